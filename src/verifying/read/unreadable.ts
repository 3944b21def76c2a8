/** What is well-formed JSON and yet means different things to different programs. */
export interface Unreadable {
  readonly code: 'MALFORMED_NUMBER' | 'MALFORMED_NAME';
  /** JSON pointer (RFC 6901), cut at 200 characters. */
  readonly pointer: string;
}

/**
 * Finds a number beyond the range of a double (RFC 8259 §6: readers make of 1e400 an infinity, an error or a number), and
 * the name `__proto__`, which in careless JavaScript replaces what an object inherits. Other numbers are taken as doubles.
 * Recursion is safe: strict JSON is at most 64 deep.
 */
export function findUnreadable(value: unknown, pointer: readonly (string | number)[] = []): Unreadable | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : at('MALFORMED_NUMBER', pointer);
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const found = typeof item === 'string' ? null : findUnreadable(item, [...pointer, index]);
      if (found !== null) return found;
    }
    return null;
  }
  for (const [name, member] of Object.entries(value)) {
    if (name === '__proto__') return at('MALFORMED_NAME', [...pointer, name]);
    const found = typeof member === 'string' ? null : findUnreadable(member, [...pointer, name]);
    if (found !== null) return found;
  }
  return null;
}

const at = (code: Unreadable['code'], pointer: readonly (string | number)[]): Unreadable => ({
  code,
  pointer: pointer
    .map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`)
    .join('')
    .slice(0, 200),
});
