import { isObject, type JsonObject } from '../../../record/json.ts';
import { fail, ok, type Result } from '../../../record/result.ts';

export interface PointerFailure {
  readonly pointer: string;
  readonly reason: string;
}

/** What is wanted of a value: all of it, or some of its members. */
interface Wanted {
  whole: boolean;
  readonly members: Map<string, Wanted>;
}

const nothing = (): Wanted => ({ whole: false, members: new Map() });

/**
 * vc-di-ecdsa §3.4.13 `selectJsonLd`: the document with its contexts, what JSON pointers (RFC 6901) point at, and the id and
 * types of every object on the way there, because without them nothing would say what the rest is about. Elements of an
 * array move up into the gaps. Members keep their order. Null where there are no pointers.
 *
 * Fails for a pointer that is malformed or points at nothing. The answer shares its values with the document.
 */
export function select(document: JsonObject, pointers: readonly string[]): Result<JsonObject | null, PointerFailure> {
  if (pointers.length === 0) return ok(null);
  const wanted = nothing();
  for (const pointer of pointers) {
    const path = pathOf(pointer);
    if (path === null) return fail({ pointer, reason: 'not a JSON pointer' });
    if (!want(wanted, document, path)) return fail({ pointer, reason: 'points at nothing in the document' });
  }
  const { '@context': context } = document;
  return ok({ ...(context !== undefined && { '@context': context }), ...(pick(document, wanted) as JsonObject) });
}

/** RFC 6901 §3, §4: the reference tokens of a pointer; null where it is none. */
function pathOf(pointer: string): readonly string[] | null {
  if (pointer === '') return [];
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return null;
  const tokens = pointer.slice(1).split('/');
  return tokens.map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Adds a path to what is wanted; false where the value has no such path. */
function want(wanted: Wanted, value: unknown, path: readonly string[]): boolean {
  let [at, under] = [wanted, value];
  for (const token of path) {
    const found = memberOf(under, token);
    if (found === undefined) return false;
    const next = at.members.get(token) ?? nothing();
    at.members.set(token, next);
    [at, under] = [next, found];
  }
  at.whole = true;
  return true;
}

function memberOf(value: unknown, token: string): unknown {
  if (Array.isArray(value)) return /^(?:0|[1-9]\d*)$/.test(token) ? value[Number(token)] : undefined;
  return isObject(value) && Object.hasOwn(value, token) ? value[token] : undefined;
}

/** Members that say what an object is: they are shown with whatever is shown of it. */
const ALWAYS: ReadonlySet<string> = new Set(['id', 'type', '@id', '@type']);

function pick(value: unknown, { whole, members }: Wanted): unknown {
  if (whole) return value;
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => {
      const wanted = members.get(String(index));
      return wanted === undefined ? [] : [pick(item, wanted)];
    });
  }
  const picked: [string, unknown][] = [];
  for (const [name, member] of Object.entries(value as JsonObject)) {
    const wanted = members.get(name);
    if (ALWAYS.has(name)) picked.push([name, member]);
    else if (wanted !== undefined) picked.push([name, pick(member, wanted)]);
  }
  return Object.fromEntries(picked);
}
