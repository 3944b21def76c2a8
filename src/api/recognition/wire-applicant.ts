import { z } from 'zod';
import { FORMS } from '../../credential/securing.ts';
import type { CaseFile } from '../../recognition/case/case.ts';
import { seenByApplicant } from '../../recognition/case/seen-by-applicant.ts';
import { formatEcts } from '../../record/ects.ts';
import type { PageLanguage } from '../../record/text.ts';
import { LangMap } from '../report-schema.ts';
import { ValidityName } from '../wire.ts';
import { AppealView, CaseFileView, CaseView, wireCase, wireCaseFile } from './wire-case.ts';
import { DecisionView, type wireDecision } from './wire-decision.ts';
import { EvidenceView, PortfolioView } from './wire-evidence.ts';
import { EctsText, RecognitionFinding } from './wire-recommendation.ts';

const OwnDecision = DecisionView.omit({ decidedBy: true, recommendation: true, applicant: true }).extend({
  decidedBy: z.object({ body: z.string(), member: z.string() }),
});

const OwnAppeal = AppealView.extend({
  internal: AppealView.shape.internal.unwrap().omit({ by: true }).nullable(),
}).meta({ id: 'OwnAppeal' });

/** What an applicant sees of their case: everything about them, and nobody's staff id. */
export const OwnCaseView = z
  .object({
    ...CaseView.omit({ version: true, learner: true, eraseFrom: true, erasedAt: true, policy: true, unit: true }).shape,
    unit: z.object({ code: z.string(), academicYear: z.string(), title: LangMap, ects: EctsText }),
    policy: z.object({
      id: z.string(),
      version: z.string(),
      title: LangMap,
      regulation: LangMap,
      approvedBy: z.string(),
    }),
    applicant: CaseFileView.shape.applicant,
    application: CaseFileView.shape.application,
    infoRequest: CaseFileView.shape.infoRequest,
    evidence: z.array(EvidenceView),
    portfolio: z.array(PortfolioView),
    findings: z
      .array(RecognitionFinding)
      .nullable()
      .describe('each with what would change it; null until they were put before the applicant'),
    findingsShownAt: CaseFileView.shape.findingsShownAt,
    decision: OwnDecision.nullable().describe('the one that stands; null until it was notified'),
    letters: z.array(z.object({ lang: z.enum(['nl', 'en']), format: z.enum(['html', 'pdf']), href: z.string() })),
    credential: z
      .object({ validity: ValidityName, documents: z.array(z.object({ form: z.enum(FORMS), href: z.string() })) })
      .nullable()
      .describe('the decision as a sealed credential, in each form; null where there is none, or not yet'),
    appeal: OwnAppeal.nullable(),
  })
  .meta({ id: 'OwnCase' });
export type OwnCase = ReturnType<typeof wireOwnCase>;

const LETTERS = (['nl', 'en'] as const).flatMap((lang) =>
  (['html', 'pdf'] as const).map((format) => ({
    lang,
    format,
    href: `/api/recognition/case/letter?lang=${lang}&format=${format}`,
  })),
);

/** What they can keep of the decision as a credential: nothing before it is sealed. */
function documentsOf({ credential }: CaseFile): z.output<typeof OwnCaseView>['credential'] {
  if (credential === null || 'obstacle' in credential || credential.progress === 'reserved') return null;
  const documents = FORMS.map((form) => ({ form, href: `/api/recognition/case/credential/${form}` }));
  return { validity: credential.validity, documents };
}

/** The body decided; who handed that in is the institution's. */
function ownAppeal({ internal, ...appeal }: z.output<typeof AppealView>): z.output<typeof OwnAppeal> {
  if (internal === null) return { ...appeal, internal };
  const { by, ...decided } = internal;
  return { ...appeal, internal: decided };
}

/** Who handed a decision in, and what was recommended to them, is the institution's. */
function withoutStaff({ decidedBy, recommendation, applicant, ...decision }: ReturnType<typeof wireDecision>) {
  return { ...decision, decidedBy: { body: decidedBy.body, member: decidedBy.member } };
}

export function wireOwnCase(kept: CaseFile, language: PageLanguage) {
  const file = seenByApplicant(kept);
  const { version, learner, eraseFrom, erasedAt, policy, unit, ...own } = wireCase(file.case);
  const { decisionId } = file.case;
  const whole = wireCaseFile(file, language, { portfolio: true });
  const stands = whole.decisions.find((decision) => decision.decisionId === decisionId);
  return {
    ...own,
    unit: { ...unit, title: file.unit.title, ects: formatEcts(file.unit.ects) },
    policy: {
      ...policy,
      title: file.policy.title,
      regulation: file.policy.regulation,
      approvedBy: file.policy.approvedBy,
    },
    applicant: whole.applicant,
    application: whole.application,
    infoRequest: whole.infoRequest,
    evidence: whole.evidence,
    portfolio: whole.portfolio ?? [],
    findings: whole.recommendation?.findings ?? null,
    findingsShownAt: whole.findingsShownAt,
    decision: stands ? withoutStaff(stands) : null,
    letters: file.letters.some((letter) => letter.decisionId === decisionId) ? LETTERS : [],
    credential: documentsOf(file),
    appeal: whole.appeal && ownAppeal(whole.appeal),
  };
}
