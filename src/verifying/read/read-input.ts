import { failure, only, type ReadInput } from './found.ts';
import { readText } from './text.ts';

export type { Found, ReadFailure, ReadInput } from './found.ts';
export { recognise, recogniseAll } from './recognise.ts';

/** 15 MB: issue limits of one upload. */
export const MAX_INPUT = 15 * 1024 * 1024;

/**
 * The `read` step: which credentials the bytes of one file hold, by content and never by name or media type.
 */
export async function readInput(bytes: Uint8Array): Promise<ReadInput> {
  if (bytes.length > MAX_INPUT) return only(failure('TOO_LARGE', null, { limit: '15 MB' }));
  try {
    return readText(new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), null);
  } catch {
    return only(failure('NOT_A_CREDENTIAL', null));
  }
}
