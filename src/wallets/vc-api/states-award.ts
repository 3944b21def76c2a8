import { isObject, type JsonObject, listOf } from '../../record/json.ts';
import type { Check } from '../../verifying/report.ts';

/** Vocabularies in which nothing about learning can be said: those of the W3C and its security suites. */
const GENERAL = /^https:\/\/(?:www\.w3\.org|w3id\.org)\//;

/**
 * Whether a credential could state an award at all. One whose contexts are all general has no word for a qualification or
 * an awarding body, so that the questions of step 7 (who awarded, on which day, under which quality assurance) have no
 * answer in it and are no problem of it. Of tokens and envelopes it is taken that they could.
 */
export const couldStateAward = (secured: JsonObject | string): boolean => {
  const contexts = isObject(secured) && secured.proof !== undefined ? listOf(secured['@context']) : [];
  return contexts.length === 0 || !contexts.every((context) => typeof context === 'string' && GENERAL.test(context));
};

/** A question of step 7 that stays open, and that such a credential does not have to answer. */
export const isAwardQuestion = ({ check, outcome }: Pick<Check, 'check' | 'outcome'>): boolean =>
  check === 'authority' && outcome === 'unknown';
