import { existsSync } from 'node:fs';
import { link, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, ok, type Result } from '../record/result.ts';
import type { LaunchFailure } from './failure.ts';

/** The repository. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

const USUAL_PORT = 8787;
export const USUAL_ORIGIN = `http://localhost:${USUAL_PORT}`;

/** Where a service on this machine keeps what is its own, outside git, and under which origin it signs. */
export interface Home {
  readonly port: number;
  readonly origin: string;
  readonly folder: string;
  /** Database, bodies and queue, as wrangler's `--persist-to`. */
  readonly state: string;
  /** MASTER_KEY and FIRST_API_KEY, as wrangler's `--env-file`. */
  readonly secrets: string;
  /** The development seal authority: root, revocation list, one certificate for each institution and algorithm. */
  readonly seal: string;
  /** An API key for each institution. */
  readonly apiKeys: string;
  readonly exampleAward: string;
}

/**
 * The home for a port: `.sigillum` or `SIGILLUM_HOME`, and a folder of its own in it for every port but the usual one.
 * The origin is signed into documents, so that state made under one port cannot serve another.
 */
export function homeFor(port: number, folder = process.env.SIGILLUM_HOME || join(ROOT, '.sigillum')): Home {
  const own = port === USUAL_PORT ? resolve(folder) : resolve(folder, `port-${port}`);
  return {
    port,
    origin: `http://localhost:${port}`,
    folder: own,
    state: join(own, 'state'),
    secrets: join(own, 'secrets.env'),
    seal: join(own, 'development-seal'),
    apiKeys: join(own, 'api-keys.json'),
    exampleAward: join(own, 'example-award.json'),
  };
}

/** The port from the environment variable `PORT`. */
export function chosenPort(text = process.env.PORT): Result<number, LaunchFailure> {
  if (text === undefined || text === '') return ok(USUAL_PORT);
  const port = Number(text);
  return /^\d{1,5}$/.test(text) && port >= 1024 && port <= 65_535
    ? ok(port)
    : fail({
        code: 'PORT_NOT_VALID',
        reason: `PORT is "${text}"`,
        advice: ['It has to be a number from 1024 to 65535; without it the port is 8787.'],
      });
}

/** Whether something was stored already, encrypted with a master key. */
export const hasState = (home: Home): boolean => existsSync(join(home.state, 'v3', 'd1'));

/** A path as the person at the terminal would write it. */
export function shown(path: string): string {
  const here = process.env.INIT_CWD ?? process.cwd();
  const short = relative(here, path);
  return short === '' || short.startsWith('..') ? path : short;
}

/**
 * Writes a file that only its owner can read: whole or not at all. With `replace` false it leaves a file alone that is
 * there already. Answers whether it wrote.
 */
export async function writePrivate(
  path: string,
  content: string | Uint8Array,
  { replace = true } = {},
): Promise<boolean> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, content, { mode: 0o600 });
  if (replace) {
    await rename(draft, path);
    return true;
  }
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    await rm(draft);
  }
}
