import type { Award } from '../award.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Finding } from '../finding.ts';
import type { Institution } from '../institution.ts';
import type { Justifications, Specification } from '../offering.ts';
import { awardingBodies } from './awarding-bodies.ts';
import type { RuleProfileId } from './profile-id.ts';
import { RULE_PROFILES, type RuleProfile } from './profiles.ts';
import type { AwardCase, Objection, ObjectionKind, OfferingCase } from './rule.ts';

export interface OfferingUnderCheck {
  readonly specification: Specification;
  /** The institution that seals; `self` among the awarding bodies. */
  readonly institution: Institution;
  readonly today: CivilDate;
}

export interface AwardUnderCheck extends OfferingUnderCheck {
  readonly award: Award;
  /** The day of issue. */
  readonly today: CivilDate;
  /** The person who seals, as the session names them (ISS-5). */
  readonly actorPerson?: string;
}

export interface Verdict {
  readonly profile: { readonly id: RuleProfileId; readonly version: string };
  /** Everything the rules say: errors, warnings, declarations, information. */
  readonly findings: Finding[];
  /** What stops issuing: errors, and warnings nobody justified. */
  readonly blocking: Finding[];
}

/**
 * Judges an offering by the rule profile it names, else by its institution's. Quality assurance and mandates are judged
 * as of today. Does not check the schema (the input was parsed) nor whether code and version are free (the store does).
 */
export function checkOffering(input: OfferingUnderCheck): Verdict {
  const profile = profileOf(input);
  const subject = offeringCase(input, input.today);
  return verdict(profile, input.specification.justifications, judgeOffering(profile, subject));
}

/**
 * Judges an award: the offering's rules once more, as of the award date and the learner's own start, and the rules of the
 * award. Does not check that award and specification belong together, nor idempotency (ISS-3): the store does.
 */
export function checkAward(input: AwardUnderCheck): Verdict {
  const profile = profileOf(input);
  const { award, actorPerson } = input;
  const subject: AwardCase = { ...offeringCase(input, award.awardedOn, award), award, actorPerson };
  const findings = [
    ...judgeOffering(profile, subject),
    ...profile.award.flatMap(([rule, severity]) => findingsOf(rule.id, severity, rule.judge(subject))),
  ];
  return verdict(profile, [...input.specification.justifications, ...award.justifications], findings);
}

const profileOf = ({ specification, institution }: OfferingUnderCheck): RuleProfile =>
  RULE_PROFILES[specification.ruleProfile ?? institution.ruleProfile];

function offeringCase(input: OfferingUnderCheck, judgedOn: CivilDate, award?: Award): OfferingCase {
  const { specification, institution, today } = input;
  return {
    specification,
    institution,
    today,
    award,
    judgedOn,
    bodies: awardingBodies(specification, institution),
    start: award?.startedOn
      ? { date: award.startedOn, subject: 'award', path: '/startedOn' }
      : { date: specification.startsOn, subject: 'specification', path: '/startsOn' },
  };
}

const judgeOffering = (profile: RuleProfile, subject: OfferingCase): Finding[] =>
  profile.offering.flatMap(([rule, severity]) => findingsOf(rule.id, severity, rule.judge(subject)));

const ORDER: readonly Finding['severity'][] = ['error', 'warning', 'declaration', 'information'];
const STRONGEST: Readonly<Record<ObjectionKind, Finding['severity']>> = {
  breach: 'error',
  doubt: 'warning',
  undeclared: 'declaration',
  note: 'information',
};

function findingsOf(id: string, severity: Finding['severity'], objections: readonly Objection[]): Finding[] {
  return objections.map(({ kind = 'breach', subject = 'specification', path, message, remedy }) => {
    const rank = Math.max(ORDER.indexOf(severity), ORDER.indexOf(STRONGEST[kind]));
    return { id, severity: ORDER[rank] ?? 'information', path, subject, message, remedy };
  });
}

function verdict(profile: RuleProfile, justifications: Justifications, raw: Finding[]): Verdict {
  const reasons = new Map(justifications.map(({ rule, reason }) => [rule.toUpperCase(), reason]));
  const findings = raw
    .map((finding) => {
      const justification = finding.severity === 'warning' ? reasons.get(finding.id.toUpperCase()) : undefined;
      return justification === undefined ? finding : { ...finding, justification };
    })
    .sort((one, other) => ORDER.indexOf(one.severity) - ORDER.indexOf(other.severity));
  return {
    profile: { id: profile.id, version: profile.version },
    findings,
    blocking: findings.filter(
      ({ severity, justification }) => severity === 'error' || (severity === 'warning' && justification === undefined),
    ),
  };
}
