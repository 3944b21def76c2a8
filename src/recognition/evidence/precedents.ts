import type { OutcomeMapping } from '../../record/recognition/mapping.ts';
import type { EquivalencePrecedent } from '../../record/recognition/precedent.ts';
import type { TargetUnit } from '../../record/recognition/unit.ts';
import { bodyName, bodyNames } from './body-names.ts';
import { everyLearning } from './every-learning.ts';
import type { Evidence, Learning } from './evidence.ts';

/**
 * What committees decided before, as judgements on this evidence: a precedent counts from the day it was decided up to and
 * including the day it expires, for the unit and academic year it names, and for learning that a body with its issuer id
 * (any spelling of a legal identifier, or a DID) awarded under its code in one of its versions. A code whose version nobody
 * states does not match. `full` covers every outcome of the unit, `partial` those of its listed parts. `used` are the ids
 * of the precedents that gave at least one mapping, sorted. Judges neither level, credit nor quality, and whether the body
 * is who it says is for verification.
 */
export function mappingsFrom(
  precedents: readonly EquivalencePrecedent[],
  evidence: readonly Evidence[],
  unit: TargetUnit,
  today: string,
): { mappings: OutcomeMapping[]; used: string[] } {
  const learnings = new Map(everyLearning(evidence).map((learning) => [copyOf(learning), learning]));
  const found = new Map<string, OutcomeMapping>();
  const used = new Set<string>();
  for (const precedent of precedents.filter((one) => isInForce(one, unit, today)))
    for (const learning of learnings.values()) {
      if (!isAbout(precedent, learning)) continue;
      for (const targetOutcomeId of outcomesOf(precedent, unit)) {
        used.add(precedent.id);
        found.set(JSON.stringify([targetOutcomeId, learning.id]), {
          targetOutcomeId,
          sources: [{ learning: learning.id }],
          degree: 'full',
          origin: 'precedent',
        });
      }
    }
  const mappings = [...found].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, mapping]) => mapping);
  return { mappings, used: [...used].toSorted() };
}

/** Copies of one learning may be described differently in different documents. */
const copyOf = ({ id, specifications, awardingBodies }: Learning): string =>
  JSON.stringify([id, specifications, awardingBodies]);

const isInForce = (
  { target, decidedOn, expiresOn }: EquivalencePrecedent,
  { code, academicYear }: TargetUnit,
  today: string,
): boolean =>
  decidedOn <= today && today <= expiresOn && target.unitCode === code && target.years.includes(academicYear);

function isAbout({ source }: EquivalencePrecedent, { specifications, awardingBodies }: Learning): boolean {
  const { issuerId, unitSpecId, specVersions } = source;
  return (
    specifications.some(
      ({ code, version }) => code === unitSpecId && version !== null && specVersions.includes(version),
    ) && awardingBodies.some((body) => bodyNames(body).includes(bodyName(issuerId)))
  );
}

const outcomesOf = ({ outcome, partIds }: EquivalencePrecedent, { outcomes, parts }: TargetUnit): readonly string[] =>
  outcome === 'full'
    ? outcomes.map(({ id }) => id)
    : [...new Set(parts.filter(({ id }) => partIds.includes(id)).flatMap(({ outcomeIds }) => outcomeIds))];
