import { describe, expect, it } from 'vitest';
import { compareHolder, holderChecks, holderOf } from '../../src/verifying/checks/holder.ts';
import type { Subject } from '../../src/verifying/report.ts';
import { examinedOf } from '../support/examined.ts';

const named = (givenName: string, familyName: string, birth: Subject['birth'] = null): Subject => ({
  id: 'urn:epass:person:1',
  givenName: { nl: givenName },
  familyName: { nl: familyName },
  fullName: null,
  birth,
  identifiers: [],
});
const nobody: Subject = { id: null, givenName: null, familyName: null, fullName: null, birth: null, identifiers: [] };
const proved = examinedOf(null, 'sd-jwt-vc', { claims: {} });
const unproved = examinedOf(null, 'sd-jwt-vc', { claims: {}, proved: false });

describe('a name', () => {
  it.each([
    ['Lotte De Smet', 'Lotte', 'De Smet', 'same'],
    ['LOTTE DE SMET', 'Lotte', 'De Smet', 'same'],
    ['De Smet Lotte', 'Lotte', 'De Smet', 'same'],
    ['Zo\u0065\u0308 Maes', 'Zo\u00eb', 'Maes', 'same'],
    ['Lotte Desmet', 'Lotte', 'De Smet', 'different-spelling'],
    ['Lotte de-smet', 'Lotte', 'De Smet', 'different-spelling'],
    ['Zoe Maes', 'Zo\u00eb', 'Maes', 'different-spelling'],
    ['Anne Marie Dhondt', 'Anne-Marie', 'D’hondt', 'different-spelling'],
    ['Søren Weiss', 'Soren', 'Weiß', 'different-spelling'],
    ['Lotte Maria De Smet', 'Lotte', 'De Smet', 'different-spelling'],
    ['Lotte Peeters', 'Lotte', 'De Smet', 'different'],
    ['Lotte', 'Lotte', 'De Smet', 'different'],
    ['', 'Lotte', 'De Smet', 'unknown'],
  ] as const)('%s beside %s %s is %s', (given, first, last, expected) => {
    expect(compareHolder(named(first, last), { name: given }).name).toBe(expected);
  });

  it('may stand as one whole, in any language of the credential', () => {
    const subject = { ...nobody, fullName: { ja: '山田 花子', en: 'Hanako Yamada' } };
    expect(compareHolder(subject, { name: 'Yamada Hanako' }).name).toBe('different-spelling');
    expect(compareHolder(subject, { name: '山田 花子' }).name).toBe('same');
  });

  it('that nobody wrote is unknown and never different', () => {
    expect(compareHolder(nobody, { name: 'Lotte De Smet', birthDate: '1999-10-01' })).toEqual({
      name: 'unknown',
      birthDate: 'unknown',
    });
    expect(compareHolder(named('Lotte', 'De Smet'), {})).toEqual({ name: 'unknown', birthDate: 'unknown' });
  });
});

describe('a birth date', () => {
  const birth = { asWritten: '1999-10-01T22:00:00Z', dates: ['1999-10-01', '1999-10-02'] };

  it.each([
    ['1999-10-01', 'same'],
    ['1999-10-02', 'same'],
    ['1999-10-03', 'different'],
  ])('that names two days is matched by either: %s is %s', (birthDate, expected) => {
    expect(compareHolder(named('Lotte', 'De Smet', birth), { birthDate }).birthDate).toBe(expected);
  });
});

describe('the holder of a credential', () => {
  it('is whoever proved the key it names', () => {
    const binding = { state: 'bound', keyId: 'did:key:z6Mk' } as const;
    expect(holderChecks(proved, nobody, binding)).toMatchObject([{ code: 'HOLDER_KEY_BOUND', outcome: 'passed' }]);
    expect(holderOf(proved, nobody, binding)).toEqual({ method: 'key', id: 'did:key:z6Mk' });
  });

  it('is not proved by a key that an unproved credential names', () => {
    const binding = { state: 'bound', keyId: 'did:key:z6Mk' } as const;
    expect(holderChecks(unproved, nobody, binding).map(({ outcome }) => outcome)).not.toContain('passed');
    expect(holderOf(unproved, nobody, binding).method).toBe('none');
  });

  it('is for a person to compare when no key was presented, which fails nobody', () => {
    const subject = named('Lotte', 'De Smet');
    expect(holderChecks(proved, subject, null)).toMatchObject([{ code: 'HOLDER_TO_COMPARE', outcome: 'skipped' }]);
    expect(holderOf(proved, subject, null)).toEqual({ method: 'compare', id: 'urn:epass:person:1' });
    expect(holderChecks(proved, nobody, null)).toMatchObject([{ code: 'HOLDER_NOT_DESCRIBED', outcome: 'skipped' }]);
    for (const state of ['not-presented', 'challenge-not-expected'] as const) {
      expect(holderChecks(proved, subject, { state })).toMatchObject([{ outcome: 'skipped' }]);
      expect(holderOf(proved, subject, { state }).method).toBe('compare');
    }
  });

  it('fails where a proof of possession does not hold, and is unknown where it cannot be checked', () => {
    const subject = named('Lotte', 'De Smet');
    expect(holderChecks(proved, subject, { state: 'failed', reason: 'sd_hash' })).toMatchObject([
      { code: 'HOLDER_BINDING', outcome: 'failed', params: { reason: 'sd_hash' } },
    ]);
    expect(holderChecks(proved, subject, { state: 'unknown', reason: 'key type' })).toMatchObject([
      { outcome: 'unknown' },
    ]);
  });
});
