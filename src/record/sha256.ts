/** SHA-256 in lower-case hexadecimal. Spelled out, because Node 24 has no `Uint8Array.prototype.toHex`. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer> | Uint8Array): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes as Uint8Array<ArrayBuffer>));
  return Array.from(digest, (octet) => octet.toString(16).padStart(2, '0')).join('');
}
