import { beforeAll, describe, expect, it } from 'vitest';
import { issueSealLeaf, makeDevelopmentAuthority } from '../../keys/development-authority.ts';
import { type Certificate, readCertificate } from '../../src/credential/certificates/certificate.ts';
import type { SealAdmission } from '../../src/trust/trust.ts';
import type { PathReport, RevocationFinding } from '../../src/trust/x509/path-report.ts';
import { certificateTiming, type SealTimes, timingChecks } from '../../src/verifying/checks/timing.ts';
import { party } from '../support/fake-trust.ts';
import { NOW } from '../support/proving-institution.ts';

const DAY = 86_400;
let leaf: Certificate;
beforeAll(async () => {
  const period = { validFrom: NOW - 100 * DAY, validTo: NOW + 100 * DAY };
  const { certificateDer } = await issueSealLeaf(await makeDevelopmentAuthority(period), {
    organisation: 'x',
    country: 'BE',
    organizationIdentifier: 'NTRBE-0999000101',
    algorithm: 'ES256',
    ...period,
  });
  const read = readCertificate(certificateDer);
  if (!read.ok) throw new Error(read.error.reason);
  leaf = read.value;
});

const GOOD: RevocationFinding = { state: 'good', source: 'ocsp', producedAt: NOW, reason: '' };

function codes(times: Partial<SealTimes>, path: Partial<PathReport> = {}, seal: Partial<SealAdmission> = {}) {
  const admission: SealAdmission = {
    path: {
      outcome: 'anchored',
      code: null,
      reason: null,
      leaf,
      anchor: null,
      qualification: null,
      revocation: GOOD,
      ...path,
    },
    pinned: null,
    pinnedFrom: null,
    pinnedUntil: null,
    compromisedSince: null,
    ...seal,
  };
  return certificateTiming({
    seal: admission,
    signedAt: NOW,
    now: NOW,
    trustedTime: null,
    timestampsNotCounted: false,
    ...times,
  }).map(({ code }) => code);
}

describe('a seal certificate under an anchor', () => {
  it('was good when it sealed, and was not revoked', () => {
    expect(codes({})).toEqual(['CERTIFICATE_VALID_AT_SIGNING', 'CERTIFICATE_NOT_REVOKED']);
  });

  it('that has expired leaves open when it sealed, unless a trusted timestamp says', () => {
    const later = { now: NOW + 200 * DAY };
    expect(codes(later)).toContain('CERTIFICATE_EXPIRED');
    expect(codes({ ...later, trustedTime: NOW + DAY })).toContain('CERTIFICATE_VALID_AT_SIGNING');
    expect(codes({ ...later, trustedTime: NOW + 150 * DAY })).toContain('CERTIFICATE_EXPIRED');
  });

  it('cannot seal before it is valid, after it has expired, or tomorrow', () => {
    expect(codes({ signedAt: NOW - 101 * DAY })).toContain('CERTIFICATE_NOT_YET_VALID');
    expect(codes({ signedAt: NOW + 101 * DAY, now: NOW + 102 * DAY })).toContain('CERTIFICATE_EXPIRED_AT_SIGNING');
    expect(codes({ signedAt: NOW + 301 })).toEqual(['SIGNED_IN_THE_FUTURE']);
    expect(codes({ signedAt: NOW + 300 })).toContain('CERTIFICATE_VALID_AT_SIGNING');
  });

  it('that was revoked fails, unless a trusted timestamp shows that the seal is older', () => {
    const revocation: RevocationFinding = { state: 'revoked', source: 'crl', revokedAt: NOW + DAY, reason: '' };
    const later = { now: NOW + 2 * DAY };
    expect(codes(later, { revocation })).toContain('CERTIFICATE_REVOKED');
    expect(codes({ ...later, trustedTime: NOW + DAY / 2 }, { revocation })).toContain('CERTIFICATE_REVOKED_LATER');
    expect(codes({ ...later, trustedTime: NOW + DAY }, { revocation })).toContain('CERTIFICATE_REVOKED');
  });

  it('without a word on its revocation leaves that open', () => {
    const revocation: RevocationFinding = { state: 'unknown', source: null, reason: 'none came along' };
    expect(codes({}, { revocation })).toContain('CERTIFICATE_REVOCATION_UNKNOWN');
    expect(codes({}, { revocation, outcome: 'not-anchored' })).toEqual(['CERTIFICATE_VALID_AT_SIGNING']);
  });

  it('says when timestamps came along that do not count', () => {
    expect(codes({ timestampsNotCounted: true })).toContain('TIMESTAMP_NOT_TRUSTED');
  });
});

