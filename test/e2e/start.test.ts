import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeDevelopmentAuthority } from '../../keys/development-authority.ts';
import { readCertificate } from '../../src/credential/certificates/certificate.ts';
import { client } from '../../src/local/client.ts';
import { developmentRoot } from '../../src/local/development-seal.ts';
import { type Home, homeFor } from '../../src/local/home.ts';
import { download } from '../../src/local/tour/documents.ts';
import { freePort } from '../../src/local/tour/guide.ts';
import { stranger } from '../../src/local/tour/stranger.ts';
import { verifyDocuments } from '../../src/local/tour/verify-documents.ts';

/** `npm start` and `npm run demo`, as a person runs them: processes, a port, a folder. */

/** Windows has neither `ps` nor a SIGTERM that a program could hear. */
const onUnix = it.skipIf(process.platform === 'win32');

let folder: string;
let home: Home;
let service: Command;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sigillum-start-'));
  home = homeFor(await freePort(), folder);
  service = run('start.ts');
  await service.says('Afresh');
});
afterAll(async () => {
  await service?.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

describe('npm start', () => {
  it('prints a curl line that issues a credential, and the same one when it is repeated', async () => {
    const first = await printedCurl(service.output());
    expect(first.status).toBe(201);
    expect(first.json).toMatchObject({ award: 'US-2026-000123', progress: 'sealed', development: true });
    expect((await printedCurl(service.output())).text).toBe(first.text);
  });

  onUnix('keeps its folder to its owner and says no secret', () => {
    const { MASTER_KEY, FIRST_API_KEY } = secrets();
    expect(service.output()).not.toContain(MASTER_KEY);
    expect(service.output()).not.toContain(FIRST_API_KEY);
    expect(commandLines(service.pid)).not.toContain(MASTER_KEY);
    expect(commandLines(service.pid)).not.toContain(FIRST_API_KEY);
    const modes = [home.folder, home.secrets, home.apiKeys, join(home.seal, 'root-key.pem')].map(
      (path) => statSync(path).mode & 0o077,
    );
    expect(modes).toEqual([0, 0, 0, 0]);
  });

  it('runs the scheduled work: the audit chain is closed', async () => {
    const call = client(home.origin, apiKey('scheldeland'));
    await expect
      .poll(async () => (await call('GET', '/api/institutions/scheldeland/audit/check')).json, { timeout: 20_000 })
      .toMatchObject({ brokenAt: null, closedTo: expect.toSatisfy((seq: number) => seq > 0) });
  });

  it('refuses a port that is taken, in words', async () => {
    const second = run('start.ts');
    expect(await second.ended).toBe(1);
    expect(second.output()).toContain(`port ${home.port} is taken`);
  });
});

describe('npm run demo', () => {
  it('shows the refusal, issues, saves every form, verifies and decides on an exemption; and again', async () => {
    for (const round of [1, 2]) {
      const tour = run('demo.ts', { SIGILLUM_ORIGIN: home.origin });
      expect([await tour.ended, tour.output()], tour.output()).toEqual([
        0,
        expect.stringContaining('All of it is as said'),
      ]);
      expect(tour.output()).toMatch(/\/eqf +A8: The EQF level is missing/);
      expect(tour.output()).toMatch(round === 1 ? /accepted, and frozen/ : /an earlier tour entered it/);
      expect(tour.output()).toMatch(/5d-\S+ +failed +good +good +good +revoked +refused\n/);
    }
    const files = readdirSync(join(folder, 'demo-output'));
    expect(files).toHaveLength(7 * 5 + 4);
    expect(files).toContain('5-health-innovation-facilitation.vc-eddsa.json');
    const letter = (name: string) => readFileSync(join(folder, 'demo-output', `5-letter.${name}`));
    expect(letter('nl.html').toString()).toContain('Bemiddeling in omgevingsprojecten');
    for (const name of ['nl.pdf', 'en.pdf']) expect(letter(name).subarray(0, 5).toString()).toBe('%PDF-');
    const png = readFileSync(join(folder, 'demo-output', '1-environmental-mediator.nl.png'));
    expect(png.subarray(1, 4).toString()).toBe('PNG');
  });

  it('its verification finds what is wrong: proofs, seal, authority and status', async () => {
    const call = client(home.origin, apiKey('scheldeland'));
    const listed = (await call('GET', '/api/institutions/scheldeland/credentials?award=US-2026-000123')).json;
    const { id } = (listed as { credentials: { id: string }[] }).credentials[0] ?? { id: '' };
    const documents = await download(call, 'scheldeland', id);
    const root = await developmentRoot(home.seal);
    if (!root) throw new Error('there is no root');
    const given = { root, public: stranger(), expected: 'active' } as const;
    const words = (verdict: object) => Object.values(verdict).map(({ word }) => word);
    expect(words(await verifyDocuments(documents, given))).toEqual(['good', 'good', 'good', 'active', 'refused']);

    const renamed = (text: string) => text.replaceAll('Peeters', 'Pieters');
    const forged = {
      edc: renamed(documents.edc),
      'vc-ecdsa': renamed(documents['vc-ecdsa']),
      'vc-eddsa': renamed(documents['vc-eddsa']),
    };
    expect(words(await verifyDocuments(forged, given))).toEqual(['BAD', 'BAD', 'BAD', 'active', 'refused']);

    const other = await makeDevelopmentAuthority({ validFrom: root.notBefore, validTo: root.notAfter });
    const otherRoot = readCertificate(other.root.der);
    if (!otherRoot.ok) throw new Error(otherRoot.error.reason);
    expect((await verifyDocuments(documents, { ...given, root: otherRoot.value })).seal).toMatchObject({ word: 'BAD' });

    expect((await verifyDocuments(documents, { ...given, expected: 'revoked' })).status.asItShould).toBe(false);
    const elsewhere = { ...documents, edc: documents.edc.replaceAll('/status/revocation', '/status/other') };
    expect((await verifyDocuments(elsewhere, given)).status).toMatchObject({ word: 'unknown', asItShould: false });
  });
});

describe('npm start again', () => {
  onUnix(
    'stops on SIGTERM and leaves no process behind, and after a restart the credential is still there',
    async () => {
      const before = await printedCurl(service.output());
      const family = processesOf(service.pid);
      expect(family.length).toBeGreaterThan(2);
      expect(await service.stop()).toBe(0);
      expect(living(family)).toEqual([]);

      service = run('start.ts');
      await service.says('Afresh');
      expect((await printedCurl(service.output())).text).toBe(before.text);
      await service.stop();
    },
  );

  it('refuses to start with another master key, by name and without saying it', async () => {
    const text = readFileSync(home.secrets, 'utf8');
    const other = 'A'.repeat(43);
    writeFileSync(home.secrets, text.replace(secrets().MASTER_KEY, other));
    const started = run('start.ts');
    expect(await started.ended).toBe(1);
    expect(started.output()).toMatch(/did not start: MASTER_KEY is not the key/);
    expect(started.output()).not.toContain(other);
    writeFileSync(home.secrets, text);
  });

  it('refuses to start without its master key, and never makes a new one beside a database', async () => {
    const text = readFileSync(home.secrets, 'utf8');
    await rm(home.secrets);
    const started = run('start.ts');
    expect(await started.ended).toBe(1);
    expect(started.output()).toMatch(/did not start: MASTER_KEY is missing/);
    expect(existsSync(home.secrets)).toBe(false);
    writeFileSync(home.secrets, text);
  });

  onUnix('leaves nothing behind when it is stopped while it starts', async () => {
    const started = run('start.ts');
    await started.says('starting');
    await expect.poll(() => processesOf(started.pid).length, { timeout: 10_000 }).toBeGreaterThan(1);
    const family = processesOf(started.pid);
    expect(await started.stop('SIGINT')).toBe(130);
    expect(living(family)).toEqual([]);
    await expect(listening(home.port)).resolves.toBe(false);
  });
});

interface Command {
  readonly pid: number;
  output(): string;
  says(text: string): Promise<void>;
  stop(signal?: NodeJS.Signals): Promise<number | null>;
  readonly ended: Promise<number | null>;
}

/** Runs one of the two commands as npm does, in the temporary folder. */
function run(script: 'start.ts' | 'demo.ts', more: Record<string, string> = {}): Command {
  const file = fileURLToPath(new URL(`../../src/local/${script}`, import.meta.url));
  const child: ChildProcess = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', file], {
    cwd: folder,
    env: { ...process.env, INIT_CWD: folder, SIGILLUM_HOME: folder, PORT: String(home.port), ...more },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return {
    pid: child.pid ?? 0,
    ended,
    output: () => text,
    async says(wanted) {
      while (!text.includes(wanted)) {
        if (child.exitCode !== null) throw new Error(`it ended:\n${text}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return ended;
    },
  };
}

/** Does what the printed line would do in a terminal. */
async function printedCurl(output: string) {
  const line = output.split('\n').find((each) => each.startsWith('curl ')) ?? '';
  const [, url = ''] = /-X POST (\S+)/.exec(line) ?? [];
  const headers = [...line.matchAll(/-H "([^:"]+): ([^"]+)"/g)].map(
    ([, name, value]) => [name, value] as [string, string],
  );
  const [, file = ''] = /--data "@([^"]+)"/.exec(line) ?? [];
  const response = await fetch(url, { method: 'POST', headers, body: readFileSync(join(folder, file), 'utf8') });
  const text = await response.text();
  return { status: response.status, text, json: JSON.parse(text) as unknown };
}

function secrets(): { MASTER_KEY: string; FIRST_API_KEY: string } {
  const [, MASTER_KEY = '', FIRST_API_KEY = ''] =
    /^MASTER_KEY=(\S+)\nFIRST_API_KEY=(\S+)\n$/.exec(readFileSync(home.secrets, 'utf8')) ?? [];
  return { MASTER_KEY, FIRST_API_KEY };
}
const apiKey = (slug: string): string => JSON.parse(readFileSync(home.apiKeys, 'utf8'))[slug];

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly state: string;
  readonly command: string;
}

const processes = (): Process[] =>
  execFileSync('ps', ['-A', '-ww', '-o', 'pid=', '-o', 'ppid=', '-o', 'stat=', '-o', 'args='], {
    encoding: 'utf8',
    maxBuffer: 1 << 24,
  })
    .split('\n')
    .flatMap((line) => {
      const [, pid, parent, state = '', command = ''] = /^\s*(\d+)\s+(\d+)\s+(\S+)\s+(.*)$/.exec(line) ?? [];
      return pid ? [{ pid: Number(pid), parent: Number(parent), state, command }] : [];
    });

/** A process and everything it started. */
function processesOf(pid: number): Process[] {
  const all = processes();
  const family = all.filter((each) => each.pid === pid);
  for (const one of family) family.push(...all.filter((each) => each.parent === one.pid));
  return family;
}

const commandLines = (pid: number): string =>
  processesOf(pid)
    .map(({ command }) => command)
    .join('\n');

/** Those still at work; one that ended but that nobody asked about (a zombie) is not. */
const living = (family: readonly Process[]): Process[] => {
  const now = new Map(processes().map((each) => [each.pid, each]));
  return family.filter(({ pid }) => now.has(pid) && !now.get(pid)?.state.startsWith('Z'));
};

const listening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
  });
