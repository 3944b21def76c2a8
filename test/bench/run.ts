import { readD1Migrations } from '@cloudflare/vitest-plugin';
import { createTestHarness } from 'wrangler';
import type { BenchReport } from './issuing.ts';
import { benchLoad, type Tell } from './load.ts';
import type { RecognitionReport } from './recognition.ts';
import type { VerifyingReport } from './verifying.ts';
import type { Asked } from './worker.ts';

/**
 * `npm run bench`: one issue, the verification of each form and recommendations inside workerd, as ratios to bare
 * cryptography. See docs/PERFORMANCE.md. Arguments: `issuing`, `verifying`, `recognition` or none for all, and the number of rounds; or `load` for
 * verifications over HTTP, and the number of seconds for each number of connections (then, where 20,000 are too many,
 * the number of requests of the memory run).
 */
const root = new URL('../..', import.meta.url);
const wanted = process.argv.slice(2);
const [rounds = 12, requests] = wanted.filter((argument) => /^\d+$/.test(argument)).map(Number);
const load = wanted.includes('load');
const asked = (what: Asked['what']): boolean => wanted.includes(what) || wanted.every((one) => /^\d+$/.test(one));
process.env.WRANGLER_SEND_METRICS = 'false';
process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false';

const others = wanted.filter((argument) => argument !== 'load' && !/^\d+$/.test(argument));

/** Issuing and the forms, side by side in one isolate. */
async function inWorker(): Promise<void> {
  const migrations = (await readD1Migrations(new URL('src/store/migrations', root).pathname)).flatMap(
    (migration) => migration.queries,
  );
  const harness = createTestHarness({ workers: [{ configPath: new URL('test/bench/wrangler.toml', root) }] });
  const run = async (what: Asked['what']): Promise<unknown> => {
    const body: Asked = { what, migrations, rounds };
    const response = await harness.fetch('/', { method: 'POST', body: JSON.stringify(body) });
    if (!response.ok) throw new Error(await response.text());
    return response.json();
  };
  try {
    await harness.listen();
    if (asked('issuing')) print((await run('issuing')) as BenchReport);
    if (asked('verifying')) printForms((await run('verifying')) as VerifyingReport);
    if (asked('recognition')) printRecognition((await run('recognition')) as RecognitionReport);
  } finally {
    await harness.close();
  }
}

const printLoad: Tell = {
  speeds(what, speeds) {
    console.log(what);
    for (const { connections, perSecond, median, p95, processor } of speeds)
      console.log(
        `  ${String(connections).padStart(3)} connections ${perSecond.toFixed(0).padStart(7)} per second, median ${median.toFixed(1).padStart(7)} ms, 95 % within ${p95.toFixed(1).padStart(7)} ms; ${processor.toFixed(1)} ms of processor each`,
      );
  },
  memory({ requests, hostile, seconds, quarters, answers }) {
    console.log(`\n${requests} requests, ${hostile} of them hostile, in ${seconds.toFixed(0)} s:`, answers);
    for (const [index, { median, highest }] of quarters.entries())
      console.log(`  quarter ${index + 1}: workerd ${median.toFixed(0)} MB (highest ${highest.toFixed(0)} MB)`);
    if (quarters.length === 0) console.log('  no /proc here: memory was not measured');
  },
};

function printForms({ forms }: VerifyingReport): void {
  console.log(`\n${'verification of'.padEnd(52)} ${'lowest'.padStart(8)} ${'median'.padStart(8)}  x bare`);
  for (const { form, bytes, stages } of forms) {
    console.log(`${form} (${bytes} bytes)`);
    const bare = stages[0]?.lowest ?? Number.NaN;
    for (const { name, lowest, median } of stages)
      console.log(
        `  ${name.padEnd(50)} ${(lowest / 1000).toFixed(3).padStart(8)} ${(median / 1000).toFixed(3).padStart(8)}  ${(lowest / bare).toFixed(2).padStart(6)}`,
      );
  }
}

function printRecognition({ stages, curve }: RecognitionReport): void {
  console.log(`\n${'recommendation'.padEnd(52)} ${'lowest'.padStart(8)} ${'median'.padStart(8)}  x bare  per second`);
  const bare = stages[0]?.lowest ?? Number.NaN;
  for (const { name, lowest, median } of stages)
    console.log(
      `${name.padEnd(52)} ${(lowest / 1000).toFixed(3).padStart(8)} ${(median / 1000).toFixed(3).padStart(8)}  ${(lowest / bare).toFixed(1).padStart(6)} ${(1e6 / median).toFixed(0).padStart(11)}`,
    );
  console.log('\ncredentials, 12 outcomes');
  let before: RecognitionReport['curve'][number] | undefined;
  for (const point of curve) {
    const growth = before
      ? Math.log(point.stage.lowest / before.stage.lowest) / Math.log(point.credentials / before.credentials)
      : null;
    console.log(
      `  ${String(point.credentials).padStart(4)} ${(point.stage.lowest / 1000).toFixed(3).padStart(9)} ms${growth === null ? '' : `   grows with the power ${growth.toFixed(2)}`}`,
    );
    before = point;
  }
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

if (load) await benchLoad(root, rounds, printLoad, requests);
if (!load || others.length > 0) await inWorker();
