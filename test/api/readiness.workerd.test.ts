import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { everyMinute } from '../../src/background.ts';
import { everyRow, rowCounts, rows, run } from '../support/record-book.ts';
import { api, call, type Settings, withSettings } from '../support/service.ts';
import { issue, provisionStudyDay, slug, studyDayAward } from '../support/study-day.ts';
import { factsOf, verifiedBit, verifiedProof, verifiedSeal } from '../support/verified.ts';

const OTHER_KEY = 'b3RoZXItbWFzdGVyLWtleS1vZi10ZXN0cy1vbmx5LS0';
const OLD = 'http://localhost:8787';
const NEW = 'https://credentials.scheldeland.example';

const send = (awardId: string, settings: Settings, headers = {}) => issue(awardId, {}, headers, settings);

describe('before the first signing key', () => {
  it('no master key is remembered, so that a mistyped one can still be corrected', async () => {
    const mistyped = withSettings({ MASTER_KEY: OTHER_KEY });
    expect((await call('GET', api('nobody'), { settings: mistyped })).status).toBe(404);
    expect(await rows('SELECT 1 FROM master_key_check')).toEqual([]);
    expect((await call('GET', api('nobody'))).status).toBe(404);
  });
});

describe('a setting that is not right', () => {
  beforeAll(async () => {
    await provisionStudyDay();
    expect((await issue('READY')).status).toBe(201);
    await everyMinute(env);
  });

  it.each<[what: string, settings: Record<string, unknown>, setting: string]>([
    ['no master key', { MASTER_KEY: undefined }, 'MASTER_KEY'],
    ['an empty master key', { MASTER_KEY: '' }, 'MASTER_KEY'],
    ['a master key of another length', { MASTER_KEY: env.MASTER_KEY.slice(1) }, 'MASTER_KEY'],
    ['a master key that is not base64url', { MASTER_KEY: `${env.MASTER_KEY.slice(1)}=` }, 'MASTER_KEY'],
    ['another master key', { MASTER_KEY: OTHER_KEY }, 'MASTER_KEY'],
    ['another origin', { ORIGIN: NEW }, 'ORIGIN'],
    ['no origin', { ORIGIN: undefined }, 'ORIGIN'],
    ['an origin without https', { ORIGIN: 'http://credentials.scheldeland.example' }, 'ORIGIN'],
    ['an origin with a path', { ORIGIN: `${OLD}/` }, 'ORIGIN'],
    ['a former origin that is none', { ORIGIN: NEW, FORMER_ORIGINS: `${OLD} there` }, 'FORMER_ORIGINS'],
    ['a first API key anybody could guess', { FIRST_API_KEY: 'admin' }, 'FIRST_API_KEY'],
  ])('%s: 503 with its name, and nothing is signed', async (_, changed, setting) => {
    const settings = withSettings(changed);
    const before = await everyRow();
    for (const refused of [
      await send('UNREADY', settings),
      await call('GET', api(slug, '/credentials'), { settings }),
      await call('GET', `/i/${slug}/did.json`, { token: null, settings }),
      await call('GET', `/i/${slug}/status/revocation-1`, { token: null, settings }),
    ]) {
      expect(refused.json).toMatchObject({ status: 503, code: 'NOT_READY', params: { setting } });
      expect(refused.headers.get('retry-after')).toBe('2');
      for (const secret of [env.MASTER_KEY, OTHER_KEY, 'admin']) expect(refused.text).not.toContain(secret);
    }
    await expect(everyMinute(settings)).rejects.toThrow(setting);
    expect(await everyRow()).toBe(before);
  });

  it('is looked at anew: once it is right, the same request is served', async () => {
    expect((await issue('READY')).status).toBe(201);
  });
});

