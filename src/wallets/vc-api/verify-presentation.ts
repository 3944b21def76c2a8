import { PRODUCT } from '../../credential/policy.ts';
import { partyUrl } from '../../credential/vcdm2/issuer.ts';
import { listOf } from '../../record/json.ts';
import { check, verdictOf } from '../../verifying/check.ts';
import type { HolderBinding } from '../../verifying/checks/holder.ts';
import { type Expectations, examine, type VerifyDeps } from '../../verifying/pipeline.ts';
import { unpackPresentation } from '../../verifying/presentation.ts';
import { allowance } from '../../verifying/read/allowance.ts';
import type { Found } from '../../verifying/read/found.ts';
import { recognise } from '../../verifying/read/recognise.ts';
import type { Check } from '../../verifying/report.ts';
import { claimSelfAsserted } from '../../verifying/securing/self-asserted.ts';
import { verify } from '../../verifying/verify.ts';
import type { Findings } from './decide-credential.ts';
import type { PresentationFindings } from './decide-presentation.ts';

const encoder = new TextEncoder();

/**
 * Opens a presentation and verifies every credential in it by itself, as `/credentials/verify` does; whether its presenter
 * signed it for this challenge and domain is one more answer beside theirs. What only the presentation secures has no proof
 * of its own to verify (`selfAsserted`). A presentation in a presentation is none of
 * its credentials.
 */
export async function verifyPresentation(
  sent: unknown,
  expected: Expectations,
  deps: VerifyDeps,
): Promise<Pick<PresentationFindings, 'binding' | 'presented'>> {
  const text = typeof sent === 'string' ? sent : JSON.stringify(sent);
  const found = recognise(sent, text, null);
  if (!isFound(found) || !isPresentation(found)) return { binding: null, presented: [unread(text, NOT_ONE)] };
  const { binding, found: credentials, failures } = await unpackPresentation(found, expected, deps, allowance());
  // VCDM 2.0 §4.13: `verifiableCredential` may be left out, and an empty list says as much.
  if (found.json !== null && listOf(found.json.verifiableCredential).length === 0) return { binding, presented: [] };
  const presenter = found.json !== null && isGood(binding) ? partyUrl(found.json.holder) : null;
  const presented = [];
  for (const one of credentials) {
    if (isPresentation(one)) presented.push(unread(one.text, NOT_ONE));
    else {
      const own = await selfAsserted(one, presenter, deps);
      presented.push({ sent: one.text, verification: own ?? (await verify(encoder.encode(one.text), {}, deps)) });
    }
  }
  return { binding, presented: [...presented, ...failures.map(({ code, params }) => unread('', check(code, params)))] };
}

/** Whether the presenter signed it; where neither challenge nor domain was asked for, whatever they are. */
const isGood = (binding: HolderBinding | null): boolean =>
  binding?.state === 'bound' || binding?.state === 'challenge-not-expected';

/**
 * A credential that only the presentation secures, where the presenter issued it (VCDM 2.0 §4.13). Null for every other
 * one, and where a proof of its own is asked for beyond the specification.
 */
async function selfAsserted(
  { kind, form, within, json }: Found,
  presenter: string | null,
  deps: VerifyDeps,
): Promise<Findings | null> {
  const { policy = PRODUCT } = deps;
  if (policy.asksBeyondW3c || presenter === null) return null;
  if (kind !== 'json-credential' || json === null || json.proof !== undefined) return null;
  if (partyUrl(json.issuer) !== presenter) return null;
  const report = await examine(claimSelfAsserted(form, json), within, deps, {}, null);
  return { verdict: report.verdict, reports: [report] };
}

const NOT_ONE = check('NOT_A_CREDENTIAL');

const isFound = (read: ReturnType<typeof recognise>): read is Found => !Array.isArray(read) && 'kind' in read;
const isPresentation = ({ kind }: Found): boolean => kind === 'presentation' || kind === 'presentation-token';

/** What could not be read: no credential, and one finding that says why. */
const unread = (sent: string, finding: Check): { sent: string; verification: Findings } => ({
  sent,
  verification: { verdict: verdictOf([finding]), reports: [{ checks: [finding], proofs: [] }] },
});
