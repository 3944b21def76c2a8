import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { EXAMPLE_AWARD, EXAMPLE_INSTITUTION, EXAMPLE_SPECIFICATION } from '../../src/api/examples.ts';
import { EXAMPLE_CASE } from '../../src/api/recognition/examples.ts';
import { everyMinute, everyNight } from '../../src/background.ts';
import { brusselsDate } from '../../src/record/civil-date.ts';
import {
  type BeforeCommittee,
  beforeCommittee,
  grant,
  putBareRules,
  useOf,
} from '../support/recognition/before-committee.ts';
import { rowCounts, rows, run } from '../support/record-book.ts';
import {
  type Answer,
  api,
  type CallOptions,
  call,
  provision,
  type Settings,
  withSettings,
} from '../support/service.ts';
import { aMinuteLater, openOutbox } from '../support/study-day.ts';

const { slug } = EXAMPLE_INSTITUTION;
const use = useOf(slug);
const AN = { 'on-behalf-of': 'an.janssens' };
const today = brusselsDate(Math.floor(Date.now() / 1000));
let edc = '';
let learners = 0;

/** Every write this condition is true for fails inside the database. */
const inject = (event: string, condition = 'TRUE') =>
  run(`CREATE TRIGGER injected BEFORE ${event} WHEN ${condition} BEGIN SELECT RAISE(ABORT, 'injected'); END`);
afterEach(async () => {
  vi.useRealTimers();
  await run('DROP TRIGGER IF EXISTS injected');
});

const broken = async () => {
  throw new Error('the blob store is away');
};
const stored = { get: (key: string) => env.BLOBS.get(key), list: (of: R2ListOptions) => env.BLOBS.list(of) };
/** A blob store that keeps nothing new, and one that lets nothing go. */
const keepsNothing = withSettings({
  BLOBS: { ...stored, put: broken, delete: (key: string) => env.BLOBS.delete(key) },
});
const loses = withSettings({
  BLOBS: { ...stored, put: (...of: Parameters<R2Bucket['put']>) => env.BLOBS.put(...of), delete: broken },
});

/** Each case has a learner of its own, so that no credit stands in the way. */
const opening = () => {
  learners += 1;
  return { applicant: { ...EXAMPLE_CASE.applicant, reference: `L-${learners}` } };
};
const ready = () => beforeCommittee(use, edc, opening());
const opened = async () => ({
  case: (await use('openCase', {}, { body: { ...EXAMPLE_CASE, ...opening() }, headers: AN })).json.id as string,
});
const did = (id: string, of: Record<string, string>, body?: unknown, options: CallOptions = {}): Promise<Answer> =>
  use(id, of, { headers: AN, ...(body === undefined ? {} : { body }), ...options });
const evidence = (of: { case: string }, settings?: Settings) =>
  did('addEvidence', of, undefined, { raw: edc, ...(settings ? { settings } : {}) });

const lettersOf = (of: { case: string }) => rows('SELECT decision_id FROM case_letter WHERE case_id = ?', of.case);
const sealedOf = (of: { case: string }) =>
  rows<{ progress: string; validity: string }>(
    `SELECT progress, validity FROM credential WHERE subject_kind = 'decision' AND subject_id IN (
       SELECT decision_id FROM recognition_decision WHERE case_id = ?) ORDER BY credential_id`,
    of.case,
  );
const documents = async () =>
  (await Promise.all(['evidence/', 'portfolio/'].map((prefix) => env.BLOBS.list({ prefix })))).flatMap(({ objects }) =>
    objects.map(({ key }) => key),
  );

beforeAll(async () => {
  // The faults are ours, and the Worker says so each time.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await provision(EXAMPLE_INSTITUTION, [EXAMPLE_SPECIFICATION]);
  const { json } = await call('POST', api(slug, '/awards'), { body: EXAMPLE_AWARD });
  edc = (await call('GET', api(slug, `/credentials/${json.id}/documents/edc`))).text;
  await putBareRules(use);
  // What only the first decision does (opening lists) is behind us.
  await grant(use, await ready());
  await everyMinute(env);
});

