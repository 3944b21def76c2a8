import type { JsonObject } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import {
  type CanonicalisationCode,
  type Canonicalise,
  canonicalise,
  type DocumentLoader,
} from '../contexts/canonicalise.ts';
import { decodeBase58btc } from '../keys/base58btc.ts';
import { publicKeyMultibase } from '../keys/multikey.ts';
import type { DocumentSigner } from './document-signer.ts';
import { hashOf, joined } from './hash-data.ts';
import { canonicalProof } from './proof-options.ts';
import { type ProofSettings, proofOptions, unsecured } from './rdfc-sign.ts';
import { baseValue } from './sd-base-value.ts';
import { grouped } from './selective/groups.ts';

/** Who signs base proofs of `ecdsa-sd-2023`: a key on P-256. */
export type SelectiveSigner = DocumentSigner & { readonly algorithm: 'ES256' };

export interface SelectiveFailure {
  readonly code: /** A JSON pointer that points at nothing, or at what cannot be shown by itself. */
    | 'pointer'
    /** Statements that cannot be told apart in a selection: ordered lists, named graphs without a name. */
    | 'unsupported'
    | 'proof_shape'
    | CanonicalisationCode;
  readonly reason: string;
  /** The JSON pointer in question. */
  readonly pointer?: string;
}

/** Contexts beyond the pinned ones: both have to know the same. */
export interface SelectiveContexts {
  readonly canonicalise?: Canonicalise;
  readonly loader?: DocumentLoader;
}

export interface SelectiveOptions extends ProofSettings, SelectiveContexts {
  /** What every derived proof shows; JSON pointers (RFC 6901) into the document. */
  readonly mandatoryPointers: readonly string[];
  /** Unguessable bytes, as many as asked for. */
  random(count: number): Uint8Array;
  /** The key that signs single statements; a fresh one unless a test vector names it. */
  readonly ephemeral?: Pick<CryptoKeyPair, 'publicKey' | 'privateKey'>;
}

const SUITE = 'ecdsa-sd-2023';
const HMAC_BYTES = 32;
const P256 = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;
const encoder = new TextEncoder();

/**
 * A document with a base proof of `ecdsa-sd-2023` (vc-di-ecdsa §3.6.1-3.6.5), from which its holder derives proofs over
 * parts of it. The issuer's key signs the options, an ephemeral key and the mandatory statements; the ephemeral key, which
 * is then forgotten, signs every other statement by itself.
 *
 * Fails for a document with a proof, for pointers at nothing or into the middle of a statement, and for what a selection
 * could not be told apart in (see `grouped`). Does not check that what must not be withheld is mandatory: status and dates
 * are the issuer's choice.
 */
export async function secureSelectively(
  document: JsonObject,
  signer: SelectiveSigner,
  options: SelectiveOptions,
): Promise<Result<JsonObject, SelectiveFailure>> {
  if ('proof' in document) return fail({ code: 'proof_shape', reason: 'the document has a proof already' });
  const { body } = unsecured(document, 'refuse');
  const { mandatoryPointers, canonicalise: canonicaliser = canonicalise } = options;
  const hmacKey = options.random(HMAC_BYTES);
  const statements = await grouped(body, hmacKey, options);
  if (!statements.ok) return statements;
  const group = await statements.value.group(mandatoryPointers);
  if (!group.ok) return group;
  const mandatory = new Set(group.value.indexes);
  const [shown, others] = partition(statements.value.statements, mandatory);

  const ephemeral = options.ephemeral ?? ((await crypto.subtle.generateKey(P256, false, ['sign'])) as CryptoKeyPair);
  const proof = proofOptions(SUITE, signer.verificationMethod, options);
  const [ephemeralKey, optionsHash, mandatoryHash, signatures] = await Promise.all([
    multikeyOf(ephemeral.publicKey),
    Promise.resolve(canonicalProof(proof, body['@context'], canonicaliser, 'SHA-256')).then(sha256),
    sha256(shown.join('')),
    Promise.all(others.map((statement) => sign(ephemeral.privateKey, statement))),
  ]);
  const baseSignature = await signer.sign(joined(optionsHash, ephemeralKey, mandatoryHash));
  const proofValue = baseValue({ baseSignature, ephemeralKey, hmacKey, signatures, mandatoryPointers });
  return ok({ ...body, proof: { ...proof, proofValue } });
}

/** The statements at some positions, and the others. */
function partition(
  statements: readonly string[],
  at: ReadonlySet<number>,
): readonly [readonly string[], readonly string[]] {
  return [statements.filter((_, index) => at.has(index)), statements.filter((_, index) => !at.has(index))];
}

const sha256 = (text: string): Promise<Uint8Array> => hashOf(text, 'SHA-256');

const sign = async (key: CryptoKey, statement: string): Promise<Uint8Array> =>
  new Uint8Array(await crypto.subtle.sign(SIGNATURE, key, encoder.encode(statement)));

/** The 35 bytes of a Multikey on P-256 (CID 1.0 §2.2.2), without multibase. */
async function multikeyOf(key: CryptoKey): Promise<Uint8Array> {
  const jwk = (await crypto.subtle.exportKey('jwk', key)) as JsonWebKey;
  const bytes = decodeBase58btc(publicKeyMultibase(jwk).slice(1));
  if (bytes === null) throw new TypeError('a Multikey that is not base58-btc');
  return bytes;
}
