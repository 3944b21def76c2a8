import { pinnedContext } from '../../src/credential/contexts/loader.ts';

/** A term as its context writes it down, for a generator that wants to meet every kind of them. */
export interface WrittenTerm {
  readonly name: string;
  readonly type: string | undefined;
  readonly container: readonly string[];
  /** The terms of its scoped context. */
  readonly scope: Vocabulary | undefined;
}

export interface Vocabulary {
  readonly properties: readonly WrittenTerm[];
  /** Terms that look like classes: their names begin with a capital. */
  readonly classes: readonly WrittenTerm[];
}

/** The terms of a sequence of pinned contexts, scoped ones below the term they hang on. */
export function vocabularyOf(urls: readonly string[]): Vocabulary {
  const all = urls.map((url) => {
    const document = pinnedContext(url) as { readonly '@context': object } | undefined;
    if (document === undefined) throw new Error(`${url} is not pinned`);
    return within(document['@context']);
  });
  return {
    properties: all.flatMap(({ properties }) => properties),
    classes: all.flatMap(({ classes }) => classes),
  };
}

function within(context: object): Vocabulary {
  const terms = Object.entries(context)
    .filter(([name, value]) => !name.startsWith('@') && value !== null && !isNamespaceOrKeyword(value))
    .map(([name, value]) => written(name, value as object | string));
  return {
    properties: terms.filter(({ name }) => !/^[A-Z]/.test(name)),
    classes: terms.filter(({ name }) => /^[A-Z]/.test(name)),
  };
}

const isNamespaceOrKeyword = (value: unknown): boolean => typeof value === 'string' && /^@|[#/]$/.test(value);

function written(name: string, value: object | string): WrittenTerm {
  if (typeof value === 'string') return { name, type: undefined, container: [], scope: undefined };
  const { '@type': type, '@container': container, '@context': scoped } = value as Record<string, unknown>;
  return {
    name,
    type: typeof type === 'string' ? type : undefined,
    container: [container ?? []].flat() as string[],
    scope: typeof scoped === 'object' && scoped !== null && !Array.isArray(scoped) ? within(scoped) : undefined,
  };
}
