import type { PageLanguage } from '../../record/text.ts';
import type { DecisionPageFacts } from './decision-facts.ts';
import type { PageFacts } from './facts.ts';
import { decimal, longDate, longPeriod, WORDS } from './words.ts';

/** Facts that are one learner's own. Everything else on a page is the same for all who completed the same offering. */
const OWN = ['learnerName', 'learnerBirthDate', 'awardedOn', 'decidedOn', 'grade', 'period', 'credentialId'] as const;
type Own = (typeof OWN)[number];

/** Names of the texts on a page that are one learner's own; the day is that of the award or of the decision. */
export type PersonalText = 'learnerName' | 'birthDate' | 'day' | 'grade' | 'period' | 'credentialId';
export type PersonalTexts = ReadonlyMap<PersonalText, string>;

/** What a page says that is nobody's own. The personal facts are not in it, so nothing made from it can show them. */
export type CommonPageFacts = Omit<PageFacts, Own>;
export type CommonDecisionFacts = Omit<DecisionPageFacts, Own>;
export type CommonFacts = CommonPageFacts | CommonDecisionFacts;

/** The facts without those that are one learner's own. */
export function commonFacts(facts: PageFacts | DecisionPageFacts): CommonFacts {
  const own = new Set<string>(OWN);
  return Object.fromEntries(Object.entries(facts).filter(([name]) => !own.has(name))) as unknown as CommonFacts;
}

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
