import { describe, expect, it } from 'vitest';
import { EXAMPLE_ANCHOR, EXAMPLE_REGISTERED_INSTITUTION } from '../../src/api/trust-examples.ts';
import { addedTrust, keptAnchor, listedAnchorIds, type TrustEntry } from '../../src/trust/registry/added.ts';
import { keptAdded } from '../../src/trust/registry/kept-added.ts';
import { anchorFromPem } from '../../src/trust/x509/anchor.ts';

const institution = (more: object = {}, sha256 = 'a'): TrustEntry => ({
  kind: 'institution',
  list: '',
  id: EXAMPLE_REGISTERED_INSTITUTION.id,
  body: { ...EXAMPLE_REGISTERED_INSTITUTION, ...more },
  sha256,
  addedAt: 1_795_000_000,
});

/** A record book with a clock, counting what is asked of it. */
function recordBook() {
  const book = { newest: 1, entries: [institution()] as TrustEntry[], at: 1000, looks: 0, loads: 0 };
  const kept = keptAdded({
    async newest() {
      book.looks += 1;
      return book.newest;
    },
    async load() {
      book.loads += 1;
      return { newest: book.newest, entries: book.entries };
    },
    now: () => book.at,
  });
  return { book, kept };
}

describe('what the operator added', () => {
  it('is read once a minute at most, and certificates again only when something changed', async () => {
    const { book, kept } = recordBook();
    const first = await kept.added();
    book.at += 59;
    expect(await kept.added()).toBe(first);
    expect([book.looks, book.loads]).toEqual([0, 1]);
    book.at += 1;
    expect(await kept.added()).toBe(first);
    expect([book.looks, book.loads]).toEqual([1, 1]);
    book.at += 60;
    book.newest = 2;
    book.entries = [];
    expect((await kept.added()).registry.institutions).toEqual([]);
    expect([book.looks, book.loads]).toEqual([2, 2]);
  });

  it('changed elsewhere counts here within a minute, and changed here at once', async () => {
    const { book, kept } = recordBook();
    await kept.added();
    book.newest = 2;
    book.entries = [];
    book.at += 59;
    expect((await kept.added()).registry.institutions).toHaveLength(1);
    kept.forget();
    expect((await kept.added()).registry.institutions).toHaveLength(0);
  });

  it('is asked for once when many ask at the same time', async () => {
    const { book, kept } = recordBook();
    const all = await Promise.all(Array.from({ length: 10 }, () => kept.added()));
    expect(new Set(all).size).toBe(1);
    expect(book.loads).toBe(1);
  });

  it('a look that began before a change does not hide the change', async () => {
    const { book, kept } = recordBook();
    const early = kept.added();
    book.newest = 2;
    book.entries = [];
    kept.forget();
    expect((await kept.added()).registry.institutions).toHaveLength(0);
    await early;
    expect((await kept.added()).registry.institutions).toHaveLength(0);
  });

  it('that could not be read is asked for again', async () => {
    let broken = true;
    const kept = keptAdded({
      newest: async () => 1,
      async load() {
        if (broken) throw new Error('not now');
        return { newest: 1, entries: [] };
      },
      now: () => 0,
    });
    await expect(kept.added()).rejects.toThrow('not now');
    broken = false;
    expect((await kept.added()).version).toBe('nothing added');
  });
});

describe('its version', () => {
  const version = async (...entries: TrustEntry[]) => (await addedTrust(entries)).version;

  it('has the date of the newest entry and changes with any content, whatever the order', async () => {
    const other: TrustEntry = {
      ...institution(),
      id: 'other',
      body: { ...EXAMPLE_REGISTERED_INSTITUTION, id: 'other' },
    };
    expect(await version(institution())).toMatch(/^2026-11-1\d-[0-9a-f]{10}$/);
    expect(await version(institution(), other)).toBe(await version(other, institution()));
    expect(await version(institution(), other)).not.toBe(await version(institution()));
    expect(await version(institution({}, 'b'))).not.toBe(await version(institution()));
  });
});

describe('an anchor', () => {
  it('comes back as it was kept, by hand and from a list, where one certificate can stand for two uses', async () => {
    const made = await anchorFromPem(EXAMPLE_ANCHOR.certificate, { use: 'seal', source: 'operator' });
    if (!made.ok) throw new Error(made.error.code);
    const listed = {
      ...made.value,
      source: 'trusted-list' as const,
      territory: 'BE',
      serviceType: 'urn:type',
      statusHistory: [{ status: 'granted', since: 5 }],
    };
    const both = [listed, { ...listed, use: 'timestamp' as const }];
    const ids = listedAnchorIds(both);
    expect(new Set(ids).size).toBe(2);
    const entry = (anchor: typeof made.value, id: string, list: string): TrustEntry => ({
      kind: 'anchor',
      list,
      id,
      body: JSON.parse(JSON.stringify(keptAnchor(anchor))),
      sha256: 'x',
      addedAt: 0,
    });
    const { anchors } = await addedTrust([
      entry(made.value, made.value.id, ''),
      ...both.map((anchor, index) => entry(anchor, ids[index] ?? '', 'BE')),
    ]);
    expect(anchors).toEqual([made.value, ...both]);
  });

  it('that cannot be read any more is a fault, never an anchor less', async () => {
    const body = { der: 'AAAA', use: 'seal', source: 'operator', name: { en: 'x' } };
    await expect(addedTrust([{ kind: 'anchor', list: '', id: 'x', body, sha256: 'x', addedAt: 0 }])).rejects.toThrow();
  });
});
