import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { everyMinute } from '../../src/background.ts';
import { documentSigner } from '../../src/credential/data-integrity/document-signer.ts';
import { secureDocument } from '../../src/credential/data-integrity/rdfc-sign.ts';
import { publicKeyMultibase } from '../../src/credential/keys/multikey.ts';
import { issueSupplied } from '../../src/issuing/supplied/issue.ts';
import type { SuppliedDeps } from '../../src/issuing/supplied/ports.ts';
import { dijleland, scheldeland } from '../../src/local/invented/institutions.ts';
import { EXAMPLE_CREDENTIAL, VC_API_OPERATIONS } from '../../src/wallets/vc-api/reference.ts';
import { systemScope, workshop } from '../../src/workshop.ts';
import { everyRow, rowCounts, rows, run } from '../support/record-book.ts';
import { type Answer, api, apiKey, type CallOptions, call, OPERATOR_TOKEN, provision } from '../support/service.ts';

const A = 'scheldeland';
const DID_A = `did:web:localhost%3A8787:i:${A}`;
const REVOCATION = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation' };
const SUSPENSION = { type: 'BitstringStatusListEntry', statusPurpose: 'suspension' };
let tokenA = '';
let tokenB = '';
let count = 0;

const post = (path: string, body: unknown, options: CallOptions = {}): Promise<Answer> =>
  call('POST', `/vc-api${path}`, { body, token: tokenA, ...options });
const issue = (credential: unknown, options?: unknown, more?: CallOptions) =>
  post('/credentials/issue', { credential, ...(options === undefined ? {} : { options }) }, more);
const verify = (verifiableCredential: unknown, options?: unknown, more?: CallOptions) =>
  post(
    '/credentials/verify',
    { verifiableCredential, ...(options === undefined ? {} : { options }) },
    { token: null, ...more },
  );
const setStatus = (credentialId: string, entry: object, status?: boolean, more?: CallOptions) =>
  post(
    '/credentials/status',
    { credentialId, credentialStatus: entry, ...(status === undefined ? {} : { status }) },
    more,
  );

