import { beforeAll, describe, expect, it } from 'vitest';
import { conformanceRun, V2 } from '../../support/conformance.ts';
import { didKeyMaker, type Secured } from '../../support/did-key-maker.ts';
import type { Json } from '../../support/signed-by-hand.ts';

type Maker = Awaited<ReturnType<typeof didKeyMaker>>;
let run: Awaited<ReturnType<typeof conformanceRun>>;
let makers: Record<'Ed25519' | 'P-256' | 'P-384', Maker>;
let valid: Secured;
beforeAll(async () => {
  const [made, ed, p256, p384] = await Promise.all([
    conformanceRun(),
    didKeyMaker('Ed25519'),
    didKeyMaker('P-256'),
    didKeyMaker('P-384'),
  ]);
  run = made;
  makers = { Ed25519: ed, 'P-256': p256, 'P-384': p384 };
  valid = await ed.issue(credential(ed));
});

const V1 = 'https://www.w3.org/2018/credentials/v1';
const EXAMPLES = 'https://www.w3.org/ns/credentials/examples/v2';
const DI = 'https://w3id.org/security/data-integrity/v2';
const credential = ({ did }: Maker, more: Json = {}): Json => ({
  '@context': [V2, EXAMPLES],
  id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
  type: ['VerifiableCredential', 'AlumniCredential'],
  issuer: did,
  validFrom: '2023-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:abcdefgh', alumniOf: 'The School of Examples' },
  ...more,
});
const older = ({ did }: Maker): Json => ({
  '@context': [V1, DI, { '@vocab': 'https://www.w3.org/ns/credentials/examples#' }],
  id: 'urn:uuid:58172aac-d8ba-11ed-83dd-0b3aef56cc33',
  type: ['VerifiableCredential', 'AlumniCredential'],
  issuer: did,
  issuanceDate: '2023-01-01T00:00:00Z',
  credentialSubject: { id: 'did:example:abcdefgh', alumniOf: 'The School of Examples' },
});
const refused = async (sent: unknown, options?: Json) => {
  const { status, json } = await run.verify(sent, options);
  expect([status, json.verified ?? false], JSON.stringify(sent)).toEqual([400, false]);
  return json;
};
const withProof = (changed: Json): Json => ({ ...valid, proof: { ...valid.proof, ...changed } });
const left = (document: Json, name: string): Json => {
  const { [name]: _left, ...rest } = document;
  return rest;
};

