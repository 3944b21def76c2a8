import { fuzzCanonical } from './canonical.ts';

/** `npm run fuzz -- canonical [count] [seed]`: the long run of what `npm test` does for a minute's fraction. */
const [what, count = '300000', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
if (what !== 'canonical' || !/^\d+$/.test(count) || !/^\d+$/.test(seed)) {
  process.stderr.write('usage: npm run fuzz -- canonical [count] [seed]\n');
  process.exit(2);
}
const started = performance.now();
const report = await fuzzCanonical(Number(count), Number(seed));
const seconds = Math.round((performance.now() - started) / 1000);
process.stdout.write(`${JSON.stringify({ ...report, seconds }, null, 2)}\n`);
process.exitCode = report.differences.length === 0 ? 0 : 1;
