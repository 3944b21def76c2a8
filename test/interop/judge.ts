import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Verdict } from './case.ts';
import type { Trial } from './fresh-seals.ts';

const POM = fileURLToPath(new URL('pom.xml', import.meta.url));
/** Maven is a batch file on Windows, which only a shell starts. */
const shell = process.platform === 'win32';

/** The tools the judgement needs and this machine does not have. */
export function missingTools(): string[] {
  const tools = [
    { name: 'java', argument: '-version' },
    { name: 'mvn', argument: '-v' },
  ];
  return tools
    .filter(({ name, argument }) => spawnSync(name, [argument], { shell }).status !== 0)
    .map(({ name }) => name);
}

export const dssVersion = (): string => readFileSync(POM, 'utf8').match(/<dss\.version>([^<]+)</)?.[1] ?? 'unknown';

/** Lets EU DSS judge every case; Maven builds into the folder, never into the repository. */
export function judge(folder: string, trial: Trial): Verdict[] {
  const job = join(folder, 'job.tsv');
  const lines = [
    ['root', trial.root],
    ['crl', trial.crl],
    ...trial.cases.map(({ condition, file }) => ['judge', condition, file]),
  ];
  writeFileSync(job, lines.map((words) => words.join('\t')).join('\n'));
  const run = spawnSync(
    'mvn',
    [
      '-q',
      '-B',
      '-Dstyle.color=never',
      '-f',
      POM,
      'compile',
      'exec:java',
      '-Dexec.mainClass=sigillum.Judge',
      `-Dbuild.folder=${join(folder, 'build')}`,
      `-Dsigillum.job=${job}`,
    ],
    { shell, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  if (run.status !== 0) throw new Error(`Maven could not run EU DSS:\n${run.stdout}\n${run.stderr}`);
  // Maven may put a colour reset before the first line, whatever it was told.
  return [...run.stdout.matchAll(/VERDICT\t.*/g)].map(([line]) => {
    const [, file = '', condition = '', indication = '', subIndication = '', format = '', messages = ''] = line
      .trimEnd()
      .split('\t');
    return { file, condition, indication, subIndication, format, messages };
  });
}
