import { beforeAll, describe, expect, it } from 'vitest';
import { proofSigner } from '../../src/credential/data-integrity/proof-signer.ts';
import { readProof } from '../../src/credential/data-integrity/read-proof.ts';
import { assertionKeys } from '../../src/credential/did/assertion-keys.ts';
import { didDocument } from '../../src/credential/did/document.ts';
import { generateKey } from '../../src/credential/keys/generate.ts';
import type { ProofSigner } from '../../src/credential/signer.ts';
import {
  DID,
  issued,
  NOW,
  ORIGIN,
  type ProvingInstitution,
  provingInstitution,
} from '../support/proving-institution.ts';

const EVIL = 'did:web:evil.example';
let institution: ProvingInstitution;
let evil: { signer: (verificationMethod: string) => Promise<ProofSigner>; publicJwk: JsonWebKey };
beforeAll(async () => {
  institution = await provingInstitution();
  const { pkcs8, publicJwk } = await generateKey('ES256');
  const signer = (verificationMethod: string) =>
    proofSigner({ keyId: 'x', algorithm: 'ES256', pkcs8, verificationMethod });
  evil = { signer, publicJwk };
});
const read = (document: object, keys = institution.keys) => readProof(JSON.stringify(document), keys, { now: NOW });

describe('a key that is not the issuer’s', () => {
  it('under its own address is issuer_key_mismatch', async () => {
    const document = await issued([await evil.signer(`${EVIL}#p1`)]);
    expect(await read(document)).toMatchObject({ error: { code: 'issuer_key_mismatch', proof: 0 } });
  });

  it('under an address the victim does not list is issuer_key_mismatch', async () => {
    for (const fragment of ['#p2', '#P1', '#p1#', '', '?service=x#p1']) {
      const document = await issued([await evil.signer(`${DID}${fragment}`)]);
      expect(await read(document)).toMatchObject({ error: { code: 'issuer_key_mismatch' } });
    }
  });

  it('under the address of the victim’s own key does not verify', async () => {
    expect(await read(await issued([await evil.signer(`${DID}#p1`)]))).toMatchObject({ error: { code: 'signature' } });
  });

  it('whose document claims the victim as controller is issuer_key_mismatch', async () => {
    const document = didDocument({
      origin: 'https://evil.example',
      slug: 'x',
      keys: [{ keyId: 'p1', role: 'proof-p256', publicJwk: evil.publicJwk }],
    });
    const claiming = JSON.parse(
      JSON.stringify(document).replaceAll('"controller":"did:web:evil.example:i:x"', `"controller":"${DID}"`),
    );
    const did = 'did:web:evil.example:i:x';
    const signed = await issued([await evil.signer(`${did}#p1`)]);
    expect(await read(signed, assertionKeys(document, did))).toMatchObject({ ok: true });
    expect(await read(signed, assertionKeys(claiming, did))).toMatchObject({ error: { code: 'issuer_key_mismatch' } });
    expect(await read(signed, assertionKeys(claiming, DID))).toMatchObject({ error: { code: 'issuer_key_mismatch' } });
  });

  it('embedded in the proof is proof_shape', async () => {
    const document = await issued([institution.ecdsa]);
    document.proof.verificationMethod = {
      id: `${DID}#p1`,
      type: 'Multikey',
      controller: DID,
      publicKeyMultibase: 'zDn',
    };
    expect(await read(document)).toMatchObject({ error: { code: 'proof_shape' } });
  });

  it('the seal key of the same institution makes no proofs', async () => {
    const keys = [{ keyId: 'p1', role: 'seal' as const, publicJwk: evil.publicJwk }];
    const document = await issued([await evil.signer(`${DID}#p1`)]);
    const listing = assertionKeys(didDocument({ origin: ORIGIN, slug: 'scheldeland', keys }), DID);
    expect(await read(document, listing)).toMatchObject({ error: { code: 'issuer_key_mismatch' } });
  });

  it('a key of the other suite is key_algorithm', async () => {
    const document = await issued([institution.ecdsa]);
    document.proof.verificationMethod = `${DID}#e1`;
    expect(await read(document)).toMatchObject({ error: { code: 'key_algorithm' } });
  });
});
