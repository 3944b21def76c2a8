import { expect, it } from 'vitest';
import { encodeName } from '../../keys/certificate-writing.ts';
import { readCertificate } from '../../src/credential/certificates/certificate.ts';
import { type SameOrganisation, sameOrganisation } from '../../src/trust/x509/same-organisation.ts';
import { certificate, KEY_SIGNS_CONTENT, keyUsage, makeKeys } from './x509-fixture.ts';

const keys = makeKeys();

async function answer(
  organizationIdentifier: string | undefined,
  claimed: readonly { notation: string; country?: string }[],
  country = 'EE',
): Promise<SameOrganisation> {
  const { leaf } = await keys;
  const subject = encodeName({ country, organisation: 'Example', organizationIdentifier, commonName: 'Seal' });
  const wish = { subject, issuer: subject, spki: leaf.spki, extensions: [keyUsage(KEY_SIGNS_CONTENT)] };
  const read = readCertificate(await certificate(leaf, wish));
  if (!read.ok) throw new Error(read.error.reason);
  return sameOrganisation(read.value, claimed);
}

it.each<[SameOrganisation, string | undefined, string, string | undefined, string]>([
  ['same', 'NTREE-17207834', 'NTREE-17207834', undefined, 'the same text'],
  ['same', 'NTREE-17207834', '17207834', 'EST', 'a document that leaves the prefix out'],
  ['cannot-tell', 'NTREE-17207834', '17207834', undefined, 'a bare number without a country'],
  ['other', 'NTREE-17207834', '17207834', 'FIN', 'the same number in another country'],
  ['other', 'NTREE-17207834', '17207835', 'EST', 'another number of the national register'],
  ['other', 'NTREE-17207834', 'NTREE-17207835', undefined, 'another number'],
  ['other', 'NTREE-17207834', 'NTRDE-17207834', undefined, 'another country'],
  ['same', 'NTRBE-0123456789', '0123.456.789', 'BEL', 'a Belgian number with dots'],
  ['same', 'VATBE-0123456789', 'NTRBE-0123456789', undefined, 'the Belgian VAT number, which is the enterprise number'],
  ['same', 'NTRBE-0123456789', 'BE 123456789', 'BEL', 'nine digits with the country before them'],
  ['other', 'VATBE-0123456789', '0999999999', 'BEL', 'another Belgian enterprise'],
  ['cannot-tell', 'VATES-A00000000', 'NTRES-99', undefined, 'a register number beside a tax number'],
  ['cannot-tell', 'VATES-A00000000', '99', 'ESP', 'a bare number beside a tax number'],
  ['same', 'VATES-A00000000', 'a00000000', 'ESP', 'the bare number, in other letters'],
  ['same', 'VATEL-123', 'VATGR-123', undefined, 'Greece under both of its codes'],
  ['same', 'SI:EL-1', 'SI:EL-1', undefined, 'a national kind of identifier'],
  ['cannot-tell', undefined, 'NTREE-17207834', undefined, 'a certificate without an identifier'],
  ['same', '17207834', '17207834', 'EST', 'a certificate that leaves the prefix out, with its country'],
  ['cannot-tell', '17207834', '99', 'EST', 'a certificate that leaves the prefix out, and another number'],
])('%s: %s and %s %s (%s)', async (expected, certified, notation, country) => {
  expect(await answer(certified, [{ notation, country }])).toBe(expected);
});

it('one that is the same is enough; without one, another is said', async () => {
  const same = { notation: '17207834', country: 'EST' };
  const other = { notation: '99', country: 'EST' };
  expect(await answer('NTREE-17207834', [other, same])).toBe('same');
  expect(await answer('NTREE-17207834', [{ notation: '1' }, other])).toBe('other');
  expect(await answer('NTREE-17207834', [])).toBe('cannot-tell');
});
