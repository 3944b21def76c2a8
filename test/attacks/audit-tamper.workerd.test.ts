import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everyMinute } from '../../src/background.ts';
import { chainAudit } from '../../src/store/audit.ts';
import { rows, run } from '../support/record-book.ts';
import { api, call } from '../support/service.ts';
import { issue, provisionStudyDay, slug } from '../support/study-day.ts';

interface Row {
  readonly seq: number;
  readonly [column: string]: string | number | null;
}
const book = () => rows<Row>('SELECT * FROM audit WHERE institution_id = ? ORDER BY seq', slug);
const check = async () => (await call('GET', api(slug, '/audit/check'))).json;

beforeAll(async () => {
  await provisionStudyDay();
  const { id } = (await issue('AUDITED', {}, { 'on-behalf-of': 'els.claes' })).json;
  await call('POST', api(slug, `/credentials/${id}/status`), { body: { action: 'revoke', reason: 'fraud' } });
});

describe('the audit', () => {
  it('says who did what, row by row without a gap, also when twenty write at once', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        call('POST', api(slug, '/api-keys'), { body: { name: `key ${n}`, actions: ['audit:read'] } }),
      ),
    );
    const written = await book();
    expect(written.map(({ seq }) => seq)).toEqual(written.map((_, position) => position + 1));
    const read: Row[] = [];
    let next: number | null = 0;
    while (next !== null) {
      const page: { rows: Row[]; next: number | null } = (await call('GET', api(slug, `/audit?after=${next}&limit=7`)))
        .json;
      read.push(...page.rows);
      next = page.next;
    }
    expect(read.map(({ seq, action }) => [seq, action])).toEqual(written.map(({ seq, action }) => [seq, action]));
    expect(read.map(({ action }) => action)).toEqual([
      'institution.created',
      'key.added',
      'key.added',
      'key.added',
      'offering.frozen',
      'credential.reserved',
      'credential.sealed',
      'credential.revoke',
      ...Array(20).fill('api-key.created'),
    ]);
    expect(read[5]?.onBehalfOf).toBe('els.claes');
  });

  it('is open until the chainer closes it, and then closed to the last row', async () => {
    const rows = (await book()).length;
    expect(await check()).toEqual({ rows, closedTo: 0, brokenAt: null });
    // Two runs at once make the same links.
    await Promise.all([everyMinute(env), everyMinute(env)]);
    expect(await check()).toEqual({ rows, closedTo: rows, brokenAt: null });
  });

  it('is closed in steps when there is much', async () => {
    const before = (await book()).length;
    await env.DB.batch(
      Array.from({ length: 700 }, (_, n) =>
        env.DB.prepare(
          `INSERT INTO audit (institution_id, seq, at, key_id, action, object_kind, object_id, detail)
           VALUES (?, ?, 1, 'k', 'a', 'o', 'i', '{}')`,
        ).bind(slug, before + n + 1),
      ),
    );
    expect([await chainAudit(env.DB, slug), await chainAudit(env.DB, slug), await chainAudit(env.DB, slug)]).toEqual([
      500, 200, 0,
    ]);
    expect(await check()).toEqual({ rows: before + 700, closedTo: before + 700, brokenAt: null });
  });
});

describe('the database refuses', () => {
  const columns = [
    'at',
    'key_id',
    'on_behalf_of',
    'action',
    'object_kind',
    'object_id',
    'detail',
    'seq',
    'institution_id',
  ];

  it.each([...columns, 'chain_sha256'])('changing %s of a chained row', async (column) => {
    await expect(run(`UPDATE audit SET ${column} = 9999 WHERE seq = 3`)).rejects.toThrow('audit_is_append_only');
  });

  it.each(columns)('changing %s of a row that is not chained yet', async (column) => {
    await call('POST', api(slug, '/api-keys'), { body: { name: 'open', actions: ['audit:read'] } });
    const [last] = await rows<Row>('SELECT MAX(seq) AS seq FROM audit WHERE institution_id = ?', slug);
    const changed = run(`UPDATE audit SET ${column} = 9999 WHERE institution_id = ? AND seq = ?`, slug, last?.seq ?? 0);
    await expect(changed).rejects.toThrow('audit_is_append_only');
  });

  it('deleting a row', async () => {
    await expect(run('DELETE FROM audit WHERE seq = 3')).rejects.toThrow('audit_is_append_only');
  });
});

