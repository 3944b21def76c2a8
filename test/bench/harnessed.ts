import { readD1Migrations } from '@cloudflare/vitest-plugin';
import { createTestHarness } from 'wrangler';
import type { Asked } from './worker.ts';

type Run = (what: Asked['what']) => Promise<unknown>;

/** Lets a Worker with embedded D1 and R2, as the service has them, measure what it is asked for, in one isolate. */
export async function harnessed<T>(root: URL, rounds: number, use: (run: Run) => Promise<T>): Promise<T> {
  const migrations = (await readD1Migrations(new URL('src/store/migrations', root).pathname)).flatMap(
    (migration) => migration.queries,
  );
  const harness = createTestHarness({ workers: [{ configPath: new URL('test/bench/wrangler.toml', root) }] });
  try {
    await harness.listen();
    return await use(async (what) => {
      const body: Asked = { what, migrations, rounds };
      const response = await harness.fetch('/', { method: 'POST', body: JSON.stringify(body) });
      if (!response.ok) throw new Error(await response.text());
      return response.json();
    });
  } finally {
    await harness.close();
  }
}
