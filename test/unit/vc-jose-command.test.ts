import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { credential, method } from '../conformance/vc-jose/fixture.ts';

const root = new URL('../..', import.meta.url);

interface Run {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const run = (...args: string[]): Promise<Run> =>
  new Promise((resolve) => {
    execFile(process.execPath, ['src/cli/vc-jose/main.ts', ...args], { cwd: root }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stdout, stderr });
    });
  });

describe('the command vc-jose', () => {
  let folder = '';
  const file = (name: string) => join(folder, name);
  const answer = async (name: string) =>
    JSON.parse(await readFile(file(name), 'utf8')) as { result: string; data: string };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'sigillum-vc-jose-'));
    await writeFile(file('credential.json'), JSON.stringify(credential()));
    await writeFile(file('key.json'), JSON.stringify(await method('EdDSA')));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('issues what it verifies, by files', async () => {
    const common = ['--key', file('key.json'), '--feature', 'credential_sdjwt'];
    const sd = ['--sd', '["issuer","credentialSubject.givenName"]'];
    const issued = await run('issue', '--input', file('credential.json'), ...common, ...sd, '--output', file('a.json'));
    expect(issued).toEqual({ code: 0, stdout: '', stderr: '' });
    const { result, data } = await answer('a.json');
    expect(result).toBe('success');
    await writeFile(file('token.txt'), `${data}\n`);
    await run('verify', '--input', file('token.txt'), ...common, '--output', file('b.json'));
    const read = await answer('b.json');
    expect(read.result).toBe('success');
    expect(JSON.parse(read.data)).toEqual(credential());
  });

  it('writes a failure as a result too, and COSE as indeterminate', async () => {
    const common = ['--input', file('credential.json'), '--key', file('key.json'), '--output', file('c.json')];
    expect((await run('verify', ...common, '--feature', 'credential_jose')).code).toBe(0);
    expect((await answer('c.json')).result).toBe('failure');
    await run('issue', ...common, '--feature', 'credential_cose');
    expect((await answer('c.json')).result).toBe('indeterminate');
  });

  it.each([
    ['no verb', [], /issue or verify/],
    ['no feature', ['issue', '--input', 'x', '--key', 'y'], /--feature accepts credential_jose/],
    [
      'an unreadable file',
      ['issue', '--input', 'nowhere', '--key', 'y', '--feature', 'credential_jose'],
      /nowhere cannot/,
    ],
    [
      'paths where nothing is kept back',
      ['verify', '--input', 'x', '--key', 'y', '--feature', 'credential_sdjwt', '--sd', '["a"]'],
      /--sd belongs to issuing/,
    ],
    [
      'paths that are none',
      ['issue', '--input', 'x', '--key', 'y', '--feature', 'credential_sdjwt', '--sd', 'issuer'],
      /--sd accepts/,
    ],
  ])('says what is wrong with the command line: %s', async (_, args, words) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 64, stdout: '' });
    expect(stderr).toMatch(words);
  });
});
