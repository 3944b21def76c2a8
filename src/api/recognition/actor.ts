import type { Context } from 'hono';
import type { CaseActor } from '../../recognition/case/case.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { OFFICER_ROLES, type OfficerRole } from '../../record/recognition/officer.ts';
import type { ApiDeps } from '../index.ts';
import { problem } from '../problem.ts';

interface Asked {
  readonly c: Context;
  readonly deps: ApiDeps;
  readonly scope: InstitutionScope;
}

/** A member of staff who works on cases. */
export type OfficerActor = Extract<CaseActor, { kind: 'officer' }>;

/**
 * The member of staff a key acts for, with the roles the institution gave them; or the problem of a request that names
 * nobody, or somebody without any role. Which role a step needs is the step's own.
 */
export async function officerOf({ c, deps, scope }: Asked): Promise<OfficerActor | Response> {
  const person = scope.actor.onBehalfOf;
  if (person === undefined) return problem(c, 'PERSON_NEEDED');
  const officer = await deps.recognition.book.officer(scope, person);
  if (officer === null) return problem(c, 'ROLE_NEEDED', { params: { role: OFFICER_ROLES.join(', ') } });
  return { kind: 'officer', person, roles: officer.roles, units: officer.units ?? null };
}

/** The same, for what only one role may do. */
export async function officerWith(asked: Asked, role: OfficerRole): Promise<OfficerActor | Response> {
  const actor = await officerOf(asked);
  if (actor instanceof Response || actor.roles.includes(role)) return actor;
  return problem(asked.c, 'ROLE_NEEDED', { params: { role } });
}
