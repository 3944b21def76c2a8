import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { readArguments, USAGE, type VerifyArguments } from './cli/arguments.ts';
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
import { MAX_INPUT } from './verifying/read/read-input.ts';
import type { Verification } from './verifying/report.ts';
import { spoken } from './verifying/spoken.ts';
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
  const { source, trust: trustFile, at, challenge, domain, language, json } = read.value;
  const added = await trustOf(trustFile);
  if (!added.ok) return complain(added.error);
  const bytes = await bytesOf(source);
  if (!bytes.ok) return complain(bytes.error);
  const trust = await openTrust({
    shipped: shippedRegistry,
    added: async () => added.value,
    own: null,
    memory: createTrustMemory(),
    fetch: createSafeFetch({ fetch: askPublicly }),
  });
  const expected = { ...(challenge === null ? {} : { challenge }), ...(domain === null ? {} : { domain }) };
  const now = at ?? Math.floor(Date.now() / 1000);
  const verification = await verify(bytes.value, expected, { trust, now, local: false });
  const said = spoken(verification, language);
  process.stdout.write(json ? `${JSON.stringify(said, null, 2)}\n` : `${printed(said, language).join('\n')}\n`);
  return exitCode(verification);
}

/** 0 passed, 1 failed, 2 indeterminate, 3 unreadable: a script that forgets one of them does not take it for a pass. */
const exitCode = ({ verdict, unreadable }: Verification): number =>
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
