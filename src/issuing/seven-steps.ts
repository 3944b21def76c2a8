import type { InstitutionScope } from '../record/institution-scope.ts';
import { fail, ok, type Result } from '../record/result.ts';
import { STATUS_LIST_ENTRIES } from '../record/status-list-entries.ts';
import { compose, type Material, type Slots } from './compose.ts';
import { sealAndRecord } from './finish.ts';
import { CANDIDATES, freePlaces } from './free-places.ts';
import { intend } from './intend.ts';
import { issuingKeys } from './issuing-keys.ts';
import type { CredentialFile, IssuingDeps, Reservation, SealingView } from './ports.ts';
import { type Refusal, refusal } from './refusal.ts';
import { reservationOf, reservedFile } from './reservation.ts';
import { sealCertificateObstacle } from './seal-certificate.ts';
import type { Subject } from './subject.ts';

/** What step 1 makes of any subject: what the other six need, and nothing of where it came from. */
export interface Drafted {
  readonly view: SealingView;
  readonly subject: Subject;
  /** What may be live only once. */
  readonly slot: string;
  readonly replaces: string | null;
  readonly achievements: Reservation['achievements'];
  readonly idempotency: Reservation['idempotency'];
  readonly material: Material;
}

/** What step 1 comes to: a draft, an answer that needs no further step, or that it has to be asked again. */
export type FirstStep = { readonly drafted: Drafted } | { readonly answer: Result<CredentialFile, Refusal> } | 'again';

/** How often a request starts over when another one took its index, achievement, subject or slot meanwhile. */
const TRIES = 6;

/**
 * The seven steps of docs/ISSUING.md for a subject of any kind; `first` reads the record book and does step 1, each time
 * anew. What another request wrote meanwhile is met by starting over. Refusals store nothing.
 */
export async function sevenSteps(
  deps: IssuingDeps,
  scope: InstitutionScope,
  first: (candidates: readonly number[]) => Promise<FirstStep>,
  { later }: { readonly later: boolean },
): Promise<Result<CredentialFile, Refusal>> {
  let takenBefore = false;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const candidates = deps.indices(CANDIDATES, STATUS_LIST_ENTRIES);

    // 1 draft
    const step = await first(candidates);
    if (step === 'again') continue;
    if ('answer' in step) return step.answer;
    const { drafted } = step;
    const { view } = drafted;
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
    const documents = await compose(deps, view.institution, drafted.material, slots);
    if (!documents.ok) return documents;

    // 3 reserve and 4 intend, in one batch
    const intents = await intend(deps, scope, view.institution, keys.value, documents.value, slots.issuedAt);
    const reservation = await reservationOf(drafted, slots, intents);
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
    if (later) {
      // The outbox row is the promise; the queue only keeps it sooner than the sweeper would.
      await deps.enqueue(scope, slots.credentialId).catch(() => undefined);
      return ok(file);
    }

    // 5 seal, 6 confirm, 7 record
    return sealAndRecord(deps, scope, file, reservation.intents, false);
  }
  return fail(refusal('BUSY'));
}
