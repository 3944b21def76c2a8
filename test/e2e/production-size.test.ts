import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const MEGABYTE = 1_000_000;
/** What draws: the engine and its fonts, which only a Worker that issues loads. */
const RENDERER = /\.(wasm|woff2?|ttf)$/;

let folder: string;
let modules: { name: string; bytes: number; compressed: number }[];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sigillum-bundle-'));
  const wrangler = join(dirname(createRequire(import.meta.url).resolve('wrangler/package.json')), 'bin/wrangler.js');
  await promisify(execFile)(process.execPath, [wrangler, 'deploy', '--dry-run', '--outdir', folder], {
    cwd: root,
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false', CI: 'true' },
  });
  const names = (await readdir(folder)).filter((name) => !/\.(map|md)$/.test(name));
  modules = await Promise.all(
    names.map(async (name) => {
      const content = await readFile(join(folder, name));
      return { name, bytes: content.length, compressed: gzipSync(content, { level: 9 }).length };
    }),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('what a deployment uploads', () => {
  const total = (of: typeof modules) => of.reduce((sum, { compressed }) => sum + compressed, 0);

  it('is below 10 MB compressed, and below 3 MB without the image renderer', () => {
    const renderer = modules.filter(({ name }) => RENDERER.test(name));
    const code = modules.filter(({ name }) => !RENDERER.test(name));
    const inMegabytes = (bytes: number) => `${(bytes / MEGABYTE).toFixed(2)} MB`;
    console.log(
      `compressed: ${inMegabytes(total(modules))} in ${modules.length} modules, of which code ${inMegabytes(total(code))}, renderer ${inMegabytes(total(renderer))}`,
    );
    expect(renderer.length, 'the engine and its fonts').toBeGreaterThan(10);
    expect(code.map(({ name }) => name)).toContain('index.js');
    expect(total(modules)).toBeLessThan(10 * MEGABYTE);
    expect(total(code)).toBeLessThan(3 * MEGABYTE);
  });

  it('has nothing of conformance runs: no examples context, no other context, no issuers, no other policy', async () => {
    const code = await readFile(join(folder, 'index.js'), 'utf8');
    for (const part of ['/ns/credentials/examples#', 'w3id.org/citizenship', 'src/conformance/', 'CONFORMANCE_ISSUERS'])
      expect(code.includes(part), part).toBe(false);
    // Every row of the table is the product's.
    expect(code.match(/issuerIsNotController: "\w+"/g)).toEqual(['issuerIsNotController: "failed"']);
  });

  it('holds no private key and nothing of the tests', async () => {
    const code = await readFile(join(folder, 'index.js'), 'utf8');
    expect(code).not.toMatch(/-----BEGIN [A-Z ]*PRIVATE KEY-----\n[A-Za-z0-9+/]/);
    expect(code).not.toContain('sgl_test_');
  });
});
