import { beforeAll, describe, expect, it } from 'vitest';
import { statusChecks } from '../../src/verifying/checks/status.ts';
import { fakeTrust } from '../support/fake-trust.ts';
import { DID, NOW } from '../support/proving-institution.ts';
import {
  ENTRIES,
  gzipped,
  LIST,
  provedCredential,
  revocationAt,
  type StatusIssuer,
  SUSPENSIONS,
  statusIssuer,
  suspensionAt,
  zlibbed,
} from '../support/status-issuer.ts';

let issuer: StatusIssuer;
beforeAll(async () => {
  issuer = await statusIssuer();
});

const trustWith = (lists: Record<string, string>, down: readonly string[] = []) =>
  fakeTrust({ parties: [issuer.party], documents: issuer.documents, lists, down });
const codes = async (document: object, lists: Record<string, string>, more = {}) =>
  (await statusChecks(provedCredential(issuer, document, more), trustWith(lists), NOW)).map(({ code }) => code);
const both = { credentialStatus: [revocationAt(7), suspensionAt(9)] };
const listsWith = async (revoked: number[], suspended: number[]) => ({
  [LIST]: await issuer.list(revoked),
  [SUSPENSIONS]: await issuer.list(suspended, { url: SUSPENSIONS, purpose: 'suspension' }),
});

