import type { CaseFile } from './case.ts';

/**
 * A file as its applicant may see it. Findings are theirs from when they were put before them: what was computed since has
 * to be put before them again. A decision with its letter and credential is theirs from when an officer recorded that it
 * reached them: read here before, it would be notified without anybody knowing when the term for an appeal began.
 */
export function seenByApplicant(file: CaseFile): CaseFile {
  const shown = file.case.findingsShownAt === null ? { ...file, recommendation: null } : file;
  if (file.case.notifiedOn !== null) return shown;
  return { ...shown, case: { ...file.case, decisionId: null }, decisions: [], letters: [], credential: null };
}
