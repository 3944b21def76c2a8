import { describe, expect, it } from 'vitest';
import { readCertificate } from '../../src/credential/certificates/certificate.ts';
import {
  bitString,
  context,
  oid,
  sequence,
  smallInteger,
  unsignedInteger,
} from '../../src/credential/certificates/der-writing.ts';
import { ecdsaFromDer, verifyCertificateSignature } from '../../src/credential/certificates/signature-scheme.ts';
import {
  certify,
  certifyWith,
  makeParty,
  makePartyWith,
  type Party,
  RSA_SHA1,
  unsignedCertificate,
} from './certificates-fixture.ts';

const RSA_SHA256 = '1.2.840.113549.1.1.11';
const rsa = (name: string, hash: string, modulusLength = 2048): RsaHashedKeyGenParams => ({
  name,
  hash,
  modulusLength,
  publicExponent: Uint8Array.of(1, 0, 1),
});
const pss = (saltLength: number) =>
  sequence(
    oid('1.2.840.113549.1.1.10'),
    sequence(context(0, true, sequence(oid('2.16.840.1.101.3.4.2.1'))), context(2, true, smallInteger(saltLength))),
  );

const read = (der: Uint8Array) => {
  const certificate = readCertificate(der);
  if (!certificate.ok) throw new Error(certificate.error.reason);
  return certificate.value;
};

/** Whether a certificate that the issuer signed in this way is taken as signed by it. */
async function isTaken(
  issuer: Party,
  use: AlgorithmIdentifier | RsaPssParams,
  algorithm: string | Uint8Array<ArrayBuffer>,
): Promise<boolean> {
  const { spki } = await makeParty();
  const certificate = await certifyWith(issuer, use, { subject: 'Seal', issuer: 'Authority', spki, algorithm });
  const authority = unsignedCertificate({ subject: 'Authority', issuer: 'Root', spki: issuer.spki });
  return verifyCertificateSignature(read(certificate), read(authority));
}

describe('an authority that signs with RSA', () => {
  const PKCS1 = { name: 'RSASSA-PKCS1-v1_5' };

  it('is good with SHA-256, as PKCS#1 v1.5 and as PSS with the salt it names', async () => {
    expect(await isTaken(await makePartyWith(rsa(PKCS1.name, 'SHA-256')), PKCS1, RSA_SHA256)).toBe(true);
    const issuer = await makePartyWith(rsa('RSA-PSS', 'SHA-256'));
    expect(await isTaken(issuer, { name: 'RSA-PSS', saltLength: 32 }, pss(32))).toBe(true);
    expect(await isTaken(issuer, { name: 'RSA-PSS', saltLength: 32 }, pss(20))).toBe(false);
  });

  it('is not good with SHA-1, though the signature is', async () => {
    expect(await isTaken(await makePartyWith(rsa(PKCS1.name, 'SHA-1')), PKCS1, RSA_SHA1)).toBe(false);
  });

  it('is not good with 1024 bits, though the signature is', async () => {
    expect(await isTaken(await makePartyWith(rsa(PKCS1.name, 'SHA-256', 1024)), PKCS1, RSA_SHA256)).toBe(false);
  });

  it('is not good when the certificate says ECDSA', async () => {
    const issuer = await makePartyWith(rsa(PKCS1.name, 'SHA-256'));
    expect(await isTaken(issuer, PKCS1, '1.2.840.10045.4.3.2')).toBe(false);
  });
});

it('an ECDSA signature is not good under an RSA authority', async () => {
  const [signer, other, leaf] = await Promise.all([makeParty(), makeParty('RS256'), makeParty()]);
  const certificate = await certify(signer, { subject: 'Seal', issuer: 'Authority', spki: leaf.spki });
  const authority = unsignedCertificate({ subject: 'Authority', issuer: 'Root', spki: other.spki });
  expect(await verifyCertificateSignature(read(certificate), read(authority))).toBe(false);
});

describe('an ECDSA value in DER', () => {
  const one = unsignedInteger(Uint8Array.of(1));
  it('becomes r and s at full width', () => {
    const octets = ecdsaFromDer(sequence(one, unsignedInteger(Uint8Array.of(0x80, 2))), 3);
    expect([...(octets ?? [])]).toEqual([0, 0, 1, 0, 0x80, 2]);
  });
  it('is refused with another count of numbers, a number too wide, or no numbers', () => {
    const wide = unsignedInteger(Uint8Array.of(1, 2, 3, 4));
    for (const value of [
      sequence(one),
      sequence(one, one, one),
      sequence(one, wide),
      sequence(one, bitString(one)),
      one,
    ])
      expect(ecdsaFromDer(value, 3)).toBeNull();
  });
});
