import type { InstitutionScope } from '../record/institution-scope.ts';
import type { CaseState } from '../record/recognition/case-state.ts';
import type { DecisionRecord } from '../record/recognition/decision-record.ts';
import type { JudgedMapping } from '../record/recognition/mapping.ts';
import type { Officer } from '../record/recognition/officer.ts';
import type { ExemptionPolicy } from '../record/recognition/policy.ts';
import type { EquivalencePrecedent } from '../record/recognition/precedent.ts';
import type { TargetUnit } from '../record/recognition/unit.ts';
import type { Verification } from '../verifying/report.ts';
import type { CaseFile, CaseRecord, EvidenceRow, LetterRow, PortfolioItem } from './case/case.ts';
import type { Recommendation } from './engine/recommendation.ts';
import type { Allocation, Ledger } from './ledger/allocation.ts';

/** Work that has to happen after a step is on record; each is idempotent and retried until done. */
export type CaseErrand = 'letter' | 'seal-decision' | 'withdraw-decision';

/**
 * One step of a case as one batch: all of it is written or nothing. `from` equal to `to` moves nothing. The record's
 * `version` is the expected one plus one; a case that somebody changed meanwhile is `case_moved`.
 */
export interface CaseStep {
  readonly case: CaseRecord;
  readonly from: CaseState;
  readonly at: number;
  readonly audit: { readonly action: string; readonly detail?: Readonly<Record<string, unknown>> };
  readonly evidence?: readonly EvidenceRow[];
  readonly portfolio?: readonly PortfolioItem[];
  readonly mappings?: readonly JudgedMapping[];
  readonly recommendation?: Recommendation;
  /** Allocations of this case that are live now are released first, in the same batch. */
  readonly release?: boolean;
  /**
   * Credit the case uses from now on, inserted as it is, and the version of the learner's ledger it was computed from. What
   * would use more than was earned is `credit_used`; `ledger_moved` when anything of the learner was allocated or released
   * since, as what is free depends on figures that only some cases know. Without allocations the version is not looked at.
   */
  readonly credit?: { readonly ledgerVersion: number; readonly allocations: readonly Allocation[] };
  readonly decision?: DecisionRecord;
  readonly letter?: LetterRow;
  /** Subject of each errand is the decision id. */
  readonly errands?: readonly { readonly errand: CaseErrand; readonly decisionId: string }[];
}

export type CaseConflict =
  | 'case_moved'
  | 'case_exists'
  | 'evidence_exists'
  | 'ledger_moved'
  | 'credit_used'
  | 'decision_exists';

export interface CaseFilter {
  readonly state?: CaseState;
  readonly unit?: string;
  readonly programme?: string;
  readonly learner?: string;
  /** Answer due on or before this civil date. */
  readonly dueBy?: string;
}

/** What statistics count: one line per decided case, without a person. */
export interface DecidedCase {
  readonly unit: string;
  readonly programme: string;
  readonly policy: string;
  readonly route: string;
  readonly outcome: DecisionRecord['outcome'];
  readonly recommended: string;
  readonly followed: boolean;
  readonly appealed: boolean;
  readonly submittedAt: number | null;
  readonly decidedAt: number;
  readonly ects: number;
}

/** The record book of recognition. Every list is oldest first unless it says otherwise. */
export interface RecognitionBook {
  /** `frozen`: a case names the unit already, and the sheet of that year differs. */
  putUnit(
    scope: InstitutionScope,
    unit: TargetUnit,
    json: unknown,
    at: number,
  ): Promise<'created' | 'changed' | 'same' | 'frozen'>;
  /** Units of one import, all of them or none: nothing is written when one is frozen, or when it is only tried. What becomes of each. */
  putUnits(
    scope: InstitutionScope,
    units: readonly { readonly unit: TargetUnit; readonly json: unknown }[],
    at: number,
    options: { readonly dryRun: boolean },
  ): Promise<readonly ('created' | 'changed' | 'same' | 'frozen')[]>;
  unit(scope: InstitutionScope, code: string, academicYear: string): Promise<TargetUnit | null>;
  units(
    scope: InstitutionScope,
    page: { limit: number; academicYear?: string; after?: { code: string; academicYear: string } },
  ): Promise<TargetUnit[]>;

  /** A version is frozen when written. */
  putPolicy(
    scope: InstitutionScope,
    policy: ExemptionPolicy,
    json: unknown,
    at: number,
  ): Promise<'created' | 'same' | 'frozen'>;
  policy(scope: InstitutionScope, id: string, version: string): Promise<ExemptionPolicy | null>;
  /** All versions of one policy, or of all. */
  policies(scope: InstitutionScope, id?: string): Promise<ExemptionPolicy[]>;

  putPrecedent(
    scope: InstitutionScope,
    precedent: EquivalencePrecedent,
    json: unknown,
    at: number,
  ): Promise<'created' | 'changed' | 'same'>;
  endPrecedent(scope: InstitutionScope, id: string, on: string, at: number): Promise<boolean>;
  precedents(scope: InstitutionScope, unitCode?: string): Promise<EquivalencePrecedent[]>;

  putOfficer(scope: InstitutionScope, person: string, officer: Officer, at: number): Promise<'created' | 'changed'>;
  removeOfficer(scope: InstitutionScope, person: string, at: number): Promise<boolean>;
  officer(scope: InstitutionScope, person: string): Promise<Officer | null>;
  officers(scope: InstitutionScope): Promise<readonly { person: string; officer: Officer }[]>;

