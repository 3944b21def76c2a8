import { createServer } from 'node:net';
import { endpointLines } from '../conformance/endpoints.ts';
import { didsOf, type IssuerName, makeKeys } from '../conformance/issuers.ts';
import { fail, ok, type Result } from '../record/result.ts';
import type { LaunchFailure } from './failure.ts';
import { productionBundle, runBundle } from './production-bundle.ts';
import { INTERRUPTED, isPortTaken } from './wrangler.ts';

/** A conformance run that answers. */
export interface ConformanceRun {
  readonly origin: string;
  readonly dids: Readonly<Record<IssuerName, string>>;
  /** Every endpoint, readable. */
  readonly endpoints: readonly string[];
  stop(): Promise<void>;
}

const ENTRY = 'src/conformance/index.ts';

/**
 * Starts the conformance Worker in workerd: bundled as a deployment would be, over https with a certificate of its own
 * making, on the loopback address, with three keys made now that are gone with the process. `port` null: any free one.
 */
export async function startConformance(
  port: number | null,
  signal: AbortSignal,
): Promise<Result<ConformanceRun, LaunchFailure>> {
  const chosen = port ?? (await freePort());
  if (await isPortTaken(chosen)) return fail(taken(chosen));
  const keys = await makeKeys();
  const origin = `https://localhost:${chosen}`;
  const { options, remove } = await productionBundle(ENTRY);
  const { compatibilityDate, compatibilityFlags, modules, modulesRoot } = options;
  if (signal.aborted) {
    await remove();
    return fail(INTERRUPTED);
  }
  const miniflare = withOwnSignals(() =>
    runBundle({
      name: 'sigillum-conformance',
      compatibilityDate,
      compatibilityFlags,
      modules,
      modulesRoot,
      bindings: { ORIGIN: origin, CONFORMANCE_ISSUERS: JSON.stringify(keys) },
      https: true,
      port: chosen,
    }),
  );
  const stop = async () => {
    await miniflare.dispose();
    await remove();
  };
  try {
    await miniflare.ready;
  } catch (error) {
    await stop();
    const reason = error instanceof Error ? error.message : String(error);
    return fail(
      /address already in use/i.test(reason)
        ? taken(chosen)
        : { code: 'RUNTIME', reason: `the Worker could not be started: ${reason}`, advice: [] },
    );
  }
  return ok({ origin, dids: didsOf(keys), endpoints: endpointLines(origin), stop });
}

/** Miniflare would end the process at a signal, before what was started here is stopped and its files are removed. */
function withOwnSignals<T>(start: () => T): T {
  const signals = ['SIGINT', 'SIGTERM'] as const;
  const own = signals.map((signal) => process.listeners(signal));
  const started = start();
  for (const [index, signal] of signals.entries())
    for (const listener of process.listeners(signal))
      if (!own[index]?.includes(listener)) process.off(signal, listener);
  return started;
}

const taken = (port: number): LaunchFailure => ({
  code: 'PORT_TAKEN',
  reason: `port ${port} is taken: another program listens there`,
  advice: ['To use another port: npm run conformance -- --port 40444', 'Without --port a free one is taken.'],
});

/** A port nobody listens on at this moment. */
const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        typeof address === 'object' && address !== null ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
