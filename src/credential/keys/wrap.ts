import { decodeBase64Url, encodeBase64Url } from '../../record/base64.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { MasterKey } from './master-key.ts';

/** Whose key it is; bound into the wrapping, so that a row moved to another institution or key id does not open. */
export interface KeyOwner {
  readonly institutionId: string;
  readonly keyId: string;
}

export interface UnwrapFailure {
  readonly code: 'wrapped_key_malformed' | 'wrapped_key_refused';
  readonly reason: string;
}

const VERSION = 'v1';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/**
 * A private key (PKCS#8 DER) encrypted for the register: AES-256-GCM, tag of 128 bits, written
 * `v1.{base64url(IV ‖ ciphertext ‖ tag)}`. The IV is drawn here and not handed in: used twice under one master key it
 * would give the plaintext away, so nobody gets to choose it.
 */
export async function wrapPrivateKey(master: MasterKey, owner: KeyOwner, pkcs8: Uint8Array): Promise<string> {
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const algorithm = { name: 'AES-GCM', iv, additionalData: binding(owner) };
  const sealed = new Uint8Array(await crypto.subtle.encrypt(algorithm, master.key, pkcs8 as BufferSource));
  const wrapped = new Uint8Array(IV_BYTES + sealed.length);
  wrapped.set(iv);
  wrapped.set(sealed, IV_BYTES);
  return `${VERSION}.${encodeBase64Url(wrapped)}`;
}

/**
 * The PKCS#8 bytes behind a wrapped key. `wrapped_key_refused` means that the master key is another one, that the row
 * belongs to another institution or key id, or that it was changed; AES-GCM does not tell these apart.
 */
export async function unwrapPrivateKey(
  master: MasterKey,
  owner: KeyOwner,
  wrapped: string,
): Promise<Result<Uint8Array, UnwrapFailure>> {
  const bytes = wrapped.startsWith(`${VERSION}.`) ? decodeBase64Url(wrapped.slice(VERSION.length + 1)) : null;
  if (bytes === null || bytes.length <= IV_BYTES + TAG_BYTES) {
    return fail({ code: 'wrapped_key_malformed', reason: 'not a wrapped private key' });
  }
  const algorithm = { name: 'AES-GCM', iv: bytes.slice(0, IV_BYTES), additionalData: binding(owner) };
  try {
    return ok(new Uint8Array(await crypto.subtle.decrypt(algorithm, master.key, bytes.slice(IV_BYTES))));
  } catch {
    const reason = 'wrapped under another master key, or for another institution or key id';
    return fail({ code: 'wrapped_key_refused', reason });
  }
}

/** JSON keeps the two names apart whatever characters they hold. */
const binding = ({ institutionId, keyId }: KeyOwner): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(JSON.stringify(['sigillum private key', VERSION, institutionId, keyId]));
