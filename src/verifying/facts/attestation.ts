import { type JsonObject, listOf } from '../../record/json.ts';
import type { LangMap } from '../../record/text.ts';
import { check } from '../check.ts';
import type { Check, ClaimedIssuer, Subject } from '../report.ts';
import { blankFact } from './blank-fact.ts';
import { birthOf, dayOf } from './dates.ts';
import type { AssuranceFact, Fact } from './fact.ts';
import { derivedIdentity, type IdentitySource } from './identity.ts';
import { hoursOf, pointsOf } from './measures.ts';
import { only, scalarsOf, textOf } from './reading.ts';
import { countryOf, languageOf } from './short-codes.ts';

/** The micro-credential attestation of the EU wallet: Annex I, flat. */
export const LEARNING_VCT = 'urn:eu.europa.ec.eudi:learning:credential:1';

export const isAttestation = (claims: JsonObject | null): claims is JsonObject => claims?.vct === LEARNING_VCT;

const LEVEL = /^(?:EQF[ -]?)?(?:Level[ -]?)?([1-8])$/i;
const ECTS = /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:ECTS|EC)(?!\p{L})/giu;
const HOURS = /(?<![\d.,])(\d{1,5})\s*(?:hours?|h|uur|uren|u)(?!\p{L})/giu;

/** Values of one claim; more than any attestation has, and few enough to show. */
export const MAX_VALUES = 500;

const LISTED = ['learning_outcomes', 'types_of_quality_assurance', 'language_of_classes', 'learner_identification'];

/** Whether a claim has more values than are read: then the first `MAX_VALUES` are facts, and a finding says so. */
export const isTooLong = (claims: JsonObject): boolean =>
  LISTED.some((name) => listOf(claims[name]).length > MAX_VALUES);

const listed = (value: unknown): readonly string[] => scalarsOf(listOf(value).slice(0, MAX_VALUES));

/** The flat claims as one fact. Texts are in no named language. A free text gives a figure only where it names its unit. */
export function attestationFact(claims: JsonObject, source: IdentitySource): Fact {
  const [time = ''] = scalarsOf(claims.expected_study_time);
  const texts = (value: unknown): LangMap | null => {
    const found = scalarsOf(value);
    return found.length === 0 ? null : textOf(found.join('; '));
  };
  const options = texts(claims.integration_stackability_options);
  const body = attestationIssuer(claims);
  return {
    ...blankFact(
      'achievement',
      derivedIdentity(source, ['claims']),
      '/achievement_title',
      textOf(claims.achievement_title) ?? {},
    ),
    description: textOf(claims.achievement_description),
    awardingBodies: [
      {
        id: null,
        name: body.name ?? {},
        identifiers: [],
        country: only(scalarsOf(claims.issuing_country).map(countryOf)),
      },
    ],
    awardedOn: dayOf(claims.date_of_issuance),
    ects: only([...new Set([...time.matchAll(ECTS)].map(([, points = '']) => pointsOf(points)))]),
    hours: hoursOf(time) ?? only([...new Set([...time.matchAll(HOURS)].map(([, hours]) => Number(hours)))]),
    eqf: levelOf(claims.level_of_learning_experience),
    outcomes: listed(claims.learning_outcomes).map((text) => ({ id: null, title: textOf(text) ?? {}, esco: [] })),
    languages: listed(claims.language_of_classes).flatMap((tag) => languageOf(tag) ?? []),
    qualityAssurance: listed(claims.types_of_quality_assurance).map(statedAssurance),
    grade: textOf(claims.assessment_grade),
    entryRequirement: texts(claims.prerequisites_to_enroll),
    notes: options === null ? [] : [options],
  };
}

function levelOf(value: unknown): number | null {
  const level = LEVEL.exec(only(scalarsOf(value)) ?? '')?.[1];
  return level === undefined ? null : Number(level);
}

const statedAssurance = (text: string): AssuranceFact => ({
  id: null,
  type: null,
  title: textOf(text) ?? {},
  agency: null,
  organisations: [],
  identifiers: [],
  report: null,
  from: null,
  to: null,
  limitEqf: [],
  limitIscedF: [],
  limitQualifications: [],
  limitJurisdictions: [],
  limitCredentialTypes: [],
});

export const attestationIssuer = (claims: JsonObject): ClaimedIssuer => ({
  id: only(scalarsOf(claims.iss)),
  name: textOf(claims.issuing_authority),
  identifiers: [],
});

export const attestationSubject = (claims: JsonObject): Subject => ({
  id: only(scalarsOf(claims.sub)),
  givenName: textOf(claims.given_name),
  familyName: textOf(claims.family_name),
  fullName: null,
  birth: birthOf(claims.birth_date ?? claims.birthdate),
  identifiers: listed(claims.learner_identification).map((notation) => ({
    notation,
    scheme: 'learner_identification',
  })),
});

/**
 * Where the flat claims say something else than the ELM document beside them. Wallets show the flat ones and machines
 * read the other, so a difference misleads one of both. What a form leaves out contradicts nothing. Dates are not
 * compared: the flat form has the date of issuing, ELM that of the award.
 */
export function contradictions(
  flat: Fact,
  flatSubject: Subject,
  full: readonly Fact[],
  subject: Subject,
): readonly Check[] {
  const [fact] = full;
  if (fact === undefined) return [];
  const pairs: readonly (readonly [field: string, one: unknown, other: unknown])[] = [
    ['achievement_title', flat.title, fact.title],
    ['family_name', flatSubject.familyName, subject.familyName],
    ['given_name', flatSubject.givenName, subject.givenName],
    ['assessment_grade', flat.grade, fact.grade],
    ['level_of_learning_experience', flat.eqf, fact.eqf],
    ['expected_study_time', flat.ects, fact.ects],
    ['expected_study_time', flat.hours, fact.hours],
  ];
  const fields = new Set(pairs.filter(([, one, other]) => differ(one, other)).map(([field]) => field));
  return [...fields].map((field) => check('MEANING_CONTRADICTION', { field }, { claim: field }));
}

/** Two texts agree when they have one wording in common, whatever the languages. */
function differ(one: unknown, other: unknown): boolean {
  if (one === null || other === null) return false;
  if (typeof one !== 'object' || typeof other !== 'object') return one !== other;
  const [few, many] = [Object.values(one), Object.values(other)].map((texts) => texts.map(plain));
  return !!few?.length && !!many?.length && !few.some((text) => many.includes(text));
}

const plain = (text: unknown): string => String(text).normalize('NFC').trim();
