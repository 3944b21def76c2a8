import { parseArgs } from 'node:util';
import type { JoseKind } from '../../credential/vc-jose/kind.ts';
import { fail, ok, type Result } from '../../record/result.ts';

/** What `npm run vc-jose` was asked. */
export interface JoseArguments {
  readonly verb: 'issue' | 'verify';
  /** A path: JSON to issue, a token to verify. */
  readonly input: string;
  /** A path: a verification method with `publicKeyJwk` and `secretKeyJwk`. */
  readonly key: string;
  /** Null for a feature that exists and is not implemented. */
  readonly kind: JoseKind | null;
  readonly disclosable: readonly string[];
  /** A path; null for standard output. */
  readonly output: string | null;
}

export const USAGE = `Secures and reads credentials by VC-JOSE-COSE: npm run -s vc-jose -- issue|verify [options]

  --input FILE      issue: an unsecured credential or presentation (JSON); verify: a token (text)
  --key FILE        a verification method with publicKeyJwk (verify) and secretKeyJwk (issue);
                    P-256, P-384, P-521 or Ed25519
  --feature NAME    credential_jose, presentation_jose, credential_sdjwt or presentation_sdjwt
  --sd JSON         what a holder may keep back, as paths: '["issuer","credentialSubject.address.street","evidence[0]"]'
  --output FILE     where the result goes: {"result":"success"|"failure"|"indeterminate","data":"…"}

Exit code: 0 when there is a result, whatever it is; 64 wrong usage.
`;

const FEATURES: ReadonlyMap<string, JoseKind | null> = new Map<string, JoseKind | null>([
  ['credential_jose', { document: 'credential', selective: false }],
  ['presentation_jose', { document: 'presentation', selective: false }],
  ['credential_sdjwt', { document: 'credential', selective: true }],
  ['presentation_sdjwt', { document: 'presentation', selective: true }],
  ['credential_cose', null],
  ['presentation_cose', null],
]);

/** Reads the command line; a failure says which argument is wrong and what would be accepted. */
export function readArguments(args: readonly string[]): Result<JoseArguments | 'help', string> {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  if (values.help) return ok('help');
  const [verb, ...surplus] = positionals;
  if (verb !== 'issue' && verb !== 'verify') return fail(`Say issue or verify, not ${verb ?? 'nothing'}.`);
  if (surplus.length > 0) return fail(`${surplus.join(', ')} would be ignored.`);
  const { input, key, feature, output } = values;
  if (input === undefined) return fail('--input names the file to read.');
  if (key === undefined) return fail('--key names the file with the verification method.');
  const kind = FEATURES.get(feature ?? '');
  if (kind === undefined) return fail(`--feature accepts ${[...FEATURES.keys()].join(', ')}.`);
  const disclosable = pathsOf(values.sd);
  if (disclosable === null) return fail('--sd accepts a JSON array of paths, such as ["issuer","evidence[0]"].');
  if (disclosable.length > 0 && !(kind?.selective && verb === 'issue'))
    return fail('--sd belongs to issuing with credential_sdjwt or presentation_sdjwt.');
  return ok({ verb, input, key, kind, disclosable, output: output ?? null });
}

function pathsOf(text: string | undefined): readonly string[] | null {
  if (text === undefined) return [];
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) && value.every((path): path is string => typeof path === 'string') ? value : null;
  } catch {
    return null;
  }
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      input: { type: 'string' },
      key: { type: 'string' },
      feature: { type: 'string' },
      sd: { type: 'string' },
      output: { type: 'string' },
    },
  });
