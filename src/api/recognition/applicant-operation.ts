import type { z } from 'zod';
import type { CaseFile } from '../../recognition/case/case.ts';
import { problem } from '../problem.ts';
import { type ServiceOperation, type ServiceRequest, serviceOperation } from '../route.ts';
import type { ApplicantSession } from '../session.ts';
import { readFile } from './cases.ts';

export type ApplicantRequest<B, Q> = ServiceRequest<B, Q> & ApplicantSession;

/** An operation below `/api/recognition/case`: the case is that of the session, and no other can be named. */
export const applicantOperation = <B extends z.ZodType = z.ZodNull, Q extends z.ZodType = z.ZodNull>({
  path,
  handle,
  problems,
  ...rest
}: Omit<ServiceOperation<B, Q>, 'access' | 'tag' | 'handle'> & {
  handle(request: ApplicantRequest<z.output<B>, z.output<Q>>): Promise<Response>;
}): ServiceOperation =>
  serviceOperation<B, Q>({
    ...rest,
    path: `/api/recognition/case${path}`,
    tag: 'Applicants',
    access: 'applicant',
    problems: [...problems, 'CASE_ERASED'],
    async handle(request) {
      if (request.applicant === null) throw new Error('an applicant without a session');
      return handle({ ...request, ...request.applicant });
    },
  });

/** The applicant's own file, which is put on record as read; nothing of it once it was erased. */
export async function ownFile(
  request: ApplicantRequest<unknown, unknown>,
  what: Parameters<typeof readFile>[2],
): Promise<CaseFile | Response> {
  const file = await readFile(request, request.caseId, what);
  if (file instanceof Response || file.case.erasedAt === null) return file;
  return problem(request.c, 'CASE_ERASED', { params: { caseId: request.caseId } });
}
