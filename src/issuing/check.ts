import type { Award } from '../record/award.ts';
import type { Finding } from '../record/finding.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { fail, ok, type Result } from '../record/result.ts';
import { draft } from './draft.ts';
import type { IssuingDeps } from './ports.ts';
import { type Refusal, refusal } from './refusal.ts';
import { viewQuery } from './view-query.ts';

/** Step 1 alone: whether an award could be issued, with every finding; nothing is stored. */
export async function check(
  deps: IssuingDeps,
  scope: InstitutionScope,
  award: Award,
): Promise<Result<readonly Finding[], Refusal>> {
  const view = await deps.register.view(scope, viewQuery(award, null, []));
  if (!view) return fail(refusal('INSTITUTION_UNKNOWN', { institution: scope.institutionId }));
  // An award that was issued already holds its own slot; checking it again is no conflict.
  const occupant = view.occupant?.subjectId === award.awardId ? null : view.occupant;
  const drafted = draft({ ...view, occupant }, award, {
    now: deps.now(),
    uuid: deps.uuid,
    actorPerson: scope.actor.onBehalfOf,
  });
  return drafted.ok ? ok(drafted.value.findings) : drafted;
}
