import { beforeAll, describe, expect, it } from 'vitest';
import { documentLoader } from '../../src/credential/contexts/loader.ts';
import { documentSigner } from '../../src/credential/data-integrity/document-signer.ts';
import { secureDocument } from '../../src/credential/data-integrity/rdfc-sign.ts';
import { readPresentationProof } from '../../src/credential/data-integrity/read-presentation.ts';
import { readProofOf } from '../../src/credential/data-integrity/read-proof.ts';
import { derive } from '../../src/credential/data-integrity/sd-derive.ts';
import { secureSelectively } from '../../src/credential/data-integrity/sd-sign.ts';
import { importMultikey, publicKeyMultibase } from '../../src/credential/keys/multikey.ts';
import { encodeBase64Url } from '../../src/record/base64.ts';
import {
  credential,
  issued,
  NOW,
  type ProvingInstitution,
  provingInstitution,
} from '../support/proving-institution.ts';
import { type Json, proofByHand } from '../support/signed-by-hand.ts';

let institution: ProvingInstitution;
beforeAll(async () => {
  institution = await provingInstitution();
});
const optionsOf = (name: 'ecdsa' | 'eddsa', others: Json = {}): Json => ({
  type: 'DataIntegrityProof',
  cryptosuite: institution[name].cryptosuite,
  created: '2026-11-21T12:00:00Z',
  verificationMethod: institution[name].verificationMethod,
  proofPurpose: 'assertionMethod',
  ...others,
});

describe('in workerd', () => {
  it('a base proof is made and derived from; what is derived is read, and refused when a statement changes', async () => {
    const { verificationMethod, sign } = institution.ecdsa;
    const subject = {
      ...credential().credentialSubject,
      hasClaim: { type: 'LearningAchievement', title: { nl: 'A' } },
    };
    const base = await secureSelectively(
      { ...credential(), credentialSubject: subject },
      { algorithm: 'ES256', verificationMethod, sign },
      {
        created: NOW,
        mandatoryPointers: ['/issuer'],
        random: (count) => crypto.getRandomValues(new Uint8Array(count)),
      },
    );
    if (!base.ok) throw new Error(base.error.reason);
    const shown = await derive(base.value, ['/validFrom', '/credentialSubject/hasClaim/title'], {});
    if (!shown.ok) throw new Error(shown.error.reason);
    const document = shown.value;
    expect(document).toMatchObject({ credentialSubject: { hasClaim: { title: { nl: 'A' } } } });
    expect(await readProofOf(document, institution.keys, { now: NOW })).toMatchObject({
      ok: true,
      value: { proofs: [{ cryptosuite: 'ecdsa-sd-2023' }] },
    });
    for (const change of [{ validFrom: '2026-11-20T00:00:00Z' }, { validUntil: '2036-11-21T00:00:00Z' }]) {
      const refused = await readProofOf({ ...document, ...change }, institution.keys, { now: NOW });
      expect(refused).toMatchObject({ error: { code: 'signature' } });
    }
  });

  it('a document is secured with P-384, and read', async () => {
    const kind = { name: 'ECDSA', namedCurve: 'P-384' };
    const pair = (await crypto.subtle.generateKey(kind, true, ['sign', 'verify'])) as CryptoKeyPair;
    const privateJwk = (await crypto.subtle.exportKey('jwk', pair.privateKey)) as JsonWebKey;
    const signer = await documentSigner({ algorithm: 'ES384', privateJwk, verificationMethod: 'did:web:x.example#k' });
    const document = await secureDocument(credential(), signer, { created: NOW });
    const key = await importMultikey(publicKeyMultibase(privateJwk));
    const keys = async () => (key.ok ? key.value : null);
    expect(await readProofOf(document, keys, { now: NOW })).toMatchObject({
      value: { proofs: [{ algorithm: 'ES384' }] },
    });
    const changed = { ...document, validUntil: '2036-11-21T00:00:00Z' };
    expect(await readProofOf(changed, keys, { now: NOW })).toMatchObject({ error: { code: 'signature' } });
  });

  it('CBOR that is nested without end is proof_value', async () => {
    const proofValue = `u${encodeBase64Url(new Uint8Array([0xd9, 0x5d, 1, ...new Uint8Array(60_000).fill(0x81)]))}`;
    const proof = optionsOf('ecdsa', { cryptosuite: 'ecdsa-sd-2023', proofValue });
    const refused = await readProofOf({ ...credential(), proof }, institution.keys, { now: NOW });
    expect(refused).toMatchObject({ error: { code: 'proof_value' } });
  });

  it('a chain of proofs is read', async () => {
    const { ecdsa, eddsa } = institution;
    const first = await proofByHand(credential(), optionsOf('ecdsa', { id: 'urn:x:1' }), ecdsa.sign);
    const second = await proofByHand(
      { ...credential(), proof: first },
      optionsOf('eddsa', { previousProof: 'urn:x:1' }),
      eddsa.sign,
    );
    const document = { ...credential(), proof: [first, second] };
    expect(await readProofOf(document, institution.keys, { now: NOW })).toMatchObject({ ok: true });
  });

  it('Ed25519Signature2020 is read', async () => {
    const document = credential();
    document['@context'] = [...(document['@context'] as string[]), 'https://w3id.org/security/suites/ed25519-2020/v1'];
    const { cryptosuite: _, ...options } = optionsOf('eddsa', { type: 'Ed25519Signature2020' });
    const proof = await proofByHand(document, options, institution.eddsa.sign);
    expect(await readProofOf({ ...document, proof }, institution.keys, { now: NOW })).toMatchObject({ ok: true });
  });

  it('a presentation of a secured credential is read', async () => {
    const document = {
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      type: ['VerifiablePresentation'],
      verifiableCredential: [await issued([institution.ecdsa])],
    };
    const options = optionsOf('eddsa', { proofPurpose: 'authentication', challenge: 'c', domain: 'd' });
    const proof = await proofByHand(document, options, institution.eddsa.sign);
    const asked = { now: NOW, challenge: 'c', domain: 'd' };
    expect(await readPresentationProof({ ...document, proof }, institution.keys, asked)).toMatchObject({ ok: true });
  });

  it.each([
    'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
    'https://w3id.org/vc/status-list/2021/v1',
    'https://www.w3.org/ns/credentials/status/v1',
    'https://w3id.org/security/data-integrity/v1',
  ])('the context %s is at hand', async (url) => {
    expect((await documentLoader(url)).document).toHaveProperty('@context');
  });
});
