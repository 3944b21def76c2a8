import { env } from 'cloudflare:workers';
import type { CaseRecord, EvidenceRow } from '../../../src/recognition/case/case.ts';
import type { Recommendation } from '../../../src/recognition/engine/recommendation.ts';
import type { Allocation } from '../../../src/recognition/ledger/allocation.ts';
import type { CaseConflict, CaseStep } from '../../../src/recognition/ports.ts';
import type { EctsHundredths } from '../../../src/record/ects.ts';
import { grantScope } from '../../../src/record/institution-scope.ts';
import { Applicant, Application } from '../../../src/record/recognition/applicant.ts';
import type { DecisionRecord } from '../../../src/record/recognition/decision-record.ts';
import { ExemptionPolicy } from '../../../src/record/recognition/policy.ts';
import { TargetUnit } from '../../../src/record/recognition/unit.ts';
import { recognitionBook } from '../../../src/store/recognition/book.ts';
import { run } from '../record-book.ts';
import { GRANTED } from './decided.ts';

/** Cases as the record book keeps them, made by hand: nothing here asks whether a case would come so far. */

export const NOW = Date.UTC(2026, 8, 20, 9) / 1000;
export const book = recognitionBook(env.DB);
export const ours = grantScope('scheldeland', { keyId: 'key-1', onBehalfOf: 'u000111' });
export const theirs = grantScope('dijleland', { keyId: 'key-2' });

export const UNIT_JSON = {
  code: 'BOP-701',
  academicYear: '2026-2027',
  title: { nl: 'Bemiddeling in omgevingsprojecten' },
  programme: { code: 'MA-OMG', degree: 'master', eqf: 7, orientation: 'academic' },
  ects: '6',
  eqf: 7,
  semester: 1,
  language: 'NLD',
  outcomes: [
    { id: 'O1', text: { nl: 'Conflicten analyseren' } },
    { id: 'O2', text: { nl: 'Een bemiddeling leiden' } },
  ],
  policyId: 'rechten',
};
export const UNIT = TargetUnit.parse(UNIT_JSON);

export const POLICY_JSON = {
  id: 'rechten',
  version: '2026-1',
  title: { nl: 'Vrijstellingenbeleid Rechten' },
  validFrom: '2026-02-01',
  approvedBy: 'Faculteitsraad Rechten',
  regulation: { nl: 'Onderwijs- en examenreglement 2026-2027, artikel 29' },
  decisionBodies: ['De opleidingscommissie Omgevingsrecht'],
  appeal: {
    addressee: 'Interne beroepscommissie',
    address: 'Scheldekaai 1, 2000 Antwerpen',
    form: { nl: 'Gedateerd' },
  },
};
export const POLICY = ExemptionPolicy.parse(POLICY_JSON);

/** Both institutions, each with the same unit and policy. */
export async function provisionBook(): Promise<void> {
  for (const scope of [ours, theirs]) {
    await run(
      'INSERT INTO institution (institution_id, record, created_at, changed_at) VALUES (?, ?, ?, ?)',
      scope.institutionId,
      '{}',
      NOW,
      NOW,
    );
    await book.putUnit(scope, UNIT, UNIT_JSON, NOW);
    await book.putPolicy(scope, POLICY, POLICY_JSON, NOW);
  }
}

const APPLICANT = Applicant.parse({
  reference: 'r0912345',
  givenName: 'Noor',
  familyName: 'Peeters',
  birthDate: '1991-03-14',
});

/** A new case of an invented applicant, as it is when it is opened. */
export const caseRecord = (change: Partial<CaseRecord> = {}): CaseRecord => ({
  caseId: crypto.randomUUID(),
  version: 1,
  state: 'draft',
  route: 'EVK',
  unit: { code: UNIT.code, academicYear: UNIT.academicYear },
  policy: { id: POLICY.id, version: POLICY.version },
  programme: 'MA-OMG',
  applicant: { ...APPLICANT, reference: change.learnerReference ?? APPLICANT.reference },
  learnerReference: APPLICANT.reference,
  application: Application.parse({
    filedOn: '2026-09-20',
    contractType: 'diploma',
    motivation: 'Ik bemiddel al jaren.',
  }),
  openedAt: NOW,
  submittedAt: null,
  verifiedAt: null,
  answerBy: null,
  infoRequest: null,
  inadmissible: null,
  confirmedHolders: [],
  declarations: [],
  advices: [],
  recommendedFrom: null,
  findingsShownAt: null,
  openedFindings: [],
  decisionId: null,
  conditionsMet: null,
  notifiedOn: null,
  appealUntil: null,
  appeal: null,
  earlierAppeals: [],
  reconsiderations: [],
  withdrawal: null,
  closedAt: null,
  eraseFrom: '2028-09-20',
  erasedAt: null,
  ...change,
});

