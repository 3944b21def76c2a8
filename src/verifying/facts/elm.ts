import type { JsonObject } from '../../record/json.ts';
import type { LangMap } from '../../record/text.ts';
import { check } from '../check.ts';
import type { Tree } from '../examined.ts';
import type { Check } from '../report.ts';
import { assessmentFact, markOf } from './assessments.ts';
import { bodiesIn, identifiersIn } from './bodies.ts';
import { codesIn, conceptsIn, wordedConcept } from './concepts.ts';
import { creditsOf } from './credits.ts';
import { dayOf } from './dates.ts';
import type { ConceptFact, Fact, OutcomeFact } from './fact.ts';
import { type ClaimPath, type IdentitySource, identityOf, ranked } from './identity.ts';
import { hoursIn } from './measures.ts';
import { assurancesIn } from './quality.ts';
import { along, distinct, idOf, nodesOf, only, scalarsOf, textOf, typesOf, valuesOf } from './reading.ts';

/** Facts of one credential, parts counted too: more than any award has, and few enough to show. */
export const MAX_FACTS = 500;

/**
 * Entries of all their lists together. Claims may share a specification, so that a small document could ask for the same
 * thousand outcomes hundreds of times over.
 */
const MAX_ENTRIES = 5_000;

const KINDS: readonly (readonly [type: string, kind: Fact['kind']])[] = [
  ['LearningAchievement', 'achievement'],
  ['LearningActivity', 'activity'],
  ['LearningAssessment', 'assessment'],
  ['LearningEntitlement', 'entitlement'],
];

export const kindOf = (claim: JsonObject): Fact['kind'] | null => {
  const types = typesOf(claim);
  return KINDS.find(([type]) => types.includes(type))?.[1] ?? null;
};

interface Reading {
  readonly tree: Tree;
  readonly source: IdentitySource;
  /** Accreditations the credential gives as evidence: they stand behind every claim. */
  readonly evidence: readonly unknown[];
  readonly checks: Check[];
  left: number;
  entriesLeft: number;
}

interface Place {
  readonly pointer: string;
  readonly path: ClaimPath;
  readonly above: readonly JsonObject[];
}

/**
 * The claims of an ELM 3.2 credential as facts, in the order of the document; entitlements an achievement leads to follow
 * it. Reads by node, so that it makes no difference where in the document a member stands. A claim of no known class is
 * left out, and so is a part that contains itself; at most `MAX_FACTS`, which is said when there are more.
 */
export function elmFacts(
  tree: Tree,
  subject: JsonObject,
  source: IdentitySource,
): { facts: readonly Fact[]; checks: readonly Check[] } {
  const evidence = along(tree, [tree.root], 'evidence').flatMap(({ accreditation }) => accreditation ?? []);
  const reading: Reading = { tree, source, evidence, checks: [], left: MAX_FACTS, entriesLeft: MAX_ENTRIES };
  const root: Place = { pointer: '/credentialSubject', path: ['credentialSubject'], above: [] };
  const facts = claimsIn(reading, subject, 'hasClaim', root);
  if (reading.left < 0) reading.checks.push(check('FACTS_TOO_MANY', { limit: String(MAX_FACTS) }));
  return { facts, checks: reading.checks };
}

function claimsIn(
  reading: Reading,
  from: JsonObject,
  property: string,
  { pointer, path, above }: Place,
): readonly Fact[] {
  const value = from[property];
  const facts: Fact[] = [];
  const siblings = nodesOf(reading.tree, value).filter((node) => !above.includes(node));
  for (const { node, rank } of ranked(reading.tree, siblings)) {
    const at = Array.isArray(value) ? `${pointer}/${property}/${siblings.indexOf(node)}` : `${pointer}/${property}`;
    const place: Place = { pointer: at, path: [...path, property, rank], above: [...above, node] };
    const kind = kindOf(node);
    if (kind === null) continue;
    reading.left -= 1;
    if (reading.left < 0) break;
    const fact = readClaim(reading, node, kind, place);
    reading.entriesLeft -= Object.values(fact).reduce(
      (sum, value) => sum + (Array.isArray(value) ? value.length : 0),
      0,
    );
    if (reading.entriesLeft < 0) reading.left = 0;
    facts.push(fact, ...claimsIn(reading, node, 'entitlesTo', place));
  }
  return facts;
}

