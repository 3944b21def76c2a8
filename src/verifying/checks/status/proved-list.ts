import { moment } from '../../../credential/data-integrity/moment.ts';
import { CLOCK_SKEW, NOT_EXAMINED, readProofOf } from '../../../credential/data-integrity/read-proof.ts';
import { readTree } from '../../../credential/graph/tree.ts';
import { type CompactJws, parseCompact } from '../../../credential/jose/compact.ts';
import { unwrapEnveloped } from '../../../credential/vc-jwt/enveloped.ts';
import { parseVcJwt } from '../../../credential/vc-jwt/read.ts';
import { isObject, type JsonObject, listOf } from '../../../record/json.ts';
import { ok, type Result } from '../../../record/result.ts';
import { sha256Hex } from '../../../record/sha256.ts';
import { parseStrictJson } from '../../../record/strict-json.ts';
import { keysOfListIssuer, type ListAuthority, proveToken } from './list-authority.ts';
import { type ListTrouble, trouble } from './list-trouble.ts';

/** A status list whose signature is good and whose issuer may speak for the issuer of the credential. */
export interface ProvedList {
  readonly kind: 'credential' | 'token';
  /** Members by node, not by place; of a token, its claims. */
  readonly document: JsonObject;
  /** Who signed it: the id the list names, or the issuer of the credential where a token names none. */
  readonly issuer: string;
  /** Rises with every publication (UTC seconds); null where the list says nothing of when it was made. */
  readonly version: number | null;
  /** SHA-256 of what was signed, without what differs when the same is signed again. */
  readonly digest: string;
}

/**
 * Proves a list that came from the network or the register: a credential with Data Integrity, a credential as a JWT
 * (enveloped or not), or a status list token. Whoever signed must be the issuer of the credential or the same admitted
 * party. A list with selectively disclosed statements is refused: whoever passes it on could leave its end date out.
 *
 * What was proved is kept for a minute; what could not be is tried anew, since a key that was out of reach may be back.
 * Does not check: address, purpose, period, length; `readStatusValue` and `readTokenStatus` do.
 */
export function proveList(text: string, authority: ListAuthority): Promise<Result<ProvedList, ListTrouble>> {
  const { trust, party, issuerId, now } = authority;
  const prove = () => provedAnew(text, authority);
  if (trust.kept === undefined) return prove();
  return trust.kept(['list', party.source, party.id, issuerId, text], now, prove, ({ ok: proved }) => proved);
}

async function provedAnew(text: string, authority: ListAuthority): Promise<Result<ProvedList, ListTrouble>> {
  const written = text.trim();
  if (!written.startsWith('{')) return proveTokenList(written, authority);
  const json = parseStrictJson(written);
  if (!json.ok || !isObject(json.value)) return trouble('status_list_malformed', 'the list is not strict JSON');
  const enveloped = unwrapEnveloped(json.value);
  if (enveloped === null) return proveCredential(json.value, authority);
  if (!enveloped.ok) return trouble('status_list_malformed', enveloped.error.reason);
  return enveloped.value.mediaType === 'application/vc+jwt'
    ? proveTokenList(enveloped.value.token, authority)
    : trouble('status_list_unsupported', `a list as ${enveloped.value.mediaType}`);
}

async function proveCredential(
  secured: JsonObject,
  authority: ListAuthority,
): Promise<Result<ProvedList, ListTrouble>> {
  const issuer = isObject(secured.issuer) ? secured.issuer.id : secured.issuer;
  const [proof] = listOf(secured.proof);
  const named = isObject(proof) && typeof proof.verificationMethod === 'string' ? proof.verificationMethod : undefined;
  const keys = await keysOfListIssuer(issuer, authority, named);
  if (!keys.ok) return keys;
  const reading = await readProofOf(secured, keys.value, { now: authority.now });
  if (!reading.ok) {
    const { code, reason } = reading.error;
    return trouble(NOT_EXAMINED.has(code) ? 'status_list_unsupported' : 'status_list_unproved', reason, code);
  }
  const { document, canonical, proofs } = reading.value;
  if (proofs.some(({ cryptosuite }) => cryptosuite === 'ecdsa-sd-2023'))
    return trouble('status_list_unsupported', 'a list that shows only some of its statements');
  const tree = readTree(document);
  if (!tree.ok) return trouble('status_list_malformed', tree.error.reason);
  const { root, node } = tree.value;
  return ok({
    kind: 'credential',
    document: {
      ...root,
      credentialSubject: [...new Set(listOf(root.credentialSubject).map((one) => node(one) ?? one))],
    },
    issuer: String(issuer),
    version: latest([moment(root.validFrom), moment(root.issuanceDate), ...proofs.map(({ created }) => created)]),
    digest: await sha256Hex(new TextEncoder().encode(canonical)),
  });
}

async function proveTokenList(token: string, authority: ListAuthority): Promise<Result<ProvedList, ListTrouble>> {
  const jws = parseCompact(token);
  if (!jws.ok) return trouble('status_list_malformed', jws.error.reason, jws.error.code);
  return jws.value.typ === 'statuslist+jwt' ? proveStatusToken(jws.value, authority) : proveVcJwt(token, authority);
}

async function proveStatusToken(jws: CompactJws, authority: ListAuthority): Promise<Result<ProvedList, ListTrouble>> {
  const { iss, iat } = jws.payload;
  // Token Status List §5.1 has no `iss`: whoever holds the issuer's key is the issuer.
  const issuer = iss ?? authority.issuerId;
  const proved = await proveToken(jws, issuer, authority);
  if (!proved.ok) return proved;
  return ok({
    kind: 'token',
    document: jws.payload,
    issuer: String(issuer),
    version: typeof iat === 'number' ? iat : null,
    digest: await sha256Hex(jws.signingInput),
  });
}

async function proveVcJwt(token: string, authority: ListAuthority): Promise<Result<ProvedList, ListTrouble>> {
  const read = parseVcJwt(token);
  if (!read.ok) return trouble('status_list_malformed', read.error.reason, read.error.code);
  const { jws, credential, issuerId, issuedAt, notBefore, expires } = read.value;
  const proved = await proveToken(jws, issuerId, authority);
  if (!proved.ok) return proved;
  if ((notBefore ?? 0) > authority.now + CLOCK_SKEW || (expires ?? authority.now) < authority.now - CLOCK_SKEW) {
    return trouble('status_list_expired', 'the token is not in force');
  }
  return ok({
    kind: 'credential',
    document: credential,
    issuer: String(issuerId),
    version: latest([issuedAt, notBefore, moment(credential.validFrom), moment(credential.issuanceDate)]),
    digest: await sha256Hex(jws.signingInput),
  });
}

/** Many issuers keep `validFrom` and renew only the signature; both are signed, and both only rise. */
const latest = (times: readonly (number | null)[]): number | null =>
  times.reduce((last, time) => (time !== null && (last === null || time > last) ? time : last), null);
