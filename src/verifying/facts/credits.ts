import { SCHEME } from '../../credential/elm/qualification.ts';
import type { JsonObject } from '../../record/json.ts';
import { vocabulary } from '../../record/vocabulary/index.ts';
import type { Tree } from '../examined.ts';
import { conceptsIn } from './concepts.ts';
import type { Fact, IdentifierFact } from './fact.ts';
import { pointsOf } from './measures.ts';
import { distinct, nodesOf, scalarsOf, valuesOf } from './reading.ts';

export interface Credits extends Pick<Fact, 'ects' | 'otherCredits'> {
  /** Several figures that differ, or one that is none. `ects` is null then. */
  readonly unclear: boolean;
}

const ECTS = vocabulary('education-credit').get('ects').uri;

/**
 * ECTS of an ELM 3.2 achievement: what was received and what its specification promises, which have to agree. A
 * specification alone counts, because the official samples state credits only there, with one exception: an issuer who
 * names its offering the way this service does always writes what was received, so that nothing received means no credits
 * (a tolerated pass). A part may state its share of the whole as an identifier instead of credits.
 */
export function creditsOf(
  tree: Tree,
  achievement: JsonObject,
  specifications: readonly JsonObject[],
  identifiers: readonly IdentifierFact[],
): Credits {
  const received = pointsIn(tree, achievement.creditReceived);
  const promised = pointsIn(tree, valuesOf(specifications, 'creditPoint'));
  const share = identifiers.filter(({ scheme }) => scheme === SCHEME.ectsShare).map(({ notation }) => notation);
  const otherCredits = distinct(received.other.length > 0 ? received.other : promised.other);
  const written = [...received.ects, ...promised.ects];
  const namedHere = identifiers.some(({ scheme }) => scheme === SCHEME.offering);
  if (received.ects.length === 0 && promised.ects.length > 0 && namedHere)
    return { ects: null, otherCredits, unclear: false };
  const figures = new Set((written.length > 0 ? written : share).map(pointsOf));
  const [ects = null] = figures;
  const unclear = figures.size > 1 || figures.has(null);
  return { ects: unclear ? null : ects, otherCredits, unclear };
}

/** `CreditPoint` nodes by framework. One that names no framework is not in ECTS. */
function pointsIn(tree: Tree, value: unknown) {
  const ects: string[] = [];
  const other: { framework: string; points: string }[] = [];
  for (const node of nodesOf(tree, value)) {
    const frameworks = conceptsIn(tree, node.framework, 'education-credit');
    const isEcts = frameworks.length === 1 && frameworks[0]?.uri === ECTS;
    const framework = frameworks.map(({ uri, label }) => uri ?? Object.values(label)[0] ?? '').join(' / ');
    for (const points of scalarsOf(node.point)) {
      if (isEcts) ects.push(points);
      else other.push({ framework, points });
    }
  }
  return { ects, other };
}