describe('a service that moves to another origin', () => {
  const moved = withSettings({ ORIGIN: NEW, FORMER_ORIGINS: OLD });
  const get = (url: string) => call('GET', url, { token: null, settings: moved });
  const didOld = async () => (await get(`${OLD}/i/${slug}/did.json`)).json;
  const didNew = async () => (await get(`${NEW}/i/${slug}/did.json`)).json;

  it('FORMER_ORIGINS makes it work, and no request decides in whose name it speaks', async () => {
    expect((await didNew()).id).toBe(`did:web:credentials.scheldeland.example:i:${slug}`);
    expect((await didOld()).id).toBe(`did:web:localhost%3A8787:i:${slug}`);
    expect((await get(`https://evil.example/i/${slug}/did.json`)).json).toEqual(await didNew());
  });

  it('what was signed before verifies with the DID document of the old address, and its bytes are the same', async () => {
    const credential = (await issue('READY')).json;
    for (const { href, form } of credential.documents) {
      const [before, after] = [await call('GET', href), await call('GET', href, { settings: moved })];
      expect(after.text).toBe(before.text);
      if (form !== 'edc') await verifiedProof(after.text, await didOld());
    }
    const again = await send('READY', moved);
    expect([again.status, again.text], 'the same award, the same answer').toEqual([201, (await issue('READY')).text]);
  });

  it('an old list keeps its name and issuer, whoever signs it now', async () => {
    const credential = (await issue('READY')).json;
    const places = credential.status as { list: string; index: number; purpose: string }[];
    const change = { action: 'suspend', reason: 'under_investigation' };
    const path = api(slug, `/credentials/${credential.id}/status`);
    expect((await call('POST', path, { body: change, settings: moved })).status).toBe(200);
    for (const { list, index, purpose } of places) {
      expect(list).toMatch(new RegExp(`^${OLD}/i/${slug}/status/`));
      const entry = { statusListCredential: list, statusListIndex: String(index), statusPurpose: purpose };
      const served = await get(list);
      expect(await verifiedBit(served.text, entry, await didOld())).toBe(purpose === 'suspension');
      // The same list lies at the same path of the present origin, under its old name.
      expect((await get(list.replace(OLD, NEW))).text).toBe(served.text);
    }
  });

  it('what is issued now has the new issuer and lists of the new issuer', async () => {
    const issued = await send('MOVED', moved);
    expect(issued.status, issued.text).toBe(201);
    const did = await didNew();
    const documents = await Promise.all(
      issued.json.documents.map(({ href }: { href: string }) => call('GET', href, { settings: moved })),
    );
    const edc = await verifiedSeal(documents[0]?.text ?? '');
    for (const { text } of documents.slice(1)) expect(factsOf(await verifiedProof(text, did))).toEqual(factsOf(edc));
    expect(edc.issuer.id).toBe(did.id);
    for (const { list, index, purpose } of issued.json.status) {
      expect(list).toMatch(new RegExp(`^${NEW}/i/${slug}/status/(revocation|suspension)-2$`));
      const entry = { statusListCredential: list, statusListIndex: String(index), statusPurpose: purpose };
      expect(await verifiedBit((await get(list)).text, entry, did)).toBe(false);
    }
    // And the old service's list takes no more entries.
    expect(await rows('SELECT list_id FROM status_list WHERE open = 1 ORDER BY list_id')).toEqual([
      { list_id: 'revocation-2' },
      { list_id: 'suspension-2' },
    ]);
  });

  it('what was reserved under the old origin is finished as it was intended', async () => {
    const back = withSettings({ FORMER_ORIGINS: NEW });
    const reserved = await send('BETWEEN', back, { prefer: 'respond-async' });
    expect(reserved.status, reserved.text).toBe(202);
    const sealed = await send('BETWEEN', moved);
    expect([sealed.status, sealed.json.id]).toEqual([201, reserved.json.id]);
    const [, ecdsa] = sealed.json.documents;
    const document = await call('GET', ecdsa.href, { settings: moved });
    await verifiedProof(document.text, await didOld());
  });

  it('a key made after the move signs old lists too, so the old DID document names it', async () => {
    const key = { role: 'proof-p256', keyId: 'made-later', development: true };
    expect((await call('POST', api(slug, '/keys'), { body: key, settings: moved })).status).toBe(201);
    await run('UPDATE status_publication SET published_at = published_at - 60');
    await everyMinute(moved);
    const list = await get(`${OLD}/i/${slug}/status/revocation-1`);
    expect(list.json.proof.verificationMethod).toBe(`did:web:localhost%3A8787:i:${slug}#made-later`);
    await verifiedProof(list.text, await didOld());
  });

  it('without the old name it is refused, so that nobody forgets it', async () => {
    const counts = await rowCounts();
    const forgotten = await call('POST', api(slug, '/awards'), {
      body: studyDayAward('FORGOTTEN'),
      settings: withSettings({ ORIGIN: NEW }),
    });
    expect(forgotten.json).toMatchObject({ code: 'NOT_READY', params: { setting: 'ORIGIN' } });
    expect(forgotten.text).toContain(OLD);
    expect(await rowCounts()).toEqual(counts);
  });
});
