const PROTOTYPE = '__proto__';

/**
 * Whether a document has `__proto__` as the name of a member or as a value. jsonld keeps nodes and members in plain
 * objects: as the id of a node the word writes to the prototype of every object of the process, so that one document
 * spoils all that are read after it; as the name of a member it drops the member without a word, safe mode or not. No
 * document that means something needs it.
 */
export function holdsPrototypeName(document: object): boolean {
  const open: unknown[] = [document];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (value === PROTOTYPE) return true;
    if (typeof value !== 'object' || value === null) continue;
    if (!Array.isArray(value) && Object.hasOwn(value, PROTOTYPE)) return true;
    for (const [name, part] of Object.entries(value)) {
      // As the address of a context it is one that nobody pinned, and the loader says so.
      if (name === '@context') open.push(...[part].flat().filter((each) => typeof each === 'object'));
      else if (part !== undefined) open.push(part);
    }
  }
  return false;
}
