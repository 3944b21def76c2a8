import { X509Certificate } from 'node:crypto';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type DevelopmentAuthority,
  issueSealLeaf,
  makeDevelopmentAuthority,
} from '../../keys/development-authority.ts';
import { isValidAt, readCertificate } from '../../src/credential/certificates/certificate.ts';
import { childrenOf, readDer, readOid, readTime } from '../../src/credential/certificates/der.ts';
import { oid, smallInteger, time, unsignedInteger } from '../../src/credential/certificates/der-writing.ts';
import { isDevelopment } from '../../src/credential/certificates/development.ts';
import {
  countryAlpha2,
  namesSameBody,
  organizationIdentifier,
} from '../../src/credential/certificates/organization-identifier.ts';
import { parsePemChain, parsePemPrivateKey, toPem } from '../../src/credential/certificates/pem.ts';
import { verifyCertificateSignature } from '../../src/credential/certificates/signature-scheme.ts';
import { decodeBase64, decodeBase64Url, encodeBase64, encodeBase64Url } from '../../src/record/base64.ts';
import { makeParty, NOW, unsignedCertificate } from './certificates-fixture.ts';

const period = { validFrom: NOW - 3600, validTo: NOW + 3600 };
let authority: DevelopmentAuthority;
let leaf: Uint8Array<ArrayBuffer>;
beforeAll(async () => {
  authority = await makeDevelopmentAuthority(period);
  const issued = await issueSealLeaf(authority, {
    organisation: 'Universiteit Scheldeland',
    country: 'BE',
    organizationIdentifier: 'NTRBE-0123456789',
    algorithm: 'ES256',
    crlUrl: 'http://crl.example/development.crl',
    ...period,
  });
  leaf = issued.certificateDer;
});

const read = (der: Uint8Array) => {
  const certificate = readCertificate(der);
  if (!certificate.ok) throw new Error(certificate.error.reason);
  return certificate.value;
};

describe('reading a certificate', () => {
  it('finds who it is for, when it holds and what it may do', () => {
    const certificate = read(leaf);
    expect(certificate).toMatchObject({
      notBefore: NOW - 3600,
      notAfter: NOW + 3600,
      keyUsage: ['nonRepudiation'],
      isAuthority: false,
      selfIssued: false,
      publicKey: { type: 'EC', curve: 'P-256' },
      signatureScheme: { type: 'EC', hash: 'SHA-256' },
      crlUrls: ['http://crl.example/development.crl'],
      subject: {
        commonName: 'DEVELOPMENT Universiteit Scheldeland seal',
        organisation: 'DEVELOPMENT Universiteit Scheldeland',
        country: 'BE',
        organizationIdentifier: 'NTRBE-0123456789',
      },
    });
    expect(certificate.authorityKeyIdentifier).toBe(read(authority.root.der).subjectKeyIdentifier);
  });

  it('agrees with OpenSSL about serial number, validity and authority', () => {
    for (const der of [leaf, authority.root.der]) {
      const other = new X509Certificate(der);
      const certificate = read(der);
      expect(certificate.serialNumber).toBe(other.serialNumber.toLowerCase());
      expect(certificate.notAfter * 1000).toBe(Date.parse(other.validTo));
      expect(certificate.isAuthority).toBe(other.ca);
      expect(Buffer.from(certificate.spki)).toEqual(other.publicKey.export({ type: 'spki', format: 'der' }));
    }
  });

  it('counts both ends to the validity', () => {
    const certificate = read(leaf);
    const moments = [NOW - 3601, NOW - 3600, NOW + 3600, NOW + 3601];
    expect(moments.map((moment) => isValidAt(certificate, moment))).toEqual([false, true, true, false]);
  });

  it('never throws, whatever bytes it is given', () => {
    fc.assert(
      fc.property(fc.nat(leaf.length - 1), fc.nat(255), fc.boolean(), (at, octet, cut) => {
        const bytes = Uint8Array.from(cut ? leaf.subarray(0, at) : leaf);
        if (!cut) bytes[at] = octet;
        const certificate = readCertificate(bytes);
        if (!certificate.ok) expect(certificate.error.code).toBe('CERTIFICATE_UNREADABLE');
      }),
      { numRuns: 3000 },
    );
  });

  it('refuses two different signature algorithms in one certificate', () => {
    const bytes = Uint8Array.from(leaf);
    const outer = Buffer.from(bytes).lastIndexOf(Buffer.from(oid('1.2.840.10045.4.3.2')));
    bytes[outer + 9] = 3;
    expect(readCertificate(bytes)).toMatchObject({
      ok: false,
      error: { reason: 'two different signature algorithms' },
    });
  });

  it('refuses a name that is not well-formed UTF-8', () => {
    const bytes = Buffer.from(leaf);
    bytes[bytes.indexOf('Scheldeland')] = 0xff;
    expect(readCertificate(bytes)).toMatchObject({
      ok: false,
      error: { reason: 'a name that is not well-formed text' },
    });
  });

  it('refuses more than 64 kB', () => {
    expect(readCertificate(new Uint8Array(70_000)).ok).toBe(false);
  });
});

