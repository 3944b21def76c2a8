import type { RecognitionDeps } from '../ports.ts';

/** Whose case a session is for; null when there is no such session, or it has ended. */
export async function liveSession(
  _deps: RecognitionDeps,
  _session: string,
): Promise<{ readonly institutionId: string; readonly caseId: string; readonly expiresAt: number } | null> {
  return null;
}
