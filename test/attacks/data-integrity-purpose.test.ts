import { beforeAll, describe, expect, it } from 'vitest';
import { readProof } from '../../src/credential/data-integrity/read-proof.ts';
import { dataIntegrity } from '../../src/credential/data-integrity/secure.ts';
import { assertionKeys } from '../../src/credential/did/assertion-keys.ts';
import { credential, DID, NOW, type ProvingInstitution, provingInstitution } from '../support/proving-institution.ts';

let institution: ProvingInstitution;
beforeAll(async () => {
  institution = await provingInstitution();
});

describe('a proof made for something else', () => {
  it.each([
    'authentication',
    'keyAgreement',
    'capabilityInvocation',
    'https://w3id.org/security#assertionMethod',
    undefined,
  ])('with purpose %s is refused although its signature is good', async (proofPurpose) => {
    const body = JSON.stringify(credential());
    const intent = await dataIntegrity.intend('vc-ecdsa', body, institution.ecdsa, NOW, {});
    const parameters = JSON.stringify({ ...JSON.parse(intent.parameters), proofPurpose });
    const signature = await institution.ecdsa.sign(await dataIntegrity.toBeSigned(body, parameters));
    const read = await readProof(dataIntegrity.assemble(body, parameters, signature), institution.keys, { now: NOW });
    expect(read).toMatchObject({ ok: false, error: { code: 'purpose', proof: 0 } });
  });

  it('by a key that is listed only for authentication is refused', async () => {
    const { assertionMethod, ...document } = institution.document as { assertionMethod: string[] };
    const keys = assertionKeys({ ...document, authentication: assertionMethod }, DID);
    const body = JSON.stringify(credential());
    const intent = await dataIntegrity.intend('vc-ecdsa', body, institution.ecdsa, NOW, {});
    const text = dataIntegrity.assemble(body, intent.parameters, await institution.ecdsa.sign(intent.toBeSigned));
    expect(await readProof(text, institution.keys, { now: NOW })).toMatchObject({ ok: true });
    expect(await readProof(text, keys, { now: NOW })).toMatchObject({ error: { code: 'issuer_key_mismatch' } });
  });
});
