import { ADMIT_CODES } from './admit.ts';
import { AUTHORITY_CODES } from './authority.ts';
import type { CodeMeaning } from './code.ts';
import { HOLDER_CODES } from './holder.ts';
import { MEAN_CODES } from './mean.ts';
import { PROVE_CODES } from './prove.ts';
import { READ_CODES } from './read.ts';
import { STATUS_CODES } from './status.ts';
import { TIMING_CODES } from './timing.ts';

const TABLES = {
  ...READ_CODES,
  ...ADMIT_CODES,
  ...PROVE_CODES,
  ...MEAN_CODES,
  ...TIMING_CODES,
  ...STATUS_CODES,
  ...AUTHORITY_CODES,
  ...HOLDER_CODES,
};

export type CheckCode = keyof typeof TABLES;

/** Every code a report can carry. Stable: a code is never given another meaning. */
export const CHECK_CODES: Readonly<Record<CheckCode, CodeMeaning>> = TABLES;
