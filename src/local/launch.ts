import { mkdir, readFile } from 'node:fs/promises';
import { fail, ok, type Result } from '../record/result.ts';
import { type Answer, apiOf, client, problemIn } from './client.ts';
import { type DevelopmentSeal, developmentSeal } from './development-seal.ts';
import type { LaunchFailure } from './failure.ts';
import { type Home, shown, writePrivate } from './home.ts';
import { SCENARIO_CASES } from './invented/awards.ts';
import { type ApiKeys, provision, STOCK } from './provision.ts';
import { keepSchedule } from './schedule.ts';
import { secretsOf } from './secrets.ts';
import { INTERRUPTED, isPortTaken, portTaken, startRuntime } from './wrangler.ts';

/** A service that runs on this machine, with its two invented institutions. */
export interface Running {
  readonly origin: string;
  readonly apiKeys: ApiKeys;
  readonly seal: DevelopmentSeal;
  stop(): Promise<void>;
  /** Settles when it is gone, asked or not. */
  readonly ended: Promise<void>;
}

interface LaunchOptions {
  readonly signal: AbortSignal;
  onComplaint(message: string): void;
}

/**
 * Starts the service of a home: secrets and development seals where there are none, migrations, the Worker, and what is
 * missing of the invented institutions. When this fails, nothing is left running.
 */
export async function launch(home: Home, options: LaunchOptions): Promise<Result<Running, LaunchFailure>> {
  const { signal, onComplaint } = options;
  if (await isPortTaken(home.port)) return fail(portTaken(home.port));
  const secrets = await secretsOf(home);
  if (!secrets.ok) return secrets;
  await mkdir(home.state, { recursive: true, mode: 0o700 });
  const sealing = developmentSeal(
    home.seal,
    STOCK.map(({ institution }) => institution),
    Math.floor(Date.now() / 1000),
  );
  // Its failure is heard below, where it is awaited.
  sealing.catch(() => {});
  const { MASTER_KEY, FIRST_API_KEY } = secrets.value;
  const runtime = await startRuntime({
    port: home.port,
    state: home.state,
    vars: { ORIGIN: home.origin, FORMER_ORIGINS: '' },
    secrets: { MASTER_KEY, FIRST_API_KEY },
    signal,
    onComplaint,
  });
  if (!runtime.ok) return runtime;
  const { stop, ended } = runtime.value;
  try {
    const seal = await sealing;
    const obstacle = signal.aborted ? INTERRUPTED : await notReady(home, FIRST_API_KEY);
    if (obstacle) {
      await stop();
      return fail(obstacle);
    }
    const given = { origin: home.origin, operatorKey: FIRST_API_KEY, seal, apiKeys: await keptApiKeys(home) };
    const apiKeys = await provision(given);
    await writePrivate(home.apiKeys, `${JSON.stringify(apiKeys, null, 2)}\n`);
    await writePrivate(home.exampleAward, `${JSON.stringify(EXAMPLE.award, null, 2)}\n`);
    if (signal.aborted) {
      await stop();
      return fail(INTERRUPTED);
    }
    const endSchedule = keepSchedule(home.origin, onComplaint);
    void ended.then(endSchedule);
    return ok({
      origin: home.origin,
      apiKeys,
      seal,
      ended,
      stop() {
        endSchedule();
        return stop();
      },
    });
  } catch (error) {
    await stop();
    if (signal.aborted) return fail(INTERRUPTED);
    throw error;
  }
}

/** The award that `npm start` shows how to issue. */
export const EXAMPLE = SCENARIO_CASES.environmentalMediator();

/** Asks the Worker whether its settings are right: it says so with every request that needs them. */
async function notReady(home: Home, operatorKey: string): Promise<LaunchFailure | null> {
  let answer: Answer;
  try {
    answer = await client(home.origin, operatorKey)('GET', apiOf(EXAMPLE.institution.slug));
  } catch {
    return {
      code: 'LOCALHOST',
      reason: `${home.origin} does not answer, although the service listens on 127.0.0.1:${home.port}`,
      advice: ['The name "localhost" has to lead to 127.0.0.1 on this machine.'],
    };
  }
  if (answer.status === 200 || (answer.status === 404 && answer.json !== null)) return null;
  const { code, params } = (answer.json ?? {}) as { code?: string; params?: { setting?: string; reason?: string } };
  if (code !== 'NOT_READY') return { code: 'RUNTIME', reason: problemIn(answer), advice: [] };
  const { setting = '', reason = '' } = params ?? {};
  return { code: 'NOT_READY', reason: `${setting} ${reason}`, advice: ADVICE[setting]?.(home) ?? [] };
}

const ADVICE: Readonly<Record<string, (home: Home) => readonly string[]>> = {
  MASTER_KEY: (home) => [
    `It is read from ${shown(home.secrets)}. Put back the one this state was made with.`,
    `To lose everything and start afresh: delete ${shown(home.folder)}.`,
  ],
  FIRST_API_KEY: (home) => [`It is read from ${shown(home.secrets)}; delete its line there and a new one is made.`],
  ORIGIN: (home) => [`The state in ${shown(home.state)} was made by a service at another address.`],
};

/** The API keys that were handed out in this home. */
export async function keptApiKeys(home: Home): Promise<ApiKeys> {
  try {
    const kept: unknown = JSON.parse(await readFile(home.apiKeys, 'utf8'));
    return Object.fromEntries(Object.entries(kept ?? {}).filter(([, token]) => typeof token === 'string'));
  } catch {
    // Lost or spoilt: new ones are made.
    return {};
  }
}
