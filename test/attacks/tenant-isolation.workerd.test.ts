import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { ACTIONS } from '../../src/api/actions.ts';
import { OPERATIONS, SERVICE_OPERATIONS } from '../../src/api/index.ts';
import {
  EXAMPLE_CASE,
  EXAMPLE_OFFICER,
  EXAMPLE_POLICY,
  EXAMPLE_PRECEDENT,
  EXAMPLE_UNIT,
} from '../../src/api/recognition/examples.ts';
import { actionsOf } from '../../src/api/route.ts';
import { importMasterKey } from '../../src/credential/keys/master-key.ts';
import { unwrapPrivateKey } from '../../src/credential/keys/wrap.ts';
import { awardOf, LEARNERS, SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { dijleland, scheldeland } from '../../src/local/invented/institutions.ts';
import { EXAMPLE_CREDENTIAL, VC_API_OPERATIONS } from '../../src/wallets/vc-api/reference.ts';
import { everyRow, rowCounts, rows, run } from '../support/record-book.ts';
import {
  type Answer,
  api,
  apiKey,
  type CallOptions,
  call,
  OPERATOR_TOKEN,
  provision,
  sealKey,
} from '../support/service.ts';

/** A and B use one service. Every route is asked, from the one table of routes: a new one is walked without a change. */
const A = 'scheldeland';
const B = 'dijleland';
const { specification, award } = SCENARIO_CASES.environmentalMediator();
const ours = { ...specification, languages: ['nl' as const], code: 'ONLY-A', version: 'only-a-1' };

/** Ids that exist in A, and ids of the same shape that exist nowhere. */
const known: Record<string, string> = {};
const unknown: Record<string, string> = {
  credential: 'urn:credential:00000000-0000-4000-8000-000000000000',
  offering: 'NOBODYS',
  version: '1999',
  'signing-key': 'nobodys-key',
  'api-key': 'key-00000000',
  form: 'edc',
  unit: 'NOT-A-UNIT',
  year: '2030-2031',
  policy: 'nobodys-policy',
  'policy-version': 'nobodys-version',
  precedent: 'nobodys-precedent',
  person: 'nobody.at.all',
  case: '00000000-0000-4000-8000-000000000001',
  evidence: '00000000-0000-4000-8000-000000000002',
  item: '00000000-0000-4000-8000-000000000003',
};
/** A member of staff of both, with every role: what B may not know, it may not know through any person. */
const AN = { 'on-behalf-of': 'an.janssens' };
const LEARNER_OF_A = EXAMPLE_CASE.applicant.reference;
/** A puts somebody here that B does not have. */
const ONLY_A = 'only.a';
let tokenA = '';
let tokenB = '';
let privateKeys: string[] = [];
const answers: Answer[] = [];

/** A call whose answer is kept, to be searched at the end. */
async function ask(method: string, path: string, options: CallOptions): Promise<Answer> {
  const answer = await call(method, path, options);
  answers.push(answer);
  return answer;
}

beforeAll(async () => {
  await provision(scheldeland(), [ours]);
  await provision(dijleland(), [], 'RS256');
  privateKeys = [(await sealKey(scheldeland(), 'ES256', 'only-a')).privateKey];
  const made = await call('POST', api(A, '/api-keys'), { body: { name: 'A', actions: ['*'] } });
  tokenA = made.json.token;
  tokenB = await apiKey(B, ['*']);
  const issued = await ask('POST', api(A, '/awards'), {
    token: tokenA,
    body: awardOf(ours, award.awardId, LEARNERS.noor, award.awardedOn),
  });
  expect(issued.status, issued.text).toBe(201);
  Object.assign(known, {
    credential: issued.json.id,
    offering: ours.code,
    version: ours.version,
    'signing-key': 'only-a',
    'api-key': made.json.keyId,
    form: 'edc',
    ...(await recognitionOfA(issued.json.id)),
  });
  await call('PUT', api(B, '/recognition/officers/an.janssens'), { body: EXAMPLE_OFFICER, token: tokenB });
});

/** Rules, a case and its documents of A, by the names that stand in paths. */
async function recognitionOfA(credentialId: string): Promise<Record<string, string>> {
  const use = async (method: string, path: string, options: CallOptions) => {
    const answer = await ask(method, api(A, `/recognition${path}`), { token: tokenA, headers: AN, ...options });
    expect(answer.status, answer.text).toBeLessThan(300);
    return answer.json;
  };
  const { code, academicYear } = EXAMPLE_UNIT;
  for (const person of [AN['on-behalf-of'], ONLY_A]) await use('PUT', `/officers/${person}`, { body: EXAMPLE_OFFICER });
  await use('PUT', `/units/${code}/${academicYear}`, { body: EXAMPLE_UNIT });
  await use('PUT', `/policies/${EXAMPLE_POLICY.id}/${EXAMPLE_POLICY.version}`, { body: EXAMPLE_POLICY });
  await use('PUT', `/precedents/${EXAMPLE_PRECEDENT.id}`, { body: EXAMPLE_PRECEDENT });
  const { id } = await use('POST', '/cases', { body: EXAMPLE_CASE });
  const document = await ask('GET', api(A, `/credentials/${credentialId}/documents/edc`), { token: tokenA });
  const file = await use('POST', `/cases/${id}/evidence`, { raw: document.text });
  const { portfolio } = await use('POST', `/cases/${id}/portfolio`, { raw: 'a portfolio' });
  return {
    unit: code,
    year: academicYear,
    policy: EXAMPLE_POLICY.id,
    'policy-version': EXAMPLE_POLICY.version,
    precedent: EXAMPLE_PRECEDENT.id,
    person: ONLY_A,
    case: id,
    evidence: file.evidence[0].id,
    item: portfolio[0].id,
  };
}

/** What a path parameter stands for; a new one has to be told here. */
function kindOf(path: string, parameter: string): string {
  if (parameter === 'keyId') return path.startsWith('/api-keys') ? 'api-key' : 'signing-key';
  const kind = {
    id: 'credential',
    code: 'offering',
    version: 'version',
    form: 'form',
    unit: 'unit',
    academicYear: 'year',
    policy: 'policy',
    policyVersion: 'policy-version',
    precedent: 'precedent',
    person: 'person',
    case: 'case',
    evidence: 'evidence',
    item: 'item',
  }[parameter];
  if (!kind) throw new Error(`{${parameter}} in ${path}: which id is that?`);
  return kind;
}

/** The request of an operation with these ids in its path, and in its body where that names one. */
function requestOf({ method, path, example, body, upload }: (typeof OPERATIONS)[number], ids: Record<string, string>) {
  const filled = path.replace(/\{(\w+)\}/g, (_, parameter) => encodeURIComponent(ids[kindOf(path, parameter)] ?? ''));
  if (body && path.includes('{') && example === undefined) throw new Error(`${method} ${path} shows no example body`);
  const told = path.includes('{code}') ? { ...(example as object), code: ids.offering } : example;
  const sent: CallOptions = upload ? { raw: 'a file' } : body ? { body: told ?? {} } : {};
  return { method: method.toUpperCase(), path: filled, options: { ...sent, headers: AN } };
}

/** What a caller can tell answers apart by, with the ids it named itself taken out. */
function shown(answer: Answer, ids: Record<string, string>, institution: string): unknown {
  let text = answer.text;
  for (const id of [...Object.values(ids), institution]) text = text.replaceAll(id, 'ID');
  return { status: answer.status, headers: Object.fromEntries(answer.headers), text };
}

/** What names in its address what it makes: whoever calls makes their own. */
const MAKES = new Set(['putUnit', 'putPolicy', 'putPrecedent', 'putOfficer']);
const withIds = OPERATIONS.filter(({ id, path }) => path.includes('{') && !MAKES.has(id));
const title = ({ method, path }: { method: string; path: string }) => `${method.toUpperCase()} ${path || '/'}`;

describe('another institution’s ids look exactly like unknown ones', () => {
  it.each(withIds.map((operation) => [title(operation), operation] as const))(
    '%s in B’s own name',
    async (_, operation) => {
      const asked = async (ids: Record<string, string>) => {
        const { method, path, options } = requestOf(operation, ids);
        return ask(method, api(B, path), { token: tokenB, ...options });
      };
      const [theirs, nobodys] = [await asked(known), await asked(unknown)];
      expect(theirs.status, theirs.text).toBe(404);
      expect(shown(theirs, known, B)).toEqual(shown(nobodys, unknown, B));
    },
  );

  it.each(OPERATIONS.map((operation) => [title(operation), operation] as const))(
    '%s in A’s name',
    async (_, operation) => {
      const asked = async (institution: string, ids: Record<string, string>) => {
        const { method, path, options } = requestOf(operation, ids);
        return ask(method, api(institution, path), { token: tokenB, ...options });
      };
      const [theirs, nobodys] = [await asked(A, known), await asked('nobody-at-all', unknown)];
      expect([theirs.status, theirs.json.code]).toEqual([404, 'INSTITUTION_UNKNOWN']);
      expect(shown(theirs, known, A)).toEqual(shown(nobodys, unknown, 'nobody-at-all'));
    },
  );

  it('ids in a body: an offering, a credential to replace, a successor', async () => {
    const sent = (more: object) => ask('POST', api(B, '/awards'), { token: tokenB, body: { ...award, ...more } });
    const offering = (ids: Record<string, string>) =>
      sent({ offering: { code: ids.offering, version: ids.version } }).then((answer) => shown(answer, ids, B));
    expect(await offering(known)).toEqual(await offering(unknown));

    const own = { ...SCENARIO_CASES.attendance().specification, languages: ['nl' as const] };
    await call('POST', api(B, '/offerings'), { body: own });
    const mine = awardOf(own, 'B-1', LEARNERS.noor, '2026-05-20');
    const replaces = (ids: Record<string, string>) =>
      ask('POST', api(B, '/awards'), { token: tokenB, body: { ...mine, replaces: ids.credential } });
    expect((await replaces(known)).json.code).toBe('REPLACED_UNKNOWN');
    expect(shown(await replaces(known), known, B)).toEqual(shown(await replaces(unknown), unknown, B));

    const issued = await ask('POST', api(B, '/awards'), { token: tokenB, body: mine });
    expect(issued.status, issued.text).toBe(201);
    const supersede = (ids: Record<string, string>) =>
      ask('POST', api(B, `/credentials/${issued.json.id}/status`), {
        token: tokenB,
        body: { action: 'supersede', reason: 'superseded', supersededBy: ids.credential },
      });
    expect(shown(await supersede(known), known, B)).toEqual(shown(await supersede(unknown), unknown, B));
  });

  it('lists hold one’s own only', async () => {
    const recognition = ['units', 'policies', 'precedents', 'officers', 'cases', `ledger?learner=${LEARNER_OF_A}`];
    for (const path of [
      '/credentials',
      '/offerings',
      '/keys',
      '/api-keys',
      '/audit?limit=500',
      ...recognition.map((list) => `/recognition/${list}`),
    ]) {
      const { text, status } = await ask('GET', api(B, path), { token: tokenB });
      expect(status, path).toBe(200);
      for (const [kind, id] of Object.entries(known)) if (kind !== 'form') expect(text, kind).not.toContain(id);
      expect(text).not.toContain(A);
    }
  });

  it('and A’s own record is as it was', async () => {
    const [credential] = await rows(
      'SELECT validity, superseded_by FROM credential WHERE credential_id = ?',
      known.credential ?? '',
    );
    expect(credential).toEqual({ validity: 'active', superseded_by: null });
    const mine = await ask('GET', api(A, `/credentials/${known.credential}`), { token: tokenA });
    expect(mine.json).toMatchObject({ id: known.credential, validity: 'active' });
  });
});

describe('the VC-API, whose addresses name no institution', () => {
  const needing = VC_API_OPERATIONS.filter(({ needs }) => needs !== null);

  it('acts for the institution of the key alone: B issues as B, and A’s ids look exactly like unknown ones', async () => {
    expect(needing.map(({ id }) => id)).toEqual(['vcApiIssue', 'vcApiStatus']);
    const send = (id: string, body: unknown, token: string) => {
      const path = VC_API_OPERATIONS.find((operation) => operation.id === id)?.path ?? '';
      return ask('POST', path, { body, token });
    };
    const credentialStatus = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' };
    const body = { credential: EXAMPLE_CREDENTIAL, options: { credentialStatus } };
    const ofA = await send('vcApiIssue', body, tokenA);
    expect(ofA.json.verifiableCredential.issuer).toContain(A);
    const change = async (credentialId: string) => {
      const { status, text } = await send('vcApiStatus', { credentialId, credentialStatus }, tokenB);
      return [status, text.replaceAll(credentialId, 'ID')];
    };
    const unknownId = 'urn:uuid:00000000-0000-4000-8000-00000000ffff';
    expect(await change(EXAMPLE_CREDENTIAL.id)).toEqual(await change(unknownId));
    expect((await change(EXAMPLE_CREDENTIAL.id))[0]).toBe(404);
    const asA = { credential: { ...EXAMPLE_CREDENTIAL, issuer: ofA.json.verifiableCredential.issuer } };
    expect((await send('vcApiIssue', asA, tokenB)).json.code).toBe('VC_ISSUER_MISMATCH');
    const ofB = await send('vcApiIssue', body, tokenB);
    expect(ofB.json.verifiableCredential.issuer).toContain(B);
    const [row] = await rows('SELECT validity FROM supplied_credential WHERE institution_id = ?', A);
    expect(row).toEqual({ validity: 'active' });
  });
});

describe('who may call', () => {
  const everywhere = (options: CallOptions) =>
    Promise.all(
      OPERATIONS.map(async (operation) => {
        const { method, path, options: body } = requestOf(operation, known);
        const headers = { ...body.headers, ...options.headers };
        return [title(operation), await ask(method, api(A, path), { ...body, ...options, headers })] as const;
      }),
    );

  it.each<[what: string, options: CallOptions]>([
    ['no key', { token: null }],
    ['a key nobody has', { token: `sgl_${'x'.repeat(43)}` }],
    ['the operator’s key with a letter changed', { token: OPERATOR_TOKEN.replace('0', '1') }],
    ['another scheme', { token: null, headers: { authorization: `Basic ${btoa(`x:${OPERATOR_TOKEN}`)}` } }],
    [
      'the key in another place',
      { token: null, headers: { 'x-api-key': OPERATOR_TOKEN, cookie: `token=${OPERATOR_TOKEN}` } },
    ],
  ])('%s: 401 everywhere, and nothing more is said', async (_, options) => {
    const before = await rowCounts();
    for (const [operation, answer] of await everywhere(options)) {
      expect([answer.status, answer.json.code], operation).toEqual([401, 'AUTHENTICATION_REQUIRED']);
      expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="sigillum"');
      expect(answer.json.params).toBeUndefined();
    }
    expect(await rowCounts()).toEqual(before);
  });

  it('a revoked and an expired key: 401 everywhere', async () => {
    const expired = await apiKey(A, ['*'], { expiresAt: new Date(Date.now() - 1000).toISOString() });
    const { keyId, token } = (await call('POST', api(A, '/api-keys'), { body: { name: 'short', actions: ['*'] } }))
      .json;
    expect((await call('GET', api(A), { token })).status).toBe(200);
    expect((await call('DELETE', api(A, `/api-keys/${keyId}`), { token })).status).toBe(204);
    for (const dead of [expired, token])
      for (const [operation, { status }] of await everywhere({ token: dead })) expect(status, operation).toBe(401);
  });

  it.each(OPERATIONS.map((operation) => [title(operation), operation] as const))(
    '%s asks for its action and no other',
    async (_, operation) => {
      const own = actionsOf(operation);
      const others = ACTIONS.filter((action) => action !== '*' && !own.includes(action));
      const { method, path, options } = requestOf(operation, unknown);
      const before = await rowCounts();
      const refused = await ask(method, api(A, path), { ...options, token: await apiKey(A, others) });
      expect([refused.status, refused.json.code]).toEqual([403, 'ACTION_NOT_ALLOWED']);
      expect(refused.json.params).toEqual({ action: own.join(', ') });
      const { api_key: _keys, audit: _audit, ...rest } = await rowCounts();
      expect(before).toMatchObject(rest);
      for (const action of own) {
        const allowed = await ask(method, api(A, path), { ...options, token: await apiKey(A, [action]) });
        expect([401, 403]).not.toContain(operation.path === '/api-keys' && method === 'POST' ? 0 : allowed.status);
      }
    },
  );

  it('a key passes on only what it holds, and nobody makes an operator', async () => {
    const clerk = await apiKey(A, ['api-keys:write', 'credentials:read']);
    const make = (actions: string[], institution = A) =>
      ask('POST', api(institution, '/api-keys'), { token: clerk, body: { name: 'more', actions } });
    const before = await rowCounts();
    for (const actions of [['*'], ['keys:write'], ['credentials:read', 'credentials:status']])
      expect((await make(actions)).json).toMatchObject({
        status: 403,
        code: 'ACTION_NOT_ALLOWED',
        pointer: '/actions',
      });
    for (const institution of ['*', '%2A', B]) expect((await make(['credentials:read'], institution)).status).toBe(404);
    expect(await rowCounts()).toEqual(before);
    expect((await make(['credentials:read'])).status).toBe(201);
    expect(await rows("SELECT 1 FROM api_key WHERE institution_id = '*'")).toEqual([]);
  });

  it('a key that ends makes none that outlives it', async () => {
    const ends = new Date(Date.now() + 3_600_000).toISOString();
    const later = new Date(Date.now() + 7_200_000).toISOString();
    const clerk = await apiKey(A, ['api-keys:write'], { expiresAt: ends });
    const make = (more: object) =>
      ask('POST', api(A, '/api-keys'), { token: clerk, body: { name: 'more', actions: ['api-keys:write'], ...more } });
    for (const more of [{}, { expiresAt: later }])
      expect((await make(more)).json).toMatchObject({ code: 'BODY_NOT_VALID', errors: [{ pointer: '/expiresAt' }] });
    expect((await make({ expiresAt: ends })).status).toBe(201);
  });

  it('only the operator makes an institution', async () => {
    const body = { ...scheldeland(), slug: 'newcomer' };
    expect((await ask('PUT', api('newcomer'), { body, token: tokenA })).json.code).toBe('INSTITUTION_UNKNOWN');
    expect((await ask('PUT', api(A), { body, token: tokenA })).json).toMatchObject({
      code: 'SLUG_MISMATCH',
      pointer: '/slug',
    });
    expect((await ask('PUT', api('newcomer'), { body })).status).toBe(201);
  });

  it('only the operator changes who an institution is; the rest of its record is its own', async () => {
    const clerk = await apiKey(A, ['institution:write']);
    const record = (await ask('GET', api(A), {})).json.institution;
    const put = (more: object, token?: string) =>
      ask('PUT', api(A), { body: { ...record, ...more }, ...(token === undefined ? {} : { token }) });
    const vat = { notation: 'BE0999000404', country: 'BEL' };
    const { identifiers } = record;
    for (const [pointer, more] of [
      ['/legalName', { legalName: { nl: 'KU Leuven', en: 'KU Leuven' } }],
      ['/legalName', { legalName: { ...record.legalName, fr: 'KU Leuven' } }],
      ['/identifiers/eidas', { identifiers: { ...identifiers, eidas: { ...identifiers.eidas, country: 'NLD' } } }],
      ['/identifiers/eidas', { identifiers: { ...identifiers, eidas: vat } }],
      ['/identifiers/vat', { identifiers: { ...identifiers, vat } }],
      ['/identifiers/ror', { identifiers: { ...identifiers, ror: '05f950310' } }],
    ] as const)
      for (const token of [clerk, tokenA])
        expect((await put(more, token)).json, pointer).toMatchObject({ status: 403, code: 'OPERATOR_ONLY', pointer });
    expect((await ask('GET', api(A), {})).json.institution).toEqual(record);
    // Written in another order, it is the same name.
    const turned = Object.fromEntries(Object.entries(record.legalName as object).toReversed());
    const altName = { nl: 'Korte naam' };
    expect((await put({ altName, legalName: turned }, clerk)).status).toBe(200);
    expect((await put({ identifiers: { ...identifiers, vat } })).status).toBe(200);
    expect((await put({}, clerk)).json).toMatchObject({ code: 'OPERATOR_ONLY', pointer: '/identifiers/vat' });
    expect((await put({})).status).toBe(200);
  });

  it('the audit names the key, and the person it acts for', async () => {
    const body = { name: 'on behalf', actions: ['audit:read'] };
    const byPerson = { token: tokenA, headers: { 'on-behalf-of': 'an.janssens@scheldeland.example' } };
    const made = await ask('POST', api(A, '/api-keys'), { ...byPerson, body });
    const byOperator = await ask('POST', api(A, '/api-keys'), { body });
    const audit = (await ask('GET', api(A, '/audit?limit=500'), { token: tokenA })).json.rows;
    const of = (id: string) => audit.find(({ objectId }: { objectId: string }) => objectId === id);
    expect(of(made.json.keyId)).toMatchObject({
      keyId: known['api-key'],
      onBehalfOf: 'an.janssens@scheldeland.example',
    });
    expect(of(byOperator.json.keyId)).toMatchObject({ keyId: 'operator/first', onBehalfOf: null });
    for (const person of ['', 'two words', 'x'.repeat(121), '<b>', "a'; --"])
      expect(
        (await ask('POST', api(A, '/api-keys'), { ...byPerson, headers: { 'on-behalf-of': person }, body })).json,
      ).toMatchObject({
        status: 400,
        code: 'HEADER_NOT_VALID',
      });
  });
});

describe('operations of the service as a whole', () => {
  const guarded = SERVICE_OPERATIONS.filter(({ access }) => access === 'operator');
  /** What can be changed here concerns every institution, so that not even asking leaves a trace. */
  const everyOne = (options: CallOptions) =>
    Promise.all(
      guarded.map(async (operation) => {
        const path = operation.path.replace(/\{\w+\}/g, 'x');
        const body = operation.file
          ? { raw: '<list/>', headers: { 'content-type': operation.file.mediaTypes[0] } }
          : operation.body
            ? { body: operation.example }
            : {};
        return [title(operation), await ask(operation.method.toUpperCase(), path, { ...body, ...options })] as const;
      }),
    );

  it('are open to anybody only where nothing is changed', () => {
    expect(guarded.length).toBeGreaterThan(5);
    for (const operation of SERVICE_OPERATIONS)
      if (operation.access === 'anybody')
        expect(title(operation)).toMatch(/^GET |^POST \/api\/(verify|recognition\/session)$/);
  });

  it('no key, a key nobody has, a dead key: 401, and nothing is stored', async () => {
    const before = await rowCounts();
    for (const token of [null, `sgl_${'x'.repeat(43)}`, OPERATOR_TOKEN.replace('0', '1')])
      for (const [operation, answer] of await everyOne({ token }))
        expect([answer.status, answer.json.code], operation).toEqual([401, 'AUTHENTICATION_REQUIRED']);
    expect(await rowCounts()).toEqual(before);
  });

  it('an institution’s key, whatever it may do: 403, and nothing is stored', async () => {
    const every = await apiKey(
      A,
      ACTIONS.filter((action) => action !== '*'),
    );
    const before = await rowCounts();
    for (const token of [tokenA, tokenB, every])
      for (const [operation, answer] of await everyOne({ token })) {
        expect([answer.status, answer.json.code], operation).toEqual([403, 'OPERATOR_ONLY']);
        expect(answer.json.params).toBeUndefined();
      }
    expect(await rowCounts()).toEqual(before);
  });

  it('the operator’s key: neither 401 nor 403', async () => {
    for (const [operation, { status }] of await everyOne({})) expect([401, 403], operation).not.toContain(status);
  });
});

describe('secrets', () => {
  const alphabets = (bytes: Uint8Array) => [
    bytes.toBase64(),
    bytes.toBase64({ alphabet: 'base64url', omitPadding: true }),
    bytes.toHex(),
  ];

  it('no token lies in any table, only its digest', async () => {
    const book = await everyRow();
    for (const token of [tokenA, tokenB, OPERATOR_TOKEN]) {
      expect(book).not.toContain(token);
      expect(book).not.toContain(token.slice(4));
    }
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(tokenA))).toHex();
    expect(book).toContain(digest);
    const [made, ...shownAgain] = answers.filter(({ text }) => text.includes(tokenA));
    expect([made, shownAgain.length]).toEqual([undefined, 0]);
  });

  it('no private key lies in any table, object or answer in the clear', async () => {
    const master = await importMasterKey(env.MASTER_KEY);
    if (!master.ok) throw new Error(master.error.reason);
    const secrets: Uint8Array[] = privateKeys.map((pem) =>
      Uint8Array.fromBase64(pem.replace(/-----[^-]+-----|\s/g, '')),
    );
    const stored = await rows<{ institution_id: string; key_id: string; wrapped_private_key: string }>(
      'SELECT * FROM signing_key',
    );
    for (const { institution_id: institutionId, key_id: keyId, wrapped_private_key: wrapped } of stored) {
      const opened = await unwrapPrivateKey(master.value, { institutionId, keyId }, wrapped);
      if (!opened.ok) throw new Error(opened.error.code);
      secrets.push(opened.value);
    }
    expect(secrets.length).toBeGreaterThanOrEqual(8);
    const everything = [await everyRow(), ...answers.map(({ text }) => text)];
    for (const { key } of (await env.BLOBS.list()).objects)
      everything.push((await (await env.BLOBS.get(key))?.text()) ?? '');
    const haystack = everything.join('\n');
    expect(haystack).not.toContain('PRIVATE KEY');
    expect(haystack).not.toContain(env.MASTER_KEY);
    // Long enough to be the key's own bytes, wherever a text might start.
    for (const secret of secrets)
      for (const text of alphabets(secret.slice(-30))) expect(haystack.includes(text)).toBe(false);
    for (const secret of secrets) for (const text of alphabets(secret)) expect(haystack.includes(text)).toBe(false);
  });

  it('a wrapped key moved to another institution or name does not open', async () => {
    await run(
      `UPDATE signing_key SET wrapped_private_key = (SELECT wrapped_private_key FROM signing_key WHERE institution_id = ?1 AND key_id = 'proof-ed25519') WHERE institution_id = ?2 AND key_id = 'proof-ed25519'`,
      A,
      B,
    );
    const master = await importMasterKey(env.MASTER_KEY);
    if (!master.ok) throw new Error(master.error.reason);
    const [moved] = await rows<{ wrapped_private_key: string }>(
      "SELECT * FROM signing_key WHERE institution_id = ? AND key_id = 'proof-ed25519'",
      B,
    );
    const opened = await unwrapPrivateKey(
      master.value,
      { institutionId: B, keyId: 'proof-ed25519' },
      moved?.wrapped_private_key ?? '',
    );
    expect(opened).toMatchObject({ ok: false, error: { code: 'wrapped_key_refused' } });
  });
});
