import { beforeAll, describe, expect, it } from 'vitest';
import { generateKey } from '../../src/credential/keys/generate.ts';
import { publicKeyMultibase } from '../../src/credential/keys/multikey.ts';
import { encodeBase64Url } from '../../src/record/base64.ts';
import { createTrustMemory } from '../../src/trust/memory.ts';
import type { OwnRegister } from '../../src/trust/sources.ts';
import type { KeyPurpose, Trust } from '../../src/trust/trust.ts';
import { confirmed, json, type OpenWith, opened } from '../support/opened-trust.ts';

const NOW = Date.UTC(2026, 10, 21, 12) / 1000;
const DID = 'did:web:kuleuven.be';
const PLACE = 'https://kuleuven.be/.well-known/did.json';
let p256: JsonWebKey;
let ed25519: JsonWebKey;
let rsa: JsonWebKey;
beforeAll(async () => {
  p256 = (await generateKey('ES256')).publicJwk;
  ed25519 = (await generateKey('Ed25519')).publicJwk;
  rsa = (await generateKey('RS256')).publicJwk;
});

const method = (id: string, material: object, subject = DID) => ({ id, controller: subject, ...material });
const multikey = (jwk: JsonWebKey) => ({ type: 'Multikey', publicKeyMultibase: publicKeyMultibase(jwk) });
const document = (methods: readonly { id: string }[], more: object = {}, subject = DID) => ({
  id: subject,
  verificationMethod: methods,
  assertionMethod: methods.map(({ id }) => id),
  ...more,
});
const keysOf = async (
  trust: Trust,
  id: string,
  { purpose = 'assertionMethod' as KeyPurpose, now = NOW, named = '' } = {},
) => trust.keysOf(id, await trust.admitIssuer(id), purpose, now, ...(named === '' ? [] : [named]));
const keyOf = async (trust: Trust, id: string, address: string, purpose: KeyPurpose = 'assertionMethod') => {
  const keys = await keysOf(trust, id, { purpose });
  return keys.ok ? keys.value(address) : keys.error.code;
};
const kuleuven = (pages: OpenWith['pages'], more: object = {}) =>
  opened({ institutions: [confirmed('kuleuven', more)], ...(pages === undefined ? {} : { pages }) });

describe('a DID that is its own key', () => {
  it('gives it to anybody, for asserting and authenticating, and fetches nothing', async () => {
    const { trust, asked } = await opened();
    const didKey = `did:key:${publicKeyMultibase(p256)}`;
    const didJwk = `did:jwk:${encodeBase64Url(new TextEncoder().encode(JSON.stringify(ed25519)))}`;
    for (const purpose of ['assertionMethod', 'authentication'] as const) {
      expect(await keyOf(trust, didKey, `${didKey}#${publicKeyMultibase(p256)}`, purpose)).toMatchObject({
        algorithm: 'ES256',
      });
      expect(await keyOf(trust, didJwk, `${didJwk}#0`, purpose)).toMatchObject({ algorithm: 'Ed25519' });
    }
    expect(await keyOf(trust, didJwk, `${didJwk}#1`)).toBeNull();
    expect(await keyOf(trust, didKey, `${didKey}#${publicKeyMultibase(ed25519)}`)).toBeNull();
    expect(asked).toEqual([]);
  });

  it('is unsupported for kinds we do not know, and refused where it is broken', async () => {
    const { trust } = await opened();
    // secp256k1, as the did:key method's own example has it.
    const secp = 'did:key:zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme';
    expect(await keysOf(trust, secp)).toMatchObject({ error: { code: 'key_unsupported' } });
    const jwk = (value: string) => `did:jwk:${encodeBase64Url(new TextEncoder().encode(value))}`;
    for (const broken of [
      'did:key:z',
      'did:key:uAbc',
      'did:key:z6Mk0',
      'did:jwk:e30=',
      jwk('[]'),
      jwk('{"kty":1,"kty":2}'),
    ])
      expect(await keysOf(trust, broken), broken).toMatchObject({ error: { code: 'key_refused' } });
    const secret = jwk(JSON.stringify({ ...p256, d: 'AAAA' }));
    expect(await keysOf(trust, secret)).toMatchObject({ error: { code: 'key_refused' } });
  });
});

