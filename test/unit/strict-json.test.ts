import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseStrictJson } from '../../src/record/strict-json.ts';

const faultOf = (text: string) => {
  const parsed = parseStrictJson(text);
  return parsed.ok ? null : parsed.error.fault;
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

  it.each([
    ['{"a":1,"a":2}', 7, '/a'],
    ['[0,{"x":[],"a/b":{"c~d":[1,2,{"é":1,"é":2}]}}]', 36, '/1/a~1b/c~0d/2/é'],
    ['{"a":[1],"b":{"c":1},\n "\\u0061":2}', 23, '/a'],
    ['{"":1,"":2}', 6, '/'],
  ])('says where the second of two names stands and which it is: %s', (text, at, pointer) => {
    expect(parseStrictJson(text)).toEqual({ ok: false, error: { fault: 'duplicate-key', at, pointer } });
  });

  it('says which text is not well-formed, raw or escaped', () => {
    const error = { fault: 'ill-formed-text', at: 13, pointer: '/a/1/b' };
    for (const half of ['\\ud800', '\ud800'])
      expect(parseStrictJson(`{"a":[1,{"b":"${half}"}]}`)).toEqual({ ok: false, error });
  });

  it.each([
    ['', 0],
    ['{', 1],
    ['{"a":1,}', 7],
    ["{'a':1}", 1],
    ['NaN', 0],
    ['01', 1],
    ['{} {}', 3],
    ['{"a" 1}', 5],
    ['[1,2', 4],
    ['[1,]', 3],
    ['[1}', 2],
    ['{"a":tru}', 5],
    ['{"a":"b\n"}', 7],
    ['["\\x"]', 2],
    ['["\\u12"]', 2],
    ['[1.]', 2],
    ['{"a":1 "b":2}', 7],
    [']', 0],
    ['{1:2}', 1],
    ['\ufeff{}', 0],
  ])('says where a text stops being JSON: %s', (text, at) => {
    expect(parseStrictJson(text)).toEqual({ ok: false, error: { fault: 'syntax', at } });
  });

  it('puts a strange character where it was put into the JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), fc.nat(), (value, seed) => {
        const text = JSON.stringify(value);
        const places = [...text.replaceAll(/"(?:[^"\\]|\\.)*"|[-+.\w]+/g, (token) => '_'.repeat(token.length))].flatMap(
          (char, index) => (char === '_' ? [] : [index]),
        );
        const at = places[seed % places.length] ?? text.length;
        const broken = `${text.slice(0, at)}#${text.slice(at)}`;
        expect(parseStrictJson(broken)).toEqual({ ok: false, error: { fault: 'syntax', at } });
      }),
    );
  });

  const plain = {
    names: ['a', 'b', 'c:', ':', '__proto__', 'é', '’', 'x'.repeat(60)],
    texts: [1, null, ':', ' :', '’'],
  };
  const escaped = {
    names: [...plain.names, '"', '\\', '\\"'],
    texts: [...plain.texts, '{"a":1,"a":2}', '\\', `${'y'.repeat(50)}\\":`],
  };
  it.each([
    ['without escapes', plain],
    ['with escapes', escaped],
  ])('finds every name that stands twice, however text is written around it: %s', (_, { names, texts }) => {
    const { value: tree } = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom<unknown>(...texts),
        fc.array(tie('value'), { maxLength: 3 }),
        fc
          .array(fc.tuple(fc.constantFrom(...names), tie('value')), { maxLength: 4 })
          .map((members) => ({ [MEMBERS]: members })),
      ),
    }));
    fc.assert(
      fc.property(tree, fc.constantFrom(':', ': ', ' : ', '\n\t:', ' :'), (value, colon) => {
        expect(faultOf(written(value, colon))).toBe(repeats(value) ? 'duplicate-key' : null);
      }),
      { numRuns: 3_000, seed: 5 },
    );
  });
});

/** Objects as lists of members, so that a name can stand twice. */
const MEMBERS = Symbol('members');
type Members = readonly (readonly [string, unknown])[];
const membersOf = (value: unknown): Members | null =>
  typeof value === 'object' && value !== null && MEMBERS in value ? (value[MEMBERS] as Members) : null;

function written(value: unknown, colon: string): string {
  const members = membersOf(value);
  if (members)
    return `{${members.map(([name, one]) => `${JSON.stringify(name)}${colon}${written(one, colon)}`).join(' , ')}}`;
  return Array.isArray(value) ? `[${value.map((one) => written(one, colon)).join()}]` : JSON.stringify(value);
}

function repeats(value: unknown): boolean {
  const members = membersOf(value);
  if (members) {
    return new Set(members.map(([name]) => name)).size < members.length || members.some(([, one]) => repeats(one));
  }
  return Array.isArray(value) && value.some(repeats);
}
