import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { canonicalise, type Digest } from '../../src/credential/contexts/canonicalise.ts';
import { vcdm2Contexts } from '../../src/credential/contexts/loader.ts';
import { dateTimeStamp, moment } from '../../src/credential/data-integrity/moment.ts';
import { canonicalProof, type ProofOptions } from '../../src/credential/data-integrity/proof-options.ts';
import { proofSigner } from '../../src/credential/data-integrity/proof-signer.ts';
import { readProof } from '../../src/credential/data-integrity/read-proof.ts';
import { dataIntegrity, dataIntegrityWith, knownBody, secure } from '../../src/credential/data-integrity/secure.ts';
import {
  credential,
  DID,
  issued,
  NOW,
  ORIGIN,
  type ProvingInstitution,
  provingInstitution,
} from '../support/proving-institution.ts';

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
/** The canonicaliser behind a counter, whichever way it is asked. */
const counted = () => vi.fn((document: object, digest?: Digest) => canonicalise(document, digest));
let institution: ProvingInstitution;
beforeAll(async () => {
  institution = await provingInstitution();
});

describe('the intent of a proof', () => {
  const body = JSON.stringify(credential());

  it('names form, key, signing time and the digest of the bytes to be signed', async () => {
    const intent = await dataIntegrity.intend('vc-ecdsa', body, institution.ecdsa, NOW, {});
    expect(intent).toMatchObject({
      form: 'vc-ecdsa',
      mediaType: 'application/vc',
      body,
      keyId: 'p1',
      signingTime: NOW,
    });
    expect(intent.toBeSigned).toHaveLength(64);
    const digest = await crypto.subtle.digest('SHA-256', intent.toBeSigned as BufferSource);
    expect(intent.digest).toBe(Buffer.from(digest).toString('hex'));
    expect(JSON.parse(intent.parameters)).toEqual({
      type: 'DataIntegrityProof',
      cryptosuite: 'ecdsa-rdfc-2019',
      created: '2026-11-21T12:00:00Z',
      verificationMethod: `${DID}#p1`,
      proofPurpose: 'assertionMethod',
    });
  });

  it('is the same whenever it is made from the same arguments', async () => {
    const intend = () => dataIntegrity.intend('vc-eddsa', body, institution.eddsa, NOW, {});
    expect(await intend()).toEqual(await intend());
  });

  it('can be made again from the stored body and parameters alone', async () => {
    const { parameters, toBeSigned } = await dataIntegrity.intend('vc-ecdsa', body, institution.ecdsa, NOW, {});
    expect(await dataIntegrity.toBeSigned(body, parameters)).toEqual(toBeSigned);
  });

  it('takes canonical N-Quads that are known already, and canonicalises nothing', async () => {
    const spy = counted();
    const known = await knownBody(credential(), await canonicalise(credential()));
    const intent = await dataIntegrityWith(spy).intend('vc-eddsa', body, institution.eddsa, NOW, { known });
    expect(spy).not.toHaveBeenCalled();
    expect(intent).toEqual(await dataIntegrity.intend('vc-eddsa', body, institution.eddsa, NOW, {}));
  });

  it('is not made for a form the signer does not make', async () => {
    await expect(dataIntegrity.intend('vc-eddsa', body, institution.ecdsa, NOW, {})).rejects.toThrow(TypeError);
    await expect(dataIntegrity.intend('edc', body, institution.ecdsa, NOW, {})).rejects.toThrow(TypeError);
  });

  it.each([
    ['carries a proof already', JSON.stringify({ ...credential(), proof: {} })],
    ['is a list', '[]'],
  ])('is not made for a body that %s', async (_, broken) => {
    await expect(dataIntegrity.intend('vc-ecdsa', broken, institution.ecdsa, NOW, {})).rejects.toThrow(TypeError);
  });

  it('is not made for a body with an undefined term', async () => {
    const broken = JSON.stringify({ ...credential(), ects: 6 });
    await expect(dataIntegrity.intend('vc-ecdsa', broken, institution.ecdsa, NOW, {})).rejects.toMatchObject({
      code: 'undefined_term',
    });
  });
});

