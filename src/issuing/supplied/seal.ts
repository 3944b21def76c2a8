import type { Canonicalise, DocumentLoader } from '../../credential/contexts/canonicalise.ts';
import type { DocumentSigner } from '../../credential/data-integrity/document-signer.ts';
import { secureDocument } from '../../credential/data-integrity/rdfc-sign.ts';
import { readProof } from '../../credential/data-integrity/read-proof.ts';
import { derive } from '../../credential/data-integrity/sd-derive.ts';
import {
  type SelectiveFailure,
  type SelectiveSigner,
  secureSelectively,
} from '../../credential/data-integrity/sd-sign.ts';
import type { PublicKey } from '../../credential/keys/public-key.ts';
import { canonicalJson } from '../../record/canonical-json.ts';
import type { JsonObject } from '../../record/json.ts';
import { ok, type Result } from '../../record/result.ts';
import { sha256Hex } from '../../record/sha256.ts';
import type { SuppliedDeps, SuppliedFile, SuppliedKey } from './ports.ts';

/** What is fixed before anything is signed. */
export type SuppliedIntent = Pick<SuppliedFile, 'suite' | 'mandatoryPointers' | 'issuedAt' | 'keyId'> & {
  readonly body: string;
};

type Securing = Pick<SuppliedDeps, 'now' | 'random' | 'policy'> & {
  readonly canonicalise: Canonicalise;
  readonly loader: DocumentLoader;
};

const digestOf = (text: string): Promise<string> => sha256Hex(new TextEncoder().encode(text));

/**
 * Digest of what is intended: the body, and everything the proof will say beside it. The bytes a key signs are no digest
 * for `ecdsa-sd-2023`, whose proof has a fresh key of its own each time.
 */
export const intentDigest = ({ body, suite, mandatoryPointers, issuedAt, keyId }: SuppliedIntent): Promise<string> =>
  digestOf(canonicalJson({ body, suite, mandatoryPointers, issuedAt, keyId }));

/** The finished credential, from what is stored: the body keeps its text, and `proof` comes behind its last member. */
export const assembleSupplied = (body: string, proof: string): string => `${body.slice(0, -1)},"proof":${proof}}`;

export interface SealedSupplied {
  /** As JSON. */
  readonly proof: string;
  /** Of the finished credential. */
  readonly sha256: string;
}

/**
 * Signs what was intended, and has our own reader check the finished credential before anything is recorded. Signing
 * twice is harmless: only what is recorded is ever delivered. Fails where a mandatory pointer points at nothing; a proof
 * that our reader refuses is a bug and throws.
 */
export async function sealSupplied(
  deps: Securing,
  intent: SuppliedIntent,
  key: SuppliedKey,
): Promise<Result<SealedSupplied, SelectiveFailure>> {
  const document = JSON.parse(intent.body) as JsonObject;
  const signer = await key.signer();
  const secured = await securedBy(deps, document, signer, intent);
  if (!secured.ok) return secured;
  const proof = JSON.stringify(secured.value.proof);
  const text = assembleSupplied(intent.body, proof);
  await confirm(deps, text, intent, await key.publicKey());
  return ok({ proof, sha256: await digestOf(text) });
}

async function securedBy(
  { canonicalise, loader, random }: Securing,
  document: JsonObject,
  signer: DocumentSigner,
  { suite, mandatoryPointers, issuedAt: created }: SuppliedIntent,
): Promise<Result<JsonObject, SelectiveFailure>> {
  if (suite !== 'ecdsa-sd-2023') return ok(await secureDocument(document, signer, { created, canonicalise }));
  if (signer.algorithm !== 'ES256') throw new Error('ecdsa-sd-2023 is made with a key on P-256');
  const selective: SelectiveSigner = { ...signer, algorithm: signer.algorithm };
  return secureSelectively(document, selective, { created, mandatoryPointers, canonicalise, loader, random });
}

/** The finished credential reads as what was intended, under exactly that key. A base proof is read as its holder would. */
async function confirm(
  { canonicalise, loader, now, policy }: Securing,
  text: string,
  { body, suite, mandatoryPointers }: SuppliedIntent,
  key: PublicKey,
): Promise<void> {
  const unconfirmed = (why: string) => new Error(`the sealed credential was not confirmed: ${why}`);
  const options = { now: now(), canonicalise, inlineContexts: policy.inlineContexts };
  const keys = async (): Promise<PublicKey> => key;
  const { proof: _proof, ...written } = JSON.parse(text) as JsonObject;
  if (JSON.stringify(written) !== body) throw unconfirmed('another document');
  if (suite !== 'ecdsa-sd-2023') {
    const reading = await readProof(text, keys, options);
    if (!reading.ok) throw unconfirmed(reading.error.code);
    if (reading.value.proofs[0]?.cryptosuite !== suite) throw unconfirmed('another suite');
    return;
  }
  const everything = mandatoryPointers.length === 0 ? ['/issuer'] : [];
  const derived = await derive(JSON.parse(text) as JsonObject, everything, { canonicalise, loader });
  if (!derived.ok) throw unconfirmed(derived.error.code);
  const reading = await readProof(JSON.stringify(derived.value), keys, options);
  if (!reading.ok) throw unconfirmed(reading.error.code);
}
