import type { JsonObject } from '../../record/json.ts';
import type { READ_CODES } from '../codes/read.ts';
import type { Form } from '../form.ts';
import { MAX_CREDENTIALS } from './allowance.ts';

/** A credential or presentation as it came out of a file, before anything is proved. */
export interface Found {
  /** `edc`: a JWS in JSON serialisation. `json-credential`: a W3C or ELM object. `token`: a compact JWT. */
  readonly kind: 'edc' | 'json-credential' | 'token' | 'sd-jwt' | 'presentation' | 'presentation-token';
  /** What the content says it is. */
  readonly form: Form;
  /** Where in the file: `attachment credential.jsonld`, `[2]`, `folder/a.json › [0]`. Null for the file itself. */
  readonly within: string | null;
  /** The exact text: of a JWS or a document its JSON, of a token the token. */
  readonly text: string;
  /** Strictly parsed; null for tokens. Of an EDC it is the envelope, whose document is a string. */
  readonly json: JsonObject | null;
}

/** A part of a file that is a broken credential, or the file itself when nothing came out of it. */
export interface ReadFailure {
  readonly code: keyof typeof READ_CODES;
  readonly params: Readonly<Record<string, string>>;
  readonly within: string | null;
}

export interface ReadInput {
  readonly found: readonly Found[];
  /** Each gets a failed report of its own. Never empty when `found` is. */
  readonly failures: readonly ReadFailure[];
  /** Names of files in an archive or document that are no credentials. */
  readonly ignored: readonly string[];
}

export const failure = (
  code: ReadFailure['code'],
  within: string | null,
  params: Readonly<Record<string, string>> = {},
): ReadFailure => ({ code, params, within });

/** Said instead of everything that does not fit: nothing is dropped without a word. */
export const tooMany = (within: string | null): ReadFailure =>
  failure('TOO_MANY', within, { limit: String(MAX_CREDENTIALS) });

export const only = (one: Found | ReadFailure): ReadInput =>
  'code' in one ? { found: [], failures: [one], ignored: [] } : { found: [one], failures: [], ignored: [] };

/** Several readings as one, in order. */
export const joined = (parts: readonly ReadInput[]): ReadInput => ({
  found: parts.flatMap(({ found }) => found),
  failures: parts.flatMap(({ failures }) => failures),
  ignored: parts.flatMap(({ ignored }) => ignored),
});

/** A place inside a place. */
export const inside = (outer: string | null, inner: string): string => (outer === null ? inner : `${outer} › ${inner}`);
