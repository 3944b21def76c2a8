import { env } from 'cloudflare:workers';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { everyMinute } from '../../src/background.ts';
import { rowCounts, rows, run } from '../support/record-book.ts';
import { api, call } from '../support/service.ts';
import {
  aMinuteLater,
  credentialsOf,
  issue,
  openOutbox,
  provisionStudyDay,
  slug,
  studyDayAward,
  verifyDocuments,
} from '../support/study-day.ts';

beforeAll(async () => {
  // The faults are ours, and the Worker says so each time.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await provisionStudyDay();
  // What only the first award does (opening lists, drawing the first page) is behind us.
  await issue('FIRST');
  await everyMinute(env);
});

const revoke = (id: string) =>
  call('POST', api(slug, `/credentials/${id}/status`), { body: { action: 'revoke', reason: 'fraud' } });
const intentsOf = (credentialId: string) =>
  rows(
    'SELECT form, body_sha256, parameters, digest, signing_time, key_id FROM document WHERE credential_id = ?',
    credentialId,
  );

/** Every write this condition is true for fails inside the database. */
const inject = (event: string, condition: string) =>
  run(`CREATE TRIGGER injected BEFORE ${event} WHEN ${condition} BEGIN SELECT RAISE(ABORT, 'injected'); END`);
afterEach(() => run('DROP TRIGGER IF EXISTS injected'));

/** The row belongs to the credential of this award. */
const of = (awardId: string, column = 'credential_id') =>
  `(SELECT subject_id FROM credential WHERE credential_id = NEW.${column}) = '${awardId}'`;

describe('a fault in the batch that reserves', () => {
  it.each<[table: string, event: string, condition: (awardId: string) => string]>([
    ['award', 'INSERT ON award', (id) => `NEW.award_id = '${id}'`],
    ['credential', 'INSERT ON credential', (id) => `NEW.subject_id = '${id}'`],
    ['transition', 'INSERT ON transition', (id) => `NEW.to_state = 'reserved' AND ${of(id)}`],
    ['achievement', 'INSERT ON achievement', (id) => `NEW.learner_reference = '${id}'`],
    ['status_entry', 'INSERT ON status_entry', (id) => of(id)],
    ['the last status_entry', 'INSERT ON status_entry', (id) => `NEW.family = 'vcdm2' AND ${of(id)}`],
    ['document', 'INSERT ON document', (id) => of(id)],
    ['the last document', 'INSERT ON document', (id) => `NEW.form = 'vc-eddsa' AND ${of(id)}`],
    ['idempotency', 'INSERT ON idempotency', (id) => `NEW.award_id = '${id}'`],
    ['outbox', 'INSERT ON outbox', (id) => of(id, 'subject_id')],
    ['audit', 'INSERT ON audit', (id) => of(id, 'object_id')],
  ])('%s: nothing is left in any table, and the same request then issues once', async (table, event, condition) => {
    const awardId = `RESERVE-${table.replaceAll(' ', '-')}`;
    const key = { 'idempotency-key': awardId };
    const before = await rowCounts();
    await inject(event, condition(awardId));
    const failed = await issue(awardId, {}, key);
    expect([failed.status, failed.json.code]).toEqual([500, 'INTERNAL']);
    expect(await rowCounts()).toEqual(before);
    await run('DROP TRIGGER injected');
    const issued = await issue(awardId, {}, key);
    expect(issued.status, issued.text).toBe(201);
    expect((await credentialsOf(awardId)).length).toBe(1);
    expect((await rowCounts()).status_entry).toBe((before.status_entry ?? 0) + 4);
  });
});

describe('a fault in the batch that records', () => {
  it.each<[write: string, event: string, condition: (awardId: string) => string]>([
    ['transition', 'INSERT ON transition', (id) => `NEW.to_state = 'sealed' AND ${of(id)}`],
    ['document', 'UPDATE ON document', (id) => of(id)],
    ['credential', 'UPDATE OF sealed_at ON credential', (id) => `NEW.subject_id = '${id}'`],
    ['outbox', 'UPDATE ON outbox', (id) => of(id, 'subject_id')],
    ['audit', 'INSERT ON audit', (id) => `NEW.action = 'credential.sealed' AND ${of(id, 'object_id')}`],
  ])(
    '%s: it stays reserved, and a retry finishes with the same id, indices and bytes',
    async (write, event, condition) => {
      const awardId = `RECORD-${write}`;
      const before = await rowCounts();
      await inject(event, condition(awardId));
      expect((await issue(awardId)).status).toBe(500);
      const [reserved] = await credentialsOf(awardId);
      if (!reserved) throw new Error('nothing reserved');
      expect(reserved.progress).toBe('reserved');
      const id = reserved.credential_id;
      expect(await rows('SELECT form FROM document WHERE credential_id = ? AND signature IS NOT NULL', id)).toEqual([]);
      const after = await rowCounts();
      const added = Object.fromEntries(
        Object.entries(after).map(([table, count]) => [table, count - (before[table] ?? 0)]),
      );
      expect(Object.entries(added).filter(([, count]) => count > 0)).toEqual([
        ['achievement', 1],
        ['audit', 1],
        ['award', 1],
        ['credential', 1],
        ['document', 3],
        ['outbox', 1],
        ['status_entry', 4],
        ['transition', 1],
      ]);
      const intents = await intentsOf(id);
      const entries = await rows('SELECT * FROM status_entry WHERE credential_id = ?', id);

      await run('DROP TRIGGER injected');
      const issued = await issue(awardId);
      expect([issued.status, issued.json.id]).toEqual([201, id]);
      expect(await intentsOf(id)).toEqual(intents);
      expect(await rows('SELECT * FROM status_entry WHERE credential_id = ?', id)).toEqual(entries);
      await verifyDocuments(issued);
      const actions = await rows<{ action: string }>('SELECT action FROM audit WHERE object_id = ? ORDER BY seq', id);
      expect(actions.map(({ action }) => action)).toEqual(['credential.reserved', 'credential.sealed-on-retry']);
      expect(await openOutbox()).toEqual([]);
    },
  );

  it.each([
    ['the old credential giving way', 'INSERT ON transition', "NEW.to_state = 'superseded'"],
    ['its lists being put down for publishing', 'INSERT ON outbox', "NEW.topic = 'publish-status'"],
  ])('%s: neither is the replacement sealed nor the old one gone', async (name, event, condition) => {
    const old = (await issue(`OLD ${name}`.replaceAll(' ', '-'))).json;
    const { learner } = studyDayAward(old.learner);
    const replacement = () => issue(`NEW ${name}`.replaceAll(' ', '-'), { learner, replaces: old.id });
    await inject(event, condition);
    expect((await replacement()).status).toBe(500);
    expect(await credentialsOf(old.award)).toMatchObject([{ validity: 'active' }]);
    await run('DROP TRIGGER injected');
    expect((await replacement()).json).toMatchObject({ progress: 'sealed', replaces: old.id });
    expect(await credentialsOf(old.award)).toMatchObject([{ validity: 'superseded' }]);
  });
});

