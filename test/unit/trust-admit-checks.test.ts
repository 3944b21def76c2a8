import { beforeAll, describe, expect, it } from 'vitest';
import { issueSealLeaf, makeDevelopmentAuthority, type SealLeaf } from '../../keys/development-authority.ts';
import { sha256Hex } from '../../src/record/sha256.ts';
import type { OwnRegister } from '../../src/trust/sources.ts';
import type { Admission, SealAdmission, TrustedParty } from '../../src/trust/trust.ts';
import { anchorFromDer } from '../../src/trust/x509/anchor.ts';
import type { TrustAnchor } from '../../src/trust/x509/path-report.ts';
import { admit } from '../../src/verifying/admit.ts';
import { verdictOf } from '../../src/verifying/check.ts';
import { type Admitting, admitChecks } from '../../src/verifying/checks/admit.ts';
import type { Claimed } from '../../src/verifying/securing/claimed.ts';
import { confirmed, opened } from '../support/opened-trust.ts';

const NOW = Date.UTC(2026, 10, 21, 12) / 1000;
const DID = 'did:web:kuleuven.be';
const NUMBER = 'NTRBE-0419052173';
const LEGAL = { legalIdentifiers: [{ notation: '0419.052.173', country: 'BEL' }] };
const PERIOD = { validFrom: NOW - 86_400, validTo: NOW + 86_400 };

let leaf: SealLeaf;
let stranger: SealLeaf;
let anchor: TrustAnchor;
beforeAll(async () => {
  const authority = await makeDevelopmentAuthority(PERIOD);
  const wish = { organisation: 'KU Leuven', country: 'BE', algorithm: 'ES256', ...PERIOD } as const;
  leaf = await issueSealLeaf(authority, { ...wish, organizationIdentifier: NUMBER });
  stranger = await issueSealLeaf(authority, { ...wish, organizationIdentifier: 'NTRBE-0999999999' });
  const made = await anchorFromDer(authority.root.der, { use: 'seal', source: 'operator', name: { nl: 'Gezag' } });
  if (!made.ok) throw new Error(made.error.reason);
  anchor = made.value;
});

const CLAIMED = { id: DID, name: { nl: 'KU Leuven' }, identifiers: [{ notation: '0419052173', country: 'BEL' }] };

interface Wish {
  readonly institutions?: readonly object[];
  readonly anchored?: boolean;
  readonly certificate?: Uint8Array<ArrayBuffer>;
  readonly own?: OwnRegister;
  readonly sealed?: boolean;
  readonly more?: Partial<Admitting>;
}
/** Checks of a document that names KU Leuven, sealed by its certificate unless a test wishes otherwise. */
async function checksOf({
  institutions = [],
  anchored = false,
  certificate = leaf.certificateDer,
  own,
  sealed = true,
  more = {},
}: Wish) {
  const { trust, asked } = await opened({ institutions, anchors: anchored ? [anchor] : [], own: own ?? null });
  const chain = { certificates: [certificate], further: [], ocsp: [], crl: [], signingTime: NOW };
  if (sealed) {
    const { seal, claimed = CLAIMED, issuerId = DID, ownLocal: local = false } = more;
    const document: Claimed = {
      form: 'edc',
      issuerId,
      credentialId: null,
      document: {},
      chain,
      keyName: null,
      signedAt: NOW,
      prove: () => Promise.reject(new Error('nothing is proved here')),
    };
    const judged = seal ? { ...trust, admitSeal: async () => seal } : trust;
    const { checks } = await admit(document, claimed, { trust: judged, now: NOW, local });
    expect(asked).toEqual([]);
    return checks;
  }
  const checks = admitChecks({
    form: 'vcdm2-di',
    claimed: CLAIMED,
    issuerId: DID,
    admission: await trust.admitIssuer(DID),
    seal: null,
    signingTime: NOW,
    ownLocal: false,
    ...more,
  });
  expect(asked).toEqual([]);
  return checks;
}
const codesOf = async (wish: Wish) => (await checksOf(wish)).map(({ code }) => code);
const kuleuven = (more: object = {}) => [confirmed('kuleuven', { ...LEGAL, ...more })];

