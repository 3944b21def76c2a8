import jsonld from 'jsonld';
import { canonize } from 'rdf-canonize';
import { canonicalise, type Digest } from '../../../src/credential/contexts/canonicalise.ts';
import { documentLoader } from '../../../src/credential/contexts/loader.ts';
import {
  DOCUMENT_KEYS,
  type DocumentSigner,
  documentSigner,
} from '../../../src/credential/data-integrity/document-signer.ts';
import { hashData } from '../../../src/credential/data-integrity/hash-data.ts';
import { secureDocument } from '../../../src/credential/data-integrity/rdfc-sign.ts';
import {
  type IssuerKeys,
  type ProofExpectations,
  readProofOf,
} from '../../../src/credential/data-integrity/read-proof.ts';
import { encodeBase58btc } from '../../../src/credential/keys/base58btc.ts';
import { importMultikey, publicKeyMultibase } from '../../../src/credential/keys/multikey.ts';
import { credential, DID, NOW } from '../../support/proving-institution.ts';
import type { Json } from '../../support/signed-by-hand.ts';

export type Algorithm = DocumentSigner['algorithm'];
export const CREATED = '2026-11-21T12:00:00Z';
export const VC_V1 = 'https://www.w3.org/2018/credentials/v1';

/** Somebody with one key, which is listed for every purpose. */
export interface Party {
  readonly signer: DocumentSigner;
  readonly publicKeyMultibase: string;
  readonly keys: IssuerKeys;
}

export async function party(algorithm: Algorithm): Promise<Party> {
  const kind = DOCUMENT_KEYS[algorithm].key;
  const pair = (await crypto.subtle.generateKey(kind, true, ['sign', 'verify'])) as CryptoKeyPair;
  const privateJwk = (await crypto.subtle.exportKey('jwk', pair.privateKey)) as JsonWebKey;
  const multibase = publicKeyMultibase(privateJwk);
  const verificationMethod = `${DID}#${algorithm}`;
  const imported = await importMultikey(multibase);
  if (!imported.ok) throw new Error(imported.error.reason);
  return {
    signer: await documentSigner({ algorithm, privateJwk, verificationMethod }),
    publicKeyMultibase: multibase,
    keys: async (asked) => (asked === verificationMethod ? imported.value : null),
  };
}

/** A credential of VCDM 2.0 that `by` secured. */
export const secured = (by: Party, document: Json = credential()): Promise<Json> =>
  secureDocument(document, by.signer, { created: NOW }) as Promise<Json>;

/** The options of a proof that nothing is wrong with. */
export const options = (by: Party): Json => ({
  type: 'DataIntegrityProof',
  cryptosuite: DOCUMENT_KEYS[by.signer.algorithm].cryptosuite,
  created: CREATED,
  verificationMethod: by.signer.verificationMethod,
  proofPurpose: 'assertionMethod',
});

/**
 * A document signed over options as they are, whatever they say: that it is refused is then not for want of a signature.
 * What JSON-LD makes nothing of is dropped from the options without a word, as careless software does.
 */
export async function signedWith(by: Party, proof: Json, document: Json = credential()): Promise<Json> {
  const { digest } = DOCUMENT_KEYS[by.signer.algorithm];
  const [config, body] = await Promise.all([
    carelessly({ '@context': document['@context'], ...proof }, digest),
    canonicalise(document, digest),
  ]);
  const signature = await by.signer.sign(await hashData(config, body, digest));
  return { ...document, proof: { ...proof, proofValue: `z${encodeBase58btc(signature)}` } };
}

async function carelessly(document: Json, digest: Digest): Promise<string> {
  const dataset = await jsonld.toRDF(document, { documentLoader, safe: false, base: null });
  return canonize(dataset, { algorithm: 'RDFC-1.0', messageDigestAlgorithm: digest });
}

/** What our reader makes of a document: `read`, or the code it is refused with. */
export async function outcome(document: unknown, by: Party, more: Partial<ProofExpectations> = {}): Promise<string> {
  const read = await readProofOf(document as Json, by.keys, { now: NOW, ...more });
  return read.ok ? 'read' : read.error.code;
}

/** The same document with its proof changed. */
export const withProof = (document: Json, change: Json): Json => ({
  ...document,
  proof: { ...(document.proof as Json), ...change },
});

/** A copy without one member. */
export const without = (object: Json, name: string): Json =>
  Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));

export const proofOf = (document: Json): Json & { proofValue: string } =>
  document.proof as Json & { proofValue: string };
