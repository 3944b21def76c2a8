import { TAG } from './der.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/** One element with the given tag around the given parts; lengths are minimal (X.690 §10.1). */
export function der(tag: number, ...parts: readonly Uint8Array[]): Bytes {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const lengthOctets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) lengthOctets.unshift(rest % 256);
  const header = length < 0x80 ? [tag, length] : [tag, 0x80 | lengthOctets.length, ...lengthOctets];
  const out = new Uint8Array(header.length + length);
  out.set(header);
  let offset = header.length;
  for (const part of parts) {
    out.set(part, offset);
    offset += part.length;
  }
  return out;
}

export const sequence = (...parts: readonly Uint8Array[]): Bytes => der(TAG.sequence, ...parts);
export const set = (...parts: readonly Uint8Array[]): Bytes => der(TAG.set, ...parts);
export const utf8 = (text: string): Bytes => der(TAG.utf8, new TextEncoder().encode(text));
export const printable = (text: string): Bytes => der(TAG.printable, new TextEncoder().encode(text));
export const octetString = (content: Uint8Array): Bytes => der(TAG.octetString, content);
/** A BIT STRING; `unused` is how many bits of the last octet do not count. */
export const bitString = (content: Uint8Array, unused = 0): Bytes => der(TAG.bitString, Uint8Array.of(unused), content);
export const trueValue = (): Bytes => der(TAG.boolean, Uint8Array.of(0xff));
/** Context-specific tag: constructed for explicit tagging and structures, primitive for implicit strings. */
export const context = (number: number, constructed: boolean, ...parts: readonly Uint8Array[]): Bytes =>
  der((constructed ? 0xa0 : 0x80) | number, ...parts);

/** A non-negative INTEGER from its big-endian octets; leading zeros are put right. */
export function unsignedInteger(octets: Uint8Array): Bytes {
  let start = 0;
  while (start < octets.length - 1 && octets[start] === 0) start++;
  const trimmed = octets.subarray(start);
  const negative = ((trimmed[0] ?? 0) & 0x80) !== 0;
  return der(TAG.integer, ...(negative || trimmed.length === 0 ? [Uint8Array.of(0)] : []), trimmed);
}

export function smallInteger(value: number): Bytes {
  const octets: number[] = [];
  for (let rest = value; rest > 0; rest = Math.floor(rest / 256)) octets.unshift(rest % 256);
  return unsignedInteger(Uint8Array.from(octets.length === 0 ? [0] : octets));
}

/** An OBJECT IDENTIFIER from its dotted form. */
export function oid(dotted: string): Bytes {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const octets: number[] = [];
  for (const arc of [first * 40 + second, ...rest]) {
    const groups = [arc & 0x7f];
    for (let remaining = Math.floor(arc / 128); remaining > 0; remaining = Math.floor(remaining / 128))
      groups.unshift((remaining & 0x7f) | 0x80);
    octets.push(...groups);
  }
  return der(TAG.oid, Uint8Array.from(octets));
}

/** RFC 5280 §4.1.2.5: UTCTime up to 2049, GeneralizedTime from 2050; from UTC seconds. */
export function time(epochSeconds: number): Bytes {
  const digits = new Date(epochSeconds * 1000).toISOString().slice(0, 19).replace(/[-T:]/g, '');
  const [tag, text] =
    Number(digits.slice(0, 4)) < 2050 ? [TAG.utcTime, digits.slice(2)] : [TAG.generalizedTime, digits];
  return der(tag, new TextEncoder().encode(`${text}Z`));
}