describe('the secured document', () => {
  it('keeps the text of the body and puts the proof behind it', async () => {
    const body = JSON.stringify(credential(), null, 2);
    const intent = await dataIntegrity.intend('vc-eddsa', body, institution.eddsa, NOW, {});
    const text = dataIntegrity.assemble(body, intent.parameters, await institution.eddsa.sign(intent.toBeSigned));
    expect(text.startsWith(body.slice(0, -1))).toBe(true);
    const { proof, ...document } = JSON.parse(text) as Record<string, unknown>;
    expect(document).toEqual(credential());
    expect(proof).toMatchObject({ proofValue: expect.stringMatching(/^z[1-9A-HJ-NP-Za-km-z]{80,90}$/) });
  });

  it('is read back with its proofs, times and the digest of the intent', async () => {
    const body = JSON.stringify(credential());
    const intent = await dataIntegrity.intend('vc-ecdsa', body, institution.ecdsa, NOW, {});
    const text = dataIntegrity.assemble(body, intent.parameters, await institution.ecdsa.sign(intent.toBeSigned));
    expect(await readProof(text, institution.keys, { now: NOW })).toEqual({
      ok: true,
      value: {
        document: credential(),
        canonical: await canonicalise(credential()),
        proofs: [
          {
            cryptosuite: 'ecdsa-rdfc-2019',
            verificationMethod: `${DID}#p1`,
            algorithm: 'ES256',
            purpose: 'assertionMethod',
            created: NOW,
            expires: null,
            challenge: null,
            domain: [],
            digest: intent.digest,
            evidence: {
              verificationMethod: `${DID}#p1`,
              cryptosuite: 'ecdsa-rdfc-2019',
              proofConfigSha256: hexOf(intent.toBeSigned.subarray(0, 32)),
              documentSha256: hexOf(intent.toBeSigned.subarray(32)),
              signedBytes: hexOf(intent.toBeSigned),
              combinedDigest: intent.digest,
            },
          },
        ],
      },
    });
  });

  it('with two proofs is canonicalised once for both', async () => {
    const spy = counted();
    const text = await secure(JSON.stringify(credential()), [institution.ecdsa, institution.eddsa], NOW);
    const read = await readProof(text, institution.keys, { now: NOW, canonicalise: spy });
    expect(read).toMatchObject({ ok: true, value: { proofs: { length: 2 } } });
    expect(spy).toHaveBeenCalledTimes(1);
  });

  it('with a signed expiry to come is read, and says so', async () => {
    const options = JSON.stringify({
      ...(await issued([institution.eddsa])).proof,
      expires: '2026-12-01T00:00:00+01:00',
    });
    const { proofValue: _, ...parameters } = JSON.parse(options) as Record<string, unknown>;
    const body = JSON.stringify(credential());
    const bytes = await dataIntegrity.toBeSigned(body, JSON.stringify(parameters));
    const text = dataIntegrity.assemble(body, JSON.stringify(parameters), await institution.eddsa.sign(bytes));
    expect(await readProof(text, institution.keys, { now: NOW })).toMatchObject({
      value: { proofs: [{ expires: Date.UTC(2026, 10, 30, 23) / 1000 }] },
    });
  });
});

