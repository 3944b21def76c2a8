import { decodeBase64Url } from '../../record/base64.ts';
import { ok, type Result } from '../../record/result.ts';
import { parseStrictJson } from '../../record/strict-json.ts';
import { decodeUtf8 } from '../../record/utf8.ts';
import type { SealAlgorithm } from '../certificates/public-key.ts';
import { isObject, refuseJson } from './envelope.ts';
import { refuse, type SealFailure } from './failure.ts';

type Members = Readonly<Record<string, unknown>>;

/** The signing time a seal claims: which parameter said it, and UTC seconds. Claimed by the signer, proved by nothing. */
export interface ClaimedTime {
  readonly parameter: 'iat' | 'sigT';
  readonly moment: number;
}

/** A protected header whose parameters have passed every check that needs no key. */
export interface ProtectedHeader {
  readonly members: Members;
  readonly algorithm: SealAlgorithm;
  readonly signingTime: ClaimedTime;
  /** Whether the payload stands in the file as it is (`b64:false`) or in base64url. */
  readonly payloadIsRaw: boolean;
}

const ALGORITHMS: readonly SealAlgorithm[] = ['RS256', 'PS256', 'ES256', 'ES384'];

/** Parameters that a seal may declare critical: those this reader acts on, and `adoTst`, which is kept for the reader of timestamps. */
const UNDERSTOOD = ['b64', 'sigT', 'adoTst'];

/** Keys from the document itself (RFC 8725 §3.10). Refused, so that nobody is tempted to fetch or use one. */
const FORBIDDEN = ['jwk', 'jku', 'x5u'];

const MAX_HEADER_LENGTH = 200_000;

/**
 * Reads the protected header (RFC 7515 §4, RFC 7797 §3, TS 119 182-1 §5): strict base64url and JSON, one of four
 * algorithms, `crit` as RFC 7515 §4.1.11 wants it, `b64` only when critical, a JAdES `typ` or none, `iat` or `sigT` but
 * not both. `kid` is a hint and is not read (v1.2.1 §5.1.4); no address in a header is ever fetched.
 */
export function readProtectedHeader(encoded: string): Result<ProtectedHeader, SealFailure> {
  if (encoded.length > MAX_HEADER_LENGTH) return refuse('SEAL_MALFORMED', 'the protected header is too long');
  const members = decodeHeader(encoded);
  if (!members.ok) return members;
  const header = members.value;
  const fault = findForbidden(header) ?? findCritFault(header) ?? findTypeFault(header);
  if (fault) return fault;
  const algorithm = ALGORITHMS.find((name) => name === header.alg);
  if (algorithm === undefined) return refuse('SEAL_ALGORITHM', `alg has to be one of ${ALGORITHMS.join(', ')}`);
  const signingTime = readTime(header);
  if (!signingTime.ok) return signingTime;
  return ok({ members: header, algorithm, signingTime: signingTime.value, payloadIsRaw: header.b64 === false });
}

function decodeHeader(encoded: string): Result<Members, SealFailure> {
  const bytes = decodeBase64Url(encoded);
  if (bytes === null) return refuse('SEAL_MALFORMED', 'the protected header is not canonical base64url');
  const text = decodeUtf8(bytes);
  if (text === null) return refuse('SEAL_MALFORMED', 'the protected header is not UTF-8');
  const json = parseStrictJson(text);
  if (!json.ok) return refuseJson(json.error.fault, 'the protected header');
  return isObject(json.value) ? ok(json.value) : refuse('SEAL_MALFORMED', 'the protected header is no object');
}

type Refusal = ReturnType<typeof refuse>;

function findForbidden(header: Members): Refusal | null {
  const key = FORBIDDEN.find((name) => Object.hasOwn(header, name));
  if (key !== undefined) return refuse('SEAL_HEADER_FORBIDDEN', `a key or its address in ${key}`);
  return Object.hasOwn(header, 'sigD')
    ? refuse('SEAL_UNSUPPORTED', 'a signature over data that is not in the file (sigD)')
    : null;
}

function findCritFault(header: Members): Refusal | null {
  const names: unknown = header.crit;
  const hasB64 = Object.hasOwn(header, 'b64');
  if (hasB64 && typeof header.b64 !== 'boolean') return refuse('SEAL_CRIT', 'b64 has to be true or false');
  if (names === undefined) return hasB64 ? refuse('SEAL_CRIT', 'b64 without crit') : null;
  if (!Array.isArray(names) || names.length === 0) return refuse('SEAL_CRIT', 'crit has to be an array of names');
  if (new Set(names).size !== names.length) return refuse('SEAL_CRIT', 'crit names a parameter twice');
  for (const name of names) {
    if (!UNDERSTOOD.includes(name)) return refuse('SEAL_CRIT', `crit asks for ${String(name).slice(0, 40)}`);
    if (!Object.hasOwn(header, name)) return refuse('SEAL_CRIT', `crit names ${name}, which is not in the header`);
  }
  return hasB64 && !names.includes('b64') ? refuse('SEAL_CRIT', 'b64 has to be critical (RFC 7797 §6)') : null;
}

function findTypeFault({ typ }: Members): Refusal | null {
  return typ === undefined || typ === 'jose+json' || typ === 'jose'
    ? null
    : refuse('SEAL_TYPE', 'typ names another kind of token than a JAdES signature');
}

function readTime({ iat, sigT }: Members): Result<ClaimedTime, SealFailure> {
  if (iat !== undefined && sigT !== undefined) return refuse('SEAL_TIME', 'both iat and sigT are given');
  if (iat !== undefined)
    return Number.isSafeInteger(iat) && Number(iat) >= 0
      ? ok({ parameter: 'iat', moment: Number(iat) })
      : refuse('SEAL_TIME', 'iat has to be whole seconds');
  if (typeof sigT !== 'string') return refuse('SEAL_TIME', 'there is no signing time (iat or sigT)');
  const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(sigT) ? Date.parse(sigT) : Number.NaN;
  // Date.parse rolls 31 April over to 1 May; what was signed has to be a day that exists.
  return new Date(moment).getTime() === moment && new Date(moment).toISOString().startsWith(sigT.slice(0, 19))
    ? ok({ parameter: 'sigT', moment: moment / 1000 })
    : refuse('SEAL_TIME', 'sigT has to be a UTC moment such as 2026-06-26T12:00:00Z');
}
