import { tokenSigner } from '../../credential/jose/sign.ts';
import { importJwk } from '../../credential/keys/public-key.ts';
import type { JoseKind } from '../../credential/vc-jose/kind.ts';
import { readJoseDocument } from '../../credential/vc-jose/read.ts';
import { secureAsJose } from '../../credential/vc-jose/secure.ts';
import { isObject, type JsonObject } from '../../record/json.ts';
import { parseStrictJson } from '../../record/strict-json.ts';

/** What is written to the output: a token or the verified document as JSON; else why not, in words. */
export interface Answer {
  readonly result: 'success' | 'failure' | 'indeterminate';
  readonly data: string;
}

const failure = (data: string): Answer => ({ result: 'failure', data });
const indeterminate = (data: string): Answer => ({ result: 'indeterminate', data });

/** Secures what a file holds. What was made is read back with the public key, where the key file has one, before it is given. */
export async function issued(
  input: string,
  key: JsonObject,
  kind: JoseKind,
  disclosable: readonly string[],
): Promise<Answer> {
  const document = parseStrictJson(input);
  if (!document.ok || !isObject(document.value)) return failure('the input is no JSON object');
  const signer = await tokenSigner(key.secretKeyJwk);
  if (!signer.ok)
    return signer.error.code === 'unsupported' ? indeterminate(signer.error.reason) : failure(signer.error.reason);
  const secured = await secureAsJose(document.value, kind, {
    signer: signer.value,
    verificationMethod: typeof key.id === 'string' ? key.id : null,
    disclosable,
    random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
  });
  if (!secured.ok) return failure(secured.error);
  const confirmed = key.publicKeyJwk === undefined ? null : await verified(secured.value, key, kind);
  return confirmed === null || confirmed.result === 'success'
    ? { result: 'success', data: secured.value }
    : failure(`what was signed does not verify with publicKeyJwk: ${confirmed.data}`);
}

/** Reads the token a file holds, with the public key of the key file and no other. */
export async function verified(input: string, key: JsonObject, kind: JoseKind): Promise<Answer> {
  const { publicKeyJwk } = key;
  if (!isObject(publicKeyJwk)) return failure('the verification method has no publicKeyJwk');
  const imported = await importJwk(publicKeyJwk);
  if (!imported.ok) {
    const { code, reason } = imported.error;
    return code === 'jwk_unsupported' ? indeterminate(reason) : failure(reason);
  }
  const read = await readJoseDocument(input.trim(), kind, imported.value);
  if (read.ok) return { result: 'success', data: JSON.stringify(read.value) };
  const { code, reason } = read.error;
  return code === 'unsupported' ? indeterminate(reason) : failure(`${code}: ${reason}`);
}
