import { ok, type Result } from '../../record/result.ts';
import { type JsonFault, parseStrictJson } from '../../record/strict-json.ts';
import { refuse, type SealFailure } from './failure.ts';

/** The four strings of a JWS in JSON serialisation, and the unsigned properties that came with them. */
export interface Envelope {
  readonly serialisation: 'general' | 'flattened';
  readonly payload: string;
  readonly protectedHeader: string;
  readonly signature: string;
  readonly unsignedProperties: readonly unknown[];
}

/** Twenty million UTF-16 units: ten times the largest EDC with page images. */
export const MAX_SEAL_LENGTH = 20_000_000;

type Members = Readonly<Record<string, unknown>>;

/**
 * Reads the outer JSON of a seal (RFC 7515 §7.2, TS 119 182-1 §5.3.1). Stricter than the RFC, which wants unknown members
 * ignored: whatever stands beside payload, protected header, signature and `etsiU` is outside the signature and is
 * refused, because a reader that ignores it and one that shows it would tell two stories about one file.
 */
export function readEnvelope(text: string): Result<Envelope, SealFailure> {
  if (text.length > MAX_SEAL_LENGTH) return refuse('SEAL_TOO_LARGE', 'the file is larger than a seal can be');
  const json = parseStrictJson(text);
  if (!json.ok) return refuseJson(json.error.fault, 'the file');
  return isObject(json.value) ? envelopeOf(json.value) : refuse('SEAL_MALFORMED', 'the file is no JSON object');
}

/** The same for JSON that was parsed strictly already. */
export function envelopeOf(outer: Members): Result<Envelope, SealFailure> {
  const general = Object.hasOwn(outer, 'signatures');
  if (!general) return readSignature(outer, outer, 'flattened', ['payload', 'protected', 'header', 'signature']);
  const surplus = findSurplus(outer, ['payload', 'signatures']);
  if (surplus) return surplus;
  const { signatures } = outer;
  if (!Array.isArray(signatures) || signatures.length === 0) return refuse('SEAL_MALFORMED', 'there is no signature');
  if (signatures.length > 1) return refuse('SEAL_UNSUPPORTED', 'more than one signature on one document');
  const entry: unknown = signatures[0];
  if (!isObject(entry)) return refuse('SEAL_MALFORMED', 'the signature is no object');
  return readSignature(outer, entry, 'general', ['protected', 'header', 'signature']);
}

function readSignature(
  outer: Members,
  entry: Members,
  serialisation: Envelope['serialisation'],
  allowed: readonly string[],
): Result<Envelope, SealFailure> {
  const surplus = findSurplus(entry, allowed);
  if (surplus) return surplus;
  const { payload } = outer;
  const { protected: protectedHeader, signature, header } = entry;
  if (payload === undefined || payload === null)
    return refuse('SEAL_UNSUPPORTED', 'a detached signature: the document is not in the file');
  if (typeof payload !== 'string') return refuse('SEAL_MALFORMED', 'the payload is no string');
  if (typeof protectedHeader !== 'string' || typeof signature !== 'string')
    return refuse('SEAL_MALFORMED', 'protected header and signature have to be strings');
  const unsignedProperties = readUnprotected(header);
  if (!unsignedProperties.ok) return unsignedProperties;
  return ok({
    serialisation,
    payload,
    protectedHeader,
    signature,
    unsignedProperties: unsignedProperties.value,
  });
}

function readUnprotected(header: unknown): Result<readonly unknown[], SealFailure> {
  if (header === undefined) return ok([]);
  if (!isObject(header)) return refuse('SEAL_MALFORMED', 'the unprotected header is no object');
  const foreign = Object.keys(header).find((name) => name !== 'etsiU');
  if (foreign !== undefined)
    return refuse('SEAL_HEADER_FORBIDDEN', `the unprotected header may hold only etsiU, not ${foreign.slice(0, 40)}`);
  const { etsiU } = header;
  if (!Array.isArray(etsiU) || etsiU.length === 0)
    return refuse('SEAL_MALFORMED', 'etsiU has to be an array that is not empty');
  return ok(etsiU);
}

function findSurplus(members: Members, allowed: readonly string[]): { ok: false; error: SealFailure } | null {
  const surplus = Object.keys(members).find((name) => !allowed.includes(name));
  return surplus === undefined ? null : refuse('SEAL_MALFORMED', `an unknown member ${surplus.slice(0, 40)}`);
}

export const isObject = (value: unknown): value is Members =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function refuseJson(fault: JsonFault, what: string): { ok: false; error: SealFailure } {
  switch (fault) {
    case 'syntax':
      return refuse('SEAL_MALFORMED', `${what} is not JSON`);
    case 'depth':
      return refuse('SEAL_MALFORMED', `${what} is nested too deeply`);
    case 'ill-formed-text':
      return refuse('SEAL_MALFORMED', `${what} has text that is not well-formed Unicode`);
    case 'duplicate-key':
      return refuse('SEAL_DUPLICATE_KEY', `${what} names a member twice`);
  }
}
