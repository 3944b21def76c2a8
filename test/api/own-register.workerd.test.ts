import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_ANCHOR } from '../../src/api/trust-examples.ts';
import { dijleland } from '../../src/local/invented/institutions.ts';
import { decodeBase64 } from '../../src/record/base64.ts';
import { sha256Hex } from '../../src/record/sha256.ts';
import { institutionsBySpelling, sealsByCertificate } from '../../src/store/own-register.ts';
import type { Trust } from '../../src/trust/trust.ts';
import { workshop } from '../../src/workshop.ts';
import { rows, run } from '../support/record-book.ts';
import { api, call, provision, type Settings, sealKey, withSettings } from '../support/service.ts';
import { issue, provisionStudyDay, slug } from '../support/study-day.ts';

const LOCAL = 'http://localhost:8787';
const DEPLOYED = 'https://credentials.sigillum.example';
const deployed = withSettings({ ORIGIN: DEPLOYED, FORMER_ORIGINS: LOCAL });
const LOCAL_DID = `did:web:localhost%3A8787:i:${slug}`;
const DID = `did:web:credentials.sigillum.example:i:${slug}`;
const NOW = Math.floor(Date.now() / 1000);

async function trustOf(settings: Settings = env): Promise<Trust> {
  const shop = await workshop(settings);
  if ('setting' in shop) throw new Error(shop.reason);
  return shop.api.verifying.openTrust();
}
async function admitted(issuerId: string, settings?: Settings) {
  const admission = await (await trustOf(settings)).admitIssuer(issuerId);
  return admission.known ? admission.party : null;
}
const leaf = async (keyId: string): Promise<Uint8Array<ArrayBuffer>> => {
  const { json } = await call('GET', api(slug, '/keys'));
  const key = json.keys.find((one: { keyId: string }) => one.keyId === keyId);
  return decodeBase64(key.certificateChain[0]) as Uint8Array<ArrayBuffer>;
};
const sealed = async (certificate: Uint8Array<ArrayBuffer>, settings?: Settings) =>
  (await trustOf(settings)).admitSeal(
    { certificates: [certificate], further: [], ocsp: [], crl: [], timestamps: [], signingTime: NOW },
    NOW,
  );

beforeAll(async () => {
  await provisionStudyDay();
  expect((await issue('OWN-1')).status).toBe(201);
});

