import { describe, expect, it } from 'vitest';
import { decodeBitstring, encodeBitstring } from '../../src/credential/status-list/bitstring.ts';
import { composeStatusList, statusEntry } from '../../src/credential/status-list/compose.ts';
import { readStatus } from '../../src/credential/status-list/read.ts';
import { DID, NOW, ORIGIN } from '../support/proving-institution.ts';

const listUrl = `${ORIGIN}/i/scheldeland/status/r1`;
const list = async (change: object = {}, subject: object = {}) => {
  const composed = composeStatusList({
    listUrl,
    issuerDid: DID,
    purpose: 'revocation',
    encodedList: await encodeBitstring(131_072, [94_567]),
    validFrom: NOW,
  }) as { credentialSubject: object };
  return { ...composed, ...change, credentialSubject: { ...composed.credentialSubject, ...subject } };
};
const entry = (change: object = {}) => ({ ...statusEntry(listUrl, 'revocation', 94_567), ...change });
const read = (one: unknown, of: unknown) => readStatus(one, of, { issuer: DID, now: NOW });

describe('Bitstring Status List 1.0', () => {
  it('§2.1 statusListIndex MUST be an integer expressed as a string', () => {
    expect(statusEntry(listUrl, 'suspension', 7)).toEqual({
      id: `${listUrl}#7`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'suspension',
      statusListIndex: '7',
      statusListCredential: listUrl,
    });
  });

  it('§2.1 statusSize, if present, MUST be the bits of an entry: more than one is not supported here, and says so', async () => {
    expect(await read(await list(), entry({ statusSize: 1 }))).toEqual({ ok: true, value: true });
    expect(await read(await list(), entry({ statusSize: 2 }))).toMatchObject({ error: { code: 'status_unsupported' } });
  });

  it('§2.2 encodedList MUST be multibase base64url without padding of gzip', async () => {
    const { encodedList } = (await list()).credentialSubject as unknown as { encodedList: string };
    const spoiled = [
      encodedList.slice(1),
      `z${encodedList.slice(1)}`,
      `${encodedList}=`,
      'u',
      'uAAAA',
      `${encodedList}AAAA`,
    ];
    for (const text of spoiled) {
      expect(await read(await list({}, { encodedList: text }), entry())).toMatchObject({
        error: { code: 'status_list_malformed' },
      });
    }
  });

  it('§2.2 statusPurpose of the entry MUST be one of the list', async () => {
    expect(await read(await list({}, { statusPurpose: ['suspension', 'revocation'] }), entry())).toMatchObject({
      ok: true,
    });
    expect(await read(await list({}, { statusPurpose: 'suspension' }), entry())).toMatchObject({
      error: { code: 'status_list_mismatch' },
    });
  });

  it('§3.2 a list below the minimum of 131,072 entries MUST be a STATUS_LIST_LENGTH_ERROR', async () => {
    const short = new Blob([new Uint8Array(16_383)]).stream().pipeThrough(new CompressionStream('gzip'));
    const bytes = Buffer.from(await new Response(short).arrayBuffer());
    const encodedList = `u${bytes.toString('base64url')}`;
    expect(await read(await list({}, { encodedList }), entry({ statusListIndex: '5' }))).toMatchObject({
      error: { code: 'status_list_length' },
    });
  });

  it('§3.2 an index beyond the list MUST be a RANGE_ERROR', async () => {
    expect(await read(await list(), entry({ statusListIndex: '131071' }))).toEqual({ ok: true, value: false });
    expect(await read(await list(), entry({ statusListIndex: '131072' }))).toMatchObject({
      error: { code: 'status_index' },
    });
  });

  it('§3.3 the first index, 0, is at the left-most bit', async () => {
    const bits = await decodeBitstring(await encodeBitstring(131_072, [0]), 16_384);
    expect(bits.ok && bits.value[0]).toBe(0b1000_0000);
  });

  // The encodedList of the examples in the Recommendation: nothing set, 16 kB of zeros.
  it('the empty list of the Recommendation is read as nothing set', async () => {
    const encodedList = 'uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA';
    const bits = await decodeBitstring(encodedList, 16_384);
    expect(bits).toEqual({ ok: true, value: new Uint8Array(16_384) });
    expect(await read(await list({}, { encodedList }), entry())).toEqual({ ok: true, value: false });
  });
});
