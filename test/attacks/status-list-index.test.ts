import { describe, expect, it } from 'vitest';
import { encodeBitstring } from '../../src/credential/status-list/bitstring.ts';
import { composeStatusList, statusEntry } from '../../src/credential/status-list/compose.ts';
import { readStatus } from '../../src/credential/status-list/read.ts';
import { DID, NOW, ORIGIN } from '../support/proving-institution.ts';

const listUrl = `${ORIGIN}/i/scheldeland/status/r1`;
/** Only index 7 is revoked: an index that is read leniently as 7, or as anything else, gives itself away. */
const list = async () =>
  composeStatusList({
    listUrl,
    issuerDid: DID,
    purpose: 'revocation',
    encodedList: await encodeBitstring(131_072, [7]),
    validFrom: NOW,
  });
const read = async (change: object) =>
  readStatus(await list(), { ...statusEntry(listUrl, 'revocation', 7), ...change }, { issuer: DID, now: NOW });

describe('an index that is not one', () => {
  it.each([
    '7abc',
    '-1',
    '1e3',
    '07',
    '+7',
    ' 7',
    '7 ',
    '7.0',
    '0x7',
    '',
    '٧',
    '131072',
    '9007199254740992',
    '9'.repeat(400),
  ])('%j is status_index', async (statusListIndex) => {
    expect(await read({ statusListIndex })).toMatchObject({ ok: false, error: { code: 'status_index' } });
  });

  it.each([7, null, undefined, ['7'], { value: '7' }])('%j, not text, is status_index', async (statusListIndex) => {
    expect(await read({ statusListIndex })).toMatchObject({ ok: false, error: { code: 'status_index' } });
  });

  it('a revoked index is read as revoked', async () => {
    expect(await read({})).toEqual({ ok: true, value: true });
  });

  it.each([
    ['another type', { type: 'RevocationList2020Status' }, 'status_entry'],
    ['the type of another kind of list', { type: 'StatusList2021Entry' }, 'status_list_mismatch'],
    ['several types', { type: ['BitstringStatusListEntry'] }, 'status_entry'],
    ['no purpose', { statusPurpose: undefined }, 'status_entry'],
    ['no list', { statusListCredential: undefined }, 'status_entry'],
    ['a list that is no address', { statusListCredential: 'r1' }, 'status_entry'],
    ['a purpose that is no flag', { statusPurpose: 'message' }, 'status_unsupported'],
  ])('an entry with %s has no status', async (_, change, code) => {
    expect(await read(change)).toMatchObject({ ok: false, error: { code } });
  });

  it.each([null, 'entry', [], [statusEntry(listUrl, 'revocation', 7)]])('%j is no entry', async (entry) => {
    expect(await readStatus(await list(), entry, { issuer: DID, now: NOW })).toMatchObject({
      error: { code: 'status_entry' },
    });
  });
});
