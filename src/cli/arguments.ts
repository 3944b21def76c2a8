import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../record/result.ts';
import type { PageLanguage } from '../record/text.ts';

/** What `npm run verify` was asked. */
export interface VerifyArguments {
  /** A path, an https address, or `-` for standard input. */
  readonly source: string;
  readonly json: boolean;
  readonly language: PageLanguage;
  /** A trust file: institutions, keys and anchors beside the shipped registry. */
  readonly trust: string | null;
  /** Origin of a running service that is to judge instead; null to judge here. */
  readonly service: string | null;
  /** UTC seconds; null for now. */
  readonly at: number | null;
  readonly challenge: string | null;
  readonly domain: string | null;
}

export const USAGE = `Verifies a credential: npm run -s verify -- FILE|URL|- [options]

  FILE              a file with one or more credentials, of any form
  URL               an https address to fetch it from
  -                 standard input

  --json            the whole report as JSON
  --lang nl|en      language of the messages (en)
  --trust FILE      a trust file: institutions, keys and anchors you vouch for (keys/trust/README.md)
  --service ORIGIN  let a running service judge, with what it trusts (http://localhost:8787)
  --at MOMENT       judge as of this moment (2026-11-21T12:00:00Z), not now
  --challenge TEXT  what the presenter was asked to sign, and
  --domain TEXT     for whom

Exit code: 0 passed, 1 failed, 2 indeterminate, 3 unreadable, 64 wrong usage.
`;

/** Reads the command line; a failure says which argument is wrong and what would be accepted. */
export function readArguments(args: readonly string[]): Result<VerifyArguments | 'help', string> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (values.help) return ok('help');
  const [source, ...surplus] = positionals;
  if (source === undefined) return fail('Name one file, https address, or - for standard input.');
  if (surplus.length > 0) return fail(`One file at a time; ${surplus.join(', ')} would be ignored.`);
  const { lang = 'en' } = values;
  if (lang !== 'nl' && lang !== 'en') return fail(`--lang accepts nl or en, not ${lang}.`);
  if (values.service !== undefined && (values.trust !== undefined || values.at !== undefined))
    return fail('--service judges with its own trust and its own clock: leave out --trust and --at.');
  const at = values.at === undefined ? null : Date.parse(values.at) / 1000;
  if (at !== null && !(Number.isFinite(at) && /^\d{4}-\d{2}-\d{2}(T.*Z)?$/.test(values.at ?? '')))
    return fail(`--at accepts a moment such as 2026-11-21T12:00:00Z, not ${values.at}.`);
  return ok({
    source,
    json: values.json ?? false,
    language: lang,
    trust: values.trust ?? null,
    service: values.service ?? null,
    at: at === null ? null : Math.floor(at),
    challenge: values.challenge ?? null,
    domain: values.domain ?? null,
  });
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
      lang: { type: 'string' },
      trust: { type: 'string' },
      service: { type: 'string' },
      at: { type: 'string' },
      challenge: { type: 'string' },
      domain: { type: 'string' },
    },
  });
