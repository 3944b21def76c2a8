import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ROOT } from './home.ts';
import { migrate } from './migrate.ts';

/**
 * The process in which wrangler runs the Worker. It is apart from the one at the terminal, so that a Ctrl-C reaches
 * neither wrangler nor workerd directly, and it ends with the process that started it, however that ended.
 */

export interface HostOptions {
  readonly port: number;
  readonly state: string;
  readonly vars: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
}

export type ToHost = { readonly start: HostOptions } | { readonly stop: true };
export type FromHost =
  | { readonly event: 'ready' }
  | { readonly event: 'failed'; readonly reason: string }
  | { readonly event: 'log'; readonly level: string; readonly message: string };

/** Settles when the message is on its way; a process that nobody listens to any more has nothing to tell. */
const tell = (message: FromHost): Promise<void> =>
  new Promise((sent) => {
    if (process.connected && process.send) process.send(message, () => sent());
    else sent();
  });
const reasonOf = (error: unknown): string => {
  const { cause, message } = (error ?? {}) as { cause?: { message?: string }; message?: string };
  return cause?.message ?? message ?? String(error);
};

/** The runtime kills workerd when this process exits; there is nothing to wait for, since D1 writes are whole or not. */
const end = (): never => process.exit(0);

async function start({ port, state, vars, secrets }: HostOptions): Promise<void> {
  // CommonJS: importing it as a module would first search its fourteen megabytes for names.
  const wrangler = createRequire(import.meta.url)('wrangler') as typeof import('wrangler');
  const environment = new wrangler.unstable_DevEnv();
  const loaded = new Promise<void>((resolve, reject) => {
    environment.once('reloadComplete', () => resolve());
    environment.once('error', reject);
    environment.once('buildFailed', reject);
  });
  const bindings = {
    ...Object.fromEntries(Object.entries(vars).map(([name, value]) => [name, { type: 'plain_text', value } as const])),
    ...Object.fromEntries(
      Object.entries(secrets).map(([name, value]) => [name, { type: 'secret_text', value } as const]),
    ),
  };
  await Promise.all([
    loaded,
    environment.startWorker({
      config: join(ROOT, 'wrangler.toml'),
      // A .dev.vars or .env that lies about is somebody's, not ours.
      envFiles: [],
      bindings,
      dev: {
        server: { hostname: '127.0.0.1', port },
        persist: state,
        remote: false,
        watch: false,
        inspector: false,
        registry: undefined,
        logLevel: 'error',
        structuredLogsHandler: ({ level, message }: { level: string; message: string }) =>
          void tell({ event: 'log', level, message }),
      },
    }),
    environment.proxy.ready.promise,
  ]);
  const [local] = environment.runtimes;
  const database: D1Database | undefined = await local?.mf?.getD1Database('DB');
  if (!database) throw new Error('the database is not there');
  await migrate(database, join(ROOT, 'src/store/migrations'), wrangler.unstable_splitSqlQuery);
  await tell({ event: 'ready' });
}

process.on('disconnect', end);
process.on('message', (message: ToHost) => {
  if ('stop' in message) end();
  else
    start(message.start).catch(async (error: unknown) => {
      await tell({ event: 'failed', reason: reasonOf(error) });
      end();
    });
});
