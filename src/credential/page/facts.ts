import type { DraftedAward } from '../../record/award.ts';
import type { CivilDate } from '../../record/civil-date.ts';
import { formatEcts } from '../../record/ects.ts';
import type { Institution } from '../../record/institution.ts';
import type { Specification } from '../../record/offering.ts';
import { type Period, periodOf } from '../../record/period.ts';
import { awardingBodies } from '../../record/rules/awarding-bodies.ts';
import type { LangMap, PageLanguage } from '../../record/text.ts';
import { textIn } from '../../record/text.ts';
import { type VocabularyName, vocabulary } from '../../record/vocabulary/index.ts';
import { assurancesOf } from '../elm/accreditation.ts';
import { offerLabel } from '../elm/offer-kind.ts';

/** What every page image says, whatever it is about. */
export interface SheetFacts {
  readonly learnerName: string;
  readonly learnerBirthDate?: CivilDate;
  readonly title: LangMap;
  /** What kind of document this is: "Microcredential", "Postgraduaatsgetuigschrift", "Vrijstelling". */
  readonly label: LangMap;
  readonly awardingBodies: readonly { readonly legalName: LangMap; readonly country: LangMap }[];
  /** Present when the sealer is none of the awarding bodies. */
  readonly sealedBy?: { readonly legalName: LangMap };
  readonly credentialId: string;
  /** Sealed with a development key: DEVELOPMENT is written across the page. */
  readonly development: boolean;
}

/**
 * Everything the page image of an award says, in every language it may be drawn in; the page adds only its own fixed
 * words.
 */
export interface PageFacts extends SheetFacts {
  /** False for a certificate of attendance: the learner took part, nothing was assessed. */
  readonly assessed: boolean;
  readonly outcomes: readonly LangMap[];
  readonly components: readonly { readonly title: LangMap; readonly ects?: string }[];
  readonly ects?: string;
  /** Notional workload in hours. */
  readonly hours?: number;
  readonly eqf?: number;
  readonly vks?: number;
  /** Only a mark that was released. */
  readonly grade?: string;
  readonly mode?: LangMap;
  readonly assessment?: LangMap;
  readonly qualityAssurance?: LangMap;
  readonly awardedOn: CivilDate;
  /** From when to when the learner took part, as far as it is known. */
  readonly period?: Period;
}

export interface PageSource {
  /** The institution that seals. */
  readonly institution: Institution;
  readonly specification: Specification;
  readonly award: DraftedAward;
  readonly credentialId: string;
  readonly development: boolean;
}

const LANGUAGES: readonly PageLanguage[] = ['nl', 'en'];

/**
 * The facts of one award as its page shows them. It chooses and words, it does not judge: that the award may be issued,
 * and that fonts cover its texts, is decided elsewhere. A mark appears only when it was released; personal data beyond
 * name and birth date never does.
 */
export function pageFacts({ institution, specification, award, credentialId, development }: PageSource): PageFacts {
  const bodies = awardingBodies(specification, institution);
  const level = specification.eqf;
  return {
    learnerName: `${award.learner.givenName} ${award.learner.familyName}`,
    learnerBirthDate: award.learner.birthDate,
    title: specification.title,
    label: offerLabel(specification),
    assessed: award.result.status !== 'attended',
    awardingBodies: bodies.map(({ organisation }) => ({
      legalName: organisation.legalName,
      country: vocabulary('country').get(organisation.country).label,
    })),
    sealedBy: bodies.some(({ self }) => self) ? undefined : { legalName: institution.legalName },
    outcomes: specification.learningOutcomes.map((outcome) => outcome.title),
    components: awardedComponents(specification, award),
    ects: specification.ects === undefined ? undefined : formatEcts(specification.ects),
    hours: specification.hours,
    eqf: level,
    vks: specification.vks ?? (institution.country === 'BEL' ? level : undefined),
    grade: award.mark?.released ? markText(award.mark) : undefined,
    mode: joined(specification.mode.map((code) => labelOf('mode', code))),
    assessment: joined(specification.assessments.map((form) => form.title ?? labelOf('assessment', form.type))),
    qualityAssurance: joined(assurances(specification, institution, award.awardedOn), '; '),
    awardedOn: award.awardedOn,
    period: periodOf(specification, award),
    credentialId,
    development,
  };
}

/** The components this learner completed, in the order of the specification; all of them when the award names none. */
function awardedComponents(specification: Specification, award: DraftedAward): PageFacts['components'] {
  const named = new Set(award.components.map((component) => component.unitCode));
  return specification.components
    .filter((component) => named.size === 0 || named.has(component.unitCode))
    .map(({ title, ects }) => ({ title, ects: ects === undefined ? undefined : formatEcts(ects) }));
}

const markText = ({ value, scale }: NonNullable<DraftedAward['mark']>): string =>
  scale === 'letter' ? value : `${value}/${scale.slice(2)}`;

/** Quality assurance that held on the award date, as the document cites it; the internal one where there is no review. */
function assurances(specification: Specification, institution: Institution, on: CivilDate): LangMap[] {
  const texts = assurancesOf(institution, specification, on).map(({ record }) =>
    inEach((language) => `${textIn(record.title, language)}, ${textIn(record.agency.legalName, language)}`),
  );
  const internal = specification.internalQualityAssurance?.statement;
  return texts.length === 0 && internal !== undefined ? [internal] : texts;
}

const labelOf = (name: VocabularyName, code: string): LangMap => vocabulary(name).get(code).label;

const inEach = (text: (language: PageLanguage) => string): LangMap =>
  Object.fromEntries(LANGUAGES.map((language) => [language, text(language)]));

/** One list of texts per language, each text once; undefined when there is nothing to say. */
function joined(texts: readonly LangMap[], between = ', '): LangMap | undefined {
  if (texts.length === 0) return undefined;
  return inEach((language) => [...new Set(texts.map((text) => textIn(text, language)))].join(between));
}
