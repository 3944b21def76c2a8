import { z } from 'zod';
import type { CaseFile } from '../../recognition/case/case.ts';
import { beforeDecision, possibleSteps } from '../../recognition/case/next-steps.ts';
import { type CaseAction, MAY_BE_DONE_IN, mayBeDone } from '../../recognition/case/steps.ts';
import { brusselsDate } from '../../record/civil-date.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { CaseState } from '../../record/recognition/case-state.ts';
import { OFFICER_ROLES, type OfficerRole } from '../../record/recognition/officer.ts';
import type { PageLanguage } from '../../record/text.ts';
import type { ApiDeps } from '../index.ts';
import { RECOGNITION_WORDS } from './problem-words.ts';

interface Step {
  /** Path below the case; what is sent there is in the reference. */
  readonly step: string;
  /** The person in `On-Behalf-Of` has one of these. */
  readonly roles: readonly OfficerRole[];
}

/** Where each thing that can be done with a case is asked for, and of whom. */
export const STEP_OF: Readonly<Record<CaseAction, Step>> = {
  'case.submitted': { step: 'submit', roles: ['intake'] },
  'case.taken-in': { step: 'take-in', roles: ['intake'] },
  'case.information-requested': { step: 'request-information', roles: ['intake', 'committee'] },
  'case.inadmissible-proposed': { step: 'propose-inadmissible', roles: ['intake'] },
  'case.inadmissible-dropped': { step: 'drop-inadmissible', roles: ['intake'] },
  'case.verified': { step: 'verified', roles: ['intake'] },
  'case.advice-asked': { step: 'ask-advice', roles: ['intake', 'committee'] },
  'case.advised': { step: 'advice', roles: ['lecturer'] },
  'case.to-committee': { step: 'committee', roles: ['committee'] },
  'case.interest-declared': { step: 'interest', roles: ['lecturer', 'committee'] },
  'case.corrected': { step: 'correct', roles: ['intake'] },
  'case.holder-confirmed': { step: 'evidence/{evidence}/holder', roles: ['intake'] },
  'case.evidence-added': { step: 'evidence', roles: ['intake'] },
  'case.portfolio-added': { step: 'portfolio', roles: ['intake'] },
  'case.withdrawn': { step: 'withdraw', roles: ['intake'] },
  'case.outcomes-judged': { step: 'mappings', roles: ['lecturer', 'committee'] },
  'case.recommended': { step: 'recommendation', roles: ['intake', 'committee'] },
  'case.findings-opened': { step: 'findings/opened', roles: ['intake', 'committee'] },
  'case.findings-shown': { step: 'findings/shown', roles: ['intake', 'committee'] },
  'case.decided': { step: 'decision', roles: ['committee'] },
  'case.notified': { step: 'notification', roles: ['intake'] },
  'case.appealed': { step: 'appeal', roles: ['intake'] },
  'case.appeal-decided': { step: 'appeal/decision', roles: ['committee'] },
  'case.raad-filed': { step: 'raad', roles: ['intake'] },
  'case.raad-decided': { step: 'raad/result', roles: ['intake'] },
  'case.reconsidered': { step: 'reconsider', roles: ['committee'] },
  'case.conditions-met': { step: 'conditions-met', roles: ['committee'] },
};

/** Which step takes an obstacle away. */
const MENDED_BY: Readonly<Record<string, CaseAction>> = {
  INTEREST_NOT_DECLARED: 'case.interest-declared',
  RECOMMENDATION_MISSING: 'case.recommended',
  RECOMMENDATION_OUTDATED: 'case.recommended',
  FINDINGS_NOT_OPENED: 'case.findings-opened',
  FINDINGS_NOT_SHOWN: 'case.findings-shown',
};

const StepView = z.object({
  step: z.string().describe('path below the case, to POST to'),
  roles: z.array(z.enum(OFFICER_ROLES)).describe('the person in `On-Behalf-Of` has one of these'),
});

export const NextStepsView = z.object({
  nextSteps: z.array(StepView).describe('what can be done with the case as it stands'),
  beforeDecision: z
    .array(
      z.object({
        code: z.string().describe('the problem that a decision would meet'),
        message: z.string(),
        step: z.string().nullable().describe('path below the case of the step that takes it away'),
        findings: z.array(z.string()).optional().describe('ids of the findings that are still to be opened'),
      }),
    )
    .describe('what still stands in the way of a decision; empty where nothing does, and where none is near'),
});

/** What can be done with a case now, and what stands between it and a decision, in words. */
export async function wireNextSteps(
  { deps, scope }: { readonly deps: ApiDeps; readonly scope: InstitutionScope },
  file: CaseFile,
  language: PageLanguage,
): Promise<z.output<typeof NextStepsView>> {
  const { book, now } = deps.recognition;
  const [precedents, officers] = await Promise.all([book.precedents(scope, file.unit.code), book.officers(scope)]);
  const obstacles = await beforeDecision(file, { precedents, officers, today: brusselsDate(now()) });
  return {
    nextSteps: possibleSteps(file).map((action) => ({ step: STEP_OF[action].step, roles: [...STEP_OF[action].roles] })),
    beforeDecision: obstacles.map(({ code, params = {} }) => {
      const action = MENDED_BY[code];
      const { findings } = params;
      return {
        code,
        message: RECOGNITION_WORDS[code][language].detail.replace(/\{(\w+)\}/g, (_, name) => params[name] ?? ''),
        step: action ? STEP_OF[action].step : null,
        ...(findings === undefined ? {} : { findings: findings.split(', ') }),
      };
    }),
  };
}

/** What applicants do themselves, at addresses of their own with the same last part. */
const BY_APPLICANTS: ReadonlySet<CaseAction> = new Set([
  'case.submitted',
  'case.evidence-added',
  'case.portfolio-added',
  'case.withdrawn',
]);

/** Steps that a case in this state can take, as paths, for the sentence of a refusal. */
export const stepsIn = (state: CaseState, { applicant }: { readonly applicant: boolean }): string =>
  (Object.keys(MAY_BE_DONE_IN) as CaseAction[])
    .filter((action) => mayBeDone(action, state) && (!applicant || BY_APPLICANTS.has(action)))
    .map((action) => STEP_OF[action].step)
    .join(', ');
