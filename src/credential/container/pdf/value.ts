/** The objects of PDF (ISO 32000-2 §7.3) as far as reading attachments needs them. */
export type PdfValue = null | boolean | number | PdfName | PdfText | PdfArray | PdfDict | PdfRef;

export interface PdfName {
  readonly kind: 'name';
  readonly name: string;
}
/** A string object: bytes, which are text only by what stands in them. */
export interface PdfText {
  readonly kind: 'text';
  readonly bytes: Uint8Array;
}
export interface PdfArray {
  readonly kind: 'array';
  readonly items: readonly PdfValue[];
}
export interface PdfDict {
  readonly kind: 'dict';
  readonly entries: ReadonlyMap<string, PdfValue>;
}
export interface PdfRef {
  readonly kind: 'ref';
  readonly number: number;
}

/** An indirect object; `streamAt` is where the data of a stream begin, null for any other object. */
export interface PdfObject {
  readonly value: PdfValue;
  readonly streamAt: number | null;
}

const kindOf = (value: PdfValue | undefined) => (typeof value === 'object' && value !== null ? value.kind : null);

export const asDict = (value: PdfValue | undefined): PdfDict | null =>
  kindOf(value) === 'dict' ? (value as PdfDict) : null;
export const asRef = (value: PdfValue | undefined): PdfRef | null =>
  kindOf(value) === 'ref' ? (value as PdfRef) : null;
export const asName = (value: PdfValue | undefined): string | null =>
  kindOf(value) === 'name' ? (value as PdfName).name : null;
export const asItems = (value: PdfValue | undefined): readonly PdfValue[] | null =>
  kindOf(value) === 'array' ? (value as PdfArray).items : null;

/** A number that counts something. */
export const asCount = (value: PdfValue | undefined): number | null =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 ? value : null;

/** Text string (§7.9.2.2): UTF-16BE or UTF-8 by its mark, otherwise PDFDocEncoding, read as Latin-1. Null for no string. */
export function asText(value: PdfValue | undefined): string | null {
  if (kindOf(value) !== 'text') return null;
  const { bytes } = value as PdfText;
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return new TextDecoder().decode(bytes);
  return new TextDecoder('latin1').decode(bytes);
}
