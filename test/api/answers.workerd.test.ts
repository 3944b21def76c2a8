import { beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_AWARD, EXAMPLE_INSTITUTION, EXAMPLE_SPECIFICATION } from '../../src/api/examples.ts';
import { OPERATIONS, SERVICE_OPERATIONS } from '../../src/api/index.ts';
import { BODY_LIMIT } from '../../src/api/json-body.ts';
import { problemsOf } from '../../src/api/openapi.ts';
import { addressOf } from '../../src/api/route.ts';
import {
  EXAMPLE_ANCHOR,
  EXAMPLE_DID_REGISTRY,
  EXAMPLE_REGISTERED_INSTITUTION,
  EXAMPLE_TRUST_FILE,
} from '../../src/api/trust-examples.ts';
import { type Use, walkThrough } from '../support/recognition/walk.ts';
import { type Answer, api, call, OPERATOR_TOKEN, provision } from '../support/service.ts';
import { trustedList } from '../support/trusted-list.ts';
import { undescribed } from '../support/undescribed.ts';

const { slug } = EXAMPLE_INSTITUTION;
const EVERY_OPERATION = [...OPERATIONS, ...SERVICE_OPERATIONS];
const seen = new Map<string, Answer>();
/** Parameters a query cannot do without. */
const NEEDED: Readonly<Record<string, readonly string[]>> = {
  readLedger: ['learner=x'],
  readStatistics: ['from=2026-09-01', 'to=2026-09-30'],
  exportDecisions: ['from=2026-09-01', 'to=2026-09-30'],
};
/** Of an applicant. */
let session = '';

const operation = (id: string) => {
  const found = EVERY_OPERATION.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`no operation ${id}`);
  return found;
};

const addressFor = (id: string, parameters: Record<string, string>): string =>
  addressOf(operation(id)).replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(parameters[name] ?? (name === 'institution' ? slug : 'x')),
  );

/** Calls an operation; what a path needs comes by name. */
const use: Use = (id, parameters = {}, { query, ...options } = {}) =>
  call(operation(id).method.toUpperCase(), addressFor(id, parameters) + (query ? `?${query}` : ''), options);

const record: Use = async (id, parameters, options) => {
  const answer = await use(id, parameters, options);
  seen.set(id, answer);
  return answer;
};

beforeAll(async () => {
  await provision(EXAMPLE_INSTITUTION, []);
  const { code, version } = EXAMPLE_SPECIFICATION;
  await record('putInstitution', {}, { body: EXAMPLE_INSTITUTION });
  await record('readInstitution');
  await record('checkOffering', {}, { body: { ...EXAMPLE_SPECIFICATION, eqf: undefined } });
  await record('createOffering', {}, { body: EXAMPLE_SPECIFICATION });
  await record('addOfferingVersion', { code }, { body: { ...EXAMPLE_SPECIFICATION, version: '2026-2027' } });
  await record('listOfferings');
  await record('readOfferingVersion', { code, version });
  await record('checkAward', {}, { body: EXAMPLE_AWARD });
  const { json } = await record('issueAward', {}, { body: EXAMPLE_AWARD });
  await record('listCredentials');
  await record('readCredential', { id: json.id });
  const { text } = await record('downloadDocument', { id: json.id, form: 'edc' });
  await record('verify', {}, { raw: text, token: null });
  session = await walkThrough(record, text);
  await record('changeStatus', { id: json.id }, { body: { action: 'suspend', reason: 'under_investigation' } });
  await record('addSigningKey', {}, { body: { role: 'proof-p256', keyId: 'proof-next' } });
  await record('listSigningKeys');
  await record('retireSigningKey', { keyId: 'proof-next' });
  await record('reportCompromise', { keyId: 'proof-next' }, { body: { since: '2026-06-26T10:00:00Z' } });
  const made = await record('makeApiKey', {}, { body: { name: 'x', actions: ['audit:read'] } });
  await record('listApiKeys');
  await record('revokeApiKey', { keyId: made.json.keyId });
  await record('readAudit');
  await record('checkAudit');
  const { id: trusted } = EXAMPLE_REGISTERED_INSTITUTION;
  await record('putTrustedInstitution', { trusted }, { body: EXAMPLE_REGISTERED_INSTITUTION });
  await record('readTrustedInstitution', { trusted });
  const { sha256 } = (await record('addTrustAnchor', {}, { body: EXAMPLE_ANCHOR })).json;
  await record('putDidRegistry', { registry: 'consortium' }, { body: EXAMPLE_DID_REGISTRY });
  await record('loadTrustedList', {}, trustedList(7));
  await record('readTrust');
  await record('readTrustHistory');
  await record('exportTrust');
  await record('importTrust', {}, { body: EXAMPLE_TRUST_FILE });
  await record('removeTrustedInstitution', { trusted });
  await record('removeTrustAnchor', { sha256 });
  await record('removeDidRegistry', { registry: 'consortium' });
  await record('removeTrustedList', { territory: 'BE' });
});

