import { describe, expect, it } from 'vitest';
import { readInput } from '../../src/verifying/read/read-input.ts';
import { CREDENTIAL, CREDENTIAL_TEXT, iTXt, png, svg, token, utf8 } from '../unit/container-fixture.ts';

/** Rows 28 and 30: badges that show one credential to one program and another to the next, and drawings that act. */

const jwt = token(CREDENTIAL);
const codeOf = async (bytes: Uint8Array) => (await readInput(bytes)).failures.map(({ code }) => code);
const badge = `<openbadges:credential verify="${jwt}"/>`;

describe('a picture carries one badge', () => {
  it('two in a PNG are refused', async () => {
    expect(await codeOf(png(iTXt(utf8(jwt)), iTXt(utf8(jwt))))).toEqual(['CONTAINER_AMBIGUOUS']);
  });
  it('two in an SVG are refused', async () => {
    expect(await codeOf(svg(badge + badge))).toEqual(['CONTAINER_AMBIGUOUS']);
  });
  it('a badge in both attribute and text is refused', async () => {
    const both = `<openbadges:credential verify="${jwt}"><![CDATA[${CREDENTIAL_TEXT}]]></openbadges:credential>`;
    expect(await codeOf(svg(both))).toEqual(['CONTAINER_AMBIGUOUS']);
  });
});

describe('a drawing is text', () => {
  it('entities are never declared, let alone expanded', async () => {
    const entities = Array.from({ length: 9 }, (_, index) => `<!ENTITY e${index + 1} "${`&e${index};`.repeat(10)}">`);
    const declared = `<!DOCTYPE svg [<!ENTITY e0 "lol">${entities.join('')}]>`;
    expect(await codeOf(svg(`<text>&e9;</text>${badge}`, declared))).toEqual(['CONTAINER_AMBIGUOUS']);
    const outside = '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>';
    expect(await codeOf(svg(`<openbadges:credential>&x;</openbadges:credential>`, outside))).toEqual([
      'CONTAINER_AMBIGUOUS',
    ]);
  });
  it('scripts in it change nothing and come out of nothing', async () => {
    const { found } = await readInput(svg(`<script>alert(1)</script>${badge}<a href="javascript:alert(1)"/>`));
    expect(found.map(({ text }) => text)).toEqual([jwt]);
  });
  it('a hundred thousand elements inside one another end at once', async () => {
    const started = performance.now();
    expect(await codeOf(svg(`${'<g>'.repeat(1_000_000)}`))).toEqual(['TOO_COMPLEX']);
    expect(performance.now() - started).toBeLessThan(1000);
  });
});

describe('a file that is two things is read as one', () => {
  it('a PDF behind JSON is JSON, and a PDF behind a badge is a badge', async () => {
    const pdf = '%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj';
    expect(
      (await readInput(utf8(`${CREDENTIAL_TEXT.slice(0, -1)},"x":"${pdf.replace('\n', '')}"}`))).found,
    ).toHaveLength(1);
    expect((await readInput(Uint8Array.from([...png(iTXt(utf8(jwt))), ...utf8(pdf)]))).found).toHaveLength(1);
  });
});
