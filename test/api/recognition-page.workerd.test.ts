import { beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_AWARD, EXAMPLE_INSTITUTION, EXAMPLE_SPECIFICATION } from '../../src/api/examples.ts';
import { OPERATIONS } from '../../src/api/index.ts';
import { EXAMPLE_CASE, EXAMPLE_UNIT } from '../../src/api/recognition/examples.ts';
import { addressOf } from '../../src/api/route.ts';
import { brusselsDate } from '../../src/record/civil-date.ts';
import { decideFor, putRules, type Use } from '../support/recognition/walk.ts';
import { api, type CallOptions, call, provision } from '../support/service.ts';

const { slug } = EXAMPLE_INSTITUTION;
const AN = { 'on-behalf-of': 'an.janssens' };
const HOSTILE = '<img src=x onerror=alert(1)> & "Zonen"';
let edc = '';

const use: Use = (id, parameters = {}, { query, ...options } = {}) => {
  const found = OPERATIONS.find((operation) => operation.id === id);
  if (!found) throw new Error(id);
  const path = addressOf(found).replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(parameters[name] ?? (name === 'institution' ? slug : 'x')),
  );
  return call(found.method.toUpperCase(), query ? `${path}?${query}` : path, options);
};
const linkTo = async (id: string): Promise<string> => (await use('makeLink', { case: id }, { headers: AN })).json.token;
const opened = async (): Promise<string> =>
  (await use('openCase', {}, { body: EXAMPLE_CASE, headers: AN })).json.id as string;
/** A browser that keeps the cookie. */
async function enter(
  id: string,
): Promise<(method: string, path?: string, options?: CallOptions) => ReturnType<typeof call>> {
  const entered = await call('POST', `/recognition/apply/${await linkTo(id)}?lang=nl`, { token: null });
  expect(entered.status).toBe(303);
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return (method, path = '?lang=nl', options = {}) =>
    call(method, `/recognition/case${path}`, { token: null, ...options, headers: { cookie, ...options.headers } });
}
function formOf(name: string, bytes: string): FormData {
  const form = new FormData();
  form.append('file', new File([bytes], name));
  return form;
}

beforeAll(async () => {
  await provision(EXAMPLE_INSTITUTION, [EXAMPLE_SPECIFICATION]);
  const { json } = await call('POST', api(slug, '/awards'), { body: EXAMPLE_AWARD });
  edc = (await call('GET', api(slug, `/credentials/${json.id}/documents/edc`))).text;
  await putRules(use);
});

describe('the link of an applicant', () => {
  it('is not used up by opening its page, however often', async () => {
    const address = `/recognition/apply/${await linkTo(await opened())}?lang=nl`;
    for (let visit = 0; visit < 3; visit++) {
      const { status, text, headers } = await call('GET', address, { token: null });
      expect(status).toBe(200);
      expect(text).toContain('Dossier openen');
      expect(headers.get('cache-control')).toBe('no-store');
      expect(headers.get('set-cookie')).toBeNull();
    }
    const entered = await call('POST', address, { token: null });
    expect(entered.status).toBe(303);
    expect(entered.headers.get('location')).toBe('/recognition/case?lang=nl');
    expect(entered.headers.get('set-cookie')).toMatch(
      /^sigillum_case=sgs_[\w-]{43}; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Strict$/,
    );
    const again = await call('POST', address, { token: null });
    expect([again.status, again.headers.get('set-cookie')]).toEqual([403, null]);
  });

  it('is not used up from another site either', async () => {
    const address = `/recognition/apply/${await linkTo(await opened())}`;
    const elsewhere = await call('POST', address, { token: null, headers: { 'sec-fetch-site': 'cross-site' } });
    expect(elsewhere.status).toBe(403);
    expect((await call('POST', address, { token: null })).status).toBe(303);
  });

  it('that was used already leads to the case while its session is open in the same browser', async () => {
    const address = `/recognition/apply/${await linkTo(await opened())}?lang=nl`;
    const entered = await call('POST', address, { token: null });
    const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
    const again = await call('POST', address, { token: null, headers: { cookie } });
    expect(again.status).toBe(403);
    expect(again.text).toContain('href="/recognition/case?lang=nl"');
    const stranger = await call('POST', address, { token: null });
    expect(stranger.text).not.toContain('href="/recognition/case');
  });

  it('leads nowhere without a session', async () => {
    for (const headers of [{ cookie: '' }, { cookie: `sigillum_case=sgs_${'x'.repeat(43)}` }]) {
      const { status, text } = await call('GET', '/recognition/case', { token: null, headers });
      expect(status).toBe(401);
      expect(text).not.toContain(EXAMPLE_UNIT.code);
    }
  });
});

