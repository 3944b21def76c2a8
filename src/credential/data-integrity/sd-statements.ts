/** A statement whose terms have no spaces but inside a literal; only a document without named graphs has these. */
const STATEMENT = /^(\S+) (\S+) (\S+|"(?:[^"\\]|\\.)*"\S*) \.$/;
const BLANK = '_:';

/**
 * vc-di-ecdsa §3.4 `labelReplacementCanonicalizeJsonLd`: the canonical statements with the labels that the issuer gave to
 * blank nodes, in the order they were signed in, each with its line end. Null where a blank node has no label or a
 * statement lies in a named graph. Only blank nodes are relabelled, never text that looks like one.
 */
export function relabelled(canonical: string, labels: ReadonlyMap<string, string>): readonly string[] | null {
  const statements: string[] = [];
  for (const line of canonical.split('\n').slice(0, -1)) {
    const [, subject, predicate, object] = STATEMENT.exec(line) ?? [];
    if (subject === undefined || predicate === undefined || object === undefined) return null;
    const [from, to] = [relabel(subject, labels), relabel(object, labels)];
    if (from === null || to === null) return null;
    statements.push(`${from} ${predicate} ${to} .\n`);
  }
  return statements.sort();
}

function relabel(term: string, labels: ReadonlyMap<string, string>): string | null {
  if (!term.startsWith(BLANK)) return term;
  const label = labels.get(term.slice(BLANK.length));
  return label === undefined ? null : `${BLANK}${label}`;
}
