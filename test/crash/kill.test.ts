import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { api, provisionOver } from '../support/provision.ts';
import { verifiedProof, verifiedSeal } from '../support/verified.ts';
import { freePort, migrate, openDatabase, type Running, startWorker } from '../support/wrangler-dev.ts';

const TOKEN = 'sgl_test_0123456789abcdefghijklmnopqrstuvwx';
const SETTINGS = { MASTER_KEY: 'bWFzdGVyLWtleS1vZi10aGUtdGVzdHMtb25seS0hISE', FIRST_API_KEY: TOKEN };
const { institution, specification, award } = SCENARIO_CASES.attendance();
const { slug } = institution;
/** When each kill falls: so many credentials sealed, and then at the first moment at which one is between the steps. */
const KILLS = [1, 20];
const CLIENTS = 8;

let state: string;
let worker: Running;
let port: number;
beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'sigillum-kill-'));
  port = await freePort();
  await migrate(state);
  worker = await startWorker(state, port, SETTINGS);
  await provisionOver(call, institution, [{ ...specification, languages: ['nl'] }]);
});
afterAll(async () => {
  await worker?.kill();
  await rm(state, { recursive: true, force: true, maxRetries: 5 });
});

// biome-ignore lint/suspicious/noExplicitAny: answers are read by the test that knows their shape
type Json = any;
async function call(
  method: string,
  path: string,
  body?: unknown,
  headers = {},
): Promise<{ status: number; text: string; json: Json }> {
  const response = await fetch(`${worker.origin}${path}`, {
    method,
    headers: { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return { status: response.status, text, json: text && JSON.parse(text) };
}
const send = (awardId: string, headers = {}) =>
  call('POST', api(slug, '/awards'), { ...award, awardId, learner: { ...award.learner, reference: awardId } }, headers);

/** Every fourth award is left to the queue, which forgets when it is killed. */
const forLater = (awardId: string): boolean => {
  const [client = 0, n = 0] = awardId.split('-').slice(2).map(Number);
  return (client + n) % 4 === 3;
};

/** The requests that were lost are a minute ago. */
function aMinuteLater(): void {
  const book = openDatabase(state);
  book.exec('UPDATE outbox SET created_at = created_at - 60 WHERE done_at IS NULL');
  book.close();
}

it.skipIf(process.platform === 'win32')(
  'killed twice under load and started again, it has lost nothing it acknowledged and issued nothing twice',
  async () => {
    const sent = new Set<string>();
    const acknowledged = new Map<string, { status: number; json: Json }>();
    for (const [round, enough] of KILLS.entries()) {
      let on = true;
      const clients = Array.from({ length: CLIENTS }, async (_, client) => {
        for (let n = 0; on; n += 1) {
          const awardId = `KILL-${round}-${client}-${n}`;
          sent.add(awardId);
          const answer = await send(awardId, forLater(awardId) ? { prefer: 'respond-async' } : {}).catch(() => null);
          if (answer) acknowledged.set(awardId, answer);
        }
      });
      const book = openDatabase(state, { readOnly: true });
      const of = (progress: string) =>
        book
          .prepare('SELECT subject_id FROM credential WHERE progress = ?')
          .all(progress)
          .map(({ subject_id }) => String(subject_id));
      const between = () => of('sealed').length >= enough && of('reserved').some((awardId) => !forLater(awardId));
      await expect.poll(between, { timeout: 40_000, interval: 2 }).toBe(true);
      await worker.kill();
      on = false;
      await Promise.all(clients);
      book.close();
      aMinuteLater();
      worker = await startWorker(state, port, SETTINGS);
    }
    const lost = [...sent].filter((awardId) => !acknowledged.has(awardId));
    expect(lost.length, 'the kills fell into requests').toBeGreaterThanOrEqual(CLIENTS);
    expect([...acknowledged.values()].filter(({ status }) => status !== 201 && status !== 202)).toEqual([]);

    const scheduled = await fetch(`${worker.origin}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`);
    expect([scheduled.status, await scheduled.text()]).toEqual([200, 'ok']);

    const did = (await call('GET', `/i/${slug}/did.json`)).json;
    for (const [awardId, { status, json }] of acknowledged) {
      const now = await call('GET', api(slug, `/credentials/${json.id}`));
      expect(now.json, awardId).toMatchObject({ award: awardId, progress: 'sealed', status: json.status });
      if (status === 201) expect(now.json.documents, 'the very bytes that were acknowledged').toEqual(json.documents);
      const [edc, ...proofs] = await Promise.all(
        now.json.documents.map(({ href }: { href: string }) => call('GET', href)),
      );
      expect((await verifiedSeal(edc.text)).id).toBe(json.id);
      for (const { text } of proofs) expect((await verifiedProof(text, did)).id).toBe(json.id);
    }
    let finished = 0;
    for (const awardId of lost) {
      const { credentials } = (await call('GET', api(slug, `/credentials?award=${awardId}`))).json;
      expect(
        credentials.map(({ progress }: { progress: string }) => progress),
        awardId,
      ).toEqual(credentials.length ? ['sealed'] : []);
      finished += credentials.length;
      const again = await send(awardId);
      expect(again.status).toBe(201);
      if (credentials.length) expect(again.json.id).toBe(credentials[0].id);
    }
    expect(finished, 'some had been committed and not acknowledged').toBeGreaterThan(0);
    console.log(`${acknowledged.size} acknowledged, ${lost.length} lost, of which ${finished} had been committed`);

    const { rows, brokenAt } = (await call('GET', api(slug, '/audit/check'))).json;
    expect([rows > 2 * sent.size, brokenAt]).toEqual([true, null]);
    await worker.kill();
    const book = openDatabase(state);
    const [counts] = book
      .prepare(
        `SELECT (SELECT COUNT(*) FROM credential) AS credentials, (SELECT COUNT(DISTINCT subject_id) FROM credential) AS awards,
         (SELECT COUNT(*) FROM status_entry) AS places,
         (SELECT COUNT(DISTINCT institution_id || list_id || ' ' || idx) FROM status_entry) AS indices,
         (SELECT COUNT(*) FROM outbox WHERE done_at IS NULL) AS open`,
      )
      .all();
    book.close();
    const all = sent.size;
    expect(counts).toEqual({ credentials: all, awards: all, places: 4 * all, indices: 4 * all, open: 0 });
  },
);
