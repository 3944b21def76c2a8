import { DataIntegrityProof } from '@digitalbazaar/data-integrity';
import { cryptosuite as eddsaRdfc2022 } from '@digitalbazaar/eddsa-rdfc-2022-cryptosuite';
import * as vc from '@digitalbazaar/vc';
import { beforeAll, describe, expect, it } from 'vitest';
import { readProof } from '../../src/credential/data-integrity/read-proof.ts';
import type { ProofSigner } from '../../src/credential/signer.ts';
import { type ForeignIssuer, foreignIssuer } from '../support/foreign-issuer.ts';
import { credential, NOW, type ProvingInstitution, provingInstitution } from '../support/proving-institution.ts';
import { type Json, proofByHand } from '../support/signed-by-hand.ts';

let institution: ProvingInstitution;
let first: Json;
let second: Json;
let third: Json;
const [ONE, TWO, THREE] = ['urn:uuid:p-1', 'urn:uuid:p-2', 'urn:uuid:p-3'];

const optionsOf = ({ cryptosuite, verificationMethod }: ProofSigner, others: Json): Json => ({
  type: 'DataIntegrityProof',
  cryptosuite,
  created: '2026-11-21T12:00:00Z',
  verificationMethod,
  proofPurpose: 'assertionMethod',
  ...others,
});
/** A proof over the document and over the proofs it names. */
const chained = (signer: ProofSigner, others: Json, previous: readonly Json[], document: Json = credential()) =>
  proofByHand(
    previous.length > 0 ? { ...document, proof: previous } : document,
    optionsOf(signer, others),
    signer.sign,
  );
const read = (proof: unknown) => readProof(JSON.stringify({ ...credential(), proof }), institution.keys, { now: NOW });

beforeAll(async () => {
  institution = await provingInstitution();
  const { ecdsa, eddsa } = institution;
  first = await chained(ecdsa, { id: ONE }, []);
  second = await chained(eddsa, { id: TWO, previousProof: ONE }, [first]);
  third = await chained(ecdsa, { id: THREE, previousProof: [ONE, TWO] }, [first, second]);
});

