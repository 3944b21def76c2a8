import { readD1Migrations } from '@cloudflare/vitest-plugin';
import { createTestHarness } from 'wrangler';
import type { BenchReport } from './worker.ts';

/** `npm run bench`: the stages of one issue inside workerd, as ratios to bare cryptography. See docs/PERFORMANCE.md. */
const root = new URL('../..', import.meta.url);
const rounds = Number(process.argv[2] ?? 12);
process.env.WRANGLER_SEND_METRICS = 'false';
process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false';

const migrations = (await readD1Migrations(new URL('src/store/migrations', root).pathname)).flatMap(
  (migration) => migration.queries,
);
const harness = createTestHarness({ workers: [{ configPath: new URL('test/bench/wrangler.toml', root) }] });
try {
  await harness.listen();
  const response = await harness.fetch('/', { method: 'POST', body: JSON.stringify({ migrations, rounds }) });
  if (!response.ok) throw new Error(await response.text());
  print((await response.json()) as BenchReport);
} finally {
  await harness.close();
}

function print(report: BenchReport): void {
  const bare = report.stages[0]?.lowest ?? Number.NaN;
  const milliseconds = (micros: number) => (micros / 1000).toFixed(2).padStart(8);
  console.log(`\n${'stage'.padEnd(52)} ${'lowest'.padStart(8)} ${'median'.padStart(8)}  x bare`);
  for (const { name, lowest, median } of report.stages)
    console.log(
      `${name.padEnd(52)} ${milliseconds(lowest)} ${milliseconds(median)}  ${(lowest / bare).toFixed(2).padStart(6)}`,
    );
  console.log(`\nmilliseconds for one operation; ${rounds} interleaved rounds`);
  console.log(
    `record book: ${report.batches.count.toFixed(1)} batches, ${report.batches.milliseconds.toFixed(1)} ms for one issue`,
  );
  console.log(
    `bytes: ${Object.entries(report.bytes)
      .map(([name, size]) => `${name} ${size}`)
      .join(', ')}`,
  );
}
