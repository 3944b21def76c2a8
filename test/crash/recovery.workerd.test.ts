import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { everyMinute, everyNight } from '../../src/background.ts';
import worker from '../../src/index.ts';
import { finish } from '../../src/issuing/finish.ts';
import { issue as issueAward } from '../../src/issuing/issue.ts';
import type { IssuingDeps } from '../../src/issuing/ports.ts';
import { scheldeland } from '../../src/local/invented/institutions.ts';
import { Award } from '../../src/record/award.ts';
import { sweepOrphans } from '../../src/store/blobs.ts';
import { systemScope, workshop } from '../../src/workshop.ts';
import { everyRow, rowCounts, rows, run } from '../support/record-book.ts';
import { api, call, provision, type Settings, withSettings } from '../support/service.ts';
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
  await issue('FIRST');
  await everyMinute(env);
});

/** Issues with a port taken out of the running service and put back changed. */
async function issueWith(awardId: string, change: (deps: IssuingDeps) => IssuingDeps) {
  const shop = await workshop(env);
  if ('setting' in shop) throw new Error(shop.reason);
  const body = studyDayAward(awardId);
  const request = { award: Award.parse(body), body, idempotencyKey: null, later: false };
  return issueAward(change(shop.api.issuing), systemScope(slug), request);
}

/** Every port with `visit` called before and after each call to it, the signatures themselves included. */
function watched(deps: IssuingDeps, visit: (port: string, when: 'before' | 'after') => void): IssuingDeps {
  const wrap =
    <A extends unknown[], R>(port: string, method: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      visit(port, 'before');
      const result = await method(...given);
      visit(port, 'after');
      return result;
    };
  const each = <T extends object>(name: string, ports: T): T =>
    Object.fromEntries(Object.entries(ports).map(([method, call]) => [method, wrap(`${name}.${method}`, call)])) as T;
  const { seal, proof } = deps.signers;
  return {
    ...deps,
    register: each('register', deps.register),
    blobs: each('blobs', deps.blobs),
    drawPage: wrap('drawPage', deps.drawPage),
    signers: {
      seal: async (...given) => {
        const signer = await seal(...given);
        return { ...signer, sign: wrap('sign', signer.sign) };
      },
      proof: async (...given) => {
        const signer = await proof(...given);
        return { ...signer, sign: wrap('sign', signer.sign) };
      },
    },
  };
}

