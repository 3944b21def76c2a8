import { beforeAll, expect, it } from 'vitest';
import {
  type DevelopmentAuthority,
  issueSealLeaf,
  makeDevelopmentAuthority,
  writeCrl,
} from '../../keys/development-authority.ts';
import { readCertificate } from '../../src/credential/certificates/certificate.ts';
import { childrenOf, readDer, readTime } from '../../src/credential/certificates/der.ts';
import { DAY, NOW } from './certificates-fixture.ts';

const period = { validFrom: NOW - DAY, validTo: NOW + DAY };
let authority: DevelopmentAuthority;
beforeAll(async () => {
  authority = await makeDevelopmentAuthority(period);
});

const leafFor = (algorithm: 'ES256' | 'RS256', organisation = 'Universiteit Scheldeland') =>
  issueSealLeaf(authority, {
    organisation,
    country: 'BE',
    organizationIdentifier: 'NTRBE-0123456789',
    algorithm,
    ...period,
  });

const read = (der: Uint8Array) => {
  const certificate = readCertificate(der);
  if (!certificate.ok) throw new Error(certificate.error.reason);
  return certificate.value;
};

it('the root signs certificates and CRLs and nothing else', () => {
  expect(read(authority.root.der)).toMatchObject({
    isAuthority: true,
    pathLength: 0,
    selfIssued: true,
    keyUsage: ['keyCertSign', 'cRLSign'],
    subject: { commonName: expect.stringMatching(/^DEVELOPMENT/), organisation: expect.stringMatching(/^DEVELOPMENT/) },
  });
});

it('every authority has a key of its own', async () => {
  const other = await makeDevelopmentAuthority(period);
  expect(read(other.root.der).subjectKeyIdentifier).not.toBe(read(authority.root.der).subjectKeyIdentifier);
});

it('a leaf hangs directly under the root, with either algorithm, marked DEVELOPMENT in every name', async () => {
  for (const [algorithm, publicKey] of [
    ['ES256', { type: 'EC', curve: 'P-256' }],
    ['RS256', { type: 'RSA', bits: 3072 }],
  ] as const) {
    const leaf = await leafFor(algorithm);
    expect(read(leaf.certificateDer)).toMatchObject({
      publicKey,
      serialNumber: leaf.serialNumber,
      issuer: read(authority.root.der).subject,
      subject: {
        commonName: expect.stringMatching(/^DEVELOPMENT/),
        organisation: expect.stringMatching(/^DEVELOPMENT/),
      },
    });
  }
});

it('a common name keeps to 64 characters and loses no half of one', async () => {
  const leaf = read((await leafFor('ES256', '𝔘niversiteit '.repeat(9))).certificateDer);
  expect([...(leaf.subject.commonName ?? '')]).toHaveLength(64);
  expect(leaf.subject.commonName?.isWellFormed()).toBe(true);
});

it('the CRL names what is revoked, until when it holds, and is signed by the root', async () => {
  const leaf = await leafFor('ES256');
  const crl = readDer(await writeCrl(authority, [leaf.serialNumber], NOW, NOW + DAY));
  const [list] = childrenOf(crl);
  const [, , issuer, thisUpdate, nextUpdate, revoked, extensions] = list ? childrenOf(list) : [];
  expect(issuer?.encoded).toEqual(read(authority.root.der).subject.der);
  expect([readTime(thisUpdate), readTime(nextUpdate)]).toEqual([NOW, NOW + DAY]);
  const [serial] = revoked ? childrenOf(childrenOf(revoked)[0] ?? revoked) : [];
  expect(Buffer.from(serial?.content ?? []).toString('hex')).toBe(leaf.serialNumber);
  expect(extensions?.tag).toBe(0xa0);
});

it('a CRL without revocations has no empty list, which RFC 5280 §5.1.2.6 forbids', async () => {
  const [list] = childrenOf(readDer(await writeCrl(authority, [], NOW, NOW + DAY)));
  expect(list && childrenOf(list).map((element) => element.tag)).toEqual([0x02, 0x30, 0x30, 0x17, 0x17, 0xa0]);
});
