import { beforeAll, describe, expect, it } from 'vitest';
import {
  EXAMPLE_AWARD,
  EXAMPLE_INSTITUTION,
  EXAMPLE_OFFICE_KEY,
  EXAMPLE_SPECIFICATION,
} from '../../src/api/examples.ts';
import { OPERATIONS, SERVICE_OPERATIONS } from '../../src/api/index.ts';
import { PROBLEM_CODES, problemsOf } from '../../src/api/openapi.ts';
import { STATUS } from '../../src/api/problem.ts';
import { PROBLEM_WORDS } from '../../src/api/problem-words.ts';
import { methodsOf, PUBLIC_ADDRESSES } from '../../src/api/public-addresses.ts';
import { addressOf } from '../../src/api/route.ts';
import { FIELD_VOCABULARIES } from '../../src/record/vocabulary/field.ts';
import { vocabulary } from '../../src/record/vocabulary/index.ts';
import { VC_API_OPERATIONS } from '../../src/wallets/vc-api/reference.ts';
import { developmentSeal } from '../support/provision.ts';
import { type Answer, api, call, provision } from '../support/service.ts';
import { undescribed } from '../support/undescribed.ts';

const { slug } = EXAMPLE_INSTITUTION;
const EVERY_OPERATION = [...OPERATIONS, ...SERVICE_OPERATIONS, ...VC_API_OPERATIONS];
const HOSTILE = { slug: 'vijandig', name: '<script>alert(1)</script> & "Zonen"' };
const asPage = { token: null, headers: { accept: 'text/html' } };
const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

beforeAll(async () => {
  await provision(EXAMPLE_INSTITUTION, [EXAMPLE_SPECIFICATION]);
  const hostile = {
    ...EXAMPLE_INSTITUTION,
    slug: HOSTILE.slug,
    legalName: { nl: HOSTILE.name },
    altName: { nl: '"><img src=x onerror=alert(1)>' },
    identifiers: { eidas: { notation: 'NTRBE-0999000505', country: 'BEL' } },
  };
  expect((await call('PUT', api(HOSTILE.slug), { body: hostile })).status).toBe(201);
});

describe('the reference for machines', () => {
  it('is served to everybody and describes every operation, parameter and problem of the routes', async () => {
    const { status, json, headers } = await call('GET', '/openapi.json', { token: null });
    expect(status).toBe(200);
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect(json.openapi).toMatch(/^3\.1\./);
    for (const operation of EVERY_OPERATION) {
      const path = addressOf(operation);
      const described = json.paths[path]?.[operation.method];
      expect(described?.operationId, `${operation.method} ${path}`).toBe(operation.id);
      for (const [, name] of path.matchAll(/\{(\w+)\}/g))
        expect(described.parameters).toContainEqual(
          expect.objectContaining({ name, in: 'path', required: true, description: expect.any(String) }),
        );
      for (const code of problemsOf(operation))
        expect(
          described.responses[STATUS[code]].content['application/problem+json'].schema.allOf[1].properties.code.enum,
        ).toContain(code);
      const takes = ['body', 'file', 'upload'].some((kind) => kind in operation);
      expect(described.requestBody !== undefined).toBe(takes);
    }
    const paths = [...EVERY_OPERATION.map(addressOf), ...PUBLIC_ADDRESSES.map((a) => a.path)];
    expect(Object.keys(json.paths).toSorted()).toEqual([...new Set(paths)].toSorted());
  });
});

