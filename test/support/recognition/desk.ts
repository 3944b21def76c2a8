import type { CaseActor, CaseFile } from '../../../src/recognition/case/case.ts';
import { newCase } from '../../../src/recognition/case/new-case.ts';
import type { CaseRefusal } from '../../../src/recognition/case/refusal.ts';
import { madeFrom } from '../../../src/recognition/decision/made-from.ts';
import type { Recommendation } from '../../../src/recognition/engine/recommendation.ts';
import type { RecognitionDeps } from '../../../src/recognition/ports.ts';
import { parseEcts } from '../../../src/record/ects.ts';
import { grantScope } from '../../../src/record/institution-scope.ts';
import { OpenCase } from '../../../src/record/recognition/case-requests.ts';
import type { CaseState } from '../../../src/record/recognition/case-state.ts';
import { DecisionRequest } from '../../../src/record/recognition/decision.ts';
import type { OfficerRole } from '../../../src/record/recognition/officer.ts';
import { ExemptionPolicy } from '../../../src/record/recognition/policy.ts';
import { TargetUnit } from '../../../src/record/recognition/unit.ts';
import type { Result } from '../../../src/record/result.ts';
import type { Fact } from '../../../src/verifying/facts/fact.ts';
import type { Check, Report, Verification } from '../../../src/verifying/report.ts';
import { type MemoryBook, memoryBook, memoryFiles } from './book.ts';

/** A desk with an empty record book: one unit, one policy, a clock that stands still, everybody it takes. All invented. */

export const SCOPE = grantScope('scheldeland', { keyId: 'key-1', onBehalfOf: 'u-intake' });
/** 20 September 2026, 10:00 in Brussels. */
export const NOW = Date.UTC(2026, 8, 20, 8) / 1000;
export const TODAY = '2026-09-20';
const BODY = 'Curriculumcommissie Omgevingsrecht';

export const POLICY_INPUT = {
  id: 'vrijstellingen',
  version: '2026.1',
  title: { nl: 'Vrijstellingen' },
  validFrom: '2026-08-01',
  approvedBy: 'Onderwijsraad',
  regulation: { nl: 'Onderwijs- en examenreglement 2026-2027, artikel 29' },
  decisionBodies: [BODY],
  appeal: {
    addressee: 'Interne beroepscommissie',
    address: 'Scheldekaai 1, 2000 Antwerpen',
    form: { nl: 'met een gedateerd en ondertekend verzoekschrift' },
  },
  answerWithinDays: 28,
};
export const UNIT = TargetUnit.parse({
  code: 'OMR-BEM',
  academicYear: '2026-2027',
  title: { nl: 'Bemiddeling in omgevingsprojecten' },
  programme: { code: 'MAN-OMR', degree: 'manama', eqf: 7, orientation: 'academic' },
  ects: '6',
  eqf: 7,
  semester: 1,
  language: 'NLD',
  outcomes: [
    { id: 'T1', text: { nl: 'Ontleedt een conflict.' } },
    { id: 'T2', text: { nl: 'Leidt een bemiddeling.' } },
    { id: 'T3', text: { nl: 'Kent de geschiedenis van het vak.' }, essential: false },
  ],
  parts: [
    { id: 'P1', title: { nl: 'Conflictanalyse' }, ects: '2', outcomeIds: ['T1'] },
    { id: 'P2', title: { nl: 'Bemiddelen' }, ects: '4', outcomeIds: ['T2'] },
  ],
  policyId: 'vrijstellingen',
});

export const officer = (role: OfficerRole, more: { person?: string; units?: readonly string[] } = {}): CaseActor => ({
  kind: 'officer',
  person: more.person ?? `u-${role}`,
  roles: [role],
  units: more.units ?? null,
});
export const INTAKE = officer('intake');
export const LECTURER = officer('lecturer');
export const COMMITTEE = officer('committee');
export const PRECEDENTS = officer('precedents');
export const APPLICANT: CaseActor = { kind: 'applicant' };

