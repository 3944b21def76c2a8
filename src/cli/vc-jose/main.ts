import { readFile, writeFile } from 'node:fs/promises';
import { isObject, type JsonObject } from '../../record/json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { type Answer, issued, verified } from './answer.ts';
import { type JoseArguments, readArguments, USAGE } from './arguments.ts';

/**
 * `npm run -s vc-jose -- issue|verify …`: VC-JOSE-COSE with a key from a file, for trials against other implementations. It
 * trusts the key it is given, and asks neither whose it is nor what time it is: `npm run verify` does.
 */

const USAGE_ERROR = 64;

async function main(args: readonly string[]): Promise<number> {
  const read = readArguments(args);
  if (!read.ok) return complain(`${read.error}\n\n${USAGE}`);
  if (read.value === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  const answer = await answerTo(read.value);
  if (!answer.ok) return complain(`${answer.error}\n`);
  const text = `${JSON.stringify(answer.value)}\n`;
  const { output } = read.value;
  if (output === null) process.stdout.write(text);
  else if (!(await written(output, text))) return complain(`${output} cannot be written.\n`);
  return 0;
}

async function answerTo({ verb, input, key, kind, disclosable }: JoseArguments): Promise<Result<Answer, string>> {
  if (kind === null) return ok({ result: 'indeterminate', data: 'COSE is not implemented' });
  const text = await readFile(input, 'utf8').catch(() => null);
  if (text === null) return fail(`${input} cannot be read.`);
  const method = await readMethod(key);
  if (!method.ok) return method;
  return ok(
    await (verb === 'issue' ? issued(text, method.value, kind, disclosable) : verified(text, method.value, kind)),
  );
}

async function readMethod(path: string): Promise<Result<JsonObject, string>> {
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return fail(`${path} cannot be read.`);
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return ok(value);
  } catch {
    // Said below, without quoting what may be a secret key.
  }
  return fail(`${path} holds no verification method: a JSON object with publicKeyJwk and secretKeyJwk.`);
}

const written = (path: string, text: string): Promise<boolean> =>
  writeFile(path, text).then(
    () => true,
    () => false,
  );

function complain(trouble: string): number {
  process.stderr.write(trouble);
  return USAGE_ERROR;
}

process.exitCode = await main(process.argv.slice(2));
