import type { DecisionRecord } from '../../record/recognition/decision-record.ts';
import { supplementSentence } from '../../record/recognition/supplement.ts';
import { unitId } from '../../record/recognition/unit.ts';
import { type LangMap, textIn } from '../../record/text.ts';

/** What a decision says to whoever sees it, in both languages; document and page image use the same sentences. */
export type Exemption = Pick<
  DecisionRecord,
  'decisionId' | 'outcome' | 'unit' | 'parts' | 'decidedBy' | 'decidedOn' | 'legalBasis'
>;

/** Outcomes a credential can be made of: each of them exempts from something. */
export type ExemptingOutcome = Extract<DecisionRecord['outcome'], `granted${string}`>;

const LABELS: Readonly<Record<ExemptingOutcome, LangMap>> = {
  granted: { nl: 'Vrijstelling', en: 'Exemption' },
  granted_conditional: { nl: 'Vrijstelling', en: 'Exemption' },
  granted_elective: { nl: 'Vrijstelling in de keuzeruimte', en: 'Exemption in the elective space' },
  granted_partial: { nl: 'Deelvrijstelling', en: 'Partial exemption' },
};

/** What kind of document it is. */
export const exemptionLabel = ({ outcome }: Pick<Exemption, 'outcome'>): LangMap =>
  LABELS[outcome as ExemptingOutcome] ?? LABELS.granted;

const both = (text: (language: 'nl' | 'en') => string): LangMap => ({ nl: text('nl'), en: text('en') });

/** "Vrijstelling voor …": of the unit, or of the part that is given. */
export function exemptionTitle(exemption: Exemption, of: LangMap = exemption.unit.title): LangMap {
  const label = exemptionLabel(exemption);
  return both((language) => `${label[language]} ${language === 'nl' ? 'voor' : 'from'} ${textIn(of, language)}`);
}

/** The programme as people know it: its title, else its code. */
export const programmeName = ({ programme }: Exemption['unit'], language: 'nl' | 'en'): string =>
  programme.title === undefined ? programme.code : textIn(programme.title, language);

/** What the exemption is limited to: one unit of one programme in one academic year, at one institution. */
export const scopeText = ({ unit }: Exemption, institution: LangMap): LangMap =>
  both((language) => {
    const name = `${textIn(unit.title, language)} (${unitId(unit)})`;
    const where = textIn(institution, language);
    return language === 'nl'
      ? `Geldt alleen voor het opleidingsonderdeel ${name} van de opleiding ${programmeName(unit, language)} aan ${where}.`
      : `Holds only for the course unit ${name} of the programme ${programmeName(unit, language)} at ${where}.`;
  });

/** An exemption is no credit: no creditbewijs is given for the unit; and what the diploma supplement says. */
export const noCreditText = (exemption: Pick<Exemption, 'outcome'>): LangMap => ({
  nl: `Geen creditbewijs: een vrijstelling geeft geen studiepunten en geen cijfer. ${supplementSentence(exemption, 'nl')}`,
  en: `No credit certificate: an exemption gives no credits and no mark. ${supplementSentence(exemption, 'en')}`,
});

export const decidedByText = ({ decidedBy }: Exemption): LangMap => ({
  nl: `Beslissing van: ${decidedBy.body}.`,
  en: `Decision of: ${decidedBy.body}.`,
});

/** Laws and regulations by their Dutch names, which are the only ones they have. */
export const legalBasisText = ({ legalBasis }: Exemption): LangMap => ({
  nl: `Rechtsgrond: ${legalBasis.join('; ')}.`,
  en: `Legal basis: ${legalBasis.join('; ')}.`,
});
