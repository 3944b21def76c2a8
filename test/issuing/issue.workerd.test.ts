import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import worker from '../../src/index.ts';
import {
  awardOf,
  FURTHER_CASES,
  type InventedCase,
  LEARNERS,
  microdegreeModuleCases,
  SCENARIO_CASES,
} from '../../src/local/invented/awards.ts';
import { association, dijleland, scheldeland } from '../../src/local/invented/institutions.ts';
import { type Answer, api, call, provision } from '../support/service.ts';
import { type Document, factsOf, verifiedProof, verifiedSeal } from '../support/verified.ts';

const mediator = SCENARIO_CASES.environmentalMediator();
const joint = FURTHER_CASES.joint();
const accredited = FURTHER_CASES.accredited();
const microdegree = SCENARIO_CASES.microdegree();
const modules = microdegreeModuleCases();
const attendance = SCENARIO_CASES.attendance();
const mandated = SCENARIO_CASES.mandated();

beforeAll(async () => {
  await provision(scheldeland(), [mediator.specification, joint.specification, accredited.specification]);
  await provision(
    dijleland(),
    [microdegree.specification, ...modules.map(({ specification }) => specification), attendance.specification],
    'RS256',
  );
  await provision(association(), [mandated.specification]);
});

/** Sends the award of a case, perhaps changed. */
const send = ({ institution, award }: InventedCase, more: object = {}, headers: Record<string, string> = {}) =>
  call('POST', api(institution.slug, '/awards'), { body: { ...award, ...more }, headers });

const didOf = async (slug: string) => (await call('GET', `/i/${slug}/did.json`, { token: null })).json;

/** Every document of a credential, fetched and verified as a stranger would: EDC, ECDSA and EdDSA, without securing. */
async function documents(slug: string, issued: Answer): Promise<[edc: Document, ecdsa: Document, eddsa: Document]> {
  const did = await didOf(slug);
  const [edc, ecdsa, eddsa] = await Promise.all(
    issued.json.documents.map((document: { href: string }) => call('GET', document.href)),
  );
  return [await verifiedSeal(edc.text), await verifiedProof(ecdsa.text, did), await verifiedProof(eddsa.text, did)];
}

describe('issuing over the API', () => {
  it.each([
    ['scenario 1: a micro-credential in five modules', mediator],
    ['scenario 15: attendance', attendance],
    ['scenario 18: sealed under a mandate', mandated],
    ['a joint award', joint],
    ['the accredited profile', accredited],
  ])('%s: every document verifies and all say the same', async (_, item) => {
    const issued = await send(item);
    expect(issued.status, issued.text).toBe(201);
    expect(issued.json).toMatchObject({ award: item.award.awardId, progress: 'sealed', validity: 'active' });
    expect(issued.json.documents.map(({ form }: { form: string }) => form)).toEqual(['edc', 'vc-ecdsa', 'vc-eddsa']);
    const [edc, ecdsa, eddsa] = await documents(item.institution.slug, issued);
    expect(edc.id).toBe(issued.json.id);
    expect(edc.credentialSubject.givenName).toEqual({ nl: item.award.learner.givenName });
    expect(factsOf(ecdsa)).toEqual(factsOf(edc));
    expect(eddsa).toEqual(ecdsa);
    expect(JSON.stringify([edc, ecdsa])).not.toContain(LEARNERS.noor.email);
  });

  it('the answer to the same award is the same, byte for byte, whatever the order of its fields', async () => {
    const first = await send(attendance);
    const reversed = Object.fromEntries(Object.entries(attendance.award).toReversed());
    const again = await call('POST', api('dijleland', '/awards'), { body: reversed });
    expect([again.status, again.text]).toEqual([201, first.text]);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
  });

  it('scenario 3: without a level nothing is frozen, and the pointer names it; with the level it is issued', async () => {
    const without = SCENARIO_CASES.bimInfraWithoutLevel();
    const refused = await call('POST', api('dijleland', '/offerings'), { body: without.specification });
    expect(refused.status).toBe(422);
    expect(refused.json).toMatchObject({ code: 'RULES_NOT_MET' });
    expect(refused.json.findings).toContainEqual(expect.objectContaining({ severity: 'error', pointer: '/eqf' }));
    expect((await send(without)).json).toMatchObject({ code: 'OFFERING_UNKNOWN', pointer: '/offering' });

    const complete = SCENARIO_CASES.bimInfra();
    expect((await call('POST', api('dijleland', '/offerings'), { body: complete.specification })).status).toBe(201);
    const issued = await send(complete);
    expect(issued.status, issued.text).toBe(201);
    await documents('dijleland', issued);
  });

  it('scenario 5: a module has one achievement id, whether its credential or the composite comes first', async () => {
    const [module] = modules;
    if (!module) throw new Error('no module');
    const code = module.specification.code;
    const idIn = (answer: Answer) =>
      answer.json.components.find(({ unitCode }: { unitCode: string }) => unitCode === code).achievementId;

    const moduleFirst = await send(module);
    const compositeAfter = await send(microdegree);
    expect([moduleFirst.status, compositeAfter.status]).toEqual([201, 201]);
    expect(idIn(compositeAfter)).toBe(moduleFirst.json.achievementId);
    const [edc] = await documents('dijleland', compositeAfter);
    expect(JSON.stringify(edc)).toContain(moduleFirst.json.achievementId);

    const other = { learner: LEARNERS.zofia };
    const compositeFirst = await send(microdegree, { ...other, awardId: 'HD-2026-000510' });
    const moduleAfter = await send(module, { ...other, awardId: 'HD-2026-000511' });
    expect([compositeFirst.status, moduleAfter.status]).toEqual([201, 201]);
    expect(moduleAfter.json.achievementId).toBe(idIn(compositeFirst));
    expect(moduleAfter.json.achievementId).not.toBe(moduleFirst.json.achievementId);
  });

  it('an achievement id that contradicts the one on record is refused', async () => {
    const given = { achievementId: 'urn:uuid:11111111-1111-4111-8111-111111111111' };
    const [, module] = modules;
    if (!module) throw new Error('no module');
    const refused = await send(module, { awardId: 'HD-2026-000512', ...given });
    expect(refused.status).toBe(409);
    const unit = `offering:${module.specification.code}`;
    expect(refused.json).toMatchObject({ code: 'ACHIEVEMENT_CONFLICT', pointer: '/achievementId', params: { unit } });
    const same = await send(module, { awardId: 'HD-2026-000512', achievementId: refused.json.params.known });
    expect([same.status, same.json.achievementId]).toEqual([201, refused.json.params.known]);
  });
});

