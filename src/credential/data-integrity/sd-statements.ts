/** Subject, predicate, object and, where the statement lies in a named graph, its name; only a literal has spaces. */
const STATEMENT = /^(\S+) (\S+) ("[^"\\]*(?:\\.[^"\\]*)*"\S*|[^"\s]\S*)(?: (\S+))? \.$/;
const BLANK = '_:';

/** The three or four terms of a statement in canonical N-Quads, without its line end; null where it is none. */
export function termsOf(line: string): readonly string[] | null {
  const [, ...terms] = STATEMENT.exec(line) ?? [];
  return terms.length === 0 ? null : terms.filter((term) => term !== undefined);
}

/**
 * vc-di-ecdsa §3.4 `labelReplacementCanonicalizeJsonLd`: the canonical statements with the labels that the issuer gave to
 * blank nodes, in the order they were signed in, each with its line end. Null where a blank node has no label. Only blank
 * nodes are relabelled, never text that looks like one.
 */
export function relabelled(canonical: string, labels: ReadonlyMap<string, string>): readonly string[] | null {
  const statements: string[] = [];
  for (const line of canonical.split('\n').slice(0, -1)) {
    const labelled = termsOf(line)?.map((term) => relabel(term, labels)) ?? [null];
    if (labelled.includes(null)) return null;
    statements.push(`${labelled.join(' ')} .\n`);
  }
  return statements.sort();
}

function relabel(term: string, labels: ReadonlyMap<string, string>): string | null {
  if (!term.startsWith(BLANK)) return term;
  const label = labels.get(term.slice(BLANK.length));
  return label === undefined ? null : `${BLANK}${label}`;
}
