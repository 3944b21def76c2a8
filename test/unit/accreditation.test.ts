import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AssuredAward, covers } from '../../src/trust/accreditation.ts';

const award: AssuredAward = {
  awardDate: '2026-06-26',
  eqf: 6,
  iscedF: ['0421'],
  qualificationIds: ['US-MC-12 v3'],
  country: 'BEL',
  profile: ['http://data.europa.eu/snb/credential/6cf8e68c43'],
};
const open = { from: '2021-10-01' };
const missed = (record: object, change: Partial<AssuredAward> = {}) =>
  covers({ ...open, ...record }, { ...award, ...change }).missed;

describe('a record of quality assurance covers an award', () => {
  it('when it has no limit but a first day, whatever was awarded', () => {
    const anything = fc.record({
      awardDate: fc.constantFrom('2021-10-01', '2026-06-26', '2099-12-31'),
      eqf: fc.option(fc.integer({ min: 1, max: 8 })),
      iscedF: fc.array(fc.constantFrom('0421', '05', '0711')),
      qualificationIds: fc.array(fc.string()),
      country: fc.option(fc.constantFrom('BEL', 'NLD')),
      profile: fc.array(fc.string()),
    });
    const empty = {
      limitEqf: [],
      limitIscedF: [],
      limitQualifications: [],
      limitJurisdictions: [],
      limitCredentialTypes: [],
    };
    fc.assert(
      fc.property(anything, (one) => covers(open, one).covered && covers({ ...open, ...empty, to: null }, one).covered),
    );
  });

  it.each([
    ['on its first day', '2021-10-01', []],
    ['on its last day', '2027-09-30', []],
    ['the day before', '2021-09-30', ['date']],
    ['the day after', '2027-10-01', ['date']],
  ])('by date: %s', (_, awardDate, expected) => {
    expect(missed({ to: '2027-09-30' }, { awardDate })).toEqual(expected);
  });

  it('not when nobody says since when', () => {
    expect(missed({ from: null })).toEqual(['date']);
  });

  it.each([
    [[6, 7], 6, []],
    [[7], 6, ['eqf']],
    [[7], null, ['eqf']],
  ])('by level: %j and %j', (limitEqf, eqf, expected) => {
    expect(missed({ limitEqf }, { eqf })).toEqual(expected);
  });

  it.each([
    ['the field itself', ['0421'], ['0421'], []],
    ['a narrow field above it', ['042'], ['0421'], []],
    ['a broad field above it', ['04'], ['0421'], []],
    ['one of several', ['05', '04'], ['0711', '0421'], []],
    ['a field beneath it', ['0421'], ['042'], ['field']],
    ['a neighbour', ['0413'], ['0421'], ['field']],
    ['no field at all', ['04'], [], ['field']],
  ])('by field: %s', (_, limitIscedF, iscedF, expected) => {
    expect(missed({ limitIscedF }, { iscedF })).toEqual(expected);
  });

  it('by qualification, exactly', () => {
    expect(missed({ limitQualifications: ['US-MC-12 v3'] })).toEqual([]);
    expect(missed({ limitQualifications: ['US-MC-12'] })).toEqual(['qualification']);
    expect(
      missed({ limitQualifications: ['https://a.example/1'] }, { qualificationIds: ['https://b.example/1'] }),
    ).toEqual(['qualification']);
  });

  it.each([
    ['BEL', 'BEL', []],
    ['http://publications.europa.eu/resource/authority/country/BEL', 'BEL', []],
    ['BEL', 'BEL_RG_VLS', []],
    ['BEL_RG_VLS', 'BEL', ['jurisdiction']],
    ['BE', 'BEL', ['jurisdiction']],
    ['NLD', 'BEL', ['jurisdiction']],
    ['BEL', null, ['jurisdiction']],
  ])('by jurisdiction: %s for %s', (limit, country, expected) => {
    expect(missed({ limitJurisdictions: [limit] }, { country })).toEqual(expected);
  });

  it('by type of credential, as code or URI', () => {
    expect(missed({ limitCredentialTypes: ['6cf8e68c43'] })).toEqual([]);
    expect(missed({ limitCredentialTypes: ['http://data.europa.eu/snb/credential/e34929035b'] })).toEqual([
      'credential-type',
    ]);
  });

  it('names every limit that is missed', () => {
    const record = { to: '2022-01-01', limitEqf: [7], limitIscedF: ['05'], limitJurisdictions: ['NLD'] };
    expect(missed(record)).toEqual(['date', 'eqf', 'field', 'jurisdiction']);
    expect(covers({ ...open, ...record }, award).covered).toBe(false);
  });
});