describe('the page of an applicant', () => {
  it('takes evidence, a portfolio and the application itself, without a script', async () => {
    const browser = await enter(await opened());
    const first = await browser('GET');
    expect(first.text).toContain('nog niet ingediend');
    expect(first.text).not.toContain('<script');
    expect(first.headers.get('content-security-policy')).toContain("form-action 'self'");
    const raw = async (form: FormData) => {
      const encoded = new Response(form);
      const body = new Uint8Array(await encoded.arrayBuffer());
      return { raw: body, headers: { 'content-type': encoded.headers.get('content-type') ?? '' } };
    };
    expect((await browser('POST', '/evidence', await raw(formOf('bewijs.jsonld', edc)))).status).toBe(303);
    expect((await browser('POST', '/portfolio', await raw(formOf(HOSTILE, 'een attest')))).status).toBe(303);
    const none = await browser('POST', '/evidence?lang=nl', await raw(formOf('x.txt', 'geen bewijs')));
    expect([none.status, none.text.includes('role="alert"')]).toEqual([422, true]);
    expect((await browser('POST', '/submit')).status).toBe(303);
    const { text } = await browser('GET');
    expect(text).toContain('Geldig');
    expect(text).toContain('ingediend');
    expect(text).not.toContain('<img');
    expect(text).toContain('&lt;img src=x onerror=alert(1)&gt;');
  });

  it('says what was wrong with a form in the language of the page and in words for people', async () => {
    const browser = await enter(await opened());
    const sent = async (lang: string, name: string, bytes: string, path = '/evidence') => {
      const encoded = new Response(formOf(name, bytes));
      const raw = new Uint8Array(await encoded.arrayBuffer());
      const headers = { 'content-type': encoded.headers.get('content-type') ?? '', 'accept-language': 'en' };
      return browser('POST', `${path}?lang=${lang}`, { raw, headers });
    };
    expect((await sent('nl', 'x.txt', 'geen bewijs')).text).toContain('In dit bestand vonden we geen digitaal bewijs');
    expect((await sent('en', 'x.txt', 'geen bewijs')).text).toContain('We found no digital credential in this file');
    expect((await sent('nl', 'leeg.json', '')).text).toContain('Kies eerst een bestand');
    expect((await sent('nl', 'b.jsonld', edc)).status).toBe(303);
    expect((await sent('nl', 'b.jsonld', edc)).text).toContain('Dit document zit al in het dossier.');
    await browser('POST', '/submit');
    expect((await browser('POST', '/submit?lang=nl')).text).toContain('Dat kan nu niet meer');
  });

  it('comes back when the address of a refused form is loaded again', async () => {
    const browser = await enter(await opened());
    for (const name of ['evidence', 'portfolio', 'submit', 'withdraw']) {
      const { status, headers } = await browser('GET', `/${name}?lang=nl`);
      expect([name, status, headers.get('location')]).toEqual([name, 303, '/recognition/case?lang=nl']);
    }
  });

  it('sends nothing for another site', async () => {
    const browser = await enter(await opened());
    const sent = await browser('POST', '/withdraw', { headers: { 'sec-fetch-site': 'cross-site' } });
    expect(sent.status).toBe(403);
    expect((await browser('GET')).text).toContain('nog niet ingediend');
  });

  it('shows findings, decision and letter, and is there in the other language', async () => {
    const id = await decideFor(use, edc);
    const notifiedOn = brusselsDate(Math.floor(Date.now() / 1000));
    await use('recordNotification', { case: id }, { headers: AN, body: { notifiedOn } });
    const browser = await enter(id);
    const { text } = await browser('GET');
    expect(text).toContain('Vrijstelling toegekend');
    expect(text).toContain('Voldaan');
    expect(text).toContain('2026-09');
    expect(text).not.toContain('an.janssens');
    expect(text).toContain('<a href="/recognition/case?lang=en" hreflang="en" lang="en">English</a>');
    const letter = await browser('GET', '/letter?lang=nl&format=html');
    expect(letter.headers.get('content-type')).toContain('text/html');
    expect(letter.text).toContain('Noor');
    const pdf = await browser('GET', '/letter?lang=nl&format=pdf');
    expect(pdf.text.slice(0, 5)).toBe('%PDF-');
  });
});
