import { composeElm } from '../credential/elm/compose.ts';
import { pageFacts } from '../credential/page/facts.ts';
import type { Award } from '../record/award.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { fail, type Result } from '../record/result.ts';
import type { Material } from './compose.ts';
import { type Draft, draft, slotOf } from './draft.ts';
import type { CredentialFile, IssuingDeps, IssuingView } from './ports.ts';
import { type Refusal, refusal } from './refusal.ts';
import { bodyDigest, sentBefore } from './sent-before.ts';
import { sevenSteps } from './seven-steps.ts';
import type { AwardRow } from './subject.ts';
import { viewQuery } from './view-query.ts';

export interface IssueRequest {
  readonly award: Award;
  /** The request as it came, for its digest: the same award sent twice is recognised by it. */
  readonly body: unknown;
  readonly idempotencyKey: string | null;
  /** Answer after `reserve`; the queue seals. */
  readonly later: boolean;
}

/**
 * Issues one completed award, in the seven steps of docs/ISSUING.md. Idempotent by award id and by idempotency key: the
 * same body gives the same credential, however often and however concurrently it is sent; what a crash left half done is
 * finished. Refusals store nothing.
 */
export async function issue(
  deps: IssuingDeps,
  scope: InstitutionScope,
  request: IssueRequest,
): Promise<Result<CredentialFile, Refusal>> {
  const { award, idempotencyKey } = request;
  const bodySha256 = await bodyDigest(request.body);
  return sevenSteps(
    deps,
    scope,
    async (candidates) => {
      const view = await deps.register.view(scope, viewQuery(award, idempotencyKey, candidates));
      if (!view) return { answer: fail(refusal('INSTITUTION_UNKNOWN', { institution: scope.institutionId })) };

      const earlier = await sentBefore(deps, scope, request, view, bodySha256);
      if (earlier) return { answer: earlier };

      const drafted = draft(view, award, { now: deps.now(), uuid: deps.uuid, actorPerson: scope.actor.onBehalfOf });
      if (!drafted.ok) return { answer: drafted };
      return {
        drafted: {
          view,
          subject: { kind: 'award', award: awardRow(drafted.value, bodySha256) },
          slot: slotOf(award),
          replaces: award.replaces ?? null,
          achievements: drafted.value.newAchievements,
          idempotency: idempotencyKey ? { key: idempotencyKey, bodySha256 } : null,
          material: awardMaterial(view, drafted.value),
        },
      };
    },
    request,
  );
}

const awardRow = ({ award, profile, findings }: Draft, bodySha256: string): AwardRow => ({
  awardId: award.awardId,
  bodySha256,
  award,
  profileId: profile.id,
  profileVersion: profile.version,
  findings,
});

/** What step 2 makes the document of an award of. */
export const awardMaterial = (
  { institution }: Pick<IssuingView, 'institution'>,
  { award, specification }: Draft,
): Material => ({
  languages: specification.languages,
  facts: (slots) => pageFacts({ institution, specification, award, ...slots }),
  composer: (frame) => composeElm({ ...frame, issuer: institution, specification, award }),
});
