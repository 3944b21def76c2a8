import { deflateSync, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { inflate } from '../../src/credential/status-list/inflate.ts';
import { readTokenStatus } from '../../src/credential/status-list/token-list.ts';

const CAP = 1_048_576;
const asBytes = (buffer: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(buffer);

describe('in workerd', () => {
  it.each([
    ['gzip', gzipSync],
    ['zlib', deflateSync],
  ] as const)('%s is inflated up to the cap and no further', async (framing, compress) => {
    const noise = new Uint8Array(CAP).map((_, index) => (index * index * 2_654_435_761) >>> 24);
    expect(await inflate(asBytes(compress(noise)), framing, CAP)).toEqual({ ok: true, value: noise });
    expect(await inflate(asBytes(compress(new Uint8Array(32 * CAP))), framing, CAP)).toMatchObject({
      ok: false,
      error: { code: 'status_too_big' },
    });
  });

  it.each([
    ['gzip', gzipSync],
    ['zlib', deflateSync],
  ] as const)('%s that breaks off or is spoiled is malformed', async (framing, compress) => {
    const whole = compress(new Uint8Array(16_384).map((_, index) => index % 251));
    const spoiled = new Uint8Array(whole);
    const at = spoiled.length - (framing === 'gzip' ? 8 : 1);
    spoiled[at] = (spoiled[at] ?? 0) ^ 1;
    for (const bytes of [whole.subarray(0, whole.length - 1), whole.subarray(0, 20), spoiled, new Uint8Array(3)])
      expect(await inflate(asBytes(bytes), framing, CAP)).toMatchObject({ error: { code: 'status_list_malformed' } });
  });

  it('the list of the specification is read', async () => {
    const listUrl = 'https://example.com/statuslists/1';
    const claims = { sub: listUrl, iat: 0, status_list: { bits: 1, lst: 'eNrbuRgAAhcBXQ' } };
    expect(await readTokenStatus(claims, { index: 3, listUrl }, { now: 0 })).toEqual({ ok: true, value: 1 });
  });
});
