import type { Context } from 'hono';
import type { CaseFile } from '../../recognition/case/case.ts';
import { seenByApplicant } from '../../recognition/case/seen-by-applicant.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { documentAnswer } from '../document-answer.ts';
import type { ApiDeps } from '../index.ts';
import { problem } from '../problem.ts';

/** A sealed document of the decision that stands, once the decision was notified; before, there is nothing here. */
export async function ownCredentialAnswer(
  asked: { readonly c: Context; readonly deps: ApiDeps; readonly scope: InstitutionScope },
  file: CaseFile,
  form: string,
): Promise<Response> {
  const { caseId, erasedAt } = file.case;
  if (erasedAt !== null) return problem(asked.c, 'CASE_ERASED', { params: { caseId } });
  const { credential } = seenByApplicant(file);
  if (credential === null || 'obstacle' in credential) return problem(asked.c, 'DOCUMENT_NOT_SEALED');
  return documentAnswer(asked, credential.credentialId, form);
}