describe('the signature on a certificate', () => {
  it('is good under its issuer and under nobody else', async () => {
    const other = await makeDevelopmentAuthority(period);
    expect(await verifyCertificateSignature(read(leaf), read(authority.root.der))).toBe(true);
    expect(await verifyCertificateSignature(read(authority.root.der), read(authority.root.der))).toBe(true);
    expect(await verifyCertificateSignature(read(leaf), read(other.root.der))).toBe(false);
  });

  it('is broken when anything in the certificate changes', async () => {
    const changed = Buffer.from(leaf);
    changed.write('Kcheldeland', changed.indexOf('Scheldeland'), 'latin1');
    expect(await verifyCertificateSignature(read(changed), read(authority.root.der))).toBe(false);
  });
});

describe('a development certificate', () => {
  it('is known by its name or by its issuer’s', async () => {
    const { spki } = await makeParty();
    const made = (subject: string, issuer: string) => unsignedCertificate({ subject, issuer, spki });
    expect(isDevelopment(read(leaf))).toBe(true);
    expect(isDevelopment(read(made('Seal', 'DEVELOPMENT root')))).toBe(true);
    expect(isDevelopment(read(made('Seal', 'Root')))).toBe(false);
  });
});

describe('the organizationIdentifier of ETSI EN 319 412-1 §5.1.4', () => {
  it.each([
    ['0123.456.789', 'BEL', 'NTRBE-0123456789'],
    ['123.456.789', 'BEL', 'NTRBE-0123456789'],
    ['BE 0123 456 789', 'BEL', 'NTRBE-0123456789'],
    ['17207834', 'EST', 'NTREE-17207834'],
    ['NTRNL-12345678', 'NLD', 'NTRNL-12345678'],
    ['VATES-A00000000', 'ESP', 'VATES-A00000000'],
  ])('is, for %s of %s, %s', (notation, country, expected) => {
    expect(organizationIdentifier({ notation, country })).toBe(expected);
  });

  it('is unknown for a country outside the European Higher Education Area', () => {
    expect(organizationIdentifier({ notation: '1', country: 'USA' })).toBeNull();
    expect(countryAlpha2('GRC')).toBe('GR');
  });

  it('names the same body with and without its prefix, and no other', () => {
    const record = { notation: '17207834', country: 'EST' };
    expect(namesSameBody(record, 'NTREE-17207834')).toBe(true);
    expect(namesSameBody({ notation: '0123.456.789', country: 'BEL' }, 'VATBE-0123456789')).toBe(true);
    expect(namesSameBody(record, '17207834')).toBe(true);
    expect(namesSameBody(record, 'NTRBE-17207834')).toBe(false);
    expect(namesSameBody(record, 'NTREE-17207835')).toBe(false);
    expect(namesSameBody(record, '')).toBe(false);
  });
});

