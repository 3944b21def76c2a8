/** SHA-256 in lower-case hexadecimal. */
export const sha256Hex = async (bytes: Uint8Array): Promise<string> =>
  hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)));

const OCTETS = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, '0'));

/** ECMAScript 2026 has it; workerd does, Node 24 does not. */
const { toHex } = Uint8Array.prototype as { toHex?(): string };

/** Lower-case hexadecimal. */
export function hex(bytes: Uint8Array): string {
  if (toHex) return toHex.call(bytes);
  let text = '';
  for (const octet of bytes) text += OCTETS[octet];
  return text;
}
