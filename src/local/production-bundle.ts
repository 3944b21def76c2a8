import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { promisify } from 'node:util';
import { ROOT } from './home.ts';

const require = createRequire(import.meta.url);
const wranglerFolder = dirname(require.resolve('wrangler/package.json'));
// Miniflare is wrangler's own dependency, of the same version.
const { convertV4MiniflareOptions, Miniflare } = createRequire(join(wranglerFolder, 'package.json'))(
  'miniflare',
) as typeof import('miniflare');

export type RunningMiniflare = InstanceType<typeof Miniflare>;

const MODULE_TYPES: Readonly<Record<string, 'ESModule' | 'CompiledWasm' | 'Data'>> = {
  '.js': 'ESModule',
  '.wasm': 'CompiledWasm',
  '.woff2': 'Data',
  '.woff': 'Data',
  '.ttf': 'Data',
};

/** What Miniflare runs a Worker with; wrangler hands it over without saying more of its type. */
export type WorkerOptions = Readonly<Record<string, unknown>>;

/** What `wrangler deploy` would upload. */
export interface ProductionBundle {
  /** Modules and the settings of `wrangler.toml`, for Miniflare. */
  readonly options: WorkerOptions;
  /** Forgets the files. */
  remove(): Promise<void>;
}

/**
 * Bundles a Worker with wrangler under the settings of `wrangler.toml`: its own entry, or another that is bundled in the
 * same way (`entry`, relative to the repository).
 */
export async function productionBundle(entry?: string): Promise<ProductionBundle> {
  const folder = await mkdtemp(join(tmpdir(), 'sigillum-bundle-'));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await promisify(execFile)(
      process.execPath,
      [
        join(wranglerFolder, 'bin/wrangler.js'),
        'deploy',
        ...(entry === undefined ? [] : [entry]),
        '--dry-run',
        '--outdir',
        folder,
      ],
      { cwd: ROOT, env: { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: 'true' } },
    );
    const { unstable_getMiniflareWorkerOptions } = require('wrangler') as typeof import('wrangler');
    const { workerOptions } = unstable_getMiniflareWorkerOptions(join(ROOT, 'wrangler.toml'));
    const { modulesRules: _, rootPath: __, ...options } = workerOptions;
    const names = (await readdir(folder)).filter((name) => extname(name) in MODULE_TYPES);
    const modules = await Promise.all(
      names
        .toSorted((one, other) => Number(other === 'index.js') - Number(one === 'index.js'))
        .map(async (name) => ({
          type: MODULE_TYPES[extname(name)] ?? ('Data' as const),
          path: join(folder, name),
          contents: await readFile(join(folder, name)),
        })),
    );
    return { options: { ...options, modulesRoot: folder, modules }, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/**
 * Runs a bundle in workerd on this machine, on the loopback address only. Miniflare itself, since `wrangler dev` puts two
 * more workers and a log of every request in front of it.
 */
export function runBundle(options: WorkerOptions): RunningMiniflare {
  const local = { ...options, logRequests: false, host: '127.0.0.1' };
  return new Miniflare(convertV4MiniflareOptions(local as Parameters<typeof convertV4MiniflareOptions>[0]));
}
