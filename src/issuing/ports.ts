import type { DecisionPageFacts } from '../credential/page/decision-facts.ts';
import type { PageFacts } from '../credential/page/facts.ts';
import type { Form, Intent } from '../credential/securing.ts';
import type { ProofSigner, SealSigner } from '../credential/signer.ts';
import type { DraftedAward } from '../record/award.ts';
import type { Institution } from '../record/institution.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import type { Progress, StatusAction, StatusReason, Validity } from '../record/lifecycle.ts';
import type { Specification } from '../record/offering.ts';
import type { PageLanguage } from '../record/text.ts';
import type { AwardRow, Subject } from './subject.ts';

/** A signing key as the register keeps it: everything but the private key in the clear. */
export interface SigningKey {
  readonly keyId: string;
  readonly role: 'seal' | 'proof-p256' | 'proof-ed25519';
  readonly algorithm: 'ES256' | 'RS256' | 'Ed25519';
  readonly publicJwk: JsonWebKey;
  /** DER in base64: leaf first, never the anchor; seal keys only. */
  readonly certificateChain: readonly string[] | null;
  readonly wrappedPrivateKey: string;
  readonly development: boolean;
  readonly origin: string;
  readonly state: 'active' | 'retired' | 'compromised';
  readonly validFrom: number;
  readonly validUntil: number | null;
  readonly compromisedSince: number | null;
}

/** One place in a status list. */
export interface StatusPlace {
  readonly listId: string;
  /** Origin the list was opened under: part of its signed address, whatever the service's origin is now. */
  readonly origin: string;
  readonly purpose: 'revocation' | 'suspension';
  readonly index: number;
  readonly family: 'edc' | 'vcdm2';
}

/** A list of the present origin that takes new entries, and which of the candidate indices are taken already. */
export interface OpenList {
  readonly listId: string;
  readonly origin: string;
  readonly purpose: 'revocation' | 'suspension';
  readonly size: number;
  readonly taken: ReadonlySet<number>;
}

/** A credential's row. */
export interface CredentialRow {
  readonly credentialId: string;
  readonly subjectKind: 'award' | 'decision';
  readonly subjectId: string;
  readonly progress: Progress;
  readonly validity: Validity;
  readonly issuedAt: number;
  readonly sealedAt: number | null;
  readonly replaces: string | null;
  readonly supersededBy: string | null;
  readonly development: boolean;
}

/** A document as stored: the intent, and the signature once there is one. */
export interface StoredDocument {
  readonly form: Form;
  readonly mediaType: string;
  readonly keyId: string;
  readonly bodySha256: string;
  /** Null when the body lies in the blob store. */
  readonly body: string | null;
  readonly parameters: string;
  readonly digest: string;
  readonly signingTime: number;
  /** base64url; null until it is recorded. */
  readonly signature: string | null;
  /** SHA-256 of the finished document; null until it is recorded. */
  readonly sealedSha256: string | null;
}

/** One credential with its subject, its documents, the keys they name and its status places. */
export interface CredentialFile {
  readonly credential: CredentialRow;
  readonly subject: Subject;
  readonly documents: readonly StoredDocument[];
  readonly keys: readonly SigningKey[];
  readonly places: readonly StatusPlace[];
  /** Why it has the validity it has; null while that never changed. */
  readonly validityReason: StatusReason | null;
}

/** What steps 2 to 7 need to know, whatever the credential is about. */
export interface SealingView {
  readonly institution: Institution;
  readonly keys: readonly SigningKey[];
  readonly lists: readonly OpenList[];
  /** Live credentials that hold the slot, or are on their way to replace one that holds it; the holder first. */
  readonly occupants: readonly CredentialRow[];
}

/** Everything `issue` needs to know, read in one batch. */
export interface IssuingView extends SealingView {
  readonly specification: Specification | null;
  /** The award under the same id, and its credential, when it was sent before. */
  readonly existing: { readonly award: AwardRow; readonly credential: CredentialRow } | null;
  /** What an idempotency key was used for before. */
  readonly idempotency: { readonly bodySha256: string; readonly awardId: string } | null;
  /** Achievement ids this learner already has, by unit name (see `unitName`). */
  readonly achievements: ReadonlyMap<string, string>;
  /** The credential named by `replaces`. */
  readonly replaced: { readonly credential: CredentialRow; readonly award: DraftedAward } | null;
}