describe('VCALM, Verify Credential, in our words', () => {
  it.each(['Ed25519', 'P-256', 'P-384'] as const)(
    'a valid credential of %s is answered with 200 and `verified`, of VCDM 2.0 and 1.1',
    async (curve) => {
      const maker = makers[curve];
      for (const document of [credential(maker), older(maker)]) {
        const sent = await maker.issue(document);
        for (const options of [undefined, {}, { checks: [] }, { checks: ['proof'] }]) {
          const { status, json } = await run.verify(sent, options);
          expect(status, JSON.stringify(json.problemDetails)).toBe(200);
          expect(json).toMatchObject({ verified: true, credential: sent, problemDetails: [] });
          expect(json.results.proof).toEqual([{ verified: true, input: sent.proof }]);
        }
      }
    },
  );

  it('a published example of VCDM 2.0 with Ed25519Signature2020 is verified, whose issuer is not the controller', async () => {
    const method = 'did:key:z6MkrJVnaZkeFzdQyMZu1cgjg7k1pZZ6pvBQ7XJPt4swbTQ2';
    const sent = {
      '@context': [V2, EXAMPLES, 'https://w3id.org/security/suites/ed25519-2020/v1'],
      ...left(left(credential(makers.Ed25519), '@context'), 'issuer'),
      name: 'Alumni Credential',
      description: 'A minimum viable example of an Alumni Credential.',
      issuer: 'https://vc.example/issuers/5678',
      proof: {
        type: 'Ed25519Signature2020',
        created: '2023-02-24T23:36:38Z',
        verificationMethod: `${method}#${method.slice('did:key:'.length)}`,
        proofPurpose: 'assertionMethod',
        proofValue: 'z57Mm1vboMtZiCyJ4aReZsv8co4Re64Y8GEjL1ZARzMbXZgkARFLqFs1P345NpPGG2hgCrS4nNdvJhpwnrNyG3kEF',
      },
    };
    expect((await run.verify(sent, { checks: ['proof'] })).status).toBe(200);
    for (const name of ['created', 'verificationMethod', 'proofPurpose', 'proofValue', 'type'])
      await refused({ ...sent, proof: left(sent.proof, name) });
  });

  it.each(['@context', 'type', 'issuer', 'credentialSubject', 'proof'])(
    'a credential without `%s` is not verified',
    async (name) => {
      await refused(left(valid, name));
    },
  );

  it.each([
    ['@context', ['string', {}, null, 10, true, [[]], [{}], [null], [10], [true], []]],
    ['type', ['string', {}, null, 10, true, [[]], [{}], [null], [10], [true], []]],
    ['issuer', [[], null, 10, true, {}, 'no-url']],
    ['credentialSubject', ['string', null, 10, true, [], {}]],
    ['proof', ['string', null, 10, true, [], {}, [{}]]],
  ])('MUST not verify if "%s" is not what it has to be', async (name, values) => {
    for (const value of values) await refused({ ...valid, [name]: value });
  });

  it.each(['type', 'verificationMethod', 'proofPurpose', 'proofValue', 'cryptosuite', 'created'])(
    'a credential whose proof has no `%s` is not verified',
    async (name) => {
      await refused({ ...valid, proof: left(valid.proof, name) });
    },
  );

  it('what was changed after it was signed, or what no context defines, is not verified', async () => {
    const subject = valid.credentialSubject;
    await refused({ ...valid, credentialSubject: { ...subject, id: 'urn:invalid' } });
    await refused({ ...valid, '@context': [V2] });
    const plain = await makers.Ed25519.issue({
      ...credential(makers.Ed25519),
      '@context': [V2],
      type: ['VerifiableCredential'],
      credentialSubject: { id: 'did:example:a' },
    });
    expect((await run.verify(plain)).status).toBe(200);
    await refused({ ...plain, credentialSubject: { id: 'did:example:a', undefinedTerm: 'IfDroppedWillVerify' } });
    await refused({ ...plain, type: ['VerifiableCredential', 'UndefinedType'] });
    await refused({ type: ['NonconformingDocument'] });
  });

  it('a credential is not verified outside its validity period', async () => {
    const maker = makers.Ed25519;
    for (const period of [{ validUntil: '2024-01-01T00:00:00Z' }, { validFrom: '2090-01-01T00:00:00Z' }]) {
      const sent = credential(maker, { ...period, issuer: run.dids.ed });
      const { verifiableCredential: made } = (await run.issue(sent)).json;
      const json = await refused(made);
      expect(json.problemDetails.map(({ title }: Json) => title)).toContain('RANGE_ERROR');
    }
  });

  it('Data Integrity 1.0 §4.4: "If expectedProofPurpose was given, and it does not match proof.proofPurpose, an error MUST be raised …"', async () => {
    expect((await run.verify(valid, { expectedProofPurpose: 'assertionMethod' })).status).toBe(200);
    const { problemDetails } = await refused(valid, { expectedProofPurpose: 'authentication' });
    expect(problemDetails.map(({ code }: Json) => code)).toEqual(['PROOF_PURPOSE']);
    const shown = await makers.Ed25519.present({
      '@context': [V2],
      type: ['VerifiablePresentation'],
      verifiableCredential: [valid],
    });
    const asked = async (expectedProofPurpose: string) =>
      (await run.verifyPresentation(shown, { expectedProofPurpose })).status;
    expect([await asked('authentication'), await asked('assertionMethod')]).toEqual([200, 400]);
  });

  it('VCALM §2.4: "Implementations MUST throw an error if an endpoint receives data, options, or option values that it does not understand or know how to process."', async () => {
    await refused(valid, { colour: 'red' });
    expect((await run.post('/vc-api/credentials/verify', { verifiableCredential: valid, further: 1 })).status).toBe(
      400,
    );
    expect((await run.post('/vc-api/credentials/verify/', { verifiableCredential: valid })).status).toBe(200);
  });

  it('VCDM 2.0 §7.2: "The type property MUST be present and its value MUST be a URL identifying the type of problem.", "The title property MUST be present", "The detail property MUST be present"', async () => {
    const { problemDetails } = await refused(withProof({ proofValue: valid.proof.proofValue.replace(/.$/, '1') }));
    expect(problemDetails).not.toEqual([]);
    for (const { type, title, detail } of problemDetails) {
      expect(URL.canParse(type)).toBe(true);
      expect([typeof title, typeof detail]).toEqual(['string', 'string']);
    }
  });
});

