import type { Finding } from '../../record/finding.ts';
import { vocabulary } from '../../record/vocabulary/index.ts';
import { FREE_CONCEPTS } from '../elm/concept.ts';
import { finding, type LintRule } from './rule.ts';
import { isRecord, recordsOf } from './walk.ts';

type Json = Readonly<Record<string, unknown>>;
type Element = 'A1' | 'A2' | 'A3' | 'A4' | 'A5' | 'A6' | 'A7' | 'A8' | 'A9' | 'A10' | 'A11';

/** What of a document the elements are looked up in. */
interface Subject {
  readonly credential: Json;
  readonly person: Json;
  readonly claim: Json;
  readonly specification: Json;
}

interface Check {
  readonly nl: string;
  readonly en: string;
  /** JSON pointer of the member that is asked for. */
  readonly path: string;
  present(subject: Subject): boolean;
}

const SUBJECT = '/credentialSubject';
const CLAIM = `${SUBJECT}/hasClaim/0`;
const SPECIFICATION = `${CLAIM}/specifiedBy`;

/** Mandatory elements of Annex I and where ELM 3.2 has them. */
const CHECKS: Readonly<Record<Element, Check>> = {
  A1: {
    nl: 'de identiteit van de lerende: naam en geboortedatum of kenmerk',
    en: 'identification of the learner: name and birth date or reference',
    path: SUBJECT,
    present: ({ person }) =>
      hasText(person.givenName) &&
      hasText(person.familyName) &&
      (typeof person.dateOfBirth === 'string' || recordsOf(person.identifier).length > 0),
  },
  A2: {
    nl: 'de titel',
    en: 'the title',
    path: `${CLAIM}/title`,
    present: ({ claim, specification }) => hasText(claim.title) && hasText(specification.title),
  },
  A3: {
    nl: 'het land of de regio van de uitreiker',
    en: 'the country or region of the issuer',
    path: '/issuer/location',
    present: ({ credential, claim }) =>
      [credential.issuer, ...awardingBodies(claim)].every((body) => isRecord(body) && hasCountry(body)),
  },
  A4: {
    nl: 'de toekennende instelling',
    en: 'the awarding body',
    path: `${CLAIM}/awardedBy/awardingBody`,
    present: ({ claim }) =>
      awardingBodies(claim).length > 0 &&
      awardingBodies(claim).every((body) => hasText(body.legalName) && isRecord(body.eIDASIdentifier)),
  },
  A5: {
    nl: 'de datum van uitreiking en van toekenning',
    en: 'the date of issuing and of award',
    path: '/issued',
    present: ({ credential, claim }) =>
      typeof credential.issued === 'string' &&
      recordsOf(claim.awardedBy).every((by) => typeof by.awardingDate === 'string'),
  },
  A6: {
    nl: 'de leerresultaten',
    en: 'the learning outcomes',
    path: `${SPECIFICATION}/learningOutcome`,
    present: ({ specification }) => recordsOf(specification.learningOutcome).some((outcome) => hasText(outcome.title)),
  },
  A7: {
    nl: 'de studielast, in ECTS of in uren',
    en: 'the notional workload, in ECTS or in hours',
    path: `${SPECIFICATION}/creditPoint`,
    present: ({ specification }) =>
      recordsOf(specification.creditPoint).length > 0 || typeof specification.volumeOfLearning === 'string',
  },
  A8: {
    nl: 'het niveau (EQF) van wat ECTS draagt',
    en: 'the level (EQF) of what carries ECTS',
    path: `${SPECIFICATION}/eqfLevel`,
    // Annex I asks for the level "if applicable"; whoever gives ECTS credits gives them at a level.
    present: ({ specification }) =>
      isRecord(specification.eqfLevel) || recordsOf(specification.creditPoint).length === 0,
  },
  A9: {
    nl: 'de vorm van beoordeling, en meer dan aanwezigheid',
    en: 'the type of assessment, and more than attendance',
    path: `${CLAIM}/provenBy`,
    present: ({ claim }) => {
      const types = recordsOf(claim.provenBy)
        .flatMap((assessment) => recordsOf(assessment.specifiedBy))
        .flatMap((specified) => recordsOf(specified.dcType).map(({ id }) => id));
      return types.some((type) => type !== ATTENDANCE);
    },
  },
  A10: {
    nl: 'de vorm van deelname',
    en: 'the form of participation',
    path: `${SPECIFICATION}/mode`,
    present: ({ specification }) => recordsOf(specification.mode).length > 0,
  },
  A11: {
    nl: 'de soort kwaliteitszorg, geldig op de datum van toekenning',
    en: 'the type of quality assurance, valid on the award date',
    path: `${SPECIFICATION}/accreditation`,
    present: ({ specification }) =>
      recordsOf(specification.accreditation).length > 0 ||
      recordsOf(specification.additionalNote).some(
        ({ subject }) => isRecord(subject) && subject.id === FREE_CONCEPTS['internal-quality-assurance'].id,
      ),
  },
};

