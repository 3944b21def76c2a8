import type { DraftedAward } from '../record/award.ts';
import type { Finding } from '../record/finding.ts';
import type { DecisionRecord } from '../record/recognition/decision-record.ts';
import type { RuleProfileId } from '../record/rules/profile-id.ts';

export interface AwardRow {
  readonly awardId: string;
  readonly bodySha256: string;
  readonly award: DraftedAward;
  readonly profileId: RuleProfileId;
  readonly profileVersion: string;
  readonly findings: readonly Finding[];
}

/** What a credential is about: a completed award, or a decision on an exemption. */
export type Subject =
  | { readonly kind: 'award'; readonly award: AwardRow }
  | { readonly kind: 'decision'; readonly decision: DecisionRecord };

export const subjectId = (subject: Subject): string =>
  subject.kind === 'award' ? subject.award.awardId : subject.decision.decisionId;

/** The institution's reference for the person it is about; a digest once the file of a decision was erased. */
export const learnerReference = (subject: Subject): string =>
  subject.kind === 'award' ? subject.award.award.learner.reference : subject.decision.applicant.reference;
