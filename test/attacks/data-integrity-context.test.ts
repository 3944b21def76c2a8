import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { EDC_CONTEXTS } from '../../src/credential/contexts/loader.ts';
import { readProof, readProofOf } from '../../src/credential/data-integrity/read-proof.ts';
import { foreignIssuer } from '../support/foreign-issuer.ts';
import {
  issued,
  NOW,
  type ProvingInstitution,
  provingInstitution,
  type Secured,
} from '../support/proving-institution.ts';

let institution: ProvingInstitution;
let document: Secured;
beforeAll(async () => {
  institution = await provingInstitution();
});
const read = async (change: (document: Secured) => void) => {
  document = await issued([institution.eddsa]);
  change(document);
  return readProof(JSON.stringify(document), institution.keys, { now: NOW });
};
const contexts = (one: Secured) => one['@context'] as unknown[];

describe('contexts of a stranger', () => {
  it.each<[string, (document: Secured) => void]>([
    ['an inline context', (one) => contexts(one).push({ title: 'urn:x:other' })],
    ['a catch-all vocabulary', (one) => contexts(one).push({ '@vocab': 'urn:x:' })],
    ['an imported context', (one) => contexts(one).push({ '@import': 'https://evil.example/c' })],
    ['a propagating context', (one) => contexts(one).push({ '@propagate': true })],
    ['a null context', (one) => contexts(one).push(null)],
    ['a nested list of contexts', (one) => contexts(one).push(['https://www.w3.org/ns/credentials/v2'])],
    ['no context', (one) => delete one['@context']],
    ['an empty list', (one) => (one['@context'] = [])],
    ['a context inside the subject', (one) => (one.credentialSubject['@context'] = { title: 'urn:x:other' })],
    ['a known context inside the subject', (one) => (one.credentialSubject['@context'] = contexts(one)[0])],
    ['a context inside the proof', (one) => (one.proof['@context'] = one['@context'])],
  ])('%s is context_not_allowed', async (_, change) => {
    expect(await read(change)).toMatchObject({ ok: false, error: { code: 'context_not_allowed' } });
  });

  it('two swapped terms, with which 10 became 18 elsewhere, are refused before anything is canonicalised', async () => {
    const one = await issued([institution.eddsa]);
    contexts(one).push({ validFrom: 'urn:x:b', issuer: 'urn:x:a' });
    const canonicalise = vi.fn(async () => '');
    const refused = await readProof(JSON.stringify(one), institution.keys, { now: NOW, canonicalise });
    expect(refused).toMatchObject({ error: { code: 'context_not_allowed' } });
    expect(canonicalise).not.toHaveBeenCalled();
  });

  it.each([
    'https://evil.example/context.jsonld',
    'https://www.w3.org/ns/credentials/v2#x',
    'https://www.w3.org/ns/credentials/v2/',
    'http://www.w3.org/ns/credentials/v2',
    '__proto__',
    'constructor',
  ])('%s is context_unknown, and nothing is fetched', async (url) => {
    const fetched = vi.spyOn(globalThis, 'fetch');
    expect(await read((one) => contexts(one).push(url))).toMatchObject({
      ok: false,
      error: { code: 'context_unknown' },
    });
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
  });

  it.each<[string, (document: Secured) => void]>([
    ['@graph', (one) => (one['@graph'] = [])],
    ['@included', (one) => (one['@included'] = [{ id: 'urn:x:1', type: 'Person' }])],
    ['@reverse', (one) => (one.credentialSubject['@reverse'] = { hasClaim: { id: 'urn:x:1' } })],
    ['@nest', (one) => (one.credentialSubject['@nest'] = { title: { nl: 'x' } })],
  ])('%s, with which the same statements make another tree, is refused', async (_, change) => {
    expect(await read(change)).toMatchObject({ ok: false, error: { code: 'proof_shape' } });
  });
});

describe('a mark of 10 out of 18 that is shown as 18 out of 10, by somebody without a key', () => {
  it('the library says true, and we say context_not_allowed', async () => {
    const issuer = await foreignIssuer('P-256');
    const theirs = async (document: object) =>
      (
        await vc.verifyCredential({
          credential: document,
          suite: new DataIntegrityProof({ cryptosuite: ecdsaRdfc2019 }),
          documentLoader: issuer.documentLoader,
          now: new Date(NOW * 1000),
        })
      ).verified;
    const ours = (document: Secured) => readProofOf(document, issuer.keys, { now: NOW });
    const honest = (await vc.issue({
      credential: {
        '@context': [...EDC_CONTEXTS, 'https://w3id.org/security/data-integrity/v2'],
        id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0a07',
        type: ['VerifiableCredential', 'EuropeanDigitalCredential'],
        issuer: issuer.did,
        issuanceDate: '2026-11-21T00:00:00Z',
        credentialSubject: { id: 'urn:x:learner', type: 'Person', score: '10', maximumScore: '18' },
      },
      suite: issuer.suite(ecdsaRdfc2019),
      documentLoader: issuer.documentLoader,
    })) as Secured;
    expect(await theirs(honest)).toBe(true);
    expect(await ours(honest)).toMatchObject({ ok: true });

    const elm = 'http://data.europa.eu/snb/model/elm/';
    const text = 'http://www.w3.org/2001/XMLSchema#string';
    const swap = {
      score: { '@id': `${elm}maxScore`, '@type': text },
      maximumScore: { '@id': `${elm}score`, '@type': text },
    };
    const forged: Secured = {
      ...honest,
      '@context': [...contexts(honest), swap],
      credentialSubject: { ...honest.credentialSubject, score: '18', maximumScore: '10' },
    };
    expect(await theirs(forged)).toBe(true);
    expect(await ours(forged)).toMatchObject({ ok: false, error: { code: 'context_not_allowed' } });
    // It is the context that does it: without it neither believes the other mark.
    const crude: Secured = { ...honest, credentialSubject: forged.credentialSubject };
    expect(await theirs(crude)).toBe(false);
    expect(await ours(crude)).toMatchObject({ ok: false, error: { code: 'signature' } });
  });
});