const newId = (): string => {
  count += 1;
  return `urn:uuid:00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
};
/** A credential nobody issued before, with members replaced. */
const credential = (members: Record<string, unknown> = {}): Record<string, unknown> & { id: string } => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  id: newId(),
  type: ['VerifiableCredential'],
  issuer: DID_A,
  validFrom: '2026-01-01T00:00:00Z',
  name: 'Proof of attendance',
  credentialSubject: { id: 'urn:uuid:11111111-0000-4000-8000-000000000001', name: 'Noor' },
  ...members,
});
const issued = async (members: Record<string, unknown> = {}, options?: unknown) => {
  const answer = await issue(credential(members), options);
  expect(answer.status, answer.text).toBe(201);
  return answer.json.verifiableCredential;
};
const problemsOf = ({ json }: Answer): [string, string][] =>
  json.problemDetails.map(({ code, type }: { code: string; type: string }) => [code, type]);
const W3C = 'https://www.w3.org/TR/vc-data-model#';

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await provision(scheldeland(), []);
  await provision(dijleland(), []);
  tokenA = await apiKey(A, ['vc-api:issue', 'vc-api:status']);
  tokenB = await apiKey('dijleland', ['*']);
});

describe('issuing', () => {
  it('the example of the reference is issued in the name of the institution of the key, and verifies', async () => {
    const example = VC_API_OPERATIONS.find(({ id }) => id === 'vcApiIssue')?.example;
    const { status, json, headers } = await post('/credentials/issue', example);
    expect(status).toBe(201);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(json.verifiableCredential).toMatchObject({
      ...EXAMPLE_CREDENTIAL,
      issuer: DID_A,
      credentialStatus: { ...REVOCATION, statusListCredential: `http://localhost:8787/i/${A}/status/revocation-1` },
      proof: { cryptosuite: 'eddsa-rdfc-2022', verificationMethod: expect.stringContaining(DID_A) },
    });
    const verified = await verify(json.verifiableCredential);
    expect([verified.status, verified.json.verified, verified.json.problemDetails]).toEqual([200, true, []]);
    expect(verified.json.credential).toEqual(json.verifiableCredential);
    expect(verified.json.results).toMatchObject({
      validFrom: { verified: true },
      credentialStatus: [{ verified: true }],
      proof: [{ verified: true }],
    });
  });

  it.each([
    ['eddsa-rdfc-2022', 'proof-ed25519'],
    ['ecdsa-rdfc-2019', 'proof-p256'],
  ])('%s is made with the institution’s own key', async (cryptosuite, key) => {
    const secured = await issued({}, { cryptosuite });
    expect(secured.proof).toMatchObject({ cryptosuite, verificationMethod: `${DID_A}#${key}` });
    expect((await verify(secured)).status).toBe(200);
  });

  it('an issuer that is another is refused with the field and what is accepted; an object with its id is taken', async () => {
    for (const [issuer, pointer] of [
      ['did:web:localhost%3A8787:i:dijleland', '/credential/issuer'],
      [{ id: 'https://other.example/' }, '/credential/issuer/id'],
    ] as const) {
      const { status, json } = await issue(credential({ issuer }));
      expect([status, json.code]).toEqual([400, 'VC_ISSUER_MISMATCH']);
      expect(json.errors).toEqual([{ pointer, accepted: `${DID_A}, or no issuer` }]);
    }
    expect((await issued({ issuer: { id: DID_A, name: 'Scheldeland' } })).issuer.id).toBe(DID_A);
  });

  it.each<[what: string, members: Record<string, unknown>, pointer: string]>([
    ['a subject that is a string', { credentialSubject: 'did:example:noor' }, '/credential/credentialSubject'],
    ['no context', { '@context': undefined }, '/credential/@context'],
    [
      'a context that is not pinned',
      { '@context': ['https://www.w3.org/ns/credentials/v2', 'https://evil.example/v1'] },
      '/credential/@context',
    ],
    [
      'a context of its own',
      { '@context': ['https://www.w3.org/ns/credentials/v2', { ects: 'https://evil.example/#ects' }] },
      '/credential/@context',
    ],
    ['a term no context defines', { credentialSubject: { ectsCredits: 60 } }, '/credential'],
    ['a proof', { proof: { type: 'DataIntegrityProof' } }, '/credential/proof'],
    [
      'a place it took in our list',
      {
        credentialStatus: {
          ...REVOCATION,
          statusListIndex: '7',
          statusListCredential: `http://localhost:8787/i/${A}/status/revocation-1`,
        },
      },
      '/credential/credentialStatus',
    ],
    [
      'a schema without a type',
      { credentialSchema: { id: 'https://schema.example/1' } },
      '/credential/credentialSchema',
    ],
  ])('%s is refused, and nothing is stored', async (_, members, pointer) => {
    const before = await rowCounts();
    const { status, json, text } = await issue(credential(members));
    expect(status, text).toBe(400);
    expect(['VC_NOT_VALID', 'VC_REQUEST_NOT_VALID']).toContain(json.code);
    expect(json.errors.map((error: { pointer: string }) => error.pointer)).toContain(pointer);
    expect(await rowCounts()).toEqual(before);
  });

  it.each<[what: string, options: CallOptions, code: string]>([
    ['no credential', { body: { nothing: true } }, 'VC_REQUEST_NOT_VALID'],
    ['an option nobody knows', { body: { credential: {}, options: { format: 'jwt' } } }, 'VC_REQUEST_NOT_VALID'],
    ['a suite nobody has', { body: { credential: {}, options: { cryptosuite: 'bbs-2023' } } }, 'VC_REQUEST_NOT_VALID'],
    ['an array', { body: [] }, 'VC_REQUEST_NOT_VALID'],
    ['a member twice', { raw: '{"credential":{},"credential":{}}' }, 'BODY_MALFORMED'],
    ['no JSON', { raw: '{' }, 'BODY_MALFORMED'],
    ['nothing', { raw: '' }, 'BODY_MISSING'],
    ['a prototype', { raw: '{"credential":{"__proto__":{"type":["VerifiableCredential"]}}}' }, 'VC_REQUEST_NOT_VALID'],
  ])('rubbish is a problem with a stable code at every address: %s', async (_, options, code) => {
    for (const { path } of VC_API_OPERATIONS) {
      const { status, json, headers } = await call('POST', path, { token: tokenA, ...options });
      expect(status).toBe(400);
      expect(headers.get('content-type')).toContain('application/problem+json');
      expect(json.code).toBe(path.endsWith('/issue') ? code : json.code);
      for (const error of json.errors ?? []) expect(error.accepted).not.toBe('');
    }
  });

  it('what is issued is on record, with its intent, its place and an audit row for each step', async () => {
    const secured = await issued({}, { credentialStatus: [REVOCATION, SUSPENSION] });
    const [row] = await rows<Record<string, string>>(
      'SELECT * FROM supplied_credential WHERE credential_id = ?',
      secured.id,
    );
    const { proof, ...body } = secured;
    expect(row).toMatchObject({
      institution_id: A,
      progress: 'sealed',
      body: JSON.stringify(body),
      proof: JSON.stringify(proof),
    });
    const places = await rows('SELECT * FROM status_entry WHERE supplied_id = ?', row?.supplied_id ?? '');
    expect(places).toHaveLength(2);
    const audit = await rows<{ action: string }>(
      'SELECT action FROM audit WHERE institution_id = ? AND object_id = ? ORDER BY seq',
      A,
      row?.supplied_id ?? '',
    );
    expect(audit.map(({ action }) => action)).toEqual(['supplied.reserved', 'supplied.sealed']);
    await expect(
      run("UPDATE supplied_credential SET proof = '{}' WHERE supplied_id = ?", row?.supplied_id ?? ''),
    ).rejects.toThrow('supplied_is_signed_once');
  });
});

