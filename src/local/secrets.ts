import { readFile } from 'node:fs/promises';
import { encodeBase64Url } from '../record/base64.ts';
import { fail, ok, type Result } from '../record/result.ts';
import type { LaunchFailure } from './failure.ts';
import { type Home, hasState, shown, writePrivate } from './home.ts';

export interface Secrets {
  readonly MASTER_KEY: string;
  readonly FIRST_API_KEY: string;
}

/**
 * The secrets of a home; made when nothing was stored yet. A master key is never made beside a database: keys encrypted
 * with the lost one would stay unreadable for ever. Whether it is the right one is for the Worker to say.
 */
export async function secretsOf(home: Home): Promise<Result<Secrets, LaunchFailure>> {
  const file = await readFile(home.secrets, 'utf8').catch(absent);
  const kept = parse(file ?? '');
  if (kept.MASTER_KEY === undefined && hasState(home))
    return fail({
      code: 'MASTER_KEY_MISSING',
      reason: `MASTER_KEY is missing: it belongs in ${shown(home.secrets)}`,
      advice: [
        `The signing keys in ${shown(home.state)} are encrypted with it; without it they cannot be used.`,
        'Put the file back as it was.',
        `To lose everything and start afresh: delete ${shown(home.folder)}.`,
      ],
    });
  const { MASTER_KEY = random(), FIRST_API_KEY = `sgl_${random()}` } = kept;
  if (kept.MASTER_KEY !== undefined && kept.FIRST_API_KEY !== undefined) return ok({ MASTER_KEY, FIRST_API_KEY });
  const text = `MASTER_KEY=${MASTER_KEY}\nFIRST_API_KEY=${FIRST_API_KEY}\n`;
  // Of two that start at once, the later takes what the earlier made.
  if (await writePrivate(home.secrets, text, { replace: file !== null })) return ok({ MASTER_KEY, FIRST_API_KEY });
  return secretsOf(home);
}

function parse(text: string): { MASTER_KEY?: string; FIRST_API_KEY?: string } {
  return Object.fromEntries(
    text.split(/\r?\n/).flatMap((line) => {
      const [, name, value] = /^(MASTER_KEY|FIRST_API_KEY)=(.*)$/.exec(line.trim()) ?? [];
      return name && value ? [[name, value]] : [];
    }),
  );
}

const random = (): string => encodeBase64Url(crypto.getRandomValues(new Uint8Array(32)));

/** A file that is not there; any other trouble is not taken for that. */
function absent(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