describe('the status of a credential', () => {
  it('is active when every entry is clear, and says of when the oldest list is', async () => {
    const lists = {
      [LIST]: await issuer.list([8]),
      [SUSPENSIONS]: await issuer.list([], { url: SUSPENSIONS, purpose: 'suspension', publishedAt: NOW - 80_000 }),
    };
    const [only, ...more] = await statusChecks(provedCredential(issuer, both), trustWith(lists), NOW);
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      code: 'STATUS_ACTIVE',
      outcome: 'passed',
      params: { date: '2026-11-20' },
      evidence: { listedAt: NOW - 80_000, lists: [LIST, SUSPENSIONS] },
    });
  });

  it('is revoked, suspended, or both', async () => {
    expect(await codes(both, await listsWith([7], []))).toEqual(['STATUS_REVOKED']);
    expect(await codes(both, await listsWith([], [9]))).toEqual(['STATUS_SUSPENDED']);
    expect(await codes(both, await listsWith([7], [9]))).toEqual(['STATUS_REVOKED', 'STATUS_SUSPENDED']);
  });

  it('names what is known and what is not when one list is down', async () => {
    const { [LIST]: revocations = '', [SUSPENSIONS]: suspensions = '' } = await listsWith([], []);
    expect(await codes(both, { [LIST]: revocations })).toEqual(['STATUS_NOT_REVOKED', 'STATUS_UNKNOWN']);
    expect(await codes(both, { [SUSPENSIONS]: suspensions })).toEqual(['STATUS_NOT_SUSPENDED', 'STATUS_UNKNOWN']);
  });

  it('is not offered where a credential names no place', async () => {
    expect(await codes({}, {})).toEqual(['STATUS_NOT_OFFERED']);
    expect(await codes({ credentialStatus: [] }, {})).toEqual(['STATUS_NOT_OFFERED']);
  });

  it('is unknown where the holder chose what to show and shows none, or only one of revocation and suspension', async () => {
    expect(await codes({}, {}, { selective: true })).toEqual(['STATUS_UNKNOWN']);
    expect(await codes({ credentialStatus: suspensionAt(9) }, await listsWith([], []), { selective: true })).toEqual([
      'STATUS_NOT_SUSPENDED',
      'STATUS_UNKNOWN',
    ]);
    expect(await codes({ credentialStatus: revocationAt(9) }, await listsWith([], []), { selective: true })).toEqual([
      'STATUS_NOT_REVOKED',
      'STATUS_UNKNOWN',
    ]);
    expect(await codes(both, await listsWith([], []), { selective: true })).toEqual(['STATUS_ACTIVE']);
  });

  it('says that revocation is not offered where only suspension is', async () => {
    const lists = await listsWith([], []);
    expect(await codes({ credentialStatus: suspensionAt(9) }, lists)).toEqual([
      'STATUS_NOT_SUSPENDED',
      'STATUS_NOT_OFFERED',
    ]);
  });

  it('is said not to be offered though nobody vouches for the issuer: nothing has to be asked for that', async () => {
    const admission = { known: false, code: 'ISSUER_UNKNOWN', hint: null, registryVersion: 'test' } as const;
    const trust = trustWith({});
    const codesFor = async (more: object) =>
      (await statusChecks(provedCredential(issuer, {}, { admission, ...more }), trust, NOW)).map(({ code }) => code);
    expect(await codesFor({})).toEqual(['STATUS_NOT_OFFERED']);
    expect(await codesFor({ proved: false })).toEqual(['STATUS_NOT_EXAMINED']);
    expect(trust.asked).toEqual([]);
  });

  it.each([
    { proved: false },
    { admission: { known: false, code: 'ISSUER_UNKNOWN', hint: null, registryVersion: 'test' } as const },
  ])('is not looked at, and nothing is fetched, with %j', async (more) => {
    const trust = trustWith(await listsWith([7], []));
    const checks = await statusChecks(provedCredential(issuer, both, more), trust, NOW);
    expect(checks.map(({ code }) => code)).toEqual(['STATUS_NOT_EXAMINED']);
    expect(trust.asked).toEqual([]);
  });

  it('asks for a list once however many of its places are named', async () => {
    const trust = trustWith({ [LIST]: await issuer.list([]) });
    const entries = { credentialStatus: [revocationAt(7), revocationAt(8)] };
    expect((await statusChecks(provedCredential(issuer, entries), trust, NOW))[0]?.code).toBe('STATUS_ACTIVE');
    expect(trust.asked.filter((url) => url === LIST)).toHaveLength(1);
  });

  it('of a kind nobody knows is unsupported, beside one that is known', async () => {
    const strange = { type: 'CRLBloomFilter2023Entry', purpose: 'revocation' };
    expect(await codes({ credentialStatus: strange }, {})).toEqual(['STATUS_UNSUPPORTED']);
    expect(await codes({ credentialStatus: [revocationAt(7), strange] }, { [LIST]: await issuer.list([]) })).toEqual([
      'STATUS_NOT_REVOKED',
      'STATUS_UNSUPPORTED',
    ]);
    expect(await codes({ credentialStatus: { ...revocationAt(7), statusPurpose: 'colour' } }, {})).toEqual([
      'STATUS_UNSUPPORTED',
    ]);
  });

  it.each([
    ['text that names no node'],
    [[{ type: [] }]],
    [{ id: 'x' }],
    [Array.from({ length: 9 }, () => revocationAt(7))],
  ])('is unknown where an entry is none: %j', async (credentialStatus) => {
    const checks = await statusChecks(
      provedCredential(issuer, { credentialStatus }),
      trustWith({ [LIST]: await issuer.list([]) }),
      NOW,
    );
    expect(checks[0]).toMatchObject({ code: 'STATUS_UNKNOWN', evidence: { code: 'status_entry' } });
  });

  it('is read by node: an entry whose members stand elsewhere in the document is the same entry', async () => {
    const { id, ...members } = revocationAt(7);
    const scattered = { credentialStatus: [{ id }], related: { id: 'urn:x', again: { id, ...members } } };
    expect(await codes(scattered, { [LIST]: await issuer.list([7]) })).toEqual(['STATUS_REVOKED']);
  });
});

