import type { JsonObject } from '../../record/json.ts';
import { sha256Hex } from '../../record/sha256.ts';
import { type Canonicalise, canonicalise } from '../contexts/canonicalise.ts';
import { encodeBase58btc } from '../keys/base58btc.ts';
import type { Form, Intent, Securing } from '../securing.ts';
import type { ProofSigner } from '../signer.ts';
import { hashOf, joined, type Text } from './hash-data.ts';
import { canonicalProof, type ProofOptions } from './proof-options.ts';
import { bytesToSign, canonicalText, proofOptions, rdfcProof } from './rdfc-sign.ts';

export interface DataIntegrityOptions {
  /** What is known of the body already: both proofs of a credential share one canonicalisation and its hash. */
  readonly known?: KnownBody;
}

/** A body that was canonicalised before. */
export interface KnownBody {
  readonly context: unknown;
  /** SHA-256 of its canonical N-Quads. */
  readonly hash: Uint8Array;
}

/** What the proofs over a document need to know of it, from its canonical N-Quads. */
export const knownBody = async (document: object, canonical: Text): Promise<KnownBody> => ({
  context: (document as JsonObject)['@context'],
  hash: await hashOf(canonical, 'SHA-256'),
});

const FORM_OF: Readonly<Record<ProofSigner['cryptosuite'], Form>> = {
  'ecdsa-rdfc-2019': 'vc-ecdsa',
  'eddsa-rdfc-2022': 'vc-eddsa',
};

/** `securing` for the contexts of one canonicaliser; see `dataIntegrity`. */
export const dataIntegrityWith = (canonical: Canonicalise): Securing<ProofSigner, DataIntegrityOptions> => ({
  async intend(form, body, signer, signingTime, options): Promise<Intent> {
    if (FORM_OF[signer.cryptosuite] !== form) throw new TypeError(`${signer.cryptosuite} does not make a ${form}`);
    const { cryptosuite, verificationMethod } = signer;
    const parameters = JSON.stringify(proofOptions(cryptosuite, verificationMethod, { created: signingTime }));
    const toBeSigned = await bytesOf(canonical, body, parameters, options.known);
    const digest = await sha256Hex(toBeSigned);
    return {
      form,
      mediaType: 'application/vc',
      body,
      parameters,
      toBeSigned,
      digest,
      keyId: signer.keyId,
      signingTime,
    };
  },
  toBeSigned: (body, parameters) => bytesOf(canonical, body, parameters),
  assemble: (body, parameters, signature) => withProof(body, signedProof(parameters, signature)),
});

/**
 * Data Integrity 1.0 §4.2 with `ecdsa-rdfc-2019` (P-256) and `eddsa-rdfc-2022`: one proof by one signer over a VCDM 2.0
 * document. `parameters` are the proof options as JSON; `created` is the claimed signing time. The body keeps its text:
 * `assemble` only puts `proof` behind its last member.
 *
 * Throws `CanonicalisationError` for a body that does not mean what it says, and `TypeError` for one that is not an object
 * or carries a proof. Does not look at a body of which `options.known` is given, nor check that the two belong together:
 * the reader that confirms does.
 */
export const dataIntegrity = dataIntegrityWith(canonicalise);

/**
 * A document with one proof per signer, for what is not a credential form of its own (status lists): a single proof, or a
 * proof set in the order of the signers (Data Integrity 1.0 §2.1.1), over one canonicalisation.
 */
export async function secure(body: string, signers: readonly ProofSigner[], signingTime: number): Promise<string> {
  const document = parseBody(body);
  const canonical = await canonicalText(canonicalise, document, 'SHA-256');
  const settings = { created: signingTime };
  const proofs = await Promise.all(
    signers.map((signer) => rdfcProof(document, signer, settings, canonicalise, canonical)),
  );
  const [only] = proofs;
  if (only === undefined) throw new TypeError('nobody to sign');
  return withProof(body, proofs.length === 1 ? only : proofs);
}

async function bytesOf(
  canonicaliser: Canonicalise,
  body: string,
  parameters: string,
  known?: KnownBody,
): Promise<Uint8Array> {
  const options = JSON.parse(parameters) as ProofOptions;
  if (known === undefined) return bytesToSign(parseBody(body), options, canonicaliser, 'SHA-256');
  return joined(
    await hashOf(await canonicalProof(options, known.context, canonicaliser, 'SHA-256'), 'SHA-256'),
    known.hash,
  );
}

function parseBody(body: string): Record<string, unknown> {
  const document: unknown = JSON.parse(body);
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new TypeError('the body is not a JSON object');
  }
  if ('proof' in document) throw new TypeError('the body has a proof already');
  return document as Record<string, unknown>;
}

const signedProof = (parameters: string, signature: Uint8Array): object => ({
  ...(JSON.parse(parameters) as ProofOptions),
  proofValue: `z${encodeBase58btc(signature)}`,
});

function withProof(body: string, proof: object): string {
  const open = body.trimEnd();
  if (!open.endsWith('}') || /^\s*\{\s*\}\s*$/.test(body))
    throw new TypeError('the body is not an object with members');
  return `${open.slice(0, -1)},"proof":${JSON.stringify(proof)}}`;
}
