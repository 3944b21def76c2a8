import { z } from 'zod';
import { accepts } from '../../record/accepts.ts';
import { CivilDate } from '../../record/civil-date.ts';
import { ShortId } from '../../record/names.ts';
import { LangMap, Text } from '../../record/text.ts';
import { verdictOf } from '../../verifying/check.ts';
import { CHECK_CODES, type CheckCode } from '../../verifying/codes/index.ts';
import { bodyNames } from './body-names.ts';
import type { Evidence, HolderStanding, StatedCheck } from './evidence.ts';
import { STATED_EVIDENCE_EXAMPLE } from './stated-example.ts';
import { learnedAsStated, StatedLearning } from './stated-learning.ts';

const CODES = Object.keys(CHECK_CODES) as [CheckCode, ...CheckCode[]];

const HOLDER = ['key', 'confirmed', 'same', 'different-birth-date', 'spelling', 'other-name', 'no-birth-date'] as const;

/**
 * A piece of evidence for the stateless recommendation, where the caller gives facts and says what verification found. The
 * engine trusts it as it is, and says in its answer that it was stated and not verified.
 */
export const StatedEvidence = z
  .strictObject({
    id: ShortId,
    form: Text(60).default('stated'),
    credentialId: Text(300).optional(),
    title: LangMap(500).optional().describe('that of the learning when absent'),
    checks: z
      .array(
        z.strictObject({
          code: z.enum(CODES, {
            error: accepts({ en: 'a code of a verification report', nl: 'een code van een verificatieverslag' }),
          }),
          params: z.record(z.string().max(60), z.string().max(500)).default({}),
        }),
      )
      .min(1)
      .max(100)
      .describe('findings of the verification; without one that passed in step prove nothing is taken as a fact'),
    holder: z.enum(HOLDER).optional().describe('whose it is, compared with the applicant; not known when absent'),
    supersededBy: Text(300).optional().describe('id of the credential that took its place'),
    issuer: z
      .strictObject({
        ids: z.array(Text(300)).min(1).max(20),
        name: LangMap(300),
        confirmed: z.boolean().default(true),
      })
      .optional()
      .describe('as those you trust describe it; absent when nobody vouches for it'),
    validUntil: CivilDate.optional(),
    verifiedOn: CivilDate.describe('day it was verified, Europe/Brussels'),
    learnings: z.array(StatedLearning).max(60).default([]),
  })
  .meta({ id: 'StatedEvidence', example: STATED_EVIDENCE_EXAMPLE });
export type StatedEvidence = z.output<typeof StatedEvidence>;

/**
 * The same as `evidenceOf` makes of a report. Step and outcome of a check belong to its code, and the verdict follows from
 * the checks. What was not proved has neither title nor learning, whatever was stated beside it.
 */
export function evidenceOfStated(stated: StatedEvidence): Evidence {
  const checks = stated.checks.map(
    ({ code, params }): StatedCheck => ({
      step: CHECK_CODES[code].step,
      outcome: CHECK_CODES[code].outcome,
      code,
      params,
    }),
  );
  const proved =
    checks.some(({ step, outcome }) => step === 'prove' && outcome === 'passed') &&
    !checks.some(({ step, outcome }) => (step === 'read' || step === 'prove') && outcome === 'failed');
  const learnings = proved ? stated.learnings : [];
  const credential =
    learnings.length === 1 && stated.issuer
      ? {
          id: stated.credentialId ?? null,
          issuer: stated.issuer.ids.flatMap((id) => bodyNames({ id, identifiers: [] })),
        }
      : null;
  return {
    id: stated.id,
    source: 'stated',
    form: stated.form,
    credentialId: stated.credentialId ?? null,
    title: proved ? (stated.title ?? learnings[0]?.title ?? null) : null,
    verdict: verdictOf(checks),
    checks,
    holder: standing(stated.holder),
    supersededBy: stated.supersededBy ?? null,
    issuer: stated.issuer ?? null,
    validUntil: proved ? (stated.validUntil ?? null) : null,
    verifiedAt: Date.parse(`${stated.verifiedOn}T00:00:00Z`) / 1000,
    learnings: learnings.map((one, index) => learnedAsStated(one, `/learnings/${index}`, [], credential)),
  };
}

function standing(holder: StatedEvidence['holder']): HolderStanding {
  switch (holder) {
    case undefined:
      return { result: 'unknown', because: 'not-described' };
    case 'spelling':
    case 'other-name':
    case 'no-birth-date':
      return { result: 'unknown', because: holder };
    default:
      return { result: holder };
  }
}
