import { pageFindings } from '../credential/page/findings.ts';
import type { Award, DraftedAward } from '../record/award.ts';
import { brusselsDate } from '../record/civil-date.ts';
import type { Finding } from '../record/finding.ts';
import type { Specification } from '../record/offering.ts';
import { fail, ok, type Result } from '../record/result.ts';
import { checkAward } from '../record/rules/check.ts';
import type { RuleProfileId } from '../record/rules/profile-id.ts';
import type { CredentialRow, IssuingView } from './ports.ts';
import { type Refusal, refusal } from './refusal.ts';

/** An award that may be issued: identities fixed, rules met, warnings justified. */
export interface Draft {
  readonly award: DraftedAward;
  readonly specification: Specification;
  /** Achievement ids by unit name that this learner did not have before. */
  readonly newAchievements: ReadonlyMap<string, string>;
  readonly profile: { readonly id: RuleProfileId; readonly version: string };
  readonly findings: readonly Finding[];
}

/**
 * What may be live only once (ISS-3): this learner's attempt at this offering. A replacement takes the place of the
 * credential it replaces until that one has given way.
 */
export function slotOf(award: Award): string {
  return award.replaces
    ? `replaces ${award.replaces}`
    : [award.learner.reference, award.offering.code, award.attempt].join(' ');
}

/**
 * Name of a unit in the book of achievements. A module has the same name in its own credential and as a part of a
 * composite, so that both speak of one achievement; a further attempt is a further achievement.
 */
export function unitName(offering: string, attempt: number): string {
  return attempt === 1 ? `offering:${offering}` : `offering:${offering}#${attempt}`;
}

function componentUnit(specification: Specification, unitCode: string, academicYear: string | undefined): string {
  const component = specification.components.find((candidate) => candidate.unitCode === unitCode);
  if (component?.offering) return unitName(component.offering.code, 1);
  const year =
    academicYear ?? component?.existingUnit?.academicYear ?? component?.academicYear ?? specification.version;
  return `unit:${unitCode}:${year}`;
}

/**
 * Step 1: turns the registrar's row into an award that may be issued, or says everything that stands in the way.
 * Decides by the record's rules (ISS-*, Annex I, the rule profile of the offering) as of `now` (UTC seconds) and by
 * whether the page can be drawn; it does not look at keys or signatures.
 */
export function draft(
  view: IssuingView,
  award: Award,
  { now, uuid, actorPerson }: { now: number; uuid: () => string; actorPerson?: string },
): Result<Draft, Refusal> {
  const { specification, institution, replaced } = view;
  if (!specification)
    return fail(
      refusal(
        'OFFERING_UNKNOWN',
        { code: award.offering.code, version: award.offering.version },
        { path: '/offering' },
      ),
    );
  const obstacle = replacementObstacle(view, award);
  if (obstacle) return fail(obstacle);

  const newAchievements = new Map<string, string>();
  const conflicts: Refusal[] = [];
  const identify = (unit: string, given: string | undefined, path: string): string => {
    const known = view.achievements.get(unit) ?? newAchievements.get(unit);
    if (known) {
      if (given && given !== known) conflicts.push(refusal('ACHIEVEMENT_CONFLICT', { known, unit }, { path }));
      return known;
    }
    const achievementId = given ?? `urn:uuid:${uuid()}`;
    newAchievements.set(unit, achievementId);
    return achievementId;
  };
  const drafted: DraftedAward = {
    ...award,
    achievementId: identify(
      unitName(award.offering.code, replaced?.award.attempt ?? award.attempt),
      award.achievementId,
      '/achievementId',
    ),
    components: award.components.map((component, index) => ({
      ...component,
      achievementId: identify(
        componentUnit(specification, component.unitCode, component.academicYear),
        component.achievementId,
        `/components/${index}/achievementId`,
      ),
    })),
  };
  const [conflict] = conflicts;
  if (conflict) return fail(conflict);

  const verdict = checkAward({ award, specification, institution, today: brusselsDate(now), actorPerson });
  const blocking = [...verdict.blocking, ...pageFindings(institution, specification, drafted)];
  if (blocking.length > 0)
    return fail(
      refusal('RULES_NOT_MET', { profile: verdict.profile.id, count: String(blocking.length) }, { findings: blocking }),
    );
  return ok({ award: drafted, specification, newAchievements, profile: verdict.profile, findings: verdict.findings });
}

/** Whether another credential may take its place: it is active, and its documents exist. */
const isReplaceable = ({ validity, progress }: CredentialRow): boolean =>
  validity === 'active' && progress !== 'reserved';

const stateOf = ({ validity, progress }: CredentialRow): string => (validity === 'active' ? progress : validity);

/**
 * A replacement names an active credential of the same learner and offering. A suspended one stays where it is until
 * whoever may change a status has decided: a new award must not undo a suspension.
 */
function replacementObstacle(view: IssuingView, award: Award): Refusal | null {
  const [occupant] = view.occupants;
  if (!award.replaces)
    return occupant
      ? refusal('ALREADY_ISSUED', { credentialId: occupant.credentialId, awardId: occupant.subjectId })
      : null;
  const { replaced } = view;
  const path = '/replaces';
  if (!replaced) return refusal('REPLACED_UNKNOWN', { credentialId: award.replaces }, { path });
  const { credential } = replaced;
  if (!isReplaceable(credential))
    return refusal('REPLACED_NOT_LIVE', { credentialId: award.replaces, state: stateOf(credential) }, { path });
  const before = replaced.award;
  if (
    before.learner.reference !== award.learner.reference ||
    before.offering.code !== award.offering.code ||
    before.attempt !== award.attempt
  )
    return refusal('REPLACED_OTHER_LEARNING', { credentialId: award.replaces }, { path });
  return null;
}
