import { listOf } from '../../record/json.ts';
import { check, verdictOf } from '../../verifying/check.ts';
import type { Expectations, VerifyDeps } from '../../verifying/pipeline.ts';
import { unpackPresentation } from '../../verifying/presentation.ts';
import { allowance } from '../../verifying/read/allowance.ts';
import type { Found } from '../../verifying/read/found.ts';
import { recognise } from '../../verifying/read/recognise.ts';
import type { Check } from '../../verifying/report.ts';
import { verify } from '../../verifying/verify.ts';
import type { Findings } from './decide-credential.ts';
import type { PresentationFindings } from './decide-presentation.ts';

const encoder = new TextEncoder();

/**
 * Opens a presentation and verifies every credential in it by itself, as `/credentials/verify` does; whether its presenter
 * signed it for this challenge and domain is one more answer beside theirs. A presentation in a presentation is none of
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
  const presented = [];
  for (const one of credentials)
    presented.push(
      isPresentation(one)
        ? unread(one.text, NOT_ONE)
        : { sent: one.text, verification: await verify(encoder.encode(one.text), {}, deps) },
    );
  return { binding, presented: [...presented, ...failures.map(({ code, params }) => unread('', check(code, params)))] };
}

const NOT_ONE = check('NOT_A_CREDENTIAL');

const isFound = (read: ReturnType<typeof recognise>): read is Found => !Array.isArray(read) && 'kind' in read;
const isPresentation = ({ kind }: Found): boolean => kind === 'presentation' || kind === 'presentation-token';

/** What could not be read: no credential, and one finding that says why. */
const unread = (sent: string, finding: Check): { sent: string; verification: Findings } => ({
  sent,
  verification: { verdict: verdictOf([finding]), reports: [{ checks: [finding], proofs: [] }] },
});
