import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArguments } from '../../src/cli/arguments.ts';
import { DID, makeWorld, type World } from '../support/world.ts';

let world: World;
let folder: string;
beforeAll(async () => {
  [world, folder] = await Promise.all([makeWorld(), mkdtemp(join(tmpdir(), 'sigillum-cli-'))]);
  const institution = { ...world.institution, keys: [{ id: `${DID}#p1`, publicKeyJwk: world.publicJwk }] };
  const trust = { registry: { asOf: '2026-11-01', institutions: [institution] }, anchors: [] };
  await Promise.all([
    writeFile(join(folder, 'trust.json'), JSON.stringify(trust)),
    writeFile(join(folder, 'attestation.jwt'), await world.sdJwt()),
    writeFile(join(folder, 'proved.json'), await world.secured(world.vcdm2Document)),
    writeFile(join(folder, 'sealed.json'), await world.seal(world.edcDocument, { bare: true })),
    writeFile(join(folder, 'rubbish.txt'), 'Dear admissions office'),
  ]);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

interface Run {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** `npm run -s verify -- …` without npm. */
const run = (args: readonly string[], input?: string): Promise<Run> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'src/cli.ts', ...args]);
    let [out, err] = ['', ''];
    child.stdout.on('data', (chunk) => (out += chunk));
    child.stderr.on('data', (chunk) => (err += chunk));
    child.on('close', (code) => resolve({ code, out, err }));
    child.stdin.end(input);
  });
const file = (name: string): string => join(folder, name);
// The credentials were made for this moment.
const THEN = ['--at', '2026-11-21T12:00:00Z'];

describe('npm run verify', () => {
  it('answers 0 for what passes with the trust it is given, and prints what it says', async () => {
    const { code, out } = await run([file('attestation.jwt'), '--trust', file('trust.json'), ...THEN]);
    expect(out).toContain('PASSED');
    expect(out).toContain('Universiteit Scheldeland');
    expect(out).toContain('[STATUS_NOT_OFFERED]');
    expect(code).toBe(0);
  });

  it('answers 1 for what was changed, 2 for what nobody vouches for, 3 for what is no credential', async () => {
    const text = await world.seal(world.edcDocument);
    const [changed, strange, rubbish] = await Promise.all([
      run(['-'], text.replace('Omgevingsbemiddelaar', 'Hersenchirurg')),
      run([file('sealed.json'), '--lang', 'nl', ...THEN]),
      run([file('rubbish.txt')]),
    ]);
    expect([changed.code, strange.code, rubbish.code]).toEqual([1, 2, 3]);
    expect(changed.out).toContain('[SEAL_BROKEN]');
    expect(strange.out).toContain('De uitreikende instelling staat niet in ons register.');
    expect(rubbish.out).toContain('[NOT_A_CREDENTIAL]');
  });

  it('answers 2 where the status list cannot be had, and calls that unknown', async () => {
    // Nobody serves the lists of a made-up institution; its keys are in the trust file.
    const args = [file('proved.json'), '--trust', file('trust.json'), ...THEN];
    const [said, whole] = await Promise.all([run(args), run([...args, '--json'])]);
    expect([said.code, whole.code]).toEqual([2, 2]);
    expect(said.out).toContain('[STATUS_UNKNOWN]');
    expect(said.out).not.toMatch(/\[STATUS_(?:ACTIVE|NOT_REVOKED|NOT_SUSPENDED|NOT_OFFERED)\]/);
    const [report] = JSON.parse(whole.out).reports;
    const open = report.checks.filter(({ outcome }: { outcome: string }) => outcome === 'unknown');
    expect(new Set(open.map(({ code }: { code: string }) => code))).toEqual(new Set(['STATUS_UNKNOWN']));
    expect(report.europass.revocation).toMatchObject({ status: 'unknown', code: 'STATUS_UNKNOWN' });
  });

  it('gives the whole report as JSON', async () => {
    const { out } = await run([file('sealed.json'), '--json', ...THEN]);
    const { verdict, reports } = JSON.parse(out);
    expect(verdict).toBe('indeterminate');
    expect(reports[0].checks.map((one: { code: string }) => one.code)).toContain('ISSUER_UNKNOWN');
    expect(reports[0].checks[0].message).toMatch(/could be read/);
  });

  it('says on the error stream what is wrong with a call, and judges nothing', async () => {
    const wrong = [
      [[], 'Name one file'],
      [['a', 'b'], 'One file at a time'],
      [['a', '--lang', 'fr'], '--lang accepts nl or en'],
      [['a', '--at', 'yesterday'], '--at accepts a moment'],
      [['a', '--colour'], 'colour'],
      [['a', '--service', 'http://localhost', '--trust', 'x'], 'leave out --trust'],
    ] as const;
    for (const [args, words] of wrong) {
      const read = readArguments(args);
      expect(!read.ok && read.error, String(args)).toContain(words);
    }
    const missing = await run([file('nowhere.json')]);
    expect([missing.code, missing.out]).toEqual([64, '']);
    expect(missing.err).toContain('cannot be read');
    const broken = await run([file('sealed.json'), '--trust', file('rubbish.txt')]);
    expect([broken.code, broken.out]).toEqual([64, '']);
    expect(broken.err).toContain('is not right');
  });

  it('refuses to fetch from this machine or a private network', async () => {
    for (const address of ['http://localhost:8787/x', 'https://127.0.0.1/x', 'https://10.0.0.1/x', 'https://[::1]/x']) {
      const { code, err } = await run([address]);
      expect([code, err], address).toEqual([64, expect.stringContaining('cannot be fetched')]);
    }
  });

  it('lets a service judge when it is told to, and hands on its words', async () => {
    const asked: { url: string | undefined; body: string }[] = [];
    const report = { verdict: 'failed', unreadable: false, reports: [], ignored: [] };
    const server = createServer((request, response) => {
      let body = '';
      request.on('data', (chunk) => (body += chunk));
      request.on('end', () => {
        asked.push({ url: request.url, body });
        response.end(JSON.stringify(report));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const { code } = await run(['-', '--service', `http://127.0.0.1:${port}`, '--challenge', 'c'], 'text');
    server.close();
    expect(code).toBe(1);
    expect(asked).toEqual([{ url: '/api/verify?challenge=c', body: 'text' }]);
    expect((await run(['-', '--service', `http://127.0.0.1:${port}`], 'text')).err).toContain('No service answers');
  });
});
