import { z } from 'zod';
import { answer, operation } from './route.ts';
import { DateTime } from './wire.ts';

const Row = z
  .object({
    seq: z.int(),
    at: DateTime,
    keyId: z.string().describe('the API key that acted'),
    onBehalfOf: z.string().nullable().describe('the person it acted for'),
    action: z.string(),
    objectKind: z.string(),
    objectId: z.string(),
    detail: z.record(z.string(), z.unknown()),
    chainSha256: z.string().nullable().describe('link to the rows before it; null until the chainer was there'),
  })
  .meta({ id: 'AuditRow' });

export const auditOperations = [
  operation({
    id: 'readAudit',
    method: 'get',
    path: '/audit',
    tag: 'Audit',
    summary: 'Read the audit',
    description: 'Who did what, oldest first, without personal data. Rows are never changed; `chainSha256` links them.',
    action: 'audit:read',
    query: z.strictObject({
      after: z.coerce.number().int().min(0).default(0).describe('rows after this `seq`'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    responses: { 200: { description: 'Rows', schema: z.object({ rows: z.array(Row), next: z.int().nullable() }) } },
    problems: [],
    async handle({ deps, scope, query }) {
      const rows = await deps.office.audit(scope, query.after, query.limit);
      return answer({
        rows: rows.map((row) => ({ ...row, at: new Date(row.at * 1000).toISOString() })),
        next: rows.length === query.limit ? (rows.at(-1)?.seq ?? null) : null,
      });
    },
  }),
  operation({
    id: 'checkAudit',
    method: 'get',
    path: '/audit/check',
    tag: 'Audit',
    summary: 'Check the audit chain',
    description:
      'Recomputes every link. `closedTo` is the last row the chain covers, `brokenAt` the first that does not fit.',
    action: 'audit:read',
    responses: {
      200: {
        description: 'The result',
        schema: z.object({ rows: z.int(), closedTo: z.int(), brokenAt: z.int().nullable() }),
      },
    },
    problems: [],
    handle: async ({ deps, scope }) => answer(await deps.office.checkAudit(scope)),
  }),
];
