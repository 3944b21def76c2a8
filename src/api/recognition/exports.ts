import { z } from 'zod';
import { decisionsCsv } from '../../recognition/export/csv.ts';
import { elmo } from '../../recognition/export/elmo.ts';
import { decisionsJson } from '../../recognition/export/json.ts';
import { accepts } from '../../record/accepts.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { DecisionRecord } from '../../record/recognition/decision-record.ts';
import type { ApiDeps } from '../index.ts';
import { problem } from '../problem.ts';
import { answer, operation } from '../route.ts';
import { PeriodQuery, periodOf } from './period.ts';

/** How many decisions are read at a time, and how many an export holds. */
const PAGE = 500;
const MOST = 5000;

const SHORTER = accepts({
  en: `a period with at most ${MOST} decisions`,
  nl: `een periode met hoogstens ${MOST} beslissingen`,
});
const ONE_LEARNER = accepts({
  en: 'the reference of one learner with a result in this period: ELMO is about one person',
  nl: 'de referentie van één lerende met een resultaat in deze periode: ELMO gaat over één persoon',
});

const PRIVATE = { 'cache-control': 'no-store' };

/** Decisions for other systems. */
export const exportOperations = [
  operation({
    id: 'exportDecisions',
    method: 'get',
    path: '/recognition/exports/decisions',
    tag: 'Recognition',
    summary: 'Export decisions',
    description:
      'Decisions taken in a period that still stand: as ELMO 2.0 with the result of recognition of one learner, as CSV for the student system, or as JSON. No mark and no credit certificate comes with an exemption. What is exported is put on record with each case.',
    action: 'recognition:read',
    query: z.strictObject({
      ...PeriodQuery.shape,
      format: z.enum(['elmo', 'csv', 'json']).default('json'),
      learner: z.string().min(1).max(100).optional().describe('only of this learner'),
    }),
    responses: {
      200: { description: 'The decisions', mediaTypes: ['application/json', 'text/csv', 'application/xml'] },
    },
    problems: ['INSTITUTION_UNKNOWN'],
    async handle({ c, deps, scope, query }) {
      const period = periodOf(c, query);
      if (period instanceof Response) return period;
      const institution = await deps.office.institution(scope);
      if (!institution) return problem(c, 'INSTITUTION_UNKNOWN', { params: { institution: scope.institutionId } });
      const found = await standing(deps, scope, { ...period, learner: query.learner });
      if (found === null) return problem(c, 'QUERY_NOT_VALID', { errors: [{ pointer: '/to', accepted: SHORTER }] });
      const { decisions, met } = found;
      const { book, now } = deps.recognition;
      const file = `decisions-${query.from}-${query.to}`;
      const made = query.format === 'elmo' ? elmo(decisions, institution, now(), met) : null;
      if (made && !made.ok)
        return problem(c, 'QUERY_NOT_VALID', { errors: [{ pointer: '/learner', accepted: ONE_LEARNER }] });
      const cases = decisions.map(({ caseId }) => caseId);
      await book.logReading(scope, cases, `export ${query.format}`, now());
      if (made)
        return new Response(made.value, {
          headers: {
            ...PRIVATE,
            'content-type': 'application/xml; charset=utf-8',
            'content-disposition': `attachment; filename="${file}.elmo.xml"`,
          },
        });
      if (query.format === 'csv')
        return new Response(decisionsCsv(decisions, met), {
          headers: {
            ...PRIVATE,
            'content-type': 'text/csv; charset=utf-8',
            'content-disposition': `attachment; filename="${file}.csv"`,
          },
        });
      return answer(decisionsJson(decisions, institution, now(), met));
    },
  }),
];

/** Decisions of a period that stand, and which conditional ones have become real; null when there are too many. */
async function standing(
  { recognition: { book } }: Pick<ApiDeps, 'recognition'>,
  scope: InstitutionScope,
  { begins, ends, learner }: { begins: number; ends: number; learner: string | undefined },
): Promise<{ decisions: DecisionRecord[]; met: ReadonlySet<string> } | null> {
  const decisions: DecisionRecord[] = [];
  const met = new Set<string>();
  const only = learner === undefined ? {} : { learner };
  for (let after: string | undefined, full = true; full; after = decisions.at(-1)?.decisionId) {
    const page = await book.standing(scope, begins, ends, { limit: PAGE, ...only, ...(after ? { after } : {}) });
    for (const { decision, conditionsMet } of page) {
      decisions.push(decision);
      if (conditionsMet) met.add(decision.decisionId);
    }
    if (decisions.length > MOST) return null;
    full = page.length === PAGE;
  }
  return { decisions, met };
}
