import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { readD1Migrations } from '@cloudflare/vitest-plugin';

/** What `wrangler deploy` would upload, in one workerd that answers on a port of this machine. */
export interface ProductionWorker {
  readonly url: URL;
  close(): Promise<void>;
}

const MODULE_TYPES: Readonly<Record<string, 'ESModule' | 'CompiledWasm' | 'Data'>> = {
  '.js': 'ESModule',
  '.wasm': 'CompiledWasm',
  '.woff2': 'Data',
  '.woff': 'Data',
  '.ttf': 'Data',
};

/**
 * Bundles with wrangler and runs the bundle under Miniflare itself. `wrangler dev` and its test harness put two more
 * workers and a log of every request in front of it: with them a stylesheet was served 90 times a second where this serves
 * 650, so one would measure those.
 */
export async function startProductionWorker(root: URL, secrets: Readonly<Record<string, string>>) {
  const require = createRequire(import.meta.url);
  const wranglerFolder = dirname(require.resolve('wrangler/package.json'));
  const folder = await mkdtemp(join(tmpdir(), 'sigillum-load-'));
  const arguments_ = [join(wranglerFolder, 'bin/wrangler.js'), 'deploy', '--dry-run', '--outdir', folder];
  const env = { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: 'true' };
  await promisify(execFile)(process.execPath, arguments_, { cwd: root, env });
  const { unstable_getMiniflareWorkerOptions } = require('wrangler') as typeof import('wrangler');
  // Miniflare is wrangler's own dependency, of the same version.
  const { convertV4MiniflareOptions, Miniflare } = createRequire(join(wranglerFolder, 'package.json'))(
    'miniflare',
  ) as typeof import('miniflare');
  const { workerOptions } = unstable_getMiniflareWorkerOptions(fileURLToPath(new URL('wrangler.toml', root)));
  const { modulesRules: _, rootPath: __, ...options } = workerOptions;
  const names = (await readdir(folder)).filter((name) => extname(name) in MODULE_TYPES);
  const modules = await Promise.all(
    names
      .toSorted((one, other) => Number(other === 'index.js') - Number(one === 'index.js'))
      .map(async (name) => ({
        type: MODULE_TYPES[extname(name)] ?? 'Data',
        path: join(folder, name),
        contents: await readFile(join(folder, name)),
      })),
  );
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      ...options,
      name: 'sigillum',
      modulesRoot: folder,
      modules,
      queueConsumers: {},
      logRequests: false,
      host: '127.0.0.1',
      port: 0,
      bindings: { ...(options.bindings as object), ...secrets },
    }),
  );
  const close = async () => {
    await miniflare.dispose();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const url = await miniflare.ready;
    const database = await miniflare.getD1Database('DB');
    const migrations = await readD1Migrations(fileURLToPath(new URL('src/store/migrations', root)));
    for (const { queries } of migrations) await database.batch(queries.map((query) => database.prepare(query)));
    return { url, close } satisfies ProductionWorker;
  } catch (error) {
    await close();
    throw error;
  }
}
