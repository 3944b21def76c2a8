import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BuildOptions } from 'esbuild';

/** Bundles of the bench's own Workers, and workerd by itself to run them: no wrangler, no Miniflare in front. */

const require = createRequire(import.meta.url);
// esbuild and workerd are wrangler's own dependencies, of the versions it bundles and runs with.
const wranglers = createRequire(require.resolve('wrangler/package.json'));
const here = fileURLToPath(new URL('.', import.meta.url));
const COMPATIBILITY_DATE = '2026-11-01';

/** A Worker as workerd takes it, in a folder of its own. */
export interface Bundle {
  readonly folder: string;
  remove(): Promise<void>;
}

/**
 * Bundles a Worker of this folder as wrangler would. `stock.ts` becomes a module of its own, bundled apart: the library
 * must have a copy of jsonld that ours does not touch.
 */
export async function bundle(entry: string): Promise<Bundle> {
  const { build } = wranglers('esbuild') as typeof import('esbuild');
  const folder = await mkdtemp(join(tmpdir(), 'sigillum-bench-'));
  const common: BuildOptions = {
    bundle: true,
    format: 'esm',
    platform: 'browser',
    conditions: ['workerd', 'worker', 'browser'],
    target: 'es2024',
    external: ['node:*', 'cloudflare:*'],
    define: { 'import.meta.url': '"file:///worker.js"' },
    // What wrangler does with them: fonts and WebAssembly are the page renderer's, which no Worker here loads.
    loader: { '.woff2': 'empty', '.woff': 'empty', '.ttf': 'empty', '.wasm': 'empty' },
    logLevel: 'error',
  };
  await build({ ...common, entryPoints: [join(here, 'stock.ts')], outfile: join(folder, 'stock.js') });
  await build({
    ...common,
    entryPoints: [join(here, entry)],
    outfile: join(folder, 'index.js'),
    plugins: [
      {
        name: 'the library apart',
        setup(build) {
          build.onResolve({ filter: /^\.\/stock\.ts$/ }, () => ({ path: './stock.js', external: true }));
        },
      },
    ],
  });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

export interface RunningWorker {
  readonly url: URL;
  readonly pid: number;
  close(): Promise<void>;
}

/** Starts one workerd process on a free port of this machine; `bindings` are handed to the Worker as JSON. */
export async function serve({ folder }: Bundle, bindings: Readonly<Record<string, unknown>>): Promise<RunningWorker> {
  const names = Object.keys(bindings);
  await Promise.all(names.map((name) => writeFile(join(folder, `${name}.json`), JSON.stringify(bindings[name]))));
  const config = `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [(name = "main", worker = .main)],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")]
);
const main :Workerd.Worker = (
  modules = [(name = "index.js", esModule = embed "index.js"), (name = "stock.js", esModule = embed "stock.js")],
  compatibilityDate = "${COMPATIBILITY_DATE}",
  bindings = [${names.map((name) => `(name = "${name}", json = embed "${name}.json")`).join(', ')}]
);
`;
  const path = join(folder, 'config.capnp');
  await writeFile(path, config);
  const child = spawn(workerdBinary(), ['serve', path, '--control-fd=3'], {
    stdio: ['ignore', 'inherit', 'inherit', 'pipe'],
  });
  const port = await listening(child);
  const close = () =>
    new Promise<void>((resolve) => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  return { url: new URL(`http://127.0.0.1:${port}/`), pid: child.pid ?? 0, close };
}

/** The executable itself, not the script that starts it: that one is a process more. */
function workerdBinary(): string {
  const workerd = createRequire(wranglers.resolve('workerd/package.json'));
  const name = `@cloudflare/workerd-${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch === 'arm64' ? 'arm64' : '64'}`;
  return join(dirname(workerd.resolve(`${name}/package.json`)), 'bin/workerd');
}

/** The port workerd chose, which it tells on its control channel. */
function listening(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let told = '';
    child.stdio[3]?.on('data', (chunk: Buffer) => {
      told += chunk;
      const port = /"event":"listen"[^\n]*"port":(\d+)/.exec(told)?.[1];
      if (port !== undefined) resolve(Number(port));
    });
    child.once('exit', (code) => reject(new Error(`workerd ended with ${code}`)));
    child.once('error', reject);
  });
}

/**
 * Milliseconds of processor that each thread of a process has used, from `schedstat` in nanoseconds; threads that ended are
 * not in it. Empty where there is no /proc.
 */
export function processorOf(pid: number): ReadonlyMap<string, number> {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    return new Map(
      tasks.map((task) => {
        const [ran = ''] = readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ');
        return [task, Number(ran) / 1e6];
      }),
    );
  } catch {
    return new Map();
  }
}
