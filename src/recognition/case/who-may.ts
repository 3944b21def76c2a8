import type { OfficerRole } from '../../record/recognition/officer.ts';
import type { CaseActor, CaseFile } from './case.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';

export type OfficerActor = Extract<CaseActor, { kind: 'officer' }>;

const roleNeeded = (roles: readonly OfficerRole[]): CaseRefusal =>
  caseRefusal('ROLE_NEEDED', { role: roles.join(', ') });

/** An officer who has one of these roles. */
export const officerOnly =
  (actor: CaseActor, ...roles: readonly OfficerRole[]) =>
  (): CaseRefusal | null =>
    isOfficer(actor, roles) ? null : roleNeeded(roles);

/** The applicant of the case, or an officer who does it for them. A session is for one case: the caller checks which. */
export const applicantOrOfficer =
  (actor: CaseActor, ...roles: readonly OfficerRole[]) =>
  (): CaseRefusal | null =>
    actor.kind === 'applicant' || isOfficer(actor, roles) ? null : roleNeeded(roles);

/** An officer who has one of these roles; where it is as a lecturer only, one of this unit. */
export const ofUnit =
  (actor: CaseActor, ...roles: readonly OfficerRole[]) =>
  ({ case: { unit } }: CaseFile): CaseRefusal | null => {
    if (!isOfficer(actor, roles)) return roleNeeded(roles);
    const asLecturer = !roles.some((role) => role !== 'lecturer' && actor.roles.includes(role));
    return asLecturer && actor.units !== null && !actor.units.includes(unit.code)
      ? caseRefusal('UNIT_NOT_YOURS', { unit: unit.code })
      : null;
  };

/**
 * Somebody whose judgement counts: has the role, is of this unit where it is as a lecturer, and has said that there is no
 * interest of theirs in this case. What they said last holds.
 */
export const impartial =
  (actor: CaseActor, ...roles: readonly OfficerRole[]) =>
  (file: CaseFile): CaseRefusal | null => {
    const notTheirs = ofUnit(actor, ...roles)(file);
    if (notTheirs || actor.kind !== 'officer') return notTheirs;
    const declared = file.case.declarations.findLast(({ person }) => person === actor.person);
    if (!declared) return caseRefusal('INTEREST_NOT_DECLARED', { person: actor.person });
    return declared.conflict ? caseRefusal('CONFLICT_OF_INTEREST', { person: actor.person }) : null;
  };

/** The staff id of who acts; the applicant is named by what they are. */
export const personOf = (actor: CaseActor): string => (actor.kind === 'officer' ? actor.person : 'applicant');

const isOfficer = (actor: CaseActor, roles: readonly OfficerRole[]): actor is OfficerActor =>
  actor.kind === 'officer' && roles.some((role) => actor.roles.includes(role));