describe('the lookup identifiers of a sealed EDC', () => {
  const lookup = (scheme: string, notation: unknown) => ({
    identifier: [
      { id: 'urn:a', type: 'Identifier', schemeName: 'Replaces credential', notation: 'urn:credential:1' },
      { id: 'urn:b', type: 'Identifier', schemeName: scheme, notation },
    ],
  });
  const revocation = 'BitstringStatusListEntry revocation';

  it('are checked as entries, for revocation and suspension', async () => {
    const edc = { form: 'edc' };
    const lists = await listsWith([7], [9]);
    expect(await codes(lookup(revocation, `${LIST}#7`), lists, edc)).toEqual(['STATUS_REVOKED']);
    expect(await codes(lookup(revocation, `${LIST}#8`), lists, edc)).toEqual(['STATUS_ACTIVE']);
    expect(await codes(lookup('BitstringStatusListEntry suspension', `${SUSPENSIONS}#9`), lists, edc)).toEqual([
      'STATUS_SUSPENDED',
    ]);
  });

  it.each([LIST, `${LIST}#`, `${LIST}#7#8`, `${LIST}#07`, '#7', 'r1#7', 7, [`${LIST}#7`, `${LIST}#8`]])(
    'that are malformed leave the status unknown: %j',
    async (notation) => {
      expect(await codes(lookup(revocation, notation), await listsWith([], []))).toEqual(['STATUS_UNKNOWN']);
    },
  );

  it('of another scheme are no status', async () => {
    expect(await codes(lookup('Student number', `${LIST}#7`), {})).toEqual(['STATUS_NOT_OFFERED']);
  });

  it('of another deployment are checked when its list is signed under another id of the same party', async () => {
    const other = await statusIssuer('elders');
    const trusted = { ...other.party, issuerIds: [other.did, 'urn:epass:org:1'] };
    const trust = fakeTrust({
      parties: [trusted],
      documents: other.documents,
      lists: { [LIST]: await other.list([7]) },
    });
    const edc = provedCredential(other, lookup(revocation, `${LIST}#7`), {
      form: 'edc',
      issuerId: 'urn:epass:org:1',
      admission: { known: true, party: trusted },
    });
    expect((await statusChecks(edc, trust, NOW))[0]).toMatchObject({ code: 'STATUS_REVOKED' });
  });
});

describe('several bits per entry', () => {
  const bits = (value: number) => {
    const bytes = new Uint8Array((ENTRIES * 2) / 8);
    // Entry 5 of two bits: positions 10 and 11, from the left.
    bytes[1] = value << 4;
    return bytes;
  };
  const entry = (purpose: string, more = {}) => ({
    credentialStatus: {
      ...revocationAt(5),
      statusPurpose: purpose,
      statusSize: 2,
      statusMessage: [
        // Four messages, and none of them for 3.
        { status: '0x00', message: 'pending review' },
        { status: '0x0', message: 'pending review' },
        { status: '0x1', message: 'accepted' },
        { status: '0x2', message: 'rejected\u202E' },
      ],
      ...more,
    },
  });
  const list = (value: number, purpose: string) =>
    issuer.list([], { subject: { statusPurpose: purpose, encodedList: gzipped(bits(value)) } });

  it.each([
    [0, 'pending review'],
    [1, 'accepted'],
    [2, 'rejected '],
    [3, '0x3'],
  ])('value %i of a message is shown to a person as %j and decides nothing', async (value, message) => {
    const trust = trustWith({ [LIST]: await list(value, 'message') });
    const checks = await statusChecks(provedCredential(issuer, entry('message')), trust, NOW);
    expect(checks.map(({ code }) => code)).toEqual(['STATUS_NOT_OFFERED', 'STATUS_MESSAGE']);
    expect(checks[1]).toMatchObject({ outcome: 'unknown', params: { message }, evidence: { value } });
  });

  it('any bit that is set means revoked', async () => {
    expect(await codes(entry('revocation'), { [LIST]: await list(0, 'revocation') })).toEqual(['STATUS_ACTIVE']);
    expect(await codes(entry('revocation'), { [LIST]: await list(2, 'revocation') })).toEqual(['STATUS_REVOKED']);
  });

  it('a refresh says that there is a newer version, and does not say revoked', async () => {
    const refresh = entry('refresh', { statusSize: 1, statusMessage: undefined, statusListIndex: '10' });
    expect(await codes(refresh, { [LIST]: await list(2, 'refresh') })).toEqual([
      'STATUS_NOT_OFFERED',
      'STATUS_REFRESH',
    ]);
    expect(await codes(refresh, { [LIST]: await list(0, 'refresh') })).toEqual(['STATUS_NOT_OFFERED']);
  });

  it.each([0, -1, 1.5, '2', 17])('statusSize %j is not read', async (statusSize) => {
    expect(await codes(entry('revocation', { statusSize }), { [LIST]: await list(0, 'revocation') })).toEqual([
      'STATUS_UNKNOWN',
    ]);
  });

  it('the minimum number of entries counts entries and not bits', async () => {
    const short = await issuer.list([], { subject: { encodedList: gzipped(new Uint8Array(16_384)) } });
    const checks = await statusChecks(provedCredential(issuer, entry('revocation')), trustWith({ [LIST]: short }), NOW);
    expect(checks[0]).toMatchObject({ code: 'STATUS_UNKNOWN', evidence: { code: 'status_list_length' } });
  });
});

