import type { Context } from 'hono';
import type { CaseRefusal } from '../../recognition/case/refusal.ts';
import { CASE_STATES } from '../../record/recognition/case-state.ts';
import { problem } from '../problem.ts';
import { stepsIn } from './next-steps.ts';

/** Below it, applicants act for themselves. */
const OWN_CASE = '/api/recognition/';

/** A refusal of a use case as the problem of its code. A step in the wrong place is told which ones can be taken there. */
export const refused = (c: Context, { code, ...detail }: CaseRefusal): Response => {
  const state = CASE_STATES.find((one) => one === detail.params?.state);
  if (code !== 'CASE_STEP_REFUSED' || state === undefined) return problem(c, code, detail);
  const applicant = c.req.path.startsWith(OWN_CASE);
  return problem(c, code, { ...detail, params: { ...detail.params, possible: stepsIn(state, { applicant }) || '–' } });
};
