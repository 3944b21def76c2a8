import { beforeAll, describe, expect, it } from 'vitest';
import { secureDocument } from '../../../src/credential/data-integrity/rdfc-sign.ts';
import { readPresentationProof } from '../../../src/credential/data-integrity/read-presentation.ts';
import { readProof } from '../../../src/credential/data-integrity/read-proof.ts';
import { credential, NOW } from '../../support/proving-institution.ts';
import { type Json, proofByHand } from '../../support/signed-by-hand.ts';
import { options, outcome, type Party, party, proofOf, secured, signedWith, without, withProof } from './parties.ts';

let issuer: Party;
let another: Party;
let document: Json;
beforeAll(async () => {
  [issuer, another] = await Promise.all([party('ES256'), party('Ed25519')]);
  document = await secured(issuer);
});
const both: Party['keys'] = async (method) => (await issuer.keys(method)) ?? another.keys(method);

describe('Data Integrity 1.0 §1.3 Conformance', () => {
  it('"Conforming processors MUST produce errors when non-conforming documents are consumed."', async () => {
    expect(await outcome(document, issuer)).toBe('read');
    for (const text of [
      '',
      'null',
      '7',
      '"a document"',
      '[]',
      JSON.stringify([document]),
      JSON.stringify(document).slice(1),
    ])
      expect(await readProof(text, issuer.keys, { now: NOW })).toMatchObject({
        ok: false,
        error: { code: 'malformed' },
      });
    expect(await outcome(withProof(document, { type: 'UnknownProofType' }), issuer)).toBe('unsupported');
  });
});

describe('Data Integrity 1.0 §4.2 Add Proof', () => {
  const presentation = (): Json => ({
    '@context': credential()['@context'],
    type: ['VerifiablePresentation'],
    holder: 'did:web:sigillum.example:i:scheldeland',
  });
  const asked = { domain: 'domain.example', challenge: '1235abcd6789' };

  it('"If the algorithm produces an error, the error MUST be propagated and SHOULD convey the error type."', async () => {
    const lost = new Error('the key is gone');
    const signer = { ...issuer.signer, sign: () => Promise.reject(lost) };
    await expect(secureDocument(credential(), signer, { created: NOW })).rejects.toBe(lost);
  });

  it('"If one or more of the proof.type, proof.verificationMethod, and proof.proofPurpose values is not set, an error MUST be raised"', async () => {
    const proof = proofOf(document);
    for (const [name, code] of [
      ['type', 'unsupported'],
      ['verificationMethod', 'proof_shape'],
      ['proofPurpose', 'purpose'],
    ] as const) {
      expect(proof[name]).toBeTypeOf('string');
      expect(await outcome(await signedWith(issuer, without(options(issuer), name)), issuer)).toBe(code);
    }
  });

  it('"If options has a non-null domain item, it MUST be equal to proof.domain or an error MUST be raised"', async () => {
    const signed = await secureDocument(presentation(), issuer.signer, {
      created: NOW,
      purpose: 'authentication',
      ...asked,
    });
    expect(signed.proof).toMatchObject({ domain: 'domain.example' });
    const read = (domain: string) => readPresentationProof(signed, issuer.keys, { now: NOW, domain });
    expect(await read('domain.example')).toMatchObject({ ok: true });
    expect(await read('invalid-vc-domain.example.com')).toMatchObject({ error: { code: 'domain' } });
  });

  it('"If options has a non-null challenge item, it MUST be equal to proof.challenge or an error MUST be raised"', async () => {
    const signed = await secureDocument(presentation(), issuer.signer, {
      created: NOW,
      purpose: 'authentication',
      ...asked,
    });
    expect(signed.proof).toMatchObject({ challenge: '1235abcd6789' });
    const read = (challenge: string) => readPresentationProof(signed, issuer.keys, { now: NOW, challenge });
    expect(await read('1235abcd6789')).toMatchObject({ ok: true });
    expect(await read('invalid-challenge')).toMatchObject({ error: { code: 'challenge' } });
  });
});

