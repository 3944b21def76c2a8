import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readInput } from '../../src/verifying/read/read-input.ts';
import { CREDENTIAL, CREDENTIAL_TEXT, iTXt, png, pngChunk, svg, token, utf8 } from './container-fixture.ts';

const jwt = token(CREDENTIAL);
const outcome = async (bytes: Uint8Array) => {
  const { found, failures } = await readInput(bytes);
  return found[0] ? [found[0].kind, found[0].text, found[0].within] : failures.map(({ code }) => code);
};

describe('a badge in a PNG', () => {
  it.each([
    ['JSON', iTXt(utf8(CREDENTIAL_TEXT)), 'json-credential', CREDENTIAL_TEXT],
    ['a JWS', iTXt(utf8(jwt)), 'token', jwt],
    ['compressed text', iTXt(zlibSync(utf8(jwt)), 'openbadgecredential', true), 'token', jwt],
  ])('is read: %s', async (_, chunk, kind, text) => {
    expect(await outcome(png(chunk))).toEqual([kind, text, 'badge']);
  });

  it('is read after a chunk of another keyword', async () => {
    expect(await outcome(png(iTXt(utf8('x'), 'Comment'), iTXt(utf8(jwt))))).toEqual(['token', jwt, 'badge']);
  });

  it('of the older kind is unsupported, as tEXt or iTXt', async () => {
    expect(await outcome(png(iTXt(utf8('{}'), 'openbadges')))).toEqual(['BADGE_VERSION_UNSUPPORTED']);
    expect(await outcome(png(pngChunk('tEXt', utf8('openbadges\0https://x'))))).toEqual(['BADGE_VERSION_UNSUPPORTED']);
  });

  it('has to have its checksum', async () => {
    const chunk = iTXt(utf8(jwt));
    chunk[chunk.length - 1] = (chunk.at(-1) ?? 0) ^ 1;
    expect(await outcome(png(chunk))).toEqual(['CONTAINER_DAMAGED']);
  });

  it('has to have its fields, and the picture its end', async () => {
    expect(await outcome(png(pngChunk('iTXt', utf8('openbadgecredential\0\0'))))).toEqual(['CONTAINER_DAMAGED']);
    expect(await outcome(png(iTXt(new Uint8Array([0x78, 1, 2]), 'openbadgecredential', true)))).toEqual([
      'CONTAINER_DAMAGED',
    ]);
    expect(await outcome(png(iTXt(new Uint8Array([0xff]))))).toEqual(['CONTAINER_DAMAGED']);
    expect(await outcome(png(iTXt(utf8(jwt))).subarray(0, -4))).toEqual(['CONTAINER_DAMAGED']);
  });

  it('that is absent makes it any picture', async () => {
    expect(await outcome(png())).toEqual(['NOT_A_CREDENTIAL']);
  });
});

describe('a badge in an SVG', () => {
  it.each([
    ['a JWS in an attribute', `<openbadges:credential verify="${jwt}"/>`, 'token', jwt],
    [
      'JSON in CDATA',
      `<openbadges:credential><![CDATA[${CREDENTIAL_TEXT}]]></openbadges:credential>`,
      'json-credential',
      CREDENTIAL_TEXT,
    ],
    [
      'under another prefix',
      `<b:credential xmlns:b="https://purl.imsglobal.org/ob/v3p0" verify="${jwt}"/>`,
      'token',
      jwt,
    ],
  ])('is read: %s', async (_, inner, kind, text) => {
    expect(await outcome(svg(inner))).toEqual([kind, text, 'badge']);
    expect(await outcome(svg(inner, '\ufeff<?xml version="1.0"?>\n'))).toEqual([kind, text, 'badge']);
  });

  it('of another namespace is none', async () => {
    expect(await outcome(svg(`<b:credential xmlns:b="urn:x" verify="${jwt}"/>`))).toEqual(['NOT_A_CREDENTIAL']);
  });

  it('of the older kind is unsupported', async () => {
    expect(await outcome(svg('<b:assertion xmlns:b="http://openbadges.org" verify="x"/>'))).toEqual([
      'BADGE_VERSION_UNSUPPORTED',
    ]);
  });

  it.each([
    ['an empty badge', '<openbadges:credential/>'],
    ['an element in the badge', '<openbadges:credential><a/></openbadges:credential>'],
    ['an open element', '<g>'],
    ['an entity that is not declared', '<text>&who;</text>'],
  ])('is damaged with %s', async (_, inner) => {
    expect(await outcome(svg(inner))).toEqual(['CONTAINER_DAMAGED']);
  });
});
