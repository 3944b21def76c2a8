import { fail, ok, type Result } from '../record/result.ts';
import type { FetchTrouble } from './trust.ts';

/**
 * The bytes of a body, read piece by piece: `too_big` as soon as one byte more than `maxBytes` has come, whatever length was
 * announced; `unreachable` when it breaks off or `late` rejects first. What is not wanted is cancelled.
 */
export async function readCapped(
  body: ReadableStream<Uint8Array> | null,
  maxBytes: number,
  late: Promise<never>,
): Promise<Result<Uint8Array, FetchTrouble>> {
  if (body === null) return ok(new Uint8Array());
  const reader = body.getReader();
  const pieces: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await Promise.race([reader.read(), late]);
      if (done) break;
      length += value.length;
      if (length > maxBytes) {
        leave(reader);
        return fail({ code: 'too_big', reason: `larger than ${maxBytes} bytes` });
      }
      pieces.push(value);
    }
  } catch {
    leave(reader);
    return fail({ code: 'unreachable', reason: 'the answer broke off or took too long' });
  }
  const whole = new Uint8Array(length);
  let offset = 0;
  for (const piece of pieces) {
    whole.set(piece, offset);
    offset += piece.length;
  }
  return ok(whole);
}

/** Says that nothing more is wanted. Not waited for: a source that hangs may also hang when it is told to stop. */
export function leave(source: { cancel(): Promise<void> } | null): void {
  source?.cancel().catch(() => {});
}
