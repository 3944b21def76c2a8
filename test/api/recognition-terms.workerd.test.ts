import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { EXAMPLE_AWARD, EXAMPLE_INSTITUTION, EXAMPLE_SPECIFICATION } from '../../src/api/examples.ts';
import { OPERATIONS } from '../../src/api/index.ts';
import { addressOf } from '../../src/api/route.ts';
import { everyMinute, everyNight } from '../../src/background.ts';
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

  it('after the retention term the night takes names, texts and documents; outcome and used credit stay', async () => {
    expect(await documents()).toBeGreaterThan(0);
    vi.useFakeTimers({ toFake: ['Date'] });
    daysLater(300);
    await everyNight(env);
    expect((await file()).erasedAt).toBeNull();
    daysLater(800);
    await everyNight(env);
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
