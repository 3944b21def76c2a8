import type { Evidence, Learning } from './evidence.ts';

/** All learning in some pieces of evidence, each whole before its parts. */
export const everyLearning = (evidence: readonly Pick<Evidence, 'learnings'>[]): readonly Learning[] =>
  evidence.flatMap(({ learnings }) => learnings.flatMap(withParts));

const withParts = (learning: Learning): readonly Learning[] => [learning, ...learning.parts.flatMap(withParts)];
