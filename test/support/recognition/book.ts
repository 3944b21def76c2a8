import type {
  CaseFile,
  CaseRecord,
  EvidenceRow,
  LetterRow,
  PortfolioItem,
} from '../../../src/recognition/case/case.ts';
import type { Recommendation } from '../../../src/recognition/engine/recommendation.ts';
import type { Allocation, Ledger } from '../../../src/recognition/ledger/allocation.ts';
import type { CaseConflict, CaseErrand, CaseStep, FileStore, RecognitionBook } from '../../../src/recognition/ports.ts';
import type { InstitutionScope } from '../../../src/record/institution-scope.ts';
import { CASE_STEPS } from '../../../src/record/recognition/case-state.ts';
import type { DecisionRecord } from '../../../src/record/recognition/decision-record.ts';
import type { JudgedMapping } from '../../../src/record/recognition/mapping.ts';
import type { Officer } from '../../../src/record/recognition/officer.ts';
import type { ExemptionPolicy } from '../../../src/record/recognition/policy.ts';
import type { EquivalencePrecedent } from '../../../src/record/recognition/precedent.ts';
import { type TargetUnit, unitId } from '../../../src/record/recognition/unit.ts';

interface Held {
  record: CaseRecord;
  evidence: readonly EvidenceRow[];
  portfolio: readonly PortfolioItem[];
  mappings: readonly JudgedMapping[];
  recommendation: Recommendation | null;
  decisions: readonly DecisionRecord[];
  letters: readonly LetterRow[];
  allocations: readonly Allocation[];
}

/** A record book in memory, and what a test may look at beside the port. */
export interface MemoryBook extends RecognitionBook {
  readonly audit: { readonly action: string; readonly caseId: string; readonly detail: unknown }[];
  readonly errands: { errand: CaseErrand; decisionId: string }[];
  /** Every step that was written. */
  readonly steps: CaseStep[];
  /** Puts a record in place as no step would, for what a test begins from. */
  place(record: CaseRecord, recommendation: Recommendation | null): CaseConflict | null;
  /** Called before each step is judged: a test lets somebody else be faster. */
  beforeStep: (step: CaseStep) => Promise<void> | void;
}

/**
 * One institution's book with the conflicts of the real one: versions, one copy of a document, and credit that cannot be
 * used twice. Everything is judged and written without giving way to others, like a batch.
 */
