import { isObject, type JsonObject } from '../../record/json.ts';
import { at, type ModelProblem, problem } from './problem.ts';

/**
 * VCDM 2.0 §4.8: `credentialSubject` is there, one object or several, and something is said in each. An object with nothing
 * but an `id` counts: that the credential is about that subject is itself a statement, and the public suite takes it so.
 */
export function subjectProblems({ credentialSubject }: JsonObject, pointer: string): readonly ModelProblem[] {
  if (credentialSubject === undefined) return [problem('SUBJECT_MISSING', pointer)];
  const here = at(pointer, 'credentialSubject');
  if (!Array.isArray(credentialSubject)) return oneProblem(credentialSubject, here);
  return credentialSubject.length === 0
    ? [problem('SUBJECT_EMPTY', here)]
    : credentialSubject.flatMap((subject, index) => oneProblem(subject, at(here, index)));
}

function oneProblem(subject: unknown, pointer: string): readonly ModelProblem[] {
  if (!isObject(subject)) return [problem('SUBJECT_NOT_AN_OBJECT', pointer)];
  return Object.keys(subject).length === 0 ? [problem('SUBJECT_EMPTY', pointer)] : [];
}
