/** A JSON object inside a document and where it stands. */
export interface Place {
  readonly value: Readonly<Record<string, unknown>>;
  readonly parent: Place | undefined;
  /** Member of the parent it stands under, and its position when that member is a list. */
  readonly key: string;
  readonly index: number | undefined;
  readonly depth: number;
}

/** A document as every lint sees it: walked and written down once, read by all. */
export interface Walked {
  readonly document: Readonly<Record<string, unknown>>;
  /** Its JSON text, which is what will be signed. */
  readonly body: string;
  /** Every object, outermost first. One that occurs in several places is listed once, at the first. */
  readonly places: readonly Place[];
}

/**
 * All objects of a document, language maps and contexts included. Composed documents share one object for a node that
 * occurs several times; it is visited once, whatever it says elsewhere it says here. Loops end for the same reason.
 */
export function walk(document: object): Walked {
  const root = document as Readonly<Record<string, unknown>>;
  const places: Place[] = [];
  const seen = new Set<object>();
  const visit = (value: unknown, parent: Place | undefined, key: string, index: number | undefined): void => {
    if (typeof value !== 'object' || value === null) return;
    if (Array.isArray(value)) {
      for (let position = 0; position < value.length; position += 1) visit(value[position], parent, key, position);
      return;
    }
    if (seen.has(value)) return;
    seen.add(value);
    const record = value as Readonly<Record<string, unknown>>;
    const place: Place = { value: record, parent, key, index, depth: parent ? parent.depth + 1 : 0 };
    places.push(place);
    for (const name in record) visit(record[name], place, name, undefined);
  };
  visit(root, undefined, '', undefined);
  return { document: root, body: JSON.stringify(document), places };
}

/** JSON pointer (RFC 6901) of a place, or of a member of it. */
export function pointer(place: Place, member?: string): string {
  const steps: string[] = member === undefined ? [] : [member];
  for (let at: Place | undefined = place; at?.parent; at = at.parent) {
    if (at.index !== undefined) steps.unshift(String(at.index));
    steps.unshift(at.key);
  }
  return steps.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** One value or many, as JSON-LD allows for both. */
export const listOf = (value: unknown): readonly unknown[] =>
  value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];

export const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects among one value or many. */
export const recordsOf = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  listOf(value).filter(isRecord);
