import type { JsonObject } from '../../record/json.ts';
import { type VocabularyName, vocabulary } from '../../record/vocabulary/index.ts';
import type { Tree } from '../examined.ts';
import { blankFact } from './blank-fact.ts';
import { wordedConcept } from './concepts.ts';
import { dayOf } from './dates.ts';
import { MAX_FACTS } from './elm.ts';
import type { AssessmentFact, BodyFact, Fact, IdentifierFact, OutcomeFact } from './fact.ts';
import { derivedIdentity, type IdentitySource, ranked } from './identity.ts';
import { pointsOf } from './measures.ts';
import { distinct, idOf, nodesOf, only, scalarsOf, textOf, UNDETERMINED } from './reading.ts';
import { languageOf } from './short-codes.ts';

/**
 * Open Badges 3.0 §B: what an AchievementSubject achieved. Credits of a badge are in no named system, so they are never
 * ECTS; levels, fields and skills come from alignments that point into the European lists. The id of an achievement is
 * that of the badge, shared by all who earned it: it is told as a specification and never is the identity of the learning.
 */
export function badgeFacts(tree: Tree, subject: JsonObject, source: IdentitySource, issuer: BodyFact): readonly Fact[] {
  const siblings = nodesOf(tree, subject.achievement);
  return ranked(tree, siblings)
    .slice(0, MAX_FACTS)
    .map(({ node, rank }) => badgeFact(tree, { subject, achievement: node, issuer }, source, rank));
}

interface Badge {
  readonly subject: JsonObject;
  readonly achievement: JsonObject;
  readonly issuer: BodyFact;
}

function badgeFact(tree: Tree, { subject, achievement, issuer }: Badge, source: IdentitySource, rank: number): Fact {
  const language = only(scalarsOf(achievement.inLanguage)) ?? UNDETERMINED;
  const words = (value: unknown) => textOf(value, language);
  const pointers = nodesOf(tree, achievement.alignment).flatMap(({ targetUrl }) => scalarsOf(targetUrl));
  const inList = (name: VocabularyName): readonly string[] => [
    ...new Set(pointers.flatMap((url) => vocabulary(name).find(url)?.code ?? [])),
  ];
  const level = (name: VocabularyName): number | null => {
    const code = only(inList(name));
    return code === null ? null : Number(code);
  };
  const criteria = words(nodesOf(tree, achievement.criteria).flatMap(({ narrative }) => narrative ?? []));
  const kind = words(achievement.achievementType);
  const assessments = results(tree, subject, achievement, words);
  const [from, to] = [dayOf(subject.activityStartDate), dayOf(subject.activityEndDate)];
  const path = ['credentialSubject', 'achievement', rank];
  return {
    ...blankFact(
      'achievement',
      derivedIdentity(source, path),
      '/credentialSubject/achievement',
      words(achievement.name) ?? {},
    ),
    description: words(achievement.description),
    awardingBodies: [issuer],
    awardedOn: dayOf(tree.root.awardedDate),
    specification: specificationOf(tree, achievement),
    types: kind === null ? [] : [wordedConcept(kind)],
    otherCredits: creditsOf(subject, achievement),
    eqf: level('eqf'),
    vks: level('vks'),
    iscedF: inList('isced-f'),
    outcomes: nodesOf(tree, achievement.alignment).flatMap((alignment) => outcome(alignment, words)),
    assessments,
    languages: scalarsOf(achievement.inLanguage).flatMap((tag) => languageOf(tag) ?? []),
    grade: assessments.length === 1 ? (assessments[0]?.grade ?? null) : null,
    period: from === null && to === null ? null : { from, to },
    notes: criteria === null ? [] : [criteria],
  };
}

function creditsOf(subject: JsonObject, achievement: JsonObject): Fact['otherCredits'] {
  const [earned, available] = [scalarsOf(subject.creditsEarned), scalarsOf(achievement.creditsAvailable)];
  const framework = earned.length > 0 ? 'Open Badges creditsEarned' : 'Open Badges creditsAvailable';
  return (earned.length > 0 ? earned : available).map((points) => ({ framework, points: pointsOf(points) ?? points }));
}

function specificationOf(tree: Tree, achievement: JsonObject): readonly IdentifierFact[] {
  const id = idOf(achievement);
  return distinct([
    ...(id === null ? [] : [{ notation: id, scheme: 'Open Badges achievement', country: null }]),
    ...scalarsOf(achievement.humanCode).map((notation) => ({ notation, scheme: 'humanCode', country: null })),
    ...nodesOf(tree, achievement.otherIdentifier).flatMap(({ identifier, identifierType }) =>
      scalarsOf(identifier).map((notation) => ({ notation, scheme: only(scalarsOf(identifierType)), country: null })),
    ),
  ]);
}

const SKILL = /^https?:\/\/data\.europa\.eu\/esco\/skill\//;
const COMPETENCES: readonly string[] = ['ceasn:Competency', 'CFItem'];

/** An alignment to a skill or competence; one to a level or a field is told elsewhere. */
function outcome(alignment: JsonObject, words: (value: unknown) => ReturnType<typeof textOf>): readonly OutcomeFact[] {
  const url = only(scalarsOf(alignment.targetUrl));
  const isSkill = url !== null && SKILL.test(url);
  if (!isSkill && !scalarsOf(alignment.targetType).some((type) => COMPETENCES.includes(type))) return [];
  return [{ id: url, title: words(alignment.targetName) ?? {}, esco: isSkill ? [url] : [] }];
}

function results(
  tree: Tree,
  subject: JsonObject,
  achievement: JsonObject,
  words: (value: unknown) => ReturnType<typeof textOf>,
): readonly AssessmentFact[] {
  const descriptions = nodesOf(tree, achievement.resultDescription);
  return nodesOf(tree, subject.result).map((result) => {
    const described = only(scalarsOf(result.resultDescription));
    const description = described === null ? undefined : descriptions.find((each) => idOf(each) === described);
    return {
      id: idOf(result),
      title: words(description?.name) ?? {},
      types: [],
      modes: [],
      grade: words(result.value),
      gradingScheme: words(description?.resultType),
      identityVerification: null,
      date: null,
    };
  });
}
