import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as ecdsaRdfc2019 } from '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { beforeAll, describe, expect, it } from 'vitest';
import { readPresentationProof } from '../../src/credential/data-integrity/read-presentation.ts';
import { readProofOf } from '../../src/credential/data-integrity/read-proof.ts';
import { type ForeignIssuer, foreignIssuer } from '../support/foreign-issuer.ts';
import { NOW } from '../support/proving-institution.ts';
import type { Json } from '../support/signed-by-hand.ts';

const V2 = 'https://www.w3.org/ns/credentials/v2';
const CHALLENGE = '7f3a0c0e';
const DOMAIN = 'https://admissions.example';

let holder: ForeignIssuer;
beforeAll(async () => {
  holder = await foreignIssuer('P-256');
});
const presentation = (): Json => ({ '@context': [V2], type: ['VerifiablePresentation'], holder: holder.did });
const signed = (document: Json) =>
  vc.signPresentation({
    presentation: document,
    suite: holder.suite(ecdsaRdfc2019),
    documentLoader: holder.documentLoader,
    challenge: CHALLENGE,
    domain: DOMAIN,
  });
const read = async (document: Json, asked: { challenge?: string; domain?: string } = {}) => {
  const reading = await readPresentationProof(document, holder.keys, { now: NOW, ...asked });
  return reading.ok ? 'read' : reading.error.code;
};

describe('proofs made for something else', () => {
  const theirs = async (document: Json) =>
    vc.verify({
      presentation: document,
      suite: new DataIntegrityProof({ cryptosuite: ecdsaRdfc2019 }),
      documentLoader: holder.documentLoader,
      challenge: CHALLENGE,
      domain: DOMAIN,
    });

  it('a presentation that only asserts is purpose, whatever is expected of it', async () => {
    const asserting = await vc.issue({
      credential: credentialOf(holder.did),
      suite: holder.suite(ecdsaRdfc2019),
      documentLoader: holder.documentLoader,
    });
    expect(await read({ ...presentation(), proof: (asserting as Json).proof })).toBe('purpose');
  });

  it('the proof of a presentation is none of a credential, and the presentation is no credential', async () => {
    const one = await signed(presentation());
    const replayed = { ...credentialOf(holder.did), proof: one.proof };
    expect(await readProofOf(replayed, holder.keys, { now: NOW })).toMatchObject({ error: { code: 'purpose' } });
    const empty = await signed(presentation());
    expect((await theirs(empty)).presentationResult?.verified).toBe(true);
    expect(await readProofOf(empty, holder.keys, { now: NOW })).toMatchObject({ error: { code: 'purpose' } });
  });

  it('one proof that authenticates beside one that asserts: true there, purpose here', async () => {
    const one = await signed(presentation());
    const both = { ...one, proof: [one.proof, { ...(one.proof as Json), proofPurpose: 'assertionMethod' }] };
    expect((await theirs(both)).presentationResult?.verified).toBe(true);
    expect(await read(both, { challenge: CHALLENGE, domain: DOMAIN })).toBe('purpose');
  });

  it('one proof for another challenge beside a good one: true there, challenge here', async () => {
    const one = await signed(presentation());
    const both = { ...one, proof: [one.proof, { ...(one.proof as Json), challenge: 'yesterday' }] };
    expect((await theirs(both)).presentationResult?.verified).toBe(true);
    expect(await read(both, { challenge: CHALLENGE, domain: DOMAIN })).toBe('challenge');
  });
});

const credentialOf = (issuer: string): Json => ({
  '@context': [V2],
  id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0c09',
  type: ['VerifiableCredential'],
  issuer,
  credentialSubject: { id: 'did:example:learner' },
});
