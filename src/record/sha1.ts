/**
 * SHA-1 (FIPS 180-4 §6.1) of a short byte string: twenty bytes. Names are spread by it (UUIDv5) and nothing relies on its
 * strength. A credential has hundreds of names, and the platform takes ten times as long to set up a hash as this takes.
 */
export function sha1(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const blocks = (bytes.length + 72) >> 6;
  const padded = new Uint8Array(blocks << 6);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x2000_0000));
  view.setUint32(padded.length - 4, bytes.length << 3);
  let [h0, h1, h2, h3, h4] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476, 0xc3d2e1f0 | 0];
  for (let block = 0; block < padded.length; block += 64) {
    for (let t = 0; t < 16; t += 1) words[t] = view.getInt32(block + t * 4);
    for (let t = 16; t < 80; t += 1) words[t] = turned(word(t - 3) ^ word(t - 8) ^ word(t - 14) ^ word(t - 16), 1);
    let [a, b, c, d, e] = [h0, h1, h2, h3, h4];
    for (let t = 0; t < 80; t += 1) {
      const mixed =
        t < 20
          ? ((b & c) | (~b & d)) + 0x5a827999
          : t < 40
            ? (b ^ c ^ d) + 0x6ed9eba1
            : t < 60
              ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
              : (b ^ c ^ d) + 0xca62c1d6;
      const next = (turned(a, 5) + mixed + e + word(t)) | 0;
      e = d;
      d = c;
      c = turned(b, 30);
      b = a;
      a = next;
    }
    h0 = (h0 + a) | 0;
    h1 = (h1 + b) | 0;
    h2 = (h2 + c) | 0;
    h3 = (h3 + d) | 0;
    h4 = (h4 + e) | 0;
  }
  const digest = new DataView(new ArrayBuffer(20));
  for (const [index, value] of [h0, h1, h2, h3, h4].entries()) digest.setInt32(index * 4, value);
  return new Uint8Array(digest.buffer);
}

/** The schedule of one block; nothing is left to be read once a digest is made. */
const words = new Int32Array(80);
const word = (t: number): number => words[t] ?? 0;
const turned = (value: number, by: number): number => (value << by) | (value >>> (32 - by));
