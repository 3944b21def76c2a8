import type { Finding } from '../finding.ts';
import { found } from '../found.ts';
import type { RecommendationInput } from '../recommendation.ts';
import { deadlineOf } from './deadline.ts';

/**
 * Whether the application can be heard: in time, under a contract the policy is for, for a unit that can be exempted, before
 * an examination chance was used (education and examination regulations). Changes no recommendation: only a person declares
 * an application inadmissible, and may hear a late one.
 */
export function admissibilityFindings({
  application,
  unit,
  policy,
}: Pick<RecommendationInput, 'application' | 'unit' | 'policy'>): readonly Finding[] {
  const { filedOn, contractType, examinedThisYear } = application;
  const lastDay = deadlineOf(policy, unit, application);
  return [
    lastDay === null ? found('NO_DEADLINE') : found(filedOn <= lastDay ? 'IN_TIME' : 'LATE', { filedOn, lastDay }),
    policy.contractTypes.includes(contractType)
      ? found('CONTRACT_ACCEPTED', { contract: contractType })
      : found('CONTRACT_NOT_ACCEPTED', {
          contract: contractType,
          contracts: policy.contractTypes.toSorted().join(','),
        }),
    unit.exemptable
      ? found('UNIT_EXEMPTABLE')
      : found('UNIT_NOT_EXEMPTABLE', { reason: unit.notExemptableReason ?? 'other' }),
    found(examinedThisYear ? 'EXAMINED_THIS_YEAR' : 'NOT_EXAMINED_YET'),
  ];
}