  openCase(scope: InstitutionScope, opened: CaseRecord, at: number): Promise<CaseConflict | null>;
  step(scope: InstitutionScope, step: CaseStep): Promise<CaseConflict | null>;
  /** Null when there is none. Reading is logged by `logReading`, not here. */
  file(scope: InstitutionScope, caseId: string): Promise<CaseFile | null>;
  /** Newest first. */
  cases(
    scope: InstitutionScope,
    filter: CaseFilter,
    page: { limit: number; before?: { openedAt: number; caseId: string } },
  ): Promise<CaseRecord[]>;
  /** An audit row for each case: who read what of it. */
  logReading(scope: InstitutionScope, caseIds: readonly string[], what: string, at: number): Promise<void>;
  /** An audit row under the name the ledger has for a learner: who read which credit is used. */
  logLedgerReading(scope: InstitutionScope, learnerReference: string, at: number): Promise<void>;
  decision(scope: InstitutionScope, decisionId: string): Promise<DecisionRecord | null>;

  /** What one learner's credit is used for, and the version that says. */
  ledger(scope: InstitutionScope, learnerReference: string): Promise<Ledger>;

  /** Keeps the digest of a link's token; a new link ends those before it. */
  putLink(
    scope: InstitutionScope,
    link: { digest: string; caseId: string; expiresAt: number; at: number },
  ): Promise<void>;
  /** Exchanges a live link for a session, once; null when it was used, has expired or never was. Not scoped: a link names its own institution. */
  redeemLink(
    digest: string,
    session: { digest: string; expiresAt: number },
    at: number,
  ): Promise<{ institutionId: string; caseId: string } | null>;
  /** Keeps the digest of what a wallet is asked to sign for one case. */
  putChallenge(
    scope: InstitutionScope,
    challenge: { digest: string; caseId: string; expiresAt: number; at: number },
  ): Promise<void>;
  /** Uses up a live challenge of this case, once; false when it was used, has expired, is another case's or never was. */
  useChallenge(scope: InstitutionScope, caseId: string, digest: string, at: number): Promise<boolean>;
  /** The case of a live session. */
  session(digest: string, at: number): Promise<{ institutionId: string; caseId: string; expiresAt: number } | null>;

  /** Lines of decided cases between two moments, both included, for statistics and lists: one for the decision of each case that stands. */
  decided(scope: InstitutionScope, from: number, to: number): Promise<DecidedCase[]>;
  /**
   * Decisions between two moments, both included, that stand: not those that a later one took the place of, that were
   * annulled or withdrawn, or whose case was erased. `conditionsMet`: a conditional one that has become real.
   */
  standing(
    scope: InstitutionScope,
    from: number,
    to: number,
    page: { limit: number; after?: string; learner?: string },
  ): Promise<readonly { readonly decision: DecisionRecord; readonly conditionsMet: boolean }[]>;

  /** Cases whose term has run out at this civil date and that nobody has closed: `appeal_open`, `internal_appeal`, `external_window`. */
  elapsed(today: string, limit: number): Promise<readonly { institutionId: string; caseId: string }[]>;
  /** Cases that may be erased at this civil date. */
  erasable(today: string, limit: number): Promise<readonly { institutionId: string; caseId: string }[]>;
  /** Empties a case of personal data: names, texts, evidence, portfolio, mappings' notes, recommendations, decisions' persons. Digests, dates, outcome and used credit stay; reserved credit is freed. Gives the blobs to delete, letters among those of `evidence`. */
  erase(
    scope: InstitutionScope,
    erased: CaseRecord,
    at: number,
  ): Promise<{ evidence: readonly string[]; portfolio: readonly string[] } | 'case_moved'>;
}

/** Documents by digest. Portfolio documents lie apart and are read with an action of their own. */
export interface FileStore {
  put(scope: InstitutionScope, sha256: string, bytes: Uint8Array): Promise<void>;
  get(scope: InstitutionScope, sha256: string): Promise<Uint8Array | null>;
  delete(scope: InstitutionScope, sha256: string): Promise<void>;
}

export interface RecognitionDeps {
  /** UTC seconds. */
  now(): number;
  uuid(): string;
  /** A new secret for a link or session: 256 random bits, base64url. */
  token(): string;
  readonly book: RecognitionBook;
  readonly files: FileStore;
  readonly portfolio: FileStore;
  /** Verifies bytes as the service does for everybody. */
  verify(bytes: Uint8Array): Promise<Verification>;
  /** The credential that replaced one of this service's own; null otherwise. */
  successorOf(credentialId: string): Promise<string | null>;
  /** Draws letters; the four files of `LetterRow`. */
  drawLetter(
    scope: InstitutionScope,
    decision: DecisionRecord,
  ): Promise<Readonly<Record<keyof LetterRow['files'], Uint8Array>>>;
  /** Seals a decision as a credential by the seven steps; idempotent by decision id. Gives the credential id, or the code of what stands in the way. */
  sealDecision(
    scope: InstitutionScope,
    decision: DecisionRecord,
  ): Promise<{ readonly credentialId: string } | { readonly obstacle: string }>;
  /** Revokes the credential of a decision that no longer stands; nothing where there is none. */
  withdrawDecision(scope: InstitutionScope, decisionId: string): Promise<void>;
}
