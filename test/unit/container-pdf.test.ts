import { PDFName, PDFString } from '@cantoo/pdf-lib';
import { zlibSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readInput } from '../../src/verifying/read/read-input.ts';
import {
  attachedBy,
  binary,
  CREDENTIAL,
  CREDENTIAL_TEXT,
  handmadePdf,
  latin1,
  pdfWith,
  plainStream,
  SEALED,
  together,
  token,
} from './container-fixture.ts';

const read = async (bytes: Uint8Array) => {
  const { found, failures, ignored } = await readInput(bytes);
  return {
    found: found.map(({ kind, within }) => `${kind}: ${within}`),
    failures: failures.map(({ code }) => code),
    ignored,
  };
};
const one = { found: ['json-credential: attachment a.json'], failures: [], ignored: [] };
const nothing = (code: string) => ({ found: [], failures: [code], ignored: [] });
const catalog = (more: string) => `<< /Type /Catalog /Pages 2 0 R ${more} >>`;
const filespec = '<< /Type /Filespec /F (a.json) /EF << /F 5 0 R >> >>';

/** Flate, as the text of a stream object. */
const deflated = (content: string, more = ''): string => {
  const data = latin1(zlibSync(binary(content)));
  return `<< /Filter /FlateDecode /Length ${data.length} ${more} >>\nstream\n${data}\nendstream`;
};

describe('a PDF of another writer', () => {
  it.each([true, false])('gives its attachments by content, object streams: %s', async (objectStreams) => {
    const bytes = await pdfWith(
      {
        'credential.jsonld': JSON.stringify(SEALED),
        'no suffix': CREDENTIAL_TEXT,
        'token.jwt': token(CREDENTIAL),
        'note.txt': 'hello',
        'cut.json': CREDENTIAL_TEXT.slice(0, -1),
      },
      objectStreams,
    );
    const expected = {
      found: [
        'edc: attachment credential.jsonld',
        'json-credential: attachment no suffix',
        'token: attachment token.jwt',
      ],
      failures: ['MALFORMED'],
      ignored: ['note.txt'],
    };
    const result = await read(bytes);
    expect({ ...result, found: result.found.toSorted() }).toEqual(expected);
  });

  it.each([true, false])('that is encrypted is unsupported, object streams: %s', async (objectStreams) => {
    const bytes = await pdfWith({ 'a.json': CREDENTIAL_TEXT }, objectStreams, (document) =>
      document.encrypt({ userPassword: 'secret', ownerPassword: 'owner' }),
    );
    const { found, failures } = await readInput(bytes);
    expect(found).toEqual([]);
    expect(failures).toEqual([{ code: 'CONTAINER_UNSUPPORTED', within: null, params: { kind: 'PDF, encrypted' } }]);
  });

  it('without attachments is no credential, whatever its pages say', async () => {
    const bytes = await pdfWith({}, false, (document) => {
      document.catalog.set(PDFName.of('Lang'), PDFString.of(CREDENTIAL_TEXT));
    });
    expect(await read(bytes)).toEqual(nothing('NOT_A_CREDENTIAL'));
  });

  it.each([true, false])(
    'is searched when its cross-references are gone, object streams: %s',
    async (objectStreams) => {
      const bytes = await pdfWith({ 'a.json': CREDENTIAL_TEXT }, objectStreams);
      const at = latin1(bytes).lastIndexOf('startxref');
      expect(await read(bytes.subarray(0, at))).toEqual(one);
      expect(await read(together([binary('junk before\n'), bytes]))).toEqual(one);
    },
  );
});

