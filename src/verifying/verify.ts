import { check, verdictOf, worstVerdict } from './check.ts';
import type { HolderBinding } from './checks/holder.ts';
import { europassChecks } from './europass.ts';
import { type Expectations, examine, type VerifyDeps } from './pipeline.ts';
import { unpackPresentation } from './presentation.ts';
import { type Found, type ReadFailure, readInput } from './read/read-input.ts';
import type { Report, Verification } from './report.ts';
import { claim } from './securing/index.ts';

/**
 * Verifies whatever a file holds: recognised by its content, each credential through the eight steps, each with a report
 * of its own. The verdict is the worst of them (ETSI EN 319 102-1 §5.1.3). Never throws on any input.
 *
 * `unreadable` says that nothing in it could be recognised: then there is one report that says why.
 */
export async function verify(bytes: Uint8Array, expected: Expectations, deps: VerifyDeps): Promise<Verification> {
  const { found, failures, ignored } = await readInput(bytes);
  const reports: Report[] = [];
  for (const one of found) reports.push(...(await verifyFound(one, expected, deps, null)));
  reports.push(...failures.map((failure) => unreadable(failure, deps.now)));
  const verdict = worstVerdict(reports.map((report) => report.verdict));
  return { verdict, unreadable: found.length === 0, reports, ignored };
}

async function verifyFound(
  found: Found,
  expected: Expectations,
  deps: VerifyDeps,
  presentedBy: HolderBinding | null,
): Promise<readonly Report[]> {
  if (found.kind !== 'presentation' && found.kind !== 'presentation-token') {
    const claimed = await claim(found);
    return [
      claimed.ok
        ? await examine(claimed.value, found.within, deps, expected, presentedBy)
        : refused(found, claimed.error, deps.now),
    ];
  }
  // A presentation inside a presentation says nothing about who holds what is in it.
  if (presentedBy !== null)
    return [unreadable({ code: 'NOT_A_CREDENTIAL', params: {}, within: found.within }, deps.now)];
  const presented = await unpackPresentation(found, expected, deps);
  const reports: Report[] = [];
  for (const one of presented.found) reports.push(...(await verifyFound(one, expected, deps, presented.binding)));
  return [...reports, ...presented.failures.map((failure) => unreadable(failure, deps.now))];
}

const refused = ({ form, within }: Found, finding: ReturnType<typeof check>, now: number): Report =>
  emptyReport(form, within, [finding], now);

const unreadable = ({ code, params, within }: ReadFailure, now: number): Report =>
  emptyReport('unreadable', within, [check(code, params)], now);

const emptyReport = (form: Report['form'], within: string | null, checks: Report['checks'], now: number): Report => ({
  verdict: verdictOf(checks),
  form,
  within,
  credentialId: null,
  checks,
  issuer: { asClaimed: null, asTrusted: null },
  subject: null,
  facts: null,
  europass: europassChecks(checks),
  proofs: [],
  holder: { method: 'none' },
  signedAt: null,
  verifiedAt: now,
});
