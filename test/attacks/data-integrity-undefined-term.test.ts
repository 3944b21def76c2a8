import jsonld from 'jsonld';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { readProof } from '../../src/credential/data-integrity/read-proof.ts';
import {
  issued,
  NOW,
  type ProvingInstitution,
  provingInstitution,
  type Secured,
} from '../support/proving-institution.ts';

let institution: ProvingInstitution;
beforeAll(async () => {
  institution = await provingInstitution();
});

describe('unsigned statements that ride along', () => {
  const changes: [string, (document: Secured) => void][] = [
    ['an undefined term in the subject', (one) => Object.assign(one.credentialSubject, { ectsCredits: 60 })],
    ['an undefined term at the root', (one) => Object.assign(one, { cijfer: 18 })],
    ['an undefined type', (one) => Object.assign(one.credentialSubject, { type: ['Person', 'Doctor'] })],
    ['a subject whose id is dropped', (one) => Object.assign(one.credentialSubject, { id: 'learner-1' })],
    ['a title without a usable language', (one) => Object.assign(one.credentialSubject, { prefLabel: { 'n l': 'x' } })],
  ];

  it.each(changes)('%s, added after signing, is undefined_term', async (_, change) => {
    const document = await issued([institution.ecdsa]);
    change(document);
    const read = await readProof(JSON.stringify(document), institution.keys, { now: NOW });
    expect(read).toMatchObject({ ok: false, error: { code: 'undefined_term' } });
  });

  it('an undefined term inside the proof is refused too', async () => {
    const document = await issued([institution.ecdsa]);
    document.proof.comment = 'not signed';
    const read = await readProof(JSON.stringify(document), institution.keys, { now: NOW });
    expect(read).toMatchObject({ ok: false, error: { code: 'proof_shape', proof: 0 } });
  });

  it.each([
    ['an undefined term', { cijfer: 18 }],
    ['nodes without ids', { credentialSubject: { type: 'Person', hasClaim: { type: 'LearningAchievement' } } }],
  ])('where the library is asked, it is asked in safe mode, always: %s', async (_, change) => {
    const spy = vi.spyOn(jsonld, 'toRDF');
    const document = Object.assign(await issued([institution.ecdsa]), change);
    await readProof(JSON.stringify(document), institution.keys, { now: NOW });
    expect(spy).toHaveBeenCalled();
    for (const [, options] of spy.mock.calls) expect(options).toMatchObject({ safe: true, base: null });
    spy.mockRestore();
  });
});