describe('the DID document of an admitted issuer', () => {
  it('is fetched from its own place and gives the keys it lists for the purpose', async () => {
    const { trust, asked } = await kuleuven({
      [PLACE]: json(
        document(
          [
            method(`${DID}#1`, multikey(p256)),
            method(`${DID}#2`, { type: 'JsonWebKey', publicKeyJwk: rsa }),
            method(`${DID}#3`, { type: 'Ed25519VerificationKey2020', publicKeyMultibase: publicKeyMultibase(ed25519) }),
            method(`${DID}#4`, { type: 'JsonWebKey2020', publicKeyJwk: p256 }),
          ],
          { authentication: [`${DID}#1`] },
        ),
      ),
    });
    expect(await keyOf(trust, DID, `${DID}#1`)).toMatchObject({ algorithm: 'ES256' });
    expect(await keyOf(trust, DID, `${DID}#2`)).toMatchObject({ algorithm: 'RS256' });
    expect(await keyOf(trust, DID, `${DID}#3`)).toMatchObject({ algorithm: 'Ed25519' });
    expect(await keyOf(trust, DID, `${DID}#4`)).toMatchObject({ algorithm: 'ES256' });
    expect(await keyOf(trust, DID, `${DID}#1`, 'authentication')).toMatchObject({ algorithm: 'ES256' });
    expect(await keyOf(trust, DID, `${DID}#2`, 'authentication')).toBeNull();
    expect(new Set(asked)).toEqual(new Set([PLACE]));
  });

  it('lies under the path of the DID', async () => {
    const id = 'did:web:id.kuleuven.be:faculties:law';
    const place = 'https://id.kuleuven.be/faculties/law/did.json';
    const pages = { [place]: json(document([method(`${id}#1`, multikey(p256), id)], {}, id)) };
    const { trust } = await kuleuven(pages, { issuers: [id] });
    expect(await keyOf(trust, id, `${id}#1`)).toMatchObject({ algorithm: 'ES256' });
  });

  it('at another port is asked only where the operator listed that very issuer', async () => {
    const id = 'did:web:kuleuven.be%3A8443';
    const pages = {
      'https://kuleuven.be:8443/.well-known/did.json': json(document([method(`${id}#1`, multikey(p256), id)], {}, id)),
    };
    const listed = await kuleuven(pages, { issuers: [id] });
    expect(await keyOf(listed.trust, id, `${id}#1`)).toMatchObject({ algorithm: 'ES256' });
    const unlisted = await kuleuven(pages);
    expect(await keysOf(unlisted.trust, id)).toMatchObject({ error: { code: 'key_not_fetched' } });
    expect(unlisted.asked).toEqual([]);
  });

  it('is kept for as long as its server says, at least a minute and at most an hour', async () => {
    const page = (headers: Record<string, string>) => ({
      [PLACE]: json(document([method(`${DID}#1`, multikey(p256))]), headers),
    });
    const askedAfter = async (headers: Record<string, string>, seconds: number) => {
      const { trust, asked } = await kuleuven(page(headers));
      await keysOf(trust, DID);
      await keysOf(trust, DID, { now: NOW + seconds });
      return asked.length;
    };
    expect(await askedAfter({ 'cache-control': 'public, max-age=600' }, 599)).toBe(1);
    expect(await askedAfter({ 'cache-control': 'public, max-age=600' }, 600)).toBe(2);
    expect(await askedAfter({ 'cache-control': 'no-store' }, 59)).toBe(1);
    expect(await askedAfter({ 'cache-control': 'no-store' }, 60)).toBe(2);
    expect(await askedAfter({ 'cache-control': 'max-age=999999' }, 3599)).toBe(1);
    expect(await askedAfter({ 'cache-control': 'max-age=999999' }, 3600)).toBe(2);
    expect(await askedAfter({}, 60)).toBe(2);
  });

  it('that cannot be had is not reachable, also when an old one is in memory', async () => {
    const memory = createTrustMemory();
    const institutions = [confirmed('kuleuven')];
    const good = { [PLACE]: json(document([method(`${DID}#1`, multikey(p256))])) };
    expect(await keysOf((await opened({ institutions, pages: good, memory })).trust, DID)).toMatchObject({ ok: true });
    const down = await opened({ institutions, memory });
    expect(await keysOf(down.trust, DID, { now: NOW + 59 })).toMatchObject({ ok: true });
    expect(await keysOf(down.trust, DID, { now: NOW + 61 })).toMatchObject({ error: { code: 'key_not_reachable' } });
  });

  it.each([
    ['of another DID', (good: object) => JSON.stringify({ ...good, id: 'did:web:ugent.be' })],
    ['that names a member twice', (good: object) => JSON.stringify(good).replace('{', '{"id":"did:web:x",')],
    ['that is not JSON', () => '<html>'],
    ['that is an array', (good: object) => JSON.stringify([good])],
  ])('%s is refused and not kept', async (_, broken) => {
    const good = document([method(`${DID}#1`, multikey(p256))]);
    const { trust, asked } = await kuleuven({ [PLACE]: json(broken(good)) });
    expect(await keysOf(trust, DID)).toMatchObject({ error: { code: 'key_refused' } });
    expect(await keysOf(trust, DID)).toMatchObject({ error: { code: 'key_refused' } });
    expect(asked.length).toBe(2);
  });

  it('larger than 128 kB is not taken', async () => {
    const { trust } = await kuleuven({ [PLACE]: json(document([], { filler: 'x'.repeat(128_000) })) });
    expect(await keysOf(trust, DID)).toMatchObject({ error: { code: 'key_not_reachable' } });
  });

  it('that says when it was changed is not taken back to an older one', async () => {
    const memory = createTrustMemory();
    const institutions = [confirmed('kuleuven')];
    const at = async (updated: string, now: number) => {
      const page = { [PLACE]: json(document([method(`${DID}#1`, multikey(p256))], { updated })) };
      return keysOf((await opened({ institutions, pages: page, memory })).trust, DID, { now });
    };
    expect(await at('2026-11-20T00:00:00Z', NOW)).toMatchObject({ ok: true });
    expect(await at('2026-11-19T00:00:00Z', NOW + 100)).toMatchObject({ error: { code: 'key_refused' } });
    // Dated ahead, it would shut out every later one.
    expect(await at('2999-01-01T00:00:00Z', NOW + 300)).toMatchObject({ error: { code: 'key_refused' } });
    expect(await at('2026-11-20T00:00:01Z', NOW + 500)).toMatchObject({ ok: true });
  });

  it('tells a key of an unknown kind from one it does not list, where the key is named', async () => {
    const odd = method(`${DID}#k1`, { type: 'EcdsaSecp256k1VerificationKey2019', publicKeyJwk: { kty: 'EC' } });
    const { trust } = await kuleuven({ [PLACE]: json(document([odd, method(`${DID}#1`, multikey(p256))])) });
    expect(await keysOf(trust, DID, { named: `${DID}#k1` })).toMatchObject({ error: { code: 'key_unsupported' } });
    const other = await keysOf(trust, DID, { named: `${DID}#2` });
    expect(other.ok && (await other.value(`${DID}#2`))).toBeNull();
  });
});