const ATTENDANCE = vocabulary('assessment').get('attendance').uri;
const opportunity = (code: string): string => vocabulary('learning-opportunity').get(code).uri;

/**
 * Which elements a kind of qualification must have. The Recommendation is about micro-credentials; what leads to a degree
 * or is a postgraduate certificate must have workload and level, any other certificate neither.
 */
const EVERY: readonly Element[] = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A9', 'A10', 'A11'];
const OF_KIND: ReadonlyMap<unknown, readonly Element[]> = new Map([
  [opportunity('educational-programme'), ['A1', 'A2', 'A3', 'A4', 'A5', 'A7', 'A8']],
  [opportunity('course'), ['A1', 'A2', 'A3', 'A4', 'A5']],
]);

/**
 * LINT-ANNEX-I: the mandatory elements of Council Recommendation 2022/C 243/02, Annex I, read from the document itself, as
 * a verifier reads them. Elements A6 to A11 concern an assessed achievement; a certificate of attendance is none. A
 * qualification of an unknown kind is treated as a micro-credential. An entitlement is a decision about somebody, no
 * learning: nothing of the annex is about it (LINT-ENTITLEMENT asks what it needs).
 */
export const annexI: LintRule = ({ document }) =>
  recordsOf(document.credentialSubject).flatMap((person) =>
    recordsOf(person.hasClaim).flatMap((claim) => {
      const [specification = {}] = recordsOf(claim.specifiedBy);
      const subject: Subject = { credential: document, person, claim, specification };
      return elementsOf(claim, specification)
        .filter((element) => !CHECKS[element].present(subject))
        .map((element) => missing(element));
    }),
  );

function elementsOf(claim: Json, specification: Json): readonly Element[] {
  if (claim.type === 'LearningEntitlement') return [];
  if (claim.type !== 'LearningAchievement') return ['A1', 'A2', 'A3', 'A4', 'A5'];
  const kinds = recordsOf(specification.dcType).map(({ id }) => OF_KIND.get(id));
  return kinds.find((elements) => elements !== undefined) ?? EVERY;
}

function missing(element: Element): Finding {
  const { nl, en, path } = CHECKS[element];
  return finding(
    'LINT-ANNEX-I',
    path,
    {
      nl: `Element ${element} van bijlage I ontbreekt: ${nl}.`,
      en: `Element ${element} of Annex I is missing: ${en}.`,
    },
    { nl: `Vul aan: ${nl}.`, en: `Add ${en}.` },
  );
}

const awardingBodies = (claim: Json): readonly Json[] =>
  recordsOf(claim.awardedBy).flatMap(({ awardingBody }) => recordsOf(awardingBody));

const hasCountry = ({ location }: Json): boolean =>
  recordsOf(location).some(({ address }) => recordsOf(address).some(({ countryCode }) => isRecord(countryCode)));

const hasText = (value: unknown): boolean =>
  isRecord(value) && Object.values(value).some((text) => typeof text === 'string' && text.trim() !== '');
