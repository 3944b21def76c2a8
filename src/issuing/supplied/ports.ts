import type { Canonicalise, DocumentLoader } from '../../credential/contexts/canonicalise.ts';
import type { DocumentSigner } from '../../credential/data-integrity/document-signer.ts';
import type { PublicKey } from '../../credential/keys/public-key.ts';
import type { Policy } from '../../credential/policy.ts';
import type { ResourceDigests } from '../../credential/vcdm2/digests.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { BlobStore, OpenList } from '../ports.ts';

/** How a supplied credential can be secured, the first being the one that is taken where nobody asks for another. */
export const SUITES = ['eddsa-rdfc-2022', 'ecdsa-rdfc-2019', 'ecdsa-sd-2023'] as const;
export type Suite = (typeof SUITES)[number];

export type StatusPurpose = 'revocation' | 'suspension';

/** A key of the issuer: what a proof is made and confirmed with. */
export interface SuppliedKey {
  readonly keyId: string;
  readonly algorithm: DocumentSigner['algorithm'];
  /** Whether it signs what is new; one that was retired still seals what was reserved with it. */
  readonly active: boolean;
  /** Made for trials. */
  readonly development: boolean;
  signer(): Promise<DocumentSigner>;
  publicKey(): Promise<PublicKey>;
}

/** In whose name is issued: one institution, or one issuer of a conformance run. */
export interface SuppliedIssuer {
  readonly did: string;
  /** What the addresses of its status lists begin with. */
  readonly ownLists: string;
  /** Keys that may sign, none of them compromised; where several could, the first that can does. */
  readonly keys: readonly SuppliedKey[];
}

/** A place in a status list that one supplied credential has alone. */
export interface SuppliedPlace {
  readonly purpose: StatusPurpose;
  readonly listId: string;
  /** Where the list is served; it is signed into the credential. */
  readonly listUrl: string;
  readonly index: number;
}

export type SuppliedValidity = 'active' | 'suspended' | 'revoked';

/** One supplied credential on record: the intent, and the proof once there is one. */
export interface SuppliedFile {
  /** UUID of the row. */
  readonly suppliedId: string;
  /**
   * By which it can be referred to: its `id`, or the one the request gave, or the `id` of its first status entry; null
   * where it has none of them.
   */
  readonly credentialId: string | null;
  /** SHA-256 of the canonical JSON of the request. */
  readonly requestSha256: string;
  readonly progress: 'reserved' | 'sealed';
  readonly validity: SuppliedValidity;
  /** UTC seconds; what the proof claims as its moment. */
  readonly issuedAt: number;
  readonly suite: Suite;
  readonly keyId: string;
  /** The credential without its proof, as JSON; null when it lies in the blob store under its digest. */
  readonly body: string | null;
  readonly bodySha256: string;
  /** What every derived proof shows; `ecdsa-sd-2023` only. */
  readonly mandatoryPointers: readonly string[];
  /** What was to be signed, before it was: see `intend`. */
  readonly digest: string;
  /** The proof as JSON; null until it is recorded. */
  readonly proof: string | null;
  readonly places: readonly SuppliedPlace[];
}

/** What one batch writes before anything is signed. */
export interface SuppliedReservation extends Omit<SuppliedFile, 'progress' | 'validity' | 'proof'> {
  readonly body: string;
  /** Whether the body goes into the blob store and not into the row. */
  readonly inBlobStore: boolean;
  readonly development: boolean;
  /** What may be live only once; null where nothing has to be. */
  readonly slot: string | null;
  readonly idempotencyKey: string | null;
}

export interface SuppliedView {
  /** What the idempotency key was used for before. */
  readonly sameKey: SuppliedFile | null;
  /** The live credential that holds the slot. */
  readonly occupant: SuppliedFile | null;
  readonly lists: readonly (OpenList & { readonly url: string })[];
}

/** Why the record book refused a batch; nothing of it was written. */
export type SuppliedConflict =
  | 'index_taken'
  | 'slot_occupied'
  | 'idempotency_key_used'
  | 'transition_refused'
  | 'key_compromised';

/** The record book behind supplied credentials. */
export interface SuppliedRegister {
  view(
    scope: InstitutionScope,
    query: {
      readonly slot: string | null;
      readonly idempotencyKey: string | null;
      readonly candidates: readonly number[];
    },
  ): Promise<SuppliedView>;
  /** Opens a list of each purpose that has none. */
  openLists(scope: InstitutionScope): Promise<void>;
  reserve(scope: InstitutionScope, reservation: SuppliedReservation): Promise<SuppliedConflict | null>;
  file(scope: InstitutionScope, suppliedId: string): Promise<SuppliedFile | null>;
  /** The newest credential that is referred to by an id; null where this institution has none. */
  byCredentialId(scope: InstitutionScope, credentialId: string): Promise<SuppliedFile | null>;
  /** One batch: the proof, progress, audit. */
  record(
    scope: InstitutionScope,
    suppliedId: string,
    sealed: {
      readonly proof: string;
      /** Of the finished credential. */
      readonly sha256: string;
      readonly sealedAt: number;
      readonly resumed: boolean;
    },
  ): Promise<SuppliedConflict | null>;
  /** One batch: validity, audit, and the errand to publish the lists it has a place in. */
  changeStatus(
    scope: InstitutionScope,
    suppliedId: string,
    change: { readonly from: SuppliedValidity; readonly to: SuppliedValidity; readonly at: number },
  ): Promise<SuppliedConflict | null>;
}

/** What issuing a supplied credential works with. */
export interface SuppliedDeps {
  /** UTC seconds. */
  now(): number;
  uuid(): string;
  /** `count` different random indices below `size`. */
  indices(count: number, size: number): number[];
  /** Unguessable bytes. */
  random(count: number): Uint8Array;
  readonly policy: Policy;
  /** Which contexts are known; those of the policy included. */
  readonly canonicalise: Canonicalise;
  readonly loader: DocumentLoader;
  /** What related resources have to hash to. */
  readonly digests: ResourceDigests;
  /** The institution as an issuer; null where it is not there. */
  issuer(scope: InstitutionScope): Promise<SuppliedIssuer | null>;
  readonly register: SuppliedRegister;
  readonly blobs: BlobStore;
  /** Publishes the lists that a change of status of this credential concerns. */
  publishStatusOf(scope: InstitutionScope, suppliedId: string): Promise<void>;
}
