import type { z } from 'zod';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { type DecisionRequest, GRANTING, type RestsOn } from '../../record/recognition/decision.ts';
import { type DecisionRecord, exemptsAtOnce } from '../../record/recognition/decision-record.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { CaseActor, CaseFile } from '../case/case.ts';
import { type CaseRefusal, caseRefusal } from '../case/refusal.ts';
import { type Planned, takeStep } from '../case/take-step.ts';
import { impartial, personOf } from '../case/who-may.ts';
import { judgePiece } from '../engine/judge-piece.ts';
import type { Recommendation } from '../engine/recommendation.ts';
import { letterObstacles } from '../letter/compose.ts';
import type { RecognitionDeps } from '../ports.ts';
import { checkDecision, follows } from './check-decision.ts';
import { creditFor, unknownLearning } from './credit-for.ts';
import { frozenDecision } from './frozen-decision.ts';
import { madeFrom } from './made-from.ts';
import { verifiedAnew } from './make-recommendation.ts';
import { onlyCover } from './only-cover.ts';
import { unopened } from './open-findings.ts';

/**
 * A member of the committee decides. The machine only looks whether the decision can be taken: on the recommendation as it
 * is now, with its open findings read and shown to the applicant, with every element the letter needs, and on credit that
 * is free. The decision, its credit and what follows from it are written in one step; a decision that stood before falls
 * in the same step, with its credit.
 *
 * Not checked: whether the member also gave advice as a lecturer, which a small programme cannot always avoid; who advised
 * and who decided both stand in the file.
 */
export async function decide(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  request: DecisionRequest,
): Promise<Result<CaseFile, CaseRefusal>> {
  return takeStep(deps, scope, caseId, 'case.decided', impartial(actor, 'committee'), async ({ file, now, today }) => {
    const { case: record, recommendation } = file;
    const { applicant } = record;
    if (applicant === null) return fail(caseRefusal('CASE_ERASED', { caseId }));
    if (!recommendation) return fail(caseRefusal('RECOMMENDATION_MISSING'));
    const notReady = await readiness(deps, scope, { file, recommendation, request, now, today });
    if (notReady) return fail(notReady);
    const errors = checkDecision(request, file, recommendation);
    if (errors.length > 0) return fail(caseRefusal('DECISION_INCOMPLETE', undefined, { errors }));
    const restsOn = creditNamed(file, recommendation, request);
    if (restsOn === null) return fail(caseRefusal('COVER_NOT_CHOSEN', undefined, { path: '/restsOn' }));
    const unknown = unknownLearning(file, restsOn);
    if (unknown) return fail(unknown);
    const decisionId = deps.uuid();
    const decision = frozenDecision(request, {
      file,
      applicant,
      recommendation,
      decisionId,
      restsOn,
      person: personOf(actor),
      followed: follows(request, file, recommendation),
      now,
      today,
    });
    const letterLacks = letterObstacles(decision);
    if (letterLacks.length > 0)
      return fail(
        caseRefusal('LETTER_INCOMPLETE', {
          elements: letterLacks.map(({ element, pointer }) => `${element} ${pointer}`).join(', '),
        }),
      );
    return ok({
      ...asStep(file, decision),
      credit: (ledger) => creditFor(file, ledger, restsOn, { decisionId, state: 'committed' }, deps.uuid),
    });
  });
}

interface Asked {
  readonly file: CaseFile;
  readonly recommendation: Recommendation;
  readonly request: DecisionRequest;
  readonly now: number;
  readonly today: string;
}

/** Whether the committee has before it what it is to decide on. */
async function readiness(deps: RecognitionDeps, scope: InstitutionScope, asked: Asked): Promise<CaseRefusal | null> {
  const { file, recommendation, request } = asked;
  const precedents = await deps.book.precedents(scope, file.unit.code);
  const outdated =
    request.recommendation !== recommendation.inputHash ||
    file.case.recommendedFrom !== (await madeFrom(file, precedents, asked.today));
  if (outdated || (await fellSince(deps, scope, asked)))
    return caseRefusal(
      'RECOMMENDATION_OUTDATED',
      { recommendation: recommendation.inputHash },
      { path: '/recommendation' },
    );
  const ids = unopened(recommendation, file.case.openedFindings);
  if (ids.length > 0) return caseRefusal('FINDINGS_NOT_OPENED', { findings: ids.join(', ') });
  return file.case.findingsShownAt === null ? caseRefusal('FINDINGS_NOT_SHOWN') : null;
}

const DAY = 86_400;

/**
 * Whether evidence stands otherwise than when the recommendation was made: revoked, replaced, its status no longer to be
 * had. An exemption never rests on a document nobody looked at for a day; a refusal takes nothing that would have to hold.
 */
async function fellSince(
  deps: RecognitionDeps,
  scope: InstitutionScope,
  { file, request, now }: Asked,
): Promise<boolean> {
  const looked = Math.min(...file.evidence.map(({ evidence }) => evidence.verifiedAt));
  if (!GRANTING.has(request.outcome) || looked > now - DAY) return false;
  const found = (rows: CaseFile['evidence']) =>
    rows.map(({ evidence }) => {
      const { standing, findings } = judgePiece(evidence, file);
      return [standing, ...findings.map(({ code }) => code)].join(' ');
    });
  const before = found(file.evidence);
  return found(await verifiedAnew(deps, scope, file)).some((piece, at) => piece !== before[at]);
}

/**
 * The credit a decision uses: none where it grants nothing, what was named, else the only cover of what was recommended.
 * Null where a person has to name it: there are several ways or none, or the recommendation was about something else than
 * what is granted. In the EVC route a grant rests on the assessment, and credit is used only where it is named.
 */
function creditNamed(
  file: CaseFile,
  recommendation: Recommendation,
  { outcome, restsOn }: DecisionRequest,
): readonly z.output<typeof RestsOn>[] | null {
  if (!GRANTING.has(outcome)) return [];
  if (restsOn.length > 0) return restsOn;
  if (file.case.route === 'EVC') return [];
  if ((outcome === 'granted_partial') !== (recommendation.kind === 'grant_partial')) return null;
  return onlyCover(recommendation);
}

/** What is written beside the credit: the decision, and what follows from it. */
function asStep(file: CaseFile, decision: DecisionRecord): Planned {
  const { case: record, decisions } = file;
  const { decisionId } = decision;
  const before = decisions.find((one) => one.decisionId === record.decisionId);
  // A credential that replaces the old one ends it; where there is none, the old one is withdrawn.
  const withdraws = before !== undefined && GRANTING.has(before.outcome) && !exemptsAtOnce(decision);
  return {
    to: 'decided',
    change: {
      decisionId,
      conditionsMet: null,
      notifiedOn: null,
      appealUntil: null,
      appeal: null,
      earlierAppeals: record.appeal ? [...record.earlierAppeals, record.appeal] : record.earlierAppeals,
    },
    release: true,
    decision,
    errands: [
      { errand: 'letter', decisionId },
      ...(exemptsAtOnce(decision) ? [{ errand: 'seal-decision' as const, decisionId }] : []),
      ...(withdraws ? [{ errand: 'withdraw-decision' as const, decisionId: before.decisionId }] : []),
    ],
    detail: {
      decision: decisionId,
      outcome: decision.outcome,
      recommendation: decision.recommendation.inputHash,
      followed: decision.followed,
    },
  };
}