describe('asking for a later answer', () => {
  const later = { prefer: 'respond-async' };
  const deliver = async (...bodies: object[]) => {
    const messages = bodies.map((body, position) => ({ id: `m${position}`, timestamp: Date.now(), attempts: 1, body }));
    const batch = createMessageBatch('sigillum-issuing', messages);
    const context = createExecutionContext();
    await worker.queue(batch, env);
    return getQueueResult(batch, context);
  };

  it('202 after reserve; the queue seals, also when a message comes twice and out of order', async () => {
    const awards = ['LATER-1', 'LATER-2'].map((awardId) => ({
      awardId,
      learner: { ...LEARNERS.lotte, reference: awardId },
    }));
    const reserved = await Promise.all(awards.map((award) => send(attendance, award, later)));
    const ids = reserved.map(({ status, headers, json }) => {
      expect([status, headers.get('preference-applied'), json.progress]).toEqual([202, 'respond-async', 'reserved']);
      return json.id as string;
    });
    const early = await call('GET', reserved[0]?.json.documents[0].href);
    expect([early.status, early.json.code]).toEqual([409, 'DOCUMENT_NOT_SEALED']);

    const message = (credentialId: string | undefined) => ({ institutionId: 'dijleland', credentialId });
    const delivered = await deliver(message(ids[1]), message(ids[0]), message(ids[1]));
    expect([delivered.explicitAcks, delivered.retryMessages]).toEqual([['m0', 'm1', 'm2'], []]);
    const sealed = await Promise.all(reserved.map(({ headers }) => call('GET', headers.get('location') ?? '')));
    await deliver(message(ids[0]));
    for (const [position, answer] of sealed.entries()) {
      expect(answer.json).toMatchObject({
        id: ids[position],
        progress: 'sealed',
        status: reserved[position]?.json.status,
      });
      await documents('dijleland', answer);
      const again = await call('GET', reserved[position]?.headers.get('location') ?? '');
      expect(again.text).toBe(answer.text);
      expect(answer.json.history.map(({ to }: { to: string }) => to)).toEqual(['reserved', 'sealed']);
    }
    // Once sealed there is nothing left to wait for.
    expect((await send(attendance, awards[0], later)).status).toBe(201);
  });

  it('a message nobody can act on is sent back, and at last to the dead-letter queue', async () => {
    const lost = await deliver({ institutionId: 'dijleland', credentialId: 'urn:credential:none' });
    expect(lost.explicitAcks).toEqual([]);
    expect(lost.retryMessages).toMatchObject([{ msgId: 'm0' }]);
  });
});

