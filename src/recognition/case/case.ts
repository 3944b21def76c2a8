import type { Progress, Validity } from '../../record/lifecycle.ts';
import type { Applicant, Application } from '../../record/recognition/applicant.ts';
import type { CaseState, Route } from '../../record/recognition/case-state.ts';
import type { DecisionRecord } from '../../record/recognition/decision-record.ts';
import type { JudgedMapping } from '../../record/recognition/mapping.ts';
import type { OfficerRole } from '../../record/recognition/officer.ts';
import type { ExemptionPolicy } from '../../record/recognition/policy.ts';
import type { TargetUnit } from '../../record/recognition/unit.ts';
import type { LangMap } from '../../record/text.ts';
import type { Recommendation } from '../engine/recommendation.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Allocation } from '../ledger/allocation.ts';

/** Advice of a lecturer (titularis). */
export interface Advice {
  readonly by: string;
  readonly at: number;
  readonly proposal: 'exempt' | 'exempt_partly' | 'exempt_conditionally' | 'not_exempt' | 'assess';
  readonly text: LangMap;
}

/** Whether somebody who advises or decides has an interest in this case. */
export interface InterestDeclaration {
  readonly person: string;
  readonly conflict: boolean;
  readonly note: string | null;
  readonly at: number;
}

/** One appeal: the internal one, and what may follow it. Civil dates, Europe/Brussels; last days are inclusive. */
export interface Appeal {
  readonly filedOn: string;
  readonly grounds: string;
  /** Why an appeal after the term was taken in all the same. */
  readonly lateReason: string | null;
  /** Last day for the institution: 20 calendar days. */
  readonly decideBy: string;
  readonly internal: {
    readonly result: 'upheld' | 'annulled';
    readonly reasons: LangMap;
    readonly decidedOn: string;
    readonly notifiedOn: string;
    /** Who decided: the body, and the staff id that handed it in. */
    readonly body: string;
    readonly by: string;
  } | null;
  /** Last day for the Raad: 7 calendar days after the notification, or after `decideBy` when nothing was decided. */
  readonly raadUntil: string | null;
  readonly raad: {
    readonly filedOn: string;
    readonly orderBy: string;
    readonly result: 'rejected' | 'annulled' | null;
    readonly on: string | null;
  } | null;
}

/** One application for one unit. Personal data is in `applicant`, `application.motivation` and texts; erasure empties them. */
export interface CaseRecord {
  readonly caseId: string;
  /** Grows with every change: who works on an older one is told. */
  readonly version: number;
  readonly state: CaseState;
  readonly route: Route;
  readonly unit: { readonly code: string; readonly academicYear: string };
  readonly policy: { readonly id: string; readonly version: string };
  readonly programme: string;
  /** Null once erased. */
  readonly applicant: Applicant | null;
  /** The applicant's reference, or a digest of it once erased. */
  readonly learnerReference: string;
  readonly application: Application;
  /** UTC seconds. */
  readonly openedAt: number;
  readonly submittedAt: number | null;
  /** When the file was complete and every piece verified: the answer term counts from here. */
  readonly verifiedAt: number | null;
  /** Civil date by which the applicant hears, under the policy; null where it names no term. */
  readonly answerBy: string | null;
  readonly infoRequest: { readonly text: LangMap; readonly at: number; readonly dueOn: string } | null;
  readonly inadmissible: { readonly reason: LangMap; readonly by: string; readonly at: number } | null;
  /** Evidence whose holder a person confirmed, and how. */
  readonly confirmedHolders: readonly {
    readonly evidenceId: string;
    readonly by: string;
    readonly how: string;
    readonly at: number;
  }[];
  readonly declarations: readonly InterestDeclaration[];
  readonly advices: readonly Advice[];
  /**
   * SHA-256 of application, evidence and judgements the recommendation was made from, so that it is seen when they have
   * changed since; null while there is none.
   */
  readonly recommendedFrom: string | null;
  /** When the findings and the policy version were put before the applicant (hearing); UTC seconds. */
  readonly findingsShownAt: number | null;
  /** Findings of the recommendation that were opened, each by its id: who was first, and when. */
  readonly openedFindings: readonly { readonly finding: string; readonly by: string; readonly at: number }[];
  /** The decision that stands; earlier ones are in the file. */
  readonly decisionId: string | null;
  /** When the conditions of a conditional exemption were met. */
  readonly conditionsMet: { readonly on: string; readonly by: string; readonly note: string } | null;
  /** Day the letter reached the applicant; the term begins the day after. */
  readonly notifiedOn: string | null;
  /** Last day for an internal appeal. */
  readonly appealUntil: string | null;
  /** The appeal against the decision that stands. */
  readonly appeal: Appeal | null;
  /** Appeals against decisions that a later one took the place of; oldest first. */
  readonly earlierAppeals: readonly Appeal[];
  /** What was new each time the committee was asked to decide again; oldest first. */
  readonly reconsiderations: readonly { readonly reason: string; readonly by: string; readonly at: number }[];
  readonly withdrawal: { readonly reason: string | null; readonly by: string; readonly at: number } | null;
  readonly closedAt: number | null;
  /** Civil date from which the file may be erased; it moves on with every step. */
  readonly eraseFrom: string;
  readonly erasedAt: number | null;
}