export interface IssuingQuery {
  readonly awardId: string;
  readonly offering: { readonly code: string; readonly version: string };
  readonly learnerReference: string;
  readonly slot: string;
  readonly replaces: string | null;
  readonly idempotencyKey: string | null;
  /** Random indices proposed for each purpose. */
  readonly candidates: readonly number[];
}

/** The same for `issueDecision`. */
export interface DecisionView extends SealingView {
  /** Whether it is the decision on record that its case stands by. */
  readonly stands: boolean;
  /** The credential of this very decision, when it was sealed or reserved before. */
  readonly existing: CredentialRow | null;
}

export interface DecisionQuery {
  readonly decisionId: string;
  readonly caseId: string;
  readonly slot: string;
  readonly candidates: readonly number[];
}

/** What `reserve` writes in one batch: the row, its status places, its documents' intents, outbox and audit. */
export interface Reservation {
  readonly credentialId: string;
  readonly slot: string;
  readonly issuedAt: number;
  readonly development: boolean;
  readonly replaces: string | null;
  readonly subject: Subject;
  /** Unit name to achievement id: those that are new are kept. */
  readonly achievements: ReadonlyMap<string, string>;
  readonly places: readonly StatusPlace[];
  readonly intents: readonly (Intent & { readonly bodySha256: string; readonly inBlobStore: boolean })[];
  readonly idempotency: { readonly key: string; readonly bodySha256: string } | null;
}

/** Why the record book refused a batch; nothing of it was written. */
export type Conflict =
  | 'index_taken'
  | 'subject_exists'
  | 'slot_occupied'
  | 'idempotency_key_used'
  | 'achievement_exists'
  | 'achievement_taken'
  | 'transition_refused'
  | 'key_compromised';

export interface Register {
  view(scope: InstitutionScope, query: IssuingQuery): Promise<IssuingView | null>;
  decisionView(scope: InstitutionScope, query: DecisionQuery): Promise<DecisionView | null>;
  reserve(scope: InstitutionScope, reservation: Reservation): Promise<Conflict | null>;
  /** An idempotency key that came with an award which was sent before under another key, or none. */
  rememberIdempotencyKey(scope: InstitutionScope, key: string, bodySha256: string, awardId: string): Promise<void>;
  /** The credential with its subject and documents; null when there is none in this institution. */
  credential(scope: InstitutionScope, credentialId: string): Promise<CredentialFile | null>;
  /** Id of the credential of a decision; null when there is none. */
  credentialOfDecision(scope: InstitutionScope, decisionId: string): Promise<string | null>;
  /** One batch: signatures, progress, audit, outbox; supersedes what is replaced. */
  record(
    scope: InstitutionScope,
    credentialId: string,
    signatures: readonly { form: Form; signature: string; sha256: string }[],
    options: { sealedAt: number; resumed: boolean },
  ): Promise<Conflict | null>;
  /** Opens a list of each purpose that has none under the present origin. */
  openLists(scope: InstitutionScope): Promise<void>;
  changeStatus(
    scope: InstitutionScope,
    credentialId: string,
    change: { action: StatusAction; from: Validity; reason: StatusReason; supersededBy: string | null; at: number },
  ): Promise<Conflict | null>;
}

/** Bodies too large for a row; addressed by their SHA-256, written before the batch that refers to them. */
export interface BlobStore {
  put(scope: InstitutionScope, sha256: string, text: string): Promise<void>;
  get(scope: InstitutionScope, sha256: string): Promise<string | null>;
}

/** Makes a signer for a key of the register; cached by key id, so that a key is unwrapped once. */
export interface Signers {
  seal(scope: InstitutionScope, key: SigningKey): Promise<SealSigner>;
  /** `origin` decides under which of the institution's DIDs the key is named. */
  proof(scope: InstitutionScope, key: SigningKey, origin: string): Promise<ProofSigner>;
}

export interface IssuingDeps {
  readonly origin: string;
  /** UTC seconds. */
  now(): number;
  uuid(): string;
  /** `count` different random indices below `size`. */
  indices(count: number, size: number): number[];
  readonly register: Register;
  readonly blobs: BlobStore;
  readonly signers: Signers;
  drawPage(facts: PageFacts | DecisionPageFacts, language: PageLanguage): Promise<Uint8Array>;
  /** Hands a reserved credential to the queue. */
  enqueue(scope: InstitutionScope, credentialId: string): Promise<void>;
}
