import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { BODY_LIMIT } from '../../src/api/json-body.ts';
import { FURTHER_CASES, LEARNERS, SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { scheldeland } from '../../src/local/invented/institutions.ts';
import { rowCounts } from '../support/record-book.ts';
import { api, type CallOptions, call, provision } from '../support/service.ts';
import { issue, provisionStudyDay, slug, studyDayAward } from '../support/study-day.ts';

const { specification } = SCENARIO_CASES.environmentalMediator();
beforeAll(async () => {
  await provisionStudyDay();
  await provision(scheldeland(), [specification]);
});

let before: unknown;
const objects = async () => (await env.BLOBS.list()).objects.length;
beforeEach(async () => {
  before = [await rowCounts(), await objects()];
});
// Whatever is refused here leaves nothing behind.
afterEach(async () => {
  expect([await rowCounts(), await objects()]).toEqual(before);
});

const post = (options: CallOptions) => call('POST', api(slug, '/awards'), options);
const good = JSON.stringify(studyDayAward('BODY'));
/** The good body with something said differently. */
const altered = (from: string | RegExp, to: string): string => {
  const text = good.replace(from, to);
  if (text === good) throw new Error(`nothing altered by ${from}`);
  return text;
};
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('a body that is not one JSON object', () => {
  it.each<[what: string, raw: string | Uint8Array<ArrayBuffer>]>([
    ['cut off', good.slice(0, -2)],
    ['trailing data', `${good} {}`],
    ['a second document', `${good}${good}`],
    ['a comment', altered('{', '{/**/')],
    ['single quotes', altered('"BODY"', "'BODY'")],
    ['a trailing comma', altered(/}$/, ',}')],
    ['NaN', altered(/"final":true/, '"final":NaN')],
    ['a byte order mark', `\uFEFF${good}`],
    ['a NUL before it', `\u0000${good}`],
    ['bytes that are not UTF-8', new Uint8Array([...utf8(good.slice(0, -1)), 0xff, 0x7d])],
    ['an overlong UTF-8 form', new Uint8Array([...utf8('{"awardId":"'), 0xc0, 0xaf, ...utf8('"}')])],
    ['a key twice', altered('{', '{"awardId":"FIRST",')],
    ['a key twice, once escaped', altered('{', '{"\\u0061wardId":"FIRST",')],
    ['a key twice deeper down', altered('"givenName"', '"givenName":"Eve","givenName"')],
    ['a lone surrogate', altered('"Lotte"', '"Lot\\ud800te"')],
    ['a lone surrogate as a key', altered('{', '{"\\udc00":1,')],
    ['nested 65 deep', altered('"BODY"', `${'['.repeat(65)}${']'.repeat(65)}`)],
    ['nested 50,000 deep', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['nested 50,000 deep and open', '{"a":'.repeat(50_000)],
  ])('%s: malformed', async (_, raw) => {
    const refused = await post({ raw });
    expect([refused.status, refused.json.code]).toEqual([400, 'BODY_MALFORMED']);
    expect(refused.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it.each(['null', 'true', '17', '"award"', '[]', `[${good}]`])('%s: not an award', async (raw) => {
    const refused = await post({ raw });
    expect([refused.status, refused.json.code]).toEqual([422, 'BODY_NOT_VALID']);
    expect(refused.json.errors).toMatchObject([{ pointer: '' }]);
  });

  it('nothing: missing', async () => {
    expect((await post({ raw: '' })).json).toMatchObject({ status: 400, code: 'BODY_MISSING' });
    expect((await post({})).json).toMatchObject({ status: 400, code: 'BODY_MISSING' });
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    '',
  ])('sent as "%s": the wrong type', async (type) => {
    const refused = await post({ raw: good, headers: { 'content-type': type } });
    expect([refused.status, refused.json.code]).toEqual([415, 'BODY_TYPE']);
  });
});

describe('a body that is too large', () => {
  const large = utf8(`{"awardId":"${'x'.repeat(BODY_LIMIT)}"}`);

  it('with its length declared', async () => {
    expect((await post({ raw: large })).json).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
  });

  it('in chunks without a length, and the rest is not read', async () => {
    let pulled = 0;
    const raw = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        if (pulled > 1000) controller.close();
        else controller.enqueue(new Uint8Array(16_384).fill(0x20));
      },
    });
    const refused = await post({ raw });
    expect(refused.json).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
    expect(pulled).toBeLessThan(100);
  });

  it('with a length that lies', async () => {
    const refused = await post({ raw: large, headers: { 'content-length': '10' } });
    expect(refused.json).toMatchObject({ status: 413, code: 'BODY_TOO_LARGE' });
  });

  it('one byte below the limit is read, and refused for what it says', async () => {
    const exact = utf8(good.padEnd(BODY_LIMIT, ' ').replace('BODY', 'BOD?'));
    expect((await post({ raw: exact })).json.code).toBe('BODY_NOT_VALID');
    expect((await post({ raw: new Uint8Array([...exact, 0x20]) })).json.code).toBe('BODY_TOO_LARGE');
  });
});

describe('a field that is not what it should be', () => {
  const award = studyDayAward('BODY');
  it.each<[what: string, body: object, pointer: string]>([
    ['an unknown field', { ...award, ects: 60 }, '/ects'],
    ['an unknown field deeper down', { ...award, learner: { ...award.learner, national: 'x' } }, '/learner/national'],
    ['a field of another type', { ...award, awardedOn: 20_260_520 }, '/awardedOn'],
    ['text for a truth value', { ...award, result: { ...award.result, final: 'yes' } }, '/result/final'],
    ['a truth value that is only true-ish', { ...award, result: { ...award.result, final: 1 } }, '/result/final'],
    ['a missing field', { ...award, awardedOn: undefined }, '/awardedOn'],
    ['null', { ...award, learner: null }, '/learner'],
    ['a list for an object', { ...award, learner: [award.learner] }, '/learner'],
    ['a day that does not exist', { ...award, awardedOn: '2026-02-30' }, '/awardedOn'],
    ['a fraction', { ...award, attempt: 1.5 }, '/attempt'],
    ['a number beyond its bounds', { ...award, attempt: 2 ** 53 }, '/attempt'],
    ['a path as an id', { ...award, awardId: '../../x' }, '/awardId'],
    [
      'a line break in a name',
      { ...award, learner: { ...award.learner, givenName: 'A\u0000B' } },
      '/learner/givenName',
    ],
    [
      'a direction override',
      { ...award, learner: { ...award.learner, familyName: 'abc\u202Exyz' } },
      '/learner/familyName',
    ],
    ['an empty name', { ...award, learner: { ...award.learner, familyName: '   ' } }, '/learner/familyName'],
    ['a language nobody has', { ...award, note: { 'not a tag': 'x' } }, '/note/not a tag'],
    ['one unit twice', { ...award, components: [{ unitCode: 'A' }, { unitCode: 'A' }] }, '/components'],
    [
      'sixty-one units',
      { ...award, components: Array.from({ length: 61 }, (_, n) => ({ unitCode: `U${n}` })) },
      '/components',
    ],
  ])('%s: the pointer names it', async (_, body, pointer) => {
    const refused = await post({ body });
    expect([refused.status, refused.json.code]).toEqual([422, 'BODY_NOT_VALID']);
    expect(refused.json.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(refused.json.errors.every(({ accepted }: { accepted: string }) => accepted.length > 0)).toBe(true);
  });

  it.each(['{"__proto__":{"final":true},', '{"constructor":{"prototype":{}},', '{"toString":1,'])(
    '%s …}: an unknown field like any other',
    async (start) => {
      const refused = await post({ raw: altered('{', start) });
      expect([refused.status, refused.json.code]).toEqual([422, 'BODY_NOT_VALID']);
      expect(({} as { final?: boolean }).final).toBeUndefined();
    },
  );

  it('a number no computer holds: refused for its bounds', async () => {
    const refused = await post({ raw: altered(/}$/, ',"attempt":1e400}') });
    expect(refused.json).toMatchObject({ status: 422, errors: [{ pointer: '/attempt' }] });
  });

  it('__proto__ as a language: refused, not dropped', async () => {
    const raw = altered(/}$/, ',"note":{"nl":"goed","__proto__":"kwaad"}}');
    const refused = await post({ raw });
    expect([refused.status, refused.json.code]).toEqual([422, 'BODY_NOT_VALID']);
  });

  it('every error is said at once, in the language asked for', async () => {
    const body = { ...award, awardedOn: 'x', attempt: 0, extra: 1 };
    const dutch = await post({ body, headers: { 'accept-language': 'fr, nl;q=0.9, en;q=0.1' } });
    const english = await post({ body, headers: { 'accept-language': 'en-GB' } });
    expect([dutch.headers.get('content-language'), english.headers.get('content-language')]).toEqual(['nl', 'en']);
    for (const { json } of [dutch, english])
      expect(new Set(json.errors.map(({ pointer }: { pointer: string }) => pointer))).toEqual(
        new Set(['/attempt', '/awardedOn', '/extra']),
      );
    expect(dutch.json.title).not.toBe(english.json.title);
  });
});

