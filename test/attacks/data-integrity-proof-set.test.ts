import { beforeAll, describe, expect, it } from 'vitest';
import { readProof } from '../../src/credential/data-integrity/read-proof.ts';
import {
  issued,
  NOW,
  type ProvingInstitution,
  provingInstitution,
  type Secured,
} from '../support/proving-institution.ts';

let institution: ProvingInstitution;
let document: Secured;
let good: Record<string, unknown>[];
beforeAll(async () => {
  institution = await provingInstitution();
  document = await issued([institution.ecdsa, institution.eddsa]);
  good = document.proof as unknown as Record<string, unknown>[];
});
const readWith = (proof: unknown, others: object = {}) =>
  readProof(JSON.stringify({ ...document, ...others, proof }), institution.keys, { now: NOW });
const broken = () => ({ ...good[0], proofValue: good[1]?.proofValue });
const unknownSuite = () => ({ ...good[0], cryptosuite: 'bbs-2023' });

describe('confusion about several proofs', () => {
  it('a set in which every proof verifies is read, in either order', async () => {
    expect(await readWith(good)).toMatchObject({ ok: true, value: { proofs: { length: 2 } } });
    expect(await readWith([...good].reverse())).toMatchObject({ ok: true, value: { proofs: { length: 2 } } });
  });

  it.each<[string, () => unknown, object]>([
    ['a broken proof beside a good one', () => [good[1], broken()], { code: 'signature', proof: 1 }],
    ['a good proof beside a broken one', () => [broken(), good[1]], { code: 'signature', proof: 0 }],
    ['an unknown suite beside a good one', () => [good[0], unknownSuite()], { code: 'unsupported', proof: 1 }],
    ['an unknown suite before a broken one', () => [unknownSuite(), broken()], { code: 'signature', proof: 1 }],
    ['an unknown suite alone', () => unknownSuite(), { code: 'unsupported', proof: 0 }],
    ['an older kind of proof', () => ({ ...good[0], type: 'JsonWebSignature2020' }), { code: 'unsupported', proof: 0 }],
    [
      'a chain to nowhere',
      () => [good[0], { ...good[1], previousProof: 'urn:x:1' }],
      { code: 'proof_shape', proof: 1 },
    ],
    ['text beside a good proof', () => [good[0], 'proof'], { code: 'proof_shape', proof: 1 }],
    ['a list inside the list', () => [good], { code: 'proof_shape', proof: 0 }],
    ['fifty proofs', () => Array.from({ length: 50 }, () => good[0]), { code: 'proof_shape' }],
    ['no proof', () => undefined, { code: 'proof_missing' }],
    ['an empty list of proofs', () => [], { code: 'proof_missing' }],
    ['null', () => null, { code: 'proof_shape', proof: 0 }],
    ['a proof inside @graph', () => ({ '@graph': good[0] }), { code: 'proof_shape' }],
    ['a proof inside a proof', () => ({ ...good[0], proof: good[1] }), { code: 'proof_shape' }],
  ])('%s is refused', async (_, proof, error) => {
    expect(await readWith(proof())).toMatchObject({ ok: false, error });
  });

  it('a proof inside the subject is no proof of the document', async () => {
    const credentialSubject = { ...document.credentialSubject, proof: good[0] };
    expect(await readWith(undefined, { credentialSubject })).toMatchObject({ error: { code: 'proof_shape' } });
    expect(await readWith(good, { credentialSubject })).toMatchObject({ error: { code: 'proof_shape' } });
  });

  it('the proof of another credential by the same issuer proves nothing here', async () => {
    const other = await issued([institution.ecdsa], {
      ...document,
      proof: undefined,
      validFrom: '2026-11-20T00:00:00Z',
    });
    expect(await readWith(other.proof)).toMatchObject({ error: { code: 'signature' } });
  });
});
