import { beforeAll, expect, it } from 'vitest';
import { EXAMPLE_AWARD, EXAMPLE_INSTITUTION, EXAMPLE_SPECIFICATION } from '../../src/api/examples.ts';
import {
  type BeforeCommittee,
  beforeCommittee,
  grant,
  putBareRules,
  useOf,
} from '../support/recognition/before-committee.ts';
import { rows } from '../support/record-book.ts';
import { api, call, provision } from '../support/service.ts';

/** The same credit wanted by many at the same moment, over the API and in the real database. */
const { slug } = EXAMPLE_INSTITUTION;
const use = useOf(slug);
const COMMITTEES = 50;
let edc = '';
let cases: BeforeCommittee[] = [];

const used = () =>
  rows<{ name: string; used: number; earned: number }>(
    `SELECT name, SUM(named.ects) AS used, MAX(earned) AS earned FROM allocation_key AS named
     JOIN allocation AS one USING (institution_id, learner_key, allocation_id)
     WHERE one.state <> 'released' GROUP BY name`,
  );

beforeAll(async () => {
  await provision(EXAMPLE_INSTITUTION, [EXAMPLE_SPECIFICATION]);
  const { json } = await call('POST', api(slug, '/awards'), { body: EXAMPLE_AWARD });
  edc = (await call('GET', api(slug, `/credentials/${json.id}/documents/edc`))).text;
  await putBareRules(use);
  for (let at = 0; at < COMMITTEES; at += 10)
    cases = [...cases, ...(await Promise.all(Array.from({ length: 10 }, () => beforeCommittee(use, edc))))];
}, 300_000);

it('fifty committees grant on the same credit at once: one does, and no more is used than was earned', async () => {
  const answers = await Promise.all(cases.map((one) => grant(use, one)));
  const granted = answers.filter(({ status }) => status === 200);
  expect(granted.length, answers.map(({ text }) => text.slice(0, 200)).join('\n')).toBe(1);
  for (const { status, json } of answers.filter((answer) => !granted.includes(answer)))
    expect([409, ['CREDIT_USED', 'CASE_MOVED', 'RECOMMENDATION_OUTDATED'].includes(json.code)]).toEqual([status, true]);
  const names = await used();
  expect(names.length).toBeGreaterThan(0);
  for (const { used: taken, earned } of names) expect(taken).toBeLessThanOrEqual(earned);
  for (const table of ['recognition_decision', 'case_letter'])
    expect(await rows(`SELECT COUNT(*) AS count FROM ${table}`), table).toEqual([{ count: 1 }]);
  expect(await rows("SELECT progress FROM credential WHERE subject_kind = 'decision'")).toEqual([
    { progress: 'sealed' },
  ]);
  expect(await rows("SELECT COUNT(*) AS count FROM recognition_case WHERE state = 'decided'")).toEqual([{ count: 1 }]);
});

it('a withdrawal sets the credit free for exactly one other', async () => {
  const [decided] = await rows<{ case_id: string }>("SELECT case_id FROM recognition_case WHERE state = 'decided'");
  const left = cases.filter(({ of }) => of.case !== decided?.case_id);
  const withdrawn = use(
    'withdrawCase',
    { case: decided?.case_id ?? '' },
    { headers: { 'on-behalf-of': 'an.janssens' }, body: {} },
  );
  const [, ...answers] = await Promise.all([withdrawn, ...left.slice(0, 20).map((one) => grant(use, one))]);
  expect((await withdrawn).status).toBe(200);
  const more = await Promise.all(left.slice(20).map((one) => grant(use, one)));
  expect([...answers, ...more].filter(({ status }) => status === 200)).toHaveLength(1);
  for (const { used: taken, earned } of await used()) expect(taken).toBeLessThanOrEqual(earned);
  expect(
    await rows("SELECT validity, COUNT(*) AS count FROM credential WHERE subject_kind = 'decision' GROUP BY validity"),
  ).toEqual([
    { validity: 'active', count: 1 },
    { validity: 'revoked', count: 1 },
  ]);
});
