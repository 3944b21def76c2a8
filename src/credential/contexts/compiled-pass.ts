import type { CompiledContext, Entrance, Step } from './compiled-context.ts';
import { type CompiledTerm, PLAIN_IRI, undefinedTerm } from './compiled-term.ts';

/** Takes what the pass finds, node by node. `Node` is whatever the sink keeps of a node. */
export interface Sink<Node> {
  /** Whether members are visited by name, as the library does; otherwise as they are written. */
  readonly sorted: boolean;
  /** A node with this id, or without one; undefined where the sink takes no such node. */
  node(id: string | undefined): Node | undefined;
  type(node: Node, iri: string): void;
  /** The value of a property is another node. */
  link(node: Node, term: CompiledTerm, other: Node): void;
  iri(node: Node, term: CompiledTerm, iri: string): void;
  /** False where the sink cannot write the value as the library would. */
  literal(node: Node, term: CompiledTerm, value: Scalar, datatype: string | null, language: string | null): boolean;
}

export type Scalar = string | number | boolean;

/**
 * `done`: every member was understood and given to the sink. A step: compile it and begin again with a fresh sink.
 * `unsure`: the library has to say, be it a graph or an error.
 */
export type Outcome = 'done' | 'unsure' | Step;

type Members = Readonly<Record<string, unknown>>;