/** A step that fails in its batch stores nothing, and can then be taken as if nothing had been. */
async function failsWhole(event: string, condition: string, take: () => Promise<Answer>): Promise<Answer> {
  const before = await rowCounts();
  await inject(event, condition);
  expect((await take()).json).toMatchObject({ status: 500, code: 'INTERNAL' });
  expect(await rowCounts()).toEqual(before);
  await run('DROP TRIGGER injected');
  const taken = await take();
  expect(taken.status, taken.text).toBeLessThan(300);
  return taken;
}

describe('a document that comes in', () => {
  it.each([
    ['case_transition', 'INSERT ON case_transition'],
    ['recognition_case', 'UPDATE ON recognition_case'],
    ['case_evidence', 'INSERT ON case_evidence'],
    ['audit', 'INSERT ON audit'],
  ])('%s: nothing is stored, and the same document is then taken once', async (_, event) => {
    const of = await opened();
    const taken = await failsWhole(event, 'TRUE', () => evidence(of));
    expect(taken.json.evidence).toHaveLength(1);
    expect(taken.json.version).toBe(2);
  });

  it('a blob store that is away: nothing is stored, and no row names a document that is not there', async () => {
    const of = await opened();
    const before = await rowCounts();
    expect((await evidence(of, keepsNothing)).status).toBe(500);
    expect(await rowCounts()).toEqual(before);
    expect((await evidence(of)).json.evidence).toHaveLength(1);
  });
});

describe('a decision', () => {
  it.each([
    ['recognition_case', 'UPDATE ON recognition_case'],
    ['recognition_decision', 'INSERT ON recognition_decision'],
    ['allocation_key', 'INSERT ON allocation_key'],
    ['outbox', 'INSERT ON outbox'],
    ['audit', 'INSERT ON audit'],
  ])('%s: neither decision nor credit nor errand is left, and the committee can decide then', async (_, event) => {
    const one = await ready();
    const taken = await failsWhole(event, 'TRUE', () => grant(use, one));
    expect(taken.json.decisions).toHaveLength(1);
    expect(await lettersOf(one.of)).toHaveLength(1);
    expect(await sealedOf(one.of)).toEqual([{ progress: 'sealed', validity: 'active' }]);
    const live = taken.json.allocations.filter(({ state }: { state: string }) => state !== 'released');
    expect(live).toHaveLength(1);
  });

  it.each<[what: string, event: string | null, settings: Settings]>([
    ['the letter cannot be written down', 'INSERT ON case_letter', env],
    ['the step with the letter cannot be written', "INSERT ON audit WHEN NEW.action = 'case.letter-made'", env],
    ['its files cannot be stored', null, keepsNothing],
    ['the credential cannot be reserved', 'INSERT ON credential', env],
    ['it cannot be recorded as sealed', "INSERT ON transition WHEN NEW.to_state = 'sealed'", env],
  ])('%s: the decision stands, and the sweeper makes letter and credential, each once', async (_, event, settings) => {
    const one = await ready();
    if (event) await run(`CREATE TRIGGER injected BEFORE ${event} BEGIN SELECT RAISE(ABORT, 'injected'); END`);
    const decided = await grant(use, one, {}, settings);
    expect([decided.status, decided.json.state], decided.text).toEqual([200, 'decided']);
    expect(
      (await lettersOf(one.of)).length + (await sealedOf(one.of)).filter((row) => row.progress === 'sealed').length,
    ).toBeLessThan(2);
    await aMinuteLater();
    await everyMinute(settings);
    expect((await openOutbox()).length, 'still failing').toBeGreaterThan(0);
    await run('DROP TRIGGER IF EXISTS injected');
    await Promise.all([everyMinute(env), everyMinute(env)]);
    await everyMinute(env);
    expect(await openOutbox()).toEqual([]);
    expect(await lettersOf(one.of)).toHaveLength(1);
    expect(await sealedOf(one.of)).toEqual([{ progress: 'sealed', validity: 'active' }]);
    expect((await did('readLetter', one.of)).status).toBe(200);
  });

  it('withdrawn while its credential still waits: the sweeper makes none that stands', async () => {
    const one = await ready();
    await inject('INSERT ON transition', "NEW.to_state = 'sealed'");
    expect((await grant(use, one)).status).toBe(200);
    expect((await did('withdrawCase', one.of, {})).json.state).toBe('withdrawn');
    await run('DROP TRIGGER injected');
    await aMinuteLater();
    await everyMinute(env);
    await everyMinute(env);
    expect(await openOutbox()).toEqual([]);
    for (const { validity } of await sealedOf(one.of)) expect(validity).toBe('revoked');
  });
});

