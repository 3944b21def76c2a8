import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { beforeAll, describe, expect, it } from 'vitest';
import { dateTimeStamp } from '../../src/credential/data-integrity/moment.ts';
import { type IssuerKeys, readProof, readProofOf } from '../../src/credential/data-integrity/read-proof.ts';
import { dataIntegrity } from '../../src/credential/data-integrity/secure.ts';
import { assertionKeys } from '../../src/credential/did/assertion-keys.ts';
import { didDocument } from '../../src/credential/did/document.ts';
import { foreignIssuer } from '../support/foreign-issuer.ts';
import {
  credential,
  DID,
  issued,
  NOW,
  ORIGIN,
  type ProvingInstitution,
  provingInstitution,
} from '../support/proving-institution.ts';
import { type Json, proofByHand } from '../support/signed-by-hand.ts';

let institution: ProvingInstitution;
beforeAll(async () => {
  institution = await provingInstitution();
});

/** A document whose proof options were signed as they stand. */
async function signedWith(options: object): Promise<string> {
  const body = JSON.stringify(credential());
  const intent = await dataIntegrity.intend('vc-eddsa', body, institution.eddsa, NOW, {});
  const parameters = JSON.stringify({ ...JSON.parse(intent.parameters), ...options });
  const signature = await institution.eddsa.sign(await dataIntegrity.toBeSigned(body, parameters));
  return dataIntegrity.assemble(body, parameters, signature);
}
const read = async (text: string, now = NOW, keys: IssuerKeys = institution.keys) => {
  const result = await readProof(text, keys, { now });
  return result.ok ? 'read' : result.error.code;
};

describe('a proof out of its time', () => {
  it.each([
    [-1, 'read'],
    [300, 'read'],
    [301, 'proof_expired'],
    [6 * 365 * 86_400, 'proof_expired'],
  ])('%i seconds after its signed expiry: %s', async (late, code) => {
    expect(await read(await signedWith({ expires: dateTimeStamp(NOW) }), NOW + late)).toBe(code);
  });

  it.each([
    [0, 'read'],
    [300, 'read'],
    [301, 'proof_not_yet'],
  ])('created %i seconds from now: %s', async (ahead, code) => {
    expect(await read(await signedWith({ created: dateTimeStamp(NOW + ahead) }))).toBe(code);
  });

  it.each(['yesterday', '2026-11-21T12:00:00', '2026-02-30T12:00:00Z', 7, null])(
    'with a time that is none (%j): proof_shape',
    async (value) => {
      const document = await issued([institution.eddsa]);
      for (const member of ['created', 'expires']) {
        const proof = { ...document.proof, [member]: value };
        expect(await read(JSON.stringify({ ...document, proof }))).toBe('proof_shape');
      }
    },
  );

  it('whose expiry was moved after signing: signature', async () => {
    const expired = await signedWith({ expires: dateTimeStamp(NOW - 86_400) });
    expect(await read(expired)).toBe('proof_expired');
    expect(await read(expired.replace(dateTimeStamp(NOW - 86_400), dateTimeStamp(NOW + 86_400)))).toBe('signature');
  });
});

describe('a key that was revoked', () => {
  const compromisedAt = (moment: number) =>
    assertionKeys(
      didDocument({
        origin: ORIGIN,
        slug: 'scheldeland',
        keys: institution.published.map((key) => ({ ...key, compromisedAt: moment })),
      }),
      DID,
    );

  it('verifies nothing any more, also not what claims to be older', async () => {
    const text = await signedWith({ created: dateTimeStamp(NOW - 86_400) });
    expect(await read(text)).toBe('read');
    expect(await read(text, NOW, compromisedAt(NOW))).toBe('key_revoked');
    expect(await read(text, NOW, compromisedAt(NOW - 60))).toBe('key_revoked');
  });

  it('that only expires later still verifies until then', async () => {
    const document = structuredClone(institution.document) as { verificationMethod: object[] };
    for (const method of document.verificationMethod) Object.assign(method, { expires: dateTimeStamp(NOW + 60) });
    const keys = assertionKeys(document, DID);
    expect(await read(await signedWith({}), NOW + 59, keys)).toBe('read');
    expect(await read(await signedWith({}), NOW + 60, keys)).toBe('key_revoked');
  });
});

describe('what @digitalbazaar/vc makes of a proof that expired', () => {
  it('true, although its expiry is signed', async () => {
    const issuer = await foreignIssuer('Ed25519');
    const document = { ...credential(), issuer: issuer.did };
    const { proofValue: _, ...options } = {
      ...((await issued([institution.eddsa])).proof as Json),
      verificationMethod: issuer.verificationMethod,
      expires: '2020-01-01T00:00:00Z',
    } as Json;
    const { sign } = issuer.signer() as { sign(given: { data: Uint8Array }): Promise<Uint8Array> };
    const proof = await proofByHand(document, options, (data) => sign({ data }));
    const { verified } = await vc.verifyCredential({
      credential: { ...document, proof },
      suite: new DataIntegrityProof({ cryptosuite: eddsaRdfc2022 }),
      documentLoader: issuer.documentLoader,
      now: new Date(NOW * 1000),
    });
    expect(verified).toBe(true);
    const text = JSON.stringify({ ...document, proof });
    expect(await read(text, NOW, issuer.keys)).toBe('proof_expired');
    expect(await read(text, Date.UTC(2019, 11, 31) / 1000, issuer.keys)).toBe('proof_not_yet');
    const judgedElsewhere = await readProofOf(JSON.parse(text) as Json, issuer.keys, { now: NOW, skipClock: true });
    expect(judgedElsewhere).toMatchObject({ ok: true, value: { proofs: [{ expires: Date.UTC(2020, 0, 1) / 1000 }] } });
  });
});
