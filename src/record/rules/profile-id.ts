import { z } from 'zod';

/** The dated sets of rules an offering can be judged by; `profiles.ts` says what each contains. */
export const RuleProfileId = z.enum(['vl-2023', 'vl-2025', 'eu-2022', 'cmf', 'nova', 'ucll', 'pg-et-ic']);
export type RuleProfileId = z.output<typeof RuleProfileId>;
