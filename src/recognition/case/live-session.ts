import type { RecognitionDeps } from '../ports.ts';
import { digestOf } from './link-terms.ts';

/** Whose case a session is for; null when there is no such session, or it has ended. */
export async function liveSession(
  deps: RecognitionDeps,
  session: string,
): Promise<{ readonly institutionId: string; readonly caseId: string; readonly expiresAt: number } | null> {
  return deps.book.session(await digestOf(session), deps.now());
}
