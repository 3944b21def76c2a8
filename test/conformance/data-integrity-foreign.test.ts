import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { beforeAll, describe, expect, it } from 'vitest';
import { readProof, readProofOf } from '../../src/credential/data-integrity/read-proof.ts';
import { FOREIGN_DID, type ForeignIssuer, foreignIssuer } from '../support/foreign-issuer.ts';
import { NOW, provingInstitution } from '../support/proving-institution.ts';
import { type Json, proofByHand } from '../support/signed-by-hand.ts';

const V1 = 'https://www.w3.org/2018/credentials/v1';
const V2 = 'https://www.w3.org/ns/credentials/v2';
const DI_V1 = 'https://w3id.org/security/data-integrity/v1';
const DI_V2 = 'https://w3id.org/security/data-integrity/v2';
const ED25519_2020 = 'https://w3id.org/security/suites/ed25519-2020/v1';
const EDC_AP = 'http://data.europa.eu/snb/model/context/edc-ap';
const OPEN_BADGES = [
  'https://purl.imsglobal.org/spec/ob/v3p0/context.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.2.json',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

const vcdm1 = (...contexts: string[]): Json => ({
  '@context': [V1, ...contexts],
  id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0b01',
  type: ['VerifiableCredential'],
  issuer: FOREIGN_DID,
  issuanceDate: '2026-11-21T00:00:00Z',
  credentialSubject: { id: 'did:example:learner' },
});
/** Open Badges 3.0.0 and 3.0.1 were written over VCDM 1.1, the later ones over 2.0. */
const overV1 = (context: string) => !/3\.0\.[23]/.test(context);
const badge = (context: string, others: Json = {}): Json => ({
  '@context': overV1(context) ? [V1, context, DI_V2] : [V2, context],
  id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0b02',
  type: ['VerifiableCredential', 'OpenBadgeCredential'],
  issuer: { id: FOREIGN_DID, type: ['Profile'], name: 'Elsewhere' },
  [overV1(context) ? 'issuanceDate' : 'validFrom']: '2026-11-21T00:00:00Z',
  name: 'Water management',
  credentialSubject: {
    type: ['AchievementSubject'],
    achievement: {
      id: 'https://elsewhere.example/achievements/water',
      type: ['Achievement'],
      name: 'Water management',
      description: 'Manages water.',
      criteria: { narrative: 'Show it.' },
    },
  },
  ...others,
});

let issuers: Record<'P-256' | 'P-384' | 'Ed25519', ForeignIssuer>;
beforeAll(async () => {
  const [p256, p384, ed25519] = await Promise.all([
    foreignIssuer('P-256'),
    foreignIssuer('P-384'),
    foreignIssuer('Ed25519'),
  ]);
  issuers = { 'P-256': p256, 'P-384': p384, Ed25519: ed25519 };
});
const issue = async (issuer: ForeignIssuer, suite: object, credential: Json) =>
  (await vc.issue({ credential: structuredClone(credential), suite, documentLoader: issuer.documentLoader })) as Json;

const SUITES = [
  ['ecdsa-rdfc-2019 on P-256', 'P-256', ecdsaRdfc2019, 'ES256'],
  ['ecdsa-rdfc-2019 on P-384', 'P-384', ecdsaRdfc2019, 'ES384'],
  ['eddsa-rdfc-2022', 'Ed25519', eddsaRdfc2022, 'Ed25519'],
] as const;
const DOCUMENTS = [
  ['VCDM 1.1', vcdm1(DI_V2)],
  ['VCDM 1.1 with ELM', vcdm1(EDC_AP, DI_V2)],
  ...OPEN_BADGES.map(
    (context) => [`Open Badges under ${context.slice(context.lastIndexOf('/'))}`, badge(context)] as const,
  ),
] as const;

for (const [name, curve, cryptosuite, algorithm] of SUITES) {
  describe(`what @digitalbazaar/vc secured with ${name}`, () => {
    it.each(DOCUMENTS)('%s is read, and refused when a value changes', async (_, document) => {
      const issuer = issuers[curve];
      const theirs = await issue(issuer, issuer.suite(cryptosuite), document);
      const read = await readProof(JSON.stringify(theirs), issuer.keys, { now: NOW });
      expect(read).toMatchObject({ ok: true, value: { proofs: [{ algorithm, created: NOW }] } });
      const date = 'validFrom' in theirs ? 'validFrom' : 'issuanceDate';
      const changed = { ...theirs, [date]: '2026-11-20T00:00:00Z' };
      expect(await readProofOf(changed, issuer.keys, { now: NOW })).toMatchObject({ error: { code: 'signature' } });
    });
  });
}

describe('the first version of the suite context', () => {
  it('is known: a VCDM 1.1 credential under it is read', async () => {
    const { ecdsa, keys } = await provingInstitution();
    const document = vcdm1(DI_V1);
    const options = {
      type: 'DataIntegrityProof',
      cryptosuite: ecdsa.cryptosuite,
      created: '2026-11-21T12:00:00Z',
      verificationMethod: ecdsa.verificationMethod,
      proofPurpose: 'assertionMethod',
    };
    const proof = await proofByHand(document, options, ecdsa.sign);
    expect(await readProofOf({ ...document, proof }, keys, { now: NOW })).toMatchObject({ ok: true });
  });
});

describe('a failed proof of P-384', () => {
  it('tells its digests by their own name', async () => {
    const issuer = issuers['P-384'];
    const theirs = await issue(issuer, issuer.suite(ecdsaRdfc2019), vcdm1(DI_V2));
    const read = await readProofOf({ ...theirs, issuanceDate: '2026-11-20T00:00:00Z' }, issuer.keys, { now: NOW });
    expect(read).toMatchObject({
      error: {
        evidence: {
          cryptosuite: 'ecdsa-rdfc-2019',
          verificationMethod: issuer.verificationMethod,
          proofConfigSha384: expect.stringMatching(/^[0-9a-f]{96}$/),
          documentSha384: expect.stringMatching(/^[0-9a-f]{96}$/),
          signedBytes: expect.stringMatching(/^[0-9a-f]{192}$/),
          combinedDigest: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      },
    });
  });
});

describe('Ed25519Signature2020', () => {
  const suite = (issuer: ForeignIssuer) =>
    new Ed25519Signature2020({ signer: issuer.signer(), date: new Date(NOW * 1000).toISOString() });
  let secured: Json;
  const read = (document: Json, change: Json = {}) =>
    readProofOf({ ...document, proof: { ...(document.proof as Json), ...change } }, issuers.Ed25519.keys, { now: NOW });
  beforeAll(async () => {
    secured = await issue(issuers.Ed25519, suite(issuers.Ed25519), vcdm1(ED25519_2020));
  });

  it('that the library made is read', async () => {
    expect((secured.proof as Json).type).toBe('Ed25519Signature2020');
    expect(await read(secured)).toMatchObject({
      ok: true,
      value: { proofs: [{ cryptosuite: 'Ed25519Signature2020', algorithm: 'Ed25519', created: NOW }] },
    });
  });

  it('that the library made over a VCDM 2.0 document is read', async () => {
    const document = badge(OPEN_BADGES[3]);
    (document['@context'] as string[]).push(ED25519_2020);
    expect(await read(await issue(issuers.Ed25519, suite(issuers.Ed25519), document))).toMatchObject({ ok: true });
  });

  it.each<[string, string, Json]>([
    ['another time', 'signature', { created: '2026-11-21T11:00:00Z' }],
    ['a challenge', 'signature', { challenge: 'x' }],
    ['no time', 'proof_shape', { created: undefined }],
    ['a cryptosuite', 'proof_shape', { cryptosuite: 'eddsa-rdfc-2022' }],
    ['a link in a chain', 'proof_shape', { previousProof: 'urn:x:1' }],
    ['a detached token', 'proof_shape', { jws: 'e30..AA' }],
    ['a value in base64url', 'proof_value', { proofValue: 'uAAAA' }],
    ['another purpose', 'purpose', { proofPurpose: 'authentication' }],
    ['the type of its successor', 'proof_shape', { type: 'DataIntegrityProof' }],
  ])('with %s is %s', async (_, code, change) => {
    const proof = JSON.parse(JSON.stringify({ ...(secured.proof as Json), ...change })) as Json;
    expect(await readProofOf({ ...secured, proof }, issuers.Ed25519.keys, { now: NOW })).toMatchObject({
      error: { code },
    });
  });

  it('over a changed document is signature; under a document without its context, proof_shape', async () => {
    expect(await read({ ...secured, issuanceDate: '2026-11-20T00:00:00Z' })).toMatchObject({
      error: { code: 'signature' },
    });
    expect(await read({ ...secured, '@context': [V1] })).toMatchObject({ error: { code: 'proof_shape' } });
  });

  it('by a key of another kind is key_algorithm', async () => {
    const refused = await readProofOf(secured, issuers['P-256'].keys, { now: NOW });
    expect(refused).toMatchObject({ error: { code: 'key_algorithm' } });
  });
});

describe('endorsements in an Open Badge', () => {
  const issuer = () => issuers['P-256'];
  const endorsement = async (): Promise<Json> =>
    issue(issuer(), issuer().suite(ecdsaRdfc2019), {
      '@context': [V2, OPEN_BADGES[3]],
      id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0b03',
      type: ['VerifiableCredential', 'EndorsementCredential'],
      issuer: { id: FOREIGN_DID, type: ['Profile'] },
      name: 'We agree',
      validFrom: '2026-11-21T00:00:00Z',
      credentialSubject: {
        id: 'https://elsewhere.example/achievements/water',
        type: ['EndorsementSubject'],
        endorsementComment: 'Well made.',
      },
    });

  it('with proofs of their own leave the badge readable, which covers them as they stand', async () => {
    const theirs = await issue(
      issuer(),
      issuer().suite(ecdsaRdfc2019),
      badge(OPEN_BADGES[3], { endorsement: [await endorsement()] }),
    );
    expect(await readProofOf(theirs, issuer().keys, { now: NOW })).toMatchObject({ ok: true });
    for (const change of [
      ['Well made.', 'Badly made.'],
      ['We agree', 'We disagree'],
    ] as const) {
      const changed = JSON.parse(JSON.stringify(theirs).replace(change[0], change[1])) as Json;
      expect(await readProofOf(changed, issuer().keys, { now: NOW })).toMatchObject({ error: { code: 'signature' } });
    }
    const [one] = theirs.endorsement as Json[];
    const unproved = { ...theirs, endorsement: [{ ...one, proof: undefined }] };
    expect(await readProofOf(unproved, issuer().keys, { now: NOW })).toMatchObject({ error: { code: 'signature' } });
  });

  it('may bring no context that is not pinned by its address, and none inside them', async () => {
    const one = await endorsement();
    const read = async (inner: Json) => {
      const theirs = { ...badge(OPEN_BADGES[3], { endorsement: [inner] }), proof: one.proof };
      const reading = await readProofOf(theirs, issuer().keys, { now: NOW });
      return reading.ok ? 'read' : reading.error.code;
    };
    expect(await read({ ...one, '@context': [V2, { name: 'urn:x:name' }] })).toBe('context_not_allowed');
    expect(await read({ ...one, credentialSubject: { '@context': V2 } })).toBe('context_not_allowed');
    expect(await read({ ...one, '@context': [V2, 'https://evil.example/c'] })).toBe('context_unknown');
    expect(await read({ ...one, credentialSubject: { proof: one.proof } })).toBe('proof_shape');
    expect(await read(one)).toBe('signature');
  });
});
