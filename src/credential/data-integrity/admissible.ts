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

/** Where a value stands. */
interface Place {
  readonly depth: number;
  /** The member of the nearest object under which the value stands; an array passes it on. */
  readonly under: string;
  /** Whether the value, if it is an object, is a document of its own. */
  readonly root: boolean;
  /** The node whose value it is. */
  readonly node: Said;
  /** Part of a context that was let in: its keywords define terms, and say nothing of the document. */
  readonly defining: boolean;
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
  const look = new Look(kind, inlineContexts, false);
  const refusal = look.atRoot(document);
  // Values that stand twice count once: where there may be too many of a node they are compared, on a second look.
  return refusal === null && look.isCrowded ? new Look(kind, inlineContexts, true).atRoot(document) : refusal;
}

/** Contexts by their addresses; only a document inside another may do without its own. */
function namesContexts(document: JsonObject, outermost: boolean, inline: boolean): boolean {
  const contexts = document['@context'];
  if (contexts === undefined) return !outermost;
  const list: readonly unknown[] = Array.isArray(contexts) ? contexts : [contexts];
  return list.length > 0 && list.every((context) => typeof context === 'string' || (inline && isObject(context)));
}

/** One look at a document, with what it costs so far. */
class Look {
  readonly #kind: 'credential' | 'presentation';
  readonly #inlineContexts: boolean;
  /** Whether the values of a node are compared with each other. */
  readonly #comparing: boolean;
  #values = 0;
  #text = 0;
  #encoded = 0;
  #unnamed = 0;
  readonly #nodes = new Map<string, Said>();

  constructor(kind: 'credential' | 'presentation', inlineContexts: boolean, comparing: boolean) {
    this.#kind = kind;
    this.#inlineContexts = inlineContexts;
    this.#comparing = comparing;
  }