describe('lists in other envelopes', () => {
  const credential = { credentialStatus: revocationAt(7) };

  it('a list as vc+jwt, enveloped or not, is proved and read', async () => {
    const { proof: _proof, ...plain } = JSON.parse(await issuer.list([7])) as Record<string, unknown>;
    const jwt = await issuer.jwt({ typ: 'vc+jwt' }, { ...plain, iat: NOW });
    const enveloped = JSON.stringify({
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${jwt}`,
    });
    expect(await codes(credential, { [LIST]: jwt })).toEqual(['STATUS_REVOKED']);
    expect(await codes(credential, { [LIST]: enveloped })).toEqual(['STATUS_REVOKED']);
    const expired = await issuer.jwt({ typ: 'vc+jwt' }, { ...plain, iat: NOW, exp: NOW - 301 });
    expect(await codes(credential, { [LIST]: expired })).toEqual(['STATUS_UNKNOWN']);
    const spoiled = `${jwt.slice(0, -6)}AAAAAA`;
    expect(await codes(credential, { [LIST]: spoiled })).toEqual(['STATUS_UNKNOWN']);
  });

  it('a StatusList2021 list of VCDM 1.1 as JWT is read, with either alphabet of base64', async () => {
    const bits = new Uint8Array(16_384).map((_, index) => (index * 37) % 256);
    bits[0] = 0b0000_0001;
    const base64url = gzipped(bits).slice(1);
    const standard = Buffer.from(base64url, 'base64url').toString('base64');
    for (const encodedList of [base64url, standard]) {
      const vc = {
        '@context': ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/vc/status-list/2021/v1'],
        type: ['VerifiableCredential', 'StatusList2021Credential'],
        credentialSubject: { id: `${LIST}#list`, type: 'StatusList2021', statusPurpose: 'revocation', encodedList },
      };
      const jwt = await issuer.jwt({ typ: 'JWT' }, { iss: issuer.did, jti: LIST, nbf: NOW, vc });
      const at = (index: string) => ({
        credentialStatus: { ...revocationAt(7), type: 'StatusList2021Entry', statusListIndex: index },
      });
      expect(await codes(at('7'), { [LIST]: jwt })).toEqual(['STATUS_REVOKED']);
      expect(await codes(at('6'), { [LIST]: jwt })).toEqual(['STATUS_ACTIVE']);
      expect(await codes({ credentialStatus: revocationAt(7) }, { [LIST]: jwt })).toEqual(['STATUS_UNKNOWN']);
    }
  });
});

describe('a list that is written differently and says the same', () => {
  it('is read: types and subject as lists of one, members of the subject elsewhere', async () => {
    const bits = new Uint8Array(16_384);
    bits[0] = 0b0000_0001;
    const subject = {
      id: `${LIST}#list`,
      type: ['BitstringStatusList'],
      statusPurpose: ['revocation'],
      encodedList: gzipped(bits),
    };
    const whole = await issuer.list([], { document: {}, subject });
    expect(await codes({ credentialStatus: revocationAt(7) }, { [LIST]: whole })).toEqual(['STATUS_REVOKED']);
    const parsed = JSON.parse(whole) as { credentialSubject: Record<string, unknown> };
    const { encodedList, ...rest } = parsed.credentialSubject;
    const split = { ...parsed, credentialSubject: [rest, { id: rest.id, type: rest.type, encodedList }] };
    expect(await codes({ credentialStatus: revocationAt(7) }, { [LIST]: JSON.stringify(split) })).toEqual([
      'STATUS_REVOKED',
    ]);
  });
});

