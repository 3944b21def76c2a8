import type { Award } from '../record/award.ts';
import { slotOf } from './draft.ts';
import type { IssuingQuery } from './ports.ts';

/** What has to be read of the record book for an award. */
export const viewQuery = (
  award: Award,
  idempotencyKey: string | null,
  candidates: readonly number[],
): IssuingQuery => ({
  awardId: award.awardId,
  offering: award.offering,
  learnerReference: award.learner.reference,
  slot: slotOf(award),
  replaces: award.replaces ?? null,
  idempotencyKey,
  candidates,
});