describe('what follows a decision', () => {
  const steps: readonly [
    name: string,
    prepare: () => Promise<BeforeCommittee>,
    take: (of: { case: string }) => Promise<Answer>,
  ][] = [
    ['recordNotification', async () => decided(), (of) => did('recordNotification', of, { notifiedOn: today })],
    [
      'meetConditions',
      async () =>
        decided({
          outcome: 'granted_conditional',
          conditions: [{ nl: 'Een mondelinge toets.' }],
          deviationReason: 'De wetgeving is veranderd.',
        }),
      (of) => did('meetConditions', of, { on: today, note: 'De toets is afgelegd.' }),
    ],
    ['reconsiderCase', async () => decided(), (of) => did('reconsiderCase', of, { reason: 'Een nieuw bewijsstuk.' })],
    ['withdrawCase', async () => decided(), (of) => did('withdrawCase', of, {})],
  ];
  async function decided(more: object = {}): Promise<BeforeCommittee> {
    const one = await ready();
    const answer = await grant(use, one, more);
    expect(answer.status, answer.text).toBe(200);
    return one;
  }

  it.each(
    steps.flatMap(([name, prepare, take]) =>
      ['UPDATE ON recognition_case', 'INSERT ON audit'].map((event) => [name, event, prepare, take] as const),
    ),
  )('%s, %s: nothing of it is left, and it can be done then', async (name, event, prepare, take) => {
    const { of } = await prepare();
    await failsWhole(event, 'TRUE', () => take(of));
    expect((await take(of)).json.code, 'and not twice').toBe('CASE_STEP_REFUSED');
    const expected = { meetConditions: 'active', withdrawCase: 'revoked' }[name] ?? 'active';
    expect(await sealedOf(of)).toEqual([{ progress: 'sealed', validity: expected }]);
  });
});

describe('an erasure', () => {
  async function withdrawn() {
    const of = await opened();
    // Bytes that no other case holds.
    await did('addEvidence', of, undefined, { raw: `${edc}${' '.repeat(learners)}` });
    await did('addPortfolioItem', of, undefined, { raw: `portfolio ${learners}` });
    await did('withdrawCase', of, {});
    return of;
  }

  it.each([
    'INSERT ON case_transition',
    'UPDATE ON recognition_case',
    'UPDATE ON case_evidence',
    'UPDATE ON case_portfolio',
    'INSERT ON audit',
  ])('%s: the file is whole, documents too, and is erased then', async (event) => {
    const of = await withdrawn();
    const before = await documents();
    await inject(event);
    expect((await did('eraseCase', of)).status).toBe(500);
    const file = (await did('readCase', of)).json;
    if (event !== 'INSERT ON audit') {
      expect(file.evidence[0].learnings.length).toBeGreaterThan(0);
      expect(file.applicant.familyName).toBe('Peeters');
    }
    expect(await documents()).toEqual(before);
    await run('DROP TRIGGER injected');
    expect((await did('eraseCase', of)).json.applicant).toBeNull();
    expect(await documents()).toHaveLength(before.length - 2);
  });

  it('documents that could not be deleted are gone after the next nights', async () => {
    const of = await withdrawn();
    const before = await documents();
    expect((await did('eraseCase', of, undefined, { settings: loses })).status).toBe(500);
    expect((await did('readCase', of)).json.applicant).toBeNull();
    expect(await documents()).toEqual(before);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 2 * 86_400_000 });
    await everyNight(env);
    expect(await documents()).toHaveLength(before.length - 2);
  });
});
