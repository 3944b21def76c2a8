import { fileURLToPath } from 'node:url';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/**
 * Packages the pool has to bundle as production does: left alone it ignores their `browser` maps and loads Node code
 * that workerd refuses.
 */
const BUNDLED = [
  '@digitalbazaar/credentials-context',
  '@digitalbazaar/data-integrity',
  '@digitalbazaar/data-integrity-context',
  '@digitalbazaar/ecdsa-multikey',
  '@digitalbazaar/ecdsa-rdfc-2019-cryptosuite',
  '@digitalbazaar/ed25519-multikey',
  '@digitalbazaar/eddsa-rdfc-2022-cryptosuite',
  '@digitalbazaar/multikey-context',
  '@digitalbazaar/vc',
  'jsonld',
  'rdf-canonize',
];

export default defineConfig({
  root,
  test: {
    // Two cores are what a small machine has; the default would leave one idle.
    maxWorkers: 2,
    projects: [
      {
        // Pure rooms and conformance: plain Node.
        root,
        test: {
          name: 'node',
          include: ['test/{unit,conformance,attacks}/**/*.test.ts'],
          exclude: ['**/*.workerd.test.ts'],
          testTimeout: 30_000,
        },
      },
      {
        // Whatever needs D1, R2, queues or workerd's own crypto.
        root,
        plugins: [
          cloudflareTest(async () => ({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: {
              bindings: {
                MIGRATIONS: await readD1Migrations(`${root}/src/store/migrations`),
                MASTER_KEY: 'bWFzdGVyLWtleS1vZi10aGUtdGVzdHMtb25seS0hISE',
                FIRST_API_KEY: 'sgl_test_0123456789abcdefghijklmnopqrstuvwx',
              },
            },
          })),
        ],
        test: {
          name: 'workerd',
          include: ['test/**/*.workerd.test.ts'],
          setupFiles: ['test/support/migrate.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          deps: { optimizer: { ssr: { enabled: true, include: BUNDLED } } },
        },
      },
      {
        // The production bundle, started in workerd.
        root,
        test: {
          name: 'production',
          include: ['test/{e2e,crash}/**/*.test.ts'],
          exclude: ['**/*.workerd.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
