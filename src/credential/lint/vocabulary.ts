import type { Finding } from '../../record/finding.ts';
import { type VocabularyName, vocabulary } from '../../record/vocabulary/index.ts';
import { ESCO_SKILLS, FREE_CONCEPTS } from '../elm/concept.ts';
import { finding, type LintRule } from './rule.ts';
import { isRecord, type Place, pointer } from './walk.ts';

const ESCO_SKILL = /^http:\/\/data\.europa\.eu\/esco\/skill\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Which vocabulary the concepts of a member come from (ELM 3.2); for `dcType` it depends on the class it stands on. */
const OF_MEMBER: Readonly<Record<string, VocabularyName>> = {
  contentEncoding: 'encoding',
  contentType: 'file-type',
  countryCode: 'country',
  credentialProfiles: 'credential',
  eqfLevel: 'eqf',
  framework: 'education-credit',
  idVerification: 'supervision-verification',
  language: 'language',
  learningSetting: 'learning-setting',
  limitEQFLevel: 'eqf',
  limitField: 'isced-f',
  mode: 'mode',
  nqfLevel: 'vks',
  primaryLanguage: 'language',
  reusabilityLevel: 'skill-reuse-level',
  spatial: 'country',
  spatialCode: 'atu',
  thematicArea: 'isced-f',
};
const OF_TYPE: Readonly<Record<string, VocabularyName>> = {
  Accreditation: 'accreditation',
  Evidence: 'evidence-type',
  LearningAssessmentSpecification: 'assessment',
  LearningOutcome: 'skill-type',
  Qualification: 'learning-opportunity',
};

/** Members that may hold a concept of our own where no vocabulary has one. */
const FREE_MEMBERS: readonly string[] = ['idVerification', 'subject'];
const FREE: ReadonlyMap<unknown, string> = new Map(
  Object.values(FREE_CONCEPTS).map(({ id, inScheme }) => [id, inScheme.id]),
);

/**
 * LINT-VOCABULARY: every concept is a member of the vocabulary its place asks for, by its id, and says so in `inScheme`.
 * The official shapes look at `inScheme` only, inside the credential: a made-up level under the right scheme passes them.
 */
export const conceptVocabulary: LintRule = ({ places }) =>
  places.filter(({ value }) => value.type === 'Concept').flatMap((place) => judge(place));

function judge(place: Place): readonly Finding[] {
  const { value, key } = place;
  const { id } = value;
  const scheme = isRecord(value.inScheme) ? value.inScheme.id : undefined;
  if (key === 'relatedESCOSkill') {
    if (typeof id !== 'string' || !ESCO_SKILL.test(id)) return [notAMember(place, ESCO_SKILLS)];
    return scheme === ESCO_SKILLS ? [] : [otherScheme(place, ESCO_SKILLS)];
  }
  if (FREE_MEMBERS.includes(key) && FREE.has(id))
    return scheme === FREE.get(id) ? [] : [otherScheme(place, String(FREE.get(id)))];
  const name = key === 'dcType' ? OF_TYPE[String(place.parent?.value.type)] : OF_MEMBER[key];
  if (name === undefined) return [notAMember(place, key)];
  const table = vocabulary(name);
  // Only a URI under which we write the concept: a short code or an older id is for reading.
  if (typeof id !== 'string' || table.find(id)?.uri !== id) return [notAMember(place, table.scheme)];
  return scheme === table.scheme ? [] : [otherScheme(place, table.scheme)];
}

const notAMember = (place: Place, scheme: string): Finding =>
  finding(
    'LINT-VOCABULARY',
    pointer(place, 'id'),
    {
      nl: `Geen begrip van ${scheme}: ${String(place.value.id)}.`,
      en: `No concept of ${scheme}: ${String(place.value.id)}.`,
    },
    { nl: 'Kies een begrip uit de lijst.', en: 'Choose a concept from the list.' },
  );

const otherScheme = (place: Place, scheme: string): Finding =>
  finding(
    'LINT-VOCABULARY',
    pointer(place, 'inScheme'),
    { nl: `Dit begrip staat in ${scheme}.`, en: `This concept stands in ${scheme}.` },
    {
      nl: 'Geef het schema van de lijst waar het begrip in staat.',
      en: 'Give the scheme of the list the concept is in.',
    },
  );
