import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { EXAMPLE_AWARD, EXAMPLE_INSTITUTION, EXAMPLE_SPECIFICATION } from '../../src/api/examples.ts';
import { EXAMPLE_CASE } from '../../src/api/recognition/examples.ts';
import { everyMinute } from '../../src/background.ts';
import { brusselsDate } from '../../src/record/civil-date.ts';
import { beforeCommittee, grant, putBareRules, useOf } from '../support/recognition/before-committee.ts';
import { anotherMember } from '../support/recognition/walk.ts';
import { rows, run } from '../support/record-book.ts';
import { api, type CallOptions, call, provision, withSettings } from '../support/service.ts';
import { aMinuteLater } from '../support/study-day.ts';

/** What is said of an applicant, and by them: it stands in the file, and nowhere else; and not there once it was erased. */
const APPLICANT = {
  reference: 'R-KANARIE-7',
  givenName: 'Kanarina',
  familyName: 'Geheimbrugge',
  birthDate: '1977-07-17',
};
const TEXT = 'vertrouwelijk over Kanarina Geheimbrugge';
const CANARIES = [...Object.values(APPLICANT), 'vertrouwelijk', 'geheim-bestand'];
const found = (text: string) => CANARIES.filter((word) => text.includes(word));

const { slug } = EXAMPLE_INSTITUTION;
const use = useOf(slug);
const AN = { 'on-behalf-of': 'an.janssens' };
const today = brusselsDate(Math.floor(Date.now() / 1000));
const said: string[] = [];
const refusals: string[] = [];
let cases: { decided: string; withdrawn: string };
/** What lay there before any case was opened: the credential that serves as evidence is the learner's own. */
let bodiesBefore: ReadonlySet<string>;

async function did(id: string, of: Record<string, string>, body?: unknown, options: CallOptions = {}) {
  const answer = await use(id, of, { headers: AN, ...(body === undefined ? {} : { body }), ...options });
  if (answer.status >= 400) refusals.push(answer.text);
  return answer;
}

const tablesWith = async (): Promise<string[]> => {
  const tables = await rows<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
  );
  const holding: string[] = [];
  for (const { name } of tables)
    if (found(JSON.stringify(await rows(`SELECT * FROM "${name}"`))).length > 0) holding.push(name);
  return holding.toSorted();
};
const objects = async () => (await env.BLOBS.list()).objects.map(({ key }) => key);

beforeAll(async () => {
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation((...given: unknown[]) => {
      said.push(given.map((one) => (one instanceof Error ? `${one.stack}` : JSON.stringify(one))).join(' '));
    });
  await provision(EXAMPLE_INSTITUTION, [EXAMPLE_SPECIFICATION]);
  const learner = { ...APPLICANT, reference: 'STUDENT-1' };
  const { json } = await call('POST', api(slug, '/awards'), { body: { ...EXAMPLE_AWARD, learner } });
  const edc = (await call('GET', api(slug, `/credentials/${json.id}/documents/edc`))).text;
  await putBareRules(use);
  bodiesBefore = new Set(await objects());

  const opening = { applicant: APPLICANT, application: { ...EXAMPLE_CASE.application, motivation: TEXT } };
  const one = await beforeCommittee(use, edc, opening);
  await did('addPortfolioItem', one.of, undefined, { raw: TEXT }); // before anything is decided
  const file = (await did('readCase', one.of)).json;
  await did('confirmHolder', { ...one.of, evidence: file.evidence[0].id }, { how: TEXT });
  await did('makeRecommendation', one.of);
  const { recommendation } = (await did('readCase', one.of)).json;
  await did('openFindings', one.of, { findings: recommendation.findings.map(({ id }: { id: string }) => id) });
  await did('showFindings', one.of);
  await did('declareInterest', one.of, { conflict: false, note: TEXT });
  const decision = {
    recommendation: recommendation.inputHash,
    outcome: 'granted',
    motivation: { nl: TEXT },
    deviationReason: TEXT,
  };
  // Everything that can go wrong on the way.
  for (const table of ['recognition_decision', 'audit', 'case_letter']) {
    await run(`CREATE TRIGGER injected BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'injected'); END`);
    if (table !== 'case_letter') refusals.push((await grant(use, one, decision)).text);
    else expect((await grant(use, one, decision)).status).toBe(200);
    await run('DROP TRIGGER injected');
  }
  const broken = async () => {
    throw new Error('Kanarina Geheimbrugge');
  };
  const noBlobs = withSettings({ BLOBS: { put: broken, get: broken } });
  await aMinuteLater();
  await everyMinute(noBlobs);
  await did('downloadEvidence', { ...one.of, evidence: file.evidence[0].id }, undefined, { settings: noBlobs });
  await aMinuteLater();
  await everyMinute(env);
  await did('recordNotification', one.of, { notifiedOn: today });
  await did('fileAppeal', one.of, { filedOn: today, grounds: TEXT, lateReason: TEXT });
  await did('decideAppeal', one.of, undefined, {
    ...(await anotherMember(use, one.of)),
    body: { result: 'upheld', reasons: { nl: TEXT }, body: TEXT, decidedOn: today, notifiedOn: today },
  });
  await did('recordRaadFiling', one.of, { filedOn: today });
  await did('recordRaadResult', one.of, { result: 'rejected', on: today });

  const two = (await did('openCase', {}, { ...EXAMPLE_CASE, ...opening })).json.id as string;
  await did('addEvidence', { case: two }, undefined, { raw: `${edc} `, headers: AN });
  await did('submitCase', { case: two });
  await did('takeInCase', { case: two });
  await did('requestInformation', { case: two }, { text: { nl: TEXT }, dueOn: today });
  const { token } = (await did('makeLink', { case: two })).json;
  const { session } = (await use('openSession', {}, { body: { token }, token: null })).json;
  await use('addOwnPortfolioItem', {}, { token: session, raw: 'x', query: 'name=geheim-bestand' });
  await did('openCase', {}, { ...EXAMPLE_CASE, ...opening, applicant: { ...APPLICANT, birthDate: '1977-07-17T' } });
  await did('openCase', {}, undefined, { raw: JSON.stringify({ ...EXAMPLE_CASE, ...opening }).slice(0, -1) });
  await use('withdrawOwnCase', {}, { token: session, body: { reason: TEXT } });
  cases = { decided: one.of.case, withdrawn: two };
}, 120_000);