describe('other bodies and addresses', () => {
  it('every body is read by the same strict reader', async () => {
    for (const [method, path] of [
      ['PUT', ''],
      ['POST', '/offerings'],
      ['POST', '/offerings/check'],
      ['POST', '/awards/check'],
      ['POST', '/keys'],
      ['POST', '/api-keys'],
      ['POST', '/credentials/urn:credential:x/status'],
    ] as const)
      expect((await call(method, api(slug, path), { raw: '{"a":1,"a":2}' })).json.code, path).toBe('BODY_MALFORMED');
  });

  it('another method is refused with the accepted ones, and no header makes it one', async () => {
    const refused = await call('PATCH', api(slug, '/awards'), { body: {} });
    expect([refused.status, refused.headers.get('allow')]).toEqual([405, 'POST']);
    expect((await call('DELETE', api(slug, '/keys'))).headers.get('allow')).toBe('POST, GET, HEAD');
    const overridden = await call('GET', api(slug, '/audit'), { headers: { 'x-http-method-override': 'DELETE' } });
    expect(overridden.status).toBe(200);
  });

  it.each([
    '/credentials/%E0%A4%A',
    '/credentials/%00',
    '/offerings/%2e%2e/versions/1',
    `/credentials/${'x'.repeat(5000)}`,
  ])('an address nobody has: %s', async (path) => {
    const answer = await call('GET', api(slug, path));
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  });

  it('no Host header gets into an answer', async () => {
    const poisoned = await call('GET', 'http://evil.example/i/dijleland/did.json', {
      token: null,
      headers: { host: 'evil.example' },
    });
    expect(poisoned.json.id).toBe('did:web:localhost%3A8787:i:dijleland');
    expect(poisoned.text).not.toContain('evil');
  });
});

