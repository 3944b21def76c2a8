import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readSeal } from '../../src/credential/jades/read.ts';
import { type Case, inconclusive, passed, type Verdict } from './case.ts';
import { makeFreshSeals, type Trial } from './fresh-seals.ts';
import { dssVersion, judge, missingTools } from './judge.ts';

/**
 * Does EU DSS, the Commission's own validator, agree with us about our seals? Default policy, one trusted certificate.
 *
 *   node test/interop/run.ts                                        fresh seals of every kind
 *   node test/interop/run.ts FILE... --root root.pem --crl crl.der  sealed files that exist already
 *
 * Exits 1 on any deviation; where Java or Maven is missing it says SKIPPED and exits 0.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { root: { type: 'string' }, crl: { type: 'string' } },
});

const missing = missingTools();
if (missing.length > 0) {
  console.log(`SKIPPED: EU DSS judged nothing, because ${missing.join(' and ')} cannot be started here.`);
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'sigillum-interop-'));
const trial = positionals.length > 0 ? existing() : await makeFreshSeals(folder, Math.floor(Date.now() / 1000));
const deviations = await report(trial, judge(folder, trial));
if (deviations === 0) rmSync(folder, { recursive: true });
else console.log(`\nThe files are kept in ${folder}`);
console.log(`\nEU DSS ${dssVersion()}: ${trial.cases.length} verdicts, ${deviations} not as expected.`);
process.exitCode = deviations === 0 ? 0 : 1;

function existing(): Trial {
  if (values.root === undefined || values.crl === undefined)
    throw new Error('files are judged with --root (certificate, PEM or DER) and --crl (DER)');
  const cases = positionals.flatMap((file): Case[] => [
    { title: file, file: resolve(file), condition: 'with-crl', expected: passed },
    { title: `${file}, no CRL`, file: resolve(file), condition: 'without-crl', expected: inconclusive },
  ]);
  return { root: resolve(values.root), crl: resolve(values.crl), cases };
}

/** Prints one line per case and counts the verdicts that are not the expected ones; a missing verdict is one of them. */
async function report({ cases }: Trial, verdicts: readonly Verdict[]): Promise<number> {
  let deviations = 0;
  const width = Math.max(...cases.map(({ title }) => title.length));
  for (const { title, file, condition, expected } of cases) {
    const verdict = verdicts.find((candidate) => candidate.file === file && candidate.condition === condition);
    const said = verdict
      ? [verdict.indication, verdict.subIndication, verdict.format].filter(Boolean).join(', ')
      : 'no verdict';
    const reading = await readSeal(readFileSync(file, 'utf8'));
    const ours = reading.ok ? 'signature good' : reading.error.code;
    const good =
      verdict !== undefined && (expected === undefined || (expected.fits(verdict) && expected.intact === reading.ok));
    if (!good) deviations++;
    console.log(
      `${good ? (expected ? 'ok  ' : 'note') : 'BAD '} ${title.padEnd(width)}  DSS: ${said}  |  ours: ${ours}`,
    );
    if (!good) console.log(`     expected ${expected?.words ?? 'a verdict'}; ${verdict?.messages ?? ''}`);
  }
  return deviations;
}
