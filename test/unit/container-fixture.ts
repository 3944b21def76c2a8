import { PDFDocument } from '@cantoo/pdf-lib';
import { type Zippable, zipSync } from 'fflate';
import { crc32 } from '../../src/credential/container/crc32.ts';

export const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** The inverse of `binary`; the decoder of that name is another one. */
export const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** Each character one byte. */
export const binary = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

export function together(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The smallest thing that is a W3C credential. */
export const CREDENTIAL = {
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: 'urn:uuid:1d9bd1cb-1f52-4a0e-a8fc-0a0d4f1a2b3c',
  type: ['VerifiableCredential'],
  issuer: 'did:web:example.org',
  credentialSubject: { id: 'did:example:ann' },
};
export const CREDENTIAL_TEXT = JSON.stringify(CREDENTIAL);

/** A JWS whose parts are right in form and proved by nothing. */
export const SEALED = {
  payload: CREDENTIAL_TEXT,
  signatures: [{ protected: 'eyJhbGciOiJFUzI1NiJ9', signature: 'c2lnbmF0dXJl' }],
};

const base64url = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

export const token = (payload: unknown, header: object = {}): string =>
  `${base64url({ alg: 'ES256', ...header })}.${base64url(payload)}.c2lnbmF0dXJl`;

const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

export function pngChunk(type: string, data: Uint8Array): Uint8Array {
  const chunk = together([new Uint8Array(4), binary(type), data, new Uint8Array(4)]);
  const view = new DataView(chunk.buffer);
  view.setUint32(0, data.length);
  view.setUint32(chunk.length - 4, crc32(chunk.subarray(4, chunk.length - 4)));
  return chunk;
}

/** A PNG that shows nothing and carries these chunks. */
export const png = (...chunks: readonly Uint8Array[]): Uint8Array =>
  together([
    new Uint8Array(PNG_SIGNATURE),
    pngChunk('IHDR', new Uint8Array([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    ...chunks,
    pngChunk('IDAT', new Uint8Array([0x78, 0x9c, 0x63, 0, 0, 0, 2, 0, 1])),
    pngChunk('IEND', new Uint8Array()),
  ]);

export const iTXt = (text: Uint8Array, keyword = 'openbadgecredential', compressed = false): Uint8Array =>
  pngChunk('iTXt', together([binary(`${keyword}\0${compressed ? '\x01' : '\0'}\0\0\0`), text]));

export const svg = (inner: string, before = ''): Uint8Array =>
  utf8(
    `${before}<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0">${inner}<circle r="1"/></svg>`,
  );

export const zip = (files: Readonly<Record<string, string | Uint8Array>>, level: 0 | 9 = 9): Uint8Array => {
  const zippable: Zippable = {};
  for (const [name, content] of Object.entries(files))
    zippable[name] = typeof content === 'string' ? utf8(content) : content;
  return zipSync(zippable, { level });
};

/** A PDF of one page with files attached, as an independent writer makes it. */
export async function pdfWith(
  files: Readonly<Record<string, string>>,
  useObjectStreams: boolean,
  change: (document: PDFDocument) => void = () => undefined,
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.addPage();
  for (const [name, content] of Object.entries(files)) await document.attach(utf8(content), name);
  change(document);
  return document.save({ useObjectStreams });
}

/**
 * A PDF written by hand: objects by number, each without `obj` and `endobj`. `place` may move what the table says about
 * an object.
 */
export function handmadePdf(
  objects: Readonly<Record<number, string>>,
  trailer = '/Root 1 0 R',
  place: (number: number, at: number) => number = (_, at) => at,
): Uint8Array {
  let body = '%PDF-1.7\n';
  const offsets = new Map<number, number>();
  for (const [number, content] of Object.entries(objects)) {
    offsets.set(Number(number), body.length);
    body += `${number} 0 obj\n${content}\nendobj\n`;
  }
  const table = [...offsets].map(
    ([number, at]) => `${number} 1\n${String(place(number, at)).padStart(10, '0')} 00000 n \n`,
  );
  const start = body.length;
  return binary(
    `${body}xref\n0 1\n0000000000 65535 f \n${table.join('')}trailer\n<< /Size 99 ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
  );
}

/** Objects of a document with one file attached through the name tree; `5` is the stream with the file. */
export const attachedBy = (stream: string): Readonly<Record<number, string>> => ({
  1: '<< /Type /Catalog /Pages 2 0 R /Names << /EmbeddedFiles 3 0 R >> >>',
  2: '<< /Type /Pages /Kids [] /Count 0 >>',
  3: '<< /Names [ (a.json) 4 0 R ] >>',
  4: '<< /Type /Filespec /F (a.json) /UF (a.json) /EF << /F 5 0 R /UF 5 0 R >> >>',
  5: stream,
});

export const plainStream = (content: string, length = content.length): string =>
  `<< /Length ${length} >>\nstream\n${content}\nendstream`;
