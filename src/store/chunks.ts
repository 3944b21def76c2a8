import { sha256Hex } from '../record/sha256.ts';

/** Characters of JSON that go into one statement: D1 takes texts of at most two million bytes. */
const CHUNK = 600_000;

/** SHA-256 of an entry's text. */
export const digestOf = (body: string): Promise<string> => sha256Hex(new TextEncoder().encode(body));

/** Bodies as JSON arrays of at most `CHUNK` characters each, so that hundreds of anchors need a handful of statements. */
export function chunksOf(rows: readonly { readonly [name: string]: unknown }[]): string[] {
  const chunks: string[][] = [];
  let room = 0;
  for (const row of rows) {
    const text = JSON.stringify(row);
    room -= text.length;
    if (room < 0) {
      chunks.push([]);
      room = CHUNK - text.length;
    }
    chunks.at(-1)?.push(text);
  }
  return chunks.map((texts) => `[${texts.join(',')}]`);
}
