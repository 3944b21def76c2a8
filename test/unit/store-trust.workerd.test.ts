import { env } from 'cloudflare:workers';
import { beforeEach, describe, expect, it } from 'vitest';
import { newestTrustChange, trustChanges } from '../../src/store/trust-changes.ts';
import { putTrustEntries, removeTrustEntry, trustEntries } from '../../src/store/trust-entries.ts';
import { trustMemory } from '../../src/store/trust-memory.ts';
import { putTrustedList } from '../../src/store/trusted-lists.ts';
import type { TrustedListInUse } from '../../src/trust/registry/added.ts';
import { rowCounts, rows } from '../support/record-book.ts';

const NOW = 1_795_000_000;
const actor = { keyId: 'operator/first' };
const { DB: db } = env;

/** Puts one entry and says what became of it. */
async function put(
  entry: Parameters<typeof putTrustEntries>[2][number],
  now: number,
): Promise<'added' | 'changed' | 'unchanged'> {
  const { added, changed } = await putTrustEntries(db, actor, [entry], now);
  return added ? 'added' : changed ? 'changed' : 'unchanged';
}

describe('what was fetched', () => {
  const memory = trustMemory(db);
  const url = 'https://a.example/status/1';
  const entry = { text: 'one', mediaType: 'application/vc', fetchedAt: NOW, freshUntil: NOW + 300 };

  it('comes back as it was kept, and a newer copy takes its place, never an older one', async () => {
    expect(await memory.cached(url)).toBeNull();
    await memory.keep(url, entry);
    expect(await memory.cached(url)).toEqual(entry);
    const newer = { ...entry, text: 'two', fetchedAt: NOW + 10, freshUntil: NOW + 310 };
    await memory.keep(url, newer);
    await memory.keep(url, entry);
    expect(await memory.cached(url)).toEqual(newer);
  });

  it('is not kept when it is too long, and what is stale for a day goes', async () => {
    await memory.keep('https://a.example/long', { ...entry, text: 'x'.repeat(524_289) });
    expect(await memory.cached('https://a.example/long')).toBeNull();
    await memory.keep('https://a.example/fits', { ...entry, text: 'x'.repeat(524_288) });
    expect((await memory.cached('https://a.example/fits'))?.text).toHaveLength(524_288);
    const later = { ...entry, fetchedAt: NOW + 90_000, freshUntil: NOW + 90_300 };
    await memory.keep('https://a.example/later', later);
    expect(await rows('SELECT url FROM trust_cache')).toEqual([{ url: 'https://a.example/later' }]);
  });
});

describe('the newest version that was seen', () => {
  const memory = trustMemory(db);
  let counter = 0;
  let url = '';
  beforeEach(() => {
    counter += 1;
    url = `https://a.example/did-${counter}.json`;
  });

  it('may come again, and a newer one may come; an older one and another of the same version may not', async () => {
    expect(await memory.remember(url, 5, 'five', NOW)).toBe(true);
    expect(await memory.remember(url, 5, 'five', NOW + 1)).toBe(true);
    expect(await memory.remember(url, 5, 'other', NOW + 2)).toBe(false);
    expect(await memory.remember(url, 4, 'four', NOW + 3)).toBe(false);
    expect(await memory.remember(url, 6, 'six', NOW + 4)).toBe(true);
    expect(await memory.remember(url, 5, 'five', NOW + 5)).toBe(false);
    expect(await rows('SELECT version, digest, seen_at FROM trust_memory WHERE url = ?', url)).toEqual([
      { version: 6, digest: 'six', seen_at: NOW + 4 },
    ]);
  });

  it('another isolate knows it too', async () => {
    expect(await memory.remember(url, 9, 'nine', NOW)).toBe(true);
    expect(await trustMemory(db).remember(url, 8, 'eight', NOW)).toBe(false);
  });

  it('is the highest of many that are seen at the same time, and only one content of a version is let through', async () => {
    const versions = Array.from({ length: 40 }, (_, index) => index % 20);
    await Promise.all(versions.map((version, index) => memory.remember(url, version, `d${index}`, NOW)));
    const [newest] = await rows<{ version: number }>('SELECT version FROM trust_memory WHERE url = ?', url);
    expect(newest?.version).toBe(19);
    const same = await Promise.all(['a', 'b', 'c', 'd'].map((digest) => memory.remember(url, 50, digest, NOW)));
    expect(same.filter(Boolean)).toHaveLength(1);
  });

  it('a look between another’s look and its write does not let the older one in', async () => {
    // The look of an isolate that is about to write sees nothing yet; meanwhile the newer one is written.
    const slow = trustMemory({
      prepare(sql: string) {
        const statement = db.prepare(sql);
        if (!sql.startsWith('SELECT version')) return statement;
        const first = async () => {
          await trustMemory(db).remember(url, 7, 'seven', NOW);
          return null;
        };
        return { bind: () => ({ first }) };
      },
    } as unknown as D1Database);
    expect(await slow.remember(url, 6, 'six', NOW)).toBe(false);
  });
});

