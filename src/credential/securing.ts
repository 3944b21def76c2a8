import type { ProofSigner, SealSigner } from './signer.ts';

/** The forms a credential is issued in; also the last segment of `/documents/{form}`. */
export const FORMS = ['edc', 'vc-ecdsa', 'vc-eddsa'] as const;
export type Form = (typeof FORMS)[number];

/**
 * What will be signed, before it is signed: the body that is stored, the parameters that are signed with it, and the
 * digest of the exact bytes the key signs. `toBeSigned` can be made again from body and parameters at any time, so that
 * a crash between intent and signature costs nothing.
 */
export interface Intent {
  readonly form: Form;
  readonly mediaType: string;
  /** UTF-8 text of the document without its securing: the JWS payload, or the credential without `proof`. */
  readonly body: string;
  /** The protected header (base64url) or the proof options (JSON). */
  readonly parameters: string;
  /** The exact bytes handed to the signer. */
  readonly toBeSigned: Uint8Array;
  /** SHA-256 of `toBeSigned`, lower-case hexadecimal. */
  readonly digest: string;
  readonly keyId: string;
  /** Claimed signing time, UTC seconds. */
  readonly signingTime: number;
}

/** A securing: one way to make a body verifiable. Pure apart from the signer's own call. */
export interface Securing<S extends SealSigner | ProofSigner, O> {
  /** The intent for a body: deterministic in all arguments. */
  intend(form: Form, body: string, signer: S, signingTime: number, options: O): Promise<Intent>;
  /** The bytes to be signed for a stored body and its stored parameters: equal to the intent's. */
  toBeSigned(body: string, parameters: string): Promise<Uint8Array>;
  /** The finished document. */
  assemble(body: string, parameters: string, signature: Uint8Array): string;
}
