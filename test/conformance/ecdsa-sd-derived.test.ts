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
let base: Json;
let derived: Json;
const MANDATORY = ['/issuer', '/validFrom', '/type'];
const SELECTIVE = [
  '/credentialSubject/hasClaim/0/title',
  '/credentialSubject/hasClaim/1',
  '/credentialSubject/hasClaim/2',
];

/** Three achievements without an id beside one with: blank nodes and named ones, titles in two languages. */
const body = (): Json => {
  const document = credential();
  document.issuer = { id: issuer.did, legalName: { nl: 'Elders', en: 'Elsewhere' } };
  const { hasClaim, ...subject } = document.credentialSubject;
  const more = ['Hydrologie', 'Chemie', 'Ecologie'].map((title) => ({
    type: 'LearningAchievement',
    title: { nl: title },
  }));
  return { ...document, credentialSubject: { ...subject, hasClaim: [hasClaim, ...more] } };
};
const derive = (verifiableCredential: object, selectivePointers: readonly string[]) =>
  vc.derive({
    verifiableCredential,
    suite: new DataIntegrityProof({ cryptosuite: EcdsaSd2023.createDiscloseCryptosuite({ selectivePointers }) }),
    documentLoader: issuer.documentLoader,
  });
const signed = async (document: Json) =>
  (await vc.issue({
    credential: document,
    suite: issuer.suite(EcdsaSd2023.createSignCryptosuite({ mandatoryPointers: MANDATORY })),
    documentLoader: issuer.documentLoader,
  })) as Json;
const theirs = async (document: object) =>
  (
    await vc.verifyCredential({
      credential: document,
      suite: new DataIntegrityProof({ cryptosuite: EcdsaSd2023.createVerifyCryptosuite() }),
      documentLoader: issuer.documentLoader,
      now: new Date(NOW * 1000),
    })
  ).verified;
const ours = async (document: Json) => {
  const read = await readProofOf(document, issuer.keys, { now: NOW });
  return read.ok ? 'read' : read.error.code;
};

type Members = [Uint8Array, Uint8Array, Uint8Array[], Map<number, Uint8Array>, number[]];
/** The same document whose proof value holds other members. */
function withMembers(document: Json, change: (members: Members) => unknown): Json {
  const proof = document.proof as { proofValue: string };
  const bytes = decodeBase64Url(proof.proofValue.slice(1)) ?? new Uint8Array();
  const members = decode(bytes.subarray(3), { useMaps: true }) as Members;
  const changed = change(members);
  const cbor = changed instanceof Uint8Array ? changed : encode(changed);
  const proofValue = `u${encodeBase64Url(new Uint8Array([0xd9, 0x5d, 0x01, ...cbor]))}`;
  return { ...document, proof: { ...proof, proofValue } };
}

beforeAll(async () => {
  issuer = await foreignIssuer('P-256');
  base = await signed(body());
  derived = await derive(base, SELECTIVE);
});

