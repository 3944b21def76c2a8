import type { Budget } from '../../credential/container/inflate.ts';
import { MAX_CREDENTIALS } from './allowance.ts';
import { MAX_UNFOLDED, readPdf, readPng, readXml, readZip } from './containers.ts';
import { contentOf } from './content.ts';
import { failure, only, type ReadInput, tooMany } from './found.ts';
import { readBytesAsText } from './text.ts';

export { type Allowance, allowance, take } from './allowance.ts';
export type { Found, ReadFailure, ReadInput } from './found.ts';
export { tooMany } from './found.ts';
export { recognise, recogniseAll } from './recognise.ts';

/** 15 MB, in bytes. */
export const MAX_INPUT = 15 * 1024 * 1024;

/**
 * The `read` step: which credentials the bytes of one file are or hold, by content and never by name or media type. PDF,
 * PNG, SVG and ZIP are opened within limits (15 MB, 64 MB unfolded, 100 credentials); JSON is read strictly; nothing is
 * fetched and nothing is proved. Whatever the bytes are, there is an answer: `found`, or `failures`, or both.
 */
export async function readInput(bytes: Uint8Array): Promise<ReadInput> {
  if (bytes.length > MAX_INPUT) return only(failure('TOO_LARGE', null, { limit: '15 MB' }));
  const read = await readContent(bytes, null, { left: MAX_UNFOLDED });
  return read.found.length + read.failures.length > MAX_CREDENTIALS ? only(tooMany(null)) : read;
}

/** `within` is null for the input itself, and only that may be an archive. */
async function readContent(bytes: Uint8Array, within: string | null, budget: Budget): Promise<ReadInput> {
  const content = contentOf(bytes);
  switch (content.kind) {
    case 'PDF':
      return readPdf(bytes, within, budget);
    case 'PNG':
      return readPng(bytes, within, budget);
    case 'XML':
      return readXml(bytes, within);
    case 'ZIP':
      return within === null
        ? readZip(bytes, budget, (part, name) => readContent(part, name, budget))
        : only(failure('CONTAINER_UNSUPPORTED', within, { kind: 'ZIP in ZIP' }));
    case 'unsupported':
      return only(failure('CONTAINER_UNSUPPORTED', within, { kind: content.name }));
    case 'text':
      return readBytesAsText(bytes, within);
  }
}
