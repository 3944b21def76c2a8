import type { EctsHundredths } from '../../record/ects.ts';

/**
 * `reserved`: a case before the committee counts on it. `committed`: a decision rests on it. `released`: withdrawn, refused,
 * annulled or replaced; it counts no more.
 */
export type AllocationState = 'reserved' | 'committed' | 'released';

/**
 * One name under which an allocation counts. The learning itself, all its copies, what it is a part of and what are its
 * parts: each of them has credit that can be used once, and an allocation takes from all of them.
 */
export interface AllocationKey {
  /**
   * A name of the learning, its wholes or parts (`Learning.keys`); `rest <name>` for what belongs to a whole and to none of
   * its parts; `once <name>` for learning whose credit nobody states and a person judged; `may <name>` for what may be of a
   * piece of learning as well, beside what others use of it.
   */
  readonly key: string;
  /** What was earned under that name, as far as it is known; where nobody states it, what is counted against it by now. */
  readonly earned: EctsHundredths | null;
  /** What this allocation takes from it. */
  readonly ects: EctsHundredths;
}

/** Credit of one piece of learning that one case uses for one unit of a programme. */
export interface Allocation {
  readonly id: string;
  readonly caseId: string;
  readonly decisionId: string | null;
  readonly learnerReference: string;
  readonly learning: string;
  /** Never empty. */
  readonly keys: readonly AllocationKey[];
  /** Code and academic year (`unitId`). */
  readonly targetUnit: string;
  readonly programme: string;
  /** Whether the policy it was made under lets credit that another programme uses be used again. */
  readonly acrossProgrammes: 'allow' | 'warn' | 'deny';
  readonly ects: EctsHundredths;
  readonly state: AllocationState;
}

/** All allocations of one learner, over all cases. */
export interface Ledger {
  /** Grows with every allocation that is made or released: one number is always the same ledger. */
  readonly version: number;
  /** Oldest first, released ones among them. */
  readonly allocations: readonly Allocation[];
}
