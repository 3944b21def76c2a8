import { beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_AWARD, EXAMPLE_INSTITUTION, EXAMPLE_SPECIFICATION } from '../../src/api/examples.ts';
import { OPERATIONS, SERVICE_OPERATIONS } from '../../src/api/index.ts';
import { EXAMPLE_CASE } from '../../src/api/recognition/examples.ts';
import { brusselsDate } from '../../src/record/civil-date.ts';
import { learnerKey } from '../../src/store/recognition/ledger.ts';
import { systemScope } from '../../src/workshop.ts';
import { beforeCommittee, grant, putBareRules, useOf } from '../support/recognition/before-committee.ts';
import { rows } from '../support/record-book.ts';
import { api, call, provision } from '../support/service.ts';

/** Whoever reads something of a case leaves a row in the audit: which key, for whom, and what. */
const { slug } = EXAMPLE_INSTITUTION;
const use = useOf(slug);
const AN = { 'on-behalf-of': 'an.janssens' };
const today = brusselsDate(Math.floor(Date.now() / 1000));
const { reference } = EXAMPLE_CASE.applicant;
const KEY = { 'idempotency-key': 'opened-twice' };

let of = { case: '', evidence: '', item: '', form: 'edc' };
let session = '';
let replayed = '';

interface Row {
  action: string;
  key_id: string;
  on_behalf_of: string | null;
  object_id: string;
  detail: string;
}
const lastRow = async (): Promise<number> =>
  (await rows<{ seq: number }>('SELECT MAX(seq) AS seq FROM audit'))[0]?.seq ?? 0;
const rowsSince = (seq: number) => rows<Row>('SELECT * FROM audit WHERE seq > ? ORDER BY seq', seq);

beforeAll(async () => {
  await provision(EXAMPLE_INSTITUTION, [EXAMPLE_SPECIFICATION]);
  const { json } = await call('POST', api(slug, '/awards'), { body: EXAMPLE_AWARD });
  const edc = (await call('GET', api(slug, `/credentials/${json.id}/documents/edc`))).text;
  await putBareRules(use);
  const one = await beforeCommittee(use, edc);
  const pdf = { headers: { ...AN, 'content-type': 'application/pdf' }, raw: '%PDF-1.4 a portfolio' };
  const { portfolio } = (await use('addPortfolioItem', one.of, pdf)).json;
  const decided = await grant(use, one);
  expect(decided.status, decided.text).toBe(200);
  of = { ...of, ...one.of, evidence: decided.json.evidence[0].id, item: portfolio[0].id };
  await use('recordNotification', one.of, { headers: AN, body: { notifiedOn: today } });
  const { token } = (await use('makeLink', one.of, { headers: AN })).json;
  session = (await use('openSession', {}, { body: { token }, token: null })).json.session;
  replayed = (await use('openCase', {}, { headers: { ...AN, ...KEY }, body: EXAMPLE_CASE })).json.id;
});

const LETTERS = ['nl', 'en'].flatMap((lang) => ['html', 'pdf'].map((format) => ({ lang, format })));
const period = `from=${today}&to=${today}`;

/** Operation, what of it is asked, and what the audit says was read. */
const BY_STAFF: readonly (readonly [id: string, query: string, what: () => string])[] = [
  ['readCase', '', () => 'file'],
  ['listEvidence', '', () => 'evidence'],
  ['downloadEvidence', '', () => `evidence ${of.evidence}`],
  ['listPortfolio', '', () => 'portfolio'],
  ['downloadPortfolioItem', '', () => `portfolio ${of.item}`],
  ...LETTERS.map(
    ({ lang, format }) => ['readLetter', `lang=${lang}&format=${format}`, () => `letter ${lang}.${format}`] as const,
  ),
  ['readRecommendation', '', () => 'recommendation'],
  ['readDecision', '', () => 'decision'],
  ['exportDecisions', `${period}&format=json`, () => 'export json'],
  ['exportDecisions', `${period}&format=csv`, () => 'export csv'],
  ['exportDecisions', `${period}&format=elmo&learner=${reference}`, () => 'export elmo'],
];
const BY_APPLICANT: typeof BY_STAFF = [
  ['readOwnCase', '', () => 'file'],
  ['downloadOwnEvidence', '', () => `evidence ${of.evidence}`],
  ...LETTERS.map(
    ({ lang, format }) => ['readOwnLetter', `lang=${lang}&format=${format}`, () => `letter ${lang}.${format}`] as const,
  ),
  ['readOwnCredential', '', () => 'credential edc'],
];

