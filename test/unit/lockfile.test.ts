import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Lockfile, missingEntries } from '../support/complete-lockfile.ts';

const lockfile = JSON.parse(readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')) as Lockfile;

describe('the lockfile', () => {
  it('has the builds of every system, so that it installs on Linux, macOS and Windows', () => {
    expect(missingEntries(lockfile)).toEqual([]);
    const systems = Object.entries(lockfile.packages).filter(([path]) => path.includes('@cloudflare/workerd-'));
    expect(systems.map(([, { os, cpu }]) => `${os} ${cpu}`).sort()).toEqual([
      'darwin arm64',
      'darwin x64',
      'linux arm64',
      'linux x64',
      'win32 x64',
    ]);
  });

  it('notices an optional build that is left out', () => {
    const { 'node_modules/@cloudflare/workerd-darwin-arm64': _, ...packages } = lockfile.packages;
    expect(missingEntries({ packages })).toEqual([
      { name: '@cloudflare/workerd-darwin-arm64', version: expect.any(String) },
    ]);
  });

  it('names no address packages came from', () => {
    expect(Object.values(lockfile.packages).filter(({ resolved }) => resolved !== undefined)).toEqual([]);
  });
});
