import { fail, ok, type Result } from '../../record/result.ts';
import { inflate as unfold } from '../container/inflate.ts';

export interface InflateFailure {
  readonly code: 'status_list_malformed' | 'status_too_big';
  readonly reason: string;
}

/**
 * Inflates status bits and stops as soon as more than `maxBytes` appear, whatever the compressed bytes promise. `gzip` is
 * what bit strings use, `zlib` (RFC 1950) what token status lists use.
 */
export async function inflate(
  compressed: Uint8Array<ArrayBuffer>,
  framing: 'gzip' | 'zlib',
  maxBytes: number,
): Promise<Result<Uint8Array, InflateFailure>> {
  // The platform calls zlib `deflate`; raw deflate is another name.
  const bits = await unfold(compressed, framing === 'zlib' ? 'deflate' : 'gzip', { left: maxBytes });
  if (bits.ok) return ok(bits.value);
  return bits.error.code === 'too-large'
    ? fail({ code: 'status_too_big', reason: `more than ${maxBytes} bytes of status bits` })
    : fail({ code: 'status_list_malformed', reason: `the list is not ${framing}` });
}