describe('keys that are pinned', () => {
  const key = (more: object = {}) => ({ id: `${DID}#pin`, publicKeyJwk: p256, ...more });

  it('are the only keys of that issuer, and nothing is fetched', async () => {
    const pages = { [PLACE]: json(document([method(`${DID}#1`, multikey(ed25519))])) };
    const { trust, asked } = await kuleuven(pages, { keys: [key()] });
    expect(await keyOf(trust, DID, `${DID}#pin`)).toMatchObject({ algorithm: 'ES256' });
    expect(await keyOf(trust, DID, `${DID}#1`)).toBeNull();
    expect(await keyOf(trust, DID, `${DID}#pin`, 'authentication')).toBeNull();
    expect(asked).toEqual([]);
  });

  it('carry the days between which they signed, and the day they were revoked', async () => {
    const dates = { validFrom: '2026-01-01', validUntil: '2026-07-31', revokedSince: '2026-11-01' };
    const { trust } = await kuleuven({}, { keys: [key(dates)] });
    expect(await keyOf(trust, DID, `${DID}#pin`)).toMatchObject({
      signsFrom: Date.UTC(2025, 11, 31, 23) / 1000,
      signsUntil: Date.UTC(2026, 6, 31, 21, 59, 59) / 1000,
      revoked: Date.UTC(2026, 9, 31, 23) / 1000,
    });
  });

  it('of an unconfirmed institution are not used', async () => {
    const { confirmed: _, ...unconfirmed } = confirmed('kuleuven', { keys: [key()] }) as { confirmed: unknown };
    const { trust, asked } = await opened({ institutions: [unconfirmed] });
    expect(await keysOf(trust, DID)).toMatchObject({ error: { code: 'key_not_fetched' } });
    expect(asked).toEqual([]);
  });
});

