import { gzipSync } from 'node:zlib';
import { decodeList } from '@digitalbazaar/vc-bitstring-status-list';
import { beforeAll, describe, expect, it } from 'vitest';
import { statusChecks } from '../../src/verifying/checks/status.ts';
import { fakeTrust } from '../support/fake-trust.ts';
import { NOW } from '../support/proving-institution.ts';
import {
  gzipped,
  LIST,
  provedCredential,
  revocationAt,
  type StatusIssuer,
  statusIssuer,
  zlibbed,
} from '../support/status-issuer.ts';

const BOMB = 64 * 1_048_576;
let issuer: StatusIssuer;
beforeAll(async () => {
  issuer = await statusIssuer();
});
const found = async (text: string, more = {}) => {
  const trust = fakeTrust({ parties: [issuer.party], documents: issuer.documents, lists: { [LIST]: text } });
  const examined = provedCredential(issuer, { credentialStatus: revocationAt(7) }, more);
  return (await statusChecks(examined, trust, NOW)).map(({ code, evidence }) => [code, evidence.code]);
};

describe('a list that inflates to 64 MiB', () => {
  it('is inflated whole by the library, and status_too_big here, though its signature is good', async () => {
    const encodedList = gzipped(new Uint8Array(BOMB));
    expect(encodedList.length).toBeLessThan(100_000);
    expect((await decodeList({ encodedList })).bitstring.bits).toHaveLength(BOMB);
    expect(await found(await issuer.list([], { subject: { encodedList } }))).toEqual([
      ['STATUS_UNKNOWN', 'status_too_big'],
    ]);
  });

  it('as a token status list is status_too_big', async () => {
    const token = await issuer.jwt(
      { typ: 'statuslist+jwt' },
      { sub: LIST, iat: NOW, status_list: { bits: 1, lst: zlibbed(new Uint8Array(BOMB)) } },
    );
    const more = { tree: null, claims: { status: { status_list: { idx: 7, uri: LIST } } } };
    expect(await found(token, more)).toEqual([['STATUS_UNKNOWN', 'status_too_big']]);
  });

  it('as StatusList2021 is status_too_big', async () => {
    const vc = {
      '@context': ['https://www.w3.org/2018/credentials/v1', 'https://w3id.org/vc/status-list/2021/v1'],
      type: ['VerifiableCredential', 'StatusList2021Credential'],
      credentialSubject: {
        id: `${LIST}#list`,
        type: 'StatusList2021',
        statusPurpose: 'revocation',
        encodedList: gzipSync(new Uint8Array(BOMB)).toString('base64'),
      },
    };
    const jwt = await issuer.jwt({ typ: 'JWT' }, { iss: issuer.did, jti: LIST, nbf: NOW, vc });
    const trust = fakeTrust({ parties: [issuer.party], documents: issuer.documents, lists: { [LIST]: jwt } });
    const entry = { ...revocationAt(7), type: 'StatusList2021Entry' };
    expect(await statusChecks(provedCredential(issuer, { credentialStatus: entry }), trust, NOW)).toMatchObject([
      { code: 'STATUS_UNKNOWN', evidence: { code: 'status_too_big' } },
    ]);
  });

  it('and one too short to hide anybody in is status_list_length', async () => {
    const encodedList = gzipped(new Uint8Array(16_383));
    expect(await found(await issuer.list([], { subject: { encodedList } }))).toEqual([
      ['STATUS_UNKNOWN', 'status_list_length'],
    ]);
  });
});