describe('a fault in a change of state', () => {
  it.each([
    ['transition', 'INSERT ON transition', "NEW.to_state = 'revoked'"],
    ['credential', 'UPDATE OF validity ON credential', "NEW.validity = 'revoked'"],
    ['outbox', 'INSERT ON outbox', "NEW.topic = 'publish-status'"],
    ['audit', 'INSERT ON audit', "NEW.action = 'credential.revoke'"],
  ])('%s: the credential keeps its state and nothing is stored', async (table, event, condition) => {
    const { id } = (await issue(`STATUS-${table}`)).json;
    const before = await rowCounts();
    await inject(event, condition);
    expect((await revoke(id)).status).toBe(500);
    expect(await rowCounts()).toEqual(before);
    expect(await credentialsOf(`STATUS-${table}`)).toMatchObject([{ validity: 'active' }]);
    await run('DROP TRIGGER injected');
    expect((await revoke(id)).json.validity).toBe('revoked');
  });

  it('publishing: the change holds, and the sweeper publishes what the request could not', async () => {
    const { id } = (await issue('STATUS-publishing')).json;
    await inject('INSERT ON status_publication', 'TRUE');
    const revoked = await revoke(id);
    expect([revoked.status, revoked.json.validity]).toEqual([200, 'revoked']);
    expect((await openOutbox()).map(({ topic }) => topic)).toEqual(['publish-status', 'publish-status']);
    await aMinuteLater();
    await everyMinute(env);
    expect((await openOutbox()).length, 'still failing').toBe(2);
    await run('DROP TRIGGER injected');
    const sequence = () =>
      rows<{ sequence: number }>(
        "SELECT MAX(sequence) AS sequence FROM status_publication WHERE list_id = 'revocation-1'",
      );
    const [before] = await sequence();
    await everyMinute(env);
    expect(await openOutbox()).toEqual([]);
    expect((await sequence())[0]?.sequence).toBe((before?.sequence ?? 0) + 1);
  });

  it('the end of a key and of an API key is written with its audit row or not at all', async () => {
    const { keyId } = (await call('POST', api(slug, '/api-keys'), { body: { name: 'x', actions: ['audit:read'] } }))
      .json;
    await call('POST', api(slug, '/keys'), { body: { role: 'proof-ed25519', keyId: 'ed-2', development: true } });
    await inject('INSERT ON audit', "NEW.action IN ('key.retired', 'key.compromised', 'api-key.revoked')");
    const since = new Date().toISOString();
    expect((await call('POST', api(slug, '/keys/ed-2/retire'))).status).toBe(500);
    expect((await call('POST', api(slug, '/keys/ed-2/compromise'), { body: { since } })).status).toBe(500);
    expect((await call('DELETE', api(slug, `/api-keys/${keyId}`))).status).toBe(500);
    expect(await rows("SELECT state FROM signing_key WHERE key_id = 'ed-2'")).toEqual([{ state: 'active' }]);
    expect(await rows('SELECT revoked_at FROM api_key WHERE key_id = ?', keyId)).toEqual([{ revoked_at: null }]);
    await run('DROP TRIGGER injected');
    expect((await call('DELETE', api(slug, `/api-keys/${keyId}`))).status).toBe(204);
    const audited = () => rows('SELECT 1 FROM audit WHERE object_id = ? AND action = ?', keyId, 'api-key.revoked');
    expect((await audited()).length).toBe(1);
    expect((await call('DELETE', api(slug, `/api-keys/${keyId}`))).status).toBe(404);
    expect((await audited()).length, 'what changed nothing says nothing').toBe(1);
  });
});
