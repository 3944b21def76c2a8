import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import { type Canonicalise, canonicalise, type Digest } from '../contexts/canonicalise.ts';
import { encodeBase58btc } from '../keys/base58btc.ts';
import { DOCUMENT_KEYS, type DocumentSigner } from './document-signer.ts';
import { hashData, type Text } from './hash-data.ts';
import { dateTimeStamp } from './moment.ts';
import { canonicalProof, type ProofOptions } from './proof-options.ts';
import type { ProofPurpose } from './read-proof.ts';

/** What a proof says beside who made it. Moments are UTC seconds; null where the proof names none. */
export interface ProofSettings {
  readonly created: number | null;
  readonly expires?: number;
  /** `assertionMethod` unless said otherwise. */
  readonly purpose?: ProofPurpose;
  readonly challenge?: string;
  readonly domain?: string | readonly string[];
}

export interface SecuringOptions extends ProofSettings {
  readonly canonicalise?: Canonicalise;
  /**
   * What becomes of proofs the document has: `refuse` (unless said otherwise), or `keep` them beside the new one, as a
   * proof set in which each covers the document alone (Data Integrity 1.0 §2.1.1).
   */
  readonly existing?: 'refuse' | 'keep';
}

/**
 * A document with a proof of `eddsa-rdfc-2022` (Ed25519) or `ecdsa-rdfc-2019` (P-256 with SHA-256, P-384 with SHA-384):
 * Data Integrity 1.0 §4.2, vc-di-eddsa §3.2.1, vc-di-ecdsa §3.2.1. Whose contexts do not say what a proof is, as those of
 * VCDM 1.1, gets the context that does (Data Integrity 1.0 §2.4.2).
 *
 * Throws `CanonicalisationError` for a document that does not mean what it says, and `TypeError` for one with proofs that
 * may not be kept. Does not check what the document is, nor that the key belongs to who it says issued it.
 */
export async function secureDocument(
  document: JsonObject,
  signer: DocumentSigner,
  options: SecuringOptions,
): Promise<JsonObject> {
  const { body, kept } = unsecured(document, options.existing ?? 'refuse');
  const proof = await rdfcProof(body, signer, options, options.canonicalise ?? canonicalise);
  return { ...body, proof: kept.length === 0 ? proof : [...kept, proof] };
}

/**
 * One proof over a document without proofs. `canonical` is its canonical form where that is known already; it has to be
 * made with the digest of the signer's key.
 */
export async function rdfcProof(
  document: JsonObject,
  signer: DocumentSigner,
  settings: ProofSettings,
  canonicaliser: Canonicalise,
  canonical?: Text,
): Promise<JsonObject> {
  const { cryptosuite, digest } = DOCUMENT_KEYS[signer.algorithm];
  const options = proofOptions(cryptosuite, signer.verificationMethod, settings);
  const signature = await signer.sign(await bytesToSign(document, options, canonicaliser, digest, canonical));
  return { ...options, proofValue: `z${encodeBase58btc(signature)}` };
}

/** The options of a proof, in the order in which they are written (Data Integrity 1.0 §2.1). */
export function proofOptions(
  cryptosuite: string,
  verificationMethod: string,
  { created, expires, purpose = 'assertionMethod', challenge, domain }: ProofSettings,
): ProofOptions {
  return {
    type: 'DataIntegrityProof',
    cryptosuite,
    ...(created !== null && { created: dateTimeStamp(created) }),
    ...(expires !== undefined && { expires: dateTimeStamp(expires) }),
    verificationMethod,
    proofPurpose: purpose,
    ...(domain !== undefined && { domain }),
    ...(challenge !== undefined && { challenge }),
  };
}

/** The canonical form of a document as it is best hashed. */
export const canonicalText = (
  canonicaliser: Canonicalise,
  document: object,
  digest: Digest,
): Promise<string | readonly string[]> => (canonicaliser.inPieces ?? canonicaliser)(document, digest);

/** What a key signs (vc-di-ecdsa §3.2.3, §3.2.4): canonical options and document, hashed and joined. */
export async function bytesToSign(
  document: JsonObject,
  options: ProofOptions,
  canonicaliser: Canonicalise,
  digest: Digest,
  canonical?: Text,
): Promise<Uint8Array> {
  const [proof, body] = await Promise.all([
    canonicalProof(options, document['@context'], canonicaliser, digest),
    canonical ?? canonicalText(canonicaliser, document, digest),
  ]);
  return hashData(proof, body, digest);
}

const DATA_INTEGRITY = 'https://w3id.org/security/data-integrity/v2';
/** Contexts that say what a Data Integrity proof is. */
const KNOW_PROOFS: readonly unknown[] = [
  'https://www.w3.org/ns/credentials/v2',
  'https://w3id.org/security/data-integrity/v1',
  DATA_INTEGRITY,
];

/**
 * What a new proof covers, and the proofs that stay beside it. Throws `TypeError` where there are proofs and they are not
 * to be kept, are no proofs, or would no longer hold under the context that has to be added.
 */
export function unsecured(
  document: JsonObject,
  existing: 'refuse' | 'keep',
): { readonly body: JsonObject; readonly kept: readonly JsonObject[] } {
  const { proof, ...body } = document;
  if ('proof' in document && existing === 'refuse') throw new TypeError('the document has a proof already');
  const kept = listOf(proof);
  if (!kept.every(isObject)) throw new TypeError('a proof of the document is not an object');
  const contexts = listOf(document['@context']);
  if (contexts.some((context) => KNOW_PROOFS.includes(context))) return { body, kept };
  if (kept.length > 0) throw new TypeError('a context is missing that the kept proofs do not cover');
  return { body: { ...body, '@context': [...contexts, DATA_INTEGRITY] }, kept };
}