describe('a list of VCDM 1.1 with a Data Integrity proof', () => {
  const at = (index: string) => ({
    credentialStatus: { ...revocationAt(7), type: 'StatusList2021Entry', statusListIndex: index },
  });
  const list = (more: object = {}) => {
    const bits = new Uint8Array(16_384);
    bits[0] = 0b0000_0001;
    return issuer.secured({
      '@context': [
        'https://www.w3.org/2018/credentials/v1',
        'https://w3id.org/vc/status-list/2021/v1',
        'https://w3id.org/security/data-integrity/v2',
      ],
      id: LIST,
      type: ['VerifiableCredential', 'StatusList2021Credential'],
      issuer: issuer.did,
      issuanceDate: '2026-11-21T10:00:00Z',
      credentialSubject: {
        id: `${LIST}#list`,
        type: 'StatusList2021',
        statusPurpose: 'revocation',
        encodedList: gzipped(bits).slice(1),
      },
      ...more,
    });
  };

  it('is proved and read, within the period its own model names', async () => {
    expect(await codes(at('7'), { [LIST]: await list() })).toEqual(['STATUS_REVOKED']);
    expect(await codes(at('6'), { [LIST]: await list() })).toEqual(['STATUS_ACTIVE']);
    const ended = await list({ expirationDate: '2026-11-21T11:54:59Z' });
    const [only] = await statusChecks(provedCredential(issuer, at('6')), trustWith({ [LIST]: ended }), NOW);
    expect(only).toMatchObject({ code: 'STATUS_UNKNOWN', evidence: { code: 'status_list_expired' } });
    const notYet = await list({ issuanceDate: '2026-11-21T12:05:01Z' });
    expect(await codes(at('6'), { [LIST]: notYet })).toEqual(['STATUS_UNKNOWN']);
  });
});

describe('a 1EdTech revocation list', () => {
  const credential = { credentialStatus: { id: LIST, type: '1EdTechRevocationList' } };
  const mine = 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0a01';
  const read = (list: object | string) =>
    codes(credential, { [LIST]: typeof list === 'string' ? list : JSON.stringify(list) });

  it('revokes the ids in it, written as objects or as text', async () => {
    const list = (revokedCredential: unknown) => ({ id: LIST, issuer: issuer.did, revokedCredential });
    expect(await read(list([{ id: mine, revoked: true }]))).toEqual(['STATUS_REVOKED']);
    expect(await read(list([{ id: mine }]))).toEqual(['STATUS_REVOKED']);
    expect(await read(list([mine]))).toEqual(['STATUS_REVOKED']);
    expect(await read(list([{ id: mine, revoked: false }, 'urn:uuid:other']))).toEqual(['STATUS_ACTIVE']);
    expect(await read(list([]))).toEqual(['STATUS_ACTIVE']);
  });

  it.each<[string, object | string]>([
    ['has another issuer', { id: LIST, issuer: 'did:web:evil.example', revokedCredential: [] }],
    ['names no issuer', { id: LIST, revokedCredential: [] }],
    ['is another list', { id: `${LIST}2`, issuer: DID, revokedCredential: [] }],
    ['has no array of ids', { id: LIST, issuer: DID }],
    [
      'names a member twice',
      `{"id":"${LIST}","issuer":"${DID}","revokedCredential":["${mine}"],"revokedCredential":[]}`,
    ],
    ['is not JSON', '<html>'],
  ])('that %s leaves the status unknown', async (_, list) => {
    expect(await read(list)).toEqual(['STATUS_UNKNOWN']);
  });

  it('cannot be asked about a credential without id', async () => {
    const list = JSON.stringify({ id: LIST, issuer: issuer.did, revokedCredential: [] });
    expect(await codes(credential, { [LIST]: list }, { credentialId: null })).toEqual(['STATUS_UNKNOWN']);
  });
});

