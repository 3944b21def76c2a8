import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outlineOf } from '../../src/record/json-outline.ts';

/** Strings of all lengths, with what could be taken for structure, and with escapes at any place. */
const text = fc
  .tuple(fc.string({ unit: fc.constantFrom('a', '"', '\\', '{', ']', ',', ':', 'é', '😀') }), fc.nat(200))
  .map(([part, times]) => part.repeat(times));
const { value: json } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 6, withCrossShrink: true },
    fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), text),
    fc.array(tie('value'), { maxLength: 30 }),
    fc.dictionary(fc.oneof(text, fc.string()), tie('value'), { maxKeys: 12 }),
  ),
}));

/** The same counts from the value that the text was written from. */
function counted(value: unknown): { members: number; deepest: number; longest: number; escaped: boolean } {
  const isList = Array.isArray(value);
  if (typeof value !== 'object' || value === null) return { members: 0, deepest: 0, longest: 0, escaped: false };
  const within = Object.values(value).map(counted);
  const names = isList ? [] : Object.keys(value);
  return {
    members: names.length + within.reduce((sum, { members }) => sum + members, 0),
    deepest: 1 + Math.max(0, ...within.map(({ deepest }) => deepest)),
    longest: Math.max(isList ? value.length : 0, ...within.map(({ longest }) => longest)),
    escaped: names.some((name) => JSON.stringify(name).includes('\\')) || within.some(({ escaped }) => escaped),
  };
}

describe('the outline of JSON text', () => {
  it('counts what is there, wherever a string or a bracket falls in what is looked at together', () => {
    fc.assert(
      fc.property(json, fc.constantFrom(0, 1), fc.nat(9_000), (value, indent, before) => {
        // A string in front moves everything behind it over the border of what is copied at once.
        const written = JSON.stringify(
          ['x'.repeat(before % 60), ...Array(before % 800).fill('y'), value],
          null,
          indent,
        );
        const { members, deepest, escaped } = counted(value);
        const outline = outlineOf(written);
        expect(outline).toMatchObject({ excess: null, colons: members, deepest: deepest + 1 });
        // A name may be too long to be looked through; one with an escape is never overlooked.
        if (escaped) expect(outline.escapedNames).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('finds an array that is too long by its length, to the value', () => {
    fc.assert(
      fc.property(json, (value) => {
        const { longest } = counted(value);
        const written = JSON.stringify(value);
        expect(outlineOf(written, { list: Math.max(longest, 1) }).excess).toBeNull();
        if (longest > 1) expect(outlineOf(written, { list: longest - 1 }).excess).toBe('list');
      }),
      { numRuns: 300 },
    );
  });

  it('calls a short name without an escape what it is', () => {
    expect(outlineOf('{"a":"\\"","b":{"c":"\\u0041"}}').escapedNames).toBe(false);
    expect(outlineOf('{"a":1,"\\u0062":2}').escapedNames).toBe(true);
    expect(outlineOf(`{"${'n'.repeat(100)}\\"":1}`).escapedNames).toBe(true);
  });

  it('sees a string to its end that begins at the very border, and one that ends there', () => {
    for (let length = 8_180; length < 8_205; length += 1)
      for (const end of ['\\\\', '\\"', 'a']) {
        const written = `[${' '.repeat(length - 4)}"${end}","b:[{",{"c":1}]`;
        expect(JSON.parse(written)).toHaveLength(3);
        expect(outlineOf(written), `${end} at ${length}`).toMatchObject({ colons: 1, deepest: 2 });
      }
  });

  it('gives some answer to what is no JSON', () => {
    for (const broken of [
      '',
      '"',
      '"a',
      '"a\\',
      `"${'a'.repeat(300)}`,
      `"${'a\\"'.repeat(9_000)}`,
      ']]]]',
      '}{',
      ':::',
    ])
      expect(outlineOf(broken).excess).toBeNull();
  });
});
