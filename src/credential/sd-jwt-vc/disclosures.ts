import { isObject, type JsonObject } from '../../record/json.ts';
import { ok, type Result } from '../../record/result.ts';
import { type JoseFailure, refuse } from '../jose/failure.ts';
import { type Disclosure, readDisclosures } from './disclosure.ts';
import type { ClaimedSdJwtVc } from './read.ts';

/** What an SD-JWT VC says once disclosures stand where their digests stood. */
export interface ProcessedSdJwtVc {
  readonly payload: JsonObject;
  /** The JSON-LD credential of an SD-JWT VCLD (OpenID4VP 1.0 §B.3.7); null where there is none. */
  readonly ld: JsonObject | null;
  /** JSON pointers (RFC 6901) into `payload` of everything that was disclosed, sorted. */
  readonly disclosed: readonly string[];
  /** Digests without a disclosure: what the holder keeps back, and decoys. */
  readonly undisclosed: number;
  /** `_sd_alg` in WebCrypto's words; `sd_hash` of a key binding uses the same (RFC 9901 §4.3.1). */
  readonly hash: DisclosureHash;
}

export type DisclosureHash = 'SHA-256' | 'SHA-384' | 'SHA-512';

/** Claims that a verifier decides by (SD-JWT VC §2.2.2.3, RFC 9901 §9.7). */
const ALWAYS_VISIBLE: ReadonlySet<string> = new Set([
  'iss',
  'nbf',
  'exp',
  'cnf',
  'vct',
  'vct#integrity',
  'status',
  'aud',
  'jti',
  '_sd_alg',
]);

const HASHES: ReadonlyMap<unknown, DisclosureHash> = new Map<unknown, DisclosureHash>([
  [undefined, 'SHA-256'],
  ['sha-256', 'SHA-256'],
  ['sha-384', 'SHA-384'],
  ['sha-512', 'SHA-512'],
]);
/** Of the IANA registry of named information hashes, good and not implemented here. */
const UNREAD_HASHES: readonly unknown[] = ['sha3-256', 'sha3-384', 'sha3-512', 'blake2s-256', 'blake2b-512'];

/** Levels a payload may have after processing; what JSON parsing allows before it. */
const MAX_DEPTH = 64;

