import { beforeAll, describe, expect, it } from 'vitest';
import { SERVICE_OPERATIONS } from '../../src/api/index.ts';
import {
  EXAMPLE_ANCHOR,
  EXAMPLE_DID_REGISTRY,
  EXAMPLE_REGISTERED_INSTITUTION,
  EXAMPLE_TRUST_FILE,
} from '../../src/api/trust-examples.ts';
import { rowCounts, rows, run } from '../support/record-book.ts';
import { type Answer, call } from '../support/service.ts';
import { trustedList, trustedListXml } from '../support/trusted-list.ts';

const at = (path = '') => `/api/trust${path}`;
const id = EXAMPLE_REGISTERED_INSTITUTION.id;
const institution = `/institutions/${id}`;
const read = async (path = '') => (await call('GET', at(path), { token: null })).json;
const put = (body: object, more = {}) => call('PUT', at(institution), { body, ...more });

describe('an institution of the registry', () => {
  it('is added, changed, left alone when nothing changes, and taken back; anybody sees what counts', async () => {
    const before = await read();
    expect(before.institutions.map((entry: { source: string }) => entry.source)).not.toContain('operator');
    const added = await put(EXAMPLE_REGISTERED_INSTITUTION);
    expect([added.status, added.json], added.text).toEqual([201, { id, done: 'added' }]);
    const entry = await read(institution);
    expect(entry).toMatchObject({
      source: 'operator',
      shipped: null,
      institution: { id, confirmed: { on: '2026-09-01' } },
    });
    const after = await read();
    expect(after.institutions).toHaveLength(before.institutions.length + 1);
    expect(after.version.registry).toBe(before.version.registry);
    expect(after.version.added).not.toBe(before.version.added);

    const again = await put(EXAMPLE_REGISTERED_INSTITUTION);
    expect([again.status, again.json.done]).toEqual([200, 'unchanged']);
    expect((await read()).version).toEqual(after.version);
    const changed = await put({ ...EXAMPLE_REGISTERED_INSTITUTION, domains: [] });
    expect([changed.status, changed.json.done]).toEqual([200, 'changed']);
    expect((await read(institution)).institution.domains).toEqual([]);

    expect((await call('DELETE', at(institution))).status).toBe(204);
    expect((await call('GET', at(institution))).json).toMatchObject({ code: 'TRUST_ENTRY_UNKNOWN', status: 404 });
    expect((await call('DELETE', at(institution))).json.code).toBe('TRUST_ENTRY_UNKNOWN');
    expect((await read()).version).toEqual(before.version);
  });

  it('that came with the service is confirmed by sending it back, and counts as it came when that is taken back', async () => {
    const [{ institution: shipped }] = (await read()).institutions;
    expect(shipped.confirmed).toBeUndefined();
    const path = `/institutions/${shipped.id}`;
    const confirmed = { on: '2026-11-01', against: 'a register' };
    expect((await call('PUT', at(path), { body: { ...shipped, confirmed } })).status).toBe(201);
    const entry = await read(path);
    expect(entry).toMatchObject({ source: 'operator', institution: { confirmed }, shipped: { id: shipped.id } });
    expect(entry.shipped.confirmed).toBeUndefined();
    expect((await call('DELETE', at(path))).status).toBe(204);
    expect(await read(path)).toMatchObject({ source: 'registry', institution: shipped, shipped: null });
    const nothing = await call('DELETE', at(path), { headers: { 'accept-language': 'nl' } });
    expect(nothing.json.detail).toContain('niet toegevoegd');
  });

  it('has its id in the address, and no issuer of another institution', async () => {
    expect((await put({ ...EXAMPLE_REGISTERED_INSTITUTION, id: 'other' })).json).toMatchObject({
      code: 'TRUST_ID_MISMATCH',
      pointer: '/id',
    });
    await put(EXAMPLE_REGISTERED_INSTITUTION);
    const [issuer] = EXAMPLE_REGISTERED_INSTITUTION.issuers;
    const body = { ...EXAMPLE_REGISTERED_INSTITUTION, id: 'double', issuers: ['did:web:own.example', issuer] };
    const taken = await call('PUT', at('/institutions/double'), { body });
    expect(taken.json).toMatchObject({
      code: 'TRUST_ISSUER_TAKEN',
      status: 409,
      pointer: '/issuers/1',
      params: { issuer, other: id },
    });
    await call('DELETE', at(institution));
    expect((await call('PUT', at('/institutions/double'), { body })).status).toBe(201);
    // The same number under two names, once both are confirmed.
    const same = { ...EXAMPLE_REGISTERED_INSTITUTION, issuers: [] };
    const identifier = EXAMPLE_REGISTERED_INSTITUTION.legalIdentifiers.at(0)?.notation;
    expect((await put(same)).json).toMatchObject({
      code: 'TRUST_IDENTIFIER_TAKEN',
      status: 409,
      pointer: '/legalIdentifiers/0',
      params: { id, identifier, other: 'double' },
    });
    const file = { registry: { asOf: '2026-11-01', institutions: [same] } };
    expect((await call('PUT', at('/import'), { body: file })).json).toMatchObject({
      code: 'TRUST_IDENTIFIER_TAKEN',
      params: { id, identifier, other: 'double' },
    });
    const { confirmed: _, ...unconfirmed } = same;
    expect((await put(unconfirmed)).status).toBe(201);
    await call('DELETE', at(institution));
    await call('DELETE', at('/institutions/double'));
  });
});

