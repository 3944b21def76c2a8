import { z } from 'zod';
import { registryFault, sharedIdentifier } from '../trust/registry/registry-fault.ts';
import { problem } from './problem.ts';
import { answer, serviceOperation } from './route.ts';
import { EXAMPLE_REGISTERED_INSTITUTION } from './trust-examples.ts';
import type { TrustDesk } from './trust-ports.ts';
import { InstitutionEntry, RegisteredInstitution } from './trust-wire.ts';
import { faultParams } from './trust-words.ts';

export const Done = z.object({ id: z.string(), done: z.enum(['added', 'changed', 'unchanged']) });

/** What became of one entry. */
export const wireDone = (id: string, { added, changed }: { added: number; changed: number }): Response =>
  answer({ id, done: added ? 'added' : changed ? 'changed' : 'unchanged' }, added ? 201 : 200);

/** Institutions as they count: what the operator added goes before what came with the service. */
export async function institutionsInUse(trust: TrustDesk): Promise<z.output<typeof InstitutionEntry>[]> {
  const added = (await trust.added()).registry.institutions;
  const ids = new Set(added.map(({ id }) => id));
  return [
    ...added.map((institution) => ({ source: 'operator' as const, institution })),
    ...trust.shipped.institutions
      .filter(({ id }) => !ids.has(id))
      .map((institution) => ({ source: 'registry' as const, institution })),
  ].toSorted((one, other) => (one.institution.id < other.institution.id ? -1 : 1));
}

/** An issuer among these institutions that is on record for an institution which is none of them. */
export async function issuerTaken(trust: TrustDesk, institutions: readonly RegisteredInstitution[]) {
  const ids = new Set(institutions.map(({ id }) => id));
  const others = new Map(
    (await institutionsInUse(trust))
      .filter(({ institution }) => !ids.has(institution.id))
      .flatMap(({ institution }) => institution.issuers.map((issuer) => [issuer, institution.id] as const)),
  );
  for (const { issuers } of institutions)
    for (const [index, issuer] of issuers.entries()) {
      const other = others.get(issuer);
      if (other !== undefined) return { index, params: { issuer, other } };
    }
  return null;
}

/** A legal identifier of a confirmed institution among these that is on record for a confirmed one which is none of them. */
export async function numberTaken(trust: TrustDesk, institutions: readonly RegisteredInstitution[]) {
  const ids = new Set(institutions.map(({ id }) => id));
  const others = (await institutionsInUse(trust))
    .map(({ institution }) => institution)
    .filter(({ id }) => !ids.has(id));
  const registry = { asOf: '2000-01-01', institutions: others, didRegistries: [] };
  for (const institution of institutions) {
    const shared = sharedIdentifier(institution, registry);
    const notation = institution.legalIdentifiers[shared?.index ?? -1]?.notation;
    if (shared !== null && notation !== undefined)
      return { index: shared.index, params: { id: institution.id, identifier: notation, other: shared.other } };
  }
  return null;
}

export const trustInstitutionOperations = [
  serviceOperation({
    id: 'readTrustedInstitution',
    method: 'get',
    path: '/api/trust/institutions/{trusted}',
    tag: 'Trust',
    summary: 'Read one institution of the registry',
    access: 'anybody',
    responses: {
      200: {
        description:
          'The institution, and what came with the service where the operator put something else in its place',
        schema: z.object({ ...InstitutionEntry.shape, shipped: RegisteredInstitution.nullable() }),
      },
    },
    problems: ['TRUST_ENTRY_UNKNOWN'],
    async handle({ c, deps, params }) {
      const { trusted = '' } = params;
      const found = (await institutionsInUse(deps.trust)).find(({ institution }) => institution.id === trusted);
      if (!found) return problem(c, 'TRUST_ENTRY_UNKNOWN', { params: { id: trusted } });
      const shipped = deps.trust.shipped.institutions.find(({ id }) => id === trusted) ?? null;
      return answer({ ...found, shipped: found.source === 'operator' ? shipped : null });
    },
  }),
  serviceOperation({
    id: 'putTrustedInstitution',
    method: 'put',
    path: '/api/trust/institutions/{trusted}',
    tag: 'Trust',
    summary: 'Add, change or confirm an institution',
    description:
      'It takes the place of the entry with this id, also of one that came with the service: to confirm that one, send it back with `confirmed`. An institution that is not confirmed is not trusted. An issuer belongs to one institution, and so does a legal identifier once two are confirmed. A domain stands for `did:web:{domain}` and `https://{domain}` only; list every other issuer.',
    access: 'operator',
    body: RegisteredInstitution,
    example: EXAMPLE_REGISTERED_INSTITUTION,
    responses: {
      200: { description: 'Changed, or as it was', schema: Done },
      201: { description: 'Added', schema: Done },
    },
    problems: ['TRUST_ID_MISMATCH', 'TRUST_NOT_VALID', 'TRUST_ISSUER_TAKEN', 'TRUST_IDENTIFIER_TAKEN'],
    async handle({ c, deps, actor, params, body, json }) {
      const { trusted: id = '' } = params;
      if (body.id !== id)
        return problem(c, 'TRUST_ID_MISMATCH', { params: { field: 'id', expected: id }, path: '/id' });
      const fault = await registryFault({ asOf: '2000-01-01', institutions: [body], didRegistries: [] });
      if (fault !== null)
        return problem(c, 'TRUST_NOT_VALID', {
          params: faultParams(fault),
          path: fault.at.replace(/^institutions\.0/, '').replaceAll('.', '/'),
        });
      const taken = await issuerTaken(deps.trust, [body]);
      if (taken) return problem(c, 'TRUST_ISSUER_TAKEN', { params: taken.params, path: `/issuers/${taken.index}` });
      const number = await numberTaken(deps.trust, [body]);
      if (number)
        return problem(c, 'TRUST_IDENTIFIER_TAKEN', {
          params: number.params,
          path: `/legalIdentifiers/${number.index}`,
        });
      return wireDone(id, await deps.trust.put(actor, [{ kind: 'institution', id, body: json }]));
    },
  }),
  serviceOperation({
    id: 'removeTrustedInstitution',
    method: 'delete',
    path: '/api/trust/institutions/{trusted}',
    tag: 'Trust',
    summary: 'Take back what was added for an institution',
    description: 'What came with the service under this id counts again, unconfirmed.',
    access: 'operator',
    responses: { 204: { description: 'Taken back' } },
    problems: ['TRUST_ENTRY_UNKNOWN'],
    async handle({ c, deps, actor, params }) {
      const { trusted: id = '' } = params;
      return (await deps.trust.remove(actor, { kind: 'institution', id }))
        ? new Response(null, { status: 204 })
        : problem(c, 'TRUST_ENTRY_UNKNOWN', { params: { id } });
    },
  }),
];
