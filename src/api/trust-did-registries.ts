import { ShortId } from '../record/names.ts';
import { problem } from './problem.ts';
import { serviceOperation } from './route.ts';
import { EXAMPLE_DID_REGISTRY } from './trust-examples.ts';
import { Done, wireDone } from './trust-institutions.ts';
import { DidRegistry } from './trust-wire.ts';

/** Largest list of DIDs, in bytes: thousands of issuers. */
const REGISTRY_LIMIT = 1_000_000;

export const trustDidRegistryOperations = [
  serviceOperation({
    id: 'putDidRegistry',
    method: 'put',
    path: '/api/trust/did-registries/{registry}',
    tag: 'Trust',
    summary: 'Add or change a list of known DIDs',
    description:
      'A list as the Digital Credentials Consortium publishes them (`registry.json`). Who stands on it is known by the name it gives, and by nothing else: no domain, quality assurance or mandate comes with it.',
    access: 'operator',
    limit: REGISTRY_LIMIT,
    body: DidRegistry,
    example: EXAMPLE_DID_REGISTRY,
    responses: {
      200: { description: 'Changed, or as it was', schema: Done },
      201: { description: 'Added', schema: Done },
    },
    problems: ['TRUST_ID_NOT_VALID'],
    async handle({ c, deps, actor, params, json }) {
      const { registry: id = '' } = params;
      const name = ShortId.safeParse(id);
      if (!name.success)
        return problem(c, 'TRUST_ID_NOT_VALID', {
          params: { id: id.slice(0, 60), accepted: name.error.issues[0]?.message ?? '' },
        });
      return wireDone(id, await deps.trust.put(actor, [{ kind: 'did-registry', id, body: json }]));
    },
  }),
  serviceOperation({
    id: 'removeDidRegistry',
    method: 'delete',
    path: '/api/trust/did-registries/{registry}',
    tag: 'Trust',
    summary: 'Remove a list of known DIDs',
    access: 'operator',
    responses: { 204: { description: 'Removed' } },
    problems: ['TRUST_ENTRY_UNKNOWN'],
    async handle({ c, deps, actor, params }) {
      const { registry: id = '' } = params;
      return (await deps.trust.remove(actor, { kind: 'did-registry', id }))
        ? new Response(null, { status: 204 })
        : problem(c, 'TRUST_ENTRY_UNKNOWN', { params: { id } });
    },
  }),
];
