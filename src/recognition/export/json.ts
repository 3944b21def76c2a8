import { asDateTime } from '../../record/civil-date.ts';
import { formatEcts } from '../../record/ects.ts';
import type { Institution } from '../../record/institution.ts';
import type { DecisionRecord } from '../../record/recognition/decision-record.ts';
import { supplementWording } from '../../record/recognition/supplement.ts';
import { exemptedEcts } from './csv.ts';

/**
 * Decisions as JSON for other systems: everything on record, with credits as decimal text, moments as xsd:dateTime, what
 * the diploma supplement says and the credits that are exempted. `at` is in UTC seconds. Names and birth date are in it:
 * whoever calls has seen to who reads it.
 */
export const decisionsJson = (
  decisions: readonly DecisionRecord[],
  { legalName, identifiers }: Pick<Institution, 'legalName' | 'identifiers'>,
  at: number,
  conditionsMet: ReadonlySet<string> = new Set(),
) => ({
  generatedAt: asDateTime(at),
  institution: { legalName, identifier: identifiers.eidas },
  decisions: decisions.map((decision) => exported(decision, conditionsMet.has(decision.decisionId))),
});

function exported(decision: DecisionRecord, met: boolean) {
  const { unit, parts, credits, decidedAt } = decision;
  const exempted = exemptedEcts(decision, met);
  return {
    ...decision,
    unit: { ...unit, ects: formatEcts(unit.ects) },
    parts: parts.map(({ ects, ...part }) => ({ ...part, ects: ects === null ? null : formatEcts(ects) })),
    credits: credits.map(({ ects, ...credit }) => ({ ...credit, ects: formatEcts(ects) })),
    decidedAt: asDateTime(decidedAt),
    conditionsMet: decision.outcome === 'granted_conditional' ? met : null,
    exemptedEcts: exempted === null ? null : formatEcts(exempted),
    diplomaSupplement: supplementWording(decision, met),
  };
}
