import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { readArguments, USAGE, type VerifyArguments } from './cli/arguments.ts';
import { askService } from './cli/ask-service.ts';
import { printed } from './cli/print.ts';
import { fail, ok, type Result } from './record/result.ts';
import { createTrustMemory } from './trust/memory.ts';
import { askPublicly } from './trust/node-outbound.ts';
import { openTrust } from './trust/open-trust.ts';
import { noneAdded } from './trust/registry/none-added.ts';
import { shippedRegistry } from './trust/registry/shipped.ts';
import { readTrustFile } from './trust/registry/trust-file.ts';
import { createSafeDownload, createSafeFetch } from './trust/safe-fetch.ts';
import type { AddedTrust } from './trust/sources.ts';
import type { Expectations } from './verifying/pipeline.ts';
import { MAX_INPUT } from './verifying/read/read-input.ts';
import { type SpokenVerification, spoken } from './verifying/spoken.ts';
import { verify } from './verifying/verify.ts';

/**
 * `npm run -s verify -- FILE|URL|-`: the same report as the service gives, from the shell. It keeps nothing between runs,
 * so a status list that is older than one seen in an earlier run is not noticed.
 */

const USAGE_ERROR = 64;
const download = createSafeDownload({ fetch: askPublicly });

async function main(args: readonly string[]): Promise<number> {
  const read = readArguments(args);
  if (!read.ok) {
    process.stderr.write(`${read.error}\n\n${USAGE}`);
    return USAGE_ERROR;
  }
  if (read.value === 'help') {
    process.stdout.write(USAGE);
    return 0;
  }
  const bytes = await bytesOf(read.value.source);
  if (!bytes.ok) return complain(bytes.error);
  const found = await (read.value.service === null ? judgeHere : judgeThere)(bytes.value, read.value);
  if (!found.ok) return complain(found.error);
  const { json, language } = read.value;
  process.stdout.write(
    json ? `${JSON.stringify(found.value, null, 2)}\n` : `${printed(found.value, language).join('\n')}\n`,
  );
  return exitCode(found.value);
}

type Judging = (bytes: Uint8Array, asked: VerifyArguments) => Promise<Result<SpokenVerification, string>>;

const expectations = ({ challenge, domain }: VerifyArguments): Expectations => ({
  ...(challenge === null ? {} : { challenge }),
  ...(domain === null ? {} : { domain }),
});

const judgeThere: Judging = (bytes, asked) =>
  askService(asked.service ?? '', bytes, expectations(asked), asked.language);

const judgeHere: Judging = async (bytes, asked) => {
  const added = await trustOf(asked.trust);
  if (!added.ok) return added;
  const trust = await openTrust({
    shipped: shippedRegistry,
    added: async () => added.value,
    own: null,
    memory: createTrustMemory(),
    fetch: createSafeFetch({ fetch: askPublicly }),
  });
  const now = asked.at ?? Math.floor(Date.now() / 1000);
  return ok(spoken(await verify(bytes, expectations(asked), { trust, now, local: false }), asked.language));
};

/** 0 passed, 1 failed, 2 indeterminate, 3 unreadable: a script that forgets one of them does not take it for a pass. */
const exitCode = ({ verdict, unreadable }: SpokenVerification): number =>
  unreadable ? 3 : { passed: 0, failed: 1, indeterminate: 2 }[verdict];

function complain(trouble: string): number {
  process.stderr.write(`${trouble}\n`);
  return USAGE_ERROR;
}

async function trustOf(path: string | null): Promise<Result<AddedTrust, string>> {
  if (path === null) return ok(noneAdded);
  const text = await readFile(path, 'utf8').catch(() => null);
  if (text === null) return fail(`The trust file ${path} cannot be read.`);
  const trust = await readTrustFile(text);
  return trust.ok ? trust : fail(`The trust file ${path} is not right: ${trust.error.at}: ${trust.error.reason}`);
}

async function bytesOf(source: VerifyArguments['source']): Promise<Result<Uint8Array, string>> {
  if (source === '-') return ok(new Uint8Array(await buffer(process.stdin)));
  if (!/^https?:\/\//i.test(source)) {
    const bytes = await readFile(source).catch(() => null);
    return bytes === null ? fail(`${source} cannot be read.`) : ok(new Uint8Array(bytes));
  }
  if (!URL.canParse(source)) return fail(`${source} is no address.`);
  const fetched = await download(source, { hosts: [new URL(source).host], maxBytes: MAX_INPUT, types: null });
  return fetched.ok ? ok(fetched.value.bytes) : fail(`${source} cannot be fetched: ${fetched.error.reason}.`);
}

process.exitCode = await main(process.argv.slice(2));
