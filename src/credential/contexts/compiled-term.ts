import type { ActiveContext } from 'jsonld';

/** What a name stands for as the key of a member. `refused` is left to the library. */
export type TermKind = 'property' | 'id' | 'type' | 'value' | 'language' | 'none' | 'refused';

/** A term definition of jsonld, read once and brought into the shape the compiled pass asks for. */
export interface CompiledTerm {
  readonly kind: TermKind;
  /** The absolute IRI the name stands for, as a property and as a value of a vocabulary; null where it has none. */
  readonly iri: string | null;
  /** The IRI as N-Quads writes a predicate, with the space behind it; empty unless `kind` is `property`. */
  readonly predicate: string;
  /** Whether the name may stand before a colon (JSON-LD 1.1 §4.1.5). */
  readonly isPrefix: boolean;
  /** Whether an object under this property is a language map (§4.6.2). */
  readonly languageMap: boolean;
  /** The scoped context of the term (§4.1.8, §4.1.9); undefined where it has none. */
  readonly scoped: object | undefined;
  /** `@id`, `@vocab`, the IRI of a datatype, or null for a value that is taken as it comes. */
  readonly coercion: string | null;
  /** The language of a plain string, in lower case; null for none. */
  readonly language: string | null;
}

/** What jsonld keeps of a term; `reverse`, `_prefix` and `protected` are its own names. */
export interface TermDefinition {
  readonly '@id'?: string | null;
  readonly '@type'?: string;
  readonly '@container'?: readonly string[];
  readonly '@context'?: unknown;
  readonly '@language'?: string | null;
  readonly '@direction'?: string | null;
  readonly reverse?: boolean;
  readonly protected?: boolean;
  readonly _prefix?: boolean;
}

/** An absolute IRI that N-Quads writes as it is. Narrower than jsonld's test: what only jsonld takes, it shall judge. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that N-Quads escapes in an IRI
export const PLAIN_IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s\u0000-\u0020<>"{}|\\^`]*$/;

const LANG_STRING = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#langString';
const ALIASED: ReadonlyMap<string, TermKind> = new Map([
  ['@id', 'id'],
  ['@type', 'type'],
  ['@value', 'value'],
  ['@language', 'language'],
  ['@none', 'none'],
]);
const SIMPLE_CONTAINERS: ReadonlySet<string> = new Set(['@set', '@language']);

/** Reads the definition of a term. Whatever the compiled pass does not follow becomes `refused`. */
export function compileTerm(definition: TermDefinition | null, active: ActiveContext): CompiledTerm {
  if (definition === null) return REFUSED;
  const { '@id': id, _prefix: isPrefix = false } = definition;
  const alias = ALIASED.get(id ?? '');
  if (alias !== undefined) return { ...REFUSED, kind: alias };
  if (typeof id !== 'string' || !PLAIN_IRI.test(id)) return { ...REFUSED, isPrefix };
  const scoped = definition['@context'];
  const readable = scoped === undefined || followed(scoped);
  const plain = readable && followsValues(definition, active);
  return {
    kind: plain ? 'property' : 'refused',
    iri: readable ? id : null,
    predicate: plain ? `<${id}> ` : '',
    isPrefix,
    languageMap: definition['@container']?.includes('@language') === true,
    scoped: readable ? (scoped as object | undefined) : undefined,
    coercion: coercionOf(definition),
    language: languageOf(definition, active),
  };
}

/** A property named by its IRI, whole or shortened: no definition says anything about its values (§4.1.5). */
export function undefinedTerm(iri: string, active: ActiveContext): CompiledTerm {
  if (active['@direction'] !== undefined) return REFUSED;
  return { ...REFUSED, kind: 'property', iri, predicate: `<${iri}> `, language: languageOf({}, active) };
}

const REFUSED: CompiledTerm = {
  kind: 'refused',
  iri: null,
  predicate: '',
  isPrefix: false,
  languageMap: false,
  scoped: undefined,
  coercion: null,
  language: null,
};

export const KEYWORDS: ReadonlyMap<string, CompiledTerm> = new Map(
  [...ALIASED].map(([keyword, kind]) => [keyword, { ...REFUSED, kind }]),
);

/** Contexts that switch propagation, import others or start afresh are left to the library. */
const followed = (scoped: unknown): boolean =>
  typeof scoped === 'object' &&
  scoped !== null &&
  !Array.isArray(scoped) &&
  !('@propagate' in scoped || '@import' in scoped || '@base' in scoped || '@vocab' in scoped);

function followsValues(definition: TermDefinition, active: ActiveContext): boolean {
  if (definition.reverse === true) return false;
  if (definition['@container']?.some((each) => !SIMPLE_CONTAINERS.has(each))) return false;
  if ((definition['@direction'] ?? active['@direction'] ?? null) !== null) return false;
  const type = definition['@type'];
  return type !== '@json' && type !== LANG_STRING && (type === undefined || !isDatatype(type) || PLAIN_IRI.test(type));
}

const isDatatype = (type: string): boolean => !type.startsWith('@');

function coercionOf({ '@type': type }: TermDefinition): string | null {
  return type === undefined || type === '@none' ? null : type;
}

function languageOf(definition: TermDefinition, active: ActiveContext): string | null {
  return '@language' in definition ? (definition['@language'] ?? null) : (active['@language'] ?? null);
}