describe('sending things twice', () => {
  it('fifty requests with one id at once are one credential, and every answer is it', async () => {
    const sent = credential();
    const answers = await Promise.all(Array.from({ length: 50 }, () => issue(sent, { credentialStatus: REVOCATION })));
    expect([...new Set(answers.map(({ status }) => status))]).toEqual([201]);
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect(await rows('SELECT 1 FROM supplied_credential WHERE credential_id = ?', sent.id)).toHaveLength(1);
  });

  it('an id under which another credential lives is taken, until that one is revoked', async () => {
    const first = await issued({}, { credentialStatus: REVOCATION });
    const other = credential({ id: first.id, name: 'Another' });
    expect((await issue(other)).json).toMatchObject({
      status: 409,
      code: 'VC_ID_TAKEN',
      params: { credentialId: first.id },
    });
    expect((await setStatus(first.id, REVOCATION)).status).toBe(200);
    expect((await issue(other)).status).toBe(201);
  });

  it('an Idempotency-Key gives the same answer to the same body, and refuses another', async () => {
    const { id: _id, ...nameless } = credential();
    const headers = { 'idempotency-key': 'once' };
    const [one, two] = [await issue(nameless, undefined, { headers }), await issue(nameless, undefined, { headers })];
    expect([one.status, two.text]).toEqual([201, one.text]);
    expect((await issue(nameless)).text).not.toBe('');
    const other = await issue({ ...nameless, name: 'Another' }, undefined, { headers });
    expect([other.status, other.json.code]).toEqual([422, 'VC_IDEMPOTENCY_KEY_REUSED']);
    expect((await issue(nameless, undefined, { headers: { 'idempotency-key': 'a b' } })).json.code).toBe(
      'HEADER_NOT_VALID',
    );
  });
});

