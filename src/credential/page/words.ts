import type { CivilDate } from '../../record/civil-date.ts';
import type { Period } from '../../record/period.ts';
import type { PageLanguage } from '../../record/text.ts';

/** The fixed words of a page, in one language. */
export interface Words {
  readonly certifies: string;
  readonly obtained: string;
  readonly attended: string;
  readonly exempted: string;
  /** Of listed parts of the unit that follows, one or several. */
  readonly partlyExempted: string;
  readonly bornOn: (date: string) => string;
  readonly credits: string;
  readonly level: string;
  readonly eqf: string;
  readonly vks: string;
  readonly workload: string;
  /** Hours of something that was attended, not studied. */
  readonly duration: string;
  readonly hours: (hours: string) => string;
  readonly awardedOn: string;
  readonly period: string;
  readonly from: (date: string) => string;
  readonly until: (date: string) => string;
  readonly grade: string;
  readonly mode: string;
  readonly assessment: string;
  readonly qualityAssurance: string;
  readonly components: string;
  readonly outcomes: string;
  readonly unit: string;
  readonly academicYear: string;
  readonly programme: string;
  readonly exemptedParts: string;
  readonly decidedOn: string;
  readonly decidedBy: string;
  readonly legalBasis: string;
  readonly meaning: string;
  /** Said under a list that is cut, or instead of one of which nothing fits (`shown` 0). */
  readonly more: (hidden: number, shown: number) => string;
  readonly awardedBy: string;
  /** After the first names of a long list of awarding bodies. */
  readonly otherBodies: (count: number) => string;
  readonly sealedUnderMandate: string;
  readonly verify: string;
  readonly credential: string;
  readonly development: string;
  readonly developmentNote: string;
  readonly months: readonly string[];
}

/** A language missing here, or a word missing in one, does not compile. */
export const WORDS: Readonly<Record<PageLanguage, Words>> = {
  nl: {
    certifies: 'Hierbij wordt verklaard dat',
    obtained: 'behaalde',
    attended: 'heeft deelgenomen aan',
    exempted: 'is vrijgesteld van het opleidingsonderdeel',
    partlyExempted: 'is vrijgesteld van een deel van het opleidingsonderdeel',
    bornOn: (date) => `geboren op ${date}`,
    credits: 'Studiepunten',
    level: 'Niveau',
    eqf: 'EQF',
    vks: 'VKS',
    workload: 'Studietijd',
    duration: 'Duur',
    hours: (hours) => `${hours} uur`,
    awardedOn: 'Toegekend op',
    period: 'Periode',
    from: (date) => `vanaf ${date}`,
    until: (date) => `tot en met ${date}`,
    grade: 'Resultaat',
    mode: 'Deelname',
    assessment: 'Toetsing',
    qualityAssurance: 'Kwaliteitszorg',
    components: 'Onderdelen',
    outcomes: 'Leerresultaten',
    unit: 'Opleidingsonderdeel',
    academicYear: 'Academiejaar',
    programme: 'Opleiding',
    exemptedParts: 'Vrijgestelde onderdelen',
    decidedOn: 'Beslist op',
    decidedBy: 'Beslissing van',
    legalBasis: 'Rechtsgrond',
    meaning: 'Betekenis',
    more: (hidden, shown) => `${shown === 0 ? '' : 'en nog '}${hidden}, te lezen in het digitale bewijs`,
    awardedBy: 'Toegekend door',
    otherBodies: (count) => `en ${count} andere instellingen`,
    sealedUnderMandate: 'Onder mandaat verzegeld door',
    verify:
      'Deze pagina is een afbeelding en bewijst op zichzelf niets. Controleer het digitale bewijs waar ze bij hoort: het elektronische zegel toont wie het uitreikte en dat er niets aan veranderd is.',
    credential: 'Digitaal bewijs',
    development: 'DEVELOPMENT',
    developmentNote: 'Verzegeld met een ontwikkelsleutel: alleen om te testen, zonder waarde als bewijs.',
    months: [
      'januari',
      'februari',
      'maart',
      'april',
      'mei',
      'juni',
      'juli',
      'augustus',
      'september',
      'oktober',
      'november',
      'december',
    ],
  },
  en: {
    certifies: 'This is to certify that',
    obtained: 'has obtained',
    attended: 'has attended',
    exempted: 'is exempted from the course unit',
    partlyExempted: 'is exempted from part of the course unit',
    bornOn: (date) => `born on ${date}`,
    credits: 'Credits',
    level: 'Level',
    eqf: 'EQF',
    vks: 'VKS',
    workload: 'Workload',
    duration: 'Duration',
    hours: (hours) => `${hours} hours`,
    awardedOn: 'Awarded on',
    period: 'Period',
    from: (date) => `from ${date}`,
    until: (date) => `until ${date}`,
    grade: 'Result',
    mode: 'Participation',
    assessment: 'Assessment',
    qualityAssurance: 'Quality assurance',
    components: 'Components',
    outcomes: 'Learning outcomes',
    unit: 'Course unit',
    academicYear: 'Academic year',
    programme: 'Programme',
    exemptedParts: 'Exempted parts',
    decidedOn: 'Decided on',
    decidedBy: 'Decision of',
    legalBasis: 'Legal basis',
    meaning: 'Meaning',
    more: (hidden, shown) => `${shown === 0 ? hidden : `and ${hidden} more`}, listed in the digital credential`,
    awardedBy: 'Awarded by',
    otherBodies: (count) => `and ${count} other institutions`,
    sealedUnderMandate: 'Sealed under mandate by',
    verify:
      'This page is an image and proves nothing by itself. Verify the digital credential it belongs to: its electronic seal shows who issued it and that nothing was changed.',
    credential: 'Digital credential',
    development: 'DEVELOPMENT',
    developmentNote: 'Sealed with a development key: for testing only, without value as proof.',
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
  },
};

/** A civil date as people write it: `26 juni 2026`, `26 June 2026`. */
export function longDate(date: CivilDate, language: PageLanguage): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${WORDS[language].months[Number(month) - 1] ?? month} ${year}`;
}

/** A period as people write it, in one date when it lasted a day; undefined when neither end is known. */
export function longPeriod({ start, end }: Period, language: PageLanguage): string | undefined {
  const { from, until } = WORDS[language];
  if (start === undefined) return end === undefined ? undefined : until(longDate(end, language));
  if (end === undefined) return from(longDate(start, language));
  return start === end ? longDate(start, language) : `${longDate(start, language)} – ${longDate(end, language)}`;
}

/** A decimal number as people write it: `7,5` in Dutch, `7.5` in English. */
export const decimal = (number: string, language: PageLanguage): string =>
  language === 'nl' ? number.replace('.', ',') : number;

/** A whole number with its thousands apart: `1.200` in Dutch, `1,200` in English. */
export const wholeNumber = (number: number, language: PageLanguage): string =>
  String(number).replace(/\B(?=(\d{3})+$)/g, language === 'nl' ? '.' : ',');