describe('the reference for people', () => {
  let docs: Answer;
  beforeAll(async () => {
    docs = await call('GET', '/docs', asPage);
  });

  it('names every operation with its address, and every problem with its words in both languages', () => {
    expect(docs.status).toBe(200);
    for (const operation of EVERY_OPERATION) {
      const { id, summary } = operation;
      expect(docs.text).toContain(`id="${id}"`);
      expect(docs.text).toContain(escaped(summary));
      expect(docs.text).toContain(`<code>${addressOf(operation)}</code>`);
    }
    for (const code of PROBLEM_CODES) {
      expect(docs.text).toContain(`id="${code}"`);
      for (const language of ['nl', 'en'] as const)
        expect(docs.text).toContain(`<strong>${escaped(PROBLEM_WORDS[code][language].title)}.</strong>`);
    }
    for (const name of FIELD_VOCABULARIES)
      for (const { code } of vocabulary(name).concepts) expect(docs.text).toContain(`<code>${code}</code>`);
  });

  it('has one element of each id, and a place for every link inside the page', () => {
    const ids = [...docs.text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const targets = new Set([...docs.text.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id));
    expect([...targets].filter((target) => !ids.includes(target))).toEqual([]);
  });

  it('never skips a level of heading', () => {
    const levels = [...docs.text.matchAll(/<h([1-6])/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
  });

  it('is where the type of a problem points', async () => {
    const { json } = await call('GET', api(slug), { token: null });
    expect(json.type).toBe('/docs#AUTHENTICATION_REQUIRED');
    expect(docs.text).toContain(`id="${json.type.split('#')[1]}"`);
  });

  it('shows commands that work: make a key, sign with keys, check, issue, fetch, take back, as the walk-through says', async () => {
    const own = { ...EXAMPLE_INSTITUTION, slug: 'eigen' };
    expect((await call('PUT', api(own.slug), { body: own })).status).toBe(201);
    const made = await call('POST', api(own.slug, '/api-keys'), { body: EXAMPLE_OFFICE_KEY });
    expect(made.status, made.text).toBe(201);
    // From here on the institution's own key does everything.
    const { token } = made.json;
    const post = (path: string, body: unknown) => call('POST', api(own.slug, path), { body, token });
    const get = (path: string) => call('GET', api(own.slug, path), { token });
    for (const body of [
      { role: 'proof-p256', keyId: 'proof-2026' },
      { role: 'proof-ed25519', keyId: 'proof-2026-eddsa' },
      await developmentSeal(own, 'ES256', 'seal-2026'),
    ])
      expect((await post('/keys', body)).status).toBe(201);
    expect((await post('/offerings/check', EXAMPLE_SPECIFICATION)).json).toMatchObject({ mayIssue: true });
    expect((await post('/offerings', EXAMPLE_SPECIFICATION)).status).toBe(201);
    const issued = await post('/awards', EXAMPLE_AWARD);
    expect(issued.status, issued.text).toBe(201);
    const at = `/credentials/${issued.json.id}`;
    for (const form of ['edc', 'vc-ecdsa']) expect((await get(`${at}/documents/${form}`)).status).toBe(200);
    const revoked = await post(`${at}/status`, { action: 'revoke', reason: 'clerical_error' });
    expect(revoked.json.validity).toBe('revoked');
    expect((await post('/api-keys', EXAMPLE_OFFICE_KEY)).json.code).toBe('ACTION_NOT_ALLOWED');
    for (const [, path] of docs.text.matchAll(/\$API(\/[a-z-]+(?:\/check)?)/g))
      expect(['/api-keys', '/keys', '/offerings', '/offerings/check', '/awards', '/credentials']).toContain(path);
    expect(docs.text.indexOf('$API/api-keys')).toBeLessThan(docs.text.indexOf('$API/keys'));
    expect(docs.text).toContain('.sigillum/secrets.env');
  });

  it('writes the fields of a record out once, in its own section', () => {
    for (const field of ['internalQualityAssurance', 'outcomesPublishedAt'])
      expect(docs.text.split(`<p class="head"><code>${field}</code>`)).toHaveLength(2);
  });

  it('shows the codes of a field that takes one of them or null', () => {
    expect(docs.text).toMatch(
      /<code>registeredAs<\/code>.{0,200}one of these or null.{0,300}<code>opleidingsonderdeel<\/code>/,
    );
    expect(docs.text).not.toContain('one of or');
  });
});

describe('pages', () => {
  const PAGES = [
    '/',
    '/docs',
    '/verify',
    '/verify?lang=nl',
    `/i/${slug}`,
    `/i/${HOSTILE.slug}`,
    '/i/nobody',
    '/nothing',
  ];

  it.each(PAGES)('%s loads nothing from elsewhere, runs nothing, and says so to the browser', async (path) => {
    const { text, headers } = await call('GET', path, asPage);
    expect(headers.get('content-type')).toContain('text/html');
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'self'/);
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|script-src|https?:/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(text).not.toMatch(/<script|<iframe|<style|<[^<>]*\s(?:style|on\w+)=/i);
    const loaded = [...text.matchAll(/<(?:link|img|source|object|embed)[^>]*\s(?:href|src|data)="([^"]*)"/g)];
    expect(loaded.length).toBeGreaterThan(0);
    for (const [, address] of loaded) expect(address).toMatch(/^\/(?!\/)/);
    for (const [, address] of loaded) expect((await call('GET', address ?? '', { token: null })).status).toBe(200);
  });

  it('the stylesheet and the icon refer to nothing else', async () => {
    for (const path of ['/docs/style.css', '/docs/icon.svg']) {
      const { text } = await call('GET', path, { token: null });
      expect(text).not.toMatch(/url\(|@import|href/);
    }
  });

  it('a hostile name is shown as text', async () => {
    for (const path of ['/', `/i/${HOSTILE.slug}`]) {
      const { text } = await call('GET', path, asPage);
      expect(text).toContain(escaped(HOSTILE.name));
      expect(text).not.toContain('<script>');
      expect(text).not.toContain('<img src=x');
    }
  });

  it('the first page names who issues here, with their DIDs, in both languages', async () => {
    const { text } = await call('GET', '/', asPage);
    expect(text).toContain('did:web:localhost%3A8787:i:voorbeeld');
    expect(text).toContain(`href="/i/${slug}"`);
    expect(text).toContain('lang="nl"');
    const dutch = await call('GET', '/', { token: null, headers: { accept: 'text/html', 'accept-language': 'nl' } });
    expect(dutch.text).toContain('<html lang="nl">');
    expect(dutch.headers.get('vary')).toContain('accept-language');
  });
});

describe('the address of an institution', () => {
  it('is the one its DID document names, and shows name, identifiers, keys, certificate and the development warning', async () => {
    const did = await call('GET', `/i/${slug}/did.json`, { token: null });
    expect(did.json.alsoKnownAs).toEqual([`http://localhost:8787/i/${slug}`]);
    const { text, status } = await call('GET', `/i/${slug}`, { token: null });
    expect(status).toBe(200);
    for (const shown of [
      EXAMPLE_INSTITUTION.legalName.en,
      EXAMPLE_INSTITUTION.identifiers.eidas.notation,
      did.json.id,
      'seal-es256',
      'proof-ed25519',
      'DEVELOPMENT',
      'proves nothing',
      'did.json',
    ])
      expect(text).toContain(shown);
  });

  it('answers JSON to who prefers it, with exactly the described fields', async () => {
    await call('POST', api(slug, '/awards'), { body: { ...EXAMPLE_AWARD, awardId: 'HV-2', attempt: 2 } });
    const { json, headers } = await call('GET', `/i/${slug}`, { token: null, headers: { accept: 'application/json' } });
    expect(headers.get('vary')).toContain('accept');
    expect(json).toMatchObject({ id: 'did:web:localhost%3A8787:i:voorbeeld', development: true });
    expect(json.keys.map((key: { role: string }) => key.role).toSorted()).toEqual([
      'proof-ed25519',
      'proof-p256',
      'seal',
    ]);
    expect(json.statusLists.map((list: { purpose: string }) => list.purpose)).toEqual(['revocation', 'suspension']);
    for (const { url } of json.statusLists)
      expect((await call('GET', new URL(url).pathname, { token: null })).status).toBe(200);
    expect(JSON.stringify(json)).not.toMatch(/private|wrapped/i);
    const address = PUBLIC_ADDRESSES.find(({ id }) => id === 'publicInstitution');
    expect(undescribed(address?.answers['application/json'] ?? null, json)).toEqual([]);
  });

  it('of nobody is a page or a problem with 404', async () => {
    const html = await call('GET', '/i/nobody', { token: null });
    expect([html.status, html.headers.get('content-type')]).toEqual([404, 'text/html; charset=utf-8']);
    const json = await call('GET', '/i/nobody', { token: null, headers: { accept: 'application/json' } });
    expect([json.status, json.json.code]).toEqual([404, 'NOT_FOUND']);
  });
});

describe('methods', () => {
  const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
  const addresses = [...Map.groupBy(EVERY_OPERATION, addressOf)].map(([path, group]) => ({
    path,
    methods: group.map(({ method }) => method.toUpperCase()),
  }));
  const everywhere = [
    ...addresses,
    ...PUBLIC_ADDRESSES.map((address) => ({ path: address.path, methods: methodsOf(address) })),
  ];

  it.each(everywhere)('$path refuses what it does not support with 405 and allow', async ({ path, methods }) => {
    const allowed = methods.flatMap((method) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    const filled = path.replace(/\{(\w+)\}/g, 'x');
    for (const method of METHODS.filter((candidate) => !allowed.includes(candidate))) {
      const answer = await call(method, filled, { token: null });
      expect([method, answer.status]).toEqual([method, 405]);
      expect(answer.headers.get('allow')?.split(', ').toSorted()).toEqual(allowed.toSorted());
      if (method !== 'HEAD') expect(answer.json.code).toBe('METHOD_NOT_ALLOWED');
    }
  });

  it('refusing a method says nothing about which institutions exist', async () => {
    const [known, unknown] = await Promise.all(
      [slug, 'nobody-at-all'].map((name) => call('PATCH', api(name, '/awards'), { token: null })),
    );
    expect(known?.text).toBe(unknown?.text);
    expect(known?.status).toBe(unknown?.status);
  });

  it('HEAD works for GET, without a body', async () => {
    for (const path of ['/', '/docs', '/openapi.json', `/i/${slug}`, `/i/${slug}/did.json`, api(slug, '/offerings')]) {
      const [head, get] = [await call('HEAD', path), await call('GET', path)];
      expect([path, head.status, head.text]).toEqual([path, 200, '']);
      expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
    }
  });
});
