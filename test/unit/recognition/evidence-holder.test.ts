import { describe, expect, it } from 'vitest';
import { holderStanding, type KnownAs } from '../../../src/recognition/evidence/holder-standing.ts';
import type { Report, Subject } from '../../../src/verifying/report.ts';

const NOOR: KnownAs = { givenName: 'Noor', familyName: 'De Smet', birthDate: '1991-03-14', formerNames: [] };

const subject = (more: Partial<Subject> = {}): Subject => ({
  id: null,
  givenName: { nl: 'Noor' },
  familyName: { nl: 'De Smet' },
  fullName: null,
  birth: { asWritten: '1991-03-14T00:00:00Z', dates: ['1991-03-14'] },
  identifiers: [],
  ...more,
});

const standing = (
  more: Partial<Subject> | null,
  applicant: KnownAs | null = NOOR,
  method: Report['holder']['method'] = 'compare',
  confirmed = false,
) => holderStanding({ holder: { method }, subject: more === null ? null : subject(more) }, applicant, confirmed);

const open = (because: string) => ({ result: 'unknown', because });

describe('whose a credential is', () => {
  it('is the applicant with the same name and birth date', () => {
    expect(standing({})).toEqual({ result: 'same' });
  });

  it('is the applicant under a former name', () => {
    expect(standing({ familyName: { nl: 'Peeters' } })).toEqual(open('other-name'));
    expect(standing({ familyName: { nl: 'Peeters' } }, { ...NOOR, formerNames: ['Noor Peeters'] })).toEqual({
      result: 'same',
    });
  });

  it('is somebody else with another birth date, whatever the name', () => {
    const other = { birth: { asWritten: '1991-03-15', dates: ['1991-03-15'] } };
    expect(standing(other)).toEqual({ result: 'different-birth-date' });
    expect(standing({ ...other, familyName: { nl: 'Peeters' } })).toEqual({ result: 'different-birth-date' });
  });

  it('may be either day of a birth moment that names two', () => {
    expect(standing({ birth: { asWritten: '1991-03-13T23:00:00Z', dates: ['1991-03-13', '1991-03-14'] } })).toEqual({
      result: 'same',
    });
  });

  it('stays open for another spelling, another name, and a birth date that one side does not give', () => {
    expect(standing({ familyName: { nl: 'Desmet' } })).toEqual(open('spelling'));
    expect(standing({ familyName: { nl: 'Janssens' } })).toEqual(open('other-name'));
    expect(standing({ birth: null })).toEqual(open('no-birth-date'));
    const { birthDate: _, ...without } = NOOR;
    expect(standing({}, without)).toEqual(open('no-birth-date'));
  });

  it('stays open where nobody is named, on the credential or as applicant', () => {
    expect(standing(null)).toEqual(open('not-described'));
    expect(standing({ givenName: null, familyName: null })).toEqual(open('not-described'));
    expect(standing({}, null)).toEqual(open('not-described'));
  });

  it('is settled by a key, but not for a person with another birth date: keys can be lent', () => {
    expect(standing({ familyName: { nl: 'Desmet' } }, NOOR, 'key')).toEqual({ result: 'key' });
    expect(standing(null, NOOR, 'key')).toEqual({ result: 'key' });
    expect(standing({ birth: { asWritten: '1990-01-01', dates: ['1990-01-01'] } }, NOOR, 'key')).toEqual({
      result: 'different-birth-date',
    });
  });

  it('is settled by a person who saw that it is the same', () => {
    expect(standing({ birth: null }, NOOR, 'compare', true)).toEqual({ result: 'confirmed' });
    expect(standing(null, null, 'none', true)).toEqual({ result: 'confirmed' });
  });
});