describe('a crash', () => {
  /** The ports with `visit` before and after each call that writes. */
  const watched = (deps: SuppliedDeps, visit: () => void): SuppliedDeps => {
    const each = <T extends object>(ports: T): T =>
      Object.fromEntries(
        Object.entries(ports).map(([name, method]) => [
          name,
          async (...given: unknown[]) => {
            visit();
            const result = await method(...given);
            visit();
            return result;
          },
        ]),
      ) as T;
    return { ...deps, register: each(deps.register), blobs: each(deps.blobs) };
  };

  it('at any call to the record book leaves one credential: the same request or the sweeper finishes it', async () => {
    const shop = await workshop(env);
    if ('setting' in shop) throw new Error(shop.reason);
    const attempt = async (sent: ReturnType<typeof credential>, at: number) => {
      let calls = 0;
      const deps = watched(shop.supplied, () => {
        calls += 1;
        if (calls === at) throw new Error('crash');
      });
      const request = {
        credential: sent,
        pointer: '/credential',
        credentialId: sent.id,
        suite: null,
        mandatoryPointers: [],
        mandatoryAt: '',
        statuses: ['revocation' as const],
        requestSha256: 'x'.repeat(64),
        idempotencyKey: null,
      };
      const done = await issueSupplied(deps, systemScope(A), request).catch(() => null);
      const again = await issueSupplied(shop.supplied, systemScope(A), request);
      return { done, again };
    };
    let at = 1;
    for (; at < 40; at += 1) {
      const sent = credential({ name: 'x'.repeat(at % 2 === 0 ? 20_000 : 10) });
      const { done, again } = await attempt(sent, at);
      if (!again.ok) throw new Error(again.error.code);
      if (done?.ok) {
        expect(again.value.text).toBe(done.value.text);
        break;
      }
      const kept = await rows('SELECT progress FROM supplied_credential WHERE credential_id = ?', sent.id);
      expect(kept, `crash ${at}`).toEqual([{ progress: 'sealed' }]);
      expect((await verify(JSON.parse(again.value.text))).status).toBe(200);
    }
    expect(at).toBeGreaterThan(6);
    expect(at).toBeLessThan(40);
  });

  it('between reserving and recording is finished by the every-minute run', async () => {
    const shop = await workshop(env);
    if ('setting' in shop) throw new Error(shop.reason);
    const sent = credential();
    const broken = {
      ...shop.supplied,
      register: { ...shop.supplied.register, record: () => Promise.reject(new Error('crash')) },
    };
    const request = {
      credential: sent,
      pointer: '/credential',
      credentialId: sent.id,
      suite: null,
      mandatoryPointers: [],
      mandatoryAt: '',
      statuses: [],
      requestSha256: 'y'.repeat(64),
      idempotencyKey: null,
    };
    await expect(issueSupplied(broken, systemScope(A), request)).rejects.toThrow('crash');
    await run("UPDATE outbox SET created_at = created_at - 60 WHERE topic = 'seal-supplied' AND done_at IS NULL");
    await everyMinute(env);
    const [row] = await rows<{ supplied_id: string; progress: string }>(
      'SELECT supplied_id, progress FROM supplied_credential WHERE credential_id = ?',
      sent.id,
    );
    expect(row?.progress).toBe('sealed');
    const audit = await rows(
      'SELECT 1 FROM audit WHERE object_id = ? AND action = ?',
      row?.supplied_id ?? '',
      'supplied.sealed-on-retry',
    );
    expect(audit).toHaveLength(1);
    expect(await rows("SELECT 1 FROM outbox WHERE topic = 'seal-supplied' AND done_at IS NULL")).toEqual([]);
  });
});

