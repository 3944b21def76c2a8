import { describe, expect, it } from 'vitest';
import { parseTokenStatus, readTokenStatus } from '../../src/credential/status-list/token-list.ts';
import { NOW } from '../support/proving-institution.ts';

const uri = 'https://example.com/statuslists/1';
const claims = (bits: number, lst: string, more: object = {}) => ({
  sub: uri,
  iat: NOW,
  status_list: { bits, lst },
  ...more,
});
async function values(bits: number, lst: string, count: number): Promise<(number | string)[]> {
  const read: (number | string)[] = [];
  for (let index = 0; index < count; index += 1) {
    const value = await readTokenStatus(claims(bits, lst), { index, listUrl: uri }, { now: NOW });
    read.push(value.ok ? value.value : value.error.code);
  }
  return read;
}

describe('Token Status List', () => {
  // The lists of the examples in §4.1 and §4.2: compressed by other software, at the highest level.
  it('§4.1 a list of one bit per token MUST be read from the least significant bit', async () => {
    expect(await values(1, 'eNrbuRgAAhcBXQ', 16)).toEqual([1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 1, 0, 1]);
  });

  it('§4.1 a list of two bits per token MUST be read in pairs from the least significant bit', async () => {
    expect(await values(2, 'eNo76fITAAPfAgc', 12)).toEqual([1, 2, 0, 3, 0, 1, 0, 1, 1, 2, 3, 3]);
  });

  it('§8.3 an index out of bounds MUST be rejected', async () => {
    expect((await values(1, 'eNrbuRgAAhcBXQ', 17)).at(-1)).toBe('status_index');
  });

  it('§8.3 sub MUST be equal to the uri of the token', async () => {
    const read = (sub: unknown) =>
      readTokenStatus(claims(1, 'eNrbuRgAAhcBXQ', { sub }), { index: 1, listUrl: uri }, { now: NOW });
    expect(await read(uri)).toEqual({ ok: true, value: 0 });
    for (const other of [`${uri}/`, 'https://example.com/statuslists/2', '', undefined, [uri]])
      expect(await read(other)).toMatchObject({ error: { code: 'status_list_mismatch' } });
  });

  it('§4.2 bits MUST be 1, 2, 4 or 8', async () => {
    for (const bits of [0, 3, 5, 16, '1', null])
      expect(
        await readTokenStatus(claims(bits as number, 'eNrbuRgAAhcBXQ'), { index: 1, listUrl: uri }, { now: NOW }),
      ).toMatchObject({ error: { code: 'status_list_malformed' } });
  });

  it('§4.1 the list MUST be compressed with zlib, not bare deflate', async () => {
    // The same list without its zlib header and checksum.
    const bare = Buffer.from('eNrbuRgAAhcBXQ', 'base64url').subarray(2, -4).toString('base64url');
    expect(await values(1, bare, 1)).toEqual(['status_list_malformed']);
  });

  it('§6.2 idx MUST be a number that is not negative, and uri an address', () => {
    expect(parseTokenStatus({ idx: 0, uri })).toEqual({ ok: true, value: { index: 0, listUrl: uri } });
    for (const idx of ['0', -1, 0.5, 2 ** 53, undefined, null])
      expect(parseTokenStatus({ idx, uri })).toMatchObject({ error: { code: 'status_index' } });
    for (const address of ['list', 7, undefined])
      expect(parseTokenStatus({ idx: 0, uri: address })).toMatchObject({ error: { code: 'status_entry' } });
    expect(parseTokenStatus([0, uri])).toMatchObject({ error: { code: 'status_entry' } });
  });
});
