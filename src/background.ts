import type { Env } from './config.ts';
import { finish } from './issuing/finish.ts';
import { publishStatus, STATUS_REFRESH } from './issuing/publish-status.ts';
import { finishSupplied } from './issuing/supplied/finish.ts';
import { closeElapsed } from './recognition/case/close-elapsed.ts';
import { eraseCase } from './recognition/case/erase-case.ts';
import { runErrand } from './recognition/decision/run-errand.ts';
import { brusselsDate } from './record/civil-date.ts';
import { chainAudit } from './store/audit.ts';
import { sweepOrphans } from './store/blobs.ts';
import { institutionSlugs } from './store/institutions.ts';
import { type OutboxRow, openOutbox, outboxDone, outboxFailed } from './store/outbox.ts';
import { closeFullLists, staleLists } from './store/status-lists.ts';
import { faultOf, now, systemScope, type Workshop, workshop } from './workshop.ts';

/** How long, in seconds, a request gets to finish its own work before the sweeper takes it up. */
const GRACE = 30;

interface SealMessage {
  readonly institutionId: string;
  readonly credentialId: string;
}

/** Seals what was reserved. A message delivered twice finds the credential sealed and is acknowledged. */
export async function consume(env: Env, batch: MessageBatch): Promise<void> {
  const shop = await workshop(env);
  if ('setting' in shop) {
    batch.retryAll({ delaySeconds: 60 });
    return;
  }
  for (const message of batch.messages) {
    const { institutionId, credentialId } = message.body as SealMessage;
    try {
      const done = await finish(shop.api.issuing, systemScope(institutionId), credentialId);
      if (done.ok) message.ack();
      else message.retry({ delaySeconds: 30 });
    } catch (error) {
      console.error(JSON.stringify({ ...faultOf(error), credentialId }));
      message.retry({ delaySeconds: 30 });
    }
  }
}

/** The every-minute run: what a crash left open, lists to publish, lists to close, terms that ended, the audit chain. */
export async function everyMinute(env: Env): Promise<void> {
  const shop = await workshop(env);
  if ('setting' in shop) throw new Error(`${shop.setting} ${shop.reason}`);
  await sweepOutbox(env, shop);
  for (const { institutionId, listId } of await staleLists(env.DB, now() - STATUS_REFRESH, 50))
    await apart({ institutionId, listId }, () =>
      publishStatus(shop.api.issuing, shop.statusRegister, systemScope(institutionId), listId),
    );
  await closeFullLists(env.DB);
  await closeElapsedCases(shop);
  await eraseDueCases(shop);
  for (const institutionId of await institutionSlugs(env.DB))
    await apart({ institutionId }, () => chainAudit(env.DB, institutionId));
}

/** One institution's fault does not keep the run from the others; the next run tries again. */
async function apart(of: Readonly<Record<string, string>>, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    console.error(JSON.stringify({ ...faultOf(error), ...of }));
  }
}

/** The nightly run: deletes bodies and documents nothing refers to. */
export async function everyNight(env: Env): Promise<void> {
  const shop = await workshop(env);
  if ('setting' in shop) throw new Error(`${shop.setting} ${shop.reason}`);
  let cursor: string | undefined;
  do {
    const page = await sweepOrphans(env.DB, env.BLOBS, now(), cursor);
    cursor = page.cursor;
  } while (cursor);
}

/** Cases taken up in one run; what is left comes with the next. A year of cases can be due for erasure on one day. */
const ELAPSED = 100;
const ERASED = 20;

/** Terms that have run out move their cases: to the next term, or to the end. */
async function closeElapsedCases({ api: { recognition: deps } }: Workshop): Promise<void> {
  for (const { institutionId, caseId } of await deps.book.elapsed(brusselsDate(now()), ELAPSED))
    await apart({ institutionId, caseId }, () => closeElapsed(deps, systemScope(institutionId), caseId));
}

/** Files whose retention term has ended lose their personal data. */
async function eraseDueCases({ api: { recognition: deps } }: Workshop): Promise<void> {
  for (const { institutionId, caseId } of await deps.book.erasable(brusselsDate(now()), ERASED))
    await apart({ institutionId, caseId }, () =>
      eraseCase(deps, systemScope(institutionId), { kind: 'system' }, caseId),
    );
}

async function sweepOutbox(env: Env, shop: Workshop): Promise<void> {
  for (const row of await openOutbox(env.DB, now() - GRACE, 100)) {
    try {
      const obstacle = await workOff(shop, row);
      if (obstacle === null) await outboxDone(env.DB, row, now());
      else await outboxFailed(env.DB, row, obstacle);
    } catch (error) {
      const { fault, at } = faultOf(error);
      await outboxFailed(env.DB, row, `${fault} ${at}`);
    }
  }
}

/** Does what an outbox row asks for; the code of what stands in the way, or null. */
async function workOff(shop: Workshop, { institutionId, topic, subjectId }: OutboxRow): Promise<string | null> {
  const scope = systemScope(institutionId);
  if (topic === 'seal') {
    const done = await finish(shop.api.issuing, scope, subjectId);
    return done.ok ? null : done.error.code;
  }
  if (topic === 'seal-supplied') {
    const done = await finishSupplied(shop.supplied, scope, subjectId);
    return done.ok ? null : done.error.code;
  }
  if (topic !== 'publish-status') {
    const done = await runErrand(shop.api.recognition, scope, topic, subjectId);
    return done.ok ? null : done.error.code;
  }
  const published = await publishStatus(shop.api.issuing, shop.statusRegister, scope, subjectId);
  return published === null ? 'KEY_MISSING' : null;
}
