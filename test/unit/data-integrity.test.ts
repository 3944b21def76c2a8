import fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { vcdm2Contexts } from '../../src/credential/contexts/loader.ts';
import { dateTimeStamp, moment } from '../../src/credential/data-integrity/moment.ts';
import { canonicalProof, type ProofOptions } from '../../src/credential/data-integrity/proof-options.ts';
import { proofSigner } from '../../src/credential/data-integrity/proof-signer.ts';
import { readProof } from '../../src/credential/data-integrity/read-proof.ts';
import { dataIntegrity, dataIntegrityWith, secure } from '../../src/credential/data-integrity/secure.ts';
import {
  credential,
  DID,
  issued,
  NOW,
  ORIGIN,
  type ProvingInstitution,
  provingInstitution,
} from '../support/proving-institution.ts';

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
    const spy = vi.fn(canonicalise);
    const canonical = await canonicalise(credential());
    const intent = await dataIntegrityWith(spy).intend('vc-eddsa', body, institution.eddsa, NOW, { canonical });
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
            created: NOW,
            expires: null,
            digest: intent.digest,
          },
        ],
      },
    });
  });

  it('with two proofs is canonicalised once for both', async () => {
    const spy = vi.fn(canonicalise);
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
  const context = vcdm2Contexts(ORIGIN);
  const usual: ProofOptions = {
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-rdfc-2022',
    created: '2026-11-21T12:00:00Z',
    verificationMethod: `${DID}#e1`,
    proofPurpose: 'assertionMethod',
  };
  const byLibrary = (options: ProofOptions) => canonicalise({ '@context': context, ...options });

  it('are the bytes of the library for any method address, time and suite', async () => {
    const options = fc.record({
      type: fc.constant('DataIntegrityProof' as const),
      cryptosuite: fc.constantFrom('eddsa-rdfc-2022' as const, 'ecdsa-rdfc-2019' as const),
      created: fc.option(
        fc.date({ min: new Date(0), max: new Date(4e12), noInvalidDate: true }).map((date) => date.toISOString()),
        { nil: undefined },
      ),
      verificationMethod: fc
        .string({ unit: fc.constantFrom(...'azAZ09._~:/?#@!$&()*+,;=%-\'"<>\\^`{|} é') })
        .map((tail) => `did:web:${tail}`),
      proofPurpose: fc.constant('assertionMethod' as const),
    });
    let written = 0;
    const check = async ({ created, ...rest }: ProofOptions) => {
      const proof: ProofOptions = created === undefined ? rest : { created, ...rest };
      const spy = vi.fn(canonicalise);
      const settled = (promise: Promise<string>) => promise.catch((error: Error) => error.message);
      const ours = await settled(Promise.resolve(canonicalProof(proof, context, spy, 'SHA-256')));
      expect(ours).toBe(await settled(byLibrary(proof)));
      if (spy.mock.calls.length === 0) written += 1;
    };
    await fc.assert(fc.asyncProperty(options, check), { numRuns: 500 });
    expect(written).toBeGreaterThan(50);
  });

  it.each([
    ['another member', { nonce: 'abc' }],
    ['an id', { id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0a09' }],
    ['an address with a character to escape', { verificationMethod: 'did:web:x#"k' }],
  ])('leave a proof with %s to the library', async (_, change) => {
    const spy = vi.fn(canonicalise);
    await Promise.resolve(canonicalProof({ ...usual, ...change }, context, spy, 'SHA-256')).catch(() => undefined);
    expect(spy).toHaveBeenCalledOnce();
  });

  it('leave a document to the library whose first context is not that of VCDM 2.0', async () => {
    const spy = vi.fn(canonicalise);
    const v1 = ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/security/data-integrity/v2'];
    expect(await canonicalProof(usual, v1, spy, 'SHA-256')).toBe(await byLibrary(usual));
    expect(spy).toHaveBeenCalledOnce();
    await expect(canonicalProof(usual, v1.slice(0, 1), spy, 'SHA-256')).rejects.toMatchObject({
      code: 'undefined_term',
    });
  });
});

describe('a proof signer', () => {
  it('is not made from bytes that are no key, and does not repeat them', async () => {
    const pkcs8 = new TextEncoder().encode('secret bytes');
    const made = proofSigner({ keyId: 'k9', algorithm: 'Ed25519', pkcs8, verificationMethod: `${DID}#k9` });
    await expect(made).rejects.toThrow('key k9 is not a Ed25519 private key in PKCS#8');
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
