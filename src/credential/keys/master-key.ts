import { decodeBase64Url } from '../../record/base64.ts';
import { fail, ok, type Result } from '../../record/result.ts';

/** The one signing secret of the Worker, as a key that can encrypt and decrypt but never be read again. */
export interface MasterKey {
  readonly key: CryptoKey;
}

export interface MasterKeyFailure {
  readonly code: 'master_key_missing' | 'master_key_malformed';
  readonly reason: string;
}

/**
 * The master key from its secret: 32 bytes in base64url without padding (43 characters). Decides only on form; whether it
 * is the right one shows when a key is unwrapped. The failure never repeats any part of the secret.
 */
export async function importMasterKey(secret: string | undefined): Promise<Result<MasterKey, MasterKeyFailure>> {
  if (secret === undefined || secret === '') {
    return fail({ code: 'master_key_missing', reason: 'the master key is not set' });
  }
  const bytes = decodeBase64Url(secret);
  if (bytes === null) {
    return fail({ code: 'master_key_malformed', reason: 'the master key is not base64url without padding' });
  }
  if (bytes.length !== 32) {
    const reason = `the master key holds ${bytes.length} bytes; 32 are needed`;
    return fail({ code: 'master_key_malformed', reason });
  }
  const key = await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']);
  return ok({ key });
}
