import { createHmac } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCertificate } from '../../src/credential/certificates/certificate.ts';
import { toPem } from '../../src/credential/certificates/pem.ts';
import { readSeal } from '../../src/credential/jades/read.ts';
import type { SealSigner } from '../../src/credential/signer.ts';
import { makePartyWith, unsignedCertificate } from '../unit/certificates-fixture.ts';
import { certificateParameters, forge, goodHeader, type Header, makeSealer, rawSigner } from '../unit/jades-fixture.ts';

let signer: SealSigner;
let header: Header;
beforeAll(async () => {
  signer = await makeSealer('ES256');
  header = await goodHeader(signer);
});

const codeOf = async (sealed: string): Promise<string> => {
  const reading = await readSeal(sealed);
  return reading.ok ? 'accepted' : reading.error.code;
};

/** A seal truly signed by a key of any kind, under a certificate for that key. */
async function sealWith(
  alg: string,
  generate: RsaHashedKeyGenParams | EcKeyGenParams,
  use: AlgorithmIdentifier | RsaPssParams | EcdsaParams,
): Promise<string> {
  const party = await makePartyWith(generate);
  const certificate = unsignedCertificate({ subject: 'Seal', issuer: 'Authority', spki: party.spki });
  return forge(rawSigner(party.privateKey, use), {
    ...header,
    alg,
    ...(await certificateParameters(certificate)),
  });
}

const rsa = (name: string, modulusLength: number): RsaHashedKeyGenParams => ({
  name,
  modulusLength,
  hash: 'SHA-256',
  publicExponent: Uint8Array.of(1, 0, 1),
});

describe('the algorithm is ours to choose from', () => {
  it.each(['none', 'None', 'NONE', 'HS256', 'ES256K', 'RS1', 'EdDSA', '', 'es256', 'ES512'])(
    'alg %j is refused',
    async (alg) => {
      expect(await codeOf(await forge(signer, { ...header, alg }))).toBe('SEAL_ALGORITHM');
    },
  );

  it('alg absent, null or an array is refused', async () => {
    for (const alg of [undefined, null, ['ES256'], { toString: 'ES256' }])
      expect(await codeOf(await forge(signer, { ...header, alg }))).toBe('SEAL_ALGORITHM');
  });

  it('HS256 with the public certificate as its secret is refused', async () => {
    const [der = new Uint8Array()] = signer.certificateChain;
    const hmac = {
      sign: async (bytes: Uint8Array) => createHmac('sha256', toPem('CERTIFICATE', der)).update(bytes).digest(),
    };
    expect(await codeOf(await forge(hmac, { ...header, alg: 'HS256' }))).toBe('SEAL_ALGORITHM');
  });

  it('an empty signature under alg none is refused', async () => {
    const nothing = { sign: async () => new Uint8Array() };
    expect(await codeOf(await forge(nothing, { ...header, alg: 'none' }))).toBe('SEAL_ALGORITHM');
  });
});

describe('algorithm and certified key belong together', () => {
  it('an algorithm for another kind of key is refused', async () => {
    for (const alg of ['RS256', 'PS256', 'ES384'])
      expect(await codeOf(await forge(signer, { ...header, alg }))).toBe('SEAL_KEY');
  });

  it('PS256 and ES384 are read', async () => {
    const pss = { name: 'RSA-PSS', saltLength: 32 };
    expect(await codeOf(await sealWith('PS256', rsa('RSA-PSS', 2048), pss))).toBe('accepted');
    const p384 = { name: 'ECDSA', hash: 'SHA-384' };
    expect(await codeOf(await sealWith('ES384', { name: 'ECDSA', namedCurve: 'P-384' }, p384))).toBe('accepted');
  });

  it('PS256 with a salt of another length than the digest is refused', async () => {
    const pss = { name: 'RSA-PSS', saltLength: 20 };
    expect(await codeOf(await sealWith('PS256', rsa('RSA-PSS', 2048), pss))).toBe('SEAL_BROKEN');
  });

  it('RSA of 1024 bits is refused although its signature is good', async () => {
    const pkcs1 = { name: 'RSASSA-PKCS1-v1_5' };
    expect(await codeOf(await sealWith('RS256', rsa('RSASSA-PKCS1-v1_5', 1024), pkcs1))).toBe('SEAL_KEY');
    expect(await codeOf(await sealWith('RS256', rsa('RSASSA-PKCS1-v1_5', 2048), pkcs1))).toBe('accepted');
  });

  it('a good key of the wrong curve for ES256 is refused', async () => {
    const p384 = { name: 'ECDSA', hash: 'SHA-256' };
    expect(await codeOf(await sealWith('ES256', { name: 'ECDSA', namedCurve: 'P-384' }, p384))).toBe('SEAL_KEY');
  });

  it('the certificate of the fixture is a P-256 one (what the refusals above are worth)', () => {
    const leaf = readCertificate(signer.certificateChain[0] ?? new Uint8Array());
    expect(leaf).toMatchObject({ ok: true, value: { publicKey: { type: 'EC', curve: 'P-256' } } });
  });
});
