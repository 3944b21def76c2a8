import { isBase64 } from '../../record/base64.ts';
import { isObject, type JsonObject } from '../../record/json.ts';
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
  /** Different values of one node, wherever in the document it is spoken of: it may be written out many times. */
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
  /** Part of a context that was let in: its keywords define terms, and say nothing of the document. */
  readonly defining?: boolean;
}

/**
 * Decides whether a secured document may be canonicalised: contexts by name only and only at the root, no proof further
 * down, bounded depth and size; inside a presentation the same for each credential. Null when it may. Which contexts are
 * known is the loader's business, which of them and in which order a kind of document must have, the caller's.
 *
 * With `inlineContexts` a context at a root may also be an object; it counts towards what is bounded, and `@import` stays
 * forbidden in it.
 */
export function admissible(
  document: JsonObject,
  kind: 'credential' | 'presentation' = 'credential',
  inlineContexts = false,
): ProofFailure | null {
  const budget = new Budget();
  const pending: Place[] = [{ value: document, depth: 0, under: '', root: true, node: '' }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, depth, under, root } = next;
    const tooMuch = budget.spend(next);
    if (tooMuch) return { code: 'too_complex', reason: tooMuch };
    if (Array.isArray(value)) {
      for (const item of value) pending.push({ ...next, value: item, depth: depth + 1 });
    } else if (typeof value === 'object' && value !== null) {
      const members = value as JsonObject;
      if (root && !namesContexts(members, depth === 0, inlineContexts)) {
        return { code: 'context_not_allowed', reason: '@context is not a list of addresses' };
      }
      const node = budget.nodeOf(members, next.node);
      for (const [key, member] of Object.entries(members)) {
        const defining = next.defining || (root && key === '@context');
        const code = (root && OF_A_ROOT.has(key)) || (defining && key !== '@import') ? undefined : FORBIDDEN.get(key);
        if (code) return { code, reason: `${key} inside the document` };
        const own = key === ENDORSEMENT || (key === PRESENTED && depth === 0 && kind === 'presentation');
        pending.push({ value: member, depth: depth + 1, under: key, root: own && under !== 'proof', node, defining });
      }
    }
  }
  return null;
}

/** Contexts by their addresses; only a document inside another may do without its own. */
function namesContexts(document: JsonObject, outermost: boolean, inline: boolean): boolean {
  const contexts = document['@context'];
  if (contexts === undefined) return !outermost;
  const list: readonly unknown[] = Array.isArray(contexts) ? contexts : [contexts];
  return list.length > 0 && list.every((context) => typeof context === 'string' || (inline && isObject(context)));
}

/** What a document costs so far. */
class Budget {
  #values = 0;
  #text = 0;
  #encoded = 0;
  #unnamed = 0;
  readonly #said = new Map<string, Said>();

  /** Counts a value of a node; the reason when it is one too many. */
  spend({ value, depth, under, node }: Place): string | null {
    this.#values += 1;
    if (this.#values > LIMITS.values) return `more than ${LIMITS.values} values`;
    if (depth > LIMITS.depth) return `nested more than ${LIMITS.depth} deep`;
    if (Array.isArray(value)) {
      return value.length > LIMITS.arrayLength ? `an array of more than ${LIMITS.arrayLength}` : null;
    }
    if (typeof value === 'object' && value !== null) {
      for (const key in value) this.#text += key.length;
    } else if (typeof value === 'string') {
      if (this.#isEncoded(value)) return null;
      this.#text += value.length;
    }
    const tooMany = typeof value === 'object' ? this.#said.get(node)?.tooMany : this.#say(node, under, value);
    if (this.#text > LIMITS.text) return `more than ${LIMITS.text} characters of text`;
    return tooMany ? `more than ${LIMITS.valuesOfNode} values of one node` : null;
  }

  /**
   * The node an object speaks of: the one it names; a new one where it only says of what type it is; else the one around
   * it, of which it is a value (a language map, a typed value). A node within another is one of its values.
   */
  nodeOf(members: JsonObject, around: string): string {
    const { id = members['@id'] } = members;
    let node = around;
    if (typeof id === 'string') node = id;
    else if ('type' in members || '@type' in members) {
      this.#unnamed += 1;
      node = `_ ${this.#unnamed}`;
    }
    if (node !== around) this.#say(around, '', node);
    return node;
  }

  #say(node: string, under: string, value: unknown): boolean {
    let said = this.#said.get(node);
    if (said === undefined) {
      said = new Said();
      this.#said.set(node, said);
    }
    said.add(under, value);
    return said.tooMany;
  }

  #isEncoded(value: string): boolean {
    if (value.length < LIMITS.encodedFrom || this.#encoded === LIMITS.encoded || !isEncoded(value)) return false;
    this.#encoded += 1;
    return true;
  }
}

/** What was said of one node. That some of it is the same is looked at only where it would be too much otherwise. */
class Said {
  readonly #members: string[] = [];
  readonly #values: unknown[] = [];
  #distinct: Set<string> | null = null;

  add(under: string, value: unknown): void {
    if (this.#distinct !== null) {
      this.#distinct.add(`${under} ${value}`);
      return;
    }
    this.#members.push(under);
    this.#values.push(value);
    if (this.#values.length > LIMITS.valuesOfNode)
      this.#distinct = new Set(this.#values.map((one, index) => `${this.#members[index]} ${one}`));
  }

  /** More different values than a node may have. */
  get tooMany(): boolean {
    return this.#distinct !== null && this.#distinct.size > LIMITS.valuesOfNode;
  }
}

/** An image is base64, which the platform reads ten times as fast as a pattern. */
const isEncoded = (value: string): boolean => isBase64(value) || ENCODED.test(value);