describe('status', () => {
  it('revoked is not verified, under the type the W3C has for it; it stays so', async () => {
    const secured = await issued({ credentialStatus: REVOCATION });
    expect((await verify(secured)).status).toBe(200);
    const set = await setStatus(secured.id, REVOCATION);
    expect(set.json).toEqual({ credentialId: secured.id, credentialStatus: secured.credentialStatus, status: true });
    const verified = await verify(secured);
    expect([verified.status, verified.json.verified]).toEqual([400, false]);
    expect(problemsOf(verified)).toEqual([
      ['STATUS_REVOKED', 'https://www.w3.org/ns/credentials/status-list#STATUS_VERIFICATION_ERROR'],
    ]);
    expect((await setStatus(secured.id, REVOCATION)).status).toBe(200);
    expect((await setStatus(secured.id, REVOCATION, false)).json.code).toBe('VC_STATUS_REFUSED');
  });

  it('suspended is not verified until it is lifted', async () => {
    const secured = await issued({}, { credentialStatus: [REVOCATION, SUSPENSION] });
    expect((await setStatus(secured.id, SUSPENSION, true)).status).toBe(200);
    expect(problemsOf(await verify(secured)).map(([code]) => code)).toEqual(['STATUS_SUSPENDED']);
    expect((await setStatus(secured.id, SUSPENSION, false)).status).toBe(200);
    expect((await verify(secured)).status).toBe(200);
    const { statusPurpose: _purpose, ...either } = REVOCATION;
    expect((await setStatus(secured.id, either)).json.code).toBe('VC_STATUS_NOT_OFFERED');
  });

  it('a credential without an id goes by the id of its first entry, which no other can take', async () => {
    const { id: _id, ...nameless } = credential();
    const secured = (await issue(nameless, { credentialStatus: [REVOCATION, SUSPENSION] })).json.verifiableCredential;
    expect(secured.id).toBeUndefined();
    const [first, second] = secured.credentialStatus as { id: string }[];
    const other = await issue({ ...nameless, name: 'Another' }, { credentialId: first?.id });
    expect([other.status, other.json.code]).toEqual([409, 'VC_ID_TAKEN']);
    expect((await setStatus(second?.id ?? '', REVOCATION)).json.code).toBe('CREDENTIAL_UNKNOWN');
    expect((await verify(secured)).status).toBe(200);
    expect((await setStatus(first?.id ?? '', REVOCATION)).status).toBe(200);
    expect(problemsOf(await verify(secured)).map(([code]) => code)).toEqual(['STATUS_REVOKED']);
  });

  it('a credential without an entry has no status to set, and an id nobody issued is not found', async () => {
    const secured = await issued();
    expect((await setStatus(secured.id, REVOCATION)).json).toMatchObject({
      status: 400,
      code: 'VC_STATUS_NOT_OFFERED',
    });
    expect((await setStatus(newId(), REVOCATION)).json).toMatchObject({ status: 404, code: 'CREDENTIAL_UNKNOWN' });
  });

  it('a place is never given twice, to credentials of either kind', async () => {
    const places = await rows<{ list_id: string; idx: number }>('SELECT list_id, idx FROM status_entry');
    expect(new Set(places.map(({ list_id, idx }) => `${list_id} ${idx}`)).size).toBe(places.length);
    const [taken] = places;
    await expect(
      run(
        'INSERT INTO status_entry (institution_id, list_id, idx, supplied_id, family) SELECT institution_id, list_id, idx, supplied_id, family FROM status_entry WHERE list_id = ? AND idx = ?',
        taken?.list_id ?? '',
        taken?.idx ?? 0,
      ),
    ).rejects.toThrow('status_entry.idx');
  });
});

describe('who may call', () => {
  it('nobody issues or changes a status without a key of an institution that has the action', async () => {
    const only = await apiKey(A, ['vc-api:status', 'awards:write']);
    for (const [token, status, code] of [
      [null, 401, 'AUTHENTICATION_REQUIRED'],
      [`sgl_${'x'.repeat(43)}`, 401, 'AUTHENTICATION_REQUIRED'],
      [OPERATOR_TOKEN, 403, 'INSTITUTION_KEY_NEEDED'],
      [only, 403, 'ACTION_NOT_ALLOWED'],
    ] as const) {
      const before = await rowCounts();
      expect((await issue(credential(), undefined, { token })).json).toMatchObject({ status, code });
      expect(await rowCounts()).toEqual(before);
    }
    const reader = await apiKey(A, ['credentials:status', 'vc-api:issue']);
    expect((await setStatus(newId(), REVOCATION, true, { token: reader })).json.code).toBe('ACTION_NOT_ALLOWED');
  });

  it('another institution’s credential looks exactly like one that does not exist', async () => {
    const theirs = await issued({}, { credentialStatus: REVOCATION });
    const ask = async (id: string) =>
      (await setStatus(id, REVOCATION, true, { token: tokenB })).text.replaceAll(id, 'ID');
    expect(await ask(theirs.id)).toBe(await ask(newId()));
    expect((await verify(theirs)).status).toBe(200);
    // The same id is free in an institution of its own.
    const own = { ...credential({ id: theirs.id, issuer: undefined }) };
    expect((await issue(own, undefined, { token: tokenB })).json.verifiableCredential.issuer).toContain('dijleland');
    const audit = await call('GET', api('dijleland', '/audit?limit=500'), { token: tokenB });
    expect(audit.text).not.toContain(A);
  });

  it('what is sent to be verified or derived is kept nowhere', async () => {
    const secured = await issued();
    const marked = { ...secured, credentialSubject: { name: 'Canary Canarissen' } };
    const before = await rowCounts();
    await verify(marked);
    await post('/credentials/derive', { verifiableCredential: marked }, { token: null });
    await post('/presentations/verify', { presentation: { verifiableCredential: [marked] } }, { token: null });
    expect(await rowCounts()).toEqual(before);
    expect(await everyRow()).not.toContain('Canarissen');
  });

  it('an address takes POST alone', async () => {
    for (const { path } of VC_API_OPERATIONS) {
      const { status, headers } = await call('GET', path, { token: tokenA });
      expect([status, headers.get('allow')]).toEqual([405, 'POST']);
    }
  });
});

