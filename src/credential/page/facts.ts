import type { DraftedAward } from '../../record/award.ts';
import type { CivilDate } from '../../record/civil-date.ts';
import { formatEcts } from '../../record/ects.ts';
import type { Institution, Organisation, QualityAssuranceRecord } from '../../record/institution.ts';
import type { OfferType, Specification } from '../../record/offering.ts';
import type { LangMap, PageLanguage } from '../../record/text.ts';
import { textIn } from '../../record/text.ts';
import { type VocabularyName, vocabulary } from '../../record/vocabulary/index.ts';

/** Everything a page image says, in every language it may be drawn in; the page adds only its own fixed words. */
export interface PageFacts {
  readonly learnerName: string;
  readonly learnerBirthDate?: CivilDate;
  readonly title: LangMap;
  /** What kind of document this is: "Microcredential", "Postgraduaatsgetuigschrift". */
  readonly label: LangMap;
  /** False for a certificate of attendance: the learner took part, nothing was assessed. */
  readonly assessed: boolean;
  readonly awardingBodies: readonly { readonly legalName: LangMap; readonly country: LangMap }[];
  /** Present when the sealer is none of the awarding bodies. */
  readonly sealedBy?: { readonly legalName: LangMap };
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
  readonly credentialId: string;
  /** Sealed with a development key: DEVELOPMENT is written across the page. */
  readonly development: boolean;
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

/** What people call each kind of offer, unless the specification carries a label of its own. */
const LABELS: Readonly<Record<OfferType, Record<PageLanguage, string>>> = {
  graduaat: { nl: 'Graduaatsdiploma', en: 'Graduate diploma' },
  bachelor: { nl: 'Bachelordiploma', en: 'Bachelor’s diploma' },
  master: { nl: 'Masterdiploma', en: 'Master’s diploma' },
  manama: { nl: 'Master-na-masterdiploma', en: 'Advanced master’s diploma' },
  postgraduaat: { nl: 'Postgraduaatsgetuigschrift', en: 'Postgraduate certificate' },
  microcredential: { nl: 'Microcredential', en: 'Microcredential' },
  ander_getuigschrift: { nl: 'Getuigschrift', en: 'Certificate' },
  aanwezigheidsattest: { nl: 'Aanwezigheidsattest', en: 'Certificate of attendance' },
};

/**
 * The facts of one award as its page shows them. It chooses and words, it does not judge: that the award may be issued,
 * and that fonts cover its texts, is decided elsewhere. A mark appears only when it was released; personal data beyond
 * name and birth date never does.
 */
export function pageFacts({ institution, specification, award, credentialId, development }: PageSource): PageFacts {
  const bodies = specification.awardingBodies.map((body) => (body === 'self' ? institution : body));
  const level = specification.eqf;
  return {
    learnerName: `${award.learner.givenName} ${award.learner.familyName}`,
    learnerBirthDate: award.learner.birthDate,
    title: specification.title,
    label: specification.label ?? LABELS[specification.offerType],
    assessed: award.result.status !== 'attended',
    awardingBodies: bodies.map((body) => ({
      legalName: body.legalName,
      country: vocabulary('country').get(body.country).label,
    })),
    sealedBy: specification.awardingBodies.includes('self') ? undefined : { legalName: institution.legalName },
    outcomes: specification.learningOutcomes.map((outcome) => outcome.title),
    components: awardedComponents(specification, award),
    ects: specification.ects === undefined ? undefined : formatEcts(specification.ects),
    hours: specification.hours,
    eqf: level,
    vks: specification.vks ?? (institution.country === 'BEL' ? level : undefined),
    grade: award.mark?.released ? markText(award.mark) : undefined,
    mode: joined(specification.mode.map((code) => labelOf('mode', code))),
    assessment: joined(specification.assessments.map((form) => form.title ?? labelOf('assessment', form.type))),
    qualityAssurance: joined(assurances(specification, institution, bodies, award.awardedOn)),
    awardedOn: award.awardedOn,
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

/** Quality assurance that held on the award date: the records the offering cites, else all records of the bodies. */
function assurances(
  specification: Specification,
  institution: Institution,
  bodies: readonly Organisation[],
  on: CivilDate,
): LangMap[] {
  const cited = specification.qualityAssurance;
  const covers = (body: Organisation, { id, validFrom, validTo }: QualityAssuranceRecord) =>
    (body !== institution || cited === undefined || cited.includes(id)) &&
    validFrom <= on &&
    (validTo === undefined || on <= validTo);
  const records = bodies.flatMap((body) => body.qualityAssurance.filter((record) => covers(body, record)));
  const texts = records.map((record) =>
    inEach((language) => `${textIn(record.title, language)} (${textIn(record.agency.legalName, language)})`),
  );
  const internal = specification.internalQualityAssurance?.statement;
  return texts.length === 0 && internal !== undefined ? [internal] : texts;
}

const labelOf = (name: VocabularyName, code: string): LangMap => vocabulary(name).get(code).label;

const inEach = (text: (language: PageLanguage) => string): LangMap =>
  Object.fromEntries(LANGUAGES.map((language) => [language, text(language)]));

/** One list of texts per language, each text once; undefined when there is nothing to say. */
function joined(texts: readonly LangMap[]): LangMap | undefined {
  if (texts.length === 0) return undefined;
  return inEach((language) => [...new Set(texts.map((text) => textIn(text, language)))].join(', '));
}
