import { expect, it } from 'vitest';
import { readSeal, type SealReading } from '../../src/credential/jades/read.ts';
import { validationValues } from '../../src/credential/jades/validation-values.ts';
import { anchorFromDer } from '../../src/trust/x509/anchor.ts';
import type { PresentedChain, TrustAnchor } from '../../src/trust/x509/path-report.ts';
import { trustedTimeOf } from '../../src/trust/x509/timestamps.ts';
import { validatePath } from '../../src/trust/x509/validate-path.ts';
import { describeWithShared, sharedText } from '../support/shared.ts';

const SAMPLES = ['elm/Sample-MC-Annex1-signed.jsonld', 'elm/Sample-CertOfPart-signed.jsonld'];
const ISSUER = 'ANF AC Qualified Certificates for eSeal';

async function sealOf(sample: string): Promise<SealReading> {
  const reading = await readSeal(sharedText(sample));
  if (!reading.ok) throw new Error(reading.error.reason);
  return reading.value;
}

function chainOf(seal: SealReading): PresentedChain {
  const { certificates, ocsp, crl } = validationValues(seal.unsigned, seal.header);
  return { certificates: seal.certificates, further: certificates, ocsp, crl, signingTime: seal.signingTime.moment };
}

/** The certificate in a sample with this common name, as an operator would load it. */
async function anchorNamed(chain: PresentedChain, commonName: string, use: TrustAnchor['use']): Promise<TrustAnchor> {
  for (const der of chain.further) {
    const anchor = await anchorFromDer(der, { use, source: 'operator' });
    if (anchor.ok && anchor.value.certificate.subject.commonName === commonName) return anchor.value;
  }
  throw new Error(`no ${commonName} in the sample`);
}

describeWithShared('who stands behind the official sealed samples', () => {
  it.each(SAMPLES)('%s carries four certificates, an OCSP response, a CRL and three timestamps', async (sample) => {
    const seal = await sealOf(sample);
    const values = validationValues(seal.unsigned, seal.header);
    expect([values.certificates.length, values.ocsp.length, values.crl.length]).toEqual([4, 1, 1]);
    expect(values.timestamps.map(({ kind, entry, tokens }) => [kind, entry, tokens.length])).toEqual([
      ['adoTst', null, 1],
      ['sigTst', 0, 1],
      ['arcTst', 3, 1],
    ]);
  });

  it.each(SAMPLES)('%s is not anchored as long as no operator loads its authority', async (sample) => {
    const chain = chainOf(await sealOf(sample));
    expect(await validatePath(chain, [], chain.signingTime)).toMatchObject({
      outcome: 'not-anchored',
      code: null,
      leaf: { serialNumber: '03378f4d568b289fb8ed0c03' },
      revocation: { state: 'unknown' },
    });
  });

  it.each(SAMPLES)(
    '%s is anchored under its authority, not revoked, and qualified without a device',
    async (sample) => {
      const chain = chainOf(await sealOf(sample));
      const anchor = await anchorNamed(chain, ISSUER, 'seal');
      for (const now of [chain.signingTime, chain.signingTime + 5 * 31_536_000])
        expect(await validatePath(chain, [anchor], now)).toMatchObject({
          outcome: 'anchored',
          anchor: { id: anchor.id },
          qualification: { compliance: true, sscd: false, types: ['eseal'], retentionYears: 15, countries: [] },
          revocation: { state: 'good', source: 'ocsp', producedAt: expect.closeTo(chain.signingTime, -2) },
        });
    },
  );

  it.each(SAMPLES)('%s has timestamps of a test authority, which are good and prove no time', async (sample) => {
    const seal = await sealOf(sample);
    const chain = chainOf(seal);
    const signature = new TextEncoder().encode(Buffer.from(seal.signature).toString('base64url'));
    const payload = new TextEncoder().encode(seal.payload);
    const [content, signed] = validationValues(seal.unsigned, seal.header).timestamps;
    const testRoot = await anchorNamed(chain, 'root-ca', 'timestamp');
    const issuer = await anchorNamed(chain, ISSUER, 'any');
    for (const [tokens, covered] of [
      [content?.tokens ?? [], payload],
      [signed?.tokens ?? [], signature],
    ] as const) {
      expect(await trustedTimeOf(tokens, covered, [issuer], chain.signingTime)).toMatchObject({
        state: 'not-trusted',
        reason: 'no trusted authority stands behind the certificate',
        claimedTime: expect.closeTo(chain.signingTime, -1),
        authority: 'good-tsa',
      });
      // With the test authority as an anchor they verify: nothing but trust is missing.
      expect(await trustedTimeOf(tokens, covered, [testRoot], chain.signingTime)).toMatchObject({ state: 'trusted' });
      // Its certificate ended in December 2023.
      expect(await trustedTimeOf(tokens, covered, [testRoot], chain.signingTime + 31_536_000)).toMatchObject({
        state: 'not-trusted',
        reason: 'the certificate of the timestamp authority has expired since',
      });
      expect(await trustedTimeOf(tokens, covered.slice(1), [testRoot], chain.signingTime)).toMatchObject({
        reason: 'the timestamp is about something else',
      });
    }
  });
});