describe('a crash at every call to what lies outside', () => {
  it('whatever it was, the sweeper or the same request brings one credential with one set of places', async () => {
    const calls: string[] = [];
    const clean = await issueWith('COUNTED', (deps) => watched(deps, (port, when) => calls.push(`${when} ${port}`)));
    expect(clean.ok).toBe(true);
    expect(calls.filter((call) => call === 'after register.record')).toHaveLength(1);

    for (const [point, name] of calls.entries()) {
      const awardId = `CRASH-${point}`;
      let step = 0;
      const crashed = issueWith(awardId, (deps) =>
        watched(deps, () => {
          if (step++ === point) throw new Error('injected');
        }),
      );
      await expect(crashed, name).rejects.toThrow('injected');
      // Half of them are found by the sweeper before anybody asks again.
      if (point % 2 === 0) {
        await aMinuteLater();
        await everyMinute(env);
      }
      const [before] = await credentialsOf(awardId);
      const again = await issue(awardId);
      expect([again.status, again.json.progress], name).toEqual([201, 'sealed']);
      if (before) expect(again.json.id, name).toBe(before.credential_id);
      expect(await credentialsOf(awardId), name).toHaveLength(1);
      const places = await rows('SELECT 1 FROM status_entry WHERE credential_id = ?', again.json.id);
      expect(places.length, name).toBe(4);
    }
    expect(await openOutbox()).toEqual([]);
    const of = `FROM credential WHERE subject_id LIKE 'CRASH-%'`;
    const [entries] = await rows<{ all: number; used: number }>(
      `SELECT COUNT(*) AS "all", COUNT(DISTINCT list_id || ' ' || idx) AS used FROM status_entry`,
    );
    expect(entries?.all).toBe(entries?.used);
    const audited = await rows(
      `SELECT 1 FROM audit WHERE action LIKE 'credential.sealed%' AND object_id IN (SELECT credential_id ${of})`,
    );
    expect(audited.length, 'each was recorded once').toBe((await rows(`SELECT 1 ${of}`)).length);
  });

  it('two that finish the same credential at once record one signature, and both deliver it', async () => {
    const { id } = (await issue('TWICE', {}, { prefer: 'respond-async' })).json;
    const shop = await workshop(env);
    if ('setting' in shop) throw new Error(shop.reason);
    const { issuing } = shop.api;
    const finished = await Promise.all([1, 2, 3].map(() => finish(issuing, systemScope(slug), id)));
    const digests = finished.map((one) => one.ok && one.value.documents.map(({ sealedSha256 }) => sealedSha256));
    expect(digests[1]).toEqual(digests[0]);
    expect(digests[2]).toEqual(digests[0]);
    const sealed = await rows("SELECT 1 FROM audit WHERE object_id = ? AND action LIKE 'credential.sealed%'", id);
    expect(sealed).toHaveLength(1);
  });

  it('stored bytes that are not the intended ones are never signed', async () => {
    await issue('ALTERED', {}, { prefer: 'respond-async' });
    const [reserved] = await credentialsOf('ALTERED');
    const id = reserved?.credential_id ?? '';
    const [edc] = await rows<{ body_sha256: string }>(
      "SELECT body_sha256 FROM document WHERE credential_id = ? AND form = 'edc'",
      id,
    );
    const key = `${slug}/${edc?.body_sha256}`;
    const body = (await (await env.BLOBS.get(key))?.text()) ?? '';
    await env.BLOBS.put(key, body.replace('Lotte', 'Lotta'));
    expect((await issue('ALTERED')).status).toBe(500);
    expect(await credentialsOf('ALTERED')).toMatchObject([{ progress: 'reserved' }]);
    const changed = run("UPDATE document SET parameters = 'e30' WHERE credential_id = ?", id);
    await expect(changed).rejects.toThrow('document_is_signed_once');
    await env.BLOBS.put(key, body);
    expect((await issue('ALTERED')).status).toBe(201);
    await expect(run("UPDATE document SET signature = 'AA' WHERE credential_id = ?", id)).rejects.toThrow(
      'document_is_signed_once',
    );
  });
});

describe('what lies outside the database', () => {
  const failing = (name: 'put' | 'get'): Settings => {
    const broken = async () => {
      throw new Error('injected');
    };
    const bound = { put: env.BLOBS.put.bind(env.BLOBS), get: env.BLOBS.get.bind(env.BLOBS), [name]: broken };
    return withSettings({ BLOBS: bound });
  };

  it('a blob store that does not write: nothing is reserved', async () => {
    const before = await rowCounts();
    expect((await issue('BLOB-put', {}, {}, failing('put'))).status).toBe(500);
    expect(await rowCounts()).toEqual(before);
    expect((await issue('BLOB-put')).status).toBe(201);
  });

  it('a blob store that does not read: what is reserved waits, and is finished when it does', async () => {
    const reserved = await issue('BLOB-get', {}, { prefer: 'respond-async' });
    const message = {
      id: 'm',
      timestamp: Date.now(),
      attempts: 1,
      body: { institutionId: slug, credentialId: reserved.json.id },
    };
    const deliver = async (settings: Settings) => {
      const batch = createMessageBatch('sigillum-issuing', [message]);
      await worker.queue(batch, settings);
      return getQueueResult(batch, createExecutionContext());
    };
    expect((await deliver(failing('get'))).retryMessages).toMatchObject([{ msgId: 'm' }]);
    expect(await credentialsOf('BLOB-get')).toMatchObject([{ progress: 'reserved' }]);
    expect((await deliver(env)).explicitAcks).toEqual(['m']);
    expect(await credentialsOf('BLOB-get')).toMatchObject([{ progress: 'sealed' }]);
  });

  it('a queue that takes nothing: 202 all the same, because the sweeper seals', async () => {
    const send = async () => {
      throw new Error('injected');
    };
    const reserved = await issue('QUEUE', {}, { prefer: 'respond-async' }, withSettings({ ISSUING: { send } }));
    expect([reserved.status, reserved.json.progress]).toEqual([202, 'reserved']);
    await everyMinute(env);
    expect(await credentialsOf('QUEUE'), 'a request gets half a minute').toMatchObject([{ progress: 'reserved' }]);
    await aMinuteLater();
    await everyMinute(env);
    const sealed = await issue('QUEUE');
    expect(sealed.json).toMatchObject({ id: reserved.json.id, progress: 'sealed', status: reserved.json.status });
    await verifyDocuments(sealed);
  });

  it('bodies that no document refers to are deleted after a day, and no others', async () => {
    const listed = async () => (await env.BLOBS.list()).objects.map(({ key }) => key).toSorted();
    await env.BLOBS.put(`${slug}/orphan`, 'a body whose batch was lost');
    const all = await listed();
    await everyNight(env);
    expect(await listed(), 'a fresh one may be on its way').toEqual(all);
    const { deleted } = await sweepOrphans(env.DB, env.BLOBS, Math.floor(Date.now() / 1000) + 2 * 86_400);
    const used = await rows<{ body_sha256: string }>('SELECT DISTINCT body_sha256 FROM document WHERE body IS NULL');
    expect(await listed()).toEqual(used.map(({ body_sha256 }) => `${slug}/${body_sha256}`).toSorted());
    expect(deleted).toBe(all.length - used.length);
  });
});

