import type { JsonObject } from '../../record/json.ts';
import { type VocabularyName, vocabulary } from '../../record/vocabulary/index.ts';
import type { Tree } from '../examined.ts';
import type { ConceptFact } from './fact.ts';
import { idOf, nodesOf, textOf } from './reading.ts';

/** The concepts of a property, with our own code where our table of that list has them. */
export const conceptsIn = (tree: Tree, value: unknown, name: VocabularyName): readonly ConceptFact[] =>
  nodesOf(tree, value).map((node) => conceptFact(node, name));

function conceptFact(node: JsonObject, name: VocabularyName): ConceptFact {
  const uri = idOf(node);
  return {
    uri,
    code: uri === null ? null : (vocabulary(name).find(uri)?.code ?? null),
    label: textOf(node.prefLabel) ?? {},
  };
}

/** Our own codes of the concepts that our table has; the others are no facts. */
export const codesIn = (tree: Tree, value: unknown, name: VocabularyName): readonly string[] => [
  ...new Set(conceptsIn(tree, value, name).flatMap(({ code }) => code ?? [])),
];

/** A kind that is told in words only. */
export const wordedConcept = (label: ConceptFact['label']): ConceptFact => ({ uri: null, code: null, label });
