import type { z } from 'zod';
import type { CaseActor, CaseFile } from '../../recognition/case/case.ts';
import type { CaseRefusal } from '../../recognition/case/refusal.ts';
import type { RecognitionDeps } from '../../recognition/ports.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { OfficerRole } from '../../record/recognition/officer.ts';
import type { Result } from '../../record/result.ts';
import type { Action } from '../actions.ts';
import type { ProblemCode } from '../problem.ts';
import { type Operation, type OperationRequest, operation } from '../route.ts';
import { officerOf } from './actor.ts';
import { caseAnswer } from './case-answer.ts';
import { recognitionDeps } from './deps.ts';
import { refused } from './refused.ts';
import { CaseFileView } from './wire-case.ts';

/** What a use case does with a case when a member of staff asks for it. */
type TakeStep<R extends readonly unknown[]> = (
  deps: RecognitionDeps,
  scope: InstitutionScope,
  actor: CaseActor,
  caseId: string,
  ...request: R
) => Promise<Result<CaseFile, CaseRefusal>>;

interface DescribedStep {
  readonly id: string;
  /** Path below the case. */
  readonly step: string;
  readonly summary: string;
  readonly description?: string;
  readonly action: Action | readonly Action[];
  /** The person has one of these. */
  readonly roles: readonly OfficerRole[];
  /** Beside those of every step. */
  readonly problems: readonly ProblemCode[];
}

/** What every step can be refused for. */
export const STEP_PROBLEMS = [
  'PERSON_NEEDED',
  'ROLE_NEEDED',
  'CASE_UNKNOWN',
  'CASE_ERASED',
  'CASE_STEP_REFUSED',
  'CASE_MOVED',
] as const satisfies readonly ProblemCode[];

/** Who has to stand behind a step, for the reference. */
export const byPerson = (...roles: readonly OfficerRole[]): string =>
  `\`On-Behalf-Of\` names somebody with the role ${roles.map((role) => `\`${role}\``).join(' or ')}.`;

const described = ({ id, step, summary, description, action, roles, problems }: DescribedStep) => ({
  id,
  method: 'post' as const,
  path: `/recognition/cases/{case}/${step}`,
  tag: 'Recognition',
  summary,
  description: [description, byPerson(...roles)].filter(Boolean).join(' '),
  action,
  responses: { 200: { description: 'The file as it is now', schema: CaseFileView } },
  problems: [...STEP_PROBLEMS, ...problems],
});

/** The file after a step, or what stood in its way. */
async function stepAnswer<B, Q>(
  request: OperationRequest<B, Q>,
  take: (deps: RecognitionDeps, actor: CaseActor) => Promise<Result<CaseFile, CaseRefusal>>,
  status = 200,
): Promise<Response> {
  const { c, deps } = request;
  const actor = await officerOf(request);
  if (actor instanceof Response) return actor;
  const taken = await take(recognitionDeps(deps), actor);
  return taken.ok ? caseAnswer(request, taken.value, status) : refused(c, taken.error);
}

/** A step that comes with something to say. */
export const step = <B extends z.ZodType>(
  one: DescribedStep & {
    readonly body: B;
    readonly example: z.input<B>;
    readonly take: TakeStep<[request: z.output<B>, params: OperationRequest<unknown, unknown>['params']]>;
  },
): Operation =>
  operation({
    ...described(one),
    body: one.body,
    example: one.example,
    handle: (request) =>
      stepAnswer(request, (deps, actor) =>
        one.take(deps, request.scope, actor, request.params.case ?? '', request.body, request.params),
      ),
  });

/** A step that says everything by being taken. */
export const bareStep = (one: DescribedStep & { readonly take: TakeStep<[]> }): Operation =>
  operation({
    ...described(one),
    handle: (request) =>
      stepAnswer(request, (deps, actor) => one.take(deps, request.scope, actor, request.params.case ?? '')),
  });