describe('an issuer with an https address', () => {
  const ID = 'https://badges.kuleuven.be/issuers/1';

  it('has its keys in its profile', async () => {
    const profile = json(document([method(`${ID}#1`, multikey(p256), ID)], {}, ID));
    const { trust } = await kuleuven({ [ID]: profile }, { issuers: [ID] });
    expect(await keyOf(trust, ID, `${ID}#1`)).toMatchObject({ algorithm: 'ES256' });
    expect(await keyOf(trust, ID, `${ID}#2`)).toBeNull();
  });

  it('may publish a JWK of its own below its address, which a token names', async () => {
    const named = `${ID}/keys/7`;
    const { trust, asked } = await kuleuven({ [named]: json(rsa) }, { issuers: [ID] });
    const keys = await keysOf(trust, ID, { named });
    expect(keys.ok && (await keys.value(named))).toMatchObject({ algorithm: 'RS256' });
    expect(keys.ok && (await keys.value(`${ID}#1`))).toBeNull();
    expect(asked).toEqual([named]);
  });

  it('that is a whole host may do so below /.well-known/, and nowhere else', async () => {
    const host = 'https://kuleuven.be';
    const good = `${host}/.well-known/keys/7`;
    const others = [`${host}/~r0123456/key`, `${host}/keys/7`, `${host}/.well-known/`, `${host}/a/.well-known/7`];
    const pages = Object.fromEntries([good, ...others].map((place) => [place, json(rsa)]));
    for (const id of [host, `${host}/`]) {
      const profile = json(document([], {}, id));
      const { trust, asked } = await kuleuven({ ...pages, [`${host}/`]: profile });
      const keys = await keysOf(trust, id, { named: good });
      expect(keys.ok && (await keys.value(good))).toMatchObject({ algorithm: 'RS256' });
      for (const named of others) {
        const elsewhere = await keysOf(trust, id, { named });
        expect(elsewhere.ok && (await elsewhere.value(named)), named).toBeNull();
      }
      expect(new Set(asked)).toEqual(new Set([good, `${host}/`]));
    }
  });

  it('has a key elsewhere on its host where an operator pinned it, and then no other', async () => {
    const named = 'https://badges.kuleuven.be/keys/7';
    const other = 'https://badges.kuleuven.be/issuers/2';
    const keys = [{ id: named, publicKeyJwk: rsa }];
    const pages = { [`${ID}/key`]: json(p256), [`${other}/key`]: json(p256) };
    const { trust, asked } = await kuleuven(pages, { issuers: [ID], keys });
    expect(await keyOf(trust, ID, named)).toMatchObject({ algorithm: 'RS256' });
    const fetched = await keysOf(trust, ID, { named: `${ID}/key` });
    expect(fetched.ok && (await fetched.value(`${ID}/key`))).toBeNull();
    expect(asked).toEqual([]);
    // A key below one issuer is not that of another on the same host.
    const two = await kuleuven(pages, { issuers: [ID, other], keys: [{ id: `${other}/key`, publicKeyJwk: rsa }] });
    const own = await keysOf(two.trust, ID, { named: `${ID}/key` });
    expect(own.ok && (await own.value(`${ID}/key`))).toMatchObject({ algorithm: 'ES256' });
    expect(own.ok && (await own.value(`${other}/key`))).toBeNull();
  });

  it('on a host that issuers share has only what lies below its own address', async () => {
    const shared = 'https://badges.vendor.example/tenants/kuleuven';
    const pages = {
      'https://badges.vendor.example/tenants/evil/key': json(rsa),
      [`${shared}/key`]: json(rsa),
      [shared]: json(document([], {}, shared)),
    };
    const { trust, asked } = await kuleuven(pages, { issuers: [shared] });
    const evil = 'https://badges.vendor.example/tenants/evil/key';
    const keys = await keysOf(trust, shared, { named: evil });
    expect(keys.ok && (await keys.value(evil))).toBeNull();
    expect(asked).toEqual([shared]);
    const good = await keysOf(trust, shared, { named: `${shared}/key` });
    expect(good.ok && (await good.value(`${shared}/key`))).toMatchObject({ algorithm: 'RS256' });
  });
});

