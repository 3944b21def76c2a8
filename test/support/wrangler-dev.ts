import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** The Worker as `wrangler dev` runs it, with its state in a folder: a process of its own, to be killed. */

const root = fileURLToPath(new URL('../..', import.meta.url));
const WRANGLER = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js');
const ENVIRONMENT = { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: 'true', NO_COLOR: '1' };

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Applies the migrations to the database in a folder nobody has open. */
export async function migrate(state: string): Promise<void> {
  const migrations = ['d1', 'migrations', 'apply', 'DB', '--local', '--persist-to', state];
  await promisify(execFile)(process.execPath, [WRANGLER, ...migrations], { cwd: root, env: ENVIRONMENT });
}

export interface Running {
  readonly origin: string;
  /** At once and without a word, with everything it started: what a power cut does. */
  kill(): Promise<void>;
}

/** Starts the Worker on a port of this machine and waits until it answers. */
export async function startWorker(
  state: string,
  port: number,
  settings: Readonly<Record<string, string>>,
): Promise<Running> {
  const vars = Object.entries(settings).flatMap(([name, value]) => ['--var', `${name}:${value}`]);
  const address = ['--ip', '127.0.0.1', '--port', String(port), '--inspector-port', String(await freePort())];
  const child = spawn(process.execPath, [WRANGLER, 'dev', ...address, '--persist-to', state, ...vars], {
    cwd: root,
    env: ENVIRONMENT,
    // A group of its own: workerd dies with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += chunk));
  const origin = `http://127.0.0.1:${port}`;
  const running = { origin, kill: () => killGroup(child) };
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (child.exitCode !== null) throw new Error(said);
    const answer = await fetch(`${origin}/i/nobody/did.json`).catch(() => null);
    if (answer?.status === 404) return running;
    await new Promise((wait) => setTimeout(wait, 100));
  }
  await running.kill();
  throw new Error(`it does not answer: ${said}`);
}

async function killGroup(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGKILL');
  await gone;
}

/** The database file of a Worker: to write only while it does not run. */
export function openDatabase(state: string, options: { readOnly?: boolean } = {}): DatabaseSync {
  const folder = join(state, 'v3/d1/miniflare-D1DatabaseObject');
  const [file] = readdirSync(folder).filter((name) => /^[0-9a-f]{64}\.sqlite$/.test(name));
  if (!file) throw new Error(`no database in ${folder}`);
  // A process that was just killed may hold its lock for a moment.
  return new DatabaseSync(join(folder, file), { timeout: 5000, ...options });
}