describe('Data Integrity 1.0 §4.4, over VCALM: proofs that were made wrong are refused', () => {
  const spoiled: readonly Json[] = [
    { type: 'UnknownProofType' },
    { cryptosuite: 'UnknownCryptosuite' },
    { verificationMethod: 'did:key:invalidVm' },
    { date: 'invalidDate' },
  ];
  it.each(['Ed25519', 'P-256', 'P-384'] as const)('%s', async (curve) => {
    const maker = makers[curve];
    for (const wrong of spoiled) {
      // The library refuses to sign some of these; then they are put in afterwards.
      const made = await maker.issue(credential(maker), (suite) => Object.assign(suite, wrong)).catch(() => null);
      const { date: created, ...members } = wrong;
      const sent = made ?? (await maker.issue(credential(maker)));
      await refused(
        made ?? { ...sent, proof: { ...sent.proof, ...members, ...(created === undefined ? {} : { created }) } },
      );
    }
    const good = await maker.issue(credential(maker));
    for (const proofPurpose of ['authentication', 'keyAgreement', 'invalidPurpose'])
      await refused({ ...good, proof: { ...good.proof, proofPurpose } });
    for (const proofValue of [null, 5, '', 'a', good.proof.proofValue.slice(1), `u${good.proof.proofValue.slice(1)}`])
      await refused({ ...good, proof: { ...good.proof, proofValue } });
  });
});

describe('ECDSA Cryptosuites 1.0 §3.6.7, over VCALM: derived credentials of another maker', () => {
  it('are verified, whatever of nested objects and lists is shown; base proofs and changed ones are not', async () => {
    const maker = makers['P-256'];
    const document = credential(maker, {
      credentialSubject: {
        id: 'did:example:abcdefgh',
        alumniOf: 'The School of Examples',
        course: [{ name: 'One' }, { name: 'Two' }, { name: 'Three', part: [{ name: 'A' }, { name: 'B' }] }],
        home: { city: 'Ghent', street: { name: 'Here', number: '5' } },
      },
    });
    const mandatory = ['/issuer', '/validFrom'];
    for (const subject of [document, left(document, 'id')])
      for (const pointers of [
        ['/credentialSubject/id'],
        ['/credentialSubject/home/street'],
        ['/credentialSubject/course'],
        ['/credentialSubject/course/2/part/1', '/credentialSubject/course/1'],
      ]) {
        const { base, derived } = await maker.disclose(subject, mandatory, pointers);
        const { status, json } = await run.verify(derived);
        expect(status, JSON.stringify([pointers, json.problemDetails])).toBe(200);
        await refused(base);
        await refused({ ...derived, credentialSubject: { ...derived.credentialSubject, id: 'urn:invalid' } });
        await refused({ ...derived, proof: { ...derived.proof, proofValue: 'a' } });
        await refused({ ...derived, proof: { ...derived.proof, cryptosuite: 'invalid-cryptosuite' } });
        // What they based, we derive.
        const ours = await run.derive(base, pointers);
        expect(ours.status, JSON.stringify(ours.json)).toBe(201);
        expect((await run.verify(ours.json.verifiableCredential)).status).toBe(200);
      }
  });
});

