import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { EXAMPLE_AWARD, EXAMPLE_INSTITUTION, EXAMPLE_SPECIFICATION } from '../../src/api/examples.ts';
import { OPERATIONS } from '../../src/api/index.ts';
import { addressOf } from '../../src/api/route.ts';
import { everyMinute } from '../../src/background.ts';
import { brusselsDate } from '../../src/record/civil-date.ts';
import { decideFor, putRules, type Use } from '../support/recognition/walk.ts';
import { rows } from '../support/record-book.ts';
import { api, call, provision } from '../support/service.ts';

const { slug } = EXAMPLE_INSTITUTION;
const AN = { 'on-behalf-of': 'an.janssens' };
const DAY = 86_400_000;
const START = Date.now();
let edc = '';
let id = '';

const use: Use = (name, parameters = {}, { query, ...options } = {}) => {
  const found = OPERATIONS.find((operation) => operation.id === name);
  if (!found) throw new Error(name);
  const path = addressOf(found).replace(/\{(\w+)\}/g, (_, parameter: string) =>
    encodeURIComponent(parameters[parameter] ?? (parameter === 'institution' ? slug : 'x')),
  );
  return call(found.method.toUpperCase(), query ? `${path}?${query}` : path, options);
};
const file = async () => (await use('readCase', { case: id })).json;
const daysLater = (days: number) => vi.setSystemTime(START + days * DAY);
const documents = async () => (await env.BLOBS.list({ prefix: 'evidence/' })).objects.length;

beforeAll(async () => {
  await provision(EXAMPLE_INSTITUTION, [EXAMPLE_SPECIFICATION]);
  const { json } = await call('POST', api(slug, '/awards'), { body: EXAMPLE_AWARD });
  edc = (await call('GET', api(slug, `/credentials/${json.id}/documents/edc`))).text;
  await putRules(use);
  id = await decideFor(use, edc);
  const told = { body: { notifiedOn: brusselsDate(Math.floor(START / 1000)) }, headers: AN };
  expect((await use('recordNotification', { case: id }, told)).status).toBe(200);
});
afterEach(() => vi.useRealTimers());

describe('what other systems get', () => {
  const today = brusselsDate(Math.floor(START / 1000));
  const period = `from=${today}&to=${today}`;
  const exported = (query: string) => use('exportDecisions', {}, { query });

  it('decisions that stand, as JSON, CSV and ELMO, and it is on record that they were given', async () => {
    const { json } = await exported(`${period}&format=json`);
    expect(json.decisions).toMatchObject([{ caseId: id, outcome: 'granted', unit: { ects: '3' }, exemptedEcts: '3' }]);
    const csv = await exported(`${period}&format=csv`);
    expect(csv.text).toContain('vrijgesteld');
    expect(csv.text).not.toContain('Peeters');
    const elmo = await exported(`${period}&format=elmo&learner=S0231987`);
    expect(elmo.headers.get('content-type')).toContain('application/xml');
    expect(elmo.text).toContain('Positive');
    const { rows: audit } = (await call('GET', api(slug, '/audit?limit=500'))).json;
    for (const format of ['json', 'csv', 'elmo']) expect(JSON.stringify(audit)).toContain(`export ${format}`);
  });

  it('nothing outside the period, and no ELMO about nobody', async () => {
    const earlier = 'from=2020-01-01&to=2020-12-31';
    expect((await exported(`${earlier}&format=json`)).json.decisions).toEqual([]);
    const nobody = await exported(`${period}&format=elmo&learner=niemand`);
    expect(nobody.json).toMatchObject({ code: 'QUERY_NOT_VALID', errors: [{ pointer: '/learner' }] });
    const backwards = await exported('from=2026-02-01&to=2026-01-01&format=csv');
    expect(backwards.json).toMatchObject({ code: 'QUERY_NOT_VALID', errors: [{ pointer: '/to' }] });
  });
});

describe('what is due without anybody asking', () => {
  it('a decision is a credential and a letter as soon as it is taken, and nothing is left to do', async () => {
    const [credential] = await rows<{ progress: string }>(
      "SELECT progress FROM credential WHERE subject_kind = 'decision' AND subject_id = ?",
      (await file()).decisionId,
    );
    expect(credential?.progress).toBe('sealed');
    vi.useFakeTimers({ toFake: ['Date'] });
    daysLater(1 / 24);
    await everyMinute(env);
    expect(await rows('SELECT topic, last_error FROM outbox WHERE done_at IS NULL')).toEqual([]);
    const twice = await rows("SELECT 1 FROM credential WHERE subject_kind = 'decision'");
    expect(twice).toHaveLength(1);
  });

  it('the case is closed the day after the last day for an appeal, and not on it', async () => {
    vi.useFakeTimers({ toFake: ['Date'] });
    daysLater(7);
    await everyMinute(env);
    expect((await file()).state).toBe('appeal_open');
    daysLater(8);
    await everyMinute(env);
    expect((await file()).state).toBe('closed');
  });

  it('after the retention term the clock takes names, texts and documents; outcome and used credit stay', async () => {
    expect(await documents()).toBeGreaterThan(0);
    vi.useFakeTimers({ toFake: ['Date'] });
    daysLater(300);
    await everyMinute(env);
    expect((await file()).erasedAt).toBeNull();
    daysLater(800);
    await everyMinute(env);
    const erased = await file();
    expect(erased.erasedAt).not.toBeNull();
    expect(erased.applicant).toBeNull();
    expect(JSON.stringify(erased)).not.toMatch(/Peeters|S0231987/);
    expect(await documents()).toBe(0);
    const live = erased.allocations.filter(({ state }: { state: string }) => state !== 'released');
    expect(live).toMatchObject([{ state: 'committed', ects: '3' }]);
    expect((await use('readLetter', { case: id })).json.code).toBe('CASE_ERASED');
  });
});
