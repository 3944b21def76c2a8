import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allCleanCases } from '../../../src/local/invented/awards.ts';
import { Award } from '../../../src/record/award.ts';
import type { Finding } from '../../../src/record/finding.ts';
import { Institution } from '../../../src/record/institution.ts';
import { Specification } from '../../../src/record/offering.ts';
import { checkAward, checkOffering } from '../../../src/record/rules/check.ts';
import { RuleProfileId } from '../../../src/record/rules/profile-id.ts';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

const CASES = allCleanCases().map((item) => item.case as unknown as { [name: string]: Json });

/** Values a registrar's system may send in any field; most of them suit only some. */
const VALUE: fc.Arbitrary<Json> = fc.oneof(
  fc.constantFrom<Json>(
    ...['1', '2', '3a', '3b', 'lll', 'credit-contract', 'informal', 'OK', 'attendance', 'written', 'self', 'other'],
    ...['postgraduaat', 'aanwezigheidsattest', 'microcredential', 'bachelor', 'graduaat', 'passed', 'failed'],
    ...['2026-06-26', '1900-01-01', '2999-12-31', 'BEL', 'NLD', 'DEU', '04', '0421', '7.25', '0.01', '999.99'],
    ...['A1', 'constructor', '__proto__', 'toString', '91.03.14-002.55', 'a@b.example', 'Ω', '🎓'],
  ),
  fc.integer({ min: -1, max: 30_000 }),
  fc.boolean(),
  fc.constant<Json>([]),
  fc.string({ maxLength: 30 }).map((nl): Json => ({ nl })),
);

/** One change somewhere in a case: a field set, deleted or repeated. */
const CHANGE = fc.record({
  steps: fc.array(fc.nat({ max: 40 }), { minLength: 1, maxLength: 5 }),
  what: fc.constantFrom('set', 'delete', 'repeat'),
  value: VALUE,
});
type Change = { steps: number[]; what: string; value: Json };

function apply(root: { [name: string]: Json }, { steps, what, value }: Change): void {
  let node: Json = root;
  for (const [depth, step] of steps.entries()) {
    if (node === null || typeof node !== 'object') return;
    const names: string[] = Object.keys(node);
    const name: string | undefined = names[step % names.length];
    if (name === undefined) return;
    const child: Json | undefined = Array.isArray(node) ? node[Number(name)] : node[name];
    const last = depth === steps.length - 1 || child === null || typeof child !== 'object';
    if (!last && child !== undefined) {
      node = child;
      continue;
    }
    if (Array.isArray(node)) {
      if (what === 'delete') node.splice(Number(name), 1);
      else if (what === 'repeat') node.push(structuredClone(child ?? null));
      else node[Number(name)] = value;
    } else if (what === 'delete') delete node[name];
    else node[name] = value;
    return;
  }
}

const WELL_FORMED = /^(\/[^/~]*(~[01][^/~]*)*)*$/;
const wellFormed = (finding: Finding): boolean =>
  WELL_FORMED.test(finding.path) &&
  [finding.message, finding.remedy].every(
    ({ nl, en }) => nl !== '' && en !== '' && !/undefined|NaN|\[object/.test(nl + en),
  );

describe('the rules', () => {
  it('never throw, and always speak in full, on whatever the schemas let through', () => {
    let judged = 0;
    fc.assert(
      fc.property(
        fc.nat({ max: CASES.length - 1 }),
        fc.array(CHANGE, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(...RuleProfileId.options),
        (index, changes, ruleProfile) => {
          let input = structuredClone(CASES[index] ?? {});
          // A change the schemas refuse is taken back, so that most runs reach the rules with several changes.
          for (const change of changes) {
            const next = structuredClone(input);
            apply(next, change);
            if (parse(next)) input = next;
          }
          const parsed = parse(input);
          if (!parsed) return;
          judged += 1;
          const specification = { ...parsed.specification, ruleProfile };
          const today = '2026-09-20';
          const { institution, award } = parsed;
          const offering = checkOffering({ specification, institution, today });
          const verdict = checkAward({ specification, institution, award, today, actorPerson: 'an.janssens' });
          for (const { findings, blocking } of [offering, verdict]) {
            expect(findings.filter((finding) => !wellFormed(finding))).toEqual([]);
            expect(blocking.every((finding) => findings.includes(finding))).toBe(true);
            const errors = findings.filter(({ severity }) => severity === 'error');
            expect(blocking.filter(({ severity }) => severity === 'error')).toEqual(errors);
          }
        },
      ),
      { numRuns: 400 },
    );
    expect(judged).toBeGreaterThan(350);
  });
});

function parse(input: { [name: string]: Json }) {
  const institution = Institution.safeParse(input.institution);
  const specification = Specification.safeParse(input.specification);
  const award = Award.safeParse(input.award);
  if (!institution.success || !specification.success || !award.success) return null;
  return { institution: institution.data, specification: specification.data, award: award.data };
}
