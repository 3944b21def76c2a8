import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { EXAMPLE_AWARD, EXAMPLE_INSTITUTION, EXAMPLE_SPECIFICATION } from '../../src/api/examples.ts';
import { EXAMPLE_CASE } from '../../src/api/recognition/examples.ts';
import { everyMinute } from '../../src/background.ts';
import { brusselsDate } from '../../src/record/civil-date.ts';
import { beforeCommittee, grant, putBareRules, useOf } from '../support/recognition/before-committee.ts';

import { type Answer, api, type CallOptions, call, provision } from '../support/service.ts';
import { aMinuteLater, openOutbox } from '../support/study-day.ts';

/** What an applicant sees of findings, decision and credential, and from when. */
const { slug } = EXAMPLE_INSTITUTION;
const use = useOf(slug);
const AN = { 'on-behalf-of': 'an.janssens' };
const today = brusselsDate(Math.floor(Date.now() / 1000));
const FORMS = ['edc', 'vc-ecdsa', 'vc-eddsa'];
let edc = '';
let vc = '';
let learners = 0;

const did = (id: string, of: Record<string, string>, body?: unknown): Promise<Answer> =>
  use(id, of, { headers: AN, ...(body === undefined ? {} : { body }) });
const ready = () => {
  learners += 1;
  return beforeCommittee(use, edc, { applicant: { ...EXAMPLE_CASE.applicant, reference: `A-${learners}` } });
};
const decided = async () => {
  const one = await ready();
  const answer = await grant(use, one);
  expect(answer.status, answer.text).toBe(200);
  return one.of;
};

type Read = (path?: string) => Promise<Answer>;
/** The applicant's program, then their browser: a new link ends the session of the one before. */
async function program(of: { case: string }): Promise<Read> {
  const { token } = (await did('makeLink', of)).json;
  const { session } = (await use('openSession', {}, { body: { token }, token: null })).json;
  return (path = '') => call('GET', `/api/recognition/case${path}`, { token: session });
}
async function browser(of: { case: string }): Promise<Read> {
  const { token } = (await did('makeLink', of)).json;
  const entered = await call('POST', `/recognition/apply/${token}`, { token: null });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const options: CallOptions = { token: null, headers: { cookie } };
  return (path = '?lang=nl') => call('GET', `/recognition/case${path}`, options);
}

beforeAll(async () => {
  await provision(EXAMPLE_INSTITUTION, [EXAMPLE_SPECIFICATION]);
  const { json } = await call('POST', api(slug, '/awards'), { body: EXAMPLE_AWARD });
  edc = (await call('GET', api(slug, `/credentials/${json.id}/documents/edc`))).text;
  vc = (await call('GET', api(slug, `/credentials/${json.id}/documents/vc-ecdsa`))).text;
  await putBareRules(use);
});

describe('a decision, before an officer recorded that it reached the applicant', () => {
  it('is not told over the API: no outcome, no letter, no credential', async () => {
    const of = await decided();
    const own = await program(of);
    const { json, text } = await own();
    expect(json).toMatchObject({ state: 'decided', decisionId: null, decision: null, letters: [], credential: null });
    expect(text).not.toContain('granted');
    expect((await own('/letter')).json.code).toBe('LETTER_MISSING');
    for (const form of FORMS) expect((await own(`/credential/${form}`)).json.code).toBe('DOCUMENT_NOT_SEALED');
  });

  it('is not on the page, which says that it is being sent', async () => {
    const page = await browser(await decided());
    const { text } = await page();
    expect(text).toContain('De instelling stuurt u de beslissing.');
    expect(text).not.toContain('Vrijstelling toegekend');
    expect(text).not.toMatch(/href="[^"]*(letter|credential)/);
    expect((await page('/letter?lang=nl&format=pdf')).status).toBe(409);
    for (const form of FORMS) expect((await page(`/credential/${form}`)).status).toBe(409);
  });
});

