import { z } from 'zod';
import type { CaseFile, CaseRecord } from '../../recognition/case/case.ts';
import { asDateTime } from '../../record/civil-date.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { Applicant, Application } from '../../record/recognition/applicant.ts';
import { CASE_STATES, ROUTES } from '../../record/recognition/case-state.ts';
import { TargetUnit } from '../../record/recognition/unit.ts';
import type { PageLanguage } from '../../record/text.ts';
import { LangMap } from '../report-schema.ts';
import { DateTime, ProgressName, ValidityName } from '../wire.ts';
import { NextStepsView } from './next-steps.ts';
import { AllocationView, wireAllocation } from './wire-allocation.ts';
import { DecisionView, wireDecision } from './wire-decision.ts';
import { EvidenceView, PortfolioView, wireEvidenceRow, wirePortfolioItem } from './wire-evidence.ts';
import { RecommendationView, wireRecommendation } from './wire-recommendation.ts';
import { wireUnit } from './wire-rules.ts';

/** A case as it goes over the wire. */

const Day = z.string().describe('YYYY-MM-DD, Europe/Brussels');
const PROPOSALS = ['exempt', 'exempt_partly', 'exempt_conditionally', 'not_exempt', 'assess'] as const;

export const AppealView = z
  .object({
    filedOn: Day,
    grounds: z.string(),
    lateReason: z.string().nullable(),
    decideBy: Day.describe('last day for the institution, inclusive'),
    internal: z
      .object({
        result: z.enum(['upheld', 'annulled']),
        reasons: LangMap,
        decidedOn: Day,
        notifiedOn: Day,
        body: z.string(),
        by: z.string().describe('who handed it in; never who took the decision'),
      })
      .nullable(),
    raadUntil: Day.nullable().describe('last day for the Raad, inclusive'),
    raad: z
      .object({
        filedOn: Day,
        orderBy: Day,
        result: z.enum(['rejected', 'annulled']).nullable(),
        on: Day.nullable(),
      })
      .nullable(),
  })
  .meta({ id: 'Appeal' });

export const CaseView = z
  .object({
    id: z.string(),
    version: z.int().describe('grows with every change'),
    state: z.enum(CASE_STATES),
    route: z.enum(ROUTES),
    unit: z.object({ code: z.string(), academicYear: z.string() }),
    policy: z.object({ id: z.string(), version: z.string() }).describe('the version it was opened under, for good'),
    programme: z.string(),
    learner: z.string().describe('the institution’s reference for the applicant; a digest of it once erased'),
    openedAt: DateTime,
    submittedAt: DateTime.nullable(),
    verifiedAt: DateTime.nullable().describe('when the file was complete'),
    answerBy: Day.nullable().describe('by when the applicant hears'),
    decisionId: z.string().nullable().describe('the decision that stands'),
    notifiedOn: Day.nullable().describe('day the letter reached the applicant'),
    appealUntil: Day.nullable().describe('last day for an internal appeal, inclusive'),
    closedAt: DateTime.nullable(),
    eraseFrom: Day.describe('day from which it may be erased; while the case is open it moves on with every step'),
    erasedAt: DateTime.nullable(),
  })
  .meta({ id: 'Case' });

const DecisionCredentialView = z
  .union([
    z.object({ id: z.string(), href: z.string(), progress: ProgressName, validity: ValidityName }),
    z.object({
      obstacle: z.string().describe('code of what keeps it from being sealed; it is tried again'),
      since: DateTime,
    }),
  ])
  .meta({ id: 'DecisionCredential' });

const Judged = z.object({
  targetOutcomeId: z.string(),
  sources: z.array(z.object({ learning: z.string(), outcome: z.string().optional() })),
  degree: z.enum(['full', 'partial', 'none']),
  origin: z.enum(['precedent', 'assessor', 'suggestion-accepted']),
  note: z.string().optional(),
  by: z.string(),
  at: DateTime,
});

