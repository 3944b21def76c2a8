import { expect, it } from 'vitest';
import { readSeal, sealDigests } from '../../src/credential/jades/read.ts';
import { describeWithShared, sharedText } from '../support/shared.ts';

const SAMPLES = ['elm/Sample-MC-Annex1-signed.jsonld', 'elm/Sample-CertOfPart-signed.jsonld'];

interface Parts {
  payload: string;
  signatures: [{ protected: string; header: { etsiU: string[] }; signature: string }];
}

const change = (sample: string, edit: (parts: Parts) => void): string => {
  const parts = JSON.parse(sharedText(sample)) as Parts;
  edit(parts);
  return JSON.stringify(parts);
};

/** The text with one character of the alphabet replaced by another one at a place. */
const replaced = (text: string, at: number): string =>
  text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);

describeWithShared('the official sealed samples (JAdES baseline LTA, RS256, sigT)', () => {
  it.each(SAMPLES)('%s verifies', async (sample) => {
    const reading = await readSeal(sharedText(sample));
    expect(reading).toMatchObject({
      ok: true,
      value: {
        algorithm: 'RS256',
        signingTime: { parameter: 'sigT' },
        development: false,
        leaf: { subject: { organizationIdentifier: 'VATES-A00000000' }, serialNumber: '03378f4d568b289fb8ed0c03' },
        unsigned: { names: ['sigTst', 'xVals', 'rVals', 'arcTst'], claimedLevel: 'LTA' },
      },
    });
  });

  it.each(SAMPLES)('%s has the payload digest that its own content timestamp imprints', async (sample) => {
    const reading = await readSeal(sharedText(sample));
    if (!reading.ok) throw new Error(reading.error.reason);
    const [token] = (reading.value.header.adoTst as { tstTokens: [{ val: string }] }).tstTokens;
    expect(Buffer.from(token.val, 'base64').toString('hex')).toContain((await sealDigests(reading.value)).payload);
  });

  it.each(SAMPLES)('%s is refused with one character changed in the payload', async (sample) => {
    const changed = change(sample, (parts) => {
      parts.payload = parts.payload.replace('urn:credential:', 'urn:credentiaL:');
    });
    expect(await readSeal(changed)).toMatchObject({ ok: false, error: { code: 'SEAL_BROKEN' } });
  });

  it.each(SAMPLES)('%s is refused with one character changed in the protected header', async (sample) => {
    const changed = change(sample, ({ signatures: [signature] }) => {
      const header = Buffer.from(signature.protected, 'base64url').toString().replace('2023-09-27', '2023-09-26');
      signature.protected = Buffer.from(header).toString('base64url');
    });
    expect(await readSeal(changed)).toMatchObject({ ok: false, error: { code: 'SEAL_BROKEN' } });
  });

  it.each(SAMPLES)('%s is refused with one character changed in the signature', async (sample) => {
    for (const place of [0, 100, 340]) {
      const changed = change(sample, ({ signatures: [signature] }) => {
        signature.signature = replaced(signature.signature, place);
      });
      expect(await readSeal(changed)).toMatchObject({ ok: false, error: { code: 'SEAL_BROKEN' } });
    }
  });
});