function readClaim(reading: Reading, claim: JsonObject, kind: Fact['kind'], place: Place): Fact {
  const { tree } = reading;
  const specs = nodesOf(tree, claim.specifiedBy);
  const spec = (property: string): readonly unknown[] => valuesOf(specs, property);
  const notes = (values: readonly unknown[]): LangMap | null => textOf(valuesOf(nodesOf(tree, values), 'noteLiteral'));
  const specification = identifiersIn(tree, spec('identifier'));
  const credits = creditsOf(tree, claim, specs, specification);
  if (credits.unclear)
    reading.checks.push(check('CREDITS_UNCLEAR', { path: place.pointer }, { pointer: place.pointer }));
  const processes = nodesOf(tree, claim.awardedBy);
  const activities = nodesOf(tree, claim.influencedBy);
  const assessments =
    kind === 'assessment'
      ? [assessmentFact(tree, claim)]
      : nodesOf(tree, claim.provenBy).map((node) => assessmentFact(tree, node));
  const levels = conceptsIn(tree, spec('nqfLevel'), 'vks');
  const modes = spec('mode');
  return {
    kind,
    identity: identityOf(claim, reading.source, place.path),
    path: place.pointer,
    title: textOf(claim.title) ?? textOf(spec('title')) ?? {},
    description: textOf(claim.description) ?? textOf(spec('description')),
    awardingBodies: bodiesIn(tree, valuesOf(processes, 'awardingBody')),
    awardedOn: dayOf(valuesOf(processes, 'awardingDate')),
    specification,
    types: typesOfClaim(tree, kind, spec),
    ects: credits.ects,
    otherCredits: credits.otherCredits,
    hours: (kind === 'activity' ? hoursIn(claim.workload) : null) ?? hoursIn(spec('volumeOfLearning')),
    eqf: levelIn(codesIn(tree, spec('eqfLevel'), 'eqf')),
    vks: levelIn(levels.flatMap(({ code }) => code ?? [])),
    otherLevels: [
      ...levels.filter(({ code }) => code === null),
      ...conceptsIn(tree, spec('educationLevel'), 'vks').filter(({ code }) => code === null),
    ],
    iscedF: codesIn(tree, spec('thematicArea'), 'isced-f'),
    outcomes: nodesOf(tree, spec('learningOutcome')).map((node) => outcomeFact(tree, node)),
    outcomeSummary: notes(spec('learningOutcomeSummary')),
    assessments,
    // Annex I, 10: participation stands with what was learned, or else with the activity that led to it.
    modes: distinct(
      conceptsIn(tree, modes.length > 0 ? modes : valuesOf(along(tree, activities, 'specifiedBy'), 'mode'), 'mode'),
    ),
    languages: codesIn(tree, spec('language'), 'language'),
    qualityAssurance: assurancesIn(tree, [
      ...spec('accreditation'),
      ...valuesOf(along(tree, processes, 'awardingBody'), 'accreditation'),
      ...reading.evidence,
    ]),
    grade: markOf(assessments),
    entryRequirement: notes(spec('entryRequirement')),
    partialQualification: booleanIn(spec('isPartialQualification')),
    period: periodIn(along(tree, kind === 'activity' ? [claim] : activities, 'temporal')),
    notes: distinct(
      nodesOf(tree, [...valuesOf([claim], 'additionalNote'), ...spec('additionalNote')]).flatMap(({ noteLiteral }) =>
        textNotes(noteLiteral),
      ),
    ),
    entitlement:
      kind === 'entitlement'
        ? {
            type: only(conceptsIn(tree, spec('dcType'), 'entitlement')),
            status: only(conceptsIn(tree, spec('entitlementStatus'), 'entitlement-status')),
          }
        : null,
    parts: claimsIn(reading, claim, 'hasPart', place),
  };
}

const textNotes = (noteLiteral: unknown): readonly LangMap[] => {
  const text = textOf(noteLiteral);
  return text === null ? [] : [text];
};

/** What it is: concepts of the list for its kind, and the category in the issuer's own words. */
function typesOfClaim(
  tree: Tree,
  kind: Fact['kind'],
  spec: (property: string) => readonly unknown[],
): readonly ConceptFact[] {
  const list = (
    {
      achievement: 'learning-opportunity',
      activity: 'learning-activity',
      assessment: 'assessment',
      entitlement: 'entitlement',
    } as const
  )[kind];
  const category = textOf(spec('category'));
  return [...distinct(conceptsIn(tree, spec('dcType'), list)), ...(category === null ? [] : [wordedConcept(category)])];
}

const outcomeFact = (tree: Tree, node: JsonObject): OutcomeFact => ({
  id: idOf(node),
  title: textOf(node.title) ?? {},
  esco: nodesOf(tree, node.relatedESCOSkill).flatMap((skill) => idOf(skill) ?? []),
});

const levelIn = (codes: readonly string[]): number | null => {
  const code = only([...new Set(codes)]);
  return code === null ? null : Number(code);
};

/** xsd:boolean, as JSON or as text. */
function booleanIn(values: readonly unknown[]): boolean | null {
  const written = new Set(
    scalarsOf(values).map((text) => ({ true: true, '1': true, false: false, '0': false })[text] ?? null),
  );
  const [value = null] = written;
  return written.size === 1 ? value : null;
}

function periodIn(periods: readonly JsonObject[]): Fact['period'] {
  const [from, to] = [dayOf(valuesOf(periods, 'startDate')), dayOf(valuesOf(periods, 'endDate'))];
  return from === null && to === null ? null : { from, to };
}
