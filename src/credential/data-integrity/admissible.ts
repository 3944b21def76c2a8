import type { JsonObject } from '../../record/json.ts';
import type { ProofFailure } from './read-proof.ts';

/**
 * What a stranger may make us canonicalise. JSON-LD merges the values of one node's property in quadratic time, so the
 * number of values is bounded, in the document and for one node, and not only the number of bytes.
 */
export const LIMITS = {
  /** The whole text, page images and all. */
  characters: 15_000_000,
  /** Names and values without what is encoded: images, tokens, signatures. */
  text: 512_000,
  /** From so many characters without a space a value can be encoded content; only so many of them are not counted. */
  encodedFrom: 1_024,
  encoded: 64,
  depth: 64,
  arrayLength: 1_000,
  values: 5_000,
  /** Values of one node, wherever in the document it is spoken of. */
  valuesOfNode: 1_000,
} as const;

/**
 * Keywords that let the same statements be written as another tree, or new meaning be given to a term. None of them occurs
 * in a credential of ours; a signature over the graph alone would not notice them.
 */
const FORBIDDEN: ReadonlyMap<string, ProofFailure['code']> = new Map([
  ['@context', 'context_not_allowed'],
  ['@vocab', 'context_not_allowed'],
  ['@base', 'context_not_allowed'],
  ['@import', 'context_not_allowed'],
  ['@propagate', 'context_not_allowed'],
  ['@graph', 'proof_shape'],
  ['@included', 'proof_shape'],
  ['@reverse', 'proof_shape'],
  ['@nest', 'proof_shape'],
  ['proof', 'proof_shape'],
]);
/** What the root of a credential may have, and nothing inside it. */
const OF_A_ROOT: ReadonlySet<string> = new Set(['@context', 'proof']);

/**
 * Where a document of its own may stand inside another: credentials in a presentation, each in a graph of its own, and
 * endorsements in an Open Badge (Open Badges 3.0 §B.1.17). The outer proof covers their statements and their proofs as
 * they stand; that the inner proofs verify is not said by it.
 */
const PRESENTED = 'verifiableCredential';
const ENDORSEMENT = 'endorsement';

const ENCODED = /^(?:data:[^,\s]{0,128},)?[A-Za-z0-9+/_.~=-]+$/;

interface Place {
  readonly value: unknown;
  readonly depth: number;
  /** The member of the nearest object under which the value stands; an array passes it on. */
  readonly under: string;
  /** Whether the value, if it is an object, is a document of its own. */
  readonly root: boolean;
  /** The node whose value it is. */
  readonly node: string;
}

/**
 * Decides whether a secured document may be canonicalised: contexts by name only and only at the root, no proof further
 * down, bounded depth and size; inside a presentation the same for each credential. Null when it may. Which contexts are
 * known is the loader's business, which of them and in which order a kind of document must have, the caller's.
 */
export function admissible(
  document: JsonObject,
  kind: 'credential' | 'presentation' = 'credential',
): ProofFailure | null {
  const budget = new Budget();
  const pending: Place[] = [{ value: document, depth: 0, under: '', root: true, node: '' }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, depth, under, root } = next;
    const tooMuch = budget.spend(value, depth, next.node);
    if (tooMuch) return { code: 'too_complex', reason: tooMuch };
    if (Array.isArray(value)) {
      for (const item of value) pending.push({ ...next, value: item, depth: depth + 1 });
    } else if (typeof value === 'object' && value !== null) {
      const members = value as JsonObject;
      if (root && !namesContexts(members, depth === 0)) {
        return { code: 'context_not_allowed', reason: '@context is not a list of addresses' };
      }
      const node = nameOf(members) ?? budget.nodeFor(members, next.node);
      for (const [key, member] of Object.entries(members)) {
        const code = root && OF_A_ROOT.has(key) ? undefined : FORBIDDEN.get(key);
        if (code) return { code, reason: `${key} inside the document` };
        const own = key === ENDORSEMENT || (key === PRESENTED && depth === 0 && kind === 'presentation');
        pending.push({ value: member, depth: depth + 1, under: key, root: own && under !== 'proof', node });
      }
    }
  }
  return null;
}

/** Contexts by their addresses; only a document inside another may do without its own. */
function namesContexts(document: JsonObject, outermost: boolean): boolean {
  const contexts = document['@context'];
  if (contexts === undefined) return !outermost;
  const list: readonly unknown[] = Array.isArray(contexts) ? contexts : [contexts];
  return list.length > 0 && list.every((context) => typeof context === 'string');
}

function nameOf({ id, '@id': keyword }: JsonObject): string | undefined {
  if (typeof id === 'string') return id;
  return typeof keyword === 'string' ? keyword : undefined;
}

/** What a document costs so far. */
class Budget {
  #values = 0;
  #text = 0;
  #encoded = 0;
  #unnamed = 0;
  readonly #ofNode = new Map<string, number>();

  /** Counts a value; the reason when it is one too many. */
  spend(value: unknown, depth: number, node: string): string | null {
    this.#values += 1;
    if (this.#values > LIMITS.values) return `more than ${LIMITS.values} values`;
    if (depth > LIMITS.depth) return `nested more than ${LIMITS.depth} deep`;
    const known = (this.#ofNode.get(node) ?? 0) + 1;
    if (known > LIMITS.valuesOfNode) return `more than ${LIMITS.valuesOfNode} values of one node`;
    this.#ofNode.set(node, known);
    if (Array.isArray(value)) {
      return value.length > LIMITS.arrayLength ? `an array of more than ${LIMITS.arrayLength}` : null;
    }
    if (typeof value === 'object' && value !== null) {
      for (const key in value) this.#text += key.length;
    } else {
      this.#text += typeof value === 'string' ? this.#lengthOf(value) : 8;
    }
    return this.#text > LIMITS.text ? `more than ${LIMITS.text} characters of text` : null;
  }

  /** A node without a name is itself; an object that says nothing of what it is belongs to the node around it. */
  nodeFor(members: JsonObject, around: string): string {
    if (!('type' in members) && !('@type' in members)) return around;
    this.#unnamed += 1;
    return `_ ${this.#unnamed}`;
  }

  #lengthOf(value: string): number {
    if (value.length < LIMITS.encodedFrom || this.#encoded === LIMITS.encoded || !ENCODED.test(value))
      return value.length;
    this.#encoded += 1;
    return 0;
  }
}
