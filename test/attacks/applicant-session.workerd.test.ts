import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { EXAMPLE_AWARD, EXAMPLE_INSTITUTION, EXAMPLE_SPECIFICATION } from '../../src/api/examples.ts';
import { EXAMPLE_CASE } from '../../src/api/recognition/examples.ts';
import { MAX_UPLOAD } from '../../src/api/upload.ts';
import { putBareRules, useOf } from '../support/recognition/before-committee.ts';
import { everyRow, rowCounts, rows } from '../support/record-book.ts';
import { type Answer, api, type CallOptions, call, provision, withSettings } from '../support/service.ts';

/** The applicant's way in: what a link and a session open, to whom, and until when. */
const { slug } = EXAMPLE_INSTITUTION;
const use = useOf(slug);
const AN = { 'on-behalf-of': 'an.janssens' };
const DAY = 86_400_000;
let edc = '';

const opened = async (): Promise<{ case: string }> => ({
  case: (await use('openCase', {}, { headers: AN, body: EXAMPLE_CASE })).json.id,
});
const linkTo = async (of: { case: string }): Promise<string> => (await use('makeLink', of, { headers: AN })).json.token;
const redeem = (token: string) => use('openSession', {}, { body: { token }, token: null });
const sessionOf = async (of: { case: string }): Promise<string> => (await redeem(await linkTo(of))).json.session;
const later = (milliseconds: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + milliseconds });
const form = async (files: readonly File[]): Promise<CallOptions> => {
  const data = new FormData();
  for (const file of files) data.append('file', file);
  const encoded = new Response(data);
  const raw = new Uint8Array(await encoded.arrayBuffer());
  return { raw, headers: { 'content-type': encoded.headers.get('content-type') ?? '' } };
};

beforeAll(async () => {
  await provision(EXAMPLE_INSTITUTION, [EXAMPLE_SPECIFICATION]);
  const { json } = await call('POST', api(slug, '/awards'), { body: EXAMPLE_AWARD });
  edc = (await call('GET', api(slug, `/credentials/${json.id}/documents/edc`))).text;
  await putBareRules(use);
});
afterEach(() => vi.useRealTimers());

describe('a link', () => {
  it('is worth nothing after fourteen days, and says no more than an invented one', async () => {
    const token = await linkTo(await opened());
    const before = await rowCounts();
    later(14 * DAY + 1000);
    const [expired, invented] = [await redeem(token), await redeem('x'.repeat(43))];
    expect([expired.status, expired.text]).toEqual([403, invented.text]);
    expect(await rowCounts()).toEqual(before);
  });

  it('opens one session for many who try at once', async () => {
    const token = await linkTo(await opened());
    const tried = await Promise.all(Array.from({ length: 20 }, () => redeem(token)));
    expect(tried.map(({ status }) => status).toSorted()).toEqual([201, ...Array.from({ length: 19 }, () => 403)]);
  });

  it('used anew ends the session of the one before', async () => {
    const of = await opened();
    const first = await sessionOf(of);
    const second = await sessionOf(of);
    expect((await use('readOwnCase', {}, { token: first })).json.code).toBe('SESSION_NEEDED');
    expect((await use('readOwnCase', {}, { token: second })).status).toBe(200);
  });

  it('lies nowhere, and neither does a session: only their digests', async () => {
    const of = await opened();
    const token = await linkTo(of);
    const { session } = (await redeem(token)).json;
    const book = await everyRow();
    for (const secret of [token, session, session.slice(4)]) expect(book).not.toContain(secret);
  });

  it('is in no referrer, and no cache keeps its page', async () => {
    const { headers } = await call('GET', `/recognition/apply/${await linkTo(await opened())}`, { token: null });
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  });
});

describe('a session', () => {
  it('ends after thirty days', async () => {
    const session = await sessionOf(await opened());
    later(30 * DAY + 1000);
    expect((await use('readOwnCase', {}, { token: session })).json.code).toBe('SESSION_NEEDED');
  });

  it('of a case that was withdrawn reads it still and changes nothing; of one that was erased it is none', async () => {
    const of = await opened();
    const session = await sessionOf(of);
    await use('addOwnEvidence', {}, { token: session, raw: edc });
    expect((await use('withdrawOwnCase', {}, { token: session, body: {} })).json.state).toBe('withdrawn');
    expect((await use('readOwnCase', {}, { token: session })).status).toBe(200);
    const steps: [string, CallOptions][] = [
      ['submitOwnCase', {}],
      ['withdrawOwnCase', { body: {} }],
      ['addOwnEvidence', { raw: `${edc} ` }],
      ['addOwnPortfolioItem', { raw: 'een attest' }],
    ];
    const before = await rowCounts();
    for (const [id, options] of steps)
      expect((await use(id, {}, { token: session, ...options })).json.code, id).toBe('CASE_STEP_REFUSED');
    expect(await rowCounts()).toEqual(before);
    expect((await use('eraseCase', of, { headers: AN })).status).toBe(200);
    for (const [id, options] of [
      ['readOwnCase', {}],
      ['readOwnLetter', {}],
      ['makeOwnChallenge', {}],
      ...steps,
    ] as const)
      expect((await use(id, {}, { token: session, ...options })).json.code, id).toBe('SESSION_NEEDED');
    expect((await use('makeChallenge', of, { headers: AN })).json.code).toBe('CASE_ERASED');
    expect((await use('makeLink', of, { headers: AN })).json.code).toBe('CASE_ERASED');
  });

  it('leaves no challenges behind that are worth nothing', async () => {
    const of = await opened();
    const session = await sessionOf(of);
    const live = () => rows('SELECT 1 FROM case_challenge WHERE case_id = ?', of.case);
    for (let made = 0; made < 5; made += 1) await use('makeOwnChallenge', {}, { token: session });
    expect(await live()).toHaveLength(5);
    later(1801 * 1000);
    await use('makeOwnChallenge', {}, { token: session });
    expect(await live()).toHaveLength(1);
  });

  it('sees no name of staff and nothing of a recommendation that was not shown', async () => {
    const of = await opened();
    await use('addEvidence', of, { headers: AN, raw: edc });
    for (const id of ['submitCase', 'takeInCase', 'makeRecommendation']) await use(id, of, { headers: AN });
    const { json, text } = await use('readOwnCase', {}, { token: await sessionOf(of) });
    expect(json.findings).toBeNull();
    expect(text).not.toMatch(/an\.janssens|inputHash|needs_assessor|openedFindings|declarations/);
  });
});