/** A credential as a test file holds it: bytes are the JSON of a list of these. */
export interface Brought {
  readonly learning: string;
  readonly ects?: string;
  readonly outcomes?: readonly string[];
  readonly within?: string;
  readonly birthDate?: string;
  /** The signature is not good. */
  readonly broken?: true;
}
export const bytesOf = (...credentials: readonly Brought[]): Uint8Array =>
  new TextEncoder().encode(JSON.stringify(credentials));

const FACT: Omit<Fact, 'identity' | 'title' | 'ects' | 'outcomes'> = {
  kind: 'achievement',
  path: '/credentialSubject/hasClaim/0',
  description: null,
  awardingBodies: [{ id: null, name: { nl: 'Hogeschool Dijleland' }, identifiers: [], country: null }],
  awardedOn: '2026-06-26',
  specification: [],
  types: [],
  otherCredits: [],
  hours: null,
  eqf: 7,
  vks: null,
  otherLevels: [],
  iscedF: [],
  outcomeSummary: null,
  assessments: [],
  modes: [],
  languages: [],
  qualityAssurance: [],
  grade: null,
  entryRequirement: null,
  partialQualification: null,
  period: null,
  notes: [],
  entitlement: null,
  parts: [],
};

const check = (step: Check['check'], outcome: Check['outcome'], code: Check['code']): Check => ({
  check: step,
  outcome,
  code,
  params: {},
  evidence: {},
});

/** What verification says of one credential; `revoked` holds ids of learning whose credential was revoked since. */
function reportOf(brought: Brought, revoked: ReadonlySet<string>, now: number): Report {
  const isRevoked = revoked.has(brought.learning);
  const fact: Fact = {
    ...FACT,
    identity: { id: brought.learning, source: 'named' },
    title: { nl: `Cursus ${brought.learning}` },
    ects: brought.ects ?? null,
    outcomes: (brought.outcomes ?? []).map((title) => ({ id: null, title: { nl: title }, esco: [] })),
  };
  return {
    verdict: brought.broken || isRevoked ? 'failed' : 'passed',
    form: 'edc',
    within: brought.within ?? null,
    credentialId: `urn:credential:${brought.learning}`,
    checks: brought.broken
      ? [check('prove', 'failed', 'SIGNATURE_BROKEN')]
      : [
          check('read', 'passed', 'READ_OK'),
          check('admit', 'passed', 'ISSUER_TRUSTED'),
          check('prove', 'passed', 'SIGNATURE_GOOD'),
          check('mean', 'passed', 'MEANING_OK'),
          check('timing', 'passed', 'VALID_NOW'),
          isRevoked ? check('status', 'failed', 'STATUS_REVOKED') : check('status', 'passed', 'STATUS_ACTIVE'),
          check('authority', 'passed', 'QA_AT_AWARD_OK'),
        ],
    issuer: {
      asClaimed: null,
      asTrusted: {
        id: 'did:web:dijleland.example',
        name: { nl: 'Hogeschool Dijleland' },
        confirmed: true,
        source: 'registry',
        registryVersion: '1',
      },
    },
    subject: {
      id: null,
      givenName: { nl: 'Noor' },
      familyName: { nl: 'Peeters' },
      fullName: null,
      birth: { asWritten: '1991-03-14', dates: [brought.birthDate ?? '1991-03-14'] },
      identifiers: [],
    },
    facts: brought.broken ? null : [fact],
    europass: {} as Report['europass'],
    proofs: [],
    holder: { method: 'compare' },
    signedAt: null,
    verifiedAt: now,
  };
}

export interface Desk {
  readonly deps: RecognitionDeps;
  readonly book: MemoryBook;
  readonly files: ReturnType<typeof memoryFiles>;
  readonly portfolio: ReturnType<typeof memoryFiles>;
  /** Moves by hand; UTC seconds. */
  now: number;
  readonly revoked: Set<string>;
  /** Decision ids, in order. */
  readonly drawn: string[];
  readonly sealed: string[];
  readonly withdrawn: string[];
  readonly verified: string[];
  /** What happens when a letter is drawn, or a decision sealed; a test makes it throw. */
  onDraw: () => void;
  onSeal: () => Promise<{ readonly obstacle: string } | null>;
}