describe('an entry', () => {
  const entry = { kind: 'institution' as const, id: 'a', body: { id: 'a', more: 1 } };

  it('is one at a time; what was there before stays readable with its beginning and end', async () => {
    expect(await put(entry, NOW)).toBe('added');
    expect(await put(entry, NOW + 1)).toBe('unchanged');
    const first = await newestTrustChange(db);
    expect(await put({ ...entry, body: { id: 'a', more: 2 } }, NOW + 2)).toBe('changed');
    expect(await newestTrustChange(db)).toBe(first + 1);
    const { newest, entries } = await trustEntries(db);
    expect(newest).toBe(first + 1);
    expect(entries).toMatchObject([{ kind: 'institution', id: 'a', body: { more: 2 }, addedAt: NOW + 2 }]);
    expect(await rows('SELECT added_in, ended_in FROM trust_entry ORDER BY entry_id')).toEqual([
      { added_in: first, ended_in: first + 1 },
      { added_in: first + 1, ended_in: null },
    ]);
    expect(await removeTrustEntry(db, actor, entry, NOW + 3)).toBe(true);
    expect(await removeTrustEntry(db, actor, entry, NOW + 4)).toBe(false);
    expect((await trustEntries(db)).entries).toEqual([]);
    expect((await trustChanges(db, { limit: 10 })).map(({ action }) => action)).toEqual([
      'removed',
      'changed',
      'added',
    ]);
  });

  it('put by several at once is there once', async () => {
    await Promise.all([1, 2, 3, 4].map((more) => put({ ...entry, id: 'b', body: { more } }, NOW)));
    expect(await rows("SELECT 1 AS one FROM trust_entry WHERE id = 'b' AND ended_in IS NULL")).toHaveLength(1);
    const before = await rowCounts();
    await Promise.all([1, 2, 3].map(() => removeTrustEntry(db, actor, { kind: 'institution', id: 'b' }, NOW)));
    expect((await rowCounts()).trust_change).toBe((before.trust_change ?? 0) + 1);
  });
});

describe('a trusted list', () => {
  const list = (sequenceNumber: number): TrustedListInUse => ({
    territory: 'BE',
    sequenceNumber,
    issued: NOW,
    nextUpdate: null,
    anchors: 0,
    sha256: String(sequenceNumber),
  });
  const anchors = (...names: string[]) =>
    names.map((name) => ({ id: `${name} seal`, body: { name, long: 'ü'.repeat(2000) } }));
  const current = async () =>
    (await trustEntries(db)).entries.filter(({ kind, list }) => kind === 'anchor' && list === 'BE').map(({ id }) => id);

  it('takes the place of an older one: new anchors come, missing ones end, the others stay untouched', async () => {
    await put({ kind: 'anchor', id: 'a', body: { by: 'hand' } }, NOW);
    expect(await putTrustedList(db, actor, list(10), anchors('a', 'b', 'c'), NOW)).toBe('added');
    expect(await current()).toEqual(['a seal', 'b seal', 'c seal']);
    const [kept] = await rows("SELECT entry_id FROM trust_entry WHERE id = 'b seal'");
    expect(await putTrustedList(db, actor, list(11), anchors('b', 'd'), NOW)).toBe('changed');
    expect(await current()).toEqual(['b seal', 'd seal']);
    expect(await rows("SELECT entry_id FROM trust_entry WHERE id = 'b seal'")).toEqual([kept]);
    const [change] = await trustChanges(db, { limit: 1 });
    expect(change).toMatchObject({ kind: 'trusted-list', id: 'BE', action: 'changed', detail: { sequenceNumber: 11 } });
  });

  it('that is older changes nothing at all; the same one again may come', async () => {
    const before = await rowCounts();
    expect(await putTrustedList(db, actor, list(10), anchors('a'), NOW)).toBe('older');
    expect(await rowCounts()).toEqual(before);
    expect(await current()).toEqual(['b seal', 'd seal']);
    expect(await putTrustedList(db, actor, list(11), anchors('b', 'd'), NOW)).toBe('changed');
  });

  it('goes with its anchors and leaves those added by hand; after that an older one may come', async () => {
    expect(await removeTrustEntry(db, actor, { kind: 'trusted-list', id: 'BE' }, NOW)).toBe(true);
    expect(await current()).toEqual([]);
    expect((await trustEntries(db)).entries.map(({ kind, id }) => `${kind} ${id}`)).toContain('anchor a');
    expect(await putTrustedList(db, actor, list(9), anchors('a'), NOW)).toBe('added');
  });

  it('with a thousand anchors is one change', async () => {
    const before = await rowCounts();
    const many = anchors(...Array.from({ length: 1000 }, (_, index) => `many-${index}`));
    expect(await putTrustedList(db, actor, { ...list(1), territory: 'FR' }, many, NOW)).toBe('added');
    const after = await rowCounts();
    expect(after.trust_entry).toBe((before.trust_entry ?? 0) + 1001);
    expect(after.trust_change).toBe((before.trust_change ?? 0) + 1);
  });
});