/** What reads nothing of one person's case: rules and roles, numbers without persons, and the list of cases. */
const READS_NO_CASE = [
  'listUnits',
  'readUnit',
  'readUnitTemplate',
  'listPolicies',
  'readPolicy',
  'listPrecedents',
  'listOfficers',
  'readOfficer',
  'readStatistics',
  'listCases',
];

describe('every reading is on record', () => {
  it('the tables below name every operation that reads', () => {
    const known = new Set([...BY_STAFF, ...BY_APPLICANT].map(([id]) => id));
    const reading = [...OPERATIONS, ...SERVICE_OPERATIONS]
      .filter(({ method, tag }) => method === 'get' && /^(Recognition|Applicants)/.test(tag))
      .map(({ id }) => id);
    expect(reading.toSorted()).toEqual([...known, ...READS_NO_CASE, 'readLedger'].toSorted());
  });

  it.each(BY_STAFF)('%s?%s: by which key, for whom, and what', async (id, query, what) => {
    const before = await lastRow();
    const read = await use(id, of, { headers: AN, query });
    expect(read.status, read.text).toBe(200);
    const said = await rowsSince(before);
    expect(said).toMatchObject([{ action: 'case.read', on_behalf_of: 'an.janssens', object_id: of.case }]);
    expect(said[0]?.key_id).not.toBe('');
    expect(JSON.parse(said[0]?.detail ?? '')).toEqual({ what: what() });
  });

  it('a key that names nobody reads, and stands in the audit alone', async () => {
    const before = await lastRow();
    expect((await use('readCase', of)).status).toBe(200);
    expect(await rowsSince(before)).toMatchObject([{ action: 'case.read', on_behalf_of: null }]);
  });

  it.each(BY_APPLICANT)('%s?%s: by the applicant', async (id, query, what) => {
    const before = await lastRow();
    const read = await use(id, of, { token: session, query });
    expect(read.status, read.text).toBe(200);
    const said = await rowsSince(before);
    expect(said).toMatchObject([{ action: 'case.read', key_id: 'applicant', on_behalf_of: null, object_id: of.case }]);
    expect(JSON.parse(said[0]?.detail ?? '')).toEqual({ what: what() });
  });

  it('a form that there is not puts no text into the audit', async () => {
    const before = await lastRow();
    expect((await use('readOwnCredential', { form: 'Noor Peeters' }, { token: session })).status).toBe(404);
    expect(JSON.parse((await rowsSince(before))[0]?.detail ?? '')).toEqual({ what: 'credential' });
  });

  it('an opening that is sent again shows the case as it is by now', async () => {
    const before = await lastRow();
    const again = await use('openCase', {}, { headers: { ...AN, ...KEY }, body: EXAMPLE_CASE });
    expect([again.status, again.json.id]).toEqual([200, replayed]);
    expect(await rowsSince(before)).toMatchObject([
      { action: 'case.read', on_behalf_of: 'an.janssens', object_id: replayed, detail: '{"what":"file"}' },
    ]);
  });

  it.each([reference, 'niemand'])('the ledger of %s, under the name the ledger has for them', async (learner) => {
    const before = await lastRow();
    expect((await use('readLedger', {}, { headers: AN, query: `learner=${learner}` })).status).toBe(200);
    const said = await rowsSince(before);
    const object_id = await learnerKey(systemScope(slug), learner);
    expect(said).toMatchObject([{ action: 'ledger.read', on_behalf_of: 'an.janssens', object_id }]);
    expect(JSON.stringify(said)).not.toContain(learner);
  });
});
