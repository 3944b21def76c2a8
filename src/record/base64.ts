import { Buffer } from 'node:buffer';

/** ECMAScript 2026 has these; workerd does, Node 24 does not and has buffers. */
interface NativeBase64 {
  fromBase64?(
    text: string,
    options: { readonly alphabet: Alphabet; readonly lastChunkHandling?: 'strict' },
  ): Uint8Array<ArrayBuffer>;
  readonly prototype: {
    setFromBase64?(
      text: string,
      options: { readonly alphabet: Alphabet; readonly lastChunkHandling: 'strict' },
    ): { readonly read: number; readonly written: number };
    toBase64?(options: { readonly alphabet: Alphabet; readonly omitPadding?: boolean }): string;
  };
}
type Alphabet = 'base64' | 'base64url';
const {
  fromBase64,
  prototype: { setFromBase64, toBase64 },
}: NativeBase64 = Uint8Array as unknown as NativeBase64;

const STANDARD = /^[A-Za-z0-9+/]*={0,2}$/;

/** RFC 4648 §4, with padding. */
export const encodeBase64 = (bytes: Uint8Array): string =>
  toBase64 ? toBase64.call(bytes, { alphabet: 'base64' }) : asBuffer(bytes).toString('base64');

const asBuffer = ({ buffer, byteOffset, length }: Uint8Array): Buffer => Buffer.from(buffer, byteOffset, length);

/** Bytes of text that is known to be canonical. */
const bytesOf = (text: string, alphabet: Alphabet): Uint8Array<ArrayBuffer> =>
  fromBase64 ? fromBase64.call(Uint8Array, text, { alphabet }) : new Uint8Array(Buffer.from(text, alphabet));

/**
 * Reads RFC 4648 §4 base64; null unless the text is exactly what an encoder would write: padded, without line breaks,
 * no bits set beyond the last byte. One value has one spelling, so that no digest over the text can be dodged.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0) return null;
  if (fromBase64) return nativeBase64(text);
  if (!STANDARD.test(text)) return null;
  const unpadded = text.endsWith('==') ? text.slice(0, -2) : text.endsWith('=') ? text.slice(0, -1) : text;
  return endsCanonically(unpadded, unpadded.length % 4) ? bytesOf(text, 'base64') : null;
}

/** The platform refuses foreign characters, wrong padding and leftover bits. White space, which it skips, makes fewer bytes. */
function nativeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  const padding = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0;
  try {
    const bytes = fromBase64?.call(Uint8Array, text, { alphabet: 'base64', lastChunkHandling: 'strict' });
    return bytes?.length === (text.length / 4) * 3 - padding ? bytes : null;
  } catch {
    return null;
  }
}

/**
 * Whether the bits that the last character carries beyond the last byte are zero; `surplus` is how many characters there are
 * beyond the last whole group of four. The characters in question are the same in both alphabets.
 */
function endsCanonically(text: string, surplus: number): boolean {
  const last = text[text.length - 1] ?? '';
  return surplus === 0 || (surplus === 2 ? 'AQgw' : 'AEIMQUYcgkosw048').includes(last);
}

/** base64url without padding (RFC 7515 §2). */
export const encodeBase64Url = (bytes: Uint8Array): string =>
  toBase64 ? toBase64.call(bytes, { alphabet: 'base64url', omitPadding: true }) : asBuffer(bytes).toString('base64url');

const URL_SAFE = /^[A-Za-z0-9_-]*$/;

/** Reads base64url as RFC 7515 §2 writes it; null for padding, spaces, a foreign alphabet or leftover bits. */
export function decodeBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  const surplus = text.length % 4;
  if (surplus === 1 || !endsCanonically(text, surplus)) return null;
  if (fromBase64) return nativeBase64Url(text);
  return URL_SAFE.test(text) ? bytesOf(text, 'base64url') : null;
}

/**
 * The platform refuses a foreign alphabet by itself. It passes over white space and takes padding: both make fewer bytes
 * than a text of that length has room for.
 */
function nativeBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  try {
    const bytes = bytesOf(text, 'base64url');
    return bytes.length === Math.floor((text.length * 3) / 4) ? bytes : null;
  } catch {
    return null;
  }
}

/** Characters that are read at once, and where their bytes are put: nobody looks at them. */
const AT_ONCE = 65_536;
const scratch = new Uint8Array((AT_ONCE / 4) * 3);

/** Whether `decodeBase64` would give bytes for a text, without giving them. */
export function isBase64(text: string): boolean {
  if (!setFromBase64) return decodeBase64(text) !== null;
  if (text.length % 4 !== 0) return false;
  try {
    for (let at = 0; at < text.length; at += AT_ONCE) {
      const piece = text.slice(at, at + AT_ONCE);
      const last = at + AT_ONCE >= text.length;
      const padding = !last ? 0 : piece.endsWith('==') ? 2 : piece.endsWith('=') ? 1 : 0;
      const { written } = setFromBase64.call(scratch, piece, { alphabet: 'base64', lastChunkHandling: 'strict' });
      if (written !== (piece.length / 4) * 3 - padding) return false;
    }
    return true;
  } catch {
    return false;
  }
}
