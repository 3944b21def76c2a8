import { z } from 'zod';
import { statisticsOf } from '../../recognition/export/statistics.ts';
import { CivilDate } from '../../record/civil-date.ts';
import { DECISION_OUTCOMES } from '../../record/recognition/decision.ts';
import { answer, operation } from '../route.ts';
import { PeriodQuery, periodOf } from './period.ts';
import { AllocationView, wireAllocation } from './wire-allocation.ts';

const Share = z.object({ count: z.int(), tenThousandths: z.int() });
const Group = z
  .object({
    decided: z.int(),
    byOutcome: z.partialRecord(z.enum(DECISION_OUTCOMES), z.int()),
    tooFew: z.boolean().describe('durations and shares are left out: they could point to a person'),
    durations: z
      .object({ median: z.int(), longest: z.int(), of: z.int() })
      .nullable()
      .describe('whole days from handing in to decision'),
    followedRecommendation: Share.nullable(),
    appealed: Share.nullable(),
  })
  .meta({ id: 'RecognitionGroup' });

const Statistics = z
  .object({
    from: CivilDate,
    to: CivilDate,
    smallestGroup: z.int(),
    all: Group,
    byPolicy: z.record(z.string(), Group),
    byProgramme: z.record(z.string(), Group),
  })
  .meta({ id: 'RecognitionStatistics' });

/** What goes over more than one case. */
export const overviewOperations = [
  operation({
    id: 'readLedger',
    method: 'get',
    path: '/recognition/ledger',
    tag: 'Recognition',
    summary: 'Read which credit of a learner is used',
    description: 'Over all cases, what was released included. No credit counts twice. Reading it is put on record.',
    action: 'recognition:read',
    query: z.strictObject({
      learner: z.string().min(1).max(100).describe('the institution’s reference for the person'),
    }),
    responses: {
      200: { description: 'All of it', schema: z.object({ allocations: z.array(AllocationView) }) },
    },
    problems: [],
    async handle({ deps, scope, query }) {
      const { book, now } = deps.recognition;
      const { allocations } = await book.ledger(scope, query.learner);
      await book.logLedgerReading(scope, query.learner, now());
      return answer({ allocations: allocations.map(wireAllocation) });
    },
  }),
  operation({
    id: 'readStatistics',
    method: 'get',
    path: '/recognition/statistics',
    tag: 'Recognition',
    summary: 'Count what was decided',
    description:
      'Numbers, durations and how often the recommendation was followed, for each policy version and programme. Without persons.',
    action: 'recognition:read',
    query: PeriodQuery,
    responses: { 200: { description: 'Numbers', schema: Statistics } },
    problems: [],
    async handle({ c, deps, scope, query }) {
      const period = periodOf(c, query);
      if (period instanceof Response) return period;
      const decided = await deps.recognition.book.decided(scope, period.begins, period.ends);
      return answer({ ...query, ...statisticsOf(decided) });
    },
  }),
];
