import type { FindingMeaning } from './code.ts';

const TABLES = {} satisfies Readonly<Record<string, FindingMeaning>>;

export type FindingCode = keyof typeof TABLES;

/** Every code a finding can carry. Stable: a code is never given another meaning. */
export const FINDING_CODES: Readonly<Record<FindingCode, FindingMeaning>> = TABLES;
