import { isObject } from '../../record/json.ts';
import type { ResourceDigests } from './digests.ts';
import type { ModelProblem } from './problem.ts';

export interface ModelDeps {
  readonly digests: ResourceDigests;
  /** Whether a document whose first context is that of VCDM 1.1 is judged by VCDM 1.1; otherwise it is refused. */
  readonly vcdm11?: boolean;
}

/** Signature agreed first; the rules follow. */
export async function modelProblems(
  document: unknown,
  _kind: 'credential' | 'presentation',
  _deps: ModelDeps,
): Promise<readonly ModelProblem[]> {
  if (isObject(document)) return [];
  return [
    {
      code: 'DOCUMENT_NOT_AN_OBJECT',
      pointer: '',
      clause: 'VCDM 2.0 §6.1',
      message: { nl: 'Dit is geen JSON-object.', en: 'This is not a JSON object.' },
      accepts: { nl: 'een JSON-object', en: 'a JSON object' },
    },
  ];
}
