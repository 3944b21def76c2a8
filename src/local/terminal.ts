import type { LaunchFailure } from './failure.ts';

// When whoever reads this has gone, as with `| head`, the work goes on.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

/** What the person at the terminal reads. */
export const say = (...lines: readonly string[]): void => {
  for (const line of lines) process.stdout.write(`${line}\n`);
};

export const complain = (...lines: readonly string[]): void => {
  for (const line of lines) process.stderr.write(`! ${line}\n`);
};

/** Says why something did not start; answers with the exit code, which is 130 after a Ctrl-C. */
export function sayFailure(what: string, { code, reason, advice }: LaunchFailure): number {
  if (code === 'INTERRUPTED') {
    say('', 'Stopped before it was ready.');
    return 130;
  }
  process.stderr.write(`\n${what} did not start: ${reason}\n${advice.map((line) => `  ${line}\n`).join('')}\n`);
  return 1;
}