describe('vc-di-ecdsa §3.5.10 a derived proof', () => {
  it('that the library derived is read, with the document it shows and no more', async () => {
    const read = await readProofOf(derived, issuer.keys, { now: NOW });
    if (!read.ok) throw new Error(read.error.reason);
    expect(read.value.proofs).toMatchObject([{ cryptosuite: 'ecdsa-sd-2023', algorithm: 'ES256', created: NOW }]);
    expect(read.value.proofs[0]?.evidence.signedBytes).toMatch(/^[0-9a-f]{198}$/);
    const text = JSON.stringify(read.value.document);
    expect(text).toContain('Waterbeheer');
    expect(text).toContain('Hydrologie');
    expect(text).not.toContain('Ecologie');
    expect(await theirs(derived)).toBe(true);
  });

  it.each([
    ['nothing of choice', []],
    ['everything', ['']],
    ['one language of a title', ['/credentialSubject/hasClaim/0/title/nl']],
  ])('that shows %s is read', async (_, pointers) => {
    const one =
      pointers[0] === ''
        ? await derive(
            base,
            Object.keys(body())
              .filter((key) => key !== '@context')
              .map((key) => `/${key}`),
          )
        : await derive(base, pointers);
    expect(await ours(one)).toBe('read');
  });

  it('does not cover any statement that was changed, added or left out', async () => {
    const leaves: string[][] = [];
    const walk = (value: unknown, path: string[]): void => {
      if (typeof value !== 'object' || value === null) leaves.push(path);
      else for (const [key, member] of Object.entries(value)) walk(member, [...path, key]);
    };
    const { proof: _, '@context': __, ...shown } = derived;
    walk(shown, []);
    expect(leaves.length).toBeGreaterThan(10);
    for (const path of leaves) {
      const tampered = structuredClone(derived);
      const last = path.at(-1) ?? '';
      const parent = path.slice(0, -1).reduce((value, key) => value[key] as Json, tampered);
      const before = String(parent[last]);
      parent[last] = before.startsWith('urn:') || before.startsWith('did:') ? `${before}x` : changed(last, before);
      const code = await ours(tampered);
      expect(['signature', 'proof_value', 'undefined_term'], `${path.join('/')} changed`).toContain(code);
      delete parent[last];
      if (Array.isArray(parent)) parent.splice(Number(last), 1);
      expect(await ours(tampered), `${path.join('/')} left out`).not.toBe('read');
    }
    expect(await ours({ ...derived, validUntil: '2036-11-21T00:00:00Z' })).toBe('signature');
  });

  it('whose options were changed is signature', async () => {
    const proof = derived.proof as Json;
    for (const change of [{ created: '2026-11-21T11:00:00.000Z' }, { nonce: 'x' }, { domain: 'https://a.example' }])
      expect(await ours({ ...derived, proof: { ...proof, ...change } })).toBe('signature');
  });

  it('by another key is signature; by a key of another kind, key_algorithm', async () => {
    const [other, larger] = await Promise.all([foreignIssuer('P-256'), foreignIssuer('P-384')]);
    expect(await readProofOf(derived, other.keys, { now: NOW })).toMatchObject({ error: { code: 'signature' } });
    expect(await readProofOf(derived, larger.keys, { now: NOW })).toMatchObject({ error: { code: 'key_algorithm' } });
  });

  it('that is still a base proof has a code of its own, and is not called broken', async () => {
    expect(await ours(base)).toBe('sd_base_proof');
  });

  it.each<[string, string, (members: Members) => unknown]>([
    ['as it was', 'read', (all) => all],
    ['a label left out', 'proof_value', ([b, k, s, , m]) => [b, k, s, new Map(), m]],
    [
      'two nodes with one label',
      'proof_value',
      ([b, k, s, l, m]) => [b, k, s, new Map([...l.keys()].map((key) => [key, l.get(0)])), m],
    ],
    [
      'a label of another length',
      'proof_value',
      ([b, k, s, l, m]) => [b, k, s, new Map([...l].map(([key, v]) => [key, v.subarray(1)])), m],
    ],
    [
      'a label under a text',
      'proof_value',
      ([b, k, s, l, m]) => [b, k, s, new Map([...l].map(([key, v]) => [`c14n${key}`, v])), m],
    ],
    [
      'labels changed about',
      'signature',
      ([b, k, s, l, m]) => [b, k, s, new Map([...l.keys()].map((key, i, all) => [key, l.get(all.at(-1 - i) ?? 0)])), m],
    ],
    ['a mandatory index twice', 'proof_value', ([b, k, s, l, m]) => [b, k, s, l, [...m, m[0]]]],
    ['a mandatory index below zero', 'proof_value', ([b, k, s, l, m]) => [b, k, s, l, [-1, ...m]]],
    ['a mandatory index beyond the end', 'proof_value', ([b, k, s, l, m]) => [b, k, s, l, [...m.slice(1), 9_999]]],
    [
      'a mandatory index that is no whole number',
      'proof_value',
      ([b, k, s, l, m]) => [b, k, s, l, [0.5, ...m.slice(1)]],
    ],
    ['no mandatory statements', 'signature', ([b, k, s, l]) => [b, k, s, l, []]],
    ['a signature less', 'signature', ([b, k, s, l, m]) => [b, k, s.slice(1), l, m]],
    ['a signature more', 'signature', ([b, k, s, l, m]) => [b, k, [...s, s[0]], l, m]],
    ['signatures in another order', 'signature', ([b, k, s, l, m]) => [b, k, [...s].reverse(), l, m]],
    ['a short signature', 'proof_value', ([b, k, s, l, m]) => [b, k, s.map((one) => one.subarray(1)), l, m]],
    ['another base signature', 'signature', ([, k, s, l, m]) => [s[0], k, s, l, m]],
    ['a key that is no point', 'proof_value', ([b, k, s, l, m]) => [b, k.with(3, 255).fill(255, 4), s, l, m]],
    ['a sixth member', 'proof_value', (all) => [...all, 0]],
    ['no list', 'proof_value', () => 7],
    ['something behind the end', 'proof_value', (all) => new Uint8Array([...encode(all), 0])],
    [
      'a list of no stated length',
      'proof_value',
      (all) => new Uint8Array([0x9f, ...all.flatMap((one) => [...encode(one)]), 0xff]),
    ],
    ['a list nested without end', 'proof_value', () => new Uint8Array(60_000).fill(0x81)],
  ])('with %s: %s', async (_, code, change) => {
    expect(await ours(withMembers(derived, change))).toBe(code);
  });

  it.each([
    ['in base58', 'zAAAA'],
    ['with an unknown header', 'u2V0DhA'],
    ['of another suite', 'u2V0'],
    ['too long', `u2V0B${'A'.repeat(300_000)}`],
    ['of nothing', 'u'],
    ['that is a number', 7],
  ])('whose value is %s is proof_value', async (_, proofValue) => {
    expect(await ours({ ...derived, proof: { ...(derived.proof as Json), proofValue } })).toBe('proof_value');
  });
});

/** Another value of the same kind. */
const changed = (name: string, before: string): string => {
  if (name === 'validFrom') return before.replace('2026', '2025');
  return name === 'type' || /^\d$/.test(name) ? 'Organisation' : `${before}!`;
};
