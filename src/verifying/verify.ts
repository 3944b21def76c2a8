import { check, verdictOf, worstVerdict } from './check.ts';
import type { HolderBinding } from './checks/holder.ts';
import { europassChecks } from './europass.ts';
import { type Expectations, examine, type VerifyDeps } from './pipeline.ts';
import { unpackPresentation } from './presentation.ts';
import { contentOf } from './read/content.ts';
import {
  type Allowance,
  allowance,
  type Found,
  type ReadFailure,
  type ReadInput,
  readInput,
  take,
  tooMany,
} from './read/read-input.ts';
import type { Report, Verification } from './report.ts';
import { claim } from './securing/index.ts';

/**
 * Verifies whatever a file holds: recognised by its content, each credential through the eight steps, each with a report
 * of its own. The verdict is the worst of them (ETSI EN 319 102-1 §5.1.3). Never throws on any input.
 *
 * At most 100 credentials, those in presentations included; `left` is what files that came before this one in the same
 * upload have not used. What does not fit is not looked at, and a failed report says so (`TOO_MANY`).
 *
 * `unreadable` says that nothing in it could be recognised: then there is one report that says why.
 */
export async function verify(
  bytes: Uint8Array,
  expected: Expectations,
  deps: VerifyDeps,
  left: Allowance = allowance(),
): Promise<Verification> {
  const { found, failures, ignored } = await readWithin(bytes, left);
  const reports: Report[] = [];
  for (const one of found) reports.push(...(await verifyFound(one, expected, deps, left)));
  reports.push(...failures.map((failure) => unreadable(failure, deps.now)));
  return whole(reports.map(enclosedIn(contentOf(bytes).kind)), found.length === 0, ignored);
}

/** A page or a picture around a credential can show anything: only what is enclosed was judged, and that is said. */
const enclosedIn =
  (kind: ReturnType<typeof contentOf>['kind']) =>
  (report: Report): Report => {
    const shown = { PDF: 'PDF', PNG: 'PNG', ZIP: 'ZIP', XML: 'SVG' }[kind as string];
    const [first, ...rest] = report.checks;
    return shown === undefined || first === undefined || report.form === 'unreadable'
      ? report
      : { ...report, checks: [first, check('ONLY_ENCLOSED_JUDGED', { kind: shown }), ...rest] };
  };

function whole(reports: readonly Report[], unreadable: boolean, ignored: readonly string[]): Verification {
  const verdict = worstVerdict(reports.map((report) => report.verdict));
  return { verdict, unreadable, reports, ignored };
}

/** Every file holds at least something that counts, so one for which nothing is left need not be read. */
async function readWithin(bytes: Uint8Array, left: Allowance): Promise<ReadInput> {
  const nothing: ReadInput = { found: [], failures: [tooMany(null)], ignored: [] };
  if (left.left === 0) return nothing;
  const read = await readInput(bytes);
  return take(left, read.found.length + read.failures.length) ? read : { ...nothing, ignored: read.ignored };
}

const isPresentation = ({ kind }: Found): boolean => kind === 'presentation' || kind === 'presentation-token';

async function verifyFound(
  found: Found,
  expected: Expectations,
  deps: VerifyDeps,
  left: Allowance,
): Promise<readonly Report[]> {
  if (!isPresentation(found)) return [await verifyCredential(found, expected, deps, null)];
  const presented = await unpackPresentation(found, expected, deps, left);
  const reports: Report[] = [];
  for (const one of presented.found)
    reports.push(
      // A presentation inside a presentation, signed or not, says nothing about who holds what is in it.
      isPresentation(one)
        ? unreadable({ code: 'NOT_A_CREDENTIAL', params: {}, within: one.within }, deps.now)
        : await verifyCredential(one, expected, deps, presented.binding),
    );
  return [...reports, ...presented.failures.map((failure) => unreadable(failure, deps.now))];
}

async function verifyCredential(
  found: Found,
  expected: Expectations,
  deps: VerifyDeps,
  presentedBy: HolderBinding | null,
): Promise<Report> {
  const claimed = await claim(found);
  return claimed.ok
    ? examine(claimed.value, found.within, deps, expected, presentedBy)
    : refused(found, claimed.error, deps.now);
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