describe('what an applicant sends', () => {
  it('of several files at once none is passed over in silence', async () => {
    const session = await sessionOf(await opened());
    const two = () => form([new File(['een'], 'een.pdf'), new File(['twee'], 'twee.pdf')]);
    for (const id of ['addOwnPortfolioItem', 'addOwnEvidence']) {
      const { raw, headers } = await two();
      const before = await rowCounts();
      const refused = await use(id, {}, { token: session, ...(raw ? { raw } : {}), headers: headers ?? {} });
      expect([refused.status, refused.json.code], id).toEqual([400, 'BODY_MALFORMED']);
      expect(await rowCounts()).toEqual(before);
    }
  });

  it('too large: refused, and nothing is kept', async () => {
    const session = await sessionOf(await opened());
    const before = await rowCounts();
    const sizes: [number, number][] = [
      [MAX_UPLOAD + 1, 413],
      [10 * 1024 * 1024 + 1, 422],
    ];
    for (const [size, expected] of sizes)
      for (const id of ['addOwnEvidence', 'addOwnPortfolioItem']) {
        const raw = new Uint8Array(size).fill(0x20);
        const answer: Answer = await use(id, {}, { token: session, raw });
        expect([id, answer.status >= 400 && answer.status < 500, expected]).toEqual([id, true, expected]);
      }
    expect(await rowCounts()).toEqual(before);
  });

  it('named with markup, line breaks and directions: plain in the file, and in no header', async () => {
    const session = await sessionOf(await opened());
    const hostile = 'a\r\nSet-Cookie: x=1\u202Efdp.exe"<img src=x onerror=alert(1)>';
    const { json } = await use(
      'addOwnPortfolioItem',
      {},
      {
        token: session,
        raw: 'x',
        query: `name=${encodeURIComponent(hostile)}`,
        headers: { 'content-type': 'text/html' },
      },
    );
    expect(json.portfolio[0].name).not.toMatch(/[\r\n\u202E]/);
    const file = await call('GET', api(slug, `/recognition/cases/${json.id}/portfolio/${json.portfolio[0].id}/file`), {
      headers: AN,
    });
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[0-9a-f]{16}"$/);
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(file.headers.get('set-cookie')).toBeNull();
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
  });
});

describe('the cookie of the pages', () => {
  const enter = (token: string, more: Partial<CallOptions> = {}) =>
    call('POST', `/recognition/apply/${token}`, { token: null, ...more });

  it('over https only this host can set it', async () => {
    const settings = withSettings({ ORIGIN: 'https://sigillum.example', FORMER_ORIGINS: 'http://localhost:8787' });
    const entered = await enter(await linkTo(await opened()), { settings });
    expect(entered.status, entered.text).toBe(303);
    const set = entered.headers.get('set-cookie') ?? '';
    expect(set).toMatch(
      /^__Host-sigillum_case=sgs_[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict; Secure$/,
    );
    const [pair = ''] = set.split(';');
    const visit = (cookie: string) => call('GET', '/recognition/case', { token: null, settings, headers: { cookie } });
    expect((await visit(pair)).status).toBe(200);
    expect((await visit(pair.replace('__Host-', ''))).status).toBe(401);
  });

  it('opens no route of the API, and no key opens a page', async () => {
    const of = await opened();
    const cookie = ((await enter(await linkTo(of))).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const asked = (path: string) => call('GET', path, { token: null, headers: { cookie } });
    expect((await asked('/api/recognition/case')).status).toBe(401);
    expect((await asked(api(slug, `/recognition/cases/${of.case}`))).status).toBe(401);
    expect((await call('GET', '/recognition/case')).status).toBe(401);
    const page = await asked('/recognition/case');
    expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-store']);
  });

  it.each(['cross-site', 'same-site'])('a form of another site (%s) does nothing', async (site) => {
    const of = await opened();
    const token = await linkTo(of);
    const headers = { 'sec-fetch-site': site };
    expect((await enter(token, { headers })).status).toBe(403);
    const cookie = ((await enter(token)).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const before = await rows('SELECT record FROM recognition_case WHERE case_id = ?', of.case);
    for (const name of ['submit', 'withdraw', 'evidence', 'portfolio']) {
      const raw = `${edc}${name}`;
      const sent = await call('POST', `/recognition/case/${name}`, {
        token: null,
        raw,
        headers: { ...headers, cookie },
      });
      expect(sent.status, name).toBe(403);
    }
    expect(await rows('SELECT record FROM recognition_case WHERE case_id = ?', of.case)).toEqual(before);
  });
});