describe('an institution of this service', () => {
  it('is known by its DID, under the present origin and under a former one, with its own record', async () => {
    const party = await admitted(LOCAL_DID);
    expect(party).toMatchObject({
      id: LOCAL_DID,
      source: 'own',
      confirmed: true,
      issuerIds: [LOCAL_DID],
      hosts: ['localhost'],
      country: 'BEL',
      identifiers: [dijleland().identifiers.eidas],
      name: dijleland().legalName,
    });
    expect(party?.qualityAssurance.map(({ id }) => id)).toEqual(dijleland().qualityAssurance?.map(({ id }) => id));
    for (const did of [LOCAL_DID, DID])
      expect(await admitted(did, deployed)).toMatchObject({ id: DID, source: 'own', issuerIds: [DID, LOCAL_DID] });
  });

  it.each([
    ['another host', `did:web:elsewhere.example:i:${slug}`],
    ['another port', `did:web:localhost%3A8788:i:${slug}`],
    ['nobody here', 'did:web:localhost%3A8787:i:nobody-at-all'],
    ['a longer path', `${LOCAL_DID}:more`],
    ['no slug', 'did:web:localhost%3A8787:i:'],
    ['a key of it', `${LOCAL_DID}#proof-p256`],
  ])('is not known by a DID of %s', async (_, did) => expect(await admitted(did)).toBeNull());

  it('is known by its legal identifier, however that is spelt; not by another', async () => {
    const trust = await trustOf();
    const by = async (notation: string, country?: string) => {
      const found = await trust.admitOrganisation([{ notation, ...(country ? { country } : {}) }]);
      return found.known ? found.party.id : null;
    };
    const { notation } = dijleland().identifiers.eidas;
    const number = notation.slice('NTRBE-'.length);
    const dotted = `${number.slice(0, 4)}.${number.slice(4, 7)}.${number.slice(7)}`;
    for (const spelt of [notation, number, `VATBE-${number}`, dotted, `BE ${dotted}`, number.slice(1)])
      expect([spelt, await by(spelt, 'BEL')]).toEqual([spelt, LOCAL_DID]);
    expect(await by(notation)).toBe(LOCAL_DID);
    for (const other of [`NTRNL-${number}`, `${number}0`, number.slice(2), 'NTRBE-'])
      expect([other, await by(other, 'BEL')]).toEqual([other, null]);
    expect(await by(number, 'NLD')).toBeNull();
  });

  it('has its DID document and its status lists read from the register, as they are served', async () => {
    const trust = await trustOf();
    const admission = await trust.admitIssuer(LOCAL_DID);
    const keys = await trust.keysOf(LOCAL_DID, admission, 'assertionMethod', NOW);
    expect(keys.ok && (await keys.value(`${LOCAL_DID}#proof-p256`))).toMatchObject({ algorithm: 'ES256' });
    if (!admission.known) throw new Error('not known');
    const url = `${LOCAL}/i/${slug}/status/revocation-1`;
    const list = await trust.statusList(url, admission.party, NOW);
    const served = await call('GET', `/i/${slug}/status/revocation-1`, { token: null });
    expect(list).toMatchObject({ ok: true, value: { url, text: served.text } });
    for (const none of [`${LOCAL}/i/${slug}/status/none-1`, `${LOCAL}/i/nobody/status/revocation-1`, `${LOCAL}/docs`])
      expect(await trust.statusList(none, admission.party, NOW), none).toMatchObject({ ok: false });
  });
});

