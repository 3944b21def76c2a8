import type {
  BlobStore,
  Conflict,
  CredentialFile,
  CredentialRow,
  IssuingView,
  OpenList,
  Register,
  Reservation,
  SealingView,
  SigningKey,
  StoredDocument,
} from '../../src/issuing/ports.ts';
import type { AwardRow } from '../../src/issuing/subject.ts';
import type { Institution } from '../../src/record/institution.ts';
import { PROGRESS_STEPS, STATUS_ACTIONS, type StatusReason, VALIDITY_STEPS } from '../../src/record/lifecycle.ts';
import type { Specification } from '../../src/record/offering.ts';
import { STATUS_LIST_ENTRIES } from '../../src/record/status-list-entries.ts';

/** What the book holds before anything was issued. */
export interface Opening {
  readonly origin: string;
  readonly institution: Institution;
  readonly specifications: readonly Specification[];
  readonly keys: readonly SigningKey[];
}

/** A credential as the tables hold it: its row, and what refers to it. */
interface Kept {
  row: CredentialRow;
  slot: string;
  documents: readonly StoredDocument[];
  readonly file: Pick<CredentialFile, 'subject' | 'places'>;
  validityReason: StatusReason | null;
}

/**
 * The record book of one institution in memory: what `store/register.ts` decides about awards, without a database, for
 * measuring what issuing costs by itself. Nothing is shared between two of them and nothing outlives them. It refuses in
 * the order of the statements of the D1 batch, and writes nothing when it refuses.
 *
 * Does not hold: recognition cases (no decision stands here), outbox, audit.
 */
