import type { Context } from 'hono';
import { FORMS } from '../../credential/securing.ts';
import type { CaseFile } from '../../recognition/case/case.ts';
import { seenByApplicant } from '../../recognition/case/seen-by-applicant.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { documentAnswer } from '../document-answer.ts';
import type { ApiDeps } from '../index.ts';
import { problem } from '../problem.ts';

/** What is read of it, for the audit; a form that there is not is nobody's text to put there. */
export const credentialRead = (form: string): string =>
  FORMS.some((one) => one === form) ? `credential ${form}` : 'credential';

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
