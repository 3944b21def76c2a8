import { z } from 'zod';
import type { Allocation } from '../../recognition/ledger/allocation.ts';
import { Ects, formatEcts } from '../../record/ects.ts';
import { Text } from '../../record/text.ts';
import { EctsText } from './wire-recommendation.ts';

const REUSE = ['allow', 'warn', 'deny'] as const;
const STATES = ['reserved', 'committed', 'released'] as const;

/** Credit that a case uses, as the ledger has it. */
export const AllocationView = z
  .object({
    id: z.string(),
    caseId: z.string(),
    decisionId: z.string().nullable(),
    learnerReference: z.string(),
    learning: z.string(),
    keys: z
      .array(z.object({ key: z.string(), earned: EctsText.nullable(), ects: EctsText }))
      .describe('every name under which it counts, what was earned under it and what this takes from it'),
    targetUnit: z.string().describe('code and academic year'),
    programme: z.string(),
    acrossProgrammes: z.enum(REUSE).describe('whether another programme may use the same credit'),
    ects: EctsText,
    state: z.enum(STATES),
  })
  .meta({ id: 'CreditAllocation' });

export const wireAllocation = (allocation: Allocation) => ({
  ...allocation,
  keys: allocation.keys.map(({ key, earned, ects }) => ({
    key,
    earned: earned === null ? null : formatEcts(earned),
    ects: formatEcts(ects),
  })),
  ects: formatEcts(allocation.ects),
});

/** The same as somebody hands it in with a stateless question. */
export const StatedAllocation = z
  .strictObject({
    learning: Text(200),
    keys: z
      .array(z.strictObject({ key: Text(500), earned: Ects.nullable().default(null), ects: Ects }))
      .min(1)
      .max(200)
      .describe('as `GET …/recognition/ledger` gives them'),
    targetUnit: Text(220),
    programme: Text(100),
    acrossProgrammes: z.enum(REUSE).default('warn'),
    ects: Ects,
    state: z.enum(STATES).default('committed'),
  })
  .meta({ id: 'StatedAllocation' });
export type StatedAllocation = z.output<typeof StatedAllocation>;

/** An allocation of some other case, of which nothing more is said. */
export const allocationOfStated = (stated: StatedAllocation, index: number): Allocation => ({
  ...stated,
  id: `stated-${index + 1}`,
  caseId: `stated-${index + 1}`,
  decisionId: null,
  learnerReference: '',
});