/** Deeper than any document that is admitted from strangers, and far from the end of the stack. */
const DEEPEST = 128;
const LANGUAGE_TAG = /^[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*$/;
const UNSURE = Symbol('left to the library');

/**
 * Walks a document under compiled contexts, once: the expansion algorithm of JSON-LD 1.1 API §5.1.2 for the documents that
 * occur, in safe mode. It follows property-scoped and type-scoped contexts, aliases, language maps, coerced values, value
 * objects, sets and compact IRIs.
 *
 * Whatever is unusual or wrong ends the walk with `unsure`; it never drops a member and never refuses a document itself.
 */
export function walk<Node>(document: object, root: CompiledContext, sink: Sink<Node>): Outcome {
  const pass = new Pass(sink);
  try {
    pass.object(document as Members, root, root, 0);
    return pass.statements > 0 ? 'done' : 'unsure';
  } catch (ended) {
    if (ended === UNSURE) return pass.step ?? 'unsure';
    throw ended;
  }
}

const isObject = (value: unknown): value is Members => Object.prototype.toString.call(value) === '[object Object]';
const isReference = (coercion: string | null): boolean => coercion === '@id' || coercion === '@vocab';

class Pass<Node> {
  readonly sink: Sink<Node>;
  /** What was given to the sink: a document that says nothing is not the same to the library as one that is empty. */
  statements = 0;
  step: Step | undefined;

  constructor(sink: Sink<Node>) {
    this.sink = sink;
  }

  /** Ends the walk. */
  unsure(): never {
    throw UNSURE;
  }

  after(from: CompiledContext, scoped: object, entrance: Entrance): CompiledContext {
    const next = from.after(scoped, entrance);
    if (next !== undefined) return next;
    this.step = { from, scoped, entrance };
    return this.unsure();
  }

  /** A node object (§5.1.2 steps 7 to 13): `scope` gives its types their meaning, its members are read under their contexts. */
  object(members: Members, scope: CompiledContext, root: CompiledContext | null, depth: number): Node {
    if (depth > DEEPEST) this.unsure();
    const within = this.typed(members, scope);
    const { idNames } = within;
    let id: string | undefined;
    for (let index = 0; index < idNames.length; index += 1) {
      const name = idNames[index] as string;
      if (!Object.hasOwn(members, name)) continue;
      const value = members[name];
      if (id !== undefined || typeof value !== 'string') this.unsure();
      id = value.startsWith('_:') ? this.blank(value) : this.absolute(within, value);
    }
    const node = this.sink.node(id) ?? this.unsure();
    const isRoot = root !== null;
    if (this.sink.sorted) {
      for (const name of Object.keys(members).sort())
        this.entry(node, name, members[name], within, scope, isRoot, depth);
    } else {
      // The engine reads what it enumerates this way without looking for it again, whatever shapes it has seen.
      for (const name in members) this.entry(node, name, members[name], within, scope, isRoot, depth);
    }
    return node;
  }

  /** One member of a node object (§5.1.2 step 13). */
  entry(
    node: Node,
    name: string,
    value: unknown,
    within: CompiledContext,
    scope: CompiledContext,
    isRoot: boolean,
    depth: number,
  ): void {
    if (name === '@context' && isRoot) return;
    const term = within.term(name) ?? undefinedTerm(this.absolute(within, name), within.active);
    if (term.kind === 'property') this.property(node, name, term, within, value, depth);
    else if (term.kind === 'type') this.types(node, value, scope);
    else if (term.kind !== 'id') this.unsure();
  }

  /** The context of a node's members: that of its types, entered in the order of their names (§5.1.2 step 11). */
  typed(members: Members, scope: CompiledContext): CompiledContext {
    let within = scope;
    let seen = false;
    for (const name of scope.typeNames) {
      if (!Object.hasOwn(members, name)) continue;
      if (seen) this.unsure();
      seen = true;
      const value = members[name];
      if (typeof value === 'string') within = this.entered(value, scope, within);
      else if (!Array.isArray(value)) this.unsure();
      else {
        // Whatever is no text could not be sorted, or would run code of its own.
        if (!value.every((type) => typeof type === 'string')) this.unsure();
        for (const type of value.length > 1 ? value.toSorted() : value) within = this.entered(type, scope, within);
      }
    }
    return within;
  }

  entered(type: string, scope: CompiledContext, within: CompiledContext): CompiledContext {
    const scoped = scope.term(type)?.scoped;
    return scoped === undefined ? within : this.after(within, scoped, 'type');
  }

  types(node: Node, value: unknown, scope: CompiledContext): void {
    if (Array.isArray(value)) for (const type of value) this.type(node, type, scope);
    else this.type(node, value, scope);
  }

  type(node: Node, type: unknown, scope: CompiledContext): void {
    if (typeof type !== 'string') this.unsure();
    this.statements += 1;
    this.sink.type(node, this.vocabulary(scope, type));
  }

  property(
    node: Node,
    name: string,
    term: CompiledTerm,
    context: CompiledContext,
    value: unknown,
    depth: number,
  ): void {
    let inner = term;
    let within = context;
    if (term.scoped !== undefined) {
      within = this.after(context, term.scoped, 'property');
      inner = within.term(name) ?? this.unsure();
      if (inner.kind !== 'property') this.unsure();
    }
    if (term.languageMap && isObject(value)) this.languages(node, term, within, value);
    else this.value(node, term, inner, within, value, depth);
  }

  /** One value of a property: `inner` is the property's definition as its own scoped context has it (§5.1.2 step 13). */
  value(
    node: Node,
    term: CompiledTerm,
    inner: CompiledTerm,
    context: CompiledContext,
    value: unknown,
    depth: number,
  ): void {
    if (typeof value === 'string') this.text(node, term, inner, context, value);
    else if (typeof value === 'number' || typeof value === 'boolean') {
      this.literal(node, term, value, isReference(inner.coercion) ? null : inner.coercion, null);
    } else if (Array.isArray(value)) {
      if (depth > DEEPEST) this.unsure();
      for (const each of value) this.value(node, term, inner, context, each, depth + 1);
    } else if (isObject(value)) this.member(node, term, inner, context, value, depth);
    else if (value !== null) this.unsure();
  }

  text(node: Node, term: CompiledTerm, inner: CompiledTerm, context: CompiledContext, value: string): void {
    const { coercion } = inner;
    if (!isReference(coercion)) this.literal(node, term, value, coercion, coercion === null ? inner.language : null);
    else if (value.startsWith('_:')) this.link(node, term, this.sink.node(this.blank(value)) ?? this.unsure());
    else {
      this.statements += 1;
      this.sink.iri(node, term, coercion === '@id' ? this.absolute(context, value) : this.vocabulary(context, value));
    }
  }

  link(node: Node, term: CompiledTerm, other: Node): void {
    this.statements += 1;
    this.sink.link(node, term, other);
  }

  literal(node: Node, term: CompiledTerm, value: Scalar, datatype: string | null, language: string | null): void {
    this.statements += 1;
    if (language === '' || !this.sink.literal(node, term, value, datatype, language)) this.unsure();
  }

  /** A language map (§5.1.2 step 13.7). */
  languages(node: Node, term: CompiledTerm, context: CompiledContext, map: Members): void {
    const tags = Object.keys(map);
    if (this.sink.sorted) tags.sort();
    for (const tag of tags) {
      const alias = context.term(tag);
      if (!LANGUAGE_TAG.test(tag) || (alias !== undefined && alias.kind !== 'property')) this.unsure();
      const language = tag.toLowerCase();
      const texts = map[tag];
      if (typeof texts === 'string') this.literal(node, term, texts, null, language);
      else if (!Array.isArray(texts)) this.unsure();
      else {
        for (const text of texts) {
          if (text === null) continue;
          if (typeof text !== 'string') this.unsure();
          this.literal(node, term, text, null, language);
        }
      }
    }
  }

  /**
   * An object as a value: a value object is read where it stands, any other leaves the context of the outer node's type
   * first, unless it is no more than an id (§5.1.2 steps 7 and 8).
   */
  member(
    node: Node,
    term: CompiledTerm,
    inner: CompiledTerm,
    context: CompiledContext,
    members: Members,
    depth: number,
  ): void {
    const names = Object.keys(members);
    let kept = false;
    if (names.length <= 2) {
      for (const name of names) {
        const kind = context.term(name)?.kind;
        if (kind === 'value') {
          this.valueObject(node, term, inner, context, members, names);
          return;
        }
        if (kind === 'id' && names.length === 1) kept = true;
      }
    }
    const outer = kept ? context : (context.previous ?? context);
    const scope = inner.scoped === undefined ? outer : this.after(outer, inner.scoped, 'property');
    this.link(node, term, this.object(members, scope, null, depth + 1));
  }

  /** `@value` alone, or with one of `@type` and `@language` (§5.1.2 step 15). */
  valueObject(
    node: Node,
    term: CompiledTerm,
    inner: CompiledTerm,
    context: CompiledContext,
    members: Members,
    names: readonly string[],
  ): void {
    if (inner.scoped !== undefined) this.unsure();
    let value: unknown;
    let datatype: string | null = null;
    let language: string | null = null;
    for (const name of names) {
      const given = members[name];
      const kind = context.term(name)?.kind;
      if (kind === 'value' && value === undefined) value = given;
      else if (kind === 'type' && typeof given === 'string') datatype = this.datatype(context, given);
      else if (kind === 'language' && typeof given === 'string' && LANGUAGE_TAG.test(given))
        language = given.toLowerCase();
      else this.unsure();
    }
    if (typeof value !== 'string' && (language !== null || (typeof value !== 'number' && typeof value !== 'boolean'))) {
      this.unsure();
    }
    this.literal(node, term, value, datatype, language);
  }

  datatype(context: CompiledContext, name: string): string {
    if (context.term(name)?.scoped !== undefined) this.unsure();
    return this.vocabulary(context, name);
  }

  /** IRI expansion of a value that may be a term (§5.2). */
  vocabulary(context: CompiledContext, name: string): string {
    const term = context.term(name);
    return term === undefined ? this.absolute(context, name) : (term.iri ?? this.unsure());
  }

  /** IRI expansion of what has to be an IRI, whole or shortened by a prefix (§5.2 steps 6 to 9). */
  absolute(context: CompiledContext, value: string): string {
    const colon = value.indexOf(':');
    if (colon <= 0) this.unsure();
    let iri = value;
    if (!value.startsWith('//', colon + 1)) {
      const prefix = context.term(value.slice(0, colon));
      if (prefix?.isPrefix) iri = (prefix.iri ?? this.unsure()) + value.slice(colon + 1);
    }
    return PLAIN_IRI.test(iri) ? iri : this.unsure();
  }

  blank(label: string): string {
    return /^_:[A-Za-z0-9]+$/.test(label) ? label : this.unsure();
  }
}