describe('this service’s own issuers', () => {
  const own = 'did:web:localhost%3A8787:i:scheldeland';
  const register: OwnRegister = {
    byIssuerId: async (id) =>
      id === own
        ? {
            id: own,
            name: { nl: 'Scheldeland' },
            source: 'own',
            registryVersion: 'own',
            confirmed: true,
            development: true,
            issuerIds: [own],
            identifiers: [],
            hosts: ['localhost'],
            country: 'BEL',
            qualityAssurance: [],
            mandates: [],
          }
        : null,
    byIdentifier: async () => null,
    sealByCertificate: async () => null,
    didDocument: async () =>
      document(
        [method(`${own}#p1`, multikey(p256), own), method(`${own}#s1`, { type: 'JsonWebKey', publicKeyJwk: rsa }, own)],
        {},
        own,
      ),
    keyUse: async () => null,
    statusList: async (url) => (url.endsWith('/status/r1') ? '{"id":"list"}' : null),
    isOurs: (url) => url.startsWith('http://localhost:8787/'),
  };

  it('are read from the register, with http and a port, and never fetched', async () => {
    const { trust, asked } = await opened({ own: register });
    expect(await keyOf(trust, own, `${own}#p1`)).toMatchObject({ algorithm: 'ES256' });
    const admission = await trust.admitIssuer(own);
    if (!admission.known) throw new Error('not admitted');
    const url = 'http://localhost:8787/i/scheldeland/status/r1';
    expect(await trust.statusList(url, admission.party, NOW)).toMatchObject({ value: { text: '{"id":"list"}', url } });
    expect(await trust.statusList('http://localhost:8787/i/x', admission.party, NOW)).toMatchObject({
      error: { code: 'unreachable' },
    });
    expect(asked).toEqual([]);
  });

  it('are looked up once per verification', async () => {
    let lookups = 0;
    const counting = {
      ...register,
      byIssuerId: (id: string) => {
        lookups += 1;
        return register.byIssuerId(id);
      },
    };
    const { trust } = await opened({ own: counting });
    await keyOf(trust, own, `${own}#p1`);
    await keyOf(trust, own, `${own}#p1`);
    expect(lookups).toBe(1);
  });

  it('make no proofs with their seal keys', async () => {
    const { trust } = await opened({ own: register });
    expect(await keyOf(trust, own, `${own}#s1`)).toBeNull();
  });

  it.each([
    ['whose key is a real one', false, false, false],
    ['whose key is for trials', false, true, true],
    ['that are trials themselves', true, true, false],
  ])('%s: development key marked and refused where named', async (_, trialParty, trialKey, refused) => {
    const use = { from: NOW - 100, until: null, development: trialKey };
    const { trust } = await opened({
      own: {
        ...register,
        byIssuerId: async (id) => {
          const party = await register.byIssuerId(id);
          return party && { ...party, development: trialParty };
        },
        keyUse: async () => use,
      },
    });
    const named = await keysOf(trust, own, { named: `${own}#p1` });
    expect(named.ok ? null : named.error.code).toBe(refused ? 'key_development' : null);
    const key = await keyOf(trust, own, `${own}#p1`);
    expect(typeof key === 'object' && key?.development).toBe(refused ? true : undefined);
  });
});

describe('imported keys', () => {
  it('are the same object whenever the same key is met again, whoever names it', async () => {
    const { trust } = await kuleuven({ [PLACE]: json(document([method(`${DID}#1`, multikey(p256))])) });
    const first = await keyOf(trust, DID, `${DID}#1`);
    const didKey = `did:key:${publicKeyMultibase(p256)}`;
    const second = await keyOf(trust, didKey, `${didKey}#${publicKeyMultibase(p256)}`);
    expect(first).toBe(second);
  });

  it('stay apart from what one document says of them', async () => {
    const { trust } = await kuleuven({
      [PLACE]: json(document([method(`${DID}#1`, { ...multikey(p256), revoked: '2026-01-01T00:00:00Z' })])),
    });
    expect(await keyOf(trust, DID, `${DID}#1`)).toMatchObject({ revoked: Date.UTC(2026, 0, 1) / 1000 });
    const didKey = `did:key:${publicKeyMultibase(p256)}`;
    const plain = await keyOf(trust, didKey, `${didKey}#${publicKeyMultibase(p256)}`);
    expect(plain).not.toHaveProperty('revoked');
  });
});
