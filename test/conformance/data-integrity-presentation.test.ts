import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import { Ed25519Signature2020 } from '@digitalbazaar/ed25519-signature-2020';
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPresentationProof } from '../../src/credential/data-integrity/read-presentation.ts';
import { readProofOf } from '../../src/credential/data-integrity/read-proof.ts';
import { type ForeignIssuer, foreignIssuer } from '../support/foreign-issuer.ts';
import { issued, NOW, type ProvingInstitution, provingInstitution } from '../support/proving-institution.ts';
import type { Json } from '../support/signed-by-hand.ts';

const V1 = 'https://www.w3.org/2018/credentials/v1';
const V2 = 'https://www.w3.org/ns/credentials/v2';
const DI = 'https://w3id.org/security/data-integrity/v2';
const ED25519_2020 = 'https://w3id.org/security/suites/ed25519-2020/v1';
const CHALLENGE = '7f3a0c0e';
const DOMAIN = 'https://admissions.example';

let institution: ProvingInstitution;
let holder: ForeignIssuer;
let edHolder: ForeignIssuer;
let credentials: Json[];
beforeAll(async () => {
  institution = await provingInstitution();
  [holder, edHolder] = await Promise.all([foreignIssuer('P-256'), foreignIssuer('Ed25519')]);
  const first = await issued([institution.ecdsa]);
  const { proof: _, ...body } = await issued([institution.eddsa]);
  const second = await issued([institution.eddsa, institution.ecdsa], {
    ...body,
    id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0c02',
  });
  credentials = [first, second];
});

const presentation = (contexts: string[], verifiableCredential: unknown): Json => ({
  '@context': contexts,
  type: ['VerifiablePresentation'],
  holder: holder.did,
  verifiableCredential,
});
const signed = (document: Json, cryptosuite = ecdsaRdfc2019, by = holder, asked: Json = {}) =>
  vc.signPresentation({
    presentation: structuredClone(document),
    suite: by.suite(cryptosuite),
    documentLoader: by.documentLoader,
    challenge: CHALLENGE,
    domain: DOMAIN,
    ...asked,
  });
const read = async (document: Json, asked: { challenge?: string; domain?: string } = {}, keys = holder.keys) => {
  const reading = await readPresentationProof(document, keys, { now: NOW, ...asked });
  return reading.ok ? 'read' : reading.error.code;
};

