import { LIMITS } from '../data-integrity/admissible.ts';

/**
 * Whether a document is within what every reader here takes (`LIMITS`): depth, length of a list, number of values. The
 * rules after it may then walk the document freely. Stops at the first excess, and ends for an object that contains itself.
 */
export function isBounded(document: unknown): boolean {
  const pending: { value: unknown; depth: number }[] = [{ value: document, depth: 0 }];
  let values = 0;
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { value, depth } = next;
    values += 1;
    if (values + pending.length > LIMITS.values || depth > LIMITS.depth) return false;
    if (typeof value !== 'object' || value === null) continue;
    const parts: readonly unknown[] = Array.isArray(value) ? value : Object.values(value);
    if (Array.isArray(value) && parts.length > LIMITS.arrayLength) return false;
    if (parts.length > LIMITS.values) return false;
    for (const part of parts) pending.push({ value: part, depth: depth + 1 });
  }
  return true;
}