describe('verifying', () => {
  it.each<[what: string, change: (secured: Record<string, unknown>) => unknown, code: string, type: string]>([
    ['a changed value', (c) => ({ ...c, name: 'Doctor' }), 'SIGNATURE_BROKEN', `${W3C}CRYPTOGRAPHIC_SECURITY_ERROR`],
    [
      'a term nobody signed',
      (c) => ({ ...c, credentialSubject: { ects: 1 } }),
      'UNDEFINED_TERM',
      'https://w3id.org/security#PROOF_TRANSFORMATION_ERROR',
    ],
    ['no proof', ({ proof: _, ...c }) => c, 'NOT_SEALED', `${W3C}CRYPTOGRAPHIC_SECURITY_ERROR`],
    ['no subject', ({ credentialSubject: _, ...c }) => c, 'SUBJECT_MISSING', `${W3C}MALFORMED_VALUE_ERROR`],
    [
      'an issuer nobody knows',
      (c) => ({ ...c, issuer: 'did:web:stranger.example' }),
      'ISSUER_UNKNOWN',
      'urn:sigillum:check:ISSUER_UNKNOWN',
    ],
    ['no credential at all', () => ({}), 'NOT_A_CREDENTIAL', `${W3C}PARSING_ERROR`],
    ['a text', () => 'not.a.token', 'NOT_A_CREDENTIAL', `${W3C}PARSING_ERROR`],
    [
      'another purpose',
      (c) => ({ ...c, proof: { ...(c.proof as object), proofPurpose: 'authentication' } }),
      'PROOF_PURPOSE',
      'https://w3id.org/security#INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD',
    ],
    [
      'a context of its own',
      (c) => ({ ...c, '@context': ['https://www.w3.org/ns/credentials/v2', { name: 'https://evil.example/' }] }),
      'CONTEXT_NOT_ALLOWED',
      'https://w3id.org/security#PROOF_TRANSFORMATION_ERROR',
    ],
    [
      'a good proof beside a bad one',
      (c) => ({ ...c, proof: [c.proof, { ...(c.proof as object), domain: 'elsewhere.example' }] }),
      'SIGNATURE_BROKEN',
      `${W3C}CRYPTOGRAPHIC_SECURITY_ERROR`,
    ],
  ])('%s: not verified, and why', async (_, change, code, type) => {
    const answer = await verify(change(await issued()));
    expect([answer.status, answer.json.verified], answer.text).toEqual([400, false]);
    expect(problemsOf(answer)).toContainEqual([code, type]);
  });

  it('a key of one institution signs nothing in the name of another, and nothing is fetched to find that out', async () => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    const theirs = (await issue(credential({ issuer: undefined }), undefined, { token: tokenB })).json
      .verifiableCredential;
    const codes = async (sent: unknown) => problemsOf(await verify(sent)).map(([code]) => code);
    expect(await codes({ ...theirs, issuer: DID_A })).toContain('ISSUER_KEY_MISMATCH');
    expect(await codes({ ...theirs, '@context': [...theirs['@context'], 'https://evil.example/v1'] })).toContain(
      'CONTEXT_UNKNOWN',
    );
    expect(await codes({ ...theirs, '@context': [...theirs['@context'], '__proto__'] })).toContain('CONTEXT_ITEM');
    expect(await codes({ ...theirs, proof: Array.from({ length: 50 }, () => theirs.proof) })).not.toEqual([]);
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });

  it('nodes that can hardly be told apart are refused at every address, soon', async () => {
    const clique = Array.from({ length: 20 }, (_, index) => ({
      id: `_:b${index}`,
      relatedResource: Array.from({ length: 20 }, (_, other) => ({ id: `_:b${other}` })).filter(
        (_, other) => other !== index,
      ),
    }));
    const poison = credential({ credentialSubject: clique });
    const before = Date.now();
    expect((await issue(poison)).status).toBe(400);
    expect((await verify({ ...poison, proof: (await issued()).proof })).status).toBe(400);
    const base = await issued({}, { mandatoryPointers: ['/issuer'] });
    const derived = await post(
      '/credentials/derive',
      { verifiableCredential: { ...poison, proof: base.proof } },
      { token: null },
    );
    expect(derived.status).toBe(400);
    expect(Date.now() - before).toBeLessThan(5_000);
  });

  it('an expired credential is out of range, in the reader’s language', async () => {
    const secured = await issued({ validUntil: '2026-02-01T00:00:00Z' });
    const answer = await verify(secured, undefined, { headers: { 'accept-language': 'nl' } });
    expect(problemsOf(answer)).toEqual([['EXPIRED', `${W3C}RANGE_ERROR`]]);
    expect(answer.json.problemDetails[0].detail).toMatch(/bewijs/);
    expect(answer.json.results).toMatchObject({ validFrom: { verified: true }, validUntil: { verified: false } });
  });

  it('leaves out what nobody wants', async () => {
    const none = { returnCredential: false, returnResults: false, returnProblemDetails: false, checks: ['proof'] };
    expect((await verify(await issued(), none)).json).toEqual({ verified: true });
  });
});

