import { z } from 'zod';
import { sha256Hex } from '../record/sha256.ts';
import { keptAnchor } from '../trust/registry/added.ts';
import { TrustFile, trustFrom, writeTrustFile } from '../trust/registry/trust-file.ts';
import { problem } from './problem.ts';
import { answer, serviceOperation } from './route.ts';
import { EXAMPLE_TRUST_FILE } from './trust-examples.ts';
import { issuerTaken, numberTaken } from './trust-institutions.ts';
import type { TrustDesk } from './trust-ports.ts';
import { faultParams } from './trust-words.ts';

/** Largest trust file, in bytes: thousands of institutions. */
const FILE_LIMIT = 5_000_000;

export const trustFileOperations = [
  serviceOperation({
    id: 'exportTrust',
    method: 'get',
    path: '/api/trust/export',
    tag: 'Trust',
    summary: 'Read what was added here, as a file',
    description:
      'Institutions, certificates and lists of DIDs that were added by hand; a trusted list is loaded again from its own address. The command line reads the same file.',
    access: 'operator',
    responses: { 200: { description: 'The file', schema: TrustFile } },
    problems: [],
    async handle({ deps }) {
      return answer(writeTrustFile(await deps.trust.added()));
    },
  }),
  serviceOperation({
    id: 'importTrust',
    method: 'put',
    path: '/api/trust/import',
    tag: 'Trust',
    summary: 'Add everything in a file',
    description:
      'All of it or, for one fault, nothing. What has the same id (for a list of DIDs: the same name) is changed; nothing is removed.',
    access: 'operator',
    limit: FILE_LIMIT,
    body: TrustFile,
    example: EXAMPLE_TRUST_FILE,
    responses: {
      200: {
        description: 'Taken over',
        schema: z.object({ added: z.int(), changed: z.int(), unchanged: z.int() }),
      },
    },
    problems: ['TRUST_NOT_VALID', 'TRUST_ISSUER_TAKEN', 'TRUST_IDENTIFIER_TAKEN'],
    async handle({ c, deps, actor, body, json }) {
      const { trust } = deps;
      const read = await trustFrom(json);
      if (!read.ok)
        return problem(c, 'TRUST_NOT_VALID', {
          params: faultParams(read.error),
          path: `/${read.error.at.replaceAll('.', '/')}`,
        });
      const taken = await issuerTaken(trust, body.registry.institutions);
      if (taken) return problem(c, 'TRUST_ISSUER_TAKEN', { params: taken.params });
      const number = await numberTaken(trust, body.registry.institutions);
      if (number) return problem(c, 'TRUST_IDENTIFIER_TAKEN', { params: number.params });
      const sent = json as z.input<typeof TrustFile>;
      const entries = [
        ...sent.registry.institutions.map((institution) => ({
          kind: 'institution' as const,
          id: institution.id,
          body: institution,
        })),
        ...read.value.anchors.map((anchor) => ({ kind: 'anchor' as const, id: anchor.id, body: keptAnchor(anchor) })),
        ...(await Promise.all(
          (sent.registry.didRegistries ?? []).map(async (list) => ({
            kind: 'did-registry' as const,
            id: await idOfList(trust, list.name),
            body: list,
          })),
        )),
      ];
      const once = [...new Map(entries.map((entry) => [`${entry.kind} ${entry.id}`, entry])).values()];
      const { added, changed } = await trust.put(actor, once);
      return answer({ added, changed, unchanged: once.length - added - changed });
    },
  }),
];

/** The operator’s name for a list of DIDs that is in use already; for another one, a name made from its own. */
async function idOfList(trust: TrustDesk, name: string): Promise<string> {
  const { registry, didRegistryIds } = await trust.added();
  const known = didRegistryIds[registry.didRegistries.findIndex((list) => list.name === name)];
  return known ?? `list-${(await sha256Hex(new TextEncoder().encode(name))).slice(0, 16)}`;
}
