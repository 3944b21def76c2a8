import { fileURLToPath } from 'node:url';
import { readD1Migrations } from '@cloudflare/vitest-plugin';
import { productionBundle, runBundle } from '../../src/local/production-bundle.ts';

/** What `wrangler deploy` would upload, in one workerd that answers on a port of this machine. */
export interface ProductionWorker {
  readonly url: URL;
  close(): Promise<void>;
}

/**
 * Bundles with wrangler and runs the bundle under Miniflare itself. `wrangler dev` and its test harness put two more
 * workers and a log of every request in front of it: with them a stylesheet was served 90 times a second where this serves
 * 650, so one would measure those.
 */
export async function startProductionWorker(root: URL, secrets: Readonly<Record<string, string>>) {
  const { options, remove } = await productionBundle();
  const miniflare = runBundle({
    ...options,
    name: 'sigillum',
    queueConsumers: {},
    port: 0,
    bindings: { ...(options.bindings as object), ...secrets },
  });
  const close = async () => {
    await miniflare.dispose();
    await remove();
  };
  try {
    const url = await miniflare.ready;
    const database = await miniflare.getD1Database('DB');
    const migrations = await readD1Migrations(fileURLToPath(new URL('src/store/migrations', root)));
    for (const { queries } of migrations) await database.batch(queries.map((query) => database.prepare(query)));
    return { url, close } satisfies ProductionWorker;
  } catch (error) {
    await close();
    throw error;
  }
}