describe('while the file is there', () => {
  it('nothing of an applicant is in what the Worker logs', () => {
    expect(said.length, 'the faults were logged').toBeGreaterThanOrEqual(2);
    expect(said.filter((line) => found(line).length > 0)).toEqual([]);
  });

  it('nothing is in the audit, and every step is', async () => {
    const audit = await rows<{ action: string }>('SELECT * FROM audit');
    expect(found(JSON.stringify(audit))).toEqual([]);
    const actions = new Set(audit.map(({ action }) => action));
    for (const action of [
      'case.opened',
      'case.read',
      'case.evidence-added',
      'case.portfolio-added',
      'case.holder-confirmed',
      'case.recommended',
      'case.findings-opened',
      'case.findings-shown',
      'case.decided',
      'case.letter-made',
      'case.notified',
      'case.appealed',
      'case.appeal-decided',
      'case.raad-filed',
      'case.raad-decided',
      'case.link-made',
      'case.link-used',
      'case.withdrawn',
    ])
      expect(actions, action).toContain(action);
  });

  it('no refusal repeats it', () => {
    expect(refusals.length).toBeGreaterThanOrEqual(5);
    for (const text of refusals) expect(found(text)).toEqual([]);
  });

  it('it stands in the tables the documentation names, and in no other', async () => {
    expect(await tablesWith()).toEqual(['award', 'case_portfolio', 'recognition_case', 'recognition_decision']);
  });
});

describe('once it was erased', () => {
  it('nothing is left but what was signed: the award and credentials, as anybody has them who was given one', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 4000 * 86_400_000 });
    await everyMinute(env);
    vi.useRealTimers();
    for (const id of Object.values(cases)) expect((await did('readCase', { case: id })).json.erasedAt).not.toBeNull();
    expect(await tablesWith()).toEqual(['award']);
    expect(JSON.stringify(await rows('SELECT * FROM award')), 'the learner of the evidence').toContain('STUDENT-1');
    const kept = (await objects()).filter((key) => !bodiesBefore.has(key));
    expect(kept.filter((key) => /^(evidence|portfolio)\//.test(key))).toEqual([]);
    const bodies = await rows<{ body_sha256: string }>(
      `SELECT DISTINCT body_sha256 FROM document JOIN credential USING (institution_id, credential_id)
       WHERE subject_kind = 'decision'`,
    );
    for (const key of kept) expect(bodies.map(({ body_sha256: digest }) => `${slug}/${digest}`)).toContain(key);
  });

  it('statistics and exports count it and name nobody', async () => {
    const query = `from=${today}&to=${today}`;
    for (const [id, more] of [
      ['readStatistics', ''],
      ['exportDecisions', '&format=json'],
      ['exportDecisions', '&format=csv'],
      ['listCases', ''],
    ] as const) {
      const { status, text } = await use(id, {}, id === 'listCases' ? {} : { query: `${query}${more}` });
      expect([id, status, found(text)]).toEqual([id, 200, []]);
    }
    const { json } = await use('readStatistics', {}, { query });
    expect(json.all).toMatchObject({ decided: 1, tooFew: true, durations: null, followedRecommendation: null });
  });

  it('and its credit stays used: whoever asks by the reference sees it', async () => {
    const { json } = await use('readLedger', {}, { query: `learner=${APPLICANT.reference}` });
    const live = json.allocations.filter(({ state }: { state: string }) => state === 'committed');
    expect(live).toHaveLength(1);
    expect(found(JSON.stringify(json).replaceAll(APPLICANT.reference, ''))).toEqual([]);
  });
});