describe('a token status list', () => {
  const claims = (idx: unknown = 5) => ({ tree: null, claims: { status: { status_list: { idx, uri: LIST } } } });
  const token = (bits: number, bytes: Uint8Array, change: object = {}, header: object = {}) =>
    issuer.jwt(
      { typ: 'statuslist+jwt', ...header },
      { sub: LIST, iat: NOW, exp: NOW + 60, ttl: 60, status_list: { bits, lst: zlibbed(bytes) }, ...change },
    );
  const read = async (text: string, more: object = claims()) => codes({}, { [LIST]: text }, more);

  it.each([
    [1, 0b0000_0000, 'STATUS_ACTIVE'],
    [1, 0b0010_0000, 'STATUS_REVOKED'],
  ])('of %i bit reads byte %i as %s at index 5', async (bits, byte, code) => {
    expect(await read(await token(bits, new Uint8Array([byte])))).toEqual([code]);
  });

  it.each([
    [0, 'STATUS_ACTIVE'],
    [1, 'STATUS_REVOKED'],
    [2, 'STATUS_SUSPENDED'],
    [3, 'STATUS_VALUE_UNKNOWN'],
  ])('of two bits reads value %i as %s', async (value, code) => {
    expect(await read(await token(2, new Uint8Array([0, value << 2])))).toEqual([code]);
  });

  it.each([4, 8])('of %i bits is read at its own place', async (bits) => {
    const bytes = new Uint8Array(8);
    if (bits === 4) bytes[2] = 0x20;
    else bytes[5] = 2;
    expect(await read(await token(bits, bytes))).toEqual(['STATUS_SUSPENDED']);
  });

  it('names the value of an application in the evidence', async () => {
    const text = await token(4, new Uint8Array([0, 0, 0xc0]));
    const [only] = await statusChecks(provedCredential(issuer, {}, claims()), trustWith({ [LIST]: text }), NOW);
    expect(only).toMatchObject({ code: 'STATUS_VALUE_UNKNOWN', params: { value: '0xc' }, evidence: { value: 12 } });
  });

  const zero = new Uint8Array(4);
  it.each<[string, string, () => Promise<string>]>([
    ['is for another address', 'status_list_mismatch', () => token(1, zero, { sub: `${LIST}/` })],
    ['has no address', 'status_list_mismatch', () => token(1, zero, { sub: undefined })],
    ['has another issuer', 'status_list_mismatch', () => token(1, zero, { iss: 'did:web:evil.example' })],
    ['has no iat', 'status_list_malformed', () => token(1, zero, { iat: undefined })],
    ['is from the future', 'status_list_expired', () => token(1, zero, { iat: NOW + 301 })],
    ['has expired', 'status_list_expired', () => token(1, zero, { exp: NOW - 301 })],
    ['has an exp that is none', 'status_list_malformed', () => token(1, zero, { exp: 'never' })],
    ['has a ttl that is none', 'status_list_malformed', () => token(1, zero, { ttl: -1 })],
    ['has three bits', 'status_list_malformed', () => token(3, zero)],
    ['has no list', 'status_list_malformed', () => token(1, zero, { status_list: undefined })],
    [
      'is gzip',
      'status_list_malformed',
      () => token(1, zero, { status_list: { bits: 1, lst: gzipped(zero).slice(1) } }),
    ],
    ['is too short', 'status_index', () => token(1, new Uint8Array(0))],
    ['is of another typ', 'status_list_malformed', () => token(1, zero, {}, { typ: 'at+jwt' })],
    ['is signed with a key nobody lists', 'status_list_unproved', () => token(1, zero, {}, { kid: `${DID}#p2` })],
  ])('that %s leaves the status unknown', async (_, code, made) => {
    const trust = trustWith({ [LIST]: await made() });
    const [only] = await statusChecks(provedCredential(issuer, {}, claims()), trust, NOW);
    expect(only).toMatchObject({ code: 'STATUS_UNKNOWN', evidence: { code } });
  });

  it('is read within the skew of clocks', async () => {
    expect(await read(await token(1, zero, { exp: NOW - 300 }))).toEqual(['STATUS_ACTIVE']);
    expect(await read(await token(1, zero, { iat: NOW + 300 }))).toEqual(['STATUS_ACTIVE']);
  });

  it.each(['5', -1, 1.5, 2 ** 53, 32, null, undefined])('with index %j leaves the status unknown', async (idx) => {
    const place = { tree: null, claims: { status: { status_list: { idx, uri: LIST } } } };
    const trust = trustWith({ [LIST]: await token(1, zero) });
    const [only] = await statusChecks(provedCredential(issuer, {}, place), trust, NOW);
    expect(only).toMatchObject({ code: 'STATUS_UNKNOWN', evidence: { code: 'status_index' } });
  });

  it('in place of a bit string, and the other way round, is a mismatch', async () => {
    expect(await codes({ credentialStatus: revocationAt(7) }, { [LIST]: await token(1, zero) })).toEqual([
      'STATUS_UNKNOWN',
    ]);
    expect(await read(await issuer.list([]))).toEqual(['STATUS_UNKNOWN']);
  });

  it('another member of status is unsupported', async () => {
    const more = { tree: null, claims: { status: { status_assertion: {} } } };
    expect(await codes({}, {}, more)).toEqual(['STATUS_UNSUPPORTED']);
    expect(await codes({}, {}, { tree: null, claims: { status: 'active' } })).toEqual(['STATUS_UNKNOWN']);
  });
});