export async function openedDesk(policy: object = {}): Promise<Desk> {
  const book = memoryBook();
  const files = memoryFiles();
  const portfolio = memoryFiles();
  let count = 0;
  const desk: Omit<Desk, 'deps'> & { deps?: RecognitionDeps } = {
    book,
    files,
    portfolio,
    now: NOW,
    revoked: new Set(),
    drawn: [],
    sealed: [],
    withdrawn: [],
    verified: [],
    onDraw: () => {},
    onSeal: async () => null,
  };
  const deps: RecognitionDeps = {
    now: () => desk.now,
    uuid: () => {
      count += 1;
      return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
    },
    token: () => {
      count += 1;
      return `token-${count}`;
    },
    book,
    files,
    portfolio,
    verify: async (bytes): Promise<Verification> => {
      const text = new TextDecoder().decode(bytes);
      desk.verified.push(text);
      if (!text.startsWith('[')) return { verdict: 'failed', unreadable: true, reports: [], ignored: [] };
      const reports = (JSON.parse(text) as Brought[]).map((one) => reportOf(one, desk.revoked, desk.now));
      return { verdict: 'passed', unreadable: false, reports, ignored: [] };
    },
    successorOf: async (id) => (id === 'urn:credential:replaced' ? 'urn:credential:newer' : null),
    drawLetter: async (_scope, { decisionId }) => {
      desk.onDraw();
      desk.drawn.push(decisionId);
      const page = (name: string) => new TextEncoder().encode(`${name} ${decisionId} ${desk.drawn.length}`);
      return { 'nl.html': page('nl'), 'nl.pdf': page('nl pdf'), 'en.html': page('en'), 'en.pdf': page('en pdf') };
    },
    sealDecision: async (_scope, { decisionId }) => {
      const obstacle = await desk.onSeal();
      if (obstacle) return obstacle;
      desk.sealed.push(decisionId);
      return { credentialId: `urn:credential:${decisionId}` };
    },
    withdrawDecision: async (_scope, decisionId) => {
      desk.withdrawn.push(decisionId);
    },
  };
  await book.putUnit(SCOPE, UNIT, UNIT, NOW);
  await book.putPolicy(SCOPE, ExemptionPolicy.parse({ ...POLICY_INPUT, ...policy }), POLICY_INPUT, NOW);
  return Object.assign(desk, { deps });
}

export const OPEN_CASE = {
  unit: { code: UNIT.code, academicYear: UNIT.academicYear },
  applicant: { reference: 'r1', givenName: 'Noor', familyName: 'Peeters', birthDate: '1991-03-14' },
  application: { filedOn: TODAY, contractType: 'diploma', motivation: 'Ik bemiddel al jaren.' },
};
/** An opening as it comes in. */
export const openRequest = (more: object = {}): OpenCase => OpenCase.parse({ ...OPEN_CASE, ...more });

/** The value, or the refusal as an error. */
export function done<T>(result: Result<T, CaseRefusal>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
}
/** The code of a refusal; `ok` when there was none. */
export const codeOf = (result: Result<unknown, { readonly code: string }>): string =>
  result.ok ? 'ok' : result.error.code;

const ects = (text: string) => parseEcts(text) ?? (0 as never);

/** A recommendation as the engine would give it: everything covered by one credential. */
export const recommendation = (more: Partial<Recommendation> = {}): Recommendation => ({
  kind: 'grant_full',
  parts: [],
  conditions: [],
  nextStep: 'decide',
  alternatives: [],
  findings: [
    {
      code: 'AUTHENTIC',
      criterion: 'verification',
      topic: 'authenticity',
      result: 'met',
      weight: 'gate',
      params: { title: 'Cursus' },
      evidence: [],
      outcomes: [],
    },
  ],
  outcomes: UNIT.outcomes.map(({ id, essential }) => ({
    outcomeId: id,
    essential,
    degree: 'full',
    origin: 'assessor',
    sources: [],
  })),
  coverage: { full: 10_000, partial: 0, essentialMissing: [] },
  workload: { usable: ects('6'), required: ects('6') },
  covers: {
    shown: [
      {
        evidence: ['e'],
        credits: [{ learning: 'l1', evidence: 'e', free: ects('6'), used: ects('6') }],
        usable: ects('6'),
        required: ects('6'),
      },
    ],
    all: true,
    exact: true,
  },
  ignored: [],
  suggestions: [],
  precedents: [],
  policyVersion: 'vrijstellingen@2026.1',
  engineVersion: '1.0.0',
  inputHash: 'h1',
  ...more,
});