describe('what a schema does not see', () => {
  const key = {
    id: 'did:web:credentials.buur.example#one',
    publicKeyMultibase: 'z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK',
  };
  it.each<[what: string, more: object, pointer: string, words: string]>([
    ['a key of another issuer', { keys: [{ ...key, id: 'did:web:elsewhere.example#one' }] }, '/keys/0', 'uitgever'],
    ['a key without material', { keys: [{ id: key.id }] }, '/keys/0', 'publieke sleutel'],
    ['a key that is none', { keys: [{ ...key, publicKeyMultibase: 'z123' }] }, '/keys/0', 'publieke sleutel'],
    ['an end before its beginning', { validFrom: '2026-01-02', validTo: '2026-01-01' }, '/validTo', 'voor het begin'],
  ])('%s: is refused with its place, and nothing is stored', async (_, more, pointer, words) => {
    const before = await rowCounts();
    const body = { ...EXAMPLE_REGISTERED_INSTITUTION, ...more };
    const { json } = await put(body, { headers: { 'accept-language': 'nl' } });
    expect(json).toMatchObject({ code: 'TRUST_NOT_VALID', status: 422, pointer });
    expect(json.detail).toContain(words);
    expect(await rowCounts()).toEqual(before);
  });

  it('a sound key is taken', async () => {
    const added = await put({ ...EXAMPLE_REGISTERED_INSTITUTION, keys: [key] });
    expect(added.status, added.text).toBe(201);
    await call('DELETE', at(institution));
  });
});