describe('VCALM, Verify Presentation, in our words', () => {
  const presentation = (more: Json = {}): Json => ({
    '@context': [V2],
    type: ['VerifiablePresentation'],
    verifiableCredential: [],
    ...more,
  });
  const refusedPresentation = async (sent: unknown, options?: Json) => {
    const { status, json } = await run.verifyPresentation(sent, options);
    expect([status, json.verified ?? false], JSON.stringify(sent)).toEqual([400, false]);
  };
  const verified = async (sent: unknown, options?: Json) => {
    const { status, json } = await run.verifyPresentation(sent, options);
    expect([status, json.verified], JSON.stringify(json.problemDetails)).toEqual([200, true]);
  };

  it('a valid presentation is answered with 200: empty, with credentials, with an id, a holder, types of its own', async () => {
    const maker = makers.Ed25519;
    const credentials = [
      await maker.issue(credential(maker)),
      await makers['P-384'].issue(credential(makers['P-384'])),
    ];
    for (const more of [
      {},
      { id: 'urn:uuid:3978344f-8596-4c3a-a978-8fcaba3903c5' },
      { verifiableCredential: credentials },
      { holder: maker.did, verifiableCredential: credentials },
      { holder: { id: maker.did } },
      {
        '@context': [V2, { Own: 'https://example.org/#Own' }],
        type: ['VerifiablePresentation', 'Own'],
      },
      { '@context': [V2, EXAMPLES], type: ['VerifiablePresentation', 'ExamplePresentation'] },
    ])
      await verified(await maker.present(presentation(more)), { checks: [] });
  });

  it('a presentation MUST have its contexts and types in their order, and a holder that is a URL', async () => {
    const maker = makers.Ed25519;
    const good = await maker.present(presentation({ verifiableCredential: [valid] }));
    await verified(good);
    for (const changed of [
      left(good, '@context'),
      { ...good, '@context': [EXAMPLES, V2] },
      { ...good, '@context': [V2, 'https://example.com'] },
      { ...good, '@context': [V2, 'https ://not-a-url/contexts/example/v1'] },
      { ...good, '@context': [V2, 123192875] },
      left(good, 'type'),
      { ...good, type: ['CredentialManagerPresentation'] },
      { ...good, holder: { id: maker.did.slice(4) } },
      { ...good, holder: 'did:example:acme' },
      { ...good, id: 'no-url' },
      { ...good, verifiableCredential: ['https://example.com/credential'] },
      { ...good, verifiableCredential: [5] },
      left(good, 'proof'),
      { ...good, proof: { ...good.proof, proofValue: 'z5nmMBw2u9TGKd9NxxHJtyZKgjN2Eh' } },
      { type: ['NonconformingDocument'] },
    ])
      await refusedPresentation(changed);
  });

  it('a credential in it that is not verified, and a challenge or domain that was not signed, MUST not be verified', async () => {
    const maker = makers.Ed25519;
    const changed = { ...valid, validFrom: '2022-01-01T00:00:00Z' };
    await refusedPresentation(await maker.present(presentation({ verifiableCredential: [valid, changed] })));
    const asked = { challenge: 'u7f3a0c0e', domain: 'domain.example' };
    const good = await maker.present(presentation({ verifiableCredential: [valid] }), asked);
    await verified(good, asked);
    await refusedPresentation(good, { ...asked, challenge: 'uother' });
    await refusedPresentation(good, { ...asked, domain: 'other.example' });
    // A credential whose proof was made for authentication asserts nothing.
    await refused(withProof({ proofPurpose: 'authentication', ...asked }), asked);
  });

  it('VCDM 2.0 §4.13, Presentations Including Holder Claims, in our words: what only the presentation secures has its holder as issuer', async () => {
    const maker = makers.Ed25519;
    const own = (issuer: unknown, more: Json = {}) => [credential(maker, { issuer, ...more })];
    for (const [issuer, holder] of [
      [maker.did, maker.did],
      [{ id: maker.did, name: 'Myself' }, { id: maker.did }],
    ])
      await verified(await maker.present(presentation({ holder, verifiableCredential: [...own(issuer), valid] })));
    // It is judged as every other one, and stands only by a presentation that was not changed.
    const past = own(maker.did, { validUntil: '2024-01-01T00:00:00Z' });
    await refusedPresentation(await maker.present(presentation({ holder: maker.did, verifiableCredential: past })));
    const good = await maker.present(presentation({ holder: maker.did, verifiableCredential: own(maker.did) }));
    await refusedPresentation({ ...good, verifiableCredential: own(maker.did, { validFrom: '2022-01-01T00:00:00Z' }) });
    await refusedPresentation(left(good, 'proof'));
    await refused(own(maker.did)[0]);
    await refusedPresentation(await maker.present(presentation({ verifiableCredential: own(maker.did) })));
    for (const [issuer, holder] of [
      ['did:example:acme', maker.did],
      [maker.did, 'did:example:acme'],
    ] as const)
      await refusedPresentation(await maker.present(presentation({ holder, verifiableCredential: own(issuer) })));
  });
});
