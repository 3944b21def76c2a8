import { everyLearning } from '../evidence/every-learning.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';

/** Pieces of evidence of one case, bytes of one file, and pieces of learning in all of them together, parts included. */
export const EVIDENCE_LIMIT = 60;
export const FILE_LIMIT = 10 * 1024 * 1024;
export const LEARNING_LIMIT = 5000;

/** Whether this is more than one recommendation is made from: its time grows with everything that was learned. */
export const isTooMuch = (evidence: readonly Pick<Evidence, 'learnings'>[]): boolean =>
  evidence.length > EVIDENCE_LIMIT || everyLearning(evidence).length > LEARNING_LIMIT;

export const tooMuch = (): CaseRefusal =>
  caseRefusal('EVIDENCE_LIMIT', {
    pieces: String(EVIDENCE_LIMIT),
    bytes: String(FILE_LIMIT),
    learnings: String(LEARNING_LIMIT),
  });
