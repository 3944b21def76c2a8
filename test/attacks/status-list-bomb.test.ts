import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { decodeBitstring } from '../../src/credential/status-list/bitstring.ts';
import { composeStatusList, statusEntry } from '../../src/credential/status-list/compose.ts';
import { readStatus } from '../../src/credential/status-list/read.ts';
import { DID, NOW, ORIGIN } from '../support/proving-institution.ts';

const MEBIBYTE = 1_048_576;
const encoded = (bytes: Uint8Array) => `u${gzipSync(bytes, { level: 9 }).toString('base64url')}`;
const bomb = encoded(new Uint8Array(256 * MEBIBYTE));

describe('a list that inflates without end', () => {
  it('is cancelled at the cap, with memory steady', async () => {
    expect(bomb.length).toBeLessThan(400_000);
    const before = process.memoryUsage();
    const decoded = await decodeBitstring(bomb, MEBIBYTE);
    const after = process.memoryUsage();
    expect(decoded).toMatchObject({ ok: false, error: { code: 'status_too_big' } });
    const grown = after.arrayBuffers + after.external - before.arrayBuffers - before.external;
    expect(grown).toBeLessThan(32 * MEBIBYTE);
  });

  it('is refused as status_too_big when a credential names it', async () => {
    const listUrl = `${ORIGIN}/i/scheldeland/status/r1`;
    const list = composeStatusList({
      listUrl,
      issuerDid: DID,
      purpose: 'revocation',
      encodedList: bomb,
      validFrom: NOW,
    });
    const entry = statusEntry(listUrl, 'revocation', 1);
    expect(await readStatus(list, entry, { issuer: DID, now: NOW })).toMatchObject({
      error: { code: 'status_too_big' },
    });
  });

  it('is refused by its length alone where no list of the cap can be that long', async () => {
    const noise = new Uint8Array(MEBIBYTE).map((_, index) => (index * index * 2_654_435_761) >>> 24);
    expect(await decodeBitstring(`u${'A'.repeat(2 * MEBIBYTE)}`, MEBIBYTE)).toMatchObject({
      error: { code: 'status_too_big' },
    });
    expect(await decodeBitstring(encoded(noise), MEBIBYTE)).toMatchObject({ ok: true });
  });

  it('is measured exactly: the cap itself is read, one byte more is not', async () => {
    expect(await decodeBitstring(encoded(new Uint8Array(16_384)), 16_384)).toMatchObject({ ok: true });
    expect(await decodeBitstring(encoded(new Uint8Array(16_385)), 16_384)).toMatchObject({
      error: { code: 'status_too_big' },
    });
  });

  it('is malformed when it breaks off', async () => {
    const whole = gzipSync(new Uint8Array(16_384).map((_, index) => index % 251));
    for (const length of [1, 10, Math.floor(whole.length / 2), whole.length - 1]) {
      const cut = `u${whole.subarray(0, length).toString('base64url')}`;
      expect(await decodeBitstring(cut, 16_384)).toMatchObject({ error: { code: 'status_list_malformed' } });
    }
  });

  it('is malformed when its checksum is wrong', async () => {
    const spoiled = gzipSync(new Uint8Array(16_384));
    spoiled[spoiled.length - 8] = (spoiled[spoiled.length - 8] ?? 0) ^ 1;
    expect(await decodeBitstring(`u${spoiled.toString('base64url')}`, 16_384)).toMatchObject({
      error: { code: 'status_list_malformed' },
    });
  });
});
