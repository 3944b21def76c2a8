import type { LangMap } from '../text.ts';

/** One entry of a controlled vocabulary. */
export interface Concept {
  /** Our short code: readable where the URI is not (`blended`), else the last segment of the URI (`BEL`, `0421`). */
  readonly code: string;
  readonly uri: string;
  readonly label: LangMap;
  /** Other URIs under which the same concept is accepted on reading, never written. */
  readonly alsoAccepted?: readonly string[];
}

export interface ConceptTable {
  /** URI of the skos:ConceptScheme. */
  readonly scheme: string;
  readonly concepts: readonly Concept[];
  /** The code for a code or a URI; null when the table has no such concept. */
  codeOf(codeOrUri: string): string | null;
  /** The concept of a code or URI; undefined when the table has no such concept. */
  find(codeOrUri: string): Concept | undefined;
  /** The concept of a code that was checked before; throws on an unknown one, because that is a bug. */
  get(code: string): Concept;
}

/** Rows whose code is also the last segment of the URI: code, English label, Dutch label. */
export const named = (base: string, rows: readonly (readonly [code: string, en: string, nl: string])[]): Concept[] =>
  rows.map(([code, en, nl]) => ({ code, uri: base + code, label: { en, nl } }));

/** Rows whose URI ends in an opaque segment, for which the code is ours: code, segment, English label, Dutch label. */
export const coded = (
  base: string,
  rows: readonly (readonly [code: string, segment: string, en: string, nl: string])[],
): Concept[] => rows.map(([code, segment, en, nl]) => ({ code, uri: base + segment, label: { en, nl } }));

/**
 * The table of one vocabulary. A name is compared exactly: neither case nor spaces nor labels are forgiven.
 * Two concepts under one name are a bug in the table and throw.
 */
export function conceptTable(scheme: string, concepts: readonly Concept[]): ConceptTable {
  const byName = new Map<string, Concept>();
  for (const concept of concepts)
    for (const name of [concept.code, concept.uri, ...(concept.alsoAccepted ?? [])]) {
      if (byName.has(name)) throw new Error(`two concepts named ${name} in ${scheme}`);
      byName.set(name, concept);
    }
  return {
    scheme,
    concepts,
    codeOf: (name) => byName.get(name)?.code ?? null,
    find: (name) => byName.get(name),
    get(code) {
      const concept = byName.get(code);
      if (!concept) throw new Error(`no concept ${code} in ${scheme}`);
      return concept;
    },
  };
}
