import type { InstitutionScope } from '../../record/institution-scope.ts';
import { fail, type Result } from '../../record/result.ts';
import type { CaseErrand, RecognitionDeps } from '../ports.ts';

/** What stands in the way of an errand now; it is tried again later. */
export interface ErrandObstacle {
  readonly code: string;
}

export async function runErrand(
  _deps: RecognitionDeps,
  _scope: InstitutionScope,
  _errand: CaseErrand,
  _decisionId: string,
): Promise<Result<'done' | 'nothing-to-do', ErrandObstacle>> {
  return fail({ code: 'DECISION_UNKNOWN' });
}
