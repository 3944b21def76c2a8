import { encodeUtf8 } from '../../record/utf8.ts';

/**
 * The bytes a seal signs: ASCII(protected header in base64url) "." payload (RFC 7515 §5.1 step 5; with `b64:false` the
 * payload's own UTF-8, RFC 7797 §5.2). The payload is never serialised again.
 */
export function signingInput(protectedHeader: string, payload: string): Uint8Array<ArrayBuffer> {
  if (!payload.isWellFormed()) throw new Error('a payload with a lone surrogate has no UTF-8 form');
  return encodeUtf8(protectedHeader, '.', payload);
}
