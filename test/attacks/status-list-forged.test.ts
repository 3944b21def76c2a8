import { beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../src/verifying/check.ts';
import { statusChecks } from '../../src/verifying/checks/status.ts';
import { CHECK_CODES } from '../../src/verifying/codes/index.ts';
import { fakeTrust } from '../support/fake-trust.ts';
import { NOW, ORIGIN } from '../support/proving-institution.ts';
import { LIST, provedCredential, revocationAt, type StatusIssuer, statusIssuer } from '../support/status-issuer.ts';

let issuer: StatusIssuer;
let other: StatusIssuer;
beforeAll(async () => {
  [issuer, other] = await Promise.all([statusIssuer(), statusIssuer('elders')]);
});

const parse = (text: string) => JSON.parse(text) as Record<string, unknown> & { proof: Record<string, unknown> };

/** Each list says that index 7 is fine; in the right list it is revoked. */
const FORGERIES: readonly (readonly [string, string, () => Promise<string>])[] = [
  ['of another admitted issuer', 'status_list_mismatch', () => other.list([], { url: LIST })],
  [
    'of another issuer that says it is ours',
    'status_list_unproved',
    async () => (await other.list([], { url: LIST })).replaceAll(other.did, issuer.did),
  ],
  [
    'without a proof',
    'status_list_unproved',
    async () => {
      const { proof: _proof, ...list } = parse(await issuer.list([]));
      return JSON.stringify(list);
    },
  ],
  [
    'with an empty list of proofs',
    'status_list_unproved',
    async () => JSON.stringify({ ...parse(await issuer.list([])), proof: [] }),
  ],
  [
    'with bits changed after signing',
    'status_list_unproved',
    async () => {
      const [clear, revoked] = [parse(await issuer.list([])), parse(await issuer.list([7]))];
      return JSON.stringify({ ...revoked, credentialSubject: clear.credentialSubject });
    },
  ],
  [
    'that was given a longer life',
    'status_list_unproved',
    async () => JSON.stringify({ ...parse(await issuer.list([])), validUntil: '2099-01-01T00:00:00Z' }),
  ],
  ['that has expired', 'status_list_expired', () => issuer.list([], { publishedAt: NOW - 90_000 })],
  ['for another address', 'status_list_mismatch', () => issuer.list([], { url: `${ORIGIN}/i/x/status/r2` })],
  ['for another purpose', 'status_list_mismatch', () => issuer.list([], { purpose: 'suspension' })],
  ['of another type', 'status_list_mismatch', () => issuer.list([], { document: { type: ['VerifiableCredential'] } })],
  [
    'that names a member twice',
    'status_list_malformed',
    async () => (await issuer.list([])).replace('{', '{"id":"https://evil.example/list",'),
  ],
  ['that is a page', 'status_list_malformed', async () => '<!doctype html>'],
  ['that is empty', 'status_list_malformed', async () => ''],
  ['that is an array', 'status_list_malformed', async () => '[]'],
  [
    'that is an unsigned token',
    'status_list_malformed',
    async () => {
      const { proof: _proof, ...list } = parse(await issuer.list([]));
      return (await issuer.jwt({ alg: 'none', typ: 'vc+jwt' }, list)).replace(/[^.]*$/, '');
    },
  ],
];

describe('a list in place of the right one', () => {
  it('the right one says revoked', async () => {
    expect(await found(await issuer.list([7]))).toMatchObject([{ code: 'STATUS_REVOKED' }]);
  });

  it.each(FORGERIES)('%s leaves the status unknown: %s', async (_, code, made) => {
    expect(await found(await made())).toMatchObject([
      { code: 'STATUS_UNKNOWN', outcome: 'unknown', evidence: { code } },
    ]);
  });

  it('whose issuer has no keys we can have leaves it unknown', async () => {
    const trust = fakeTrust({ parties: [issuer.party], lists: { [LIST]: await issuer.list([]) } });
    expect(await statusChecks(credential(), trust, NOW)).toMatchObject([
      { code: 'STATUS_UNKNOWN', evidence: { code: 'status_list_key', cause: 'key_not_reachable' } },
    ]);
  });

  it('from our own register is proved like any other', async () => {
    const own = { ...issuer.party, source: 'own' as const };
    const forged = FORGERIES[4]?.[2];
    const trust = fakeTrust({
      parties: [own],
      documents: issuer.documents,
      lists: { [LIST]: (await forged?.()) ?? '' },
    });
    const examined = provedCredential(
      issuer,
      { credentialStatus: revocationAt(7) },
      { admission: { known: true, party: own } },
    );
    expect(await statusChecks(examined, trust, NOW)).toMatchObject([
      { code: 'STATUS_UNKNOWN', evidence: { code: 'status_list_unproved' } },
    ]);
  });

  it('is told to people in one sentence, whatever was wrong with it', async () => {
    const sentences = new Set<string>();
    for (const [, , made] of FORGERIES) {
      const [only] = await found(await made());
      expect(only?.params).toEqual(check('STATUS_UNKNOWN').params);
      sentences.add(CHECK_CODES[only?.code ?? 'STATUS_ACTIVE'].nl);
    }
    expect([...sentences]).toEqual([CHECK_CODES.STATUS_UNKNOWN.nl]);
  });
});

const credential = () => provedCredential(issuer, { credentialStatus: revocationAt(7) });
const found = (text: string) =>
  statusChecks(
    credential(),
    fakeTrust({
      parties: [issuer.party, other.party],
      documents: { ...issuer.documents, ...other.documents },
      lists: { [LIST]: text },
    }),
    NOW,
  );
