import { beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../src/record/json.ts';
import { conformanceRun, V2 } from '../../support/conformance.ts';

let run: Awaited<ReturnType<typeof conformanceRun>>;
beforeAll(async () => {
  run = await conformanceRun();
});

const V1 = 'https://www.w3.org/2018/credentials/v1';
const EXAMPLES = 'https://www.w3.org/ns/credentials/examples/v2';
const subject = { id: 'did:example:abcdefgh', alumniOf: 'The School of Examples' };
const ENTRY = {
  type: 'BitstringStatusListEntry',
  statusPurpose: 'revocation',
  statusListIndex: '7',
  statusListCredential: 'https://lists.example/1',
};
const credential = (more: JsonObject = {}): JsonObject => ({
  '@context': [V2, EXAMPLES],
  id: `urn:uuid:${crypto.randomUUID()}`,
  type: ['VerifiableCredential', 'AlumniCredential'],
  credentialSubject: subject,
  ...more,
});
const without = (name: string): JsonObject => {
  const { [name]: _left, ...rest } = credential({ issuer: run.dids.ed });
  return rest;
};
const refused = async (sent: JsonObject) => {
  const { status, json } = await run.issue(sent);
  expect([status, json.code], JSON.stringify(json)).toEqual([400, 'VC_NOT_VALID']);
};

describe('VCALM, Issue Credential, in our words', () => {
  it('a credential that was issued is answered with 201 and `verifiableCredential`, which has what was sent and a proof (VCDM 2.0 §1.3: "A conforming issuer implementation … MUST secure the conforming documents it produces using a securing mechanism")', async () => {
    const sent = credential({ issuer: run.dids.p384 });
    const { status, json } = await run.issue(sent);
    expect(status).toBe(201);
    const { proof, ...rest } = json.verifiableCredential;
    expect(rest).toEqual(sent);
    expect(proof).toMatchObject({ type: 'DataIntegrityProof', cryptosuite: 'ecdsa-rdfc-2019' });
    expect(proof.verificationMethod).toMatch(new RegExp(`^${run.dids.p384}#`));
  });

  it('the request body MUST have the property `credential`', async () => {
    const sent = credential({ issuer: run.dids.ed });
    for (const body of [{ verifiableCredential: sent }, {}, { credential: 'text' }, { credential: [sent] }])
      expect((await run.post('/vc-api/credentials/issue', body)).status).toBe(400);
    expect((await run.post('/vc-api/credentials/issue', '{"credential":{"a":1,"a":2}}')).status).toBe(400);
    expect((await run.post('/vc-api/credentials/issue', 'no JSON')).status).toBe(400);
  });

  it.each(['@context', 'type', 'credentialSubject'])('`credential` MUST have the property `%s`', async (name) => {
    await refused(without(name));
  });

  it('`credential` MUST have the property `issuer`, at every address: none is filled in', async () => {
    const paths = ['/vc-api', '/vc-api/issuers/ed/eddsa-rdfc-2022', '/vc-api/issuers/p384/ecdsa-rdfc-2019'];
    for (const path of paths) {
      const { status, json } = await run.issueAt(path)(credential());
      expect([status, json.code, json.errors[0].pointer]).toEqual([400, 'VC_NOT_VALID', '/credential/issuer']);
    }
  });

  it('VCALM §2.4: "Implementations MUST throw an error if an endpoint receives data, options, or option values that it does not understand or know how to process."', async () => {
    const sent = credential({ issuer: run.dids.ed });
    for (const options of [{ colour: 'red' }, { cryptosuite: 'unknown' }, { type: 'Ed25519Signature2020' }])
      expect((await run.issue(sent, options)).status).toBe(400);
    expect((await run.post('/vc-api/credentials/issue', { credential: sent, further: 1 })).status).toBe(400);
  });

  it('a slash at the end of an address, and the type of proof that is made anyway, change nothing', async () => {
    const body = { credential: credential({ issuer: run.dids.ed }), options: { type: 'DataIntegrityProof' } };
    for (const path of ['/vc-api/credentials/issue', '/vc-api/issuers/ed/eddsa-rdfc-2022/credentials/issue/']) {
      const { status, json } = await run.post(path, body);
      expect([status, json.verifiableCredential.proof.cryptosuite]).toEqual([201, 'eddsa-rdfc-2022']);
    }
  });

  it.each([
    ['@context', [4, false, null, [], {}, 'text', EXAMPLES, [V2, 4], [V2, null], [V2, [EXAMPLES]], [EXAMPLES, V2]]],
    [
      '@context',
      [
        [V2, 'https://example.com/unknown/v1'],
        [V2, 'https ://not-a-url'],
        [{ '@vocab': 'urn:x:' }, V2],
      ],
    ],
    [
      'type',
      [null, true, 4, [], {}, 'text', 'VerifiableCredential ', ['VerifiableCredential', 4], ['AlumniCredential']],
    ],
    [
      'type',
      [
        ['VerifiableCredential', {}],
        ['VerifiableCredential', null],
      ],
    ],
    ['issuer', [null, true, 4, [], 'no-url', {}, { id: null }, { id: 'no-url' }, { name: 'nobody' }]],
    ['credentialSubject', [null, true, 4, [], {}, 'did:example:1234', [{}], [subject, {}], [null, true, 4]]],
    ['id', [null, 4, 'no-url', ['urn:uuid:1', 'urn:uuid:2'], {}]],
    ['validFrom', [4, 'yesterday', '2026-09-20', '2026-09-20T08:00:00', '2026-13-20T08:00:00Z', null]],
    ['validUntil', [4, 'tomorrow', '2026-09-20', null]],
    ['name', [4, {}, { '@value': 'x', url: 'did:example:a' }, { '@value': 'x', '@language': 'not a tag' }]],
    ['description', [true, { '@value': 5 }, { '@value': 'x', '@direction': 'up' }]],
    ['credentialStatus', ['text', {}, { id: 'urn:x:1' }, { type: 'T', id: 'no-url' }, { type: 'T', id: ['urn:x:1'] }]],
    [
      'credentialStatus',
      [
        { ...ENTRY, statusListIndex: true },
        { ...ENTRY, statusListIndex: '-1' },
        { ...ENTRY, statusPurpose: 5 },
        { ...ENTRY, statusListCredential: 'no-url' },
        { ...ENTRY, statusSize: 2 },
        [{ ...ENTRY, type: ['BitstringStatusListEntry', 'T'], statusPurpose: '' }],
      ],
    ],
    ['credentialSchema', [{ id: 'urn:x:1' }, { type: 'JsonSchema' }, { type: 'JsonSchema', id: 4 }]],
    ['refreshService', [{ id: 'urn:x:1' }, 'text']],
    ['termsOfUse', [{ id: 'urn:x:1' }, 'text']],
    ['evidence', [{ id: 'urn:x:1' }, 'text']],
    ['relatedResource', ['urn:x:1', [{ digestSRI: 'sha256-abc' }], [{ id: V2 }]]],
  ])('a credential whose `%s` is not what the data model says is refused with 400', async (name, values) => {
    for (const value of values) await refused(credential({ issuer: run.dids.ed, [name]: value }));
  });

  it('the end of the validity before its beginning is refused; equal is not', async () => {
    const issuer = run.dids.ed;
    await refused(credential({ issuer, validFrom: '2027-01-01T00:00:00Z', validUntil: '2026-01-01T00:00:00Z' }));
    const moment = '2027-01-01T00:00:00Z';
    expect((await run.issue(credential({ issuer, validFrom: moment, validUntil: moment }))).status).toBe(201);
  });

  it('a term that no context defines is refused, and one that an own context maps to no address', async () => {
    const issuer = run.dids.ed;
    await refused({ ...credential({ issuer }), '@context': [V2] });
    await refused(
      credential({ issuer, '@context': [V2, { '@vocab': null }], type: ['VerifiableCredential', 'Unmapped'] }),
    );
    await refused(
      credential({
        issuer,
        '@context': [V2, { Mapped: 'https ://not-a-url#Mapped' }],
        type: ['VerifiableCredential', 'Mapped'],
        credentialSubject: { id: 'did:example:a' },
      }),
    );
    await refused(credential({ issuer, '@context': [V2, { VerifiableCredential: 'https://example.org/#Other' }] }));
  });

  it.each([
    [
      'a context of its own',
      {
        '@context': [V2, { Own: 'https://example.org/#Own' }],
        type: ['VerifiableCredential', 'Own'],
        credentialSubject: { id: 'did:example:a' },
      },
    ],
    ['an entry in a list of somebody else', { credentialStatus: ENTRY }],
    ['a type that is a URL', { type: ['VerifiableCredential', 'https://example.org/#Own'] }],
    ['several subjects', { credentialSubject: [{ id: 'did:example:a' }, { id: 'did:example:b' }] }],
    ['a subject of which only the id is said', { credentialSubject: { id: 'did:example:a' } }],
    [
      'an issuer that is an object with names in several languages',
      {
        issuer: {
          id: 'https://university.example/issuers/14',
          name: [
            { '@value': 'Example', '@language': 'en' },
            { '@value': 'مثال', '@language': 'ar', '@direction': 'rtl' },
          ],
        },
      },
    ],
    ['a name and a description in a language', { name: { '@value': 'x', '@language': 'en' }, description: 'text' }],
    ['a status without an id', { credentialStatus: { type: 'ExampleStatusType' } }],
    [
      'schemas',
      {
        credentialSchema: [
          { id: 'https://example.org/a.json', type: 'JsonSchema' },
          { id: 'https://example.org/b.json', type: 'JsonSchema' },
        ],
      },
    ],
    [
      'services, terms and evidence',
      {
        refreshService: { type: 'ExampleRefresh', id: 'https://example.org/refresh' },
        termsOfUse: [{ type: 'ExamplePolicy' }, { type: 'ExamplePolicy', id: 'urn:x:1' }],
        evidence: [{ type: 'ExampleEvidence' }],
      },
    ],
    [
      'a validity with another zone and with fractions',
      { validFrom: '2020-01-01T19:23:24.651387237-05:00', validUntil: '2090-01-01T19:23:24Z' },
    ],
  ])('what the data model allows is issued: %s', async (_what, more) => {
    const { status, json } = await run.issue(credential({ issuer: run.dids.ed, ...(more as JsonObject) }));
    expect(status, JSON.stringify(json)).toBe(201);
    // Types that are addresses are read by nobody here; everything else is verified as well.
    if (!JSON.stringify(more).includes('#Own')) {
      const verified = await run.verify(json.verifiableCredential);
      if (!('credentialStatus' in more))
        expect(verified.status, JSON.stringify(verified.json.problemDetails)).toBe(200);
    }
  });

  it('a credential of VCDM 1.1 is issued, with the context that says what its proof is', async () => {
    const older = {
      '@context': [V1],
      id: `urn:uuid:${crypto.randomUUID()}`,
      type: ['VerifiableCredential'],
      issuer: run.dids.p256,
      issuanceDate: '2026-01-01T00:00:00Z',
      expirationDate: '2090-01-01T00:00:00Z',
      credentialSubject: { id: 'did:example:a' },
    };
    for (const path of ['/vc-api/issuers/p256/ecdsa-rdfc-2019', '/vc-api/issuers/p256/ecdsa-sd-2023']) {
      const { status, json } = await run.issueAt(path)(older);
      expect(status, JSON.stringify(json)).toBe(201);
      expect(json.verifiableCredential['@context']).toEqual([V1, 'https://w3id.org/security/data-integrity/v2']);
    }
    const { issuanceDate: _without, ...undated } = older;
    await refused(undated);
  });

  it('an issuer that does not control the key is a warning when the credential is verified', async () => {
    const { status, json } = await run.issue(credential({ issuer: 'https://university.example/issuers/14' }));
    expect(status).toBe(201);
    const verified = await run.verify(json.verifiableCredential);
    expect(verified.status).toBe(200);
    expect(verified.json.warnings.map(({ code }: JsonObject) => code)).toContain('ISSUER_IS_NOT_CONTROLLER');
  });

  it('the same id may be issued again', async () => {
    const sent = credential({ issuer: run.dids.ed });
    expect((await run.issue(sent)).status).toBe(201);
    expect((await run.issue({ ...sent, name: 'another' })).status).toBe(201);
  });

  it('what is no issuing is refused: another method, another media type', async () => {
    const url = 'https://localhost:40443/vc-api/credentials/issue';
    expect((await run.app.request(url)).status).toBe(405);
    const body = JSON.stringify({ credential: credential({ issuer: run.dids.ed }) });
    expect(
      (await run.app.request(url, { method: 'POST', body, headers: { 'content-type': 'text/plain' } })).status,
    ).toBe(415);
  });
});

describe('VCALM, issuing with `ecdsa-sd-2023`, in our words', () => {
  const at = (sent: JsonObject, options?: JsonObject) =>
    run.issueAt('/vc-api/issuers/p256/ecdsa-sd-2023')(sent, options);

  it('`mandatoryPointers` are shown by every derived credential, `selectivePointers` beside them, and nothing else', async () => {
    const sent = credential({ issuer: run.dids.p256, validFrom: '2026-01-01T00:00:00Z', name: 'kept back' });
    const { status, json } = await at(sent, { mandatoryPointers: ['/issuer', '/validFrom'] });
    expect(status).toBe(201);
    const derived = await run.derive(json.verifiableCredential, ['/credentialSubject/id']);
    expect(derived.status).toBe(201);
    const { proof, ...shown } = derived.json.verifiableCredential;
    const { name: _kept, ...rest } = sent;
    expect(shown).toEqual({ ...rest, type: sent.type, credentialSubject: { id: subject.id } });
    expect(proof.proofValue).toMatch(/^u2V0B/);
    expect((await run.verify(derived.json.verifiableCredential)).status).toBe(200);
  });

  it('a pointer at nothing is refused, at issue and at derivation', async () => {
    const { status } = await at(credential({ issuer: run.dids.p256 }), { mandatoryPointers: ['/non/existent/path'] });
    expect(status).toBe(400);
    const { json } = await at(credential({ issuer: run.dids.p256 }), { mandatoryPointers: ['/issuer'] });
    expect((await run.derive(json.verifiableCredential, ['/nothing'])).status).toBe(400);
    const plain = await run.issue(credential({ issuer: run.dids.p256 }));
    expect((await run.derive(plain.json.verifiableCredential, ['/issuer'])).status).toBe(400);
  });

  it('a base proof is not verified', async () => {
    const { json } = await at(credential({ issuer: run.dids.p256 }), { mandatoryPointers: ['/issuer'] });
    expect((await run.verify(json.verifiableCredential)).status).toBe(400);
  });
});