describe('reading what was issued', () => {
  const list = async (query = '') => (await call('GET', api('dijleland', `/credentials${query}`))).json;
  const awardsIn = async (query: string) =>
    (await list(query)).credentials.map(({ award }: { award: string }) => award);

  it('pages go through every credential once, newest first', async () => {
    const { credentials: all, next } = await list();
    expect([all.length, next]).toEqual([9, null]);
    const seen: unknown[] = [];
    let cursor = '';
    do {
      const page = await list(`?limit=3${cursor && `&cursor=${cursor}`}`);
      seen.push(...page.credentials);
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(all);
    const moments = all.map(({ issuedAt }: { issuedAt: string }) => issuedAt);
    expect(moments).toEqual(moments.toSorted().toReversed());
  });

  it('every filter keeps what it names', async () => {
    expect(await awardsIn('?award=HD-2026-000410')).toEqual(['HD-2026-000410']);
    expect((await awardsIn('?offering=HIF')).toSorted()).toEqual(['HD-2026-000410', 'HD-2026-000510']);
    expect(await awardsIn(`?learner=${LEARNERS.jef.reference}`)).toEqual(['HD-2026-000303']);
    expect(await awardsIn('?progress=reserved')).toEqual([]);
    expect((await awardsIn('?progress=sealed&validity=active')).length).toBe(9);
    expect(await awardsIn('?validity=revoked')).toEqual([]);
    const { issuedAt } = (await list('?award=HD-2026-000410')).credentials[0];
    const moment = encodeURIComponent(issuedAt);
    expect(await awardsIn(`?issuedFrom=${moment}&issuedTo=${moment}`)).toContain('HD-2026-000410');
    expect(await awardsIn('?issuedTo=2020-01-01T00:00:00Z')).toEqual([]);
    expect(await awardsIn('?issuedFrom=2100-01-01T00:00:00%2B01:00')).toEqual([]);
  });

  it.each([
    ['?validity=gone', 'validity'],
    ['?limit=0', 'limit'],
    ['?limit=201', 'limit'],
    ['?issuedFrom=yesterday', 'issuedFrom'],
    ['?cursor=e30', 'cursor'],
    ['?learners=x', 'learners'],
    ['?limit=2&limit=3', 'limit'],
    ['?limit=2&%6cimit=2', 'limit'],
    ['?award=a&award=a', 'award'],
    ['?learners=x&learners=y', 'learners'],
  ])('%s is refused, and the parameter named', async (query, name) => {
    const refused = await list(query);
    expect(refused).toMatchObject({ status: 400, code: 'QUERY_NOT_VALID' });
    expect(refused.errors[0].pointer.replace('/', '')).toBe(name);
  });

  it('a download says what it is, under which name, with which digest, and that it is private', async () => {
    const [{ href }] = (await list('?award=HD-2026-000777')).credentials;
    const credential = (await call('GET', href)).json;
    const uuid = credential.id.replace('urn:credential:', '');
    for (const [form, mediaType, suffix] of [
      ['edc', 'application/jose+json', 'jsonld'],
      ['vc-ecdsa', 'application/vc', 'json'],
      ['vc-eddsa', 'application/vc', 'json'],
    ]) {
      const document = credential.documents.find((candidate: { form: string }) => candidate.form === form);
      const file = await call('GET', document.href);
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(file.text));
      expect(Object.fromEntries(file.headers)).toMatchObject({
        'content-type': mediaType,
        'content-disposition': `attachment; filename="${uuid}.${form}.${suffix}"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
        etag: `"${new Uint8Array(digest).toHex()}"`,
      });
      expect(document.sha256).toBe(new Uint8Array(digest).toHex());
    }
    expect((await call('GET', `${href}/documents/pdf`)).json.code).toBe('NOT_FOUND');
  });
});

it('an award of a learner who has it already is refused; the same learner’s next attempt is another achievement', async () => {
  const second = awardOf(mediator.specification, 'US-2026-000124', LEARNERS.noor, '2026-06-26');
  const refused = await call('POST', api('scheldeland', '/awards'), { body: second });
  const [first] = (await call('GET', api('scheldeland', '/credentials?award=US-2026-000123'))).json.credentials;
  expect(refused.json).toMatchObject({
    code: 'ALREADY_ISSUED',
    params: { credentialId: first.id, awardId: 'US-2026-000123' },
  });
  const next = await call('POST', api('scheldeland', '/awards'), { body: { ...second, attempt: 2 } });
  expect(next.status, next.text).toBe(201);
  expect(next.json.achievementId).not.toBe((await call('GET', first.href)).json.achievementId);
});
