import type { DecisionOutcome } from '../../record/recognition/decision.ts';
import type { FindingResult } from '../engine/finding.ts';

/** Lines within a circle of radius 9 around (10, 10), as SVG path data: a shape, so that nothing hangs on a colour. */
const CHECK = 'M5.5 10.5L8.7 13.7L14.8 7';
const CROSS = 'M6.5 6.5L13.5 13.5M13.5 6.5L6.5 13.5';
const WAVE = 'M5 11C6.6 7.8 8.4 7.8 10 10C11.6 12.2 13.4 12.2 15 9';
const DASH = 'M6 10L14 10';
const ARROW = 'M5.5 10L14 10M10.5 6.5L14 10L10.5 13.5';
const QUESTION = 'M7.2 7.6C7.2 4 12.8 4 12.8 7.6C12.8 9.8 10 9.8 10 12.2M10 14.6L10 14.9';

export const RESULT_SIGNS: Readonly<Record<FindingResult, string>> = {
  met: CHECK,
  partly: WAVE,
  not_met: CROSS,
  unknown: QUESTION,
  'n/a': DASH,
};

export const OUTCOME_SIGNS: Readonly<Record<DecisionOutcome, string>> = {
  granted: CHECK,
  granted_elective: CHECK,
  granted_partial: WAVE,
  granted_conditional: WAVE,
  referred_evc: ARROW,
  refused: CROSS,
  inadmissible: DASH,
};
