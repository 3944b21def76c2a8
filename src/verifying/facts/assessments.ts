import type { JsonObject } from '../../record/json.ts';
import type { LangMap } from '../../record/text.ts';
import type { Tree } from '../examined.ts';
import { conceptsIn } from './concepts.ts';
import { dayOf } from './dates.ts';
import type { AssessmentFact } from './fact.ts';
import { along, distinct, idOf, nodesOf, only, textOf, valuesOf } from './reading.ts';

/** ELM 3.2 `LearningAssessment` with its specification. */
export function assessmentFact(tree: Tree, node: JsonObject): AssessmentFact {
  const specifications = nodesOf(tree, node.specifiedBy);
  return {
    id: idOf(node),
    title: textOf(node.title) ?? textOf(valuesOf(specifications, 'title')) ?? {},
    types: distinct(conceptsIn(tree, valuesOf(specifications, 'dcType'), 'assessment')),
    modes: distinct(conceptsIn(tree, valuesOf(specifications, 'mode'), 'mode')),
    grade: textOf(valuesOf(nodesOf(tree, node.grade), 'noteLiteral')),
    gradingScheme: textOf(valuesOf(along(tree, specifications, 'gradingScheme'), 'title')),
    identityVerification: only(conceptsIn(tree, node.idVerification, 'supervision-verification')),
    date: dayOf(node.dateIssued),
  };
}

/**
 * The mark of the whole. ELM asks every assessment for a grade, so a grade is not always a mark: with several
 * assessments it is the one that is given on a grading scheme, and the words that stand for "no mark was released" are
 * none. Null also where several assessments could be meant.
 */
export function markOf(assessments: readonly AssessmentFact[]): LangMap | null {
  const graded =
    assessments.length === 1 ? assessments : assessments.filter(({ gradingScheme }) => gradingScheme !== null);
  const [assessment, ...others] = graded;
  if (assessment === undefined || others.length > 0) return null;
  return assessment.gradingScheme === null && isPlaceholder(assessment.grade) ? null : assessment.grade;
}

/** What we write where no mark is released (`credential/elm/assessment.ts`). */
const isPlaceholder = (grade: LangMap | null): boolean =>
  grade !== null && Object.keys(grade).length === 2 && grade.nl === 'Geslaagd' && grade.en === 'Pass';
