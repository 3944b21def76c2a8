import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { decodeBitstring, encodeBitstring } from '../../src/credential/status-list/bitstring.ts';
import { composeStatusList, statusEntry } from '../../src/credential/status-list/compose.ts';
import { readStatus } from '../../src/credential/status-list/read.ts';
import { STATUS_LIST_ENTRIES } from '../../src/record/status-list-entries.ts';
import { DID, NOW, ORIGIN } from '../support/proving-institution.ts';

const listUrl = `${ORIGIN}/i/scheldeland/status/r1`;
const inflated = (encoded: string): Buffer => gunzipSync(Buffer.from(encoded.slice(1), 'base64url'));

describe('a bitstring', () => {
  it('is gzip in base64url behind u, and zlib reads the bits most significant first', async () => {
    const encoded = await encodeBitstring(STATUS_LIST_ENTRIES, [0, 9, 131_071]);
    expect(encoded).toMatch(/^u[A-Za-z0-9_-]+$/);
    const bits = inflated(encoded);
    expect(bits).toHaveLength(16_384);
    expect([bits[0], bits[1], bits.at(-1)]).toEqual([0b1000_0000, 0b0100_0000, 0b0000_0001]);
    expect(bits.reduce((sum, byte) => sum + byte, 0)).toBe(128 + 64 + 1);
  });

  it('has exactly the indices that were set, by an independent decoder', async () => {
    const indices = fc.uniqueArray(fc.nat({ max: STATUS_LIST_ENTRIES - 1 }), { maxLength: 400 });
    const check = async (set: number[]) => {
      const bits = inflated(await encodeBitstring(STATUS_LIST_ENTRIES, set));
      const found: number[] = [];
      for (const [byte, value] of bits.entries()) {
        for (let bit = 0; bit < 8; bit += 1) if (value & (1 << (7 - bit))) found.push(byte * 8 + bit);
      }
      expect(found).toEqual(set.toSorted((a, b) => a - b));
    };
    await fc.assert(fc.asyncProperty(indices, check), { numRuns: 25 });
  });

  it('does not depend on the order or repetition of indices', async () => {
    expect(await encodeBitstring(STATUS_LIST_ENTRIES, [3, 1, 3])).toBe(
      await encodeBitstring(STATUS_LIST_ENTRIES, new Set([1, 3])),
    );
  });

  it('stays small while few are revoked', async () => {
    expect((await encodeBitstring(STATUS_LIST_ENTRIES, [])).length).toBeLessThan(100);
    const percent = Array.from({ length: 1_310 }, (_, index) => (index * 7_919) % STATUS_LIST_ENTRIES);
    expect((await encodeBitstring(STATUS_LIST_ENTRIES, percent)).length).toBeLessThan(4_000);
  });

  it.each([131_064, 131_073, 0, -8, 131_072.5, Number.NaN])('of %d entries is not made', async (size) => {
    await expect(encodeBitstring(size, [])).rejects.toThrow(RangeError);
  });

  it.each([-1, 131_072, 1.5, Number.NaN])('is not made with index %d', async (index) => {
    await expect(encodeBitstring(STATUS_LIST_ENTRIES, [index])).rejects.toThrow(RangeError);
  });

  it('comes back from zlib at any level', async () => {
    const bits = new Uint8Array(20_000).map((_, index) => (index * 31) % 256);
    for (const level of [0, 1, 9]) {
      const encoded = `u${gzipSync(bits, { level }).toString('base64url')}`;
      expect(await decodeBitstring(encoded, 20_000)).toEqual({ ok: true, value: bits });
    }
  });
});

describe('the status list credential', () => {
  const content = { listUrl, issuerDid: DID, purpose: 'revocation' as const, validFrom: NOW };

  it('is a VCDM 2.0 credential with every member defined', async () => {
    const encodedList = await encodeBitstring(STATUS_LIST_ENTRIES, []);
    const list = composeStatusList({ ...content, encodedList, validUntil: NOW + 86_400, ttl: 300_000 });
    expect(list).toEqual({
      '@context': ['https://www.w3.org/ns/credentials/v2'],
      id: listUrl,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      issuer: DID,
      validFrom: '2026-11-21T12:00:00Z',
      validUntil: '2026-11-22T12:00:00Z',
      credentialSubject: {
        id: `${listUrl}#list`,
        type: 'BitstringStatusList',
        statusPurpose: 'revocation',
        encodedList,
        ttl: 300_000,
      },
    });
    const quads = await canonicalise(list);
    expect(quads).not.toContain('_:');
    expect(quads).toContain('https://www.w3.org/ns/credentials/status#ttl');
  });

  it('says nothing about an end or a ttl that was not given', async () => {
    const list = JSON.stringify(composeStatusList({ ...content, encodedList: 'u' }));
    expect(list).not.toMatch(/validUntil|ttl/);
  });

  it('is read back at every index it was made from', async () => {
    const set = [0, 1, 7, 8, 131_071];
    const list = composeStatusList({ ...content, encodedList: await encodeBitstring(STATUS_LIST_ENTRIES, set) });
    for (const index of [...set, 2, 6, 9, 131_070]) {
      const entry = statusEntry(listUrl, 'revocation', index);
      expect(await readStatus(list, entry, { issuer: DID, now: NOW })).toEqual({
        ok: true,
        value: set.includes(index),
      });
    }
  });
});
