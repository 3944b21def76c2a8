import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Certificate } from '../../credential/certificates/certificate.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { apiOf, client } from '../client.ts';
import { developmentRoot } from '../development-seal.ts';
import type { LaunchFailure } from '../failure.ts';
import { type Home, homeFor, shown, USUAL_ORIGIN } from '../home.ts';
import { keptApiKeys, launch } from '../launch.ts';
import { type ApiKeys, STOCK } from '../provision.ts';
import { complain, say } from '../terminal.ts';

/** The service a tour goes through. */
export interface Guide {
  readonly origin: string;
  readonly apiKeys: ApiKeys;
  /** The only certificate the tour trusts for seals. */
  readonly root: Certificate;
  /** Whether it ends with the tour. */
  readonly temporary: boolean;
  stop(): Promise<void>;
}

/** The service that `npm start` runs here, at `SIGILLUM_ORIGIN` or the usual address; without one, a temporary one. */
export async function findGuide(signal: AbortSignal): Promise<Result<Guide, LaunchFailure>> {
  const asked = process.env.SIGILLUM_ORIGIN;
  const wanted = asked || USUAL_ORIGIN;
  const { origin, port } = URL.canParse(wanted) ? new URL(wanted) : { origin: '', port: '' };
  const home = homeFor(Number(port));
  const running = home.origin === origin ? await runningAt(home) : null;
  if (running) return ok(running);
  if (!asked) return temporary(signal);
  return fail({
    code: 'NOT_READY',
    reason: `no service of this folder answers at ${asked}`,
    advice: [
      `The tour needs the API keys and the root that npm start keeps in ${shown(home.folder)};`,
      'SIGILLUM_HOME names another folder. Without SIGILLUM_ORIGIN it starts a service of its own.',
    ],
  });
}

async function runningAt(home: Home): Promise<Guide | null> {
  const [apiKeys, root] = await Promise.all([keptApiKeys(home), developmentRoot(home.seal)]);
  if (!root) return null;
  const opened = await Promise.all(
    STOCK.map(async ({ institution: { slug } }) => {
      const call = client(home.origin, apiKeys[slug] ?? null);
      const answer = await call('GET', apiOf(slug)).catch(() => null);
      return answer?.status === 200;
    }),
  );
  return opened.every(Boolean) ? { origin: home.origin, apiKeys, root, temporary: false, stop: async () => {} } : null;
}

async function temporary(signal: AbortSignal): Promise<Result<Guide, LaunchFailure>> {
  say('No service runs here: starting one for this tour ...');
  const folder = await mkdtemp(join(tmpdir(), 'sigillum-tour-'));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    const launched = await launch(homeFor(await freePort(), folder), { signal, onComplaint: complain });
    if (!launched.ok) {
      await remove();
      return launched;
    }
    const { origin, apiKeys, seal, stop } = launched.value;
    return ok({
      origin,
      apiKeys,
      root: seal.root,
      temporary: true,
      async stop() {
        await stop();
        await remove();
      },
    });
  } catch (error) {
    await remove();
    throw error;
  }
}

/** A port that is free now. */
export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no free port')),
      );
    });
  });
