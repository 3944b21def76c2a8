import { expect, it } from 'vitest';
import { extension } from '../../keys/certificate-writing.ts';
import { readCertificate } from '../../src/credential/certificates/certificate.ts';
import { octetString, oid, printable, sequence, smallInteger } from '../../src/credential/certificates/der-writing.ts';
import { EXTENSION_OID } from '../../src/credential/certificates/extensions.ts';
import { readQcStatements } from '../../src/credential/certificates/qc-statements.ts';
import { type Bytes, certificate, leafWish, makeKeys } from './x509-fixture.ts';

const keys = makeKeys();
const ESI = '0.4.0.1862.1';

async function statements(value: Bytes | null, critical = false) {
  const made = await keys;
  const extensions = value === null ? [] : [extension(EXTENSION_OID.qcStatements, critical, value)];
  const read = readCertificate(await certificate(made.middle, { ...leafWish(made), extensions }));
  if (!read.ok) throw new Error(read.error.reason);
  return readQcStatements(read.value);
}

it('every statement of EN 319 412-5 that says something about the seal is read', async () => {
  const value = sequence(
    sequence(oid(`${ESI}.1`)),
    sequence(oid(`${ESI}.3`), smallInteger(20)),
    sequence(oid(`${ESI}.4`)),
    sequence(oid(`${ESI}.5`), sequence()),
    sequence(oid(`${ESI}.6`), sequence(oid(`${ESI}.6.2`), oid(`${ESI}.6.1`), oid(`${ESI}.6.3`), oid('1.2.3'))),
    sequence(oid(`${ESI}.7`), sequence(printable('CH'))),
    sequence(oid('1.3.6.1.5.5.7.11.2')),
  );
  for (const critical of [true, false])
    expect(await statements(value, critical)).toEqual({
      compliance: true,
      sscd: true,
      types: ['eseal', 'esign', 'web'],
      retentionYears: 20,
      countries: ['CH'],
    });
});

it('what is not stated is not claimed', async () => {
  expect(await statements(sequence(sequence(oid(`${ESI}.6`), sequence(oid(`${ESI}.6.2`)))))).toEqual({
    compliance: false,
    sscd: false,
    types: ['eseal'],
    retentionYears: null,
    countries: [],
  });
});

it('without the extension, or with one that cannot be read, there are no statements', async () => {
  expect(await statements(null)).toBeNull();
  for (const broken of [octetString(Uint8Array.of(1)), sequence(octetString(Uint8Array.of(1))), sequence(sequence())])
    expect(await statements(broken)).toBeNull();
});

it('a retention period that is negative or absurd is none', async () => {
  for (const years of [Uint8Array.of(2, 1, 0xff), Uint8Array.of(2, 3, 1, 0, 0)])
    expect(await statements(sequence(sequence(oid(`${ESI}.3`), years)))).toMatchObject({ retentionYears: null });
});
