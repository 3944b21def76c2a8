import { isObject } from '../../record/json.ts';
import { compactionProblems } from './compact.ts';
import { credentialProblems } from './credential.ts';
import type { ModelDeps } from './deps.ts';
import { presentationProblems } from './presentation.ts';
import { type ModelProblem, problem } from './problem.ts';
import { isBounded } from './size.ts';

export type { ModelProblem } from './problem.ts';

/** So many are reported: whoever wrote the rest wrong as well sees it the next time. */
const MOST = 50;

/**
 * What keeps a document from being a credential or presentation of the Verifiable Credentials Data Model 2.0: every MUST of
 * sections 4, 5, 6.1 and 11.1 on its members that can be seen in the document itself (§1.3: a conforming processor produces an
 * error for a document that does not conform). Empty when everything holds. Never throws, whatever it is given.
 *
 * Not asked: whether the contexts can be processed, define every term and map every type (canonicalising in safe mode finds
 * that), whether it is secured and by whom, whether it is valid today or revoked, what a schema says, and whether a related
 * resource whose bytes we do not know has the digest it is given.
 */
export async function modelProblems(
  document: unknown,
  kind: 'credential' | 'presentation',
  deps: ModelDeps,
): Promise<readonly ModelProblem[]> {
  if (!isObject(document)) return [problem('DOCUMENT_NOT_AN_OBJECT', '')];
  if (!isBounded(document)) return [problem('DOCUMENT_TOO_LARGE', '')];
  const found = [
    ...(kind === 'credential' ? credentialProblems(document, '', deps) : presentationProblems(document, '', deps)),
    ...compactionProblems(document, ''),
  ];
  return found.slice(0, MOST);
}
