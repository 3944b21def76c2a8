import type { LearningOutcome } from '../../record/offering.ts';
import type { VocabularyName } from '../../record/vocabulary/index.ts';
import { conceptNode, escoSkill } from './concept.ts';
import type { ConceptNode, LearningOutcomeNode } from './model.ts';
import { identifier, node } from './node.ts';
import type { NodeIds } from './node-id.ts';

/**
 * The learning outcomes of an offering by their own ids, so that whole and parts refer to the same nodes. An ESCO skill
 * that two outcomes cite under different labels keeps the first: one URI with two labels in one language would be one
 * node with two contents.
 */
export function learningOutcomes(
  ids: NodeIds,
  outcomes: readonly LearningOutcome[],
): ReadonlyMap<string, LearningOutcomeNode> {
  const skills = new Map<string, ConceptNode>();
  const skill = ({ uri, label }: LearningOutcome['esco'][number]): ConceptNode => {
    const known = skills.get(uri) ?? escoSkill(uri, label);
    skills.set(uri, known);
    return known;
  };
  return new Map(
    outcomes.map((outcome) => [
      outcome.id,
      node<LearningOutcomeNode>('LearningOutcome', ids('learningOutcome', outcome.id), {
        title: outcome.title,
        identifier: [identifier(ids('learningOutcome', outcome.id, 'identifier'), 'Learning outcome', outcome.id)],
        dcType: optional('skill-type', outcome.skillType),
        reusabilityLevel: optional('skill-reuse-level', outcome.reusabilityLevel),
        relatedESCOSkill: [...new Set(outcome.esco.map(skill))],
      }),
    ]),
  );
}

const optional = (name: VocabularyName, code: string | undefined): ConceptNode | undefined =>
  code === undefined ? undefined : conceptNode(name, code);