describe('places where a PDF keeps files', () => {
  const pages = '<< /Type /Pages /Kids [6 0 R] /Count 1 >>';
  it.each<[string, Record<number, string>]>([
    ['the name tree', { ...attachedBy(plainStream(CREDENTIAL_TEXT)) }],
    [
      'a name tree of two levels',
      { ...attachedBy(plainStream(CREDENTIAL_TEXT)), 3: '<< /Kids [ 7 0 R ] >>', 7: '<< /Names [(a.json) 4 0 R] >>' },
    ],
    ['associated files of the document', { 1: catalog('/AF [4 0 R]'), 2: pages, 4: filespec }],
    ['associated files of a page', { 1: catalog(''), 2: pages, 4: filespec, 6: '<< /Type /Page /AF [4 0 R] >>' }],
    [
      'an annotation',
      {
        1: catalog(''),
        2: pages,
        4: filespec,
        6: '<< /Type /Page /Annots 7 0 R >>',
        7: '[8 0 R]',
        8: '<< /Subtype /FileAttachment /FS 4 0 R >>',
      },
    ],
    ['a specification written in place', { 1: catalog(`/AF [${filespec}]`), 2: pages }],
    [
      'two places at once',
      { ...attachedBy(plainStream(CREDENTIAL_TEXT)), 1: catalog('/AF [4 0 R] /Names << /EmbeddedFiles 3 0 R >>') },
    ],
  ])('%s', async (_, objects) => {
    expect(await read(handmadePdf({ 5: plainStream(CREDENTIAL_TEXT), ...objects }))).toEqual(one);
  });

  it('two different files under one name are both given', async () => {
    const objects = {
      ...attachedBy(plainStream(CREDENTIAL_TEXT)),
      4: '<< /F (a.json) /EF << /F 5 0 R /UF 6 0 R >> >>',
      6: plainStream(JSON.stringify(SEALED)),
    };
    expect((await read(handmadePdf(objects))).found).toEqual([
      'json-credential: attachment a.json',
      'edc: attachment a.json',
    ]);
  });

  it.each([
    ['UTF-16', '<feff00e9002e006a0073006f006e>', 'é.json'],
    ['octal and line breaks', '(b\\056\\\njs(o)n)', 'b.js(o)n'],
    ['a name that turns the writing', '<efbbbf61e280ae6e6f736a2e>', 'a\ufffdnosj.'],
  ])('names are shown as they are meant: %s', async (_, written, shown) => {
    const objects = { ...attachedBy(plainStream(CREDENTIAL_TEXT)), 4: `<< /F ${written} /EF << /F 5 0 R >> >>` };
    expect((await read(handmadePdf(objects))).found).toEqual([`json-credential: attachment ${shown}`]);
  });
});

describe('how a PDF writes a stream', () => {
  it.each([
    ['deflated', deflated(CREDENTIAL_TEXT)],
    [
      'deflated twice',
      deflated(latin1(zlibSync(binary(CREDENTIAL_TEXT)))).replace('/FlateDecode', '[/FlateDecode /Fl]'),
    ],
    ['a length that is too short', plainStream(CREDENTIAL_TEXT, 3)],
    ['a length beyond the file', plainStream(CREDENTIAL_TEXT, 999_999)],
    ['a length in another object', plainStream(CREDENTIAL_TEXT).replace(/\/Length \d+/, '/Length 9 0 R')],
    ['a length that refers to itself', plainStream(CREDENTIAL_TEXT).replace(/\/Length \d+/, '/Length 5 0 R')],
    ['a comment in the dictionary', plainStream(CREDENTIAL_TEXT).replace('<<', '<< % >>\n')],
    ['a name with an escape', deflated(CREDENTIAL_TEXT).replace('/Filter', '/F#69lter')],
    [
      'a length that counts the line break',
      deflated(CREDENTIAL_TEXT).replace(/\/Length (\d+)/, (_, n) => `/Length ${Number(n) + 1}`),
    ],
  ])('is read: %s', async (_, stream) => {
    const objects = { ...attachedBy(stream), 9: String(CREDENTIAL_TEXT.length) };
    expect(await read(handmadePdf(objects))).toEqual(one);
  });

  it.each([
    ['a filter we do not know', plainStream('x').replace('<<', '<< /Filter /LZWDecode'), 'CONTAINER_UNSUPPORTED'],
    ['damaged data', deflated(CREDENTIAL_TEXT).replace(/stream\n../, 'stream\nzz'), 'CONTAINER_DAMAGED'],
    ['no object', 'null', 'CONTAINER_DAMAGED'],
  ])('is refused where its name says credential: %s', async (_, stream, code) => {
    expect(await read(handmadePdf(attachedBy(stream)))).toEqual(nothing(code));
  });
});

