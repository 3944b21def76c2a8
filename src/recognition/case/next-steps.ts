import type { Officer } from '../../record/recognition/officer.ts';
import type { EquivalencePrecedent } from '../../record/recognition/precedent.ts';
import { notCurrent } from '../decision/made-from.ts';
import { unopened } from '../decision/open-findings.ts';
import type { CaseFile } from './case.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';
import { type CaseAction, MAY_BE_DONE_IN, mayBeDone } from './steps.ts';

/**
 * What can be done with a case as it stands, so that nobody has to know its states by heart. Who may do it, and whether a
 * term has run out, is for each step to say. Empty once the file is erased.
 */
export function possibleSteps({ case: record, decisions, evidence }: CaseFile): CaseAction[] {
  if (record.erasedAt !== null) return [];
  const decision = decisions.find(({ decisionId }) => decisionId === record.decisionId);
  const pointless: Partial<Record<CaseAction, boolean>> = {
    'case.holder-confirmed': evidence.length === 0,
    'case.appealed': record.appeal !== null || record.appealUntil === null,
    'case.raad-filed': record.appeal === null || record.appeal.raadUntil === null || record.appeal.raad !== null,
    'case.conditions-met': decision?.outcome !== 'granted_conditional' || record.conditionsMet !== null,
  };
  return (Object.keys(MAY_BE_DONE_IN) as CaseAction[]).filter(
    (action) => mayBeDone(action, record.state) && pointless[action] !== true,
  );
}

const NEAR_DECISION: ReadonlySet<string> = new Set(['inadmissible_proposed', 'verified', 'in_advice', 'in_committee']);

/**
 * What still stands between a case and a decision, each as the refusal it would give; empty where nothing does, and where a
 * decision is not near. Not said: what depends on the decision itself (its elements, which credit it rests on), and what
 * verifying the documents anew would find.
 */
export async function beforeDecision(
  file: CaseFile,
  office: {
    readonly precedents: readonly EquivalencePrecedent[];
    readonly officers: readonly { readonly person: string; readonly officer: Officer }[];
    /** Civil date, Europe/Brussels. */
    readonly today: string;
  },
): Promise<CaseRefusal[]> {
  const { case: record, recommendation } = file;
  if (record.erasedAt !== null || !NEAR_DECISION.has(record.state)) return [];
  const obstacles: CaseRefusal[] = [];
  const committee = office.officers.filter(({ officer }) => officer.roles.includes('committee'));
  const declared = (person: string) => record.declarations.findLast((one) => one.person === person);
  if (!committee.some(({ person }) => declared(person)?.conflict === false))
    obstacles.push(caseRefusal('INTEREST_NOT_DECLARED'));
  const refusal = await notCurrent(file, office.precedents, office.today);
  if (refusal) obstacles.push(refusal);
  if (recommendation === null) return obstacles;
  const ids = unopened(recommendation, record.openedFindings);
  if (ids.length > 0) obstacles.push(caseRefusal('FINDINGS_NOT_OPENED', { findings: ids.join(', ') }));
  if (record.findingsShownAt === null) obstacles.push(caseRefusal('FINDINGS_NOT_SHOWN'));
  return obstacles;
}
