import { type Canonicalise, canonicalise, type Digest } from '../credential/contexts/canonicalise.ts';
import { readProof } from '../credential/data-integrity/read-proof.ts';
import { dataIntegrity } from '../credential/data-integrity/secure.ts';
import { jades } from '../credential/jades/index.ts';
import { readSeal } from '../credential/jades/read.ts';
import { importPublicKey } from '../credential/keys/public-key.ts';
import type { Form } from '../credential/securing.ts';
import type { ProofSigner, SealSigner } from '../credential/signer.ts';
import { decodeBase64Url, encodeBase64, encodeBase64Url } from '../record/base64.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { fail, ok, type Result } from '../record/result.ts';
import { sha256Hex } from '../record/sha256.ts';
import { encodeUtf8 } from '../record/utf8.ts';
import type { IssuingDeps, SigningKey } from './ports.ts';
import { type Refusal, refusal } from './refusal.ts';

/** A document whose intent is on record. */
export interface IntendedDocument {
  readonly form: Form;
  readonly body: string;
  readonly parameters: string;
  readonly digest: string;
  readonly keyId: string;
  readonly signingTime: number;
  /** The bytes as they were intended, where they are still at hand; otherwise they are made again. */
  readonly toBeSigned?: Uint8Array;
}

export interface SealedForm {
  readonly form: Form;
  /** base64url. */
  readonly signature: string;
  /** SHA-256 of the finished document. */
  readonly sha256: string;
}

/** The finished document of a form, from what is stored. */
export function assembled(document: { form: Form; body: string; parameters: string; signature: string }): string {
  const signature = decodeBase64Url(document.signature);
  if (signature === null) throw new Error(`the signature on record of ${document.form} is not base64url`);
  const securing = document.form === 'edc' ? jades : dataIntegrity;
  return securing.assemble(document.body, document.parameters, signature);
}

/**
 * Steps 5 and 6: signs the stored bytes of each form with the key the intent names, and has our own reader check every
 * finished document against the intent before anything is recorded. Signing twice is harmless: only what is recorded is
 * ever delivered. A key that was compromised meanwhile signs nothing. A finished document that our reader refuses is a
 * bug and throws.
 */
export async function seal(
  deps: IssuingDeps,
  scope: InstitutionScope,
  keys: readonly SigningKey[],
  documents: readonly IntendedDocument[],
): Promise<Result<SealedForm[], Refusal>> {
  const sealed: SealedForm[] = [];
  const once = writtenOnce();
  for (const document of documents) {
    const key = keys.find((candidate) => candidate.keyId === document.keyId);
    if (!key) throw new Error(`the intent of ${document.form} names a key that is not in the register`);
    if (key.state === 'compromised') return fail(refusal('KEY_COMPROMISED', { keyId: key.keyId }));
    const signer =
      key.role === 'seal' ? await deps.signers.seal(scope, key) : await deps.signers.proof(scope, key, deps.origin);
    const securing = document.form === 'edc' ? jades : dataIntegrity;
    const bytes = document.toBeSigned ?? (await madeAgain(document, securing));
    const signature = encodeBase64Url(await signer.sign(bytes));
    const text = assembled({ ...document, signature });
    await confirm(text, document, key, signer, { now: deps.now(), once });
    sealed.push({ form: document.form, signature, sha256: await sha256Hex(encodeUtf8(text)) });
  }
  return ok(sealed);
}

/** The bytes to be signed, from what was stored. Throws where they are not the ones intended. */
async function madeAgain(
  { form, body, parameters, digest }: IntendedDocument,
  securing: Pick<typeof jades, 'toBeSigned'>,
): Promise<Uint8Array> {
  const bytes = await securing.toBeSigned(body, parameters);
  if ((await sha256Hex(bytes)) !== digest) throw new Error(`the stored bytes of ${form} are not the ones intended`);
  return bytes;
}

/** Step 6: the finished document says exactly what was intended, under exactly that key. Throws when it does not. */
async function confirm(
  text: string,
  intended: IntendedDocument,
  key: SigningKey,
  signer: SealSigner | ProofSigner,
  { now, once }: { readonly now: number; readonly once: Once },
): Promise<void> {
  const unconfirmed = (why: string) => new Error(`the sealed ${intended.form} was not confirmed: ${why}`);
  if (signer.role === 'seal') {
    const reading = await readSeal(text);
    if (!reading.ok) throw unconfirmed(reading.error.code);
    if (reading.value.payload !== intended.body) throw unconfirmed('another payload');
    if (encodeBase64(reading.value.leaf.der) !== key.certificateChain?.[0]) throw unconfirmed('another certificate');
    return;
  }
  const publicKey = await importPublicKey(signer.algorithm, key.publicJwk);
  // The key's name is the one of the origin it was intended under; the digest below covers it.
  const reading = await readProof(text, async () => publicKey, { now, canonicalise: once.canonicalise });
  if (!reading.ok) throw unconfirmed(reading.error.code);
  if (reading.value.proofs[0]?.digest !== intended.digest) throw unconfirmed('another digest');
  if (once.written(reading.value.document) !== intended.body) throw unconfirmed('another document');
}

interface Once {
  readonly canonicalise: Canonicalise;
  /** The JSON text of a document, written once for each object. */
  written(document: object): string;
}

/** Both proofs of a credential are over one document: it is canonicalised once, from what was read back. */
function writtenOnce(): Once {
  const texts = new WeakMap<object, string>();
  const made: Readonly<Record<Digest, Map<string, Promise<readonly string[]>>>> = {
    'SHA-256': new Map(),
    'SHA-384': new Map(),
  };
  function written(document: object): string {
    const text = texts.get(document) ?? JSON.stringify(document);
    texts.set(document, text);
    return text;
  }
  function inPieces(document: object, digest: Digest = 'SHA-256'): Promise<readonly string[]> {
    const text = written(document);
    const pieces = made[digest].get(text) ?? canonicalise.inPieces(document, digest);
    made[digest].set(text, pieces);
    return pieces;
  }
  return {
    written,
    canonicalise: Object.assign(
      async (document: object, digest?: Digest) => (await inPieces(document, digest)).join(''),
      {
        inPieces,
      },
    ),
  };
}