describe('a seal certificate of this service', () => {
  it('is pinned to its institution from the day it was added; another certificate is not', async () => {
    const found = await sealed(await leaf('seal-es256'));
    expect(found.pinned).toMatchObject({ id: LOCAL_DID, source: 'own', development: true });
    expect(found.pinnedFrom).toBeLessThanOrEqual(NOW + 60);
    expect(found.compromisedSince).toBeNull();
    const foreign = decodeBase64(EXAMPLE_ANCHOR.certificate.replaceAll(/-----[^-]+-----|\s/g, ''));
    expect((await sealed(foreign as Uint8Array<ArrayBuffer>)).pinned).toBeNull();
    const { certificateChain } = await sealKey({ ...dijleland() }, 'ES256', 'for-a-moment');
    expect(certificateChain).toContain('CERTIFICATE');
    expect((await sealed(await leaf('seal-es256'))).pinnedUntil).toBeLessThanOrEqual(Math.floor(Date.now() / 1000));
  });

  it('that is for development vouches for nothing on a deployed service', async () => {
    expect((await sealed(await leaf('seal-es256'), deployed)).pinned).toMatchObject({ id: DID, development: true });
    expect(await admitted(DID, deployed)).toMatchObject({ development: true });
  });

  it('with a real one beside it, the institution is no longer a trial; the development seal still is', async () => {
    await run("UPDATE signing_key SET development = 0 WHERE institution_id = ? AND key_id = 'for-a-moment'", slug);
    expect(await admitted(DID, deployed)).toMatchObject({ development: false });
    expect((await sealed(await leaf('seal-es256'), deployed)).pinned).toMatchObject({ development: true });
    expect((await sealed(await leaf('for-a-moment'), deployed)).pinned).toMatchObject({ development: false });
    expect(await admitted(DID.replace('credentials.sigillum.example', 'localhost%3A8787'), deployed)).toMatchObject({
      development: true,
    });
    expect(await admitted(LOCAL_DID)).toMatchObject({ development: true });
  });

  it('lends nothing to a development proof key beside it: what that signed is not looked at', async () => {
    const proofKeysAre = (development: 0 | 1) =>
      run("UPDATE signing_key SET development = ? WHERE institution_id = ? AND role <> 'seal'", development, slug);
    const made = await issue('OWN-2', {}, {}, deployed);
    const hrefs: string[] = made.json.documents.map(({ href }: { href: string }) => href);
    const texts = await Promise.all(hrefs.map(async (href) => (await call('GET', href, { settings: deployed })).text));
    const proved = texts.find((text) => text.includes('"proof"')) ?? '';
    const looked = async (raw: string, settings?: Settings) =>
      (await call('POST', '/api/verify', { raw, token: null, ...(settings ? { settings } : {}) })).json;
    const codesOf = ({ reports }: { reports: { checks: { code: string }[] }[] }) =>
      reports.flatMap(({ checks }) => checks.map(({ code }) => code));
    await proofKeysAre(1);
    const trial = await looked(proved, deployed);
    expect(trial.verdict).toBe('indeterminate');
    expect(codesOf(trial)).toContain('KEY_DEVELOPMENT');
    expect(codesOf(trial)).not.toContain('SIGNATURE_GOOD');
    await proofKeysAre(0);
    const real = await looked(proved, deployed);
    expect([real.verdict, codesOf(real).includes('SIGNATURE_GOOD')]).toEqual(['passed', true]);
    // On a laptop they pass as before, under that name.
    await proofKeysAre(1);
    const local = await issue('OWN-3');
    const [, href = ''] = local.json.documents.map((one: { href: string }) => one.href);
    expect((await looked((await call('GET', href)).text)).verdict).toBe('passed');
  });

  it('says since when it is compromised', async () => {
    const since = '2026-06-26T10:00:00Z';
    await call('POST', api(slug, '/keys/for-a-moment/compromise'), { body: { since } });
    expect((await sealed(await leaf('for-a-moment'))).compromisedSince).toBe(Date.parse(since) / 1000);
  });

  it('that was stored before digests were kept is found all the same', async () => {
    const digest = await sha256Hex(await leaf('seal-es256'));
    await run('UPDATE signing_key SET leaf_sha256 = NULL');
    const [seal] = await sealsByCertificate(env.DB, digest);
    expect(seal).toMatchObject({ slug, key: { keyId: 'seal-es256' } });
    expect(await rows("SELECT 1 AS one FROM signing_key WHERE role = 'seal' AND leaf_sha256 IS NULL")).toEqual([]);
    expect(await rows("SELECT 1 AS one FROM signing_key WHERE role <> 'seal' AND leaf_sha256 IS NOT NULL")).toEqual([]);
    expect(
      await sealsByCertificate(
        env.DB,
        digest.replace(/^./, (c) => (c === '0' ? '1' : '0')),
      ),
    ).toEqual([]);
  });
});

describe('looking something up', () => {
  it('goes by an index and reads no other row', async () => {
    const asked: string[] = [];
    const watched = {
      prepare: (sql: string) => {
        asked.push(sql);
        return env.DB.prepare(sql);
      },
    } as unknown as D1Database;
    await institutionsBySpelling(watched, ['A', 'B']);
    await sealsByCertificate(watched, 'a');
    expect(asked).toHaveLength(3);
    for (const sql of asked) {
      const bound = [...sql.matchAll(/\?\d*/g)].map(() => 'a');
      const count = sql.includes('?2') ? 2 : bound.length;
      const plan = await rows<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...bound.slice(0, count));
      const reads = plan.map(({ detail }) => detail).filter((detail) => /signing_key|institution/.test(detail));
      expect(reads.length).toBeGreaterThan(0);
      for (const detail of reads) expect(detail).toMatch(/USING (?:COVERING )?INDEX/);
    }
  });

  it('two institutions with one number: the one that was here first', async () => {
    await provision({ ...dijleland(), slug: 'later' }, []);
    const found = await institutionsBySpelling(env.DB, ['NTRBE0999000202']);
    expect(found.map((institution) => institution.slug)).toEqual([slug, 'later']);
  });
});
