import type { OutcomeMapping } from '../../record/recognition/mapping.ts';
import type { EquivalencePrecedent } from '../../record/recognition/precedent.ts';
import type { TargetUnit } from '../../record/recognition/unit.ts';
import { bodyName, bodyNames } from './body-names.ts';
import { everyLearning } from './every-learning.ts';
import type { Evidence } from './evidence.ts';

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
  const found = new Map<string, OutcomeMapping>();
  const used = new Set<string>();
  for (const { precedent, learnings, outcomes } of matchesOf(precedents, evidence, unit, today))
    for (const targetOutcomeId of outcomes)
      for (const learning of learnings) {
        used.add(precedent.id);
        found.set(JSON.stringify([targetOutcomeId, learning]), {
          targetOutcomeId,
          sources: [{ learning }],
          degree: 'full',
          origin: 'precedent',
        });
      }
  const mappings = [...found].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(([, mapping]) => mapping);
  return { mappings, used: [...used].toSorted() };
}

/** A precedent with the ids of the learning in the evidence that it is about, each once. */
export interface Match {
  readonly precedent: EquivalencePrecedent;
  readonly learnings: readonly string[];
  /** Outcomes of the unit that it covers. */
  readonly outcomes: readonly string[];
}

/** The precedents in force that are about something in the evidence. Looks at each piece of learning once, not once for each precedent. */
export function matchesOf(
  precedents: readonly EquivalencePrecedent[],
  evidence: readonly Evidence[],
  unit: TargetUnit,
  today: string,
): readonly Match[] {
  const inForce = precedents.filter((one) => isInForce(one, unit, today));
  if (inForce.length === 0) return [];
  const byCode = new Map<string, { readonly id: string; readonly bodies: ReadonlySet<string> }[]>();
  for (const { id, specifications, awardingBodies } of everyLearning(evidence)) {
    if (specifications.every(({ version }) => version === null)) continue;
    const bodies = new Set(awardingBodies.flatMap(bodyNames));
    for (const { code, version } of specifications) {
      if (version === null) continue;
      const key = JSON.stringify([code, version]);
      const there = byCode.get(key);
      if (there) there.push({ id, bodies });
      else byCode.set(key, [{ id, bodies }]);
    }
  }
  return inForce.flatMap((precedent) => {
    const { issuerId, unitSpecId, specVersions } = precedent.source;
    const name = bodyName(issuerId);
    const learnings = new Set(
      specVersions.flatMap((version) =>
        (byCode.get(JSON.stringify([unitSpecId, version])) ?? []).flatMap(({ id, bodies }) =>
          bodies.has(name) ? [id] : [],
        ),
      ),
    );
    const outcomes = outcomesOf(precedent, unit);
    return learnings.size === 0 || outcomes.length === 0
      ? []
      : [{ precedent, learnings: [...learnings].toSorted(), outcomes }];
  });
}

const isInForce = (
  { target, decidedOn, expiresOn }: EquivalencePrecedent,
  { code, academicYear }: TargetUnit,
  today: string,
): boolean =>
  decidedOn <= today && today <= expiresOn && target.unitCode === code && target.years.includes(academicYear);

const outcomesOf = ({ outcome, partIds }: EquivalencePrecedent, { outcomes, parts }: TargetUnit): readonly string[] =>
  outcome === 'full'
    ? outcomes.map(({ id }) => id)
    : [...new Set(parts.filter(({ id }) => partIds.includes(id)).flatMap(({ outcomeIds }) => outcomeIds))];
