import type { IssuerKeys } from '../data-integrity/read-proof.ts';
import { documentKeys } from './document-keys.ts';

/**
 * The keys with which an institution of this service makes proofs: what its document lists under `assertionMethod` as
 * Multikey. Its JsonWebKeys are seal keys; they speak through their certificate and make no proofs.
 *
 * Does not decide whether the document is the issuer's: the caller got it from what it trusts, and `did` is whose it is.
 */
export const assertionKeys = (document: unknown, did: string): IssuerKeys =>
  documentKeys(document, did, 'assertionMethod', ['Multikey']);