describe('the check names the first row that somebody changed who got past the database', () => {
  let saved: Row[];
  beforeEach(async () => {
    await everyMinute(env);
    await run('DROP TRIGGER IF EXISTS audit_is_append_only');
    await run('DROP TRIGGER IF EXISTS audit_is_chained_once');
    saved = await book();
    expect(await check()).toMatchObject({ closedTo: saved.length, brokenAt: null });
  });
  afterEach(async () => {
    await run('DELETE FROM audit WHERE institution_id = ?', slug);
    await env.DB.batch(
      saved.map((row) =>
        env.DB.prepare(`INSERT INTO audit (${Object.keys(row)}) VALUES (${Object.keys(row).map(() => '?')})`).bind(
          ...Object.values(row),
        ),
      ),
    );
  });

  it.each(['at', 'key_id', 'on_behalf_of', 'action', 'object_kind', 'object_id', 'detail', 'chain_sha256'])(
    '%s changed',
    async (column) => {
      const value = column === 'detail' ? '{"changed":true}' : '9999';
      await run(`UPDATE audit SET ${column} = ? WHERE institution_id = ? AND seq = 4`, value, slug);
      expect(await check()).toMatchObject({ closedTo: 3, brokenAt: 4 });
    },
  );

  it('a row taken out', async () => {
    await run('DELETE FROM audit WHERE institution_id = ? AND seq = 6', slug);
    expect(await check()).toMatchObject({ brokenAt: 6 });
  });

  it('a row taken out and the rest moved up', async () => {
    await run('DELETE FROM audit WHERE institution_id = ? AND seq = 6', slug);
    for (let seq = 7; seq <= 12; seq += 1)
      await run('UPDATE audit SET seq = seq - 1 WHERE institution_id = ? AND seq = ?', slug, seq);
    expect(await check()).toMatchObject({ brokenAt: 6 });
  });

  it('two rows exchanged', async () => {
    for (const [from, to] of [
      [5, 100_000],
      [6, 5],
      [100_000, 6],
    ])
      await run('UPDATE audit SET seq = ? WHERE institution_id = ? AND seq = ?', to ?? 0, slug, from ?? 0);
    expect(await check()).toMatchObject({ brokenAt: 5 });
  });

  it('the first row taken out', async () => {
    await run('DELETE FROM audit WHERE institution_id = ? AND seq = 1', slug);
    expect(await check()).toMatchObject({ brokenAt: 1 });
  });

  it('a link taken out in the middle', async () => {
    await run('UPDATE audit SET chain_sha256 = NULL WHERE institution_id = ? AND seq = 5', slug);
    expect(await check()).toMatchObject({ brokenAt: 6 });
  });

  it('a row changed and its own link made to fit', async () => {
    const link = async (previous: Row, row: Row) => {
      const { seq, at, key_id, on_behalf_of, action, object_kind, object_id, detail } = row;
      const content = [previous.chain_sha256, seq, at, key_id, on_behalf_of, action, object_kind, object_id, detail];
      const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(content)));
      return new Uint8Array(digest).toHex();
    };
    const [fifth, sixth] = saved.slice(4, 6);
    if (!fifth || !sixth) throw new Error('too few rows');
    expect(await link(fifth, sixth)).toBe(sixth.chain_sha256);
    const forged = await link(fifth, { ...sixth, key_id: 'somebody-else' });
    await run(
      "UPDATE audit SET key_id = 'somebody-else', chain_sha256 = ? WHERE institution_id = ? AND seq = 6",
      forged,
      slug,
    );
    expect(await check()).toMatchObject({ brokenAt: 7 });
  });
});