describe('PEM', () => {
  it('gives back the certificates in the order of the file, whatever stands between them', () => {
    const text = `subject=Seal\r\n${toPem('CERTIFICATE', leaf)}\n# root\n${toPem('CERTIFICATE', authority.root.der)}`;
    expect(parsePemChain(text.replaceAll('\n', '\r\n'))).toEqual({ ok: true, value: [leaf, authority.root.der] });
  });

  it('refuses what is no chain of certificates', () => {
    const key = toPem('PRIVATE KEY', authority.root.pkcs8);
    const open = toPem('CERTIFICATE', leaf).replace('-----END CERTIFICATE-----', '');
    const broken = toPem('CERTIFICATE', leaf).replace('M', '!');
    for (const text of ['', 'hello', key, toPem('CERTIFICATE', leaf) + key, open, broken])
      expect(parsePemChain(text)).toMatchObject({ ok: false, error: { code: 'PEM_UNREADABLE' } });
  });

  it('gives one unencrypted PKCS#8 key and says what is wrong with another', () => {
    const key = toPem('PRIVATE KEY', authority.root.pkcs8);
    expect(parsePemPrivateKey(key)).toEqual({ ok: true, value: authority.root.pkcs8 });
    const code = (label: string) => {
      const parsed = parsePemPrivateKey(key.replaceAll('PRIVATE KEY', label));
      return parsed.ok ? 'accepted' : parsed.error.code;
    };
    expect(code('ENCRYPTED PRIVATE KEY')).toBe('PEM_KEY_ENCRYPTED');
    expect(code('EC PRIVATE KEY')).toBe('PEM_KEY_NOT_PKCS8');
    expect(code('RSA PRIVATE KEY')).toBe('PEM_KEY_NOT_PKCS8');
    expect(parsePemPrivateKey(key + key)).toMatchObject({ ok: false, error: { code: 'PEM_UNREADABLE' } });
  });
});

describe('base64 and DER have one spelling', () => {
  it('bytes come back as they were, and only the canonical text is read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(decodeBase64(encodeBase64(bytes))).toEqual(Uint8Array.from(bytes));
        expect(decodeBase64Url(encodeBase64Url(bytes))).toEqual(Uint8Array.from(bytes));
        expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
      }),
    );
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), (text) => {
        const bytes = decodeBase64Url(text);
        if (bytes) expect(encodeBase64Url(bytes)).toBe(text);
        const standard = decodeBase64(text);
        if (standard) expect(encodeBase64(standard)).toBe(text);
      }),
      { numRuns: 2000 },
    );
    for (const text of ['A', 'AB==', 'AAB=', 'AA=', 'AA==AA==', '=', '====', 'A A=', 'AA=A'])
      expect(decodeBase64(text)).toBeNull();
  });

  it('object identifiers, times and integers come back as they were', () => {
    for (const dotted of ['2.5.4.97', '1.2.840.113549.1.1.11', '2.999.3', '0.4.0.194112.1.1'])
      expect(readOid(readDer(oid(dotted)))).toBe(dotted);
    for (const moment of [0, NOW, 2_524_607_999, 2_524_608_000, 4_102_444_800])
      expect(readTime(readDer(time(moment)))).toBe(moment);
    expect([...smallInteger(128)]).toEqual([2, 2, 0, 128]);
    expect([...smallInteger(0)]).toEqual([2, 1, 0]);
    expect([...unsignedInteger(Uint8Array.of(0, 0, 1))]).toEqual([2, 1, 1]);
  });

  it('lengths that are indefinite, not minimal or beyond the end are refused', () => {
    for (const bytes of [
      [0x30, 0x80, 0, 0],
      [0x30, 0x81, 1, 0],
      [0x30, 0x82, 0, 1, 0],
      [0x30, 5, 0],
      [0x30],
      [0x1f, 1, 0],
    ])
      expect(() => readDer(Uint8Array.from(bytes))).toThrow();
    expect(() => childrenOf(readDer(Uint8Array.of(4, 0)))).toThrow();
  });
});