describe('Data Integrity 1.0 §4.5 a chain of proofs', () => {
  it.each<[string, () => unknown]>([
    ['of two', () => [first, second]],
    ['of two in the other order', () => [second, first]],
    ['of three, the last of which names both', () => [first, second, third]],
  ])('%s in which every proof verifies is read', async (_, proofs) => {
    expect(await read(proofs())).toMatchObject({ ok: true, value: { document: credential() } });
  });

  it('says of the second proof that it signed the document with the first', async () => {
    const reading = await read([first, second]);
    if (!reading.ok) throw new Error(reading.error.reason);
    const [one, two] = reading.value.proofs;
    expect(one?.evidence.documentSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(two?.evidence.documentSha256).not.toBe(one?.evidence.documentSha256);
  });
});

describe('confusion about a chain', () => {
  it.each<[string, () => unknown, object]>([
    ['the first proof gone', () => second, { code: 'proof_shape', proof: 0 }],
    ['another proof under its name', () => [{ ...second, id: ONE, previousProof: undefined }, second], {}],
    ['the first proof changed', () => [{ ...first, created: '2026-11-21T12:00:01Z' }, second], { code: 'signature' }],
    ['the first proof signed again later', () => [resigned, second], { code: 'signature', proof: 1 }],
    ['the link taken away', () => [first, without(second, 'previousProof')], { code: 'signature', proof: 1 }],
    ['a link to itself', () => [first, { ...second, previousProof: TWO }], { code: 'proof_shape', proof: 1 }],
    ['a circle', () => [{ ...first, previousProof: TWO }, second], { code: 'proof_shape', proof: 0 }],
    ['a circle that one leads into', () => [{ ...first, previousProof: TWO }, second, third], { code: 'proof_shape' }],
    ['two proofs of one id', () => [first, { ...second, id: ONE }], { code: 'proof_shape', proof: 1 }],
    ['one link twice', () => [first, { ...second, previousProof: [ONE, ONE] }], { code: 'proof_shape', proof: 1 }],
    [
      'a link and one to nowhere',
      () => [first, { ...second, previousProof: [ONE, 'urn:x:0'] }],
      { code: 'proof_shape' },
    ],
    ['a link that is no text', () => [first, { ...second, previousProof: { id: ONE } }], { code: 'proof_shape' }],
    ['an empty list of links', () => [first, { ...second, previousProof: [] }], { code: 'proof_shape', proof: 1 }],
    ['null for a link', () => [first, { ...second, previousProof: null }], { code: 'proof_shape', proof: 1 }],
    [
      'a blank node for a name',
      () => [
        { ...first, id: '_:p' },
        { ...second, previousProof: '_:p' },
      ],
      { code: 'proof_shape' },
    ],
    [
      'an unknown suite in front',
      () => [{ ...first, cryptosuite: 'bbs-2023' }, second],
      { code: 'signature', proof: 1 },
    ],
    [
      'an unknown suite behind',
      () => [first, { ...second, cryptosuite: 'bbs-2023' }],
      { code: 'unsupported', proof: 1 },
    ],
    [
      'fifty proofs',
      () => Array.from({ length: 50 }, (_, index) => ({ ...first, id: `urn:x:${index}` })),
      { code: 'proof_shape' },
    ],
  ])('%s is refused', async (_, proofs, error) => {
    expect(await read(proofs())).toMatchObject({ ok: false, error });
  });

  let resigned: Json;
  beforeAll(async () => {
    resigned = await chained(institution.ecdsa, { id: ONE, created: '2026-11-21T12:00:05Z' }, []);
    expect(await read(resigned)).toMatchObject({ ok: true });
  });

  it('every proof has its own finding, and a broken one is named before one we cannot check', async () => {
    const broken = { ...first, id: THREE, proofValue: second.proofValue };
    const reading = await read([{ ...first, cryptosuite: 'bbs-2023' }, { ...first, id: TWO }, broken]);
    expect(reading).toMatchObject({
      error: {
        code: 'signature',
        all: [{ error: { code: 'unsupported' } }, { error: { code: 'signature' } }, { error: { code: 'signature' } }],
      },
    });
  });
});

describe('what @digitalbazaar/vc makes of the same', () => {
  let issuer: ForeignIssuer;
  let good: Json;
  beforeAll(async () => {
    issuer = await foreignIssuer('Ed25519');
    const document = { ...credential(), issuer: issuer.did };
    const { proof, ...body } = (await vc.issue({
      credential: document,
      suite: issuer.suite(eddsaRdfc2022),
      documentLoader: issuer.documentLoader,
    })) as Json;
    good = { ...body, proof };
  });
  const theirs = async (document: object) =>
    (
      await vc.verifyCredential({
        credential: document,
        suite: new DataIntegrityProof({ cryptosuite: eddsaRdfc2022 }),
        documentLoader: issuer.documentLoader,
        now: new Date(NOW * 1000),
      })
    ).verified;
  const ours = (document: object) => readProof(JSON.stringify(document), issuer.keys, { now: NOW });

  it.each<[string, string, (proof: Json) => unknown]>([
    ['a good proof before a broken one', 'signature', (proof) => [proof, { ...proof, nonce: 'x' }]],
    ['a broken proof before a good one', 'signature', (proof) => [{ ...proof, nonce: 'x' }, proof]],
    [
      'a chain to nowhere beside a good proof',
      'proof_shape',
      (proof) => [proof, { ...proof, previousProof: 'urn:x:1' }],
    ],
    [
      'a circle beside a good proof',
      'proof_shape',
      (proof) => [proof, { ...proof, id: ONE, previousProof: TWO }, { ...proof, id: TWO, previousProof: ONE }],
    ],
    ['an unknown suite beside a good proof', 'unsupported', (proof) => [proof, { ...proof, cryptosuite: 'bbs-2023' }]],
    [
      'another purpose beside a good proof',
      'purpose',
      (proof) => [proof, { ...proof, proofPurpose: 'authentication' }],
    ],
  ])('%s: true there, %s here', async (_, code, proofs) => {
    const document = { ...good, proof: proofs(good.proof as Json) };
    expect(await theirs(document)).toBe(true);
    expect(await ours(document)).toMatchObject({ ok: false, error: { code } });
  });

  it('fifty proofs: every one of them is verified there, none here', async () => {
    const document = { ...good, proof: Array.from({ length: 50 }, () => good.proof) };
    expect(await theirs(document)).toBe(true);
    expect(await ours(document)).toMatchObject({ error: { code: 'proof_shape' } });
  });
});

function without(proof: Json, member: string): Json {
  const { [member]: _, ...rest } = proof;
  return rest;
}
