/** What is well-formed JSON and yet means different things to different programs. */
export interface Unreadable {
  readonly code: 'MALFORMED_NUMBER' | 'MALFORMED_NAME';
  /** JSON pointer (RFC 6901), cut at 200 characters. */
  readonly pointer: string;
}

/**
 * Finds a number beyond the range of a double (RFC 8259 §6: readers make of 1e400 an infinity, an error or a number), and
 * the name `__proto__`, which in careless JavaScript replaces what an object inherits. Other numbers are taken as doubles.
 */
export function findUnreadable(value: unknown): Unreadable | null {
  const found = search(value);
  return found === null ? null : { code: found.code, pointer: `/${found.path.join('/')}`.slice(0, 200) };
}

interface Place {
  readonly code: Unreadable['code'];
  readonly path: string[];
}

/** Recursion is safe: strict JSON is at most 64 deep. */
function search(value: unknown): Place | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : { code: 'MALFORMED_NUMBER', path: [] };
  if (typeof value !== 'object' || value === null) return null;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) {
      // Of thousands of texts in one array none is asked for more than its type.
      const found = typeof value[index] === 'string' ? null : search(value[index]);
      if (found !== null) return at(index, found);
    }
    return null;
  }
  if (Object.hasOwn(value, '__proto__')) return { code: 'MALFORMED_NAME', path: ['__proto__'] };
  for (const name in value) {
    const found = search((value as Readonly<Record<string, unknown>>)[name]);
    if (found !== null) return at(name, found);
  }
  return null;
}

function at(step: string | number, found: Place): Place {
  found.path.unshift(String(step).replaceAll('~', '~0').replaceAll('/', '~1'));
  return found;
}
