import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictJson } from '../../src/record/strict-json.ts';

const faultOf = (text: string) => {
  const parsed = parseStrictJson(text);
  return parsed.ok ? null : parsed.error;
};

describe('strict JSON', () => {
  it('gives what JSON.parse gives for whatever JSON.stringify writes', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 6 }), fc.constantFrom(0, 2), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
      }),
    );
  });

  it.each([
    '{"a":1,"a":1}',
    '{"a":1,"b":{"c":[{"d":1,"d":2}]}}',
    '{"a":1,"\\u0061":2}',
    '{"a\\"":1,"a\\"":2}',
    '{"a":"{","b":[],"a":2}',
    '{"":1,"":2}',
    '{"__proto__":1,"__proto__":2}',
    '{"a":{"x":1},"a":[]}',
    '[{"a" : 1 , "a" : 2}]',
  ])('refuses a name twice in one object: %s', (text) => {
    expect(faultOf(text)).toBe('duplicate-key');
  });

  it.each([
    '{"a":{"a":{"a":1}}}',
    '[{"a":1},{"a":1}]',
    '{"a":"a","b":["a","a","b"]}',
    '{"a":{"b":1},"b":{"a":1}}',
    '{"a\\\\":1,"a":2}',
    '{"a":",\\"a\\":1","b":"}"}',
  ])('lets a name stand in different objects, and text that looks like a name: %s', (text) => {
    expect(faultOf(text)).toBeNull();
  });

  it('refuses more than 64 levels, and takes 64', () => {
    const nested = (levels: number) => '['.repeat(levels) + ']'.repeat(levels);
    expect(faultOf(nested(64))).toBeNull();
    expect(faultOf(nested(65))).toBe('depth');
    expect(faultOf(`${'{"a":'.repeat(65)}1${'}'.repeat(65)}`)).toBe('depth');
  });

  it('refuses half a surrogate pair, written or escaped, in names and in values', () => {
    for (const text of ['"\\ud800"', '{"\\udfff":1}', '["a\\ud83d"]', '"\ud800"', '{"a":"\udc00"}'])
      expect(faultOf(text)).toBe('ill-formed-text');
    expect(faultOf('["\\ud83d\\ude00", "😀"]')).toBeNull();
  });

  it('refuses what is no JSON', () => {
    for (const text of ['', '{', '{"a":1,}', "{'a':1}", 'NaN', '01', '\ufeff{}', '{} {}'])
      expect(faultOf(text)).toBe('syntax');
  });
});