describe('every operation answers what the reference says', () => {
  it.each(EVERY_OPERATION.map(({ id }) => id))('%s', (id) => {
    const answer = seen.get(id);
    const described = operation(id).responses[answer?.status ?? 0];
    expect(described, `${answer?.status} ${answer?.text.slice(0, 500)}`).toBeDefined();
    if (described?.schema) expect(undescribed(described.schema, answer?.json)).toEqual([]);
    else if (!described?.mediaTypes) expect(answer?.text).toBe('');
    if (described?.mediaTypes)
      expect(described.mediaTypes).toContain(answer?.headers.get('content-type')?.split(';')[0]);
    for (const name of Object.keys(described?.headers ?? {})) expect(answer?.headers.get(name), name).toMatch(/\S/);
  });

  it('a field that nobody described would be noticed', () => {
    const schema = operation('readInstitution').responses[200]?.schema ?? null;
    const answer = seen.get('readInstitution')?.json;
    expect(undescribed(schema, { ...answer, surplus: 1 })).toEqual(['/surplus: not described']);
    expect(undescribed(schema, { institution: answer.institution })).toHaveLength(1);
  });
});

describe('every operation refuses as the reference says', () => {
  const WITH_BODY = EVERY_OPERATION.filter(({ body }) => body !== undefined);
  const APPLICANTS = new Set(SERVICE_OPERATIONS.filter(({ access }) => access === 'applicant').map(({ id }) => id));
  const parameters = { code: EXAMPLE_SPECIFICATION.code };

  it.each(WITH_BODY.map(({ id }) => id))('%s: a body with every field wrong', async (id) => {
    const described = operation(id);
    const limit = described.limit ?? BODY_LIMIT;
    const token = APPLICANTS.has(id) ? session : OPERATOR_TOKEN;
    const keyed = 'action' in described || described.access === 'operator';
    for (const [options, code] of [
      [{ body: { surplus: 1 } }, 'BODY_NOT_VALID'],
      [{ raw: '' }, 'BODY_MISSING'],
      [{ raw: '{"a":1,"a":2}' }, 'BODY_MALFORMED'],
      [{ body: {}, headers: { 'content-type': 'text/plain' } }, 'BODY_TYPE'],
      [{ raw: `"${'x'.repeat(limit)}"` }, 'BODY_TOO_LARGE'],
      ...(keyed ? [[{ body: {}, headers: { 'on-behalf-of': '<an>' } }, 'HEADER_NOT_VALID'] as const] : []),
    ] as const) {
      const { json } = await use(id, parameters, { ...options, token });
      expect(json.code).toBe(code);
      expect(problemsOf(operation(id))).toContain(code);
    }
  });

  it.each(EVERY_OPERATION.filter(({ query }) => query !== undefined).map(({ id }) => id))(
    '%s: an unknown query',
    async (id) => {
      const token = APPLICANTS.has(id) ? session : OPERATOR_TOKEN;
      const { json } = await use(id, {}, { query: [...(NEEDED[id] ?? []), 'surplus=1'].join('&'), token });
      expect(json).toMatchObject({ code: 'QUERY_NOT_VALID', errors: [{ pointer: '/surplus' }] });
      expect(problemsOf(operation(id))).toContain('QUERY_NOT_VALID');
    },
  );

  it('in Dutch, in every part a person reads', async () => {
    const dutch = { 'accept-language': 'nl-BE,nl;q=0.9,en;q=0.5' };
    const fields = await use('issueAward', {}, { body: { awardId: 1 }, headers: dutch });
    expect(fields.headers.get('content-language')).toBe('nl');
    expect(fields.json.title).toBe('Velden kloppen niet');
    expect(fields.json.errors).toContainEqual({ pointer: '/awardId', accepted: 'een tekst' });
    const twice = await use('issueAward', {}, { raw: '{"a":1,"a":2}', headers: dutch });
    expect(twice.json.detail).toContain('twee velden met dezelfde naam');
    const person = await use('readInstitution', {}, { headers: { ...dutch, 'on-behalf-of': '<an>' } });
    expect(person.json.detail).toContain('letters, cijfers');
    const cursor = await call('GET', api(slug, '/credentials?cursor=!'), { headers: dutch });
    expect(cursor.json.errors[0].accepted).toContain('vorige pagina');
  });
});