describe('a name no font covers', () => {
  it('is a finding that points at it, never a page with boxes', async () => {
    const { award } = FURTHER_CASES.cjkName();
    const refused = await call('POST', api('scheldeland', '/awards'), { body: award });
    expect([refused.status, refused.json.code]).toEqual([422, 'RULES_NOT_MET']);
    const pointers = refused.json.findings.map(({ id, severity, pointer }: Record<string, string>) => [
      id,
      severity,
      pointer,
    ]);
    expect(pointers).toContainEqual(['PAGE-FONT', 'error', '/learner/familyName']);
    expect(pointers).toContainEqual(['PAGE-FONT', 'error', '/learner/givenName']);
    const checked = await call('POST', api('scheldeland', '/awards/check'), { body: award });
    expect(checked.json.code).toBe('RULES_NOT_MET');
  });

  it('an award of an offering nobody has, or for nobody’s institution, is refused', async () => {
    expect((await issue('X', { offering: { code: 'NONE', version: '1' } })).json).toMatchObject({
      status: 404,
      code: 'OFFERING_UNKNOWN',
    });
    const award = { ...studyDayAward('X'), learner: LEARNERS.noor };
    expect((await call('POST', api('nobody', '/awards'), { body: award })).json).toMatchObject({
      status: 404,
      code: 'INSTITUTION_UNKNOWN',
    });
  });
});
