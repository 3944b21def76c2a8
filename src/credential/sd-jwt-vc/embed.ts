import { isObject, type JsonObject } from '../../record/json.ts';
import { type JoseFailure, refuse } from '../jose/failure.ts';
import type { Disclosure } from './disclosure.ts';

/** Claims that a verifier decides by (SD-JWT VC §2.2.2.3, RFC 9901 §9.7): never disclosed, always there. */
const ALWAYS_VISIBLE: ReadonlySet<string> = new Set([
  'iss',
  'nbf',
  'exp',
  'cnf',
  'vct',
  'vct#integrity',
  'status',
  'aud',
  '_sd_alg',
]);

/** Levels a payload may have once disclosures stand in it: as many as JSON may have before. */
const MAX_DEPTH = 64;

/** Carries a refusal out of the recursion. */
export class Refusal extends Error {
  readonly failure: JoseFailure;
  constructor(failure: JoseFailure) {
    super(failure.reason);
    this.failure = failure;
  }
}

const refuseStep = (step: string, reason: string): never => {
  throw new Refusal(refuse('sd_jwt', reason, { step: `RFC 9901 §7.1 step ${step}` }).error);
};

const forbidClaim = (claim: string): never => {
  throw new Refusal(refuse('sd_forbidden_claim', `${claim} has to be visible always`, { claim }).error);
};

/** A payload in which disclosures stand where their digests stood, and what happened on the way. */
export interface Embedded {
  readonly payload: JsonObject;
  /** JSON pointers (RFC 6901) into `payload` of everything that was disclosed. */
  readonly disclosed: readonly string[];
  readonly undisclosed: number;
  /** JSON pointers into `payload` of the objects and lists from which digests were left without a disclosure, each once. */
  readonly incomplete: readonly string[];
}

interface Walk {
  readonly disclosures: ReadonlyMap<string, Disclosure>;
  /** Every digest met so far. */
  readonly seen: Set<string>;
  readonly disclosed: string[];
  readonly incomplete: Set<string>;
  undisclosed: number;
}

/** RFC 9901 §7.1 steps 3.b to 5. Throws `Refusal`. */
export function embedDisclosures(payload: JsonObject, disclosures: ReadonlyMap<string, Disclosure>): Embedded {
  const walk: Walk = { disclosures, seen: new Set(), disclosed: [], incomplete: new Set(), undisclosed: 0 };
  const { _sd_alg: _, ...embedded } = embedInObject(walk, payload, '', 1);
  if (walk.disclosed.length < disclosures.size) refuseStep('5', 'a disclosure that nothing refers to');
  const { disclosed, undisclosed, incomplete } = walk;
  return { payload: embedded, disclosed, undisclosed, incomplete: [...incomplete] };
}

/** The disclosure behind a digest, which may occur once in all; null where it is kept back. `at` is what holds the digest. */
function disclosureOf(walk: Walk, digest: unknown, at: string): Disclosure | null {
  if (typeof digest !== 'string') return refuseStep('3.b', 'a digest that is no text');
  if (walk.seen.has(digest)) return refuseStep('4', 'a digest that occurs twice');
  walk.seen.add(digest);
  const disclosure = walk.disclosures.get(digest) ?? null;
  if (disclosure === null) {
    walk.undisclosed += 1;
    walk.incomplete.add(at);
  }
  return disclosure;
}

function embed(walk: Walk, value: unknown, at: string, depth: number): unknown {
  if (depth > MAX_DEPTH) throw new Refusal(refuse('too_complex', `more than ${MAX_DEPTH} levels`).error);
  if (Array.isArray(value)) return embedInArray(walk, value, at, depth);
  return isObject(value) ? embedInObject(walk, value, at, depth) : value;
}

function embedInObject(walk: Walk, object: JsonObject, at: string, depth: number): JsonObject {
  const top = at === '';
  if (Object.hasOwn(object, '...')) refuseStep('3.b.ii', '... outside an array');
  if (!top && Object.hasOwn(object, '_sd_alg')) refuseStep('2.d', '_sd_alg below the top level');
  const members = new Map<string, unknown>();
  for (const [name, value] of Object.entries(object)) {
    if (name === '_sd') continue;
    if (top && ALWAYS_VISIBLE.has(name) && holdsDigests(value)) forbidClaim(name);
    members.set(name, embed(walk, value, `${at}/${escaped(name)}`, depth + 1));
  }
  if (Object.hasOwn(object, '_sd')) {
    if (!Array.isArray(object._sd)) return refuseStep('3.b.i', '_sd has to be an array');
    for (const digest of object._sd) {
      const disclosure = disclosureOf(walk, digest, at);
      if (disclosure === null) continue;
      const name = admissibleName(disclosure, members, top);
      const pointer = `${at}/${escaped(name)}`;
      walk.disclosed.push(pointer);
      members.set(name, embed(walk, disclosure.value, pointer, depth + 1));
    }
  }
  // `fromEntries` makes every name a member of its own, also one that assignment would take for the prototype.
  return Object.fromEntries(members);
}

function admissibleName({ name }: Disclosure, members: ReadonlyMap<string, unknown>, top: boolean): string {
  if (name === null) return refuseStep('3.c.ii.1', 'a disclosure for an object has to have three elements');
  if (name === '_sd' || name === '...' || name === '__proto__')
    return refuseStep('3.c.ii.2', `a disclosed claim named ${name}`);
  if (top && ALWAYS_VISIBLE.has(name)) return forbidClaim(name);
  return members.has(name)
    ? refuseStep('3.c.ii.3', `a disclosure of ${name.slice(0, 60)}, which is already there`)
    : name;
}

function embedInArray(walk: Walk, array: readonly unknown[], at: string, depth: number): readonly unknown[] {
  const elements: unknown[] = [];
  for (const element of array) {
    // Most lists are of texts, and there may be thousands of them: nothing can be embedded in those.
    if (typeof element !== 'object' && depth < MAX_DEPTH) {
      elements.push(element);
      continue;
    }
    const pointer = `${at}/${elements.length}`;
    if (!isObject(element) || !Object.hasOwn(element, '...')) {
      elements.push(embed(walk, element, pointer, depth + 1));
      continue;
    }
    if (Object.keys(element).length !== 1) refuseStep('3.b.ii', '... beside other members');
    const disclosure = disclosureOf(walk, element['...'], at);
    if (disclosure === null) continue;
    if (disclosure.name !== null) refuseStep('3.c.iii.1', 'a disclosure for an array has to have two elements');
    walk.disclosed.push(pointer);
    elements.push(embed(walk, disclosure.value, pointer, depth + 1));
  }
  return elements;
}

function holdsDigests(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(holdsDigests);
  if (!isObject(value)) return false;
  return Object.hasOwn(value, '_sd') || Object.hasOwn(value, '...') || Object.values(value).some(holdsDigests);
}

const escaped = (name: string): string => name.replaceAll('~', '~0').replaceAll('/', '~1');