/** Carries a refusal out of the recursion. */
class Refusal extends Error {
  readonly failure: JoseFailure;
  constructor(failure: JoseFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}

const refuseStep = (step: string, reason: string): never => {
  throw new Refusal(refuse('sd_jwt', reason, { step: `RFC 9901 §7.1 step ${step}` }).error);
};

/**
 * Puts disclosures in the place of their digests (RFC 9901 §7.1 steps 2.d to 5). Every rule there is a refusal `sd_jwt` that
 * names its step: hash algorithm, disclosures of the wrong shape, names `_sd` and `...`, a name that is already there,
 * a digest that occurs twice, a disclosure nothing refers to, `_sd` or `...` of another shape than §4.2.4 gives them.
 * Beyond the RFC: `__proto__` is refused as a name, and a claim that verifiers decide by may be neither disclosed nor
 * hold digests (`sd_forbidden_claim`). Nesting beyond 64 levels is `too_complex`.
 *
 * Assumes the issuer's signature is proved. Checks neither validity nor key binding.
 */
export async function processDisclosures(
  claimed: Pick<ClaimedSdJwtVc, 'jws' | 'disclosures'>,
): Promise<Result<ProcessedSdJwtVc, JoseFailure>> {
  const { payload } = claimed.jws;
  const hash = HASHES.get(payload._sd_alg);
  if (hash === undefined)
    return UNREAD_HASHES.includes(payload._sd_alg)
      ? refuse('unsupported', `digests with ${String(payload._sd_alg)} are not checked here`)
      : refuse('sd_jwt', '_sd_alg names no hash that may be used', { step: 'RFC 9901 §7.1 step 2.d' });
  const disclosures = await readDisclosures(claimed.disclosures, hash);
  if (!disclosures.ok) return disclosures;
  const walk: Walk = { disclosures: disclosures.value, seen: new Set(), disclosed: [], undisclosed: 0 };
  try {
    const processed = processObject(walk, payload, '', 1);
    const unreferenced = disclosures.value.size - walk.disclosed.length;
    if (unreferenced > 0) refuseStep('5', 'a disclosure that nothing refers to');
    const { _sd_alg: _, ...rest } = processed;
    return ok({
      payload: rest,
      ld: isObject(rest.ld) ? rest.ld : null,
      disclosed: walk.disclosed.toSorted(),
      undisclosed: walk.undisclosed,
      hash,
    });
  } catch (error) {
    if (error instanceof Refusal) return { ok: false, error: error.failure };
    throw error;
  }
}

interface Walk {
  readonly disclosures: ReadonlyMap<string, Disclosure>;
  /** Every digest met so far. */
  readonly seen: Set<string>;
  readonly disclosed: string[];
  undisclosed: number;
}

/** The disclosure behind a digest, which may occur once in all; null where it is kept back. */
function disclosureOf(walk: Walk, digest: unknown): Disclosure | null {
  if (typeof digest !== 'string') return refuseStep('3.b', 'a digest that is no text');
  if (walk.seen.has(digest)) return refuseStep('4', 'a digest that occurs twice');
  walk.seen.add(digest);
  const disclosure = walk.disclosures.get(digest) ?? null;
  if (disclosure === null) walk.undisclosed += 1;
  return disclosure;
}

function processValue(walk: Walk, value: unknown, at: string, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new Refusal(refuse('too_complex', `more than ${MAX_DEPTH} levels`).error);
  if (Array.isArray(value)) return processArray(walk, value, at, depth);
  return isObject(value) ? processObject(walk, value, at, depth) : value;
}

function processObject(walk: Walk, object: JsonObject, at: string, depth: number): JsonObject {
  const top = at === '';
  if (Object.hasOwn(object, '...')) refuseStep('3.b.ii', '... outside an array, or beside other members');
  if (!top && Object.hasOwn(object, '_sd_alg')) refuseStep('2.d', '_sd_alg below the top level');
  const result = new Map<string, unknown>();
  for (const [name, value] of Object.entries(object)) {
    if (name === '_sd') continue;
    if (top && ALWAYS_VISIBLE.has(name)) refuseDigestsIn(name, value);
    result.set(name, processValue(walk, value, `${at}/${escaped(name)}`, depth + 1));
  }
  if (!Object.hasOwn(object, '_sd')) return Object.fromEntries(result);
  if (!Array.isArray(object._sd)) return refuseStep('3.b.i', '_sd has to be an array');
  for (const digest of object._sd) {
    const disclosure = disclosureOf(walk, digest);
    if (disclosure === null) continue;
    const { name, value } = disclosure;
    if (name === null) return refuseStep('3.c.ii.1', 'a disclosure for an object has to have three elements');
    if (name === '_sd' || name === '...') refuseStep('3.c.ii.2', `a disclosed claim named ${name}`);
    if (name === '__proto__') refuseStep('3.c.ii.2', 'a disclosed claim named __proto__');
    if (top && ALWAYS_VISIBLE.has(name)) forbidClaim(name);
    if (Object.hasOwn(object, name) || result.has(name))
      refuseStep('3.c.ii.3', `a disclosure of ${name.slice(0, 60)}, which is already there`);
    const pointer = `${at}/${escaped(name)}`;
    walk.disclosed.push(pointer);
    result.set(name, processValue(walk, value, pointer, depth + 1));
  }
  return Object.fromEntries(result);
}

function processArray(walk: Walk, array: readonly unknown[], at: string, depth: number): readonly unknown[] {
  const result: unknown[] = [];
  for (const element of array) {
    const pointer = `${at}/${result.length}`;
    if (!isObject(element) || !Object.hasOwn(element, '...')) {
      result.push(processValue(walk, element, pointer, depth + 1));
      continue;
    }
    if (Object.keys(element).length !== 1) refuseStep('3.b.ii', '... beside other members');
    const disclosure = disclosureOf(walk, element['...']);
    if (disclosure === null) continue;
    if (disclosure.name !== null) refuseStep('3.c.iii.1', 'a disclosure for an array has to have two elements');
    walk.disclosed.push(pointer);
    result.push(processValue(walk, disclosure.value, pointer, depth + 1));
  }
  return result;
}

const forbidClaim = (claim: string): never => {
  throw new Refusal(refuse('sd_forbidden_claim', `${claim} has to be visible always`, { claim }).error);
};

function refuseDigestsIn(claim: string, value: unknown): void {
  if (Array.isArray(value)) for (const one of value) refuseDigestsIn(claim, one);
  if (!isObject(value)) return;
  if (Object.hasOwn(value, '_sd') || Object.hasOwn(value, '...')) forbidClaim(claim);
  for (const one of Object.values(value)) refuseDigestsIn(claim, one);
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
