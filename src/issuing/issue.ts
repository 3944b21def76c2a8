import { dataIntegrity } from '../credential/data-integrity/secure.ts';
import { jades } from '../credential/jades/index.ts';
import type { Intent } from '../credential/securing.ts';
import type { Award } from '../record/award.ts';
import { canonicalJson } from '../record/canonical-json.ts';
import type { Finding } from '../record/finding.ts';
import type { Institution } from '../record/institution.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import { fail, ok, type Result } from '../record/result.ts';
import { sha256Hex } from '../record/sha256.ts';
import { compose, type Documents, type Slots } from './compose.ts';
import { type Draft, draft, slotOf } from './draft.ts';
import type {
  AwardRow,
  CredentialFile,
  IssuingDeps,
  IssuingQuery,
  IssuingView,
  OpenList,
  Reservation,
  SigningKey,
  StatusPlace,
} from './ports.ts';
import { type Refusal, refusal } from './refusal.ts';
import { type SealedForm, seal } from './seal.ts';
import { sealCertificateObstacle } from './seal-certificate.ts';

export interface IssueRequest {
  readonly award: Award;
  /** The request as it came, for its digest: the same award sent twice is recognised by it. */
  readonly body: unknown;
  readonly idempotencyKey: string | null;
  /** Answer after `reserve`; the queue seals. */
  readonly later: boolean;
}

export interface Issued {
  readonly file: CredentialFile;
  /** False when the award had been issued before, or is sealed later. */
  readonly fresh: boolean;
}

/** Bodies above this many UTF-16 units lie in the blob store. */
const ROW_LIMIT = 16_384;
/** How many random indices are proposed for each list. */
const CANDIDATES = 24;
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
): Promise<Result<Issued, Refusal>> {
  const bodySha256 = await sha256Hex(new TextEncoder().encode(canonicalJson(request.body)));
  let takenBefore = false;
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const candidates = deps.indices(CANDIDATES, 131_072);
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
    const keys = signingKeys(view.keys, deps.now());
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
      return ok({ file, fresh: false });
    }

    // 5 seal, 6 confirm, 7 record
    const sealed = await sealAndRecord(deps, scope, file, reservation.intents, false);
    return sealed.ok ? ok({ file: sealed.value, fresh: true }) : sealed;
  }
  return fail(refusal('BUSY'));
}

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

/**
 * Finishes a credential that was reserved: what the queue, the sweeper and a repeated request do. Does nothing to one
 * that is sealed already.
 */
export async function finish(
  deps: IssuingDeps,
  scope: InstitutionScope,
  credentialId: string,
): Promise<Result<CredentialFile, Refusal>> {
  const file = await deps.register.credential(scope, credentialId);
  if (!file) return fail(refusal('CREDENTIAL_UNKNOWN', { credentialId }));
  if (file.credential.progress !== 'reserved') return ok(file);
  const bodies = [];
  for (const document of file.documents) {
    const body = document.body ?? (await deps.blobs.get(scope, document.bodySha256));
    if (body === null) throw new Error(`the body of ${credentialId} (${document.form}) is not in the blob store`);
    bodies.push({ ...document, body });
  }
  return sealAndRecord(deps, scope, file, bodies, true);
}

async function sealAndRecord(
  deps: IssuingDeps,
  scope: InstitutionScope,
  file: CredentialFile,
  documents: Parameters<typeof seal>[3],
  resumed: boolean,
): Promise<Result<CredentialFile, Refusal>> {
  const { credentialId } = file.credential;
  const sealed = await seal(deps, scope, file.keys, documents);
  if (!sealed.ok) return sealed;
  const sealedAt = deps.now();
  const conflict = await deps.register.record(scope, credentialId, sealed.value, { sealedAt, resumed });
  if (conflict === null) return ok(sealedFile(file, sealed.value, sealedAt));
  // Somebody else recorded first, and only what is on record is ever delivered.
  const recorded = await deps.register.credential(scope, credentialId);
  if (recorded && recorded.credential.progress !== 'reserved') return ok(recorded);
  const compromised = recorded?.keys.find(({ state }) => state === 'compromised');
  return fail(compromised ? refusal('KEY_COMPROMISED', { keyId: compromised.keyId }) : refusal('BUSY'));
}

/** Same award or same idempotency key as before: the same answer, finished if need be; or the reason it is not the same. */
async function sentBefore(
  deps: IssuingDeps,
  scope: InstitutionScope,
  request: IssueRequest,
  view: IssuingView,
  bodySha256: string,
): Promise<Result<Issued, Refusal> | null> {
  if (view.idempotency && view.idempotency.bodySha256 !== bodySha256)
    return fail(refusal('IDEMPOTENCY_KEY_REUSED', { awardId: view.idempotency.awardId }));
  if (!view.existing) return null;
  const { award, credential } = view.existing;
  if (award.bodySha256 !== bodySha256)
    return fail(
      refusal(
        'AWARD_CONFLICT',
        { awardId: award.awardId, credentialId: credential.credentialId },
        { path: '/awardId' },
      ),
    );
  if (request.idempotencyKey && !view.idempotency)
    await deps.register.rememberIdempotencyKey(scope, request.idempotencyKey, bodySha256, award.awardId);
  if (request.later && credential.progress === 'reserved') {
    const file = await deps.register.credential(scope, credential.credentialId);
    if (file) return ok({ file, fresh: false });
  }
  const finished = await finish(deps, scope, credential.credentialId);
  return finished.ok ? ok({ file: finished.value, fresh: false }) : finished;
}

const viewQuery = (award: Award, idempotencyKey: string | null, candidates: readonly number[]): IssuingQuery => ({
  awardId: award.awardId,
  offering: award.offering,
  learnerReference: award.learner.reference,
  slot: slotOf(award),
  replaces: award.replaces ?? null,
  idempotencyKey,
  candidates,
});

