import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Found, Part } from './part.ts';
import type { Compared } from './peers/comparison.ts';
import { milliseconds, type Table, times } from './table.ts';

const run = promisify(execFile);

/**
 * What others issue and verify with, beside ours, in one Node process of its own over one credential. Their packages lie in
 * a folder of their own and are installed there when they are asked for the first time, from the lockfile and without
 * install scripts.
 */
export const peers: Part = async ({ rounds, root }) => {
  const folder = fileURLToPath(new URL('test/bench/peers/', root));
  if (!existsSync(`${folder}node_modules`)) {
    const installed = await run('npm', ['ci', '--ignore-scripts'], { cwd: folder }).catch((error: Error) => error);
    if (installed instanceof Error) return { tables: [notInstalled(installed)], targets: [] } satisfies Found;
  }
  const arguments_ = ['--disable-warning=ExperimentalWarning', `${folder}measured.ts`, String(rounds)];
  const { stdout } = await run(process.execPath, arguments_, { cwd: folder, maxBuffer: 1 << 24 });
  const rows = JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '[]') as readonly Compared[];
  return { tables: [peerTable(rows)], targets: [] };
};

const notInstalled = ({ message }: Error): Table => ({
  title: 'Peers: not measured',
  columns: ['why'],
  rows: [[`npm could not install them: ${message.split('\n').at(-2) ?? message}`]],
});

function peerTable(rows: readonly Compared[]): Table {
  const ours = new Map(rows.filter(({ peer }) => peer === 'Sigillum').map((row) => [row.what, row.lowest]));
  return {
    title: `Peers on one credential, Node ${process.version}, Ed25519`,
    columns: ['peer', 'version', 'what', 'ms', '× ours', 'ours is'],
    rows: rows.map(({ peer, version, what, lowest, reason, against }) => {
      const own = ours.get(against);
      if (lowest === null) return [peer, version, what, 'not measured', '', reason ?? ''];
      const factor = own === undefined || own === null ? '' : times(lowest / own);
      return [
        peer,
        version,
        what,
        milliseconds(lowest),
        factor,
        peer === 'Sigillum' || against === what ? '' : against,
      ];
    }),
    note: 'All contexts are at hand, nothing is fetched; the credential is an Open Badge in which every node has a name.',
  };
}
