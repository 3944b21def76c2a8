import type { JsonObject } from '../../record/json.ts';
import { moment } from '../data-integrity/moment.ts';
import { at, type ModelProblem, problem } from './problem.ts';

/** XSD 1.1 part 2 §3.3.7: a time zone lies at most fourteen hours from UTC. */
const FARTHEST_ZONE = /[+-](?:0\d|1[0-3]):[0-5]\d$|[+-]14:00$|Z$/;

/** A `dateTimeStamp` (XSD 1.1 §3.4.28) of a year of four digits as UTC seconds; null for anything else. */
const stamp = (value: unknown): number | null =>
  typeof value === 'string' && FARTHEST_ZONE.test(value) ? moment(value) : null;

/** The names of the two ends: VCDM 2.0 §4.9, VCDM 1.1 §4.6 and §4.8. */
export interface Validity {
  readonly from: string;
  readonly until: string;
  readonly clause: string;
  /** VCDM 1.1 says nothing of the order of its dates. */
  readonly ordered: boolean;
}
export const VALIDITY_2_0: Validity = {
  from: 'validFrom',
  until: 'validUntil',
  clause: 'VCDM 2.0 §4.9',
  ordered: true,
};
export const VALIDITY_1_1: Validity = {
  from: 'issuanceDate',
  until: 'expirationDate',
  clause: 'VCDM 1.1 §4.6',
  ordered: false,
};

/**
 * VCDM 2.0 §4.9: both ends, where they are there, are a `dateTimeStamp`, and the end is not before the beginning. Whether
 * the credential is valid now is the verifier's question.
 */
export function validityProblems(
  document: JsonObject,
  pointer: string,
  { from, until, clause, ordered }: Validity,
): readonly ModelProblem[] {
  const found = [from, until].flatMap((field) =>
    document[field] === undefined || stamp(document[field]) !== null
      ? []
      : [problem('DATE_NOT_A_TIME_STAMP', at(pointer, field), field, clause)],
  );
  const [begins, ends] = [stamp(document[from]), stamp(document[until])];
  return ordered && begins !== null && ends !== null && ends < begins
    ? [...found, problem('VALIDITY_ORDER', at(pointer, until), until, clause)]
    : found;
}
