import type { InstitutionScope } from '../../record/institution-scope.ts';
import { type DecisionRecord, exemptsAtOnce } from '../../record/recognition/decision-record.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { sha256Hex } from '../../record/sha256.ts';
import type { CaseFile, CaseRecord, LetterRow } from '../case/case.ts';
import { letterObstacles } from '../letter/compose.ts';
import type { CaseErrand, RecognitionDeps } from '../ports.ts';

/** What stands in the way of an errand now; it is tried again later. */
interface ErrandObstacle {
  readonly code: string;
}

export type ErrandResult = Result<'done' | 'nothing-to-do', ErrandObstacle>;

/**
 * Does what follows from a decision: its letter, its credential, the end of its credential. Each can be run at any time
 * and as often as wanted, by several at once; what is done already, or no longer wanted because the decision fell
 * meanwhile, is left alone. An obstacle or a throw means: again later.
 */
export async function runErrand(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  errand: CaseErrand,
  decisionId: string,
): Promise<ErrandResult> {
  const decision = await deps.book.decision(scope, decisionId);
  if (!decision) return fail({ code: 'DECISION_UNKNOWN' });
  return ERRANDS[errand](deps, scope, decision);
}

type Errand = (deps: RecognitionDeps, scope: InstitutionScope, decision: DecisionRecord) => Promise<ErrandResult>;

const ERRANDS: Readonly<Record<CaseErrand, Errand>> = {
  letter: makeLetter,
  'seal-decision': sealDecision,
  'withdraw-decision': withdrawDecision,
};

/** How often a step is tried again that lost to somebody else's. */
const ATTEMPTS = 5;

/**
 * Draws the letter, stores its files and then the row that names them. Two who do it at once write one row: the second
 * finds it. Files nobody names are swept.
 */
async function makeLetter(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  decision: DecisionRecord,
): Promise<ErrandResult> {
  const { caseId, decisionId } = decision;
  const wanted = (file: CaseFile | null): file is CaseFile =>
    file !== null && file.case.erasedAt === null && !file.letters.some((letter) => letter.decisionId === decisionId);
  if (!wanted(await deps.book.file(scope, caseId))) return ok('nothing-to-do');
  if (letterObstacles(decision).length > 0) return fail({ code: 'LETTER_INCOMPLETE' });
  const drawn = await deps.drawLetter(scope, decision);
  const files = {
    'nl.html': await kept(deps, scope, drawn['nl.html']),
    'nl.pdf': await kept(deps, scope, drawn['nl.pdf']),
    'en.html': await kept(deps, scope, drawn['en.html']),
    'en.pdf': await kept(deps, scope, drawn['en.pdf']),
  } satisfies LetterRow['files'];
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const file = await deps.book.file(scope, caseId);
    if (!wanted(file)) return ok('nothing-to-do');
    const at = deps.now();
    const conflict = await deps.book.step(scope, {
      case: { ...file.case, version: file.case.version + 1 },
      from: file.case.state,
      at,
      audit: { action: 'case.letter-made', detail: { decision: decisionId } },
      letter: { decisionId, madeAt: at, files },
    });
    if (!conflict) return ok('done');
  }
  return fail({ code: 'BUSY' });
}

async function kept(deps: RecognitionDeps, scope: InstitutionScope, bytes: Uint8Array): Promise<string> {
  const sha256 = await sha256Hex(bytes);
  await deps.files.put(scope, sha256, bytes);
  return sha256;
}

/**
 * Seals the decision while it stands and gives an exemption. Sealing takes time, and the decision can fall meanwhile: the
 * case is read again afterwards, so that no credential outlives its decision.
 */
async function sealDecision(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  decision: DecisionRecord,
): Promise<ErrandResult> {
  if (!exempts(await standingCase(deps, scope, decision), decision)) return ok('nothing-to-do');
  const sealed = await deps.sealDecision(scope, decision);
  if ('obstacle' in sealed) return fail({ code: sealed.obstacle });
  if (!(await standingCase(deps, scope, decision))) await deps.withdrawDecision(scope, decision.decisionId);
  return ok('done');
}

async function withdrawDecision(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  decision: DecisionRecord,
): Promise<ErrandResult> {
  if (await standingCase(deps, scope, decision)) return ok('nothing-to-do');
  await deps.withdrawDecision(scope, decision.decisionId);
  return ok('done');
}

/** The case in which this decision stands; null where it has fallen. */
async function standingCase(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  { caseId, decisionId }: DecisionRecord,
): Promise<CaseRecord | null> {
  const file = await deps.book.file(scope, caseId);
  return file?.case.decisionId === decisionId ? file.case : null;
}

/** A conditional exemption is one from when its conditions were met. */
const exempts = (standing: CaseRecord | null, decision: DecisionRecord): boolean =>
  standing !== null &&
  standing.erasedAt === null &&
  (exemptsAtOnce(decision) || (decision.outcome === 'granted_conditional' && standing.conditionsMet !== null));
