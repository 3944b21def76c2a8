import type { Evidence } from '../evidence/evidence.ts';
import { evidenceOf } from '../evidence/evidence-of.ts';
import type { RecognitionDeps } from '../ports.ts';
import type { CaseRecord } from './case.ts';

/** One credential of a file: where in the file it stands, and what it is as evidence. */
export interface ReadEvidence {
  readonly within: string | null;
  readonly evidence: Evidence;
}

/**
 * What a file holds for this applicant, credential by credential, as verification finds it now. Null when nothing in it can
 * be recognised as a credential. `known` gives each its id, and whether a person confirmed its holder; null leaves one out.
 */
export async function readEvidence(
  deps: Pick<RecognitionDeps, 'verify' | 'successorOf'>,
  { applicant }: Pick<CaseRecord, 'applicant'>,
  bytes: Uint8Array,
  known: (within: string | null) => { readonly evidenceId: string; readonly confirmed: boolean } | null,
): Promise<readonly ReadEvidence[] | null> {
  const { unreadable, reports } = await deps.verify(bytes);
  if (unreadable || reports.length === 0) return null;
  const found: ReadEvidence[] = [];
  for (const report of reports) {
    const row = known(report.within);
    if (row === null) continue;
    const withdrawn = report.checks.some(({ check, outcome }) => check === 'status' && outcome === 'failed');
    const supersededBy = withdrawn && report.credentialId !== null ? await deps.successorOf(report.credentialId) : null;
    found.push({
      within: report.within,
      evidence: evidenceOf(report, { id: row.evidenceId, applicant, confirmed: row.confirmed, supersededBy }),
    });
  }
  return found;
}
