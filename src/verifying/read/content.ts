import { pdfStart } from '../../credential/container/pdf/attachments.ts';
import { isPng } from '../../credential/container/png.ts';
import { isZip } from '../../credential/container/zip.ts';

/** What bytes are, by the bytes: one of the containers we open, one we know and do not open, or text. */
export type Content =
  | { readonly kind: 'PDF' | 'PNG' | 'ZIP' | 'XML' | 'text' }
  | { readonly kind: 'unsupported'; readonly name: string };

/** Archives somebody may put credentials in and we do not open: their first bytes in hexadecimal. */
const UNSUPPORTED: readonly (readonly [string, string])[] = [
  ['1f8b', 'gzip'],
  ['377abcaf271c', '7z'],
  ['526172211a07', 'RAR'],
  ['fd377a585a00', 'xz'],
  ['425a68', 'bzip2'],
  ['28b52ffd', 'zstd'],
];
const TAR_AT = 257;

/**
 * Decides which one reader reads the bytes. What begins as JSON, XML or a token is text, whatever stands further on: a
 * file that is two things at once is read as one of them, always the same.
 */
export function contentOf(bytes: Uint8Array): Content {
  if (isZip(bytes)) return { kind: 'ZIP' };
  if (isPng(bytes)) return { kind: 'PNG' };
  const start = afterSpace(bytes);
  const head = new TextDecoder('latin1').decode(bytes.subarray(start, start + 3));
  if (head.startsWith('<')) return { kind: 'XML' };
  if (/^(?:[{["]|eyJ)/.test(head)) return { kind: 'text' };
  if (pdfStart(bytes) !== null) return { kind: 'PDF' };
  const name = archiveName(bytes);
  return name === null ? { kind: 'text' } : { kind: 'unsupported', name };
}

/** White space and the byte order mark that some editors write before XML. */
function afterSpace(bytes: Uint8Array): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (bytes[at] === 0x20 || bytes[at] === 0x0a || bytes[at] === 0x0d || bytes[at] === 0x09) at += 1;
  return at;
}

function archiveName(bytes: Uint8Array): string | null {
  const head = [...bytes.subarray(0, 6)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const known = UNSUPPORTED.find(([magic]) => head.startsWith(magic));
  if (known) return known[1];
  return new TextDecoder('latin1').decode(bytes.subarray(TAR_AT, TAR_AT + 5)) === 'ustar' ? 'tar' : null;
}
