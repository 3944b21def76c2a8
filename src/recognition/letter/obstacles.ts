import type { DecisionRecord } from '../../record/recognition/decision-record.ts';

export type LetterElement = 'DEC-1' | 'DEC-2' | 'DEC-3' | 'DEC-4' | 'DEC-5' | 'DEC-6' | 'DEC-7' | 'DEC-8';

/** What a letter cannot be made without, and where in the decision it is missing. */
export interface LetterObstacle {
  readonly element: LetterElement;
  /** JSON pointer into the decision record. */
  readonly pointer: string;
}

export function letterObstacles(_decision: DecisionRecord): readonly LetterObstacle[] {
  return [];
}
