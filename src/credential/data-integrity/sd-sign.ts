import type { JsonObject } from '../../record/json.ts';
import type { Result } from '../../record/result.ts';
import type { CanonicalisationCode, Canonicalise, DocumentLoader } from '../contexts/canonicalise.ts';
import type { DocumentSigner } from './document-signer.ts';
import type { ProofSettings } from './rdfc-sign.ts';

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

export declare function secureSelectively(
  document: JsonObject,
  signer: SelectiveSigner,
  options: SelectiveOptions,
): Promise<Result<JsonObject, SelectiveFailure>>;