describe('a seal certificate in our own register', () => {
  const pinned = { pinned: party({ id: 'x' }), pinnedFrom: NOW - 10 * DAY, pinnedUntil: NOW + DAY };
  const own = (times: Partial<SealTimes>, seal: Partial<SealAdmission> = {}) =>
    codes(times, { outcome: 'not-anchored' }, { ...pinned, ...seal });

  it('goes on standing for what it sealed, also after it has expired or was retired', () => {
    expect(own({ now: NOW + 200 * DAY })).toEqual(['CERTIFICATE_VALID_AT_SIGNING']);
  });

  it('seals nothing outside the time it was in use', () => {
    expect(own({ signedAt: NOW - 10 * DAY - 301 })).toContain('KEY_NOT_VALID_AT_SIGNING');
    expect(own({ signedAt: NOW + 2 * DAY, now: NOW + 3 * DAY })).toContain('KEY_NOT_VALID_AT_SIGNING');
  });

  it('whose key was compromised fails from then on, and before that only a trusted timestamp helps', () => {
    const seal = { compromisedSince: NOW + DAY };
    const later = { now: NOW + 5 * DAY };
    expect(own({ ...later, signedAt: NOW + DAY }, seal)).toContain('KEY_COMPROMISED');
    expect(own({ ...later, signedAt: NOW }, seal)).toContain('KEY_COMPROMISED_SINCE');
    expect(own({ ...later, signedAt: NOW, trustedTime: NOW + 1 }, seal)).toEqual(['CERTIFICATE_VALID_AT_SIGNING']);
  });
});

describe('what the holder chose to show', () => {
  const tree = (root: object) => ({ root: root as Record<string, unknown>, node: () => null });
  const said = (root: object, selective: boolean) =>
    timingChecks({ tree: tree(root), claims: null, selective }, NOW).map(({ code }) => code);

  it('leaves open whether it is still valid where start or end is not among it', () => {
    expect(said({ validFrom: '2026-01-01T00:00:00Z' }, true)).toEqual(['VALIDITY_MAY_BE_WITHHELD']);
    expect(said({ validUntil: '2027-01-01T00:00:00Z' }, true)).toEqual(['VALIDITY_MAY_BE_WITHHELD']);
    expect(said({ validFrom: '2026-01-01T00:00:00Z', validUntil: '2027-01-01T00:00:00Z' }, true)).toEqual([
      'VALID_NOW',
    ]);
    expect(said({ validFrom: '2026-01-01T00:00:00Z' }, false)).toEqual(['VALID_NOW']);
    expect(said({ validUntil: '2025-01-01T00:00:00Z' }, true)).toEqual(['EXPIRED']);
  });

  it('has dates that are moments, or it is said that they are not', () => {
    expect(said({ validUntil: 'tomorrow' }, false)).toEqual(['DATE_NOT_READABLE']);
    expect(said({ validUntil: '2026-02-30T00:00:00Z' }, false)).toEqual(['DATE_NOT_READABLE']);
    expect(said({ validUntil: ['2030-01-01T00:00:00Z', '2020-01-01T00:00:00Z'] }, false)).not.toEqual(['VALID_NOW']);
  });
});
