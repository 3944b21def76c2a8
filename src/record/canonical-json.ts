import canonicalize from 'canonicalize';

/** JSON in the one form of RFC 8785 (JCS), so that the same content has the same digest however it was written. */
export function canonicalJson(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('not a JSON value');
  return text;
}