describe('proof options by template', () => {
  const V1 = 'https://www.w3.org/2018/credentials/v1';
  const V2 = 'https://www.w3.org/ns/credentials/v2';
  const EDC_AP = 'http://data.europa.eu/snb/model/context/edc-ap';
  const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
  const DI = 'https://w3id.org/security/data-integrity/v2';
  const usual: ProofOptions = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2026-11-21T12:00:00Z',
    verificationMethod: `${DID}#e1`,
    proofPurpose: 'assertionMethod',
  };

  it.each<[string, readonly string[]]>([
    ['VCDM 2.0 with ELM', vcdm2Contexts(ORIGIN)],
    ['VCDM 2.0 alone', [V2]],
    ['VCDM 2.0 with the context of the suite', [V2, DI]],
    ['Open Badges 3.0', [V2, OB, 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json']],
    ['VCDM 1.1', [V1, DI]],
    ['VCDM 1.1 with ELM before the suite', [V1, EDC_AP, DI]],
    ['VCDM 1.1 with ELM after the suite', [V1, DI, EDC_AP]],
    ['VCDM 1.1 with status lists', [V1, 'https://w3id.org/vc/status-list/2021/v1', DI]],
  ])(
    'are the bytes of the library for any address, time, suite, purpose, challenge and domain: %s',
    async (_, context) => {
      const anything = fc.string({ unit: fc.constantFrom(...'azAZ09._~:/?#@!$&()*+,;=%-\'"<>\\^`{|} é\n') });
      const text = fc.oneof(fc.string({ unit: fc.constantFrom(..."azAZ09._~:/?#@!$&()*+,;=%-'") }), anything);
      const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
      const stamp = fc
        .date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true })
        .map((at) => at.toISOString());
      const options = fc
        .record({
          type: fc.constant('DataIntegrityProof'),
          cryptosuite: fc.constantFrom('eddsa-rdfc-2022', 'ecdsa-rdfc-2019', 'ecdsa-sd-2023'),
          created: maybe(stamp),
          expires: maybe(stamp),
          verificationMethod: text.map((tail) => `did:web:${tail}`),
          proofPurpose: fc.constantFrom('assertionMethod', 'authentication', 'keyAgreement'),
          challenge: maybe(text),
          domain: maybe(fc.oneof(text, fc.array(text, { maxLength: 2 }))),
        })
        .map(
          (all) => Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as ProofOptions,
        );
      let written = 0;
      const check = async (proof: ProofOptions) => {
        const spy = counted();
        const settled = (promise: Promise<string>) => promise.catch((error: Error) => error.message);
        const ours = await settled(Promise.resolve(canonicalProof(proof, context, spy, 'SHA-256')));
        expect(ours).toBe(await settled(canonicalise({ '@context': context, ...proof })));
        if (spy.mock.calls.length === 0) written += 1;
      };
      await fc.assert(fc.asyncProperty(options, check), { numRuns: 250 });
      expect(written).toBeGreaterThan(10);
    },
  );

  it.each([
    ['a nonce', { nonce: 'abc' }],
    ['an id', { id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0a09' }],
    ['a list of domains', { domain: ['https://a.example', 'https://b.example'] }],
    ['an address with a character to escape', { verificationMethod: 'did:web:x#"k' }],
    ['a challenge with a character to escape', { challenge: 'a"b' }],
    ['another type', { type: 'Ed25519Signature2020' }],
  ])('leave a proof with %s to the library', async (_, change) => {
    const spy = counted();
    const context = vcdm2Contexts(ORIGIN);
    await Promise.resolve(canonicalProof({ ...usual, ...change }, context, spy, 'SHA-256')).catch(() => undefined);
    expect(spy).toHaveBeenCalledOnce();
  });

  it.each<[string, unknown]>([
    ['no context of VCDM first', [DI, V2]],
    ['VCDM 1.1 without the context of the suite', [V1]],
    ['the first version of the context of the suite', [V1, 'https://w3id.org/security/data-integrity/v1']],
    ['no context', undefined],
  ])('leave a document with %s to the library', async (_, context) => {
    const spy = counted();
    await Promise.resolve(canonicalProof(usual, context, spy, 'SHA-256')).catch(() => undefined);
    expect(spy).toHaveBeenCalledOnce();
  });
});

describe('a proof signer', () => {
  it('is not made from bytes that are no key, and does not repeat them', async () => {
    const pkcs8 = new TextEncoder().encode('secret bytes');
    const made = proofSigner({ keyId: 'k9', algorithm: 'Ed25519', pkcs8, verificationMethod: `${DID}#k9` });
    await expect(made).rejects.toThrow('#k9 is not a Ed25519 private key');
  });
});

describe('moments', () => {
  it.each([
    ['2026-11-21T12:00:00Z', NOW],
    ['2026-11-21T13:00:00+01:00', NOW],
    ['2026-11-21T12:00:00.250Z', NOW + 0.25],
  ])('%s is read', (text, seconds) => {
    expect(moment(text)).toBe(seconds);
  });

  it.each([
    '2026-11-21',
    '2026-11-21T12:00:00',
    '2026-11-31T12:00:00Z',
    '2026-13-01T12:00:00Z',
    ' 2026-11-21T12:00:00Z',
    7,
    null,
  ])('%s is none', (value) => {
    expect(moment(value)).toBeNull();
  });

  it('are written in whole seconds', () => {
    expect(dateTimeStamp(NOW + 0.9)).toBe('2026-11-21T12:00:00Z');
  });
});