describe('a decision that was notified', () => {
  it('is read with its letter, and downloaded as the sealed documents it is', async () => {
    const of = await decided();
    expect((await did('recordNotification', of, { notifiedOn: today })).status).toBe(200);
    const own = await program(of);
    const { json } = await own();
    expect(json.decision).toMatchObject({ outcome: 'granted' });
    expect(json.letters).toHaveLength(4);
    expect(json.credential.validity).toBe('active');
    expect(json.credential.documents.map(({ form }: { form: string }) => form)).toEqual(FORMS);
    const { credential } = (await did('readCase', of)).json;
    for (const form of FORMS) {
      const document = await own(`/credential/${form}`);
      expect(document.status, form).toBe(200);
      expect(document.text).toBe((await call('GET', `${credential.href}/documents/${form}`)).text);
    }
    expect((await own('/credential/pdf')).json.code).toBe('NOT_FOUND');

    const page = await browser(of);
    const { text } = await page();
    expect(text).toContain('Vrijstelling toegekend');
    for (const form of FORMS) {
      expect(text).toContain(`href="/recognition/case/credential/${form}"`);
      const document = await page(`/credential/${form}`);
      expect(document.headers.get('content-disposition')).toMatch(/^attachment; /);
      expect(document.text).toBe((await call('GET', `${credential.href}/documents/${form}`)).text);
    }
  });

  it('and the decision on its appeal are read without who of the staff handed them in', async () => {
    const of = await decided();
    const bo = { 'on-behalf-of': 'bo.dries' };
    await use('putOfficer', { person: 'bo.dries' }, { body: { name: 'Bo Dries', roles: ['committee'] } });
    await did('recordNotification', of, { notifiedOn: today });
    await did('fileAppeal', of, { filedOn: today, grounds: 'De motivering is onvolledig.' });
    await use('declareInterest', of, { headers: bo, body: { conflict: false } });
    const reasons = { nl: 'De motivering volstaat.' };
    const body = { result: 'upheld', reasons, decidedOn: today, notifiedOn: today };
    const upheld = await use('decideAppeal', of, { headers: bo, body });
    expect(upheld.status, upheld.text).toBe(200);
    const { json, text } = await (await program(of))();
    expect(json.appeal.internal).toMatchObject({ result: 'upheld', reasons });
    expect(text).not.toMatch(/an\.janssens|bo\.dries/);
  });

  it('of a case that another applicant’s session opens is not theirs', async () => {
    const mine = await decided();
    const other = (await did('openCase', {}, EXAMPLE_CASE)).json.id as string;
    await did('recordNotification', mine, { notifiedOn: today });
    const own = await program({ case: other });
    expect((await own('/credential/edc')).json.code).toBe('DOCUMENT_NOT_SEALED');
  });
});

describe('the hearing', () => {
  it('findings are seen once they were shown; what new evidence makes of them is hidden until shown again', async () => {
    learners += 1;
    const applicant = { ...EXAMPLE_CASE.applicant, reference: `A-${learners}` };
    const of = { case: (await did('openCase', {}, { ...EXAMPLE_CASE, applicant })).json.id as string };
    await use('addEvidence', of, { headers: AN, raw: edc });
    for (const step of ['submitCase', 'takeInCase', 'declareVerified', 'makeRecommendation'])
      expect((await did(step, of)).status, step).toBe(200);
    const seen = async () => {
      const { findings } = (await (await program(of))()).json;
      const { text } = await (await browser(of))();
      return [findings !== null, text.includes('Wat we vonden')];
    };
    expect(await seen()).toEqual([false, false]);
    expect((await did('showFindings', of)).status).toBe(200);
    expect(await seen()).toEqual([true, true]);
    expect((await use('addEvidence', of, { headers: AN, raw: vc })).status).toBe(201);
    expect((await did('makeRecommendation', of)).status).toBe(200);
    expect(await seen()).toEqual([false, false]);
    expect((await did('showFindings', of)).status).toBe(200);
    expect(await seen()).toEqual([true, true]);
  });

  it('a decision that stands opens no findings of what is being considered anew', async () => {
    const of = await decided();
    await did('recordNotification', of, { notifiedOn: today });
    await did('reconsiderCase', of, { reason: 'Er is een nieuw bewijsstuk.' });
    await use('addEvidence', of, { headers: AN, raw: vc });
    expect((await did('makeRecommendation', of)).status).toBe(200);
    expect((await (await program(of))()).json).toMatchObject({ findings: null, decision: { outcome: 'granted' } });
    const { text } = await (await browser(of))();
    expect(text).toContain('Vrijstelling toegekend');
    expect(text).not.toContain('Wat we vonden');
  });
});

describe('the file of a case', () => {
  it('names the credential of its decision, and where it is read', async () => {
    const of = await decided();
    const { credential, decisionId } = (await did('readCase', of)).json;
    expect(credential).toMatchObject({ progress: 'sealed', validity: 'active' });
    expect((await call('GET', credential.href)).json).toMatchObject({ id: credential.id, decision: decisionId });
    const before = await did('openCase', {}, EXAMPLE_CASE);
    expect(before.json.credential).toBeNull();
  });

  it('names what keeps it from being sealed and since when; once that is lifted, one credential, and nothing is left to do', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const one = await ready();
    const retired = await call('POST', api(slug, '/keys/proof-p256/retire'));
    expect(retired.status, retired.text).toBe(204);
    const taken = await grant(use, one);
    expect([taken.status, taken.json.credential]).toEqual([200, null]);
    await aMinuteLater();
    await everyMinute(env);
    const { credential } = (await did('readCase', one.of)).json;
    expect(credential).toEqual({ obstacle: 'KEY_MISSING', since: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/) });
    await did('recordNotification', one.of, { notifiedOn: today });
    expect((await (await program(one.of))()).json.credential).toBeNull();

    const key = { role: 'proof-p256', keyId: 'proof-p256-2', development: true };
    expect((await call('POST', api(slug, '/keys'), { body: key })).status).toBe(201);
    await everyMinute(env);
    await everyMinute(env);
    expect(await openOutbox()).toEqual([]);
    const file = (await did('readCase', one.of)).json;
    expect(file.credential).toMatchObject({ progress: 'sealed', validity: 'active' });
    expect(file.letters).toHaveLength(1);
    expect(file.decisions).toHaveLength(1);
    const listed = await call('GET', api(slug, `/credentials?case=${one.of.case}`));
    expect(listed.json.credentials).toHaveLength(1);
  });
});
