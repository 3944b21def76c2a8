import type { Evidence, Learning } from '../../../src/recognition/evidence/evidence.ts';
import type { AllocationOf } from '../../../src/recognition/ledger/allocate.ts';
import type { Allocation } from '../../../src/recognition/ledger/allocation.ts';
import type { LedgerScope } from '../../../src/recognition/ledger/learned.ts';
import type { EctsHundredths } from '../../../src/record/ects.ts';
import { isUsedTwice } from '../../support/recognition/book.ts';

export const hundredths = (value: number) => value as EctsHundredths;

/** A piece of learning; only what the ledger reads says anything. Credits in hundredths. */
export const learning = (
  id: string,
  ects: number | null,
  more: { parts?: Learning[]; spec?: string[]; eqf?: number } = {},
): Learning => ({
  id,
  keys: [`id ${id}`, ...(more.spec ?? []).map((code) => `spec https://ucx.example ola ${code}`)],
  kind: 'achievement',
  title: { nl: id },
  path: `/${id}`,
  specifications: [],
  awardingBodies: [],
  awardedOn: '2026-06-30',
  ects: ects === null ? null : hundredths(ects),
  hours: null,
  eqf: more.eqf ?? null,
  iscedF: [],
  languages: [],
  outcomes: [],
  assessments: [],
  passBasis: 'credit',
  qualityAssurance: [],
  parts: more.parts ?? [],
});

export const evidence = (id: string, ...learnings: Learning[]): Evidence => ({
  id,
  source: 'documents',
  form: 'edc',
  credentialId: `urn:credential:${id}`,
  title: null,
  verdict: 'passed',
  checks: [],
  holder: { result: 'same' },
  supersededBy: null,
  issuer: null,
  validUntil: null,
  verifiedAt: 0,
  learnings,
});

export const scope = (programme = 'p', otherProgramme: 'allow' | 'warn' | 'deny' = 'warn'): LedgerScope => ({
  programme,
  reuse: { sameProgramme: 'deny', otherProgramme },
});

export const forCase = (caseId: string, more: Partial<AllocationOf> = {}): AllocationOf => ({
  caseId,
  decisionId: null,
  learnerReference: 'learner',
  targetUnit: `${caseId}-unit/2026-27`,
  programme: 'p',
  acrossProgrammes: 'warn',
  state: 'committed',
  ...more,
});

let made = 0;
export const uuid = (): string => `allocation-${String(made++).padStart(6, '0')}`;

/** What the record book's sums under names take, in memory: all of it or nothing. It does not ask which ledger it came from. */
export function written(ledger: readonly Allocation[], rows: readonly Allocation[]): Allocation[] | null {
  const book = [...ledger];
  for (const row of rows) {
    if (isUsedTwice(row, book)) return null;
    book.push(row);
  }
  return book;
}
