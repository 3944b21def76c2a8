const STANDARD = /^[A-Za-z0-9+/]*={0,2}$/;
const CHUNK = 0x8000;

/** RFC 4648 §4, with padding. */
export function encodeBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  return btoa(binary);
}

/**
 * Reads RFC 4648 §4 base64; null unless the text is exactly what an encoder would write: padded, without line breaks,
 * no bits set beyond the last byte. One value has one spelling, so that no digest over the text can be dodged.
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 !== 0 || !STANDARD.test(text) || !endsCanonically(text)) return null;
  const binary = atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}

/** Whether the bits that the last character carries beyond the last byte are zero. */
function endsCanonically(text: string): boolean {
  if (text.endsWith('==')) return 'AQgw'.includes(text.at(-3) ?? '-');
  if (text.endsWith('=')) return 'AEIMQUYcgkosw048'.includes(text.at(-2) ?? '-');
  return true;
}

/** base64url without padding (RFC 7515 §2). */
export function encodeBase64Url(bytes: Uint8Array): string {
  return encodeBase64(bytes).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

const URL_SAFE = /^[A-Za-z0-9_-]*$/;

/** Reads base64url as RFC 7515 §2 writes it; null for padding, spaces, a foreign alphabet or leftover bits. */
export function decodeBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 === 1 || !URL_SAFE.test(text)) return null;
  const padding = '='.repeat((4 - (text.length % 4)) % 4);
  return decodeBase64(text.replaceAll('-', '+').replaceAll('_', '/') + padding);
}
