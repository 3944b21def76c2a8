import { fileURLToPath } from 'node:url';
import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestHarness, type TestHarness, type TestHarnessOptions } from 'wrangler';
import { documentLoader } from '../../src/credential/contexts/loader.ts';
import { readSeal } from '../../src/credential/jades/read.ts';
import { type InventedCase, SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { api, provisionOver } from '../support/provision.ts';
import { describeWithShared, sharedText } from '../support/shared.ts';
import { type Document, factsOf, verifiedBit, verifiedProof, verifiedSeal } from '../support/verified.ts';

/** What `wrangler deploy` would upload, started in workerd: the pool of the other tests forgives what this does not. */
const root = fileURLToPath(new URL('../..', import.meta.url));
const MASTER_KEY = 'bWFzdGVyLWtleS1vZi10aGUtdGVzdHMtb25seS0hISE';
const TOKEN = 'sgl_test_0123456789abcdefghijklmnopqrstuvwx';
const settings = (secrets: Record<string, string>): TestHarnessOptions => ({
  root,
  workers: [{ configPath: './wrangler.toml', vars: { ORIGIN: 'http://localhost:8787', FORMER_ORIGINS: '' }, secrets }],
});

let server: TestHarness;
const mediator = SCENARIO_CASES.environmentalMediator();
const bim = SCENARIO_CASES.bimInfra();

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly json: Document;
}
async function call(
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await server.fetch(path, {
    method,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers as unknown as Headers,
    text,
    json: text && JSON.parse(text),
  };
}
const send = ({ institution, award }: InventedCase, headers = {}, more = {}) =>
  call('POST', api(institution.slug, '/awards'), { ...award, ...more }, headers);
/** A file as anybody brings it: raw, without a key. */
const brought = async (path: string, body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) => {
  const response = await server.fetch(path, { method: 'POST', body, headers });
  const text = await response.text();
  return { status: response.status, type: response.headers.get('content-type'), text };
};
const verified = async (body: string, query = '') => {
  const { status, text } = await brought(`/api/verify${query}`, body, { 'content-type': 'application/octet-stream' });
  return { status, json: JSON.parse(text) as Document };
};
const open = ({ reports }: Document): string[] =>
  reports[0].checks
    .filter(({ outcome }: Document) => outcome === 'failed' || outcome === 'unknown')
    .map(({ code }: Document) => code);
const didOf = async (slug: string) => (await call('GET', `/i/${slug}/did.json`)).json;

beforeAll(async () => {
  server = createTestHarness(settings({ MASTER_KEY, FIRST_API_KEY: TOKEN }));
  await server.listen();
  await server.getWorker().applyD1Migrations('DB');
  await provisionOver(call, mediator.institution, [mediator.specification], 'ES256');
  await provisionOver(call, bim.institution, [bim.specification], 'RS256');
});
afterAll(() => server.close());

/** What a library that is not ours makes of a proof, with the DID document and contexts as this service serves them. */
async function verifiesInLibrary(text: string, cryptosuite: object, did: Document): Promise<boolean> {
  const verification = await vc.verifyCredential({
    credential: JSON.parse(text),
    suite: new DataIntegrityProof({ cryptosuite }),
    // It is told nothing of the status: that is asked of the list.
    checkStatus: async () => ({ verified: true }),
    documentLoader: async (url) => {
      const found = (document: object) => ({ document, documentUrl: url, contextUrl: null });
      if (url === did.id) return found(did);
      const method = did.verificationMethod.find(({ id }: { id: string }) => id === url);
      if (method) return found({ '@context': 'https://w3id.org/security/multikey/v1', ...method });
      if (url.includes('/contexts/')) return found((await call('GET', new URL(url).pathname)).json);
      return documentLoader(url);
    },
  });
  return verification.verified;
}

describe('the production bundle in workerd', () => {
  it.each<[algorithm: string, item: InventedCase]>([
    ['ES256', mediator],
    ['RS256', bim],
  ])('issues with a seal of %s; our readers and @digitalbazaar/vc verify what it made', async (algorithm, item) => {
    const issued = await send(item);
    expect(issued.status, issued.text).toBe(201);
    const { slug } = item.institution;
    const did = await didOf(slug);
    const [edc, ecdsa, eddsa] = await Promise.all(
      issued.json.documents.map(({ href }: { href: string }) => call('GET', href)),
    );
    const seal = await readSeal(edc.text);
    expect(seal.ok && [seal.value.algorithm, seal.value.development]).toEqual([algorithm, true]);
    const said = await verifiedSeal(edc.text);
    expect(said.displayParameter.individualDisplay).toHaveLength(2);
    for (const [{ text }, suite] of [
      [ecdsa, ecdsaRdfc2019],
      [eddsa, eddsaRdfc2022],
    ] as const) {
      expect(factsOf(await verifiedProof(text, did))).toEqual(factsOf(said));
      expect(await verifiesInLibrary(text, suite, did)).toBe(true);
      const altered = text.replace(item.award.learner.familyName, 'Anders');
      expect(await verifiesInLibrary(altered, suite, did)).toBe(false);
    }
  });

  it('revoking sets the bit in the list as served', async () => {
    const { id, status } = (await send(mediator)).json;
    const did = await didOf('scheldeland');
    const bits = async () => {
      const read = status.map(async ({ form, purpose, list, index }: Document) => {
        const entry = { statusListCredential: list, statusListIndex: String(index), statusPurpose: purpose };
        return [`${form} ${purpose}`, await verifiedBit((await call('GET', new URL(list).pathname)).text, entry, did)];
      });
      return Object.fromEntries(await Promise.all(read));
    };
    const none = {
      'edc revocation': false,
      'edc suspension': false,
      'vcdm2 revocation': false,
      'vcdm2 suspension': false,
    };
    expect(await bits()).toEqual(none);
    const path = api('scheldeland', `/credentials/${id}/status`);
    expect((await call('POST', path, { action: 'revoke', reason: 'clerical_error' })).status).toBe(200);
    expect(await bits()).toEqual({ ...none, 'edc revocation': true, 'vcdm2 revocation': true });
  });

  it('verifies what it issued in every form, sees a change in each, and sees a revocation', async () => {
    const more = { awardId: 'US-VERIFIED', learner: { ...mediator.award.learner, reference: 'VERIFIED' } };
    const issued = (await send(mediator, {}, more)).json;
    const documents: string[] = [];
    for (const { href } of issued.documents) documents.push((await call('GET', href)).text);
    expect(documents).toHaveLength(3);
    const forms: string[] = [];
    for (const document of documents) {
      const { status, json } = await verified(document);
      expect([status, json.verdict, open(json)]).toEqual([200, 'passed', []]);
      expect(json.reports[0].issuer.asTrusted.source).toBe('own');
      expect(json.reports[0].facts[0].ects).toBe(String(mediator.specification.ects));
      forms.push(json.reports[0].form);
      const altered = await verified(document.replace(mediator.award.learner.familyName, 'Anders'));
      expect(altered.json.verdict).toBe('failed');
      expect(altered.json.reports[0].facts).toBeNull();
    }
    expect(forms).toEqual(['edc', 'vcdm2-di', 'vcdm2-di']);
    const path = api('scheldeland', `/credentials/${issued.id}/status`);
    expect((await call('POST', path, { action: 'revoke', reason: 'clerical_error' })).status).toBe(200);
    for (const document of documents) expect(open((await verified(document)).json)).toEqual(['STATUS_REVOKED']);
  });

  it('has a page that says the same, and a problem for what is no credential', async () => {
    const { json } = await send(bim);
    const form = new FormData();
    form.set('credential', (await call('GET', json.documents[0].href)).text);
    const encoded = new Response(form);
    const page = await brought('/verify?lang=nl', new Uint8Array(await encoded.arrayBuffer()), {
      'content-type': encoded.headers.get('content-type') ?? '',
    });
    expect([page.status, page.type]).toEqual([200, 'text/html; charset=utf-8']);
    expect(page.text).toContain('<title>Geldig · Verslag · Sigillum</title>');
    const rubbish = await verified('not a credential', '?lang=nl');
    expect([rubbish.status, rubbish.json.code, rubbish.json.unreadable]).toEqual([422, 'NOT_A_CREDENTIAL', true]);
  });

  describeWithShared('of the official samples', () => {
    it.each(['MC-Annex1', 'CertOfPart'])('%s is indeterminate, with exactly its reasons', async (name) => {
      const { status, json } = await verified(sharedText(`elm/Sample-${name}-signed.jsonld`));
      expect([status, json.verdict]).toEqual([200, 'indeterminate']);
      expect(open(json)).toEqual(['ISSUER_UNKNOWN', 'CERTIFICATE_EXPIRED']);
      const { format, seal, expiry } = json.reports[0].europass;
      expect([format.status, seal.status, expiry.status]).toEqual(['ok', 'unknown', 'ok']);
      expect(json.reports[0].proofs[0].outcome).toBe('verified');
    });
  });

  it('the queue seals what was reserved', async () => {
    const more = { awardId: 'US-LATER', learner: { ...mediator.award.learner, reference: 'LATER' } };
    const reserved = await send(mediator, { prefer: 'respond-async' }, more);
    expect([reserved.status, reserved.json.progress]).toEqual([202, 'reserved']);
    const progress = async () => (await call('GET', reserved.headers.get('location') ?? '')).json.progress;
    await expect.poll(progress, { timeout: 20_000, interval: 200 }).toBe('sealed');
  });

  it('the every-minute and the nightly run finish without a fault', async () => {
    for (const cron of ['* * * * *', '17 3 * * *'])
      expect(await server.getWorker().scheduled({ cron, scheduledTime: new Date() })).toMatchObject({ outcome: 'ok' });
    const { rows, closedTo, brokenAt } = (await call('GET', api('scheldeland', '/audit/check'))).json;
    expect([closedTo, brokenAt]).toEqual([rows, null]);
    expect(rows).toBeGreaterThan(8);
  });

  it('serves what anybody may read, and says neither where it runs nor what it was told', async () => {
    for (const path of ['/i/scheldeland/did.json', '/openapi.json']) {
      const open = await call('GET', path, undefined, { authorization: '' });
      expect(open.status, path).toBe(200);
      expect(open.headers.get('x-content-type-options')).toBe('nosniff');
    }
    const elsewhere = await call('GET', 'http://evil.example/i/scheldeland/did.json');
    expect(elsewhere.json.id).toBe('did:web:localhost%3A8787:i:scheldeland');
  });

  it('logged nothing on the way', () => {
    expect(server.getLogs().filter(({ level }) => level === 'error' || level === 'warn')).toEqual([]);
  });

  it.each<[what: string, secrets: Record<string, string>]>([
    ['without a master key', {}],
    ['with another master key', { MASTER_KEY: MASTER_KEY.toUpperCase() }],
  ])('%s it answers 503 with the name of the setting, and works again with the right one', async (_, secrets) => {
    await server.update(settings({ FIRST_API_KEY: TOKEN, ...secrets }));
    for (const refused of [await send(mediator), await call('GET', '/i/scheldeland/did.json')])
      expect(refused.json).toMatchObject({ status: 503, code: 'NOT_READY', params: { setting: 'MASTER_KEY' } });
    await server.update(settings({ MASTER_KEY, FIRST_API_KEY: TOKEN }));
    expect((await send(mediator)).json).toMatchObject({ award: mediator.award.awardId, validity: 'revoked' });
  });
});