export function memoryBook(): MemoryBook {
  const units = new Map<string, TargetUnit>();
  const policies: ExemptionPolicy[] = [];
  const precedents = new Map<string, EquivalencePrecedent>();
  const officers = new Map<string, Officer>();
  const cases = new Map<string, Held>();
  const links = new Map<string, { institutionId: string; caseId: string; expiresAt: number; used: boolean }>();
  const sessions = new Map<string, { institutionId: string; caseId: string; expiresAt: number }>();
  const challenges = new Map<string, { caseId: string; expiresAt: number; used: boolean }>();
  const readings: { caseId: string; what: string; at: number }[] = [];
  const audit: MemoryBook['audit'] = [];
  const errands: MemoryBook['errands'] = [];
  const steps: CaseStep[] = [];

  const fileOf = (held: Held): CaseFile => {
    const { record, ...rest } = held;
    const unit = units.get(unitId(record.unit));
    const policy = policies.find(({ id, version }) => id === record.policy.id && version === record.policy.version);
    if (!unit || !policy) throw new Error('a case without its unit or policy');
    return structuredClone({ case: record, unit, policy, credential: null, ...rest });
  };
  const putUnit = (unit: TargetUnit): 'created' | 'changed' | 'same' | 'frozen' => {
    const before = units.get(unitId(unit));
    if (before && JSON.stringify(before) === JSON.stringify(unit)) return 'same';
    if (before && [...cases.values()].some(({ record }) => unitId(record.unit) === unitId(unit))) return 'frozen';
    units.set(unitId(unit), unit);
    return before ? 'changed' : 'created';
  };

  const book: MemoryBook = {
    audit,
    errands,
    steps,
    beforeStep: () => {},
    place: (record, recommendation) => {
      const held = cases.get(record.caseId);
      if (!held || held.record.version !== record.version - 1) return 'case_moved';
      cases.set(record.caseId, { ...held, record, recommendation: recommendation ?? held.recommendation });
      return null;
    },
    putUnit: async (_scope, unit) => putUnit(unit),
    putUnits: async (_scope, all, _at, { dryRun }) =>
      dryRun ? all.map(() => 'created') : all.map(({ unit }) => putUnit(unit)),
    unit: async (_scope, code, academicYear) => units.get(unitId({ code, academicYear })) ?? null,
    units: async () => [...units.values()],
    putPolicy: async (_scope, policy) => {
      const before = policies.find(({ id, version }) => id === policy.id && version === policy.version);
      if (before) return JSON.stringify(before) === JSON.stringify(policy) ? 'same' : 'frozen';
      policies.push(policy);
      return 'created';
    },
    policy: async (_scope, id, version) => policies.find((one) => one.id === id && one.version === version) ?? null,
    policies: async (_scope, id) => policies.filter((one) => id === undefined || one.id === id),
    putPrecedent: async (_scope, precedent) => {
      const before = precedents.get(precedent.id);
      precedents.set(precedent.id, precedent);
      return before ? 'changed' : 'created';
    },
    endPrecedent: async (_scope, id, on) => {
      const before = precedents.get(id);
      if (before) precedents.set(id, { ...before, expiresOn: on });
      return before !== undefined;
    },
    precedents: async (_scope, unitCode) =>
      [...precedents.values()].filter(({ target }) => unitCode === undefined || target.unitCode === unitCode),
    putOfficer: async (_scope, person, officer) => {
      const before = officers.has(person);
      officers.set(person, officer);
      return before ? 'changed' : 'created';
    },
    removeOfficer: async (_scope, person) => officers.delete(person),
    officer: async (_scope, person) => officers.get(person) ?? null,
    officers: async () => [...officers].map(([person, officer]) => ({ person, officer })),

    openCase: async (_scope, record) => {
      if (cases.has(record.caseId)) return 'case_exists';
      cases.set(record.caseId, {
        record,
        evidence: [],
        portfolio: [],
        mappings: [],
        recommendation: null,
        decisions: [],
        letters: [],
        allocations: [],
      });
      audit.push({ action: 'case.opened', caseId: record.caseId, detail: null });
      return null;
    },
    step: async (_scope, step) => {
      await book.beforeStep(step);
      const held = cases.get(step.case.caseId);
      if (!held) throw new Error('no such case');
      const next = stepped(held, step, [...cases.values()]);
      if (typeof next === 'string') return next;
      cases.set(step.case.caseId, next);
      errands.push(...(step.errands ?? []));
      audit.push({ action: step.audit.action, caseId: step.case.caseId, detail: step.audit.detail ?? null });
      steps.push(structuredClone(step));
      return null;
    },
    file: async (_scope, caseId) => {
      const held = cases.get(caseId);
      return held ? fileOf(held) : null;
    },
    cases: async () => [...cases.values()].map(({ record }) => record),
    logReading: async (_scope, caseIds, what, at) => {
      for (const caseId of caseIds) readings.push({ caseId, what, at });
    },
    logLedgerReading: async () => {},
    decision: async (_scope, decisionId) =>
      [...cases.values()].flatMap(({ decisions }) => decisions).find((one) => one.decisionId === decisionId) ?? null,
    ledger: async (_scope, learner) => structuredClone(ledgerOf([...cases.values()], learner)),

    putLink: async (scope, { digest, caseId, expiresAt }) => {
      for (const link of links.values()) if (link.caseId === caseId) link.used = true;
      links.set(digest, { institutionId: scope.institutionId, caseId, expiresAt, used: false });
    },
    redeemLink: async (digest, session, at) => {
      const link = links.get(digest);
      if (!link || link.used || link.expiresAt <= at) return null;
      link.used = true;
      const { institutionId, caseId } = link;
      sessions.set(session.digest, { institutionId, caseId, expiresAt: session.expiresAt });
      return { institutionId, caseId };
    },
    putChallenge: async (_scope, { digest, caseId, expiresAt }) => {
      challenges.set(digest, { caseId, expiresAt, used: false });
    },
    useChallenge: async (_scope, caseId, digest, at) => {
      const challenge = challenges.get(digest);
      if (!challenge || challenge.used || challenge.caseId !== caseId || challenge.expiresAt <= at) return false;
      challenge.used = true;
      return true;
    },
    session: async (digest, at) => {
      const session = sessions.get(digest);
      return session && session.expiresAt > at ? session : null;
    },
    decided: async () => [],
    standing: async () =>
      [...cases.values()].flatMap(({ decisions }) => decisions.map((decision) => ({ decision, conditionsMet: false }))),
    elapsed: async () => [],
    erasable: async () => [],
    erase: async (_scope, erased) => {
      const held = cases.get(erased.caseId);
      if (!held || held.record.version !== erased.version - 1) return 'case_moved';
      const blobs = {
        evidence: [
          ...held.evidence.map(({ sha256 }) => sha256),
          ...held.letters.flatMap(({ files }) => Object.values(files)),
        ],
        portfolio: held.portfolio.map(({ sha256 }) => sha256),
      };
      cases.set(erased.caseId, {
        ...held,
        record: erased,
        allocations: held.allocations.map((one) => (one.state === 'reserved' ? { ...one, state: 'released' } : one)),
        recommendation: null,
        evidence: [],
        portfolio: [],
        mappings: [],
      });
      return blobs;
    },
  };
  return book;
}

