import { describe, expect, it } from 'vitest';
import { readInput } from '../../src/verifying/read/read-input.ts';

/** Row 27: JSON that two programs read differently, or none should read. */

const read = async (bytes: Uint8Array) => {
  const { found, failures } = await readInput(bytes);
  return found[0]?.kind ?? failures[0]?.code;
};
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** A credential around a value, so that what is refused is refused because of it. */
const around = (value: string): string => `{"@context":["https://www.w3.org/ns/credentials/v2"],"x":${value}}`;

const MUST_PARSE: Readonly<Record<string, string>> = {
  array_empty: '[]',
  array_nested: '[[],[[]]]',
  array_of_several: '[1,null,"a",{}]',
  array_with_space: '[ 1 , 2\t,\n3\r]',
  number_0e1: '0e1',
  number_capital_exponent: '1E22',
  number_exponent_plus: '1e+2',
  number_fraction: '123.456',
  number_minus_zero: '-0',
  number_negative: '-123',
  number_after_space: ' 4',
  number_tiny: '0.000000000000000000000001',
  number_largest: '1.7976931348623157e308',
  object_empty: '{}',
  object_empty_name: '{"":0}',
  object_same_name_elsewhere: '{"a":{"a":1}}',
  object_name_with_zero: '{"a\\u0000b":1}',
  object_names_by_case: '{"a":1,"A":2}',
  string_escapes: '"\\"\\\\\\/\\b\\f\\n\\r\\t"',
  string_escaped_pair: '"\\ud834\\udd1e"',
  string_utf8: '"€𝄞é"',
  string_del: '"\u007f"',
  string_line_separator: '"\u2028\u2029"',
  string_escaped_control: '"\\u0012"',
  string_noncharacter: '"\uffff"',
  string_replacement: '"\ufffd"',
  string_looks_like_comment: '"/* // */"',
  true: 'true',
  false: 'false',
  null: 'null',
  depth_60: `${'['.repeat(60)}${']'.repeat(60)}`,
};

