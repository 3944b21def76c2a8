import { saysWithoutCredit } from '../../credential/elm/achievement.ts';
import { parseEcts } from '../../record/ects.ts';
import type { AssessmentFact, BodyFact, Fact, OutcomeFact } from '../../verifying/facts/fact.ts';
import { boundedAssurance, boundedBody, boundedConcept, boundedText } from './bounded-text.ts';
import type { LearnedAssessment, LearnedOutcome, Learning } from './evidence.ts';
import { learningKeys } from './keys.ts';
import { specificationsOf } from './specification.ts';

interface Enclosing {
  /** Who awarded the whole, for parts that name nobody. */
  readonly bodies: readonly BodyFact[];
  /** See `learningKeys`. */
  readonly credential: { readonly id: string | null; readonly issuer: readonly string[] } | null;
}

/**
 * A fact as a piece of learning, with its parts. Null for an entitlement: a right, an exemption among them, is nothing that
 * was learned and gives no credit. ECTS are read into hundredths; what was passed by toleration or deliberation has none,
 * whatever else the document writes.
 */
export function learningOf(fact: Fact, { bodies, credential }: Enclosing): Learning | null {
  const { kind, identity } = fact;
  if (kind === 'entitlement') return null;
  const specifications = specificationsOf(fact.specification);
  const by = fact.awardingBodies.length > 0 ? fact.awardingBodies : bodies;
  const passBasis = fact.notes.some(saysWithoutCredit) ? 'without-credit' : 'credit';
  return {
    id: identity.id,
    keys: learningKeys({ identity, specifications, bodies: by, credential }),
    kind,
    title: boundedText(fact.title, 500),
    path: fact.path,
    specifications,
    awardingBodies: by.map(boundedBody),
    awardedOn: fact.awardedOn,
    ects: fact.ects === null || passBasis === 'without-credit' ? null : parseEcts(fact.ects),
    hours: fact.hours,
    eqf: fact.eqf,
    iscedF: fact.iscedF,
    languages: fact.languages,
    outcomes: fact.outcomes.map(learnedOutcome),
    assessments: fact.assessments.map(learnedAssessment),
    passBasis,
    qualityAssurance: fact.qualityAssurance.map(boundedAssurance),
    parts: fact.parts.flatMap((part) => learningOf(part, { bodies: by, credential: null }) ?? []),
  };
}

const learnedOutcome = ({ title, esco }: OutcomeFact, index: number): LearnedOutcome => ({
  id: `#${index + 1}`,
  text: boundedText(title, 2000),
  esco,
});

const learnedAssessment = ({ types, identityVerification, grade }: AssessmentFact): LearnedAssessment => ({
  types: types.map(boundedConcept),
  identityVerification: identityVerification && boundedConcept(identityVerification),
  grade: grade && boundedText(grade, 300),
});