function ledgerOf(all: readonly Held[], learner: string): Ledger {
  const allocations = all.flatMap((held) => held.allocations.filter((one) => one.learnerReference === learner));
  return { version: versionOf(allocations), allocations };
}

function stepped(held: Held, step: CaseStep, all: readonly Held[]): Held | CaseConflict {
  const { record } = held;
  if (step.from !== record.state || step.case.version !== record.version + 1 || record.erasedAt !== null)
    return 'case_moved';
  if (step.from !== step.case.state && !CASE_STEPS[step.from].includes(step.case.state))
    throw new Error(`no step from ${step.from} to ${step.case.state}`);
  const { evidence = [], portfolio = [], mappings = [], decision, letter } = step;
  const { allocations = [], ledgerVersion = 0 } = step.credit ?? {};
  if (allocations.length > 0 && ledgerVersion !== ledgerOf(all, record.learnerReference).version) return 'ledger_moved';
  if (evidence.some((row) => held.evidence.some((one) => one.evidenceId !== row.evidenceId && sameCopy(one, row))))
    return 'evidence_exists';
  if (decision && all.some(({ decisions }) => decisions.some((one) => one.decisionId === decision.decisionId)))
    return 'decision_exists';
  const own = held.allocations.map((one) => (step.release ? { ...one, state: 'released' as const } : one));
  const others = all.filter((one) => one !== held).flatMap((one) => one.allocations);
  for (const [at, allocation] of allocations.entries())
    if (isUsedTwice(allocation, [...others, ...own, ...allocations.slice(0, at)])) return 'credit_used';
  return {
    record: structuredClone(step.case),
    evidence: [
      ...held.evidence.map((row) => evidence.find(({ evidenceId }) => evidenceId === row.evidenceId) ?? row),
      ...evidence.filter((row) => !held.evidence.some(({ evidenceId }) => evidenceId === row.evidenceId)),
    ],
    portfolio: [...held.portfolio, ...portfolio],
    mappings: latestJudgements([...held.mappings, ...mappings]),
    recommendation: step.recommendation ?? held.recommendation,
    decisions: decision ? [...held.decisions, decision] : held.decisions,
    letters:
      letter && !held.letters.some(({ decisionId }) => decisionId === letter.decisionId)
        ? [...held.letters, letter]
        : held.letters,
    allocations: [...own, ...allocations],
  };
}

const sameCopy = (a: EvidenceRow, b: EvidenceRow): boolean => a.sha256 === b.sha256 && a.within === b.within;

/** The latest of an outcome and its sources stands. */
function latestJudgements(mappings: readonly JudgedMapping[]): JudgedMapping[] {
  const latest = new Map<string, JudgedMapping>();
  for (const mapping of mappings) {
    const sources = [...new Set(mapping.sources.map(({ learning }) => learning))].toSorted();
    latest.set(JSON.stringify([mapping.targetOutcomeId, sources]), mapping);
  }
  return [...latest.values()];
}

/** How often a ledger has changed. */
export const versionOf = (allocations: readonly Allocation[]): number =>
  allocations.length + allocations.filter(({ state }) => state === 'released').length;

/** What the trigger of the record book refuses. */
export function isUsedTwice(row: Allocation, before: readonly Allocation[]): boolean {
  const live = before.filter((one) => one.state !== 'released' && one.learnerReference === row.learnerReference);
  const within = live.filter(({ programme }) => programme === row.programme);
  const scopes = row.acrossProgrammes === 'deny' ? [within, live] : [within];
  return scopes.some((scope) =>
    row.keys.some(({ key, earned, ects }) => {
      const under = scope.flatMap(({ keys }) => keys.filter((one) => one.key === key));
      const known = [earned, ...under.map((one) => one.earned)].filter((one) => one !== null);
      if (known.length === 0) return false;
      return under.reduce((sum, one) => sum + one.ects, 0) + ects > Math.max(...known);
    }),
  );
}

/** Documents in memory. */
export function memoryFiles(): FileStore & { readonly kept: Map<string, Uint8Array> } {
  const kept = new Map<string, Uint8Array>();
  const named = (scope: InstitutionScope, sha256: string) => `${scope.institutionId}/${sha256}`;
  return {
    kept,
    put: async (scope, sha256, bytes) => {
      kept.set(named(scope, sha256), bytes);
    },
    get: async (scope, sha256) => kept.get(named(scope, sha256)) ?? null,
    delete: async (scope, sha256) => {
      kept.delete(named(scope, sha256));
    },
  };
}