describe('VCDM 2.0 §4.13 and 1.1 §4.10 a presentation', () => {
  it.each<[string, () => Json]>([
    ['of one credential', () => presentation([V2], credentials[0])],
    ['of two credentials, one with a proof set', () => presentation([V2], credentials)],
    ['of nothing', () => ({ ...presentation([V2], undefined), verifiableCredential: undefined })],
    [
      'of an enveloped credential',
      () =>
        presentation(
          [V2],
          [{ '@context': V2, id: 'data:application/vc+jwt,eyJ.e.s', type: 'EnvelopedVerifiableCredential' }],
        ),
    ],
    ['in VCDM 1.1', () => presentation([V1, DI], [vcdm1()])],
  ])('%s that the library signed is read', async (_, document) => {
    const one = JSON.parse(JSON.stringify(await signed(JSON.parse(JSON.stringify(document()))))) as Json;
    const reading = await readPresentationProof(one, holder.keys, { now: NOW, challenge: CHALLENGE, domain: DOMAIN });
    expect(reading).toMatchObject({
      ok: true,
      value: { proofs: [{ purpose: 'authentication', challenge: CHALLENGE, domain: [DOMAIN] }] },
    });
  });

  it('by eddsa-rdfc-2022 and by Ed25519Signature2020 is read', async () => {
    const first = await signed(presentation([V2], credentials), eddsaRdfc2022, edHolder);
    expect(await read(first, { challenge: CHALLENGE }, edHolder.keys)).toBe('read');
    const older = new Ed25519Signature2020({ signer: edHolder.signer(), date: new Date(NOW * 1000).toISOString() });
    const second = await signed(presentation([V1, ED25519_2020], [vcdm1()]), eddsaRdfc2022, edHolder, { suite: older });
    expect(await read(second, { challenge: CHALLENGE, domain: DOMAIN }, edHolder.keys)).toBe('read');
  });

  it('says which challenge and domain it carries where none was expected', async () => {
    const one = await signed(presentation([V2], credentials));
    expect(await readPresentationProof(one, holder.keys, { now: NOW })).toMatchObject({
      value: { proofs: [{ challenge: CHALLENGE, domain: [DOMAIN] }] },
    });
  });

  it('that was made for another challenge or domain, or for none, is refused by its code', async () => {
    const one = await signed(presentation([V2], credentials));
    expect(await read(one, { challenge: 'other', domain: DOMAIN })).toBe('challenge');
    expect(await read(one, { challenge: CHALLENGE, domain: 'https://other.example' })).toBe('domain');
    const bare = await signed(presentation([V2], credentials), ecdsaRdfc2019, holder, { domain: undefined });
    expect(await read(bare, { challenge: CHALLENGE })).toBe('read');
    expect(await read(bare, { challenge: CHALLENGE, domain: DOMAIN })).toBe('domain');
    const { challenge: _, ...proof } = one.proof as Json;
    expect(await read({ ...one, proof }, { challenge: CHALLENGE })).toBe('challenge');
    expect(await read({ ...one, proof })).toBe('signature');
    expect(await read({ ...one, proof: { ...proof, challenge: 'other' } }, { challenge: 'other' })).toBe('signature');
  });

  it('keeps what it holds together: nothing can be taken out, put in or changed, proofs of credentials included', async () => {
    const one = await signed(presentation([V2], credentials));
    const [first, second] = credentials as [Json, Json];
    const withCredentials = (verifiableCredential: unknown) => read({ ...one, verifiableCredential });
    expect(await withCredentials([first, second])).toBe('read');
    expect(await withCredentials([second, first])).toBe('read');
    expect(await withCredentials([first])).toBe('signature');
    expect(await withCredentials([first, second, await issued([institution.ecdsa])])).toBe('signature');
    expect(await withCredentials([{ ...first, validFrom: '2026-11-20T00:00:00Z' }, second])).toBe('signature');
    const { proof: _, ...unproved } = first;
    expect(await withCredentials([unproved, second])).toBe('signature');
    expect(await withCredentials([{ ...first, proof: { ...(first.proof as Json), nonce: 'x' } }, second])).toBe(
      'signature',
    );
    expect(await read({ ...one, holder: 'did:web:other.example' })).toBe('signature');
  });

  it('holds its credentials to the rules a credential has by itself', async () => {
    const one = await signed(presentation([V2], credentials));
    const [first] = credentials as [Json];
    const inside = (change: Json) => read({ ...one, verifiableCredential: [{ ...first, ...change }] });
    const subject = first.credentialSubject as Json;
    expect(await inside({ '@context': [V2, { title: 'urn:x:title' }] })).toBe('context_not_allowed');
    expect(await inside({ '@context': [] })).toBe('context_not_allowed');
    expect(await inside({ '@context': [V2, 'https://evil.example/c'] })).toBe('context_unknown');
    expect(await inside({ credentialSubject: { ...subject, '@context': V2 } })).toBe('context_not_allowed');
    expect(await inside({ credentialSubject: { ...subject, proof: first.proof } })).toBe('proof_shape');
    expect(await inside({ credentialSubject: { ...subject, verifiableCredential: first } })).toBe(
      'context_not_allowed',
    );
    expect(await inside({ '@graph': [] })).toBe('proof_shape');
    expect(await inside({ proof: { ...(first.proof as Json), '@context': V2 } })).toBe('context_not_allowed');
    expect(await inside({ credentialSubject: Array.from({ length: 1_001 }, () => subject) })).toBe('too_complex');
  });

  it('without a proof is proof_missing', async () => {
    expect(await read(presentation([V2], credentials))).toBe('proof_missing');
  });
});

describe('a credential of a presentation', () => {
  it('is read by itself, out of the presentation', async () => {
    const one = await signed(presentation([V2], credentials));
    for (const inner of one.verifiableCredential as Json[]) {
      expect(await readProofOf(inner, institution.keys, { now: NOW })).toMatchObject({ ok: true });
    }
  });
});

/** A credential of VCDM 1.1 with a proof that is not ours to check here. */
const vcdm1 = (): Json => ({
  '@context': [V1, DI],
  id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0c03',
  type: ['VerifiableCredential'],
  issuer: holder.did,
  issuanceDate: '2026-11-21T00:00:00Z',
  credentialSubject: { id: 'did:example:learner' },
  proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022', proofValue: 'z1' },
});
