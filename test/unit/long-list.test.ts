import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/credential/data-integrity/admissible.ts';
import { readJsonSegment } from '../../src/credential/jose/segment.ts';
import { encodeBase64Url } from '../../src/record/base64.ts';
import { outlineOf } from '../../src/record/json-outline.ts';

const { arrayLength } = LIMITS;
const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
const isLong = (value: unknown): boolean => outlineOf(JSON.stringify(value), { list: arrayLength }).excess === 'list';

describe('an array that is too long is seen before it is parsed', () => {
  it('from the first value too many', () => {
    expect(isLong({ a: numbers(arrayLength) })).toBe(false);
    expect(isLong({ a: numbers(arrayLength + 1) })).toBe(true);
  });

  it('in whatever it stands, and after arrays that are not', () => {
    expect(isLong([[numbers(10)], { b: [{ c: numbers(arrayLength + 1) }] }])).toBe(true);
    expect(isLong([...numbers(arrayLength - 1), numbers(10)])).toBe(false);
    expect(isLong([...numbers(arrayLength), numbers(10)])).toBe(true);
  });

  it('and neither members of an object, nor commas in a text, nor the values of several arrays are counted', () => {
    expect(isLong(Object.fromEntries(numbers(5_000).map((name) => [`k${name}`, 1])))).toBe(false);
    expect(isLong([',",['.repeat(5_000)])).toBe(false);
    expect(isLong(numbers(50).map(() => numbers(500)))).toBe(false);
    expect(isLong(Object.fromEntries(numbers(3).map((name) => [name, numbers(500)])))).toBe(false);
  });

  it('a segment of a token with one says nothing against the token', () => {
    const segment = (value: unknown) => encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
    expect(readJsonSegment(segment(numbers(arrayLength)), 'the payload').ok).toBe(true);
    expect(readJsonSegment(segment(numbers(arrayLength + 1)), 'the payload')).toMatchObject({
      ok: false,
      error: { code: 'long_list' },
    });
  });
});