/** A granting decision that lacks nothing. */
export const decisionRequest = (more: object = {}): DecisionRequest =>
  DecisionRequest.parse({
    recommendation: 'h1',
    outcome: 'granted',
    motivation: { nl: 'De leerresultaten zijn gedekt.' },
    legalBasis: ['Codex Hoger Onderwijs, art. II.241'],
    body: BODY,
    member: 'An Maes, voorzitter',
    ...more,
  });

let cases = 0;
/**
 * A case put straight into a state, by a step of its own: with one credential of 6 ECTS (`l1`), a recommendation that is
 * open to read and shown, and a committee and a lecturer who declared no interest.
 */
export async function caseIn(
  desk: Desk,
  state: CaseState,
  more: {
    readonly change?: Partial<CaseFile['case']>;
    readonly open?: object;
    readonly recommendation?: Partial<Recommendation> | null;
    readonly brought?: readonly Brought[];
  } = {},
): Promise<string> {
  cases += 1;
  const caseId = `c${cases}`;
  const policy = (await desk.book.policies(SCOPE))[0];
  if (!policy) throw new Error('no policy');
  const opened = newCase(openRequest(more.open), { caseId, unit: UNIT, policy, now: desk.now });
  await desk.book.openCase(SCOPE, { ...opened, state }, desk.now);
  const { addEvidence } = await import('../../../src/recognition/case/add-evidence.ts');
  await place(desk, caseId, { state: 'draft' });
  for (const brought of more.brought ?? [{ learning: 'l1', ects: '6', outcomes: ['Een', 'Twee'] }])
    done(await addEvidence(desk.deps, SCOPE, INTAKE, caseId, { name: 'bewijs.json', bytes: bytesOf(brought) }));
  const made = more.recommendation === null ? null : recommendation(more.recommendation);
  const file = await read(desk, caseId);
  const declared = (person: string) => ({ person, conflict: false, note: null, at: desk.now });
  await place(
    desk,
    caseId,
    {
      state,
      recommendedFrom: made && (await madeFrom(file, await desk.book.precedents(SCOPE), TODAY)),
      findingsShownAt: made && desk.now,
      declarations: [declared('u-lecturer'), declared('u-committee')],
      ...more.change,
    },
    made,
  );
  return caseId;
}

/** Changes a record as no use case would: for what a test begins from. */
export async function place(
  desk: Desk,
  caseId: string,
  change: Partial<CaseFile['case']>,
  made: Recommendation | null = null,
): Promise<void> {
  const { case: record } = await read(desk, caseId);
  const conflict = await desk.book.place({ ...record, ...change, version: record.version + 1 }, made);
  if (conflict) throw new Error(conflict);
}

export async function read(desk: Desk, caseId: string): Promise<CaseFile> {
  const file = await desk.book.file(SCOPE, caseId);
  if (!file) throw new Error('no such case');
  return file;
}

/** The moment a civil day begins in Brussels, whichever time is kept there; plus some seconds. */
export function brussels(day: string, time = '12:00:00'): number {
  const asUtc = Date.parse(`${day}T${time}Z`) / 1000;
  for (const hours of [1, 2]) {
    const moment = asUtc - hours * 3600;
    const shown = new Intl.DateTimeFormat('sv-SE', {
      timeZone: 'Europe/Brussels',
      dateStyle: 'short',
      timeStyle: 'medium',
    }).format(new Date(moment * 1000));
    if (shown === `${day} ${time}`) return moment;
  }
  throw new Error('no such moment');
}
