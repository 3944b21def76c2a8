import { z } from 'zod';
import type { DidRegistry } from '../trust/registry/registry.ts';
import { registryVersion } from '../trust/registry/version.ts';
import { problem } from './problem.ts';
import { answer, CURSOR, decodeCursor, encodeCursor, pageQuery, serviceOperation } from './route.ts';
import { trustAnchorOperations } from './trust-anchors.ts';
import { trustDidRegistryOperations } from './trust-did-registries.ts';
import { trustFileOperations } from './trust-files.ts';
import { institutionsInUse, trustInstitutionOperations } from './trust-institutions.ts';
import { trustListOperations } from './trust-lists.ts';
import { moment, TrustView, wireAnchor, wireTrustedList } from './trust-wire.ts';
import { DateTime } from './wire.ts';

const Change = z
  .object({
    change: z.int().describe('counts up'),
    at: DateTime,
    keyId: z.string(),
    onBehalfOf: z.string().nullable(),
    action: z.enum(['added', 'changed', 'removed']),
    kind: z.enum(['institution', 'anchor', 'did-registry', 'trusted-list']),
    id: z.string(),
    detail: z.record(z.string(), z.unknown()).describe('digest of what was put there, or what the trusted list said'),
    body: z.unknown().describe('what was put there, for institutions and anchors; null otherwise'),
  })
  .meta({ id: 'TrustChange' });

/** What an operator adds to whom this service trusts, and what anybody may know of it. */
export const trustOperations = [
  serviceOperation({
    id: 'readTrust',
    method: 'get',
    path: '/api/trust',
    tag: 'Trust',
    summary: 'Read whom this service trusts',
    description:
      'The registry in use: institutions, certificate anchors, lists of known DIDs and trusted lists. Institutions that issue here stand on the first page of the service.',
    access: 'anybody',
    responses: { 200: { description: 'What counts now', schema: TrustView } },
    problems: [],
    async handle({ deps }) {
      const { trust } = deps;
      const added = await trust.added();
      const registry = (source: 'registry' | 'operator', id: string | null, { name, url, registry }: DidRegistry) => ({
        id,
        name,
        url: url ?? null,
        source,
        issuers: Object.keys(registry).length,
      });
      return answer({
        version: { registry: await registryVersion(trust.shipped), added: added.version },
        institutions: await institutionsInUse(trust),
        anchors: added.anchors.map(wireAnchor),
        didRegistries: [
          ...added.registry.didRegistries.map((list, index) =>
            registry('operator', added.didRegistryIds[index] ?? null, list),
          ),
          ...trust.shipped.didRegistries.map((list) => registry('registry', null, list)),
        ],
        trustedLists: added.trustedLists.map(wireTrustedList),
      });
    },
  }),
  ...trustInstitutionOperations,
  ...trustAnchorOperations,
  ...trustListOperations,
  ...trustDidRegistryOperations,
  ...trustFileOperations,
  serviceOperation({
    id: 'readTrustHistory',
    method: 'get',
    path: '/api/trust/history',
    tag: 'Trust',
    summary: 'Read who changed what',
    description: 'Every change since the beginning, the newest first.',
    access: 'operator',
    query: z.strictObject(pageQuery),
    responses: {
      200: { description: 'A page', schema: z.object({ changes: z.array(Change), next: z.string().nullable() }) },
    },
    problems: [],
    async handle({ c, deps, query }) {
      const at = query.cursor === undefined ? null : decodeCursor(query.cursor, z.tuple([z.int().positive()]));
      if (query.cursor !== undefined && at === null)
        return problem(c, 'QUERY_NOT_VALID', { errors: [{ pointer: '/cursor', accepted: CURSOR }] });
      const rows = await deps.trust.changes({ limit: query.limit + 1, ...(at ? { before: at[0] } : {}) });
      const changes = rows.slice(0, query.limit);
      const last = changes.at(-1);
      return answer({
        changes: changes.map((row) => ({ ...row, at: moment(row.at) })),
        next: rows.length > changes.length && last ? encodeCursor([last.change]) : null,
      });
    },
  }),
];
