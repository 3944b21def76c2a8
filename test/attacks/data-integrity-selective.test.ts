import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import * as EcdsaSd2023 from '@digitalbazaar/ecdsa-sd-2023-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { decode, encode } from 'cborg';
import { beforeAll, describe, expect, it } from 'vitest';
import { readProofOf } from '../../src/credential/data-integrity/read-proof.ts';
import { decodeBase64Url, encodeBase64Url } from '../../src/record/base64.ts';
import { type ForeignIssuer, foreignIssuer } from '../support/foreign-issuer.ts';
import { credential, NOW } from '../support/proving-institution.ts';
import type { Json } from '../support/signed-by-hand.ts';

let issuer: ForeignIssuer;
beforeAll(async () => {
  issuer = await foreignIssuer('P-256');
});

/** A credential with one achievement that has no id, derived with everything shown. */
async function shown(title: string): Promise<Json> {
  const document = credential();
  document.issuer = issuer.did;
  document.credentialSubject.hasClaim = { type: 'LearningAchievement', title: { nl: title } };
  const base = await vc.issue({
    credential: document,
    suite: issuer.suite(EcdsaSd2023.createSignCryptosuite({ mandatoryPointers: ['/issuer', '/validFrom', '/type'] })),
    documentLoader: issuer.documentLoader,
  });
  const suite = new DataIntegrityProof({
    cryptosuite: EcdsaSd2023.createDiscloseCryptosuite({ selectivePointers: ['/credentialSubject', '/id'] }),
  });
  return vc.derive({ verifiableCredential: base, suite, documentLoader: issuer.documentLoader });
}
const theirs = async (document: object) =>
  (
    await vc.verifyCredential({
      credential: document,
      suite: new DataIntegrityProof({ cryptosuite: EcdsaSd2023.createVerifyCryptosuite() }),
      documentLoader: issuer.documentLoader,
      now: new Date(NOW * 1000),
    })
  ).verified;
const ours = (document: Json) => readProofOf(document, issuer.keys, { now: NOW });
type Members = [Uint8Array, Uint8Array, Uint8Array[], Map<number, Uint8Array>, number[]];

describe('what a holder of a derived proof can try', () => {
  it('one achievement shown as two, under one label with its signatures twice: the library says true', async () => {
    const honest = await shown('Hydrologie');
    expect(await theirs(honest)).toBe(true);
    expect(await ours(honest)).toMatchObject({ ok: true });

    const subject = honest.credentialSubject as Json;
    const achievement = subject.hasClaim;
    const twice = {
      ...honest,
      credentialSubject: { ...subject, hasClaim: [achievement, { type: 'LearningAchievement' }] },
    };
    const proof = honest.proof as { proofValue: string };
    const bytes = decodeBase64Url(proof.proofValue.slice(1)) ?? new Uint8Array();
    const [base, key, signatures, labels, mandatory] = decode(bytes.subarray(3), { useMaps: true }) as Members;
    const label = labels.get(0) ?? new Uint8Array();
    // Two of the statements now stand twice; which of the signatures belong to them is tried out.
    const attempts = signatures.flatMap((_, first) =>
      signatures.slice(first + 1).map((__, second) => [first, first + 1 + second] as const),
    );
    const forged = attempts.flatMap(([first, second]) => {
      const doubled = signatures.flatMap((one, at) => (at === first || at === second ? [one, one] : [one]));
      return [0, 1, 2, 3].map((shift) => {
        const moved = mandatory.map((index) => (index >= Math.min(...mandatory) + 1 ? index + (shift % 3) : index));
        const value = encode([
          base,
          key,
          doubled,
          new Map([
            [0, label],
            [1, label],
          ]),
          shift === 3 ? mandatory : moved,
        ]);
        const proofValue = `u${encodeBase64Url(new Uint8Array([0xd9, 0x5d, 0x01, ...value]))}`;
        return { ...twice, proof: { ...proof, proofValue } };
      });
    });
    let believed = 0;
    for (const one of forged) {
      if (await theirs(one)) believed += 1;
      expect(await ours(one)).toMatchObject({ ok: false, error: { code: 'proof_value' } });
    }
    expect(believed).toBeGreaterThan(0);
  });

  it('a title that looks like a blank node, replaced by another: the library says true', async () => {
    const honest = await shown('_:onvoldoende');
    const forged = JSON.parse(JSON.stringify(honest).replace('_:onvoldoende', '_:uitmuntend')) as Json;
    expect(await theirs(forged)).toBe(true);
    expect(await ours(forged)).toMatchObject({ error: { code: 'signature' } });
    // What the library signed is neither title: the specification relabels blank nodes, not text.
    expect(await ours(honest)).toMatchObject({ error: { code: 'signature' } });
  });
});