/** A document of a case. The bytes lie in the blob store; portfolio documents in a store of their own. */
export interface EvidenceRow {
  readonly evidenceId: string;
  readonly sha256: string;
  readonly name: string | null;
  readonly size: number;
  readonly addedBy: 'applicant' | 'officer';
  readonly addedAt: number;
  /** `within` of the report it comes from, when a file holds several. */
  readonly within: string | null;
  readonly evidence: Evidence;
}

/** Something an applicant brings that is no credential: a portfolio document of the EVC route, an attestation on paper. */
export interface PortfolioItem {
  readonly itemId: string;
  readonly sha256: string;
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
  readonly addedBy: 'applicant' | 'officer';
  readonly addedAt: number;
}

export interface LetterRow {
  readonly decisionId: string;
  readonly madeAt: number;
  /** SHA-256 of each document in the blob store. */
  readonly files: Readonly<Record<'nl.html' | 'nl.pdf' | 'en.html' | 'en.pdf', string>>;
}

/** The credential of a decision; or the code of what keeps it from being sealed, and since when, in UTC seconds. */
export type DecisionCredential =
  | { readonly credentialId: string; readonly progress: Progress; readonly validity: Validity }
  | { readonly obstacle: string; readonly since: number };

/** One case with everything that belongs to it, read in one batch. */
export interface CaseFile {
  readonly case: CaseRecord;
  readonly unit: TargetUnit;
  readonly policy: ExemptionPolicy;
  readonly evidence: readonly EvidenceRow[];
  readonly portfolio: readonly PortfolioItem[];
  /** The judgement that stands for each outcome and learning: later ones replace earlier ones. */
  readonly mappings: readonly JudgedMapping[];
  readonly recommendation: Recommendation | null;
  readonly decisions: readonly DecisionRecord[];
  readonly letters: readonly LetterRow[];
  /** Of the decision that stands; null where there is none, or not yet. */
  readonly credential: DecisionCredential | null;
  /** Allocations of this case. */
  readonly allocations: readonly Allocation[];
}

/** Who does something: an officer in a role, or the applicant through the session of their link. */
export type CaseActor =
  | {
      readonly kind: 'officer';
      readonly person: string;
      readonly roles: readonly OfficerRole[];
      readonly units: readonly string[] | null;
    }
  | { readonly kind: 'applicant' };

/** The service itself, for what is due without anybody asking: erasure at the end of the retention period. */
export interface SystemActor {
  readonly kind: 'system';
}
