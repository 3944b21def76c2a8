import { benchLoad } from './load.ts';
import { loadTables } from './load-table.ts';
import type { Effort, Part } from './part.ts';
import { drawing, fastPath, first, issuing, recognition, requests, securing } from './parts.ts';
import { peers } from './peers.ts';
import { printed, type Table } from './table.ts';
import { type Target, targetTable } from './target.ts';

/**
 * `npm run bench`: every part in turn, and at the end each target and whether it is met; see docs/PERFORMANCE.md. Arguments
 * name the parts (none for all but `load`), a number the rounds; `--markdown` prints tables for that document. `load` takes
 * the seconds for each number of connections, and then the number of requests of its memory run.
 */
const PARTS: Readonly<Record<string, Part>> = {
  securing,
  // The same table holds both: what a verification costs stands beside what its signature costs.
  verifying: securing,
  'fast-path': fastPath,
  issuing,
  first,
  requests,
  drawing,
  recognition,
  peers,
};
const ALL: readonly Part[] = [...new Set(Object.values(PARTS))];

process.env.WRANGLER_SEND_METRICS = 'false';
process.env.CLOUDFLARE_CF_FETCH_ENABLED = 'false';
const root = new URL('../..', import.meta.url);
const given = process.argv.slice(2);
const markdown = given.includes('--markdown');
const [rounds = 12, loadRequests] = given.filter((one) => /^\d+$/.test(one)).map(Number);
const named = given.filter((one) => !/^\d+$/.test(one) && one !== '--markdown');
const unknown = named.filter((one) => one !== 'load' && PARTS[one] === undefined);
const print = (table: Table): void => console.log(printed(table, markdown));

async function run(parts: readonly Part[], effort: Effort): Promise<void> {
  const targets: Target[] = [];
  for (const part of parts) {
    const found = await part(effort);
    found.tables.forEach(print);
    targets.push(...found.targets);
  }
  if (targets.length > 0) print(targetTable(targets));
}

if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}: no such part. There are ${Object.keys(PARTS).join(', ')} and load.`);
  process.exitCode = 1;
} else {
  if (named.includes('load')) await benchLoad(root, rounds, loadTables(print), loadRequests);
  const parts = named.length === 0 ? ALL : named.flatMap((one) => PARTS[one] ?? []);
  await run([...new Set(parts)], { rounds, root });
}
