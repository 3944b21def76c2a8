import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeBitstring, encodeBitstring } from '../../src/credential/status-list/bitstring.ts';
import { composeStatusList, statusEntry } from '../../src/credential/status-list/compose.ts';
import { parseStatusEntry } from '../../src/credential/status-list/entry.ts';
import { readStatus, readStatusValue } from '../../src/credential/status-list/read.ts';
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

describe('Bitstring Status List 1.0, reading', () => {
  it('§2.1, "The statusListIndex property MUST be an arbitrary size integer greater than or equal to 0, expressed as a string in base 10."', () => {
    expect(statusEntry(listUrl, 'suspension', 7)).toEqual({
      id: `${listUrl}#7`,
      type: 'BitstringStatusListEntry',
      statusPurpose: 'suspension',
      statusListIndex: '7',
      statusListCredential: listUrl,
    });
  });

  /** One message for each value of so many bits. */
  const messages = (size: number) =>
    Array.from({ length: 2 ** size }, (_, value) => ({ status: `0x${value.toString(16)}`, message: `m${value}` }));

  it('§2.1, in our words: statusSize is the bits of an entry; whoever asks for a flag is told of more', async () => {
    expect(await read(await list(), entry({ statusSize: 1 }))).toEqual({ ok: true, value: true });
    expect(await read(await list(), entry({ statusSize: 2, statusMessage: messages(2) }))).toMatchObject({
      error: { code: 'status_unsupported' },
    });
  });

  it('§2.1, "If statusSize is not present as a property of the credentialStatus, then statusSize MUST be processed as 1. If present, statusSize MUST be an integer greater than zero."', () => {
    const sizeOf = (more: object) => {
      const parsed = parseStatusEntry(entry(more));
      return parsed.ok ? parsed.value.size : parsed.error.code;
    };
    expect(sizeOf({})).toBe(1);
    expect(sizeOf({ statusSize: 2, statusMessage: messages(2) })).toBe(2);
    for (const statusSize of [0, -1, 1.5, '1', null, true]) {
      const expected = statusSize === null ? 1 : 'status_entry';
      expect(sizeOf({ statusSize }), String(statusSize)).toBe(expected);
    }
  });

  it('§3.2, in our words: an entry of several bits is read at index × statusSize, first bit most significant', async () => {
    const bits = new Uint8Array((131_072 * 3) / 8);
    // Entries of three bits from the left: 5, 2, 6 and a 3 that straddles the second byte.
    bits.set([0b101_010_11, 0b0_011_0000]);
    const encodedList = `u${gzipSync(bits).toString('base64url')}`;
    const values: unknown[] = [];
    for (const index of ['0', '1', '2', '3']) {
      const parsed = parseStatusEntry(entry({ statusSize: 3, statusListIndex: index, statusMessage: messages(3) }));
      const value = parsed.ok
        ? await readStatusValue(await list({}, { encodedList }), parsed.value, { issuer: DID, now: NOW })
        : parsed;
      values.push(value.ok ? value.value : value.error.code);
    }
    expect(values).toEqual([5, 2, 6, 3]);
  });

  it('§2.1, "If statusSize is provided and is greater than 1, then the property credentialStatus.statusMessage MUST be present, and the number of status messages MUST equal the number of possible values."', () => {
    const parsed = parseStatusEntry(entry({ statusSize: 2, statusMessage: messages(2) }));
    expect(parsed.ok && [...parsed.value.messages]).toEqual([
      [0, 'm0'],
      [1, 'm1'],
      [2, 'm2'],
      [3, 'm3'],
    ]);
    expect(parseStatusEntry(entry({ statusMessage: messages(1) })).ok).toBe(true);
    const wrong = [
      { statusSize: 2 },
      { statusSize: 2, statusMessage: messages(1) },
      { statusSize: 2, statusMessage: messages(3) },
      { statusSize: 1, statusMessage: messages(2) },
      { statusMessage: [] },
    ];
    for (const more of wrong)
      expect(parseStatusEntry(entry(more)), JSON.stringify(more)).toMatchObject({ error: { code: 'status_entry' } });
  });

  it('§2.1, "If the statusMessage array is present, each element MUST contain the two properties described below": status, in hexadecimal behind 0x, and message', () => {
    const [first, second] = messages(1);
    expect(parseStatusEntry(entry({ statusMessage: [first, { ...second, more: 'x' }] })).ok).toBe(true);
    for (const element of [
      'x',
      {},
      { status: '0x1' },
      { message: 'm' },
      { status: '1', message: 'm' },
      { status: 1, message: 'm' },
      { status: '0x1', message: 5 },
    ])
      expect(parseStatusEntry(entry({ statusMessage: [first, element] })), JSON.stringify(element)).toMatchObject({
        error: { code: 'status_entry' },
      });
  });

  it('§2.1, "An implementer MAY include the statusReference property. If present, its value MUST be a URL or an array of URLs"', () => {
    for (const statusReference of ['https://example.org/meanings', ['https://example.org/a', 'urn:x:b']])
      expect(parseStatusEntry(entry({ statusReference })).ok).toBe(true);
    for (const statusReference of ['no url', 5, ['https://example.org/a', 'no url'], {}, [true]])
      expect(parseStatusEntry(entry({ statusReference })), JSON.stringify(statusReference)).toMatchObject({
        error: { code: 'status_entry' },
      });
  });

  it('§2.2, "The encodedList property of the credential subject MUST be a Multibase-encoded base64url (with no padding) [RFC4648] representation of the GZIP-compressed [RFC1952] bitstring values"', async () => {
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

  it('§3.2, "Verify that the status purpose is equal to a statusPurpose value in the statusListCredential. … If the values are not equal, raise a STATUS_VERIFICATION_ERROR."', async () => {
    expect(await read(await list({}, { statusPurpose: ['suspension', 'revocation'] }), entry())).toMatchObject({
      ok: true,
    });
    expect(await read(await list({}, { statusPurpose: 'suspension' }), entry())).toMatchObject({
      error: { code: 'status_list_mismatch' },
    });
  });

  it('§3.2, "If the length of the revocation bitstring divided by statusSize is less than minimumNumberOfEntries, raise a STATUS_LIST_LENGTH_ERROR." (131,072)', async () => {
    const short = new Blob([new Uint8Array(16_383)]).stream().pipeThrough(new CompressionStream('gzip'));
    const bytes = Buffer.from(await new Response(short).arrayBuffer());
    const encodedList = `u${bytes.toString('base64url')}`;
    expect(await read(await list({}, { encodedList }), entry({ statusListIndex: '5' }))).toMatchObject({
      error: { code: 'status_list_length' },
    });
  });

  it('§3.2, "If the credentialIndex multiplied by the size is a value outside of the range of the bitstring, a RANGE_ERROR MUST be raised."', async () => {
    expect(await read(await list(), entry({ statusListIndex: '131071' }))).toEqual({ ok: true, value: false });
    expect(await read(await list(), entry({ statusListIndex: '131072' }))).toMatchObject({
      error: { code: 'status_index' },
    });
  });

  it('§2.2, "The bitstring MUST be encoded such that the first index, with a value of zero (0), is located at the left-most bit in the bitstring and the last index … is located at the right-most bit in the bitstring."', async () => {
    const bits = await decodeBitstring(await encodeBitstring(131_072, [0, 131_071]), 16_384);
    expect(bits.ok && bits.value.indexOf(0b1000_0000)).toBe(0);
    expect(bits.ok && bits.value.indexOf(0b0000_0001)).toBe(16_383);
  });

  // The encodedList of the examples in the Recommendation: nothing set, 16 kB of zeros.
  it('the empty list of the Recommendation is read as nothing set', async () => {
    const encodedList = 'uH4sIAAAAAAAAA-3BMQEAAADCoPVPbQwfoAAAAAAAAAAAAAAAAAAAAIC3AYbSVKsAQAAA';
    const bits = await decodeBitstring(encodedList, 16_384);
    expect(bits).toEqual({ ok: true, value: new Uint8Array(16_384) });
    expect(await read(await list({}, { encodedList }), entry())).toEqual({ ok: true, value: false });
  });
});
