import { beforeAll, describe, expect, it } from 'vitest';
import { issue } from '../../src/issuing/issue.ts';
import type { CredentialFile, IssuingDeps, Reservation } from '../../src/issuing/ports.ts';
import { SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { Award } from '../../src/record/award.ts';
import { grantScope } from '../../src/record/institution-scope.ts';
import { register } from '../../src/store/register.ts';
import { memoryIssuing } from '../bench/memory-issuing.ts';
import { makeOffice, type Office } from '../bench/office.ts';
import { fill } from '../bench/recording.ts';
import { TINY_PNG } from '../support/compositions.ts';
import { nodeD1 } from '../support/node-d1.ts';

const ORIGIN = 'https://sigillum.example';
const NOW = Date.UTC(2026, 8, 20, 8) / 1000;
const { institution, specification, award } = SCENARIO_CASES.attendance();
const scope = grantScope(institution.slug, { keyId: 'k' });

let office: Office;
beforeAll(async () => {
  office = await makeOffice(ORIGIN, institution, [specification], NOW);
});

/** The same names and indices each time, so that two books can be compared. */
function countedDeps(more: Partial<IssuingDeps> = {}): IssuingDeps {
  let number = 0;
  let offset = 0;
  return {
    ...memoryIssuing(office, { now: () => NOW, page: TINY_PNG }),
    uuid: () => `00000000-0000-4000-8000-${String(++number).padStart(12, '0')}`,
    // Later requests are offered some that are taken.
    indices: (count) => Array.from({ length: count }, (_, at) => at + offset++),
    ...more,
  };
}

const books: Readonly<Record<string, () => Promise<IssuingDeps>>> = {
  memory: async () => countedDeps(),
  d1: async () => {
    const db = nodeD1();
    await fill(db, office, NOW);
    return countedDeps({ register: register(db, ORIGIN, () => NOW) });
  },
};

interface Sent {
  readonly more?: object;
  readonly key?: string;
}

const send = (deps: IssuingDeps, { more = {}, key }: Sent = {}) => {
  const body = { ...award, ...more };
  return issue(deps, scope, { award: Award.parse(body), body, idempotencyKey: key ?? null, later: false });
};

/** ECDSA signs differently each time; that something was recorded is what counts. */
const withoutSignatures = (file: CredentialFile | null) =>
  file && {
    ...file,
    keys: file.keys.toSorted((one, other) => (one.keyId < other.keyId ? -1 : 1)),
    documents: file.documents
      .map((document) => ({
        ...document,
        signature: document.signature !== null,
        sealedSha256: document.sealedSha256 !== null,
      }))
      .toSorted((one, other) => (one.form < other.form ? -1 : 1)),
  };

async function story(deps: IssuingDeps) {
  const told: unknown[] = [];
  const tell = (answer: Awaited<ReturnType<typeof issue>>) =>
    told.push(answer.ok ? withoutSignatures(answer.value) : answer.error);
  const first = await send(deps, { key: 'a' });
  tell(first);
  if (!first.ok) throw new Error(first.error.code);
  const { credentialId } = first.value.credential;
  tell(await send(deps, { key: 'a' }));
  tell(await send(deps, { key: 'b' }));
  tell(await send(deps, { key: 'b', more: { awardId: 'other' } }));
  tell(await send(deps, { more: { preparedBy: 'somebody.else' } }));
  tell(await send(deps, { more: { awardId: 'twice' } }));
  const replacement = { awardId: 'corrected', replaces: credentialId };
  const suspended = {
    action: 'suspend',
    from: 'active',
    reason: 'under_investigation',
    supersededBy: null,
    at: NOW,
  } as const;
  const lifted = { ...suspended, action: 'reinstate', from: 'suspended', reason: 'investigation_closed' } as const;
  told.push(await deps.register.changeStatus(scope, credentialId, suspended));
  told.push(await deps.register.changeStatus(scope, credentialId, suspended));
  tell(await send(deps, { more: replacement }));
  told.push(await deps.register.changeStatus(scope, credentialId, lifted));
  tell(await send(deps, { more: replacement }));
  told.push(withoutSignatures(await deps.register.credential(scope, credentialId)));
  tell(await send(deps, { more: { awardId: 'once-more', replaces: credentialId } }));
  tell(await send(deps, { more: { awardId: 'again' } }));
  tell(await send(deps, { more: { awardId: 'of-another', learner: { ...award.learner, reference: 'S-2' } } }));
  told.push(await deps.register.credential(scope, 'urn:credential:unknown'));
  told.push(await deps.register.record(scope, credentialId, [], { sealedAt: NOW, resumed: false }));
  return told;
}

/** One reservation, then the same with one thing after the other made new. */
async function refusals(deps: IssuingDeps): Promise<unknown[]> {
  let reserved: Reservation | undefined;
  const reserve: IssuingDeps['register']['reserve'] = (into, reservation) => {
    reserved = reservation;
    return deps.register.reserve(into, reservation);
  };
  await send({ ...deps, register: { ...deps.register, reserve } }, { key: 'a' });
  if (reserved?.subject.kind !== 'award') throw new Error('nothing was reserved');
  const first = reserved;
  const { award: row } = reserved.subject;
  const [unit = ''] = first.achievements.keys();
  const [, achievementId = ''] = [...first.achievements][0] ?? [];
  let next: Reservation = { ...first, credentialId: 'urn:credential:next' };
  const answers: unknown[] = [(await deps.register.credential(scope, first.credentialId))?.validityReason];
  const attempt = async (change: Partial<Reservation>) => {
    next = { ...next, ...change };
    answers.push(await deps.register.reserve(scope, next));
  };
  await attempt({});
  await attempt({ subject: { kind: 'award', award: { ...row, awardId: 'next' } } });
  await attempt({ achievements: new Map([[unit, 'urn:uuid:next']]) });
  await attempt({ achievements: new Map([[`${unit} next`, achievementId]]) });
  await attempt({ achievements: new Map([[`${unit} next`, 'urn:uuid:next']]) });
  await attempt({ idempotency: { key: 'next', bodySha256: row.bodySha256 } });
  await attempt({ slot: 'next' });
  await attempt({ places: first.places.map((place) => ({ ...place, index: place.index + 50_000 })) });
  return answers;
}

describe('the record book in memory', () => {
  it('tells the same story of issuing, sending twice, suspending and replacing as the one in D1', async () => {
    const [memory, d1] = [await story(await books.memory!()), await story(await books.d1!())];
    expect(memory).toEqual(d1);
    expect(memory).toHaveLength(17);
  });

  it('refuses a reservation for the reasons D1 refuses it for', async () => {
    const [memory, d1] = [await refusals(await books.memory!()), await refusals(await books.d1!())];
    expect(memory).toEqual(d1);
    expect(memory).toEqual([
      null,
      'subject_exists',
      'achievement_taken',
      'achievement_exists',
      'achievement_taken',
      'idempotency_key_used',
      'slot_occupied',
      'index_taken',
      null,
    ]);
  });
});
