import { fail, type Result } from '../../record/result.ts';
import type { RecognitionDeps } from '../ports.ts';
import { type CaseRefusal, caseRefusal } from './refusal.ts';

export interface ApplicantSession {
  readonly institutionId: string;
  readonly caseId: string;
  /** The secret of the session; only its digest is kept. */
  readonly session: string;
  /** UTC seconds. */
  readonly expiresAt: number;
}

export async function redeemLink(
  _deps: RecognitionDeps,
  _token: string,
): Promise<Result<ApplicantSession, CaseRefusal>> {
  return fail(caseRefusal('LINK_NOT_VALID'));
}
