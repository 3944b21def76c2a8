import { type ChildProcess, spawn } from 'node:child_process';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { fail, ok, type Result } from '../record/result.ts';
import type { LaunchFailure } from './failure.ts';
import type { FromHost, HostOptions, ToHost } from './wrangler-host.ts';

/** The Worker, running in workerd on this machine. */
export interface Runtime {
  stop(): Promise<void>;
  /** Settles when it is gone, asked or not. */
  readonly ended: Promise<void>;
}

export interface RuntimeOptions extends HostOptions {
  readonly signal: AbortSignal;
  /** What the Worker itself says is wrong. */
  onComplaint(message: string): void;
}

/** None of these is about what the service does: no look-up of a location, no usage statistics, no trace store. */
const QUIET = {
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
  WRANGLER_SEND_METRICS: 'false',
  X_LOCAL_OBSERVABILITY: 'false',
  X_LOCAL_EXPLORER: 'false',
};

/** How long, in milliseconds, an orderly stop may take before it is made to stop. */
const PATIENCE = 5000;

/**
 * Runs the Worker with its migrations applied, listening on the loopback address only. Secrets go over the channel
 * between the two processes: never on a command line, in the environment or in a file.
 */
export async function startRuntime(options: RuntimeOptions): Promise<Result<Runtime, LaunchFailure>> {
  const { signal, onComplaint, ...host } = options;
  const windows = process.platform === 'win32';
  const child = spawn(
    process.execPath,
    [...NODE_OPTIONS, fileURLToPath(new URL('wrangler-host.ts', import.meta.url))],
    {
      env: { ...process.env, ...QUIET },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A group of its own, so that a Ctrl-C at the terminal comes here first; Windows would open a console for it.
      detached: !windows,
      windowsHide: true,
    },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  // Whatever it started and could not end itself, should it have been killed.
  child.once('exit', () => forceEnd(child));
  const noise: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (text: string) => {
      noise.push(text);
      if (noise.length > 200) noise.shift();
    });
  const stop = () => stopped(child, ended);
  const last = await new Promise<FromHost | null>((resolve) => {
    child.on('message', (message: FromHost) => {
      if (message.event === 'log') {
        if (message.level === 'error' || message.level === 'warn') onComplaint(message.message);
      } else resolve(message);
    });
    child.once('error', (error) => resolve({ event: 'failed', reason: error.message }));
    void ended.then(() => resolve(null));
    if (signal.aborted) resolve(null);
    signal.addEventListener('abort', () => resolve(null), { once: true });
    child.send({ start: host } satisfies ToHost, () => {});
  });
  if (last?.event === 'ready') return ok({ stop, ended });
  await stop();
  if (signal.aborted) return fail(INTERRUPTED);
  const reason = last?.event === 'failed' ? last.reason : 'it ended without a word';
  if (/address already in use/i.test(reason + noise.join(''))) return fail(portTaken(host.port));
  return fail({
    code: 'RUNTIME',
    reason: `the Worker could not be started: ${reason}`,
    advice: noise.join('').trim().split('\n').filter(Boolean).slice(-20),
  });
}

/** Older releases of Node 24 say that running TypeScript is an experiment. */
const NODE_OPTIONS = ['--disable-warning=ExperimentalWarning'];

export const INTERRUPTED: LaunchFailure = { code: 'INTERRUPTED', reason: 'stopped before it was ready', advice: [] };

/** Whether something answers on a port of this machine: on either address that `localhost` may mean. */
export async function isPortTaken(port: number): Promise<boolean> {
  const answers = (host: string) =>
    new Promise<boolean>((resolve) => {
      const socket = connect({ host, port, timeout: 1000 });
      const settle = (taken: boolean) => {
        socket.destroy();
        resolve(taken);
      };
      socket.once('connect', () => settle(true));
      socket.once('error', () => settle(false));
      socket.once('timeout', () => settle(false));
    });
  return (await Promise.all([answers('127.0.0.1'), answers('::1')])).some(Boolean);
}

export const portTaken = (port: number): LaunchFailure => ({
  code: 'PORT_TAKEN',
  reason: `port ${port} is taken: another program listens there`,
  advice: ['Perhaps Sigillum runs already in another terminal.', 'To use another port, set PORT, such as PORT=8788.'],
});

async function stopped(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    if (child.connected) child.send({ stop: true } satisfies ToHost, () => {});
    else child.kill();
    const force = setTimeout(() => forceEnd(child), PATIENCE);
    await ended;
    clearTimeout(force);
  }
}

/** Ends the process and what it started. */
function forceEnd(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It has ended in the meantime.
  }
}
