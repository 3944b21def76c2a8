import { expect, it } from 'vitest';
import { readUnsignedProperties } from '../../src/credential/jades/unsigned-properties.ts';
import { type ValidationValues, validationValues } from '../../src/credential/jades/validation-values.ts';

const encoded = (entry: unknown): string => Buffer.from(JSON.stringify(entry)).toString('base64url');

function valuesOf(entries: readonly unknown[], header?: Record<string, unknown>): ValidationValues {
  const unsigned = readUnsignedProperties(entries);
  if (!unsigned.ok) throw new Error(unsigned.error.reason);
  return validationValues(unsigned.value, header);
}

const val = (octet: number): { val: string } => ({ val: Buffer.of(octet).toString('base64') });
const ENTRIES = [
  { sigTst: { tstTokens: [val(1)] } },
  { xVals: [{ x509Cert: val(2) }, { otherCert: val(9) }, { x509Cert: val(3) }] },
  { rVals: { crlVals: [val(4)], ocspVals: [val(5), val(6)] } },
  { arcTst: { tstTokens: [val(7)] } },
  { tstVD: { xVals: [{ x509Cert: val(8) }], rVals: { ocspVals: [val(10)] } } },
];
const EXPECTED = {
  certificates: [Uint8Array.of(2), Uint8Array.of(3), Uint8Array.of(8)],
  ocsp: [Uint8Array.of(5), Uint8Array.of(6), Uint8Array.of(10)],
  crl: [Uint8Array.of(4)],
  timestamps: [
    { kind: 'sigTst', entry: 0, tokens: [Uint8Array.of(1)] },
    { kind: 'arcTst', entry: 3, tokens: [Uint8Array.of(7)] },
  ],
};

it('values are the same whether the entries are base64url or in clear', () => {
  expect(valuesOf(ENTRIES.map(encoded))).toEqual(EXPECTED);
  expect(valuesOf(ENTRIES)).toEqual(EXPECTED);
});

it('the content timestamp is taken from the protected header', () => {
  expect(valuesOf([], { adoTst: { tstTokens: [val(1)] } }).timestamps).toEqual([
    { kind: 'adoTst', entry: null, tokens: [Uint8Array.of(1)] },
  ]);
});

it('what is not well formed, or not DER by its own word, is left out and nothing throws', () => {
  const odd = [null, 7, 'x', [], {}, [null], { val: 7 }, { val: '!' }, { val: '' }, { val: 'AQ' }, { val: 'AQ==\n' }];
  for (const one of odd)
    for (const entry of [
      { xVals: one },
      { xVals: [one, { x509Cert: one }] },
      { rVals: one },
      { rVals: { crlVals: one, ocspVals: [one] } },
      { sigTst: one },
      { arcTst: { tstTokens: one } },
      { sigTst: { tstTokens: [one] } },
      { tstVD: one },
    ])
      for (const form of [entry, encoded(entry)])
        expect(valuesOf([form], { adoTst: one })).toEqual({ certificates: [], ocsp: [], crl: [], timestamps: [] });
  const encoding = (uri: string) => valuesOf([{ xVals: [{ x509Cert: { ...val(1), encoding: uri } }] }]).certificates;
  expect(encoding('http://uri.etsi.org/01903/v1.2.2#BER')).toEqual([]);
  expect(encoding('http://uri.etsi.org/01903/v1.2.2#DER')).toHaveLength(1);
});

it('no more is taken than helps anybody', () => {
  const many = { xVals: Array(500).fill({ x509Cert: val(1) }) };
  const revocation = { rVals: { crlVals: Array(500).fill(val(1)), ocspVals: Array(500).fill(val(1)) } };
  const values = valuesOf([
    many,
    many,
    revocation,
    ...Array(100).fill({ sigTst: { tstTokens: Array(100).fill(val(1)) } }),
  ]);
  expect([values.certificates.length, values.ocsp.length, values.crl.length]).toEqual([50, 20, 20]);
  expect(values.timestamps.length).toBeLessThanOrEqual(20);
  expect(values.timestamps.every(({ tokens }) => tokens.length <= 20)).toBe(true);
});
