/** SHA-256 in lower-case hexadecimal. */
export const sha256Hex = async (bytes: Uint8Array): Promise<string> =>
  hex(new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>)));

const OCTETS = Array.from({ length: 256 }, (_, octet) => octet.toString(16).padStart(2, '0'));

/** Lower-case hexadecimal. Spelled out, because Node 24 has no `Uint8Array.prototype.toHex`. */
export function hex(bytes: Uint8Array): string {
  let text = '';
  for (const octet of bytes) text += OCTETS[octet];
  return text;
}
