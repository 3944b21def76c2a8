import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Puts back the lockfile entries of builds for other systems. `npm install` leaves them out where its registry does not
 * have them, and then `npm ci` refuses the lockfile everywhere. Run it after every `npm install`:
 *
 *   node test/support/complete-lockfile.ts
 */
interface LockedPackage {
  version: string;
  os?: string[];
  cpu?: string[];
  libc?: string[];
  dev?: boolean;
  optional?: boolean;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
}
export interface Lockfile {
  packages: Record<string, LockedPackage>;
}

/** Optional packages that some locked package names and the lockfile does not have, with their exact version. */
export function missingEntries({ packages }: Lockfile): { name: string; version: string }[] {
  return Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !packages[`node_modules/${name}`] && !packages[`${path}/node_modules/${name}`])
      .map(([name, version]) => ({ name, version })),
  );
}

/** The entry of a build whose name tells its system: `workerd-darwin-64`, `cli-linux-arm64-musl`. */
function entryOf({ name, version }: { name: string; version: string }): LockedPackage {
  const os = /darwin|linux|android|windows|win32/.exec(name)?.[0];
  if (os === undefined) throw new Error(`the system of ${name} does not show in its name`);
  return {
    version,
    cpu: [name.includes('arm64') ? 'arm64' : 'x64'],
    dev: true,
    ...(name.endsWith('-musl') ? { libc: ['musl'] } : {}),
    optional: true,
    os: [os === 'windows' ? 'win32' : os],
  };
}

if (import.meta.main) {
  const path = new URL('../../package-lock.json', import.meta.url);
  const lockfile = JSON.parse(readFileSync(path, 'utf8')) as Lockfile;
  for (const missing of missingEntries(lockfile)) lockfile.packages[`node_modules/${missing.name}`] = entryOf(missing);
  const sorted = Object.entries(lockfile.packages).sort(([one], [other]) => (one < other ? -1 : 1));
  writeFileSync(path, `${JSON.stringify({ ...lockfile, packages: Object.fromEntries(sorted) }, null, 2)}\n`);
}
