import type { IssuerKeys } from '../../credential/data-integrity/read-proof.ts';
import type { Policy } from '../../credential/policy.ts';
import type { JsonObject } from '../../record/json.ts';
import type { SealAdmission } from '../../trust/trust.ts';
import type { PresentedChain } from '../../trust/x509/path-report.ts';
import type { HolderBinding } from '../checks/holder.ts';
import type { KeptBack } from '../examined.ts';
import type { Form } from '../form.ts';
import type { Check, ProofReport } from '../report.ts';

/** What a document says of itself, before anything of it is believed: enough to ask who its issuer is. */
export interface Claimed {
  readonly form: Form;
  readonly issuerId: string | null;
  readonly credentialId: string | null;
  /** The W3C or ELM document, where there is one that can be read before it is proved. */
  readonly document: JsonObject | null;
  /** Certificates that came with the signature: for a seal, and for a token with `x5c`. */
  readonly chain: PresentedChain | null;
  /** The key the signature names, where it names one. */
  readonly keyName: string | null;
  /** UTC seconds the signature claims. */
  readonly signedAt: number | null;
  /** Proves it with what trust gave. Without keys only a seal can be proved, by the certificate it carries. */
  prove(given: ProvingMeans): Promise<Proving>;
}

export interface ProvingMeans {
  readonly keys: IssuerKeys | null;
  readonly seal: SealAdmission | null;
  /** UTC seconds. */
  readonly now: number;
  readonly policy: Policy;
  /** What the verifier asked the holder to sign. */
  readonly challenge?: string;
  readonly domain?: string;
}

export interface Proving {
  /** Every signature verified, with keys of the issuer or of the certificate it came with. */
  readonly proved: boolean;
  readonly checks: readonly Check[];
  readonly proofs: readonly ProofReport[];
  /** What was proved: the document and, for tokens, the claims. Null where nothing was. */
  readonly document: JsonObject | null;
  readonly claims: JsonObject | null;
  readonly signedAt: number | null;
  /** When a trusted timestamp shows a seal to have existed. */
  readonly trustedTime?: number | null;
  readonly timestampsNotCounted?: boolean;
  /** The holder chose which statements to show: `Examined.selective`. */
  readonly selective?: boolean | KeptBack;
  /** From a key-binding token inside the document; null where the form has none. */
  readonly binding: HolderBinding | null;
}

/** Nothing was proved. */
export const unproved = (checks: readonly Check[], proofs: readonly ProofReport[] = []): Proving => ({
  proved: false,
  checks,
  proofs,
  document: null,
  claims: null,
  signedAt: null,
  binding: null,
});