describe('an issuer without a certificate', () => {
  it('that we know is trusted, and says by which version', async () => {
    const [check] = await checksOf({ institutions: kuleuven(), sealed: false });
    expect(check).toMatchObject({
      code: 'ISSUER_TRUSTED',
      params: { name: 'KU Leuven' },
      evidence: { party: 'kuleuven', source: 'operator', registryVersion: expect.stringContaining('2026-11-21-') },
    });
  });

  it('that nobody knows is one unknown, and unconfirmed where the registry may mean it', async () => {
    const admission: Admission = { known: false, code: 'ISSUER_UNKNOWN', hint: null, registryVersion: 'x' };
    expect(await codesOf({ sealed: false, more: { admission } })).toEqual(['ISSUER_UNKNOWN']);
    const [check, ...others] = await checksOf({ sealed: false });
    expect(check).toMatchObject({
      code: 'ISSUER_UNCONFIRMED',
      params: { name: 'KU Leuven' },
      evidence: { mayBe: 'kuleuven' },
    });
    expect(others).toEqual([]);
    expect(await codesOf({ sealed: false, more: { issuerId: null } })).toEqual(['ISSUER_NOT_NAMED']);
  });

  it('that is in the registry for a time has to have signed within it', async () => {
    const until = kuleuven({ validFrom: '2020-01-01', validTo: '2026-06-30' });
    const at = (signingTime: number | null) => codesOf({ institutions: until, sealed: false, more: { signingTime } });
    expect(await at(Date.UTC(2026, 5, 30, 21, 59) / 1000)).toEqual(['ISSUER_TRUSTED']);
    expect(await at(Date.UTC(2026, 5, 30, 22) / 1000)).toEqual(['ISSUER_TRUSTED', 'ISSUER_OUTSIDE_PERIOD']);
    expect(await at(Date.UTC(2019, 11, 31, 22) / 1000)).toEqual(['ISSUER_TRUSTED', 'ISSUER_OUTSIDE_PERIOD']);
    expect(await at(null)).toEqual(['ISSUER_TRUSTED', 'ISSUER_OUTSIDE_PERIOD']);
  });
});

describe('an issuer with a seal', () => {
  it('we know, whose certificate an anchor stands behind, passes', async () => {
    const checks = await checksOf({ institutions: kuleuven(), anchored: true });
    expect(checks.map(({ code }) => code)).toEqual(['ISSUER_TRUSTED', 'SEAL_CERTIFICATE_TRUSTED']);
    expect(checks[1]?.params).toEqual({ anchor: 'Gezag' });
    expect(verdictOf(checks)).toBe('passed');
  });

  it('we know, whose certificate nobody stands behind, is not trusted by its name', async () => {
    const checks = await checksOf({ institutions: kuleuven() });
    expect(checks.map(({ code }) => code)).toEqual(['SEAL_CERTIFICATE_NOT_ANCHORED']);
    expect(checks[0]?.evidence).toMatchObject({ party: 'kuleuven', anchor: null });
  });

  it('nobody knows is one unknown, with what is known of the certificate', async () => {
    const checks = await checksOf({});
    expect(checks.map(({ code }) => code)).toEqual(['ISSUER_UNCONFIRMED']);
    expect(checks[0]?.evidence).toMatchObject({
      path: 'not-anchored',
      anchor: null,
      certificate: { organizationIdentifier: NUMBER },
    });
    const anchored = await checksOf({ anchored: true });
    expect(anchored.map(({ code }) => code)).toEqual(['ISSUER_UNCONFIRMED', 'SEAL_CERTIFICATE_TRUSTED']);
    expect(verdictOf(anchored)).toBe('indeterminate');
  });

  it('under the certificate of another organisation fails, known or not, anchored or not', async () => {
    const certificate = stranger.certificateDer;
    for (const anchored of [true, false])
      for (const institutions of [kuleuven(), []]) {
        const checks = await checksOf({ institutions, anchored, certificate });
        expect(checks.map(({ code }) => code)).toContain('SEAL_NAME_MISMATCH');
        expect(verdictOf(checks)).toBe('failed');
      }
  });

  it('that calls itself by the number of its certificate is not the institution whose id it uses', async () => {
    const claimed = { id: DID, name: null, identifiers: [{ notation: '0999999999', country: 'BEL' }] };
    const certificate = stranger.certificateDer;
    expect(await codesOf({ institutions: kuleuven(), anchored: true, certificate, more: { claimed } })).toContain(
      'SEAL_NAME_MISMATCH',
    );
    // An operator who has not filled in the number cannot be told, whatever the document says of itself.
    const blank = [confirmed('kuleuven')];
    expect(await codesOf({ institutions: blank, anchored: true, certificate, more: { claimed } })).toEqual([
      'ISSUER_UNKNOWN',
      'SEAL_CERTIFICATE_TRUSTED',
    ]);
  });

  it('whose document gives only other identifiers cannot be told from it', async () => {
    const claimed = { id: DID, name: null, identifiers: [{ notation: '05f950310', scheme: 'ROR' }] };
    expect(await codesOf({ anchored: true, more: { claimed } })).toEqual([
      'ISSUER_UNCONFIRMED',
      'SEAL_CERTIFICATE_TRUSTED',
    ]);
    expect(await codesOf({ more: { claimed } })).toEqual(['ISSUER_UNCONFIRMED']);
  });

  it('whose path is unsound fails', async () => {
    const seal: SealAdmission = {
      path: {
        outcome: 'invalid',
        code: 'x',
        reason: 'a broken signature',
        leaf: null,
        anchor: null,
        qualification: null,
        revocation: { state: 'unknown', source: null, reason: '' },
      },
      pinned: null,
      pinnedFrom: null,
      pinnedUntil: null,
      compromisedSince: null,
    };
    expect(await codesOf({ institutions: kuleuven(), more: { seal } })).toEqual(['SEAL_CERTIFICATE_NOT_VALID']);
    const checks = await checksOf({ more: { seal } });
    expect(checks.map(({ code }) => code)).toEqual(['ISSUER_UNCONFIRMED', 'SEAL_CERTIFICATE_NOT_VALID']);
    expect(checks[1]?.params).toEqual({ reason: 'a broken signature' });
  });
});