describe('selective disclosure', () => {
  it('what was mandatory and what was selected is shown, and verifies; a revocation cannot be left out', async () => {
    const base = await issued({ credentialStatus: [REVOCATION, SUSPENSION] }, { mandatoryPointers: ['/issuer'] });
    expect(base.proof.cryptosuite).toBe('ecdsa-sd-2023');
    expect(problemsOf(await verify(base)).map(([code]) => code)).toContain('SD_BASE_PROOF');
    const derived = await post(
      '/credentials/derive',
      { verifiableCredential: base, options: { selectivePointers: ['/credentialSubject/name'] } },
      { token: null },
    );
    expect(derived.status, derived.text).toBe(201);
    const shown = derived.json.verifiableCredential;
    expect(shown).toMatchObject({ credentialSubject: { name: 'Noor' }, validFrom: base.validFrom });
    expect(shown).not.toHaveProperty('name');
    expect(shown.credentialStatus).toHaveLength(2);
    expect((await verify(shown)).status).toBe(200);
    await setStatus(base.id, REVOCATION);
    expect(problemsOf(await verify(shown)).map(([code]) => code)).toEqual(['STATUS_REVOKED']);
  });

  it('pointers at nothing are named, at issue and at derivation', async () => {
    const refused = await issue(credential(), { mandatoryPointers: ['/issuer', '/nothing'] });
    expect(refused.json.errors).toMatchObject([{ pointer: '/options/mandatoryPointers/1' }]);
    const base = await issued({}, { mandatoryPointers: ['/issuer'] });
    const derive = (verifiableCredential: unknown, selectivePointers: string[]) =>
      post('/credentials/derive', { verifiableCredential, options: { selectivePointers } }, { token: null });
    const nowhere = await derive(base, ['/credentialSubject', '/nothing']);
    expect(nowhere.json).toMatchObject({
      status: 400,
      code: 'VC_NOT_DERIVED',
      errors: [{ pointer: '/options/selectivePointers/1' }],
    });
    expect((await derive(await issued(), ['/issuer'])).json.errors).toMatchObject([
      { pointer: '/verifiableCredential/proof' },
    ]);
  });
});

