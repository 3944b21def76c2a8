import type { CaseRecord } from './case.ts';

/**
 * Whether a step away from the committee frees credit: what was reserved for a decision that has not come. Where an earlier
 * decision still stands, the credit is that decision's and stays.
 */
export const leavesCommittee = ({ state, decisionId }: Pick<CaseRecord, 'state' | 'decisionId'>): boolean =>
  state === 'in_committee' && decisionId === null;
