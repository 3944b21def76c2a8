import { encode } from 'cborg';
import { beforeAll, describe, expect, it } from 'vitest';
import { canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { documentLoader } from '../../src/credential/contexts/loader.ts';
import { hashOf, joined } from '../../src/credential/data-integrity/hash-data.ts';
import { readPresentationProof } from '../../src/credential/data-integrity/read-presentation.ts';
import { readProofOf } from '../../src/credential/data-integrity/read-proof.ts';
import { decodeBase58btc } from '../../src/credential/keys/base58btc.ts';
import { publicKeyMultibase } from '../../src/credential/keys/multikey.ts';
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

/** A derived proof of a document without blank nodes, every third statement of which is mandatory. */
async function derived(document: Json): Promise<Json> {
  const pair = (await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
    'sign',
  ])) as CryptoKeyPair;
  const jwk = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as JsonWebKey;
  const ephemeral = decodeBase58btc(publicKeyMultibase(jwk).slice(1)) ?? new Uint8Array();
  const statements = (await canonicalise(document))
    .split('\n')
    .slice(0, -1)
    .map((line) => `${line}\n`);
  const mandatory = statements.flatMap((_, index) => (index % 3 === 0 ? [index] : []));
  const options = optionsOf('ecdsa', { cryptosuite: 'ecdsa-sd-2023' });
  const config = await canonicalise({ '@context': document['@context'], ...options });
  const ecdsa = { name: 'ECDSA', hash: 'SHA-256' };
  const signatures = await Promise.all(
    statements
      .filter((_, index) => index % 3 !== 0)
      .map(
        async (one) => new Uint8Array(await crypto.subtle.sign(ecdsa, pair.privateKey, new TextEncoder().encode(one))),
      ),
  );
  const shown = mandatory.map((index) => statements[index]).join('');
  const base = await institution.ecdsa.sign(
    joined(await hashOf(config, 'SHA-256'), ephemeral, await hashOf(shown, 'SHA-256')),
  );
  const value = encode([base, ephemeral, signatures, new Map(), mandatory]);
  return {
    ...document,
    proof: { ...options, proofValue: `u${encodeBase64Url(joined(new Uint8Array([0xd9, 0x5d, 1]), value))}` },
  };
}

describe('in workerd', () => {
  it('a derived proof is read, and refused when any of its statements changes', async () => {
    const document = await derived(credential());
    expect(await readProofOf(document, institution.keys, { now: NOW })).toMatchObject({
      ok: true,
      value: { proofs: [{ cryptosuite: 'ecdsa-sd-2023' }] },
    });
    for (const change of [{ validFrom: '2026-11-20T00:00:00Z' }, { validUntil: '2036-11-21T00:00:00Z' }]) {
      const refused = await readProofOf({ ...document, ...change }, institution.keys, { now: NOW });
      expect(refused).toMatchObject({ error: { code: 'signature' } });
    }
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
