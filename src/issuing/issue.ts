import type { Award } from '../record/award.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { fail, ok, type Result } from '../record/result.ts';
import { STATUS_LIST_ENTRIES } from '../record/status-list-entries.ts';
import { compose, type Slots } from './compose.ts';
import { draft } from './draft.ts';
import { sealAndRecord } from './finish.ts';
import { CANDIDATES, freePlaces } from './free-places.ts';
import { intend } from './intend.ts';
import { issuingKeys } from './issuing-keys.ts';
import type { CredentialFile, IssuingDeps } from './ports.ts';
import { type Refusal, refusal } from './refusal.ts';
import { reservationOf, reservedFile } from './reservation.ts';
import { sealCertificateObstacle } from './seal-certificate.ts';
import { bodyDigest, sentBefore } from './sent-before.ts';
import { viewQuery } from './view-query.ts';

export interface IssueRequest {
  readonly award: Award;
  /** The request as it came, for its digest: the same award sent twice is recognised by it. */
  readonly body: unknown;
  readonly idempotencyKey: string | null;
  /** Answer after `reserve`; the queue seals. */
  readonly later: boolean;
}

/** How often a request starts over when another one took its index, achievement or award id meanwhile. */
const TRIES = 6;

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
  const bodySha256 = await bodyDigest(request.body);
  let takenBefore = false;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const candidates = deps.indices(CANDIDATES, STATUS_LIST_ENTRIES);
    const view = await deps.register.view(scope, viewQuery(request.award, request.idempotencyKey, candidates));
    if (!view) return fail(refusal('INSTITUTION_UNKNOWN', { institution: scope.institutionId }));

    const earlier = await sentBefore(deps, scope, request, view, bodySha256);
    if (earlier) return earlier;

    // 1 draft
    const drafted = draft(view, request.award, {
      now: deps.now(),
      uuid: deps.uuid,
      actorPerson: scope.actor.onBehalfOf,
    });
    if (!drafted.ok) return drafted;
    const keys = issuingKeys(view.keys, deps.now());
    if (!keys.ok) return keys;
    const obstacle = sealCertificateObstacle(view.institution, keys.value.seal);
    if (obstacle) return fail(obstacle);
    if (view.lists.length < 2) {
      // Only now, because a refusal stores nothing.
      await deps.register.openLists(scope);
      continue;
    }

    // 2 compose and lint, with names, moment and places that step 3 fixes
    const slots: Slots = {
      credentialId: `urn:credential:${deps.uuid()}`,
      issuedAt: deps.now(),
      development: keys.value.all.some((key) => key.development),
      places: freePlaces(view.lists, candidates),
    };
    const documents = await compose(deps, view.institution, drafted.value, slots);
    if (!documents.ok) return documents;

    // 3 reserve and 4 intend, in one batch
    const intents = await intend(deps, scope, view.institution, keys.value, documents.value, slots.issuedAt);
    const reservation = await reservationOf(request, bodySha256, drafted.value, slots, intents);
    await Promise.all(
      [...new Map(reservation.intents.map((intent) => [intent.bodySha256, intent])).values()]
        .filter((intent) => intent.inBlobStore)
        .map((intent) => deps.blobs.put(scope, intent.bodySha256, intent.body)),
    );
    const conflict = await deps.register.reserve(scope, reservation);
    // Once it may have been this learner's own, written meanwhile; then it is known the next time.
    if (conflict === 'achievement_taken' && takenBefore) return fail(refusal('ACHIEVEMENT_TAKEN'));
    takenBefore ||= conflict === 'achievement_taken';
    if (conflict) continue;
    const file = reservedFile(reservation, keys.value.all);
    if (request.later) {
      // The outbox row is the promise; the queue only keeps it sooner than the sweeper would.
      await deps.enqueue(scope, slots.credentialId).catch(() => undefined);
      return ok(file);
    }

    // 5 seal, 6 confirm, 7 record
    return sealAndRecord(deps, scope, file, reservation.intents, false);
  }
  return fail(refusal('BUSY'));
}
