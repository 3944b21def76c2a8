import { type PageLanguage, textIn } from '../text.ts';
import { type DecisionRecord, exemptsAtOnce } from './decision-record.ts';

/** The word that stands in the place of a mark. */
export const EXEMPTED: Readonly<Record<PageLanguage, string>> = { nl: 'vrijgesteld', en: 'exempted' };

/** The same for a listed part of a unit (deelvrijstelling). */
const EXEMPTED_IN_PART: Readonly<Record<PageLanguage, string>> = {
  nl: 'deels vrijgesteld',
  en: 'partly exempted',
};

/**
 * What letter, credential and its page say about the supplement. The supplement is in Dutch: a reader of English needs the
 * word it has, and what it means.
 */
export function supplementSentence({ outcome }: Pick<DecisionRecord, 'outcome'>, language: PageLanguage): string {
  const part = outcome === 'granted_partial';
  const { nl, en } = part ? EXEMPTED_IN_PART : EXEMPTED;
  return language === 'nl'
    ? `Op het diplomasupplement staat “${nl}”${part ? ', met de onderdelen erbij' : ''}.`
    : `The diploma supplement says “${nl}” (${en})${part ? ', and names the parts' : ''}.`;
}

/** What an exemption does not give: who is exempted did not acquire the credit here. */
export const NO_CREDIT_CERTIFICATE: Readonly<Record<PageLanguage, string>> = {
  nl: 'Voor een vrijgesteld opleidingsonderdeel wordt geen creditbewijs uitgereikt.',
  en: 'No credit certificate is issued for an exempted course unit.',
};

/**
 * What the diploma supplement says of the unit: the word for an exemption and no mark, and for a partial one the parts.
 * Null where nothing is said: no exemption, or a conditional one whose conditions are not met.
 */
export function supplementWording(
  decision: Pick<DecisionRecord, 'outcome' | 'parts'>,
  conditionsMet = false,
): Readonly<Record<PageLanguage, string>> | null {
  const { outcome, parts } = decision;
  if (!exemptsAtOnce(decision) && !(outcome === 'granted_conditional' && conditionsMet)) return null;
  if (outcome !== 'granted_partial') return EXEMPTED;
  const named = (language: PageLanguage): string =>
    `${EXEMPTED_IN_PART[language]}: ${parts.map(({ title }) => textIn(title, language)).join(', ')}`;
  return { nl: named('nl'), en: named('en') };
}