describe('Data Integrity 1.0 §4.3 Add Proof Set/Chain', () => {
  it('a proof is added to those that are there, when they are to be kept, and each still verifies', async () => {
    const set = await secureDocument(document, another.signer, { created: NOW, existing: 'keep' });
    expect(set.proof).toHaveLength(2);
    expect((set.proof as Json[])[0]).toEqual(document.proof);
    expect(await outcome(set, { ...issuer, keys: both })).toBe('read');
    expect(await outcome({ ...set, validUntil: '2036-11-21T00:00:00Z' }, { ...issuer, keys: both })).toBe('signature');
  });

  it('a proof that is there is never overwritten without a word', async () => {
    await expect(secureDocument(document, another.signer, { created: NOW })).rejects.toThrow('a proof already');
    for (const proof of [null, undefined, [], 'x'])
      await expect(secureDocument({ ...credential(), proof }, another.signer, { created: NOW })).rejects.toThrow(
        TypeError,
      );
    const broken = { ...credential(), proof: ['x'] };
    await expect(secureDocument(broken, another.signer, { created: NOW, existing: 'keep' })).rejects.toThrow(TypeError);
  });
});

describe('Data Integrity 1.0 §4.4 Verify Proof', () => {
  it('"If either securedDocument is not a map or securedDocument.proof is not a map, an error MUST be raised"', async () => {
    expect(await readProof('"text"', issuer.keys, { now: NOW })).toMatchObject({ error: { code: 'malformed' } });
    for (const proof of ['zProof', 7, false, null])
      expect(await outcome({ ...document, proof }, issuer)).toBe('proof_shape');
  });

  it('"If one or more of proof.type, proof.verificationMethod, and proof.proofPurpose does not exist, an error MUST be raised"', async () => {
    for (const name of ['type', 'verificationMethod', 'proofPurpose'])
      expect(await outcome({ ...document, proof: without(proofOf(document), name) }, issuer)).not.toBe('read');
  });

  it('"If expectedProofPurpose was given, and it does not match proof.proofPurpose, an error MUST be raised"', async () => {
    expect(await outcome(document, issuer, { purpose: 'assertionMethod' })).toBe('read');
    expect(await outcome(document, issuer, { purpose: 'authentication' })).toBe('purpose');
    const login = await signedWith(issuer, { ...options(issuer), proofPurpose: 'authentication' });
    expect(await outcome(login, issuer, { purpose: 'authentication' })).toBe('read');
    expect(await outcome(login, issuer)).toBe('purpose');
  });

  it('"If domain was given, and it does not contain the same strings as proof.domain (treating a single string as a set containing just that string), an error MUST be raised"', async () => {
    const saying = async (domain: unknown) => signedWith(issuer, { ...options(issuer), domain });
    const expected = { domain: 'domain.example' };
    expect(await outcome(await saying('domain.example'), issuer, expected)).toBe('read');
    expect(await outcome(await saying(['domain.example']), issuer, expected)).toBe('read');
    for (const domain of ['other.example', ['other.example'], ['domain.example', 'other.example'], 'domain.example.'])
      expect(await outcome(await saying(domain), issuer, expected)).toBe('domain');
    expect(await outcome(document, issuer, expected)).toBe('domain');
  });

  it('"If challenge was given, and it does not match proof.challenge, an error MUST be raised"', async () => {
    const saying = async (challenge: unknown) => signedWith(issuer, { ...options(issuer), challenge });
    const expected = { challenge: '1235abcd6789' };
    expect(await outcome(await saying('1235abcd6789'), issuer, expected)).toBe('read');
    for (const challenge of ['1235ABCD6789', '1235abcd6789 ', ''])
      expect(await outcome(await saying(challenge), issuer, expected)).toBe('challenge');
    expect(await outcome(document, issuer, expected)).toBe('challenge');
  });

  it('a proof covers its document, its contexts and its own options', async () => {
    expect(await outcome({ ...document, id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0a09' }, issuer)).toBe(
      'signature',
    );
    const [first, ...others] = document['@context'] as string[];
    expect(await outcome({ ...document, '@context': [first] }, issuer)).toBe('undefined_term');
    expect(
      await outcome(
        { ...document, '@context': [first, ...others, 'https://w3id.org/security/suites/none/v1'] },
        issuer,
      ),
    ).toBe('context_unknown');
    for (const change of [{ created: '2026-11-21T11:59:59Z' }, { domain: 'x' }, { nonce: 'x' }, { id: 'urn:x:1' }])
      expect(await outcome(withProof(document, change), issuer)).toBe('signature');
  });

  it('a verification method counts only where its controller lists it', async () => {
    expect(await outcome(document, { ...issuer, keys: async () => null })).toBe('issuer_key_mismatch');
    expect(
      await outcome(document, { ...issuer, keys: async () => another.keys(another.signer.verificationMethod) }),
    ).toBe('key_algorithm');
  });
});

describe('Data Integrity 1.0 §4.5 Verify Proof Sets and Chains', () => {
  const ids = ['urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0b01', 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0b02'];
  const chain = async (): Promise<Json & { proof: Json[] }> => {
    const body = credential();
    const first = await proofByHand(body, { ...options(issuer), id: ids[0] }, issuer.signer.sign);
    const next = { ...options(another), id: ids[1], previousProof: ids[0] };
    const second = await proofByHand({ ...body, proof: [first] }, next, another.signer.sign);
    return { ...body, proof: [first, second] };
  };
  const read = (secured: unknown) => outcome(secured, { ...issuer, keys: both });

  it('"If a proof with id value equal to the value of previousProof does not exist in allProofs, an error MUST be raised"', async () => {
    const { proof, ...body } = await chain();
    expect(await read({ ...body, proof })).toBe('read');
    expect(await read({ ...body, proof: [proof[1]] })).toBe('proof_shape');
    expect(await read({ ...body, proof: [{ ...proof[0], id: 'urn:uuid:other' }, proof[1]] })).toBe('proof_shape');
  });

  it('"If any element of previousProof list has an id attribute value that does not match the id attribute value of any element of allProofs, an error MUST be raised"', async () => {
    const { proof, ...body } = await chain();
    const both = { ...proof[1], previousProof: [ids[0], 'urn:uuid:other'] };
    expect(await read({ ...body, proof: [proof[0], both] })).toBe('proof_shape');
  });

  it('a later proof covers the earlier one, whole: neither can be changed, moved or taken from elsewhere', async () => {
    const { proof, ...body } = await chain();
    const [first, second] = proof;
    expect(await read({ ...body, proof: [second, first] })).toBe('read');
    const again = await proofByHand(body, { ...options(issuer), id: ids[0], nonce: 'again' }, issuer.signer.sign);
    expect(await read({ ...body, proof: [again, second] })).toBe('signature');
    expect(await read({ ...body, proof: [first, { ...second, id: 'urn:uuid:other' }] })).toBe('signature');
    expect(await read({ ...body, proof: [first, { ...second, previousProof: ids[1] }] })).toBe('proof_shape');
  });

  it('in a proof set every proof is verified', async () => {
    const set = (await secureDocument(document, another.signer, { created: NOW, existing: 'keep' })) as Json & {
      proof: Json[];
    };
    const [first, second] = set.proof;
    expect(await read({ ...set, proof: [second, first] })).toBe('read');
    expect(await read({ ...set, proof: [first, { ...second, proofValue: first?.proofValue }] })).toBe('signature');
    expect(await read({ ...set, proof: [first, { ...second, cryptosuite: 'unknown-suite' }] })).toBe('unsupported');
  });
});
