import { say } from '../terminal.ts';
import type { Guide } from './guide.ts';
import type { Issued } from './issue.ts';
import type { Status } from './published-status.ts';
import { reportFinding } from './report.ts';
import { stranger } from './stranger.ts';
import { verifyDocuments } from './verify-documents.ts';

const COLUMNS = ['report', 'seal', 'ecdsa', 'eddsa', 'status', 'altered'] as const;

/**
 * Verifies credentials of the tour and shows a line for each: what the service reports, and beside it what somebody finds
 * who takes nobody's word for it. Answers whether all is as said.
 */
export async function verifyAll(
  { origin, root }: Guide,
  issued: readonly Issued[],
  expected: Status | ((one: Issued) => Status),
): Promise<boolean> {
  const found = stranger();
  let asSaid = true;
  const reasons: string[] = [];
  say(`   ${''.padEnd(43)} ${COLUMNS.map((column) => column.padEnd(8)).join(' ')}`.trimEnd());
  for (const one of issued) {
    const status = typeof expected === 'function' ? expected(one) : expected;
    const verdict = {
      report: await reportFinding(origin, one.documents, status),
      ...(await verifyDocuments(one.documents, { root, public: found, expected: status })),
    };
    say(`   ${one.name.padEnd(43)} ${COLUMNS.map((column) => verdict[column].word.padEnd(8)).join(' ')}`.trimEnd());
    for (const column of COLUMNS) {
      asSaid &&= verdict[column].asItShould;
      if (verdict[column].reason) reasons.push(`   ${one.name}, ${column}: ${verdict[column].reason}`);
    }
  }
  say(...reasons);
  return asSaid;
}