describe('a trusted list', () => {
  const load = (...of: Parameters<typeof trustedList>) => call('POST', at('/trusted-lists'), trustedList(...of));

  it('gives its authorities as anchors, and says that its signature was not checked', async () => {
    const loaded = await load(7);
    expect([loaded.status, loaded.text.slice(0, 300)]).toEqual([201, expect.any(String)]);
    expect(loaded.json).toMatchObject({
      territory: 'BE',
      sequenceNumber: 7,
      anchors: 1,
      passedOver: [],
      signatureChecked: false,
      done: 'added',
    });
    expect(loaded.json.note).toContain('not checked');
    const { anchors, trustedLists } = await read();
    expect(anchors).toMatchObject([
      { source: 'trusted-list', territory: 'BE', use: 'seal', status: { since: '2026-01-01T00:00:00Z' } },
    ]);
    expect(trustedLists).toMatchObject([{ territory: 'BE', sequenceNumber: 7, nextUpdate: '2027-04-01T00:00:00Z' }]);
    const [{ sha256 }] = anchors;
    expect((await call('DELETE', at(`/anchors/${sha256}`))).json.code).toBe('TRUST_ENTRY_UNKNOWN');
  });

  it('is not replaced by an older one, is by the same or a newer one, and stands beside that of another country', async () => {
    const older = await call('POST', at('/trusted-lists'), {
      ...trustedList(6),
      headers: { 'content-type': 'text/xml; charset=utf-8', 'accept-language': 'nl' },
    });
    expect(older.json).toMatchObject({ code: 'TRUSTED_LIST_OLDER', params: { territory: 'BE', sequenceNumber: '6' } });
    expect(older.json.detail).toContain('nieuwere lijst');
    for (const number of [7, 8]) expect((await load(number)).json).toMatchObject({ done: 'changed' });
    expect((await load(1, 'NL')).json).toMatchObject({ done: 'added' });
    expect((await read()).anchors).toHaveLength(2);
    for (const territory of ['BE', 'NL'])
      expect((await call('DELETE', at(`/trusted-lists/${territory}`))).status).toBe(204);
    expect(await read()).toMatchObject({ anchors: [], trustedLists: [] });
    expect((await load(1)).status).toBe(201);
    await call('DELETE', at('/trusted-lists/BE'));
  });

  it.each<[what: string, raw: string | Uint8Array<ArrayBuffer>, reasonCode: string]>([
    ['no XML', 'hallo', 'TRUSTED_LIST_UNREADABLE'],
    ['no list', '<a/>', 'TRUSTED_LIST_UNREADABLE'],
    ['no UTF-8', new Uint8Array([0x3c, 0xff, 0xfe]), 'TRUSTED_LIST_UNREADABLE'],
    ['the list of lists', trustedListXml(1).replace('EUgeneric', 'EUlistofthelists'), 'TRUSTED_LIST_OF_LISTS'],
  ])('%s: is refused in words, and nothing is stored', async (_, raw, reasonCode) => {
    const before = await rowCounts();
    const { json } = await call('POST', at('/trusted-lists'), { ...trustedList(1), raw });
    expect(json).toMatchObject({ code: 'TRUSTED_LIST_NOT_VALID', status: 422, params: { reasonCode } });
    expect(await rowCounts()).toEqual(before);
  });

  it('has a size, a type and a body', async () => {
    const sent = (raw: string, type: string) =>
      call('POST', at('/trusted-lists'), { raw, headers: { 'content-type': type } });
    expect((await sent('', 'application/xml')).json.code).toBe('BODY_MISSING');
    expect((await sent('<a/>', 'application/json')).json).toMatchObject({ code: 'BODY_TYPE', status: 415 });
    expect((await sent(' '.repeat(20_000_001), 'application/xml')).json.code).toBe('BODY_TOO_LARGE');
  });
});

