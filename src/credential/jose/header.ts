import { decodeBase64 } from '../../record/base64.ts';
import { isObject, type JsonObject } from '../../record/json.ts';
import { ok, type Result } from '../../record/result.ts';
import { hasPrivateMember } from '../keys/public-key.ts';
import { type KeyAlgorithm, readAlgorithm } from './algorithm.ts';
import { type JoseFailure, refuse } from './failure.ts';

/** A JOSE header that has passed every check that needs neither key nor knowledge of the kind of token. */
export interface JoseHeader {
  readonly members: JsonObject;
  /** `alg` as written, and the kind of key it needs. */
  readonly alg: string;
  readonly algorithm: KeyAlgorithm;
  /** Lower case, without `application/` (RFC 7515 §4.1.9); null when absent. */
  readonly typ: string | null;
  /** As written. Names a key among those that trust gave; never a path, an address or a query. */
  readonly kid: string | null;
  /** DER of `x5c`, leaf first. Untrusted. */
  readonly certificates: readonly Uint8Array<ArrayBuffer>[] | null;
  /** A key in the header. A hint only: it proves nothing unless trust knows this very key. */
  readonly jwk: JsonObject | null;
}

const MAX_KID_LENGTH = 2_048;
const MAX_CERTIFICATES = 10;

/** Parameters that point to keys elsewhere (RFC 8725 §3.10). Refused, so that nobody is tempted to fetch them. */
const FORBIDDEN = ['jku', 'x5u'];

/**
 * Reads a JOSE header (RFC 7515 §4): an allowed algorithm, no critical extension but a harmless `b64: true`, no address of
 * a key, a public `jwk`, `kid` of at most 2,048 characters, `x5c` of one to ten certificates in base64.
 *
 * Does not check whether `typ` fits the token, `x5t#S256` (`verifyCompact` does), nor anything about the certificates.
 */
export function readHeader(members: JsonObject): Result<JoseHeader, JoseFailure> {
  const address = FORBIDDEN.find((name) => Object.hasOwn(members, name));
  if (address !== undefined) return refuse('header_forbidden', `the address of a key in ${address}`);
  const fault = findCritFault(members);
  if (fault) return fault;
  const { alg, typ, kid, jwk } = members;
  if (typ !== undefined && typeof typ !== 'string') return refuse('typ', 'typ has to be a string');
  if (kid !== undefined && (typeof kid !== 'string' || kid.length > MAX_KID_LENGTH))
    return refuse('header_forbidden', `kid has to be a string of at most ${MAX_KID_LENGTH} characters`);
  if (jwk !== undefined && !isObject(jwk)) return refuse('header_forbidden', 'jwk has to be an object');
  if (isObject(jwk) && hasPrivateMember(jwk)) return refuse('header_forbidden', 'jwk is no public key');
  const certificates = readCertificates(members.x5c);
  if (!certificates.ok) return certificates;
  const algorithm = readAlgorithm(alg);
  if (!algorithm.ok) return algorithm;
  return ok({
    members,
    alg: String(alg),
    algorithm: algorithm.value,
    typ: typ === undefined ? null : typ.toLowerCase().replace(/^application\//, ''),
    kid: kid ?? null,
    certificates: certificates.value,
    jwk: jwk ?? null,
  });
}

/** RFC 7515 §4.1.11: not empty, no name twice, no name without its parameter. RFC 7797 §7: no token has `b64: false`. */
function findCritFault(members: JsonObject): ReturnType<typeof refuse> | null {
  const { crit, b64 } = members;
  if (b64 !== undefined && b64 !== true) return refuse('crit', 'a payload that is not base64url (b64)');
  if (crit === undefined) return null;
  if (!Array.isArray(crit) || crit.length === 0) return refuse('crit', 'crit has to be a list of names');
  if (new Set(crit).size !== crit.length) return refuse('crit', 'crit names a parameter twice');
  const strange = crit.find((name) => name !== 'b64');
  if (strange !== undefined) return refuse('crit', `crit asks for ${String(strange).slice(0, 40)}`);
  return b64 === undefined ? refuse('crit', 'crit names b64, which is not in the header') : null;
}

function readCertificates(x5c: unknown): Result<JoseHeader['certificates'], JoseFailure> {
  if (x5c === undefined) return ok(null);
  if (!Array.isArray(x5c) || x5c.length === 0 || x5c.length > MAX_CERTIFICATES)
    return refuse('header_forbidden', `x5c has to hold one to ${MAX_CERTIFICATES} certificates`);
  const certificates: Uint8Array<ArrayBuffer>[] = [];
  for (const entry of x5c) {
    const der = typeof entry === 'string' ? decodeBase64(entry) : null;
    if (der === null || der.length === 0) return refuse('header_forbidden', 'x5c holds something that is not base64');
    certificates.push(der);
  }
  return ok(certificates);
}
