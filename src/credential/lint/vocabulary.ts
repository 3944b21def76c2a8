import type { Finding } from '../../record/finding.ts';
import { type VocabularyName, vocabulary } from '../../record/vocabulary/index.ts';
import { ESCO_SKILLS, FREE_CONCEPTS } from '../elm/concept.ts';
import { finding, type LintRule } from './rule.ts';
import { isRecord, type Place, pointer, recordsOf } from './walk.ts';

type Json = Readonly<Record<string, unknown>>;

const ESCO_SKILL = /^http:\/\/data\.europa\.eu\/esco\/skill\/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Which vocabulary the concepts of a member come from (ELM 3.2); for `dcType` it depends on the class it stands on. */
const OF_MEMBER: Readonly<Record<string, VocabularyName>> = {
  contentEncoding: 'encoding',
  contentType: 'file-type',
  countryCode: 'country',
  credentialProfiles: 'credential',
  entitlementStatus: 'entitlement-status',
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
  LearningEntitlementSpecification: 'entitlement',
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
 * Asked of every node about its members, since one concept can stand in many places and be right in only some.
 */
export const conceptVocabulary: LintRule = ({ places }) => {
  const findings: Finding[] = [];
  for (const place of places)
    for (const member in place.value) {
      const value = place.value[member];
      if (typeof value !== 'object' || value === null) continue;
      for (const one of recordsOf(value)) if (one.type === 'Concept') findings.push(...judge(place, member, one));
    }
  return findings;
};

function judge(place: Place, member: string, concept: Json): readonly Finding[] {
  const { id } = concept;
  const scheme = isRecord(concept.inScheme) ? concept.inScheme.id : undefined;
  const path = pointer(place, member);
  const inScheme = (expected: string) => (scheme === expected ? [] : [otherScheme(path, expected)]);
  if (member === 'relatedESCOSkill')
    return typeof id === 'string' && ESCO_SKILL.test(id) ? inScheme(ESCO_SKILLS) : [notAMember(path, id, ESCO_SKILLS)];
  const free = FREE_MEMBERS.includes(member) ? FREE.get(id) : undefined;
  if (free !== undefined) return inScheme(free);
  const name = member === 'dcType' ? OF_TYPE[String(place.value.type)] : OF_MEMBER[member];
  if (name === undefined) return [notAMember(path, id, member)];
  const table = vocabulary(name);
  // Only the URI under which we write a concept: short codes and older ids are for reading.
  return typeof id === 'string' && table.find(id)?.uri === id
    ? inScheme(table.scheme)
    : [notAMember(path, id, table.scheme)];
}

const notAMember = (path: string, id: unknown, scheme: string): Finding =>
  finding(
    'LINT-VOCABULARY',
    path,
    { nl: `Geen begrip van ${scheme}: ${String(id)}.`, en: `No concept of ${scheme}: ${String(id)}.` },
    { nl: 'Kies een begrip uit de lijst.', en: 'Choose a concept from the list.' },
  );

const otherScheme = (path: string, scheme: string): Finding =>
  finding(
    'LINT-VOCABULARY',
    path,
    { nl: `Dit begrip staat in ${scheme}.`, en: `This concept stands in ${scheme}.` },
    {
      nl: 'Geef het schema van de lijst waar het begrip in staat.',
      en: 'Give the scheme of the list the concept is in.',
    },
  );