export function memoryRegister({ origin, institution, specifications, keys }: Opening): Register {
  const credentials = new Map<string, Kept>();
  const awards = new Map<string, { readonly award: AwardRow; readonly credentialId: string }>();
  const bySlot = new Map<string, Set<string>>();
  const achievements = new Map<string, Map<string, string>>();
  const achievementIds = new Set<string>();
  const idempotency = new Map<string, { readonly bodySha256: string; readonly awardId: string }>();
  const lists: Omit<OpenList, 'taken'>[] = [];
  const taken = new Map<string, Set<number>>();

  const live = (kept: Kept): boolean => kept.row.validity === 'active' || kept.row.validity === 'suspended';
  const inSlot = (slot: string): Kept[] =>
    [...(bySlot.get(slot) ?? [])].flatMap((credentialId) => credentials.get(credentialId) ?? []);
  const move = (credentialId: string, kept: Kept, slot: string): void => {
    bySlot.get(kept.slot)?.delete(credentialId);
    kept.slot = slot;
    const there = bySlot.get(slot) ?? new Set<string>();
    bySlot.set(slot, there.add(credentialId));
  };

  function sealingView(slot: string, candidates: readonly number[]): SealingView {
    const holders = inSlot(slot);
    const replacing = holders.flatMap(({ row }) => inSlot(`replaces ${row.credentialId}`));
    return {
      institution,
      keys: keys.filter(({ state }) => state === 'active'),
      lists: lists.map((list) => ({
        ...list,
        taken: new Set(candidates.filter((index) => taken.get(list.listId)?.has(index))),
      })),
      occupants: [...holders, ...replacing].filter(live).map(({ row }) => row),
    };
  }

  function known(awardId: string): IssuingView['existing'] {
    const found = awards.get(awardId);
    const kept = found && credentials.get(found.credentialId);
    return found && kept ? { award: found.award, credential: kept.row } : null;
  }

  function replacedBy(replaces: string | null): IssuingView['replaced'] {
    const kept = replaces === null ? undefined : credentials.get(replaces);
    return kept?.file.subject.kind === 'award' ? { credential: kept.row, award: kept.file.subject.award.award } : null;
  }

  function obstacle(reservation: Reservation): Conflict | null {
    const { subject, slot, places, idempotency: sent } = reservation;
    if (subject.kind === 'decision') return 'transition_refused';
    const { awardId, award } = subject.award;
    if (awards.has(awardId)) return 'subject_exists';
    const before = achievements.get(award.learner.reference);
    for (const [unit, achievementId] of reservation.achievements) {
      if (achievementIds.has(achievementId)) return 'achievement_taken';
      if (before?.has(unit)) return 'achievement_exists';
    }
    if (sent && idempotency.has(sent.key)) return 'idempotency_key_used';
    if (inSlot(slot).some(live)) return 'slot_occupied';
    return places.some(({ listId, index }) => taken.get(listId)?.has(index)) ? 'index_taken' : null;
  }

  function write(reservation: Reservation, award: AwardRow): void {
    const { credentialId, subject, slot, places, idempotency: sent } = reservation;
    awards.set(award.awardId, { award, credentialId });
    const { reference } = award.award.learner;
    const units = achievements.get(reference) ?? new Map<string, string>();
    for (const [unit, achievementId] of reservation.achievements) {
      units.set(unit, achievementId);
      achievementIds.add(achievementId);
    }
    achievements.set(reference, units);
    if (sent) idempotency.set(sent.key, { bodySha256: sent.bodySha256, awardId: award.awardId });
    for (const { listId, index } of places) taken.set(listId, (taken.get(listId) ?? new Set()).add(index));
    const kept: Kept = {
      row: {
        credentialId,
        subjectKind: 'award',
        subjectId: award.awardId,
        progress: 'reserved',
        validity: 'active',
        issuedAt: reservation.issuedAt,
        sealedAt: null,
        replaces: reservation.replaces,
        supersededBy: null,
        development: reservation.development,
      },
      slot,
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
      file: { subject, places },
      validityReason: null,
    };
    credentials.set(credentialId, kept);
    move(credentialId, kept, slot);
  }

  const keysOf = ({ documents }: Kept): SigningKey[] =>
    keys.filter(({ keyId }) => documents.some((document) => document.keyId === keyId));

  return {
    async view(scope, query) {
      if (scope.institutionId !== institution.slug) return null;
      const { code, version } = query.offering;
      const used = query.idempotencyKey === null ? undefined : idempotency.get(query.idempotencyKey);
      return {
        ...sealingView(query.slot, query.candidates),
        specification: specifications.find((one) => one.code === code && one.version === version) ?? null,
        existing: known(query.awardId),
        idempotency: used ?? null,
        achievements: new Map(achievements.get(query.learnerReference)),
        replaced: replacedBy(query.replaces),
      };
    },

    async decisionView(scope, query) {
      if (scope.institutionId !== institution.slug) return null;
      return { ...sealingView(query.slot, query.candidates), stands: false, existing: null };
    },

    async reserve(_, reservation) {
      const conflict = obstacle(reservation);
      if (conflict === null && reservation.subject.kind === 'award') write(reservation, reservation.subject.award);
      return conflict;
    },

    async rememberIdempotencyKey(_, key, bodySha256, awardId) {
      if (!idempotency.has(key)) idempotency.set(key, { bodySha256, awardId });
    },

    async credential(_, credentialId) {
      const kept = credentials.get(credentialId);
      if (!kept) return null;
      const named = ({ family, purpose }: CredentialFile['places'][number]) => `${family} ${purpose}`;
      return {
        ...kept.file,
        credential: kept.row,
        documents: kept.documents.toSorted((one, other) => (one.form < other.form ? -1 : 1)),
        keys: keysOf(kept),
        places: kept.file.places.toSorted((one, other) => (named(one) < named(other) ? -1 : 1)),
        validityReason: kept.validityReason,
      };
    },

    credentialOfDecision: async () => null,

    async record(_, credentialId, signatures, { sealedAt }) {
      const kept = credentials.get(credentialId);
      if (!kept || !PROGRESS_STEPS[kept.row.progress].includes('sealed')) return 'transition_refused';
      if (keysOf(kept).some(({ state }) => state === 'compromised')) return 'key_compromised';
      const replaced = kept.row.replaces === null ? undefined : credentials.get(kept.row.replaces);
      if (replaced?.row.validity === 'suspended') return 'transition_refused';
      kept.row = { ...kept.row, progress: 'sealed', sealedAt };
      kept.documents = kept.documents.map((document) => {
        const signed = signatures.find(({ form }) => form === document.form);
        return signed ? { ...document, signature: signed.signature, sealedSha256: signed.sha256 } : document;
      });
      if (replaced?.row.validity === 'active') {
        replaced.row = { ...replaced.row, validity: 'superseded', supersededBy: credentialId };
        replaced.validityReason = 'superseded';
      }
      if (replaced) move(credentialId, kept, replaced.slot);
      return null;
    },

    async openLists() {
      for (const purpose of ['revocation', 'suspension'] as const)
        if (!lists.some((list) => list.purpose === purpose))
          lists.push({ listId: `${purpose}-1`, origin, purpose, size: STATUS_LIST_ENTRIES });
    },

    async changeStatus(_, credentialId, { action, from, reason, supersededBy }) {
      const kept = credentials.get(credentialId);
      const to = STATUS_ACTIONS[action];
      if (!kept || kept.row.validity !== from || !VALIDITY_STEPS[from].includes(to)) return 'transition_refused';
      kept.row = { ...kept.row, validity: to, supersededBy: supersededBy ?? kept.row.supersededBy };
      kept.validityReason = reason;
      return null;
    },
  };
}

/** Bodies in memory, the newest `most` of them: under load the older ones are let go. */
export function memoryBlobs(most = Number.POSITIVE_INFINITY): BlobStore {
  const texts = new Map<string, string>();
  return {
    async put(_, sha256, text) {
      texts.set(sha256, text);
      const [oldest] = texts.keys();
      if (texts.size > most && oldest !== undefined) texts.delete(oldest);
    },
    get: async (_, sha256) => texts.get(sha256) ?? null,
  };
}