describe('the sweeper', () => {
  it('finishes, publishes and chains; a second run changes nothing at all', async () => {
    const { id } = (await issue('SWEPT', {}, { prefer: 'respond-async' })).json;
    await aMinuteLater();
    await everyMinute(env);
    expect(await credentialsOf('SWEPT')).toMatchObject([{ progress: 'sealed' }]);
    expect(await openOutbox()).toEqual([]);
    expect(await rows('SELECT seq FROM audit WHERE chain_sha256 IS NULL')).toEqual([]);
    const lists = await rows<{ list_id: string }>('SELECT DISTINCT list_id FROM status_publication ORDER BY list_id');
    expect(lists.map(({ list_id }) => list_id)).toEqual(['revocation-1', 'suspension-1']);
    const before = await everyRow();
    await everyMinute(env);
    expect(await everyRow()).toBe(before);
    expect(before).toContain(id);
  });

  it('work that cannot be done holds up none that can', async () => {
    const now = Math.floor(Date.now() / 1000);
    await env.DB.batch(
      Array.from({ length: 120 }, (_, n) =>
        env.DB.prepare(
          "INSERT INTO outbox (institution_id, outbox_id, topic, subject_id, created_at) VALUES (?, ?, 'seal', ?, ?)",
        ).bind(slug, `lost-${n}`, `urn:credential:lost-${n}`, now - 86_400),
      ),
    );
    await issue('BEHIND', {}, { prefer: 'respond-async' });
    await aMinuteLater();
    await everyMinute(env);
    await everyMinute(env);
    expect(await credentialsOf('BEHIND')).toMatchObject([{ progress: 'sealed' }]);
    expect((await openOutbox()).length).toBe(120);
    expect((await openOutbox())[0]?.last_error).toBe('CREDENTIAL_UNKNOWN');
    await run("DELETE FROM outbox WHERE outbox_id LIKE 'lost-%'");
  });

  it('tries once an hour to seal what failed ten times; publishing is never put off', async () => {
    const [minute, hour] = [60, 3600];
    const add = (topic: string) =>
      run(
        'INSERT INTO outbox (institution_id, outbox_id, topic, subject_id, created_at) VALUES (?1, ?2, ?2, ?3, ?4)',
        slug,
        topic,
        'urn:credential:none',
        Math.floor(Date.now() / 1000) - hour / 2,
      );
    await add('seal');
    await add('publish-status');
    const attempts = async () =>
      Object.fromEntries((await openOutbox()).map((row) => [row.topic, row.attempts] as const));
    for (let turn = 0; turn < 12; turn += 1) await everyMinute(env);
    expect(await attempts()).toEqual({ seal: 10, 'publish-status': 12 });
    // The full hour lies half a minute of grace and a few seconds of this test ago.
    await run("UPDATE outbox SET created_at = created_at - ? WHERE outbox_id = 'seal'", hour / 2 + minute / 2);
    await everyMinute(env);
    expect(await attempts()).toEqual({ seal: 11, 'publish-status': 13 });
    await run("UPDATE outbox SET created_at = created_at - ? WHERE outbox_id = 'seal'", minute);
    await everyMinute(env);
    expect(await attempts()).toEqual({ seal: 11, 'publish-status': 14 });
    await run("DELETE FROM outbox WHERE outbox_id IN ('seal', 'publish-status')");
  });

  it('one institution’s fault keeps the run from no other', async () => {
    const other = scheldeland();
    await provision(other, []);
    await run("UPDATE signing_key SET wrapped_private_key = 'v1.broken' WHERE institution_id = ?", other.slug);
    await run(
      `INSERT INTO status_list (institution_id, list_id, purpose, size, origin, open, created_at)
       SELECT ?, 'revocation-1', purpose, size, origin, 1, 0 FROM status_list WHERE list_id = 'revocation-1'`,
      other.slug,
    );
    await issue('BESIDE');
    const settings = withSettings({});
    await everyMinute(settings);
    expect(await rows('SELECT seq FROM audit WHERE chain_sha256 IS NULL')).toEqual([]);
    expect(await rows('SELECT 1 FROM status_publication WHERE institution_id = ?', other.slug)).toEqual([]);
  });
});