describe('a trust file', () => {
  const send = (body: object) => call('PUT', at('/import'), { body });

  it('carries what was added from one service to another', async () => {
    expect((await send(EXAMPLE_TRUST_FILE)).json).toEqual({ added: 3, changed: 0, unchanged: 0 });
    const file = (await call('GET', at('/export'))).json;
    expect(file.registry.institutions.map((one: { id: string }) => one.id)).toEqual([id]);
    expect([file.registry.didRegistries.length, file.anchors.length]).toEqual([1, 1]);
    const list = (await read()).didRegistries.find((one: { source: string }) => one.source === 'operator');
    const [{ sha256 }] = (await read()).anchors;
    for (const path of [institution, `/anchors/${sha256}`, `/did-registries/${list.id}`])
      expect((await call('DELETE', at(path))).status).toBe(204);
    expect((await send(file)).json).toMatchObject({ added: 3 });
    expect((await call('GET', at('/export'))).json).toEqual(file);
    expect((await send(file)).json).toEqual({ added: 0, changed: 0, unchanged: 3 });
    const renamed = { ...EXAMPLE_REGISTERED_INSTITUTION, domains: [] };
    const changed = { ...file, registry: { ...file.registry, institutions: [renamed] }, anchors: [] };
    expect((await send(changed)).json).toEqual({ added: 0, changed: 1, unchanged: 1 });
  });

  it('keeps the operator’s name for a list of DIDs', async () => {
    const list = (await read()).didRegistries.find((one: { source: string }) => one.source === 'operator');
    await call('DELETE', at(`/did-registries/${list.id}`));
    await call('PUT', at('/did-registries/mine'), { body: { ...EXAMPLE_DID_REGISTRY, registry: {} } });
    expect((await send(EXAMPLE_TRUST_FILE)).json).toEqual({ added: 0, changed: 2, unchanged: 1 });
    await call('DELETE', at('/did-registries/mine'));
    const [{ sha256 }] = (await read()).anchors;
    for (const path of [institution, `/anchors/${sha256}`]) await call('DELETE', at(path));
  });

  it('with one fault changes nothing', async () => {
    const before = await rowCounts();
    const twice = [EXAMPLE_REGISTERED_INSTITUTION, EXAMPLE_REGISTERED_INSTITUTION];
    const { registry } = EXAMPLE_TRUST_FILE;
    expect((await send({ ...EXAMPLE_TRUST_FILE, registry: { ...registry, institutions: twice } })).json).toMatchObject({
      code: 'TRUST_NOT_VALID',
      pointer: '/registry/institutions/1/id',
    });
    const anchors = [...EXAMPLE_TRUST_FILE.anchors, { certificate: 'AAAA', use: 'seal' }];
    expect((await send({ ...EXAMPLE_TRUST_FILE, anchors })).json).toMatchObject({
      code: 'TRUST_NOT_VALID',
      pointer: '/anchors/1/certificate',
    });
    expect(await rowCounts()).toEqual(before);
    await call('PUT', at('/institutions/double'), { body: { ...EXAMPLE_REGISTERED_INSTITUTION, id: 'double' } });
    expect((await send(EXAMPLE_TRUST_FILE)).json.code).toBe('TRUST_ISSUER_TAKEN');
    await call('DELETE', at('/institutions/double'));
  });
});

describe('an anchor', () => {
  const add = (body: object) => call('POST', at('/anchors'), { body: { ...EXAMPLE_ANCHOR, ...body } });

  it('is added from PEM or base64 of its DER, shown, and removed by its digest', async () => {
    const added = await add({});
    expect(added.status, added.text).toBe(201);
    expect(added.json).toMatchObject({ use: 'seal', source: 'development', territory: null, status: null });
    expect(added.json.subject).toContain('DEVELOPMENT');
    expect((await read()).anchors).toEqual([added.json]);
    const der = EXAMPLE_ANCHOR.certificate.replaceAll(/-----[^-]+-----|\s/g, '');
    const same = await add({ certificate: der });
    expect([same.status, same.json]).toEqual([200, added.json]);
    const changed = await add({ certificate: der, use: 'any' });
    expect([changed.status, changed.json.use]).toEqual([200, 'any']);
    expect((await read()).anchors).toHaveLength(1);
    expect((await call('DELETE', at(`/anchors/${added.json.sha256}`))).status).toBe(204);
    expect((await read()).anchors).toEqual([]);
    expect((await call('DELETE', at(`/anchors/${added.json.sha256}`))).json.code).toBe('TRUST_ENTRY_UNKNOWN');
  });

  it.each([
    ['no certificate', 'AAAA', 'ANCHOR_UNREADABLE'],
    ['no base64 and no PEM', 'hallo', 'ANCHOR_UNREADABLE'],
    ['two certificates', `${EXAMPLE_ANCHOR.certificate}\n${EXAMPLE_ANCHOR.certificate}`, 'ANCHOR_NOT_ONE'],
    ['a private key', '-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----', 'ANCHOR_UNREADABLE'],
  ])('%s: is refused in words', async (_, certificate, reasonCode) => {
    const before = await rowCounts();
    const dutch = { 'accept-language': 'nl' };
    const { json } = await call('POST', at('/anchors'), { body: { certificate, use: 'seal' }, headers: dutch });
    expect(json).toMatchObject({ code: 'ANCHOR_NOT_VALID', pointer: '/certificate', params: { reasonCode } });
    expect(json.detail).toMatch(/leesbaar|één certificaat/);
    expect(await rowCounts()).toEqual(before);
  });
});