/** Opens a case and gives its record. */
export async function opened(change: Partial<CaseRecord> = {}, scope = ours): Promise<CaseRecord> {
  const record = caseRecord(change);
  const conflict = await book.openCase(scope, record, NOW);
  if (conflict) throw new Error(conflict);
  return record;
}

/** The next step of a case, with what it brings along; it stays where it is unless `change` says otherwise. */
export const stepOf = (
  held: CaseRecord,
  change: Partial<CaseRecord> = {},
  more: Partial<Omit<CaseStep, 'case' | 'from'>> = {},
): CaseStep => ({
  case: { ...held, ...change, version: held.version + 1 },
  from: held.state,
  at: NOW,
  audit: { action: 'case.changed' },
  ...more,
});

/** Takes the step and gives the record as it is from then on. */
export async function stepped(
  held: CaseRecord,
  change: Partial<CaseRecord> = {},
  more: Partial<Omit<CaseStep, 'case' | 'from'>> = {},
  scope = ours,
): Promise<CaseRecord> {
  const step = stepOf(held, change, more);
  const conflict = await book.step(scope, step);
  if (conflict) throw new Error(conflict);
  return step.case;
}

/** The step with this credit, on the ledger as it is now. */
export async function stepUsing(
  held: CaseRecord,
  allocations: readonly Allocation[],
  change: Partial<CaseRecord> = {},
  more: Partial<Omit<CaseStep, 'case' | 'from'>> = {},
  scope = ours,
): Promise<CaseStep> {
  const { version } = await book.ledger(scope, held.learnerReference);
  return stepOf(held, change, { ...more, credit: { ledgerVersion: version, allocations } });
}

/** Takes such a step, anew each time the ledger moves meanwhile. Says how often it did. */
export async function used(
  ...of: Parameters<typeof stepUsing>
): Promise<{ conflict: CaseConflict | null; moved: number }> {
  for (let moved = 0; ; moved += 1) {
    const conflict = await book.step(of[4] ?? ours, await stepUsing(...of));
    if (conflict !== 'ledger_moved') return { conflict, moved };
  }
}

export const evidenceRow = (change: Partial<EvidenceRow> = {}): EvidenceRow => {
  const evidenceId = change.evidenceId ?? crypto.randomUUID();
  return {
    evidenceId,
    sha256: 'a'.repeat(64),
    name: 'bewijs van Noor.json',
    size: 12_345,
    addedBy: 'applicant',
    addedAt: NOW,
    within: null,
    evidence: {
      id: evidenceId,
      source: 'documents',
      form: 'edc',
      credentialId: 'urn:credential:1',
      title: { nl: 'Omgevingsbemiddelaar' },
      verdict: 'passed',
      checks: [],
      holder: { result: 'same' },
      supersededBy: null,
      issuer: null,
      validUntil: null,
      verifiedAt: NOW,
      learnings: [],
    },
    ...change,
  };
};

export const recommendation = (change: Partial<Recommendation> = {}): Recommendation => ({
  kind: 'grant_full',
  parts: [],
  conditions: [],
  nextStep: 'decide',
  alternatives: [],
  findings: [],
  outcomes: [],
  coverage: { full: 10_000, partial: 0, essentialMissing: [] },
  workload: { usable: 900 as EctsHundredths, required: 600 as EctsHundredths },
  covers: { shown: [], all: true, exact: true },
  ignored: [],
  suggestions: [],
  precedents: [],
  policyVersion: 'rechten@2026-1',
  engineVersion: '1',
  inputHash: 'b'.repeat(64),
  ...change,
});

export const decisionOf = (held: CaseRecord, change: Partial<DecisionRecord> = {}): DecisionRecord => ({
  ...GRANTED,
  decisionId: crypto.randomUUID(),
  caseId: held.caseId,
  decidedAt: NOW,
  ...change,
});

/** Takes credit of one piece of learning, counted under that name unless `keys` says otherwise. */
export const allocationOf = (held: CaseRecord, change: Partial<Allocation> = {}): Allocation => ({
  id: crypto.randomUUID(),
  caseId: held.caseId,
  decisionId: null,
  learnerReference: held.learnerReference,
  learning: 'urn:uuid:l1',
  keys: [{ key: 'id urn:uuid:l1', earned: 600 as EctsHundredths, ects: 600 as EctsHundredths }],
  targetUnit: 'BOP-701/2026-2027',
  programme: held.programme,
  acrossProgrammes: 'warn',
  ects: 600 as EctsHundredths,
  state: 'reserved',
  ...change,
});

export const ects = (hundredths: number) => hundredths as EctsHundredths;

export const LETTER_FILES = {
  'nl.html': '1'.repeat(64),
  'nl.pdf': '2'.repeat(64),
  'en.html': '3'.repeat(64),
  'en.pdf': '4'.repeat(64),
};
