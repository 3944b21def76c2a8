import { beforeAll, describe, expect, it } from 'vitest';
import { checkSealCertificate } from '../../src/credential/certificates/seal-certificate.ts';
import { readSeal } from '../../src/credential/jades/read.ts';
import type { SealSigner } from '../../src/credential/signer.ts';
import { certify, makeParty, NOW } from './certificates-fixture.ts';
import { makeSealer, PAYLOAD, seal } from './jades-fixture.ts';

describe.each(['ES256', 'RS256'] as const)('inside workerd, %s', (algorithm) => {
  let signer: SealSigner;
  beforeAll(async () => {
    signer = await makeSealer(algorithm);
  });

  it.each(['iat', 'sigT'] as const)('seals and reads with %s', async (signingTime) => {
    const reading = await readSeal(await seal(signer, signingTime));
    expect(reading).toMatchObject({ ok: true, value: { payload: PAYLOAD, algorithm } });
  });

  it('refuses a changed payload', async () => {
    const sealed = (await seal(signer)).replace('mark\\":14', 'mark\\":18');
    expect(sealed).toContain('mark\\":18');
    expect(await readSeal(sealed)).toMatchObject({ ok: false, error: { code: 'SEAL_BROKEN' } });
  });

  it('accepts an imported chain with its key', async () => {
    const issuer = await makeParty();
    const leaf = await makeParty(algorithm);
    const certificate = await certify(issuer, { subject: 'Seal', issuer: 'Authority', spki: leaf.spki });
    expect(await checkSealCertificate([certificate], leaf.pkcs8, NOW)).toMatchObject({
      ok: true,
      value: { algorithm },
    });
  });
});