interface IssuingKeys {
  readonly seal: SigningKey;
  readonly p256: SigningKey;
  readonly ed25519: SigningKey;
  readonly all: readonly SigningKey[];
}

/** The active key of each role; one that is missing, or whose certificate has run out, is named. */
function signingKeys(keys: readonly SigningKey[], now: number): Result<IssuingKeys, Refusal> {
  const of = (role: SigningKey['role']) =>
    keys.find((key) => key.role === role && (key.validUntil === null || now < key.validUntil));
  const [seal, p256, ed25519] = [of('seal'), of('proof-p256'), of('proof-ed25519')];
  if (seal && p256 && ed25519) return ok({ seal, p256, ed25519, all: [seal, p256, ed25519] });
  const roles = [!seal && 'seal', !p256 && 'proof-p256', !ed25519 && 'proof-ed25519'].filter(Boolean).join(', ');
  return fail(refusal('KEY_MISSING', { roles }));
}

/**
 * Two places (revocation, suspension) for the EDC and two for the VCDM 2.0 form: different random indices, because a
 * shared one would link documents that a learner may show apart.
 */
function freePlaces(lists: readonly OpenList[], candidates: readonly number[]): StatusPlace[] {
  const wanted: Pick<StatusPlace, 'purpose' | 'family'>[] = [
    { purpose: 'revocation', family: 'edc' },
    { purpose: 'suspension', family: 'edc' },
    { purpose: 'revocation', family: 'vcdm2' },
    { purpose: 'suspension', family: 'vcdm2' },
  ];
  const used = new Set<number>();
  return wanted.map(({ purpose, family }) => {
    const list = lists.find((candidate) => candidate.purpose === purpose);
    if (!list) throw new Error(`no open ${purpose} list`);
    const index = candidates.find((candidate) => !list.taken.has(candidate) && !used.has(candidate));
    if (index === undefined) throw new Error(`no free index among the candidates of ${list.listId}`);
    used.add(index);
    return { listId: list.listId, origin: list.origin, purpose, index, family };
  });
}

/** Step 4: the exact bytes each key will sign. Both proofs share one canonicalisation. */
async function intend(
  deps: IssuingDeps,
  scope: InstitutionScope,
  institution: Institution,
  keys: IssuingKeys,
  documents: Documents,
  issuedAt: number,
): Promise<Intent[]> {
  const [seal, p256, ed25519] = await Promise.all([
    deps.signers.seal(scope, keys.seal),
    deps.signers.proof(scope, keys.p256, deps.origin),
    deps.signers.proof(scope, keys.ed25519, deps.origin),
  ]);
  const { edc, vcdm2 } = documents;
  const shared = { canonical: vcdm2.canonical };
  return Promise.all([
    jades.intend('edc', edc.body, seal, issuedAt, { signingTime: institution.seal.signingTime }),
    dataIntegrity.intend('vc-ecdsa', vcdm2.body, p256, issuedAt, shared),
    dataIntegrity.intend('vc-eddsa', vcdm2.body, ed25519, issuedAt, shared),
  ]);
}

async function reservationOf(
  request: IssueRequest,
  bodySha256: string,
  { award, newAchievements, profile, findings }: Draft,
  slots: Slots,
  intents: readonly Intent[],
): Promise<Reservation> {
  const digests = new Map<string, string>();
  for (const { body } of intents)
    if (!digests.has(body)) digests.set(body, await sha256Hex(new TextEncoder().encode(body)));
  const row: AwardRow = {
    awardId: award.awardId,
    bodySha256,
    award,
    profileId: profile.id,
    profileVersion: profile.version,
    findings,
  };
  return {
    credentialId: slots.credentialId,
    slot: slotOf(award),
    issuedAt: slots.issuedAt,
    development: slots.development,
    replaces: award.replaces ?? null,
    award: row,
    achievements: newAchievements,
    places: slots.places,
    intents: intents.map((intent) => ({
      ...intent,
      bodySha256: digests.get(intent.body)!,
      inBlobStore: intent.body.length > ROW_LIMIT,
    })),
    idempotency: request.idempotencyKey ? { key: request.idempotencyKey, bodySha256 } : null,
  };
}

/** The file as `reserve` wrote it, without reading it back. */
function reservedFile(reservation: Reservation, keys: readonly SigningKey[]): CredentialFile {
  return {
    credential: {
      credentialId: reservation.credentialId,
      subjectKind: 'award',
      subjectId: reservation.award.awardId,
      progress: 'reserved',
      validity: 'active',
      issuedAt: reservation.issuedAt,
      sealedAt: null,
      replaces: reservation.replaces,
      supersededBy: null,
      development: reservation.development,
    },
    award: reservation.award,
    documents: reservation.intents.map((intent) => ({
      form: intent.form,
      mediaType: intent.mediaType,
      keyId: intent.keyId,
      bodySha256: intent.bodySha256,
      body: intent.inBlobStore ? null : intent.body,
      parameters: intent.parameters,
      digest: intent.digest,
      signingTime: intent.signingTime,
      signature: null,
      sealedSha256: null,
    })),
    keys,
    places: reservation.places,
  };
}

/** The file as `record` wrote it, without reading it back. */
function sealedFile(file: CredentialFile, sealed: readonly SealedForm[], sealedAt: number): CredentialFile {
  return {
    ...file,
    credential: { ...file.credential, progress: 'sealed', sealedAt },
    documents: file.documents.map((document) => {
      const signed = sealed.find((candidate) => candidate.form === document.form);
      return { ...document, signature: signed?.signature ?? null, sealedSha256: signed?.sha256 ?? null };
    }),
  };
}
