import { describe, expect, it } from 'vitest';
import { credential, HOLDER, ISSUER, said } from '../../support/data-model.ts';

describe('VCDM 2.0 §4.7 Issuer', () => {
  it('A verifiable credential MUST have an issuer property.', async () => {
    expect(await said(credential())).toEqual([]);
    expect(await said(credential({ issuer: undefined }))).toEqual(['ISSUER_MISSING ']);
  });

  it('The value of the issuer property MUST be either a URL or an object containing an id property whose value is a URL; in either case, the issuer selects this URL to identify itself in a globally unambiguous way.', async () => {
    for (const issuer of ['https://school.example', ISSUER, { id: ISSUER }, { id: ISSUER, name: 'School' }]) {
      expect(await said(credential({ issuer }))).toEqual([]);
    }
    for (const issuer of [null, 7, '', 'a-school', [], [ISSUER], [{ id: ISSUER }], {}, { name: 'School' }]) {
      expect(await said(credential({ issuer })), JSON.stringify(issuer)).toEqual(['ISSUER_NOT_A_URL /issuer']);
    }
    for (const id of [null, 7, '', 'a-school', [ISSUER], { id: ISSUER }]) {
      expect(await said(credential({ issuer: { id } }))).toEqual(['ISSUER_NOT_A_URL /issuer/id']);
    }
  });
});

describe('VCDM 2.0 §4.8 Credential Subject', () => {
  it('A verifiable credential MUST contain a credentialSubject property.', async () => {
    expect(await said(credential({ credentialSubject: undefined }))).toEqual(['SUBJECT_MISSING ']);
  });

  it('The value of the credentialSubject property is a set of objects where each object MUST be the subject of one or more claims, which MUST be serialized inside the credentialSubject property.', async () => {
    for (const subject of [{ id: HOLDER }, { name: 'Noor' }, [{ id: HOLDER }], [{ id: HOLDER }, { name: 'Noor' }]]) {
      expect(await said(credential({ credentialSubject: subject }))).toEqual([]);
    }
    expect(await said(credential({ credentialSubject: {} }))).toEqual(['SUBJECT_EMPTY /credentialSubject']);
    expect(await said(credential({ credentialSubject: [] }))).toEqual(['SUBJECT_EMPTY /credentialSubject']);
    expect(await said(credential({ credentialSubject: [{ id: HOLDER }, {}] }))).toEqual([
      'SUBJECT_EMPTY /credentialSubject/1',
    ]);
    for (const subject of [HOLDER, null, 7, true]) {
      expect(await said(credential({ credentialSubject: subject }))).toEqual([
        'SUBJECT_NOT_AN_OBJECT /credentialSubject',
      ]);
      expect(await said(credential({ credentialSubject: [{ id: HOLDER }, subject] }))).toEqual([
        'SUBJECT_NOT_AN_OBJECT /credentialSubject/1',
      ]);
    }
  });
});

const STAMPS = [
  '2026-09-20T08:00:00Z',
  '2026-09-20T08:00:00.447Z',
  '2026-09-20T08:00:00-06:00',
  '2026-09-20T08:00:00+14:00',
  '1975-02-28T00:00:00Z',
  '2999-12-31T23:59:59Z',
  '2024-02-29T00:00:00Z',
];
const NO_STAMPS = [
  null,
  7,
  '',
  ['2026-09-20T08:00:00Z'],
  { '@value': '2026-09-20T08:00:00Z' },
  '2026-09-20',
  '2026-09-20T08:00:00',
  '2026-09-20 08:00:00Z',
  '2026-09-20T08:00Z',
  '2026-09-31T08:00:00Z',
  '2025-02-29T08:00:00Z',
  '2026-13-01T08:00:00Z',
  '2026-09-20T25:00:00Z',
  '2026-09-20T08:61:00Z',
  '2026-09-20T08:00:00+15:00',
  '2026-09-20T08:00:00z',
  'Sun, 20 Sep 2026 08:00:00 +0000',
  ' 2026-09-20T08:00:00Z',
];

describe('VCDM 2.0 §4.9 Validity Period', () => {
  it.each(['validFrom', 'validUntil'])(
    'If present, the value of the %s property MUST be a [XMLSCHEMA11-2] dateTimeStamp string value …',
    async (field) => {
      for (const stamp of STAMPS) expect(await said(credential({ [field]: stamp })), stamp).toEqual([]);
      for (const other of NO_STAMPS) {
        expect(await said(credential({ [field]: other })), String(other)).toEqual([`DATE_NOT_A_TIME_STAMP /${field}`]);
      }
    },
  );

  it('If a validUntil value also exists, the validFrom value MUST express a point in time that is temporally the same or earlier than the point in time expressed by the validUntil value. (And the same of validUntil: … temporally the same or later than …)', async () => {
    const from = (validFrom: string, validUntil: string) => said(credential({ validFrom, validUntil }));
    expect(await from('2026-09-20T08:00:00Z', '2026-09-20T08:00:00Z')).toEqual([]);
    expect(await from('2026-09-20T08:00:00Z', '2026-09-20T03:00:00-05:00')).toEqual([]);
    expect(await from('2026-09-20T08:00:00Z', '2027-09-20T08:00:00Z')).toEqual([]);
    expect(await from('2026-09-20T08:00:00Z', '2026-09-20T07:59:59Z')).toEqual(['VALIDITY_ORDER /validUntil']);
    expect(await from('2026-09-20T08:00:00.002Z', '2026-09-20T08:00:00.001Z')).toEqual(['VALIDITY_ORDER /validUntil']);
    // What reads later as text can be earlier in time.
    expect(await from('2026-09-20T08:00:00Z', '2026-09-20T09:00:00+02:00')).toEqual(['VALIDITY_ORDER /validUntil']);
  });
});