describe('a certificate in this service’s own register', () => {
  const party = (id: string, development = false): TrustedParty => ({
    id,
    name: { nl: 'KU Leuven' },
    source: 'own',
    registryVersion: 'own',
    confirmed: true,
    development,
    issuerIds: [id],
    identifiers: [],
    hosts: [],
    country: 'BEL',
    qualityAssurance: [],
    mandates: [],
  });
  const register = async (issuer: TrustedParty, sealer: TrustedParty): Promise<OwnRegister> => {
    const known = await sha256Hex(leaf.certificateDer);
    return {
      byIssuerId: async (id) => (id === DID ? issuer : null),
      byIdentifier: async () => null,
      sealByCertificate: async (sha256) =>
        sha256 === known ? { party: sealer, validFrom: 1, validUntil: 2, compromisedSince: 3 } : null,
      didDocument: async () => null,
      keyUse: async () => null,
      statusList: async () => null,
      isOurs: () => false,
    };
  };

  it('needs no anchor, and brings its interval of use', async () => {
    const own = await register(party(DID), party(DID));
    expect(await codesOf({ own })).toEqual(['ISSUER_TRUSTED']);
    const { trust } = await opened({ own });
    const chain = { certificates: [leaf.certificateDer], further: [], ocsp: [], crl: [], signingTime: NOW };
    expect(await trust.admitSeal(chain, NOW)).toMatchObject({
      pinned: { id: DID },
      pinnedFrom: 1,
      pinnedUntil: 2,
      compromisedSince: 3,
      path: { leaf: { subject: { organizationIdentifier: NUMBER } } },
    });
    const other = { ...chain, certificates: [stranger.certificateDer] };
    expect(await trust.admitSeal(other, NOW)).toMatchObject({ pinned: null });
  });

  it('of another institution than the document names fails', async () => {
    expect(await codesOf({ own: await register(party(DID), party('did:web:other')) })).toContain('SEAL_NAME_MISMATCH');
  });

  it('of a development institution, or of any on a laptop, says so', async () => {
    const trial = party(DID, true);
    expect(await codesOf({ own: await register(trial, trial), more: { ownLocal: true } })).toEqual([
      'ISSUER_DEVELOPMENT',
    ]);
    expect(await codesOf({ own: await register(trial, trial) })).toEqual(['ISSUER_DEVELOPMENT_ELSEWHERE']);
    const own = await register(party(DID), party(DID));
    expect(await codesOf({ own, more: { ownLocal: true } })).toEqual(['ISSUER_DEVELOPMENT']);
    expect(await codesOf({ institutions: kuleuven(), sealed: false, more: { ownLocal: true } })).toEqual([
      'ISSUER_TRUSTED',
    ]);
  });
});