  atRoot(document: JsonObject): ProofFailure | null {
    return this.at(document, { depth: 0, under: '', root: true, node: this.#named(''), defining: false });
  }

  /** Whether more was said of a node than it may have values, what was said twice counted twice. */
  get isCrowded(): boolean {
    for (const { count } of this.#nodes.values()) if (count > LIMITS.valuesOfNode) return true;
    return false;
  }

  /** What stands against a value and all within it. It goes no deeper than the limit, the last value of an object first. */
  at(value: unknown, place: Place): ProofFailure | null {
    if (!isComposed(value)) return this.#scalar(value, place.depth, place.under, place.node);
    const excess = this.#counted(place.depth);
    if (excess) return excess;
    return Array.isArray(value) ? this.#list(value, place) : this.#object(value as JsonObject, place);
  }

  #counted(depth: number): ProofFailure | null {
    this.#values += 1;
    if (this.#values > LIMITS.values) return tooComplex(`more than ${LIMITS.values} values`);
    return depth > LIMITS.depth ? tooComplex(`nested more than ${LIMITS.depth} deep`) : null;
  }

  #scalar(value: unknown, depth: number, under: string, node: Said): ProofFailure | null {
    const excess = this.#counted(depth);
    if (excess) return excess;
    if (typeof value === 'string') {
      if (this.#isEncoded(value)) return null;
      this.#text += value.length;
    }
    // Null is no value of a node.
    if (value !== null) node.add(under, value);
    return this.#excess(node);
  }

  #list(values: readonly unknown[], place: Place): ProofFailure | null {
    if (values.length > LIMITS.arrayLength) return tooComplex(`an array of more than ${LIMITS.arrayLength}`);
    const within = { ...place, depth: place.depth + 1 };
    for (let index = values.length - 1; index >= 0; index -= 1) {
      const refusal = this.at(values[index], within);
      if (refusal) return refusal;
    }
    return null;
  }

  #object(members: JsonObject, { depth, under, root, node: around, defining }: Place): ProofFailure | null {
    const names = Object.keys(members);
    for (const name of names) this.#text += name.length;
    const excess = this.#excess(around);
    if (excess) return excess;
    if (root && !namesContexts(members, depth === 0, this.#inlineContexts)) {
      return { code: 'context_not_allowed', reason: '@context is not a list of addresses' };
    }
    const node = this.#nodeOf(members, around);
    for (const name of names) {
      const code = forbidden(name, root, defining);
      if (code) return { code, reason: `${name} inside the document` };
    }
    for (let index = names.length - 1; index >= 0; index -= 1) {
      const name = names[index] as string;
      const member = members[name];
      const refusal = isComposed(member)
        ? this.at(member, {
            depth: depth + 1,
            under: name,
            root: under !== 'proof' && this.#hasOwnDocument(name, depth),
            node,
            defining: defining || (root && name === '@context'),
          })
        : this.#scalar(member, depth + 1, name, node);
      if (refusal) return refusal;
    }
    return null;
  }

  #hasOwnDocument(name: string, depth: number): boolean {
    return name === ENDORSEMENT || (name === PRESENTED && depth === 0 && this.#kind === 'presentation');
  }

  #excess(node: Said): ProofFailure | null {
    if (this.#text > LIMITS.text) return tooComplex(`more than ${LIMITS.text} characters of text`);
    return node.tooMany ? tooComplex(`more than ${LIMITS.valuesOfNode} values of one node`) : null;
  }

  /**
   * The node an object speaks of: the one it names; a new one where it only says of what type it is; else the one around
   * it, of which it is a value (a language map, a typed value). A node within another is one of its values.
   */
  #nodeOf(members: JsonObject, around: Said): Said {
    const { id = members['@id'] } = members;
    let node = around;
    if (typeof id === 'string') {
      if (id !== around.name) node = this.#named(id);
    } else if ('type' in members || '@type' in members) {
      this.#unnamed += 1;
      node = this.#named(`_ ${this.#unnamed}`);
    }
    if (node !== around) around.add('', node.name);
    return node;
  }

  /** What was said of the node of this name so far. */
  #named(id: string): Said {
    let node = this.#nodes.get(id);
    if (node === undefined) {
      node = new Said(id, this.#comparing);
      this.#nodes.set(id, node);
    }
    return node;
  }

  #isEncoded(value: string): boolean {
    if (value.length < LIMITS.encodedFrom || this.#encoded === LIMITS.encoded || !isEncoded(value)) return false;
    this.#encoded += 1;
    return true;
  }
}

/** Most values are not: they need no place of their own. */
const isComposed = (value: unknown): value is object => typeof value === 'object' && value !== null;

const tooComplex = (reason: string): ProofFailure => ({ code: 'too_complex', reason });

/** Why no object here may have a member of this name. */
function forbidden(name: string, root: boolean, defining: boolean): ProofFailure['code'] | undefined {
  // Most names are neither keywords nor `proof`.
  if (name.charCodeAt(0) !== 0x40 && name !== 'proof') return undefined;
  if (root && OF_A_ROOT.has(name)) return undefined;
  return defining && name !== '@import' ? undefined : FORBIDDEN.get(name);
}

/** What was said of one node. */
class Said {
  readonly name: string;
  /** How often something was said of it. */
  count = 0;
  /** What was said; null where it is only counted. */
  readonly #distinct: Set<string> | null;

  constructor(name: string, comparing: boolean) {
    this.name = name;
    this.#distinct = comparing ? new Set() : null;
  }

  add(under: string, value: unknown): void {
    this.count += 1;
    this.#distinct?.add(`${under} ${value}`);
  }

  /** More different values than a node may have. */
  get tooMany(): boolean {
    return this.#distinct !== null && this.#distinct.size > LIMITS.valuesOfNode;
  }
}

/** An image is base64, which the platform reads ten times as fast as a pattern. */
const isEncoded = (value: string): boolean => isBase64(value) || ENCODED.test(value);
