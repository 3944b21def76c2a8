import { base64url } from 'jose';

const SYNTAX = /^[A-Za-z0-9_-]*$/;

/** base64url without padding (RFC 4648 §5). */
export const encodeBase64url = (bytes: Uint8Array): string => base64url.encode(bytes);

/**
 * The bytes behind base64url text, or null. Strict: no padding, no white space, no leftover bits, so that there is one text
 * for any bytes (lenient decoders accept several).
 */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!SYNTAX.test(text) || text.length % 4 === 1) return null;
  const bytes = new Uint8Array(base64url.decode(text));
  // Only the last, incomplete group can carry leftover bits.
  const tail = text.slice(text.length - (text.length % 4));
  if (tail !== '' && encodeBase64url(bytes.subarray(bytes.length - (tail.length - 1))) !== tail) return null;
  return bytes;
}
