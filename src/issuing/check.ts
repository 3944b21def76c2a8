import type { Award } from '../record/award.ts';
import type { Finding } from '../record/finding.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { fail, ok, type Result } from '../record/result.ts';
import { draft } from './draft.ts';
import type { IssuingDeps } from './ports.ts';
import { type Refusal, refusal } from './refusal.ts';
import { awardConflict, bodyDigest } from './sent-before.ts';
import { viewQuery } from './view-query.ts';

export interface Checked {
  readonly findings: readonly Finding[];
  /** The credential this very award was issued as before; sending it again gives that one. */
  readonly issuedAs: string | null;
}

/**
 * Step 1 alone: whether an award could be issued, with every finding; nothing is stored. `body` is the request as it
 * came, by which an award that was sent before is known again. Does not look at keys.
 */
export async function check(
  deps: IssuingDeps,
  scope: InstitutionScope,
  award: Award,
  body: unknown,
): Promise<Result<Checked, Refusal>> {
  const view = await deps.register.view(scope, viewQuery(award, null, []));
  if (!view) return fail(refusal('INSTITUTION_UNKNOWN', { institution: scope.institutionId }));
  if (view.existing) {
    const conflict = awardConflict(view.existing, await bodyDigest(body));
    if (conflict) return fail(conflict);
    return ok({ findings: view.existing.award.findings, issuedAs: view.existing.credential.credentialId });
  }
  const drafted = draft(view, award, { now: deps.now(), uuid: deps.uuid, actorPerson: scope.actor.onBehalfOf });
  return drafted.ok ? ok({ findings: drafted.value.findings, issuedAs: null }) : drafted;
}
