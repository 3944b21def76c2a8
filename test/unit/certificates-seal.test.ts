import { beforeAll, describe, expect, it } from 'vitest';
import { issueSealLeaf, makeDevelopmentAuthority } from '../../keys/development-authority.ts';
import { checkSealCertificate } from '../../src/credential/certificates/seal-certificate.ts';
import {
  type CertificateWish,
  certify,
  DAY,
  makeParty,
  makePartyWith,
  NOW,
  type Party,
  USAGE,
} from './certificates-fixture.ts';

let root: Party;
let intermediate: Party;
let seal: Party;
let stranger: Party;
beforeAll(async () => {
  [root, intermediate, seal, stranger] = await Promise.all([makeParty(), makeParty(), makeParty(), makeParty()]);
});

const leafOf = (wish: Partial<CertificateWish> = {}, by = intermediate) =>
  certify(by, { subject: 'Seal', issuer: 'Intermediate', spki: seal.spki, ...wish });
const intermediateOf = (wish: Partial<CertificateWish> = {}, by = root) =>
  certify(by, {
    subject: 'Intermediate',
    issuer: 'Root',
    spki: intermediate.spki,
    isAuthority: true,
    usage: USAGE.keyCertSign,
    ...wish,
  });

async function codeOf(chain: readonly Uint8Array[], key: Party | Uint8Array = seal, now = NOW): Promise<string> {
  const checked = await checkSealCertificate(chain, key instanceof Uint8Array ? key : key.pkcs8, now);
  return checked.ok ? 'accepted' : `${checked.error.code} ${checked.error.index ?? '-'}`;
}

describe('a chain an operator imports is accepted', () => {
  it('as leaf and intermediate, each signed by the next', async () => {
    const checked = await checkSealCertificate([await leafOf(), await intermediateOf()], seal.pkcs8, NOW);
    expect(checked).toMatchObject({ ok: true, value: { algorithm: 'ES256', development: false } });
  });
  it('as a leaf alone, with digitalSignature instead of nonRepudiation', async () => {
    expect(await codeOf([await leafOf({ usage: USAGE.digitalSignature })])).toBe('accepted');
  });
  it('for an RSA key', async () => {
    const rsa = await makeParty('RS256');
    const checked = await checkSealCertificate([await leafOf({ spki: rsa.spki })], rsa.pkcs8, NOW);
    expect(checked).toMatchObject({ ok: true, value: { algorithm: 'RS256' } });
  });
  it('from the development authority, and is marked as such', async () => {
    const period = { validFrom: NOW - DAY, validTo: NOW + DAY };
    const leaf = await issueSealLeaf(await makeDevelopmentAuthority(period), {
      organisation: 'Hogeschool Dender',
      country: 'BE',
      organizationIdentifier: 'NTRBE-0987654321',
      algorithm: 'ES256',
      ...period,
    });
    expect(await checkSealCertificate([leaf.certificateDer], leaf.pkcs8, NOW)).toMatchObject({
      ok: true,
      value: { development: true },
    });
  });
});

describe('a chain an operator imports is refused', () => {
  it('when it is empty, too long or unreadable', async () => {
    const leaf = await leafOf();
    expect(await codeOf([])).toBe('CHAIN_EMPTY -');
    expect(await codeOf(Array(6).fill(leaf))).toBe('CHAIN_TOO_LONG -');
    expect(await codeOf([leaf, Uint8Array.of(1)])).toBe('CERTIFICATE_UNREADABLE 1');
  });
  it('when it holds the anchor, at its end or as the seal itself', async () => {
    const anchor = await certify(root, { subject: 'Root', issuer: 'Root', spki: root.spki, isAuthority: true });
    expect(await codeOf([await leafOf(), await intermediateOf(), anchor])).toBe('CHAIN_HAS_ANCHOR 2');
    const own = await certify(seal, { subject: 'Seal', issuer: 'Seal', spki: seal.spki });
    expect(await codeOf([own])).toBe('CHAIN_HAS_ANCHOR 0');
  });
  it('when the order is wrong or a link is missing', async () => {
    const leaf = await leafOf();
    const next = await intermediateOf();
    expect(await codeOf([next, leaf])).toBe('CHAIN_ORDER 0');
    expect(await codeOf([await leafOf({ issuer: 'Missing' }), next])).toBe('CHAIN_ORDER 0');
  });
  it('when the issuer is no authority or may not sign certificates', async () => {
    const leaf = await leafOf();
    expect(await codeOf([leaf, await intermediateOf({ isAuthority: false })])).toBe('CHAIN_ORDER 0');
    expect(await codeOf([leaf, await intermediateOf({ usage: USAGE.digitalSignature })])).toBe('CHAIN_ORDER 0');
  });
  it('when the next certificate has the name of the issuer and another key', async () => {
    expect(await codeOf([await leafOf(), await intermediateOf({ spki: stranger.spki })])).toBe('CHAIN_SIGNATURE 0');
  });
  it('when any certificate in it is not valid at the moment', async () => {
    const next = await intermediateOf();
    expect(await codeOf([await leafOf({ to: NOW - 1 }), next])).toBe('EXPIRED 0');
    expect(await codeOf([await leafOf({ to: NOW }), next])).toBe('accepted');
    expect(await codeOf([await leafOf({ from: NOW + 1 }), next])).toBe('NOT_YET_VALID 0');
    expect(await codeOf([await leafOf(), await intermediateOf({ to: NOW - 1 })])).toBe('EXPIRED 1');
  });
  it('when the leaf is an authority', async () => {
    expect(await codeOf([await leafOf({ isAuthority: true })])).toBe('LEAF_IS_AUTHORITY 0');
  });
  it('when the leaf is not for signing', async () => {
    expect(await codeOf([await leafOf({ usage: USAGE.keyEncipherment })])).toBe('LEAF_KEY_USAGE 0');
    expect(await codeOf([await leafOf({ extensions: [] })])).toBe('LEAF_KEY_USAGE 0');
  });
  it('when the key is weak or of another kind', async () => {
    const rsa = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: Uint8Array.of(1, 0, 1) };
    const weak = await makePartyWith({ ...rsa, modulusLength: 1024 });
    const p384 = await makePartyWith({ name: 'ECDSA', namedCurve: 'P-384' });
    for (const party of [weak, p384])
      expect(await codeOf([await leafOf({ spki: party.spki })], party)).toBe('LEAF_ALGORITHM 0');
  });
  it('when the private key is another one, or none', async () => {
    expect(await codeOf([await leafOf()], stranger)).toBe('KEY_MISMATCH 0');
    expect(await codeOf([await leafOf()], await makeParty('RS256'))).toBe('KEY_UNREADABLE -');
    expect(await codeOf([await leafOf()], Uint8Array.of(1, 2, 3))).toBe('KEY_UNREADABLE -');
  });
});