export const CaseFileView = z
  .object({
    ...CaseView.shape,
    applicant: Applicant.nullable().describe('null once erased'),
    application: Application,
    unitSheet: TargetUnit.describe('the unit as the sheet of that year has it'),
    policyTitle: LangMap,
    infoRequest: z.object({ text: LangMap, at: DateTime, dueOn: Day }).nullable(),
    inadmissible: z.object({ reason: LangMap, by: z.string(), at: DateTime }).nullable(),
    confirmedHolders: z.array(z.object({ evidenceId: z.string(), by: z.string(), how: z.string(), at: DateTime })),
    declarations: z.array(
      z.object({ person: z.string(), conflict: z.boolean(), note: z.string().nullable(), at: DateTime }),
    ),
    advices: z.array(z.object({ by: z.string(), at: DateTime, proposal: z.enum(PROPOSALS), text: LangMap })),
    findingsShownAt: DateTime.nullable().describe('when the applicant was shown findings and policy version'),
    openedFindings: z
      .array(z.object({ finding: z.string(), by: z.string(), at: DateTime }))
      .describe('findings of the recommendation that were opened, by `id`; who was first'),
    conditionsMet: z.object({ on: Day, by: z.string(), note: z.string() }).nullable(),
    appeal: AppealView.nullable(),
    earlierAppeals: z.array(AppealView).describe('against decisions that a later one took the place of'),
    evidence: z.array(EvidenceView),
    portfolio: z
      .array(PortfolioView)
      .nullable()
      .describe('null where the key may not know of it (`recognition:portfolio`)'),
    mappings: z.array(Judged).describe('the judgement that stands for each outcome and learning'),
    recommendation: RecommendationView.nullable(),
    decisions: z.array(DecisionView).describe('oldest first; the one that stands is `decisionId`'),
    letters: z.array(z.object({ decisionId: z.string(), madeAt: DateTime })),
    credential: DecisionCredentialView.nullable().describe(
      'of the decision that stands; null where it exempts from nothing, or not yet',
    ),
    allocations: z.array(AllocationView),
    ...NextStepsView.shape,
  })
  .meta({ id: 'CaseFile' });

const moment = (seconds: number | null): string | null => (seconds === null ? null : asDateTime(seconds));
const dated = <T extends { readonly at: number }>(entry: T) => ({ ...entry, at: asDateTime(entry.at) });

export const wireCase = (record: CaseRecord): z.output<typeof CaseView> => ({
  id: record.caseId,
  version: record.version,
  state: record.state,
  route: record.route,
  unit: record.unit,
  policy: record.policy,
  programme: record.programme,
  learner: record.learnerReference,
  openedAt: asDateTime(record.openedAt),
  submittedAt: moment(record.submittedAt),
  verifiedAt: moment(record.verifiedAt),
  answerBy: record.answerBy,
  decisionId: record.decisionId,
  notifiedOn: record.notifiedOn,
  appealUntil: record.appealUntil,
  closedAt: moment(record.closedAt),
  eraseFrom: record.eraseFrom,
  erasedAt: moment(record.erasedAt),
});

/** The whole file; portfolio documents only where their reader may know of them. */
export function wireCaseFile(file: CaseFile, language: PageLanguage, { portfolio }: { readonly portfolio: boolean }) {
  const record = file.case;
  return {
    ...wireCase(record),
    applicant: record.applicant,
    application: record.application,
    unitSheet: wireUnit(file.unit),
    policyTitle: file.policy.title,
    infoRequest: record.infoRequest && dated(record.infoRequest),
    inadmissible: record.inadmissible && dated(record.inadmissible),
    confirmedHolders: record.confirmedHolders.map(dated),
    declarations: record.declarations.map(dated),
    advices: record.advices.map(dated),
    findingsShownAt: moment(record.findingsShownAt),
    openedFindings: record.openedFindings.map(dated),
    conditionsMet: record.conditionsMet,
    appeal: record.appeal,
    earlierAppeals: record.earlierAppeals,
    evidence: file.evidence.map((row) => wireEvidenceRow(row, language)),
    portfolio: portfolio ? file.portfolio.map(wirePortfolioItem) : null,
    mappings: file.mappings.map(dated),
    recommendation: file.recommendation && wireRecommendation(file.recommendation, language),
    decisions: file.decisions.map((decision) => wireDecision(decision, language)),
    letters: file.letters.map(({ decisionId, madeAt }) => ({ decisionId, madeAt: asDateTime(madeAt) })),
    allocations: file.allocations.map(wireAllocation),
  };
}

/** The credential of the decision that stands, with where the institution reads it. */
export function wireDecisionCredential({ credential }: CaseFile, { institutionId }: InstitutionScope) {
  if (credential === null) return null;
  if ('obstacle' in credential) return { obstacle: credential.obstacle, since: asDateTime(credential.since) };
  const { credentialId: id, progress, validity } = credential;
  return { id, href: `/api/institutions/${institutionId}/credentials/${encodeURIComponent(id)}`, progress, validity };
}