describe('a list of known DIDs', () => {
  it('is added under a name of the operator, counted, changed and removed', async () => {
    const path = at('/did-registries/consortium');
    expect((await call('PUT', path, { body: EXAMPLE_DID_REGISTRY })).status).toBe(201);
    expect((await read()).didRegistries).toContainEqual({
      id: 'consortium',
      name: EXAMPLE_DID_REGISTRY.name,
      url: EXAMPLE_DID_REGISTRY.url,
      source: 'operator',
      issuers: 1,
    });
    const changed = await call('PUT', path, { body: { ...EXAMPLE_DID_REGISTRY, registry: {} } });
    expect([changed.status, changed.json.done]).toEqual([200, 'changed']);
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('DELETE', path)).json.code).toBe('TRUST_ENTRY_UNKNOWN');
  });

  it('of a thousand issuers is taken, one beyond the limit is not; a name is short', async () => {
    const many = (count: number, name: string) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`did:web:i${index}.example`, { name }]));
    const put = (registry: object, name = 'many') =>
      call('PUT', at(`/did-registries/${name}`), { body: { name: 'Many', registry } });
    expect((await put(many(1000, 'x'.repeat(290)))).status).toBe(201);
    expect((await put(many(4000, 'x'.repeat(290)))).json).toMatchObject({
      code: 'BODY_TOO_LARGE',
      params: { limit: '1000000' },
    });
    expect((await put({}, 'two%20words')).json.code).toBe('TRUST_ID_NOT_VALID');
    await call('DELETE', at('/did-registries/many'));
  });
});

describe('who may call', () => {
  it('the history names the operator and the person, newest first, page by page, with what was put there', async () => {
    const person = { headers: { 'on-behalf-of': 'an.janssens' } };
    await put(EXAMPLE_REGISTERED_INSTITUTION, person);
    await put({ ...EXAMPLE_REGISTERED_INSTITUTION, domains: [] });
    await call('DELETE', at(institution), person);
    const first = (await call('GET', at('/history?limit=2'))).json;
    expect(first.changes).toMatchObject([
      { action: 'removed', kind: 'institution', id, keyId: 'operator/first', onBehalfOf: 'an.janssens', body: null },
      { action: 'changed', kind: 'institution', id, onBehalfOf: null, body: { domains: [] } },
    ]);
    const second = (await call('GET', at(`/history?limit=2&cursor=${first.next}`))).json;
    expect(second.changes[0]).toMatchObject({ action: 'added', onBehalfOf: 'an.janssens', body: { id } });
    expect(second.changes[0].change).toBe(first.changes[1].change - 1);
    expect((await call('GET', at('/history?cursor=!'))).json).toMatchObject({
      code: 'QUERY_NOT_VALID',
      errors: [{ pointer: '/cursor' }],
    });
  });

  it('what an operator added cannot be rewritten, only ended, and a change cannot be removed', async () => {
    await put(EXAMPLE_REGISTERED_INSTITUTION);
    for (const statement of [
      "UPDATE trust_entry SET body = '{}'",
      'UPDATE trust_entry SET ended_in = NULL WHERE ended_in IS NOT NULL',
      'DELETE FROM trust_entry',
      "UPDATE trust_change SET key_id = 'somebody'",
      'DELETE FROM trust_change',
    ])
      await expect(run(statement), statement).rejects.toThrow(/is_kept/);
    await call('DELETE', at(institution));
    expect((await rows('SELECT 1 FROM trust_entry WHERE ended_in IS NULL')).length).toBe(0);
  });
});

/** Answers of every operation that takes no key. */
describe('what anybody may read', () => {
  let open: Answer[];
  beforeAll(async () => {
    await put(EXAMPLE_REGISTERED_INSTITUTION, { headers: { 'on-behalf-of': 'an.janssens' } });
    const paths = SERVICE_OPERATIONS.filter(({ access, method }) => access === 'anybody' && method === 'get');
    expect(paths.length).toBeGreaterThan(1);
    open = await Promise.all(paths.map(({ path }) => call('GET', path.replace('{trusted}', id), { token: null })));
  });

  it('says nothing of who added it', () => {
    for (const { status, text } of open) {
      expect(status).toBe(200);
      expect(text).not.toMatch(/operator\/first|janssens/);
    }
  });
});
