import type { PageLanguage } from '../../record/text.ts';
import type { DecisionPageFacts } from './decision-facts.ts';
import type { PageFacts } from './facts.ts';
import { decimal, longDate, longPeriod, WORDS } from './words.ts';

/** Facts that are one learner's own. Everything else on a page is the same for all who completed the same offering. */
type Own = 'learnerName' | 'learnerBirthDate' | 'awardedOn' | 'decidedOn' | 'grade' | 'period' | 'credentialId';

/** Names of the texts on a page that are one learner's own; the day is that of the award or of the decision. */
export type PersonalText = 'learnerName' | 'birthDate' | 'day' | 'grade' | 'period' | 'credentialId';
export type PersonalTexts = ReadonlyMap<PersonalText, string>;

/** What a page says that is nobody's own. The personal facts are not in it, so nothing made from it can show them. */
export type CommonPageFacts = Omit<PageFacts, Own>;
export type CommonDecisionFacts = Omit<DecisionPageFacts, Own>;
export type CommonFacts = CommonPageFacts | CommonDecisionFacts;

/** Every other fact by name: one that is in neither list does not compile, so that none becomes common unnoticed. */
const COMMON: Readonly<Record<keyof CommonPageFacts | keyof CommonDecisionFacts, true>> = {
  kind: true,
  title: true,
  label: true,
  awardingBodies: true,
  sealedBy: true,
  development: true,
  assessed: true,
  outcomes: true,
  components: true,
  ects: true,
  hours: true,
  eqf: true,
  vks: true,
  mode: true,
  assessment: true,
  qualityAssurance: true,
  unitCode: true,
  academicYear: true,
  programme: true,
  parts: true,
  decidedBy: true,
  legalBasis: true,
  noCredit: true,
};

/** The facts without those that are one learner's own. */
export const commonFacts = (facts: PageFacts | DecisionPageFacts): CommonFacts =>
  Object.fromEntries(Object.entries(facts).filter(([name]) => Object.hasOwn(COMMON, name))) as unknown as CommonFacts;

/** The personal texts of a page as it words them, those that it has. */
export function personalTexts(facts: PageFacts | DecisionPageFacts, language: PageLanguage): PersonalTexts {
  const { learnerName, learnerBirthDate, credentialId } = facts;
  const isDecision = 'kind' in facts;
  const texts: readonly (readonly [PersonalText, string | undefined])[] = [
    ['learnerName', learnerName],
    ['birthDate', learnerBirthDate && WORDS[language].bornOn(longDate(learnerBirthDate, language))],
    ['day', longDate(isDecision ? facts.decidedOn : facts.awardedOn, language)],
    ['grade', isDecision ? undefined : facts.grade && decimal(facts.grade, language)],
    ['period', isDecision ? undefined : facts.period && longPeriod(facts.period, language)],
    ['credentialId', credentialId],
  ];
  return new Map(texts.filter((text): text is [PersonalText, string] => text[1] !== undefined && text[1] !== ''));
}
