/**
 * Reading and writing DER (ITU-T X.690), only what certificates, CRLs and `IssuerSerial` need. Own code and not a
 * library because a seal's certificate is read on every verification (the library took milliseconds for it) and because
 * it has to refuse BER: one structure, one encoding.
 */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  enumerated: 0x0a,
  utf8: 0x0c,
  printable: 0x13,
  teletex: 0x14,
  ia5: 0x16,
  utcTime: 0x17,
  generalizedTime: 0x18,
  universal: 0x1c,
  bmp: 0x1e,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Thrown inside this folder when bytes are not the DER they should be; every exported reader turns it into a `Result`. */
export class DerFault extends Error {
  override readonly name = 'DerFault';
}

/** One element: its tag and where it lies in the bytes it was read from. */
export interface DerElement {
  readonly tag: number;
  /** The element with tag and length, as it stands in the source. */
  readonly encoded: Uint8Array<ArrayBuffer>;
  readonly content: Uint8Array<ArrayBuffer>;
}

export const sameBytes = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((octet, index) => octet === other[index]);

/** The one element that fills the bytes. */
export function readDer(bytes: Uint8Array<ArrayBuffer>): DerElement {
  const element = elementAt(bytes, 0);
  if (element.encoded.length !== bytes.length) throw new DerFault('bytes after the end of the structure');
  return element;
}

/** The elements inside a constructed element. */
export function childrenOf(element: DerElement): DerElement[] {
  if ((element.tag & 0x20) === 0) throw new DerFault('a primitive element where a structure belongs');
  const children: DerElement[] = [];
  for (let offset = 0; offset < element.content.length; ) {
    const child = elementAt(element.content, offset);
    children.push(child);
    offset += child.encoded.length;
  }
  return children;
}

/** The element, if it has the tag it should have. */
export function expectTag(element: DerElement | undefined, tag: number, what: string): DerElement {
  if (element === undefined || element.tag !== tag) throw new DerFault(`${what} is missing or of another type`);
  return element;
}

function elementAt(bytes: Uint8Array<ArrayBuffer>, start: number): DerElement {
  const tag = bytes[start];
  const first = bytes[start + 1];
  if (tag === undefined || first === undefined) throw new DerFault('the structure ends too early');
  if ((tag & 0x1f) === 0x1f) throw new DerFault('a tag number above 30');
  let length = first;
  let contentStart = start + 2;
  if (first >= 0x80) {
    const octets = first & 0x7f;
    if (octets > 3) throw new DerFault('an oversized length');
    length = 0;
    for (let index = 0; index < octets; index++) length = length * 256 + (bytes[contentStart + index] ?? 0);
    contentStart += octets;
    if (length < 0x80 || length < 2 ** (8 * (octets - 1)))
      throw new DerFault('a length that is indefinite or not minimal');
  }
  const end = contentStart + length;
  if (end > bytes.length) throw new DerFault('the structure ends too early');
  return { tag, encoded: bytes.subarray(start, end), content: bytes.subarray(contentStart, end) };
}

/** Dotted form of an OBJECT IDENTIFIER. */
export function readOid(element: DerElement | undefined): string {
  const { content } = expectTag(element, TAG.oid, 'an object identifier');
  const arcs: number[] = [];
  let arc = 0;
  for (const octet of content) {
    arc = arc * 128 + (octet & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER / 128) throw new DerFault('an object identifier beyond reading');
    if (octet & 0x80) continue;
    if (arcs.length === 0) arcs.push(Math.min(Math.floor(arc / 40), 2), arc - 40 * Math.min(Math.floor(arc / 40), 2));
    else arcs.push(arc);
    arc = 0;
  }
  if (content.length === 0 || ((content.at(-1) ?? 0x80) & 0x80) !== 0) throw new DerFault('a broken object identifier');
  return arcs.join('.');
}

/** The octets of a BIT STRING whose last octet is full, as keys and signatures are. */
export function readWholeBits(element: DerElement | undefined, what: string): Uint8Array<ArrayBuffer> {
  const { content } = expectTag(element, TAG.bitString, what);
  if (content[0] !== 0) throw new DerFault(`${what} has unused bits`);
  return content.subarray(1);
}

/** A Time (RFC 5280 §4.1.2.5) in UTC seconds; UTCTime years below 50 mean 20xx. */
export function readTime(element: DerElement | undefined): number {
  if (element === undefined) throw new DerFault('a time is missing');
  const text = String.fromCharCode(...element.content);
  const digits =
    element.tag === TAG.utcTime && /^\d{12}Z$/.test(text)
      ? `${Number(text.slice(0, 2)) < 50 ? '20' : '19'}${text}`
      : element.tag === TAG.generalizedTime && /^\d{14}Z$/.test(text)
        ? text
        : null;
  const match = digits?.match(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/);
  const moment = match ? Date.parse(`${match[1]}-${match[2]}-${match[3]}T${match[4]}:${match[5]}:${match[6]}Z`) : NaN;
  if (Number.isNaN(moment)) throw new DerFault('a time that is not RFC 5280');
  return moment / 1000;
}