describe('presentations', () => {
  /** A presenter with a key of their own. */
  const presenter = async () => {
    const pair = (await crypto.subtle.generateKey({ name: 'Ed25519' }, true, ['sign', 'verify'])) as CryptoKeyPair;
    const jwk = async (key: CryptoKey) => (await crypto.subtle.exportKey('jwk', key)) as JsonWebKey;
    const multibase = publicKeyMultibase(await jwk(pair.publicKey));
    const holder = `did:key:${multibase}`;
    const verificationMethod = `${holder}#${multibase}`;
    const signer = await documentSigner({
      algorithm: 'Ed25519',
      privateJwk: await jwk(pair.privateKey),
      verificationMethod,
    });
    return {
      holder,
      sign: (document: Record<string, unknown>, asked: { challenge?: string; domain?: string }) =>
        secureDocument(document, signer, {
          created: Math.floor(Date.now() / 1000),
          purpose: 'authentication',
          ...asked,
        }),
    };
  };
  const presentation = (holder: string, ...credentials: unknown[]) => ({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    type: ['VerifiablePresentation'],
    holder,
    verifiableCredential: credentials,
  });
  const ASKED = { challenge: 'c-1', domain: 'admissions.example' };
  const present = (verifiablePresentation: unknown, options?: unknown) =>
    post('/presentations/verify', { verifiablePresentation, ...(options ? { options } : {}) }, { token: null });

  it('signed for the challenge and domain, with every credential verified: verified', async () => {
    const { holder, sign } = await presenter();
    const signed = await sign(presentation(holder, await issued(), await issued()), ASKED);
    const answer = await present(signed, ASKED);
    expect([answer.status, answer.json.problemDetails], answer.text).toEqual([200, []]);
    expect(answer.json).not.toHaveProperty('presentation');
    expect(answer.json.results).toMatchObject({
      challenge: { verified: true },
      holder: { verified: true, input: holder },
    });
    expect(answer.json.results.credentialResults.map((one: { verified: boolean }) => one.verified)).toEqual([
      true,
      true,
    ]);
    expect((await present(signed, { ...ASKED, returnPresentation: true })).json.presentation).toEqual(signed);
  });

  it('another challenge, another domain, a changed presentation, a bad credential, nobody’s signature: not verified', async () => {
    const { holder, sign } = await presenter();
    const good = await issued();
    const signed = await sign(presentation(holder, good), ASKED);
    const codes = async (sent: unknown, options?: unknown) => {
      const answer = await present(sent, options);
      expect([answer.status, answer.json.verified]).toEqual([400, false]);
      return problemsOf(answer);
    };
    expect(await codes(signed, { ...ASKED, challenge: 'c-2' })).toEqual([
      ['HOLDER_CHALLENGE_MISMATCH', 'https://w3id.org/security#INVALID_CHALLENGE_ERROR'],
    ]);
    expect(await codes(signed, { ...ASKED, domain: 'other.example' })).toEqual([
      ['HOLDER_AUDIENCE_MISMATCH', 'https://w3id.org/security#INVALID_DOMAIN_ERROR'],
    ]);
    expect((await codes({ ...signed, holder: 'did:key:z6Mknobody' }, ASKED)).length).toBeGreaterThan(0);
    expect((await codes({ ...signed, verifiableCredential: [await issued()] }, ASKED)).map(([code]) => code)).toContain(
      'HOLDER_BINDING',
    );
    const bad = await sign(presentation(holder, { ...good, name: 'Doctor' }), ASKED);
    expect((await codes(bad, ASKED)).map(([code]) => code)).toEqual(['SIGNATURE_BROKEN']);
    expect((await codes(presentation(holder, good))).map(([code]) => code)).toEqual(['HOLDER_KEY_NOT_SHOWN']);
    const nested = await sign(presentation(holder, signed), ASKED);
    expect((await codes(nested, ASKED)).length).toBeGreaterThan(0);
  });

  it('one that nobody signed is verified by its credentials, unless a signature was asked for', async () => {
    const sent = presentation('did:example:holder', await issued());
    const without = (options?: unknown) =>
      post('/presentations/verify', { presentation: sent, ...(options ? { options } : {}) }, { token: null });
    expect((await without()).status).toBe(200);
    expect((await without(ASKED)).status).toBe(400);
  });
});