describe('keys that end between the steps', () => {
  it('an expired seal certificate seals nothing', async () => {
    await run("UPDATE signing_key SET valid_until = 1 WHERE role = 'seal' AND institution_id = ?", slug);
    const before = await rowCounts();
    expect((await issue('EXPIRED')).json).toMatchObject({
      status: 409,
      code: 'KEY_MISSING',
      params: { roles: 'seal' },
    });
    expect(await rowCounts()).toEqual(before);
    await run("UPDATE signing_key SET valid_until = NULL WHERE role = 'seal' AND institution_id = ?", slug);
  });

  it('a retired key finishes what was intended with it; a compromised one signs nothing', async () => {
    const next = (keyId: string) =>
      call('POST', api(slug, '/keys'), { body: { role: 'proof-p256', keyId, development: true } });
    const first = (await issue('ROTATED', {}, { prefer: 'respond-async' })).json;
    expect((await next('p256-b')).status).toBe(201);
    const sealed = await issue('ROTATED');
    expect([sealed.status, sealed.json.id]).toEqual([201, first.id]);
    expect(sealed.json.documents[1].keyId).toBe('proof-p256');
    await verifyDocuments(sealed);

    await issue('COMPROMISED', {}, { prefer: 'respond-async' });
    expect(
      (await call('POST', api(slug, '/keys/p256-b/compromise'), { body: { since: new Date().toISOString() } })).status,
    ).toBe(204);
    const refused = await issue('COMPROMISED');
    expect(refused.json).toMatchObject({ status: 409, code: 'KEY_COMPROMISED', params: { keyId: 'p256-b' } });
    await aMinuteLater();
    await everyMinute(env);
    expect((await openOutbox()).map(({ last_error }) => last_error)).toEqual(['KEY_COMPROMISED']);
    const signed = await rows(
      'SELECT form FROM document JOIN credential USING (institution_id, credential_id) WHERE subject_id = ? AND signature IS NOT NULL',
      'COMPROMISED',
    );
    expect(signed).toEqual([]);
    expect((await issue('AFTER')).json).toMatchObject({ code: 'KEY_MISSING', params: { roles: 'proof-p256' } });
    expect((await next('p256-c')).status).toBe(201);
    expect((await issue('AFTER')).status).toBe(201);
  });

  it('a key reported compromised while it signs: the signature is not kept', async () => {
    const raced = await issueWith('RACED', (deps) => ({
      ...deps,
      signers: {
        ...deps.signers,
        seal: async (...given) => {
          const signer = await deps.signers.seal(...given);
          const sign = async (bytes: Uint8Array) => {
            await call('POST', api(slug, `/keys/${signer.keyId}/compromise`), {
              body: { since: new Date().toISOString() },
            });
            return signer.sign(bytes);
          };
          return { ...signer, sign };
        },
      },
    }));
    expect(raced).toMatchObject({ ok: false, error: { code: 'KEY_COMPROMISED', params: { keyId: 'seal-es256' } } });
    const [{ credential_id = '' } = {}] = await credentialsOf('RACED');
    expect(await credentialsOf('RACED')).toMatchObject([{ progress: 'reserved' }]);
    expect(
      await rows('SELECT 1 FROM document WHERE credential_id = ? AND signature IS NOT NULL', credential_id),
    ).toEqual([]);
  });
});
