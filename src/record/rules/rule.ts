import type { Award } from '../award.ts';
import type { CivilDate } from '../civil-date.ts';
import type { Finding } from '../finding.ts';
import type { Institution } from '../institution.ts';
import type { Specification } from '../offering.ts';
import type { AwardingBody } from './awarding-bodies.ts';
import type { Bilingual } from './bilingual.ts';

/**
 * How sure an objection is. A profile gives each rule the strongest severity it may reach; the kind lowers it:
 * `breach` reaches it, `doubt` (exceptional, or not decidable from the record) is at most a warning, `undeclared` asks a
 * person to declare something, `note` informs.
 */
export type ObjectionKind = 'breach' | 'doubt' | 'undeclared' | 'note';

/** What a rule has against a record, before a profile gives it a severity. */
export interface Objection {
  /** `breach` when absent. */
  readonly kind?: ObjectionKind;
  /** `specification` when absent. */
  readonly subject?: Finding['subject'];
  /** JSON pointer (RFC 6901) into the subject. */
  readonly path: string;
  readonly message: Bilingual;
  readonly remedy: Bilingual;
}

/** What an offering rule may look at. */
export interface OfferingCase {
  readonly specification: Specification;
  readonly institution: Institution;
  readonly today: CivilDate;
  /** Present when the offering is judged for one award. */
  readonly award?: Award;
  /** The day on which quality assurance and mandates must hold: the award date, else today. */
  readonly judgedOn: CivilDate;
  readonly bodies: readonly AwardingBody[];
  /** When the learner, else the offering, started; `path` is the field that says so or should. */
  readonly start: {
    readonly date?: CivilDate;
    readonly subject: 'specification' | 'award';
    readonly path: '/startsOn' | '/startedOn';
  };
}

/** What an award rule may look at. */
export interface AwardCase extends OfferingCase {
  readonly award: Award;
  /** The person who seals, as far as the session names one. */
  readonly actorPerson?: string;
}

interface Named {
  /** Id of the rule in the catalogue of rules (docs/RULES.md). */
  readonly id: string;
  /** What the rule asks, in one sentence. */
  readonly asks: Bilingual;
}
/** A rule about what is offered. Pure; yields nothing when it is satisfied or does not apply. */
export interface OfferingRule extends Named {
  readonly stage: 'offering';
  judge(subject: OfferingCase): readonly Objection[];
}
/** A rule about one learner's award. */
export interface AwardRule extends Named {
  readonly stage: 'award';
  judge(subject: AwardCase): readonly Objection[];
}
export type Rule = OfferingRule | AwardRule;

export const offeringRule = (id: string, asks: Bilingual, judge: OfferingRule['judge']): OfferingRule => ({
  id,
  asks,
  stage: 'offering',
  judge,
});
export const awardRule = (id: string, asks: Bilingual, judge: AwardRule['judge']): AwardRule => ({
  id,
  asks,
  stage: 'award',
  judge,
});

/** An objection at a path; `more` names another subject than the specification, or how sure it is. */
export const against = (
  path: string,
  message: Bilingual,
  remedy: Bilingual,
  more: Pick<Objection, 'kind' | 'subject'> = {},
): Objection => ({ ...more, path, message, remedy });
