import { readFileSync } from 'node:fs';
import { measure } from '../measure.ts';
import type { Compared, Comparison } from './comparison.ts';

/**
 * Measures every peer and ourselves in this one process, in turn, and prints the rows as JSON. A peer that does not start,
 * or does not do one of the things, gets a row that says so.
 */
const MAKERS: Readonly<Record<string, () => Promise<readonly Comparison[]>>> = {
  Sigillum: async () => (await import('./ours.ts')).ours(),
  '@digitalcredentials': async () => (await import('./dcc.ts')).dcc(),
  '@credo-ts/core': async () => (await import('./credo.ts')).credo(),
};

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error)).slice(0, 200);

async function comparisons(): Promise<readonly Comparison[]> {
  const found: Comparison[] = [];
  for (const [peer, make] of Object.entries(MAKERS)) {
    try {
      for (const one of await make()) {
        const failure = await one.run?.().then(
          () => null,
          (error: unknown) => reasonOf(error),
        );
        found.push(failure ? { ...one, run: null, reason: failure } : one);
      }
    } catch (error) {
      found.push({ peer, what: 'everything', run: null, reason: reasonOf(error), against: '' });
    }
  }
  return found;
}

function versionOf(peer: string): string {
  const path = peer === 'Sigillum' ? '../../../package.json' : `./node_modules/${peer}/package.json`;
  try {
    return (JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8')) as { version: string }).version;
  } catch {
    return '';
  }
}

const rounds = Number(process.argv[2] ?? 6);
const all = await comparisons();
const things = all.flatMap(({ run }, at): [string, () => unknown][] => (run ? [[String(at), run]] : []));
const measured = new Map((await measure(rounds, Object.fromEntries(things))).map((one) => [one.name, one]));
const rows = all.map(
  ({ peer, what, reason = null, against }, at): Compared => ({
    peer,
    version: versionOf(peer),
    what,
    lowest: measured.get(String(at))?.lowest ?? null,
    median: measured.get(String(at))?.median ?? null,
    reason,
    against,
  }),
);
console.log(`\n${JSON.stringify(rows)}`);