const MUST_REFUSE: Readonly<Record<string, string>> = {
  array_comma_after: '[1,]',
  array_comma_alone: '[,1]',
  array_two_commas: '[1,,2]',
  array_unclosed: '[1',
  array_closed_as_object: '[1}',
  array_without_comma: '[1 2]',
  number_plus: '+1',
  number_dot_first: '.5',
  number_dot_last: '1.',
  number_leading_zero: '012',
  number_minus_alone: '-',
  number_minus_space: '- 1',
  number_hex: '0x1f',
  number_nan: 'NaN',
  number_infinity: 'Infinity',
  number_minus_infinity: '-Infinity',
  number_exponent_empty: '1e',
  number_exponent_sign_only: '1e+',
  number_two_dots: '1.2.3',
  number_separator: '1_000',
  number_big_int: '1n',
  number_fullwidth: '１',
  number_beyond_double: '1e400',
  number_beyond_double_negative: '-1e9999',
  number_beyond_double_digits: '9'.repeat(400),
  object_comma_after: '{"a":1,}',
  object_without_colon: '{"a" 1}',
  object_without_value: '{"a":}',
  object_name_unquoted: '{a:1}',
  object_name_single_quotes: "{'a':1}",
  object_name_number: '{1:1}',
  object_two_colons: '{"a"::1}',
  object_unclosed: '{"a":1',
  object_duplicate: '{"a":1,"a":1}',
  object_duplicate_by_escape: '{"a":1,"\\u0061":2}',
  object_duplicate_deep: '[{"b":[{"a":1,"c":2,"a":3}]}]',
  object_proto: '{"__proto__":{"type":"x"}}',
  object_proto_by_escape: '{"\\u005f_proto__":1}',
  string_single_quotes: "'a'",
  string_unclosed: '"a',
  string_tab: '"\t"',
  string_newline: '"a\nb"',
  string_zero: '"a\0b"',
  string_escape_x: '"\\x00"',
  string_escape_unfinished: '"\\',
  string_escape_unicode_short: '"\\u00A"',
  string_escape_unicode_letters: '"\\uqqqq"',
  string_high_surrogate: '"\\ud800"',
  string_low_surrogate: '"\\udc00"',
  string_surrogates_swapped: '"\\udd1e\\ud834"',
  string_surrogate_in_name: '{"\\ud800":1}',
  literal_capital: 'True',
  literal_cut: 'nul',
  undefined: 'undefined',
  nothing: '',
  comment_block: '1/* */',
  comment_line: '1//\n',
  function_call: 'alert(1)',
  space_no_break: '\u00a01',
  space_form_feed: '\f1',
  space_vertical: '\v1',
  zero_before: '\u00001',
  depth_64: `${'['.repeat(64)}${']'.repeat(64)}`,
  depth_10000: `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
  depth_10000_objects: `${'{"a":'.repeat(10_000)}1${'}'.repeat(10_000)}`,
  depth_100000_unclosed: '['.repeat(100_000),
};

/** What RFC 8259 leaves to each reader, as it is here. */
const PINNED: Readonly<Record<string, string>> = {
  number_beyond_exact_integers: '9007199254740993',
  number_vanishing: '1e-400',
  number_many_digits: '0.1000000000000000055511151231257827021181583404541015625',
};

describe('JSON is read strictly (RFC 8259)', () => {
  it.each(Object.entries(MUST_PARSE))('y_%s', async (_, value) => {
    expect(await read(utf8(around(value)))).toBe('json-credential');
  });
  it.each(Object.entries(MUST_REFUSE))('n_%s', async (_, value) => {
    expect([
      'MALFORMED',
      'MALFORMED_TEXT',
      'MALFORMED_NUMBER',
      'MALFORMED_NAME',
      'DUPLICATE_KEY',
      'TOO_COMPLEX',
    ]).toContain(await read(utf8(around(value))));
  });
  it.each(Object.entries(PINNED))('i_%s is taken as a double', async (_, value) => {
    expect(await read(utf8(around(value)))).toBe('json-credential');
  });
  it('has more than a hundred cases', () => {
    expect([MUST_PARSE, MUST_REFUSE, PINNED].flatMap(Object.keys).length).toBeGreaterThanOrEqual(100);
  });
});

/** A place in the value, as a person counts from the beginning of the text. */
const at = (inValue: number): string => String(around('').length - 1 + inValue + 1);

describe('a refusal says what and where', () => {
  it.each([
    [around('{"a":1,"a":2}'), { code: 'DUPLICATE_KEY', params: { position: at(7), pointer: '/x/a' } }],
    [around('[1,1e400]'), { code: 'MALFORMED_NUMBER', params: { pointer: '/x/1' } }],
    [around('{"a/b":{"__proto__":1}}'), { code: 'MALFORMED_NAME', params: { pointer: '/x/a~1b/__proto__' } }],
    [around('"\\ud800"'), { code: 'MALFORMED_TEXT', params: { position: at(0), pointer: '/x' } }],
    [around('?'), { code: 'MALFORMED', params: { position: at(0), reason: `JSON, position ${at(0)}` } }],
  ])('%s', async (text, failure) => {
    expect((await readInput(utf8(text))).failures[0]).toMatchObject(failure);
  });
});

describe('what JSON.parse would have taken', () => {
  it.each([
    ['the last of two equal names', around('{"a":1,"a":2}'), 'DUPLICATE_KEY'],
    ['a number as infinity', around('1e400'), 'MALFORMED_NUMBER'],
    ['half a character', around('"\\ud800"'), 'MALFORMED_TEXT'],
    ['a prototype', around('{"__proto__":{}}'), 'MALFORMED_NAME'],
    ['a depth that recursion does not survive', around(`${'['.repeat(500)}${']'.repeat(500)}`), 'TOO_COMPLEX'],
  ])('%s', async (_, text, code) => {
    expect(() => JSON.parse(text)).not.toThrow();
    expect(await read(utf8(text))).toBe(code);
  });
});

describe('bytes around and under the text', () => {
  const text = around('1');
  it.each<[string, Uint8Array]>([
    ['a byte order mark', utf8(`\ufeff${text}`)],
    ['a zero before', utf8(`\0${text}`)],
    ['a zero behind', utf8(`${text}\0`)],
    ['a second document', utf8(`${text}${text}`)],
    ['a brace behind', utf8(`${text}}`)],
    ['a no-break space behind', utf8(`${text}\u00a0`)],
    ['UTF-16', Uint8Array.from(Buffer.from(text, 'utf16le'))],
    ['Latin-1', Uint8Array.from(Buffer.from(around('"é"'), 'latin1'))],
    ['an overlong slash', Uint8Array.from(Buffer.from(around('"\xc0\xaf"'), 'latin1'))],
    ['a surrogate in UTF-8', Uint8Array.from(Buffer.from(around('"\xed\xa0\x80"'), 'latin1'))],
    ['a byte too few', utf8(around('"€"')).filter((byte) => byte !== 0xac)],
  ])('%s is refused', async (_, bytes) => {
    expect(await read(bytes)).toMatch(/^(?:MALFORMED|MALFORMED_TEXT|NOT_A_CREDENTIAL)$/);
  });

  it('the same tricks in a sealed file are refused before its seal is read', async () => {
    const sealed = (member: string) => `{"payload":"{}","signatures":[{"protected":"e30","signature":"AA"${member}}]}`;
    expect(await read(utf8(sealed('')))).toBe('edc');
    expect(await read(utf8(sealed(',"signature":"AB"')))).toBe('DUPLICATE_KEY');
    expect(await read(utf8(sealed(',"x":1e999')))).toBe('MALFORMED_NUMBER');
    expect(await read(utf8(sealed(',"__proto__":1')))).toBe('MALFORMED_NAME');
    expect(await read(utf8(sealed('').replace('"signatures"', '"payload":"[]","signatures"')))).toBe('DUPLICATE_KEY');
    expect(await read(utf8(sealed('').replace('{}', '\\ud800')))).toBe('MALFORMED_TEXT');
    expect(await read(utf8(sealed('').replace('{}', '\\q')))).toBe('MALFORMED');
    expect(await read(utf8(`${sealed('')}x`))).toBe('MALFORMED');
    expect(await read(utf8(`\ufeff${sealed('')}`))).toBe('MALFORMED');
  });
});
