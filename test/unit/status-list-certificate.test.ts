import { beforeAll, describe, expect, it } from 'vitest';
import type { Certificate } from '../../src/credential/certificates/certificate.ts';
import type { SealAdmission } from '../../src/trust/trust.ts';
import type { PathReport } from '../../src/trust/x509/path-report.ts';
import { statusChecks } from '../../src/verifying/checks/status.ts';
import { fakeTrust, party } from '../support/fake-trust.ts';
import { NOW } from '../support/proving-institution.ts';
import { LIST, provedCredential, type StatusIssuer, statusIssuer, zlibbed } from '../support/status-issuer.ts';

const ISSUER = 'https://issuer.example';
const NUMBER = 'NTRBE-0999000101';
let keeper: StatusIssuer;
beforeAll(async () => {
  keeper = await statusIssuer();
});
const owner = party({
  id: 'us',
  issuerIds: [ISSUER],
  identifiers: [{ notation: NUMBER, country: 'BEL' }],
});
const stranger = party({ id: 'hd', identifiers: [{ notation: 'NTRBE-0999000202', country: 'BEL' }] });

/** What path validation would say of the certificate in `x5c`; the chain itself is not what these tests are about. */
const seal = (path: Partial<PathReport> = {}, more: Partial<SealAdmission> = {}, leaf: object = {}): SealAdmission => ({
  path: {
    outcome: 'anchored',
    code: null,
    reason: null,
    leaf: {
      notBefore: NOW - 1000,
      notAfter: NOW + 1000,
      spki: keeper.spki,
      subject: { organizationIdentifier: NUMBER },
      ...leaf,
    } as Certificate,
    anchor: null,
    qualification: null,
    revocation: { state: 'unknown', source: null, reason: 'nothing was presented' },
    ...path,
  },
  pinned: null,
  pinnedFrom: null,
  pinnedUntil: null,
  compromisedSince: null,
  ...more,
});
async function found(found: SealAdmission, claims: object = {}, byte = 0b0010_0000): Promise<unknown[]> {
  const token = await keeper.jwt(
    { typ: 'statuslist+jwt', kid: undefined, x5c: ['AAAA'] },
    { sub: LIST, iat: NOW, status_list: { bits: 1, lst: zlibbed(new Uint8Array([byte])) }, ...claims },
  );
  const trust = fakeTrust({ parties: [owner, stranger], lists: { [LIST]: token }, seal: found });
  const credential = provedCredential(
    keeper,
    {},
    {
      form: 'sd-jwt-vc',
      tree: null,
      claims: { status: { status_list: { idx: 5, uri: LIST } } },
      issuerId: ISSUER,
      admission: { known: true, party: owner },
    },
  );
  return (await statusChecks(credential, trust, NOW)).map(({ code, evidence }) => evidence.code ?? code);
}

describe('a status list token with a certificate', () => {
  it('counts when the certificate is the party’s own: by its number under an anchor, or pinned', async () => {
    expect(await found(seal())).toEqual(['STATUS_REVOKED']);
    expect(await found(seal(), {}, 0)).toEqual(['STATUS_ACTIVE']);
    expect(await found(seal({ outcome: 'not-anchored' }, { pinned: owner }))).toEqual(['STATUS_REVOKED']);
    expect(await found(seal(), { iss: ISSUER })).toEqual(['STATUS_REVOKED']);
  });

  it.each<[string, () => SealAdmission]>([
    ['is another body’s', () => seal({}, {}, { subject: { organizationIdentifier: 'NTRBE-0999000202' } })],
    ['names nobody', () => seal({}, {}, { subject: {} })],
    ['has no anchor', () => seal({ outcome: 'not-anchored' })],
    ['has a bad path', () => seal({ outcome: 'invalid' }, { pinned: owner })],
    ['is pinned to another', () => seal({}, { pinned: stranger })],
    ['is revoked', () => seal({ revocation: { state: 'revoked', source: 'crl', reason: 'revoked' } })],
    ['counts as compromised', () => seal({}, { pinned: owner, compromisedSince: NOW - 1 })],
    ['is no longer in use', () => seal({}, { pinned: owner, pinnedUntil: NOW - 301 })],
    ['is not yet in use', () => seal({}, { pinned: owner, pinnedFrom: NOW + 301 })],
    ['has expired', () => seal({}, {}, { notAfter: NOW - 301 })],
    ['is not yet valid', () => seal({}, {}, { notBefore: NOW + 301 })],
    ['cannot be read', () => seal({ leaf: null })],
  ])('that %s is not the issuer’s', async (_, made) => {
    expect(await found(made())).toEqual(['status_list_mismatch']);
  });

  it('of another key, or that names another issuer, leaves the status unknown', async () => {
    const other = await statusIssuer();
    expect(await found(seal({}, {}, { spki: other.spki }))).toEqual(['status_list_unproved']);
    expect(await found(seal(), { iss: 'https://evil.example' })).toEqual(['status_list_mismatch']);
  });
});
