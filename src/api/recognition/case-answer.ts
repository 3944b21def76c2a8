import type { Context } from 'hono';
import type { CaseFile } from '../../recognition/case/case.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { ApiDeps } from '../index.ts';
import { languageOf } from '../problem.ts';
import { answer, type OperationRequest } from '../route.ts';
import { wireNextSteps } from './next-steps.ts';
import { wireCaseFile, wireDecisionCredential } from './wire-case.ts';

interface Asked {
  readonly c: Context;
  readonly deps: ApiDeps;
  readonly scope: InstitutionScope;
  readonly may: OperationRequest<unknown, unknown>['may'];
}

/** A whole case as its institution reads it, with what can be done next. */
export async function caseAnswer(
  { c, deps, scope, may }: Asked,
  file: CaseFile,
  status = 200,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const language = languageOf(c);
  const whole = wireCaseFile(file, language, { portfolio: may('recognition:portfolio') });
  const credential = wireDecisionCredential(file, scope);
  const next = await wireNextSteps({ deps, scope }, file, language);
  return answer({ ...whole, credential, ...next }, status, headers);
}
