import { beforeAll, describe, expect, it } from 'vitest';
import { readCertificate } from '../../src/credential/certificates/certificate.ts';
import { childrenOf, readDer } from '../../src/credential/certificates/der.ts';
import { readSeal } from '../../src/credential/jades/read.ts';
import type { SealSigner } from '../../src/credential/signer.ts';
import { describeWithShared, sharedJson } from '../support/shared.ts';
import { forge, goodHeader, type Header, makeSealer } from '../unit/jades-fixture.ts';

let signer: SealSigner;
let header: Header;
beforeAll(async () => {
  signer = await makeSealer('ES256');
  header = await goodHeader(signer);
});

const codeOf = async (changed: Header | string): Promise<string> => {
  const reading = await readSeal(await forge(signer, changed));
  return reading.ok ? 'accepted' : reading.error.code;
};

it('a header that nobody changed is accepted (what the refusals below are worth)', async () => {
  expect(await codeOf(header)).toBe('accepted');
});

describe('RFC 7515 §4.1.11 crit', () => {
  it('MUST be an array that is not empty', async () => {
    const { b64: _, ...encoded } = header;
    for (const crit of [[], 'b64', {}, null, 1]) {
      expect(await codeOf({ ...header, crit })).toBe('SEAL_CRIT');
      expect(await codeOf({ ...encoded, crit })).toBe('SEAL_CRIT');
    }
  });
  it('MUST NOT name a parameter twice', async () => {
    expect(await codeOf({ ...header, crit: ['b64', 'b64'] })).toBe('SEAL_CRIT');
  });
  it('MUST NOT name a parameter that is absent', async () => {
    expect(await codeOf({ ...header, crit: ['b64', 'sigT'] })).toBe('SEAL_CRIT');
  });
  it('MUST be refused when it names a parameter that is not understood', async () => {
    expect(await codeOf({ ...header, sigPId: {}, crit: ['b64', 'sigPId'] })).toBe('SEAL_CRIT');
    expect(await codeOf({ ...header, exp: 1, crit: ['b64', 'exp'] })).toBe('SEAL_CRIT');
  });
  it('MUST NOT name parameters of RFC 7515 itself', async () => {
    expect(await codeOf({ ...header, crit: ['b64', 'alg'] })).toBe('SEAL_CRIT');
  });
  it('lets a parameter pass that is unknown and not critical', async () => {
    expect(await codeOf({ ...header, shoeSize: 43 })).toBe('accepted');
  });
});

describe('RFC 7797 §6 b64', () => {
  it('MUST be named in crit', async () => {
    const { crit: _, ...without } = header;
    expect(await codeOf(without)).toBe('SEAL_CRIT');
    expect(await codeOf({ ...without, sigT: '2026-06-26T12:00:00Z', iat: undefined, crit: ['sigT'] })).toBe(
      'SEAL_CRIT',
    );
  });
  it('MUST be a boolean', async () => {
    expect(await codeOf({ ...header, b64: 'false' })).toBe('SEAL_CRIT');
  });
});

describe('RFC 7515 §4 and §10.12: one member, one value', () => {
  it('a header that names a member twice is refused', async () => {
    const text = JSON.stringify(header).replace('{', '{"alg":"ES256",');
    expect(await codeOf(text)).toBe('SEAL_DUPLICATE_KEY');
  });
  it('also when the second name is written with an escape', async () => {
    const text = JSON.stringify(header).replace('{', '{"\\u0061lg":"ES256",');
    expect(await codeOf(text)).toBe('SEAL_DUPLICATE_KEY');
  });
  it('a header that is no JSON object is refused', async () => {
    for (const text of ['[]', '"alg"', 'null', '{', '']) expect(await codeOf(text)).toBe('SEAL_MALFORMED');
  });
});

describe('ETSI TS 119 182-1 §5.1.11 and §5.2.1: the claimed signing time', () => {
  const withoutTime = (): Header => ({ ...header, iat: undefined });
  it('is iat or sigT, never both', async () => {
    expect(await codeOf({ ...header, sigT: '2026-06-26T12:00:00Z', crit: ['b64', 'sigT'] })).toBe('SEAL_TIME');
  });
  it('is not missing', async () => {
    expect(await codeOf(withoutTime())).toBe('SEAL_TIME');
  });
  it('as iat is whole seconds', async () => {
    for (const iat of [1.5, -1, '1782475200', null, 1e300]) expect(await codeOf({ ...header, iat })).toBe('SEAL_TIME');
  });
  it('as sigT is a UTC moment that exists', async () => {
    for (const sigT of ['2026-06-26', '2026-06-26T12:00:00+02:00', '2026-02-30T12:00:00Z', '2026-06-26T25:00:00Z', 7])
      expect(await codeOf({ ...withoutTime(), sigT, crit: ['b64', 'sigT'] })).toBe('SEAL_TIME');
    const good = { ...withoutTime(), sigT: '2026-06-26T12:00:00Z', crit: ['b64', 'sigT'] };
    expect(await codeOf(good)).toBe('accepted');
  });
});

describe('ETSI TS 119 182-1 §5.1.7 x5t#S256', () => {
  it('MUST be the digest of the signing certificate', async () => {
    const other = await goodHeader(await makeSealer('ES256'));
    expect(await codeOf({ ...header, 'x5t#S256': other['x5t#S256'] })).toBe('SEAL_CERTIFICATE');
    expect(await codeOf({ ...header, 'x5t#S256': 42 })).toBe('SEAL_CERTIFICATE');
  });
});

describe('ETSI TS 119 182-1 §5.1.4 kid', () => {
  it('is the DER IssuerSerial of the leaf: its issuer as a directoryName, then its serial number', () => {
    const kid = Uint8Array.from(Buffer.from(String(header.kid), 'base64'));
    const leaf = readCertificate(signer.certificateChain[0] ?? new Uint8Array());
    if (!leaf.ok) throw new Error(leaf.error.reason);
    const [issuer, serial] = childrenOf(readDer(kid));
    const [directoryName] = issuer ? childrenOf(issuer) : [];
    expect(directoryName?.tag).toBe(0xa4);
    expect(directoryName?.content).toEqual(leaf.value.issuer.der);
    expect(serial?.encoded).toEqual(leaf.value.serialNumberDer);
  });
});

describeWithShared('the kid of the official sample', () => {
  it('is what we would write for its certificate', async () => {
    const { issuerSerialKid } = await import('../../src/credential/certificates/issuer-serial.ts');
    const sample = sharedJson('elm/Sample-MC-Annex1-signed.jsonld') as { signatures: [{ protected: string }] };
    const official = JSON.parse(Buffer.from(sample.signatures[0].protected, 'base64url').toString());
    const leaf = readCertificate(Uint8Array.from(Buffer.from(official.x5c[0], 'base64')));
    expect(leaf.ok && issuerSerialKid(leaf.value)).toBe(official.kid);
  });
});
