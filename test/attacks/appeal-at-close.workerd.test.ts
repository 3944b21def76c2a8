import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { EXAMPLE_AWARD, EXAMPLE_INSTITUTION, EXAMPLE_SPECIFICATION } from '../../src/api/examples.ts';
import { EXAMPLE_CASE } from '../../src/api/recognition/examples.ts';
import { everyMinute } from '../../src/background.ts';
import { brusselsDate } from '../../src/record/civil-date.ts';
import { beforeCommittee, grant, putBareRules, useOf } from '../support/recognition/before-committee.ts';
import { rows } from '../support/record-book.ts';
import { api, call, provision } from '../support/service.ts';

/** The clock and people at one case at the same moment. */
const { slug } = EXAMPLE_INSTITUTION;
const use = useOf(slug);
const headers = { 'on-behalf-of': 'an.janssens' };
const START = Date.now();
const day = (days: number) => brusselsDate(Math.floor(START / 1000) + days * 86_400);
let edc = '';

async function decided(reference: string): Promise<{ case: string }> {
  const one = await beforeCommittee(use, edc, { applicant: { ...EXAMPLE_CASE.applicant, reference } });
  expect((await grant(use, one)).status).toBe(200);
  return { case: one.of.case };
}
const transitions = (of: { case: string }, to: string) =>
  rows('SELECT 1 FROM case_transition WHERE case_id = ? AND to_state = ? AND from_state <> to_state', of.case, to);

beforeAll(async () => {
  await provision(EXAMPLE_INSTITUTION, [EXAMPLE_SPECIFICATION]);
  const { json } = await call('POST', api(slug, '/awards'), { body: EXAMPLE_AWARD });
  edc = (await call('GET', api(slug, `/credentials/${json.id}/documents/edc`))).text;
  await putBareRules(use);
});
afterEach(() => vi.useRealTimers());

it('a notification recorded by five at once counts once', async () => {
  const of = await decided('L-1');
  const told = await Promise.all(
    [0, 0, 0, 0, 0].map(() => use('recordNotification', of, { headers, body: { notifiedOn: day(0) } })),
  );
  expect(told.map(({ status }) => status).toSorted()).toEqual([200, 409, 409, 409, 409]);
  expect(await transitions(of, 'appeal_open')).toHaveLength(1);
});

it('an appeal of the last day, put on record while the clock closes the case, is heard, once', async () => {
  const of = await decided('L-2');
  await use('recordNotification', of, { headers, body: { notifiedOn: day(0) } });
  vi.useFakeTimers({ toFake: ['Date'], now: START + 8 * 86_400_000 });
  const appeal = () => use('fileAppeal', of, { headers, body: { filedOn: day(7), grounds: 'Niet akkoord.' } });
  const [one, two] = await Promise.all([appeal(), appeal(), everyMinute(env), everyMinute(env)]);
  let filed = [one, two].filter(({ status }) => status === 200).length;
  for (const { status, json } of [one, two])
    if (status !== 200) expect(json.code).toMatch(/^CASE_(MOVED|STEP_REFUSED)$/);
  if (filed === 0) filed += (await appeal()).status === 200 ? 1 : 0;
  expect(filed).toBe(1);
  await everyMinute(env);
  const { json } = await use('readCase', of);
  expect(json).toMatchObject({
    state: 'internal_appeal',
    closedAt: null,
    appeal: { filedOn: day(7) },
  });
  expect(await transitions(of, 'internal_appeal')).toHaveLength(1);
});
