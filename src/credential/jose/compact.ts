import { decodeBase64Url } from '../../record/base64.ts';
import { isObject, type JsonObject } from '../../record/json.ts';
import { ok, type Result } from '../../record/result.ts';
import { sha256Hex } from '../../record/sha256.ts';
import { encodeAscii, encodeUtf8 } from '../../record/utf8.ts';
import { keyFor, type PublicKey } from '../keys/public-key.ts';
import { VERIFICATION } from './algorithm.ts';
import { type JoseFailure, refuse } from './failure.ts';
import { type JoseHeader, readHeader } from './header.ts';
import { readJsonSegment } from './segment.ts';

/** A token that is well formed. Nothing in it is proved. */
export interface CompactJws extends Omit<JoseHeader, 'members'> {
  readonly header: JsonObject;
  readonly headerText: string;
  readonly payload: JsonObject;
  /** The payload as it was signed. */
  readonly payloadText: string;
  /** ASCII(header "." payload), both in base64url (RFC 7515 §5.1 step 5). */
  readonly signingInput: Uint8Array<ArrayBuffer>;
  readonly signature: Uint8Array<ArrayBuffer>;
}

/** Twenty million characters: as much as a sealed document may have. */
export const MAX_TOKEN_LENGTH = 20_000_000;
const MAX_HEADER_LENGTH = 200_000;
const MAX_SIGNATURE_LENGTH = 2_048;

/**
 * Reads a compact JWS whose payload is a JSON object (RFC 7515 §7.1, RFC 7519 §7.2, RFC 8725 §3): three segments, each in
 * the one spelling of base64url, strict JSON, a header as `readHeader` wants it. One token has one text: whoever changes a
 * character changes what is signed, or is refused here.
 *
 * Does not check: the signature, `typ`, any claim.
 */
export function parseCompact(token: string): Result<CompactJws, JoseFailure> {
  if (token.length > MAX_TOKEN_LENGTH) return refuse('too_large', 'the token is longer than a token may be');
  const first = token.indexOf('.');
  const last = token.lastIndexOf('.');
  if (first < 0 || first === last || token.indexOf('.', first + 1) !== last)
    return refuse('malformed', 'a token has three segments');
  if (first > MAX_HEADER_LENGTH) return refuse('too_large', 'the header is longer than a header may be');
  if (token.length - last > MAX_SIGNATURE_LENGTH) return refuse('malformed', 'no signature is that long');
  const header = readObject(token.slice(0, first), 'the header');
  if (!header.ok) return header;
  const read = readHeader(header.value.object);
  if (!read.ok) return read;
  const payload = readObject(token.slice(first + 1, last), 'the payload');
  if (!payload.ok) return payload;
  const signature = decodeBase64Url(token.slice(last + 1));
  if (signature === null) return refuse('malformed', 'the signature is not canonical base64url');
  const { members, ...parameters } = read.value;
  return ok({
    ...parameters,
    header: members,
    headerText: header.value.text,
    payload: payload.value.object,
    payloadText: payload.value.text,
    signingInput: encodeAscii(token.slice(0, last)),
    signature,
  });
}

function readObject(segment: string, where: string): Result<{ text: string; object: JsonObject }, JoseFailure> {
  const json = readJsonSegment(segment, where);
  if (!json.ok) return json;
  const { text, value } = json.value;
  return isObject(value) ? ok({ text, object: value }) : refuse('malformed', `${where} is no object`);
}

/**
 * Proves the signature (RFC 7515 §5.2 step 8) with a key that trust gave. `key` where the key is not one for the token's
 * algorithm, `signature` with digests where it does not fit, `header_forbidden` where `x5t#S256` is not the thumbprint of
 * the first certificate in `x5c`.
 *
 * Does not check whose key it is, whether it was revoked, nor any claim.
 */
export async function verifyCompact(jws: CompactJws, key: PublicKey): Promise<Result<true, JoseFailure>> {
  const usable = key.algorithm === jws.algorithm ? key.key : await keyFor(key, jws.algorithm);
  if (usable === null) return refuse('key', `a key for ${key.algorithm}, and a token signed with ${jws.alg}`);
  const { parameters, bytes } = VERIFICATION[jws.algorithm];
  const lengthFits = bytes === null || jws.signature.length === bytes;
  const good = lengthFits && (await crypto.subtle.verify(parameters, usable, jws.signature, jws.signingInput));
  if (jws.certificates !== null && jws.header['x5t#S256'] !== undefined && !(await isThumbprint(jws)))
    return refuse('header_forbidden', 'x5t#S256 belongs to another certificate than the first of x5c');
  if (good) return ok(true);
  const reason = lengthFits
    ? 'the signature does not belong to this header, payload and key'
    : `a signature with ${jws.alg} has ${bytes} bytes, and this one ${jws.signature.length}`;
  const [signingInput, header, payload] = await Promise.all([
    signedDigest(jws),
    sha256Hex(encodeUtf8(jws.headerText)),
    sha256Hex(encodeUtf8(jws.payloadText)),
  ]);
  return refuse('signature', reason, {
    evidence: { alg: jws.alg, kid: jws.kid, digests: { signingInput, header, payload } },
  });
}

/** SHA-256 of what was signed, in hexadecimal, for whoever compares: it costs as much as the signature of a long token. */
export const signedDigest = ({ signingInput }: Pick<CompactJws, 'signingInput'>): Promise<string> =>
  sha256Hex(signingInput);

async function isThumbprint({ header, certificates }: CompactJws): Promise<boolean> {
  const thumbprint = header['x5t#S256'];
  const bytes = typeof thumbprint === 'string' ? decodeBase64Url(thumbprint) : null;
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', certificates?.[0] ?? new Uint8Array()));
  return bytes !== null && bytes.length === digest.length && bytes.every((octet, index) => octet === digest[index]);
}

/** Refuses a token of another kind (RFC 8725 §3.11). `typ` is one of `accepted`; null stands for a token without. */
export const hasType = (jws: CompactJws, accepted: readonly (string | null)[]): Result<true, JoseFailure> =>
  accepted.includes(jws.typ)
    ? ok(true)
    : refuse('typ', jws.typ === null ? 'the token has no typ' : `a token of typ ${jws.typ.slice(0, 60)}`);