describe('how a PDF says where its objects are', () => {
  const objects = attachedBy(plainStream(CREDENTIAL_TEXT));

  it('a table that lies about an object makes us search', async () => {
    expect(await read(handmadePdf(objects, '/Root 1 0 R', (number, at) => (number === 4 ? at + 7 : at)))).toEqual(one);
  });

  it('of two revisions the newer one counts', async () => {
    const first = handmadePdf(attachedBy(plainStream('hello')));
    const start = first.length;
    const object = binary(`5 0 obj\n${plainStream(CREDENTIAL_TEXT)}\nendobj\n`);
    const previous = /startxref\n(\d+)/.exec(latin1(first))?.[1];
    const update = binary(
      `xref\n5 1\n${String(start).padStart(10, '0')} 00000 n \ntrailer\n<< /Root 1 0 R /Prev ${previous} >>\nstartxref\n${start + object.length}\n%%EOF\n`,
    );
    expect(await read(first)).toEqual({ ...nothing('NOT_A_CREDENTIAL'), ignored: ['a.json'] });
    expect(await read(together([first, object, update]))).toEqual(one);
  });

  it('an object that a revision deleted is gone', async () => {
    const first = handmadePdf(objects);
    const previous = /startxref\n(\d+)/.exec(latin1(first))?.[1];
    const update = binary(
      `xref\n3 1\n0000000000 00001 f \ntrailer\n<< /Root 1 0 R /Prev ${previous} >>\nstartxref\n${first.length}\n%%EOF\n`,
    );
    expect(await read(together([first, update]))).toEqual(nothing('NOT_A_CREDENTIAL'));
  });

  it.each([1, 2, 12, 15])(
    'a cross-reference stream with predictor %i, and a hybrid of table and stream',
    async (predictor) => {
      const body = handmadePdf(objects);
      const text = latin1(body);
      const packed = `${[3, 4].map((number, index) => `${number} ${index * 40}`).join(' ')} `;
      const members = `${objects[3]}`.padEnd(40) + objects[4];
      const packAt = body.length;
      const pack = binary(
        `20 0 obj\n${deflated(packed + members, `/Type /ObjStm /N 2 /First ${packed.length}`)}\nendobj\n`,
      );
      const rows: number[][] = [
        [2, 0, 20, 0],
        [2, 0, 20, 1],
      ];
      const predicted =
        predictor < 10
          ? rows.flat()
          : rows.flatMap((row, index) => [2, ...row.map((byte, at) => (byte - (rows[index - 1]?.[at] ?? 0)) & 0xff)]);
      const sectionAt = packAt + pack.length;
      const section = binary(
        `21 0 obj\n${deflated(
          String.fromCharCode(...predicted),
          `/Type /XRef /W [1 2 1] /Index [3 2] /Size 22 /DecodeParms << /Predictor ${predictor} /Columns 4 >>`,
        )}\nendobj\n`,
      );
      // The table has everything but the two packed objects; the stream beside it has those.
      const table = [1, 2, 5]
        .map((number) => `${number} 1\n${String(text.indexOf(`${number} 0 obj`)).padStart(10, '0')} 00000 n \n`)
        .join('');
      const tail = binary(
        `xref\n${table}20 1\n${String(packAt).padStart(10, '0')} 00000 n \ntrailer\n<< /Root 1 0 R /XRefStm ${sectionAt} >>\nstartxref\n${sectionAt + section.length}\n%%EOF\n`,
      );
      // Without the packed objects the file would have nothing to give.
      const emptied = binary(text.replace('3 0 obj', '3 0 xxx').replace('4 0 obj', '4 0 xxx').split('xref')[0] ?? '');
      expect(emptied.length).toBeLessThan(body.length);
      const whole = together([emptied, binary(' '.repeat(packAt - emptied.length)), pack, section, tail]);
      // Predictor 2 is for pictures: such a section is not read, and the file is searched.
      expect(await read(whole)).toEqual(one);
    },
  );
});
