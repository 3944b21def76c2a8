import type { JsonObject } from '../../record/json.ts';
import { fail, type Result } from '../../record/result.ts';
import { canonicalise } from '../contexts/canonicalise.ts';
import { admissible } from './admissible.ts';
import type { IssuerKeys, ProofExpectations, ProofFailure, ProofReading } from './read-proof.ts';
import { verifySet } from './verify-set.ts';

/**
 * Reads the proof of a presentation of VCDM 1.1 §4.10 or 2.0 §4.13: by a key its holder lists for authentication, over the
 * challenge and domain that were asked for. Where the caller expects none, the proofs say which they carry; a presenter
 * who was not asked anything proves nothing about today. The proof covers every credential inside as it stands, its proof
 * included.
 *
 * Does not check: the proofs of the credentials inside, that `holder` is who the keys belong to, that the credentials are
 * the holder's.
 */
export async function readPresentationProof(
  presentation: JsonObject,
  keys: IssuerKeys,
  expected: Omit<ProofExpectations, 'purpose'>,
): Promise<Result<ProofReading, ProofFailure>> {
  const refusal = admissible(presentation, 'presentation', expected.inlineContexts);
  if (refusal) return fail(refusal);
  return verifySet(presentation, {
    keys,
    now: expected.now,
    purpose: 'authentication',
    challenge: expected.challenge ?? null,
    domain: expected.domain ?? null,
    skipClock: expected.skipClock ?? false,
    canonicaliser: expected.canonicalise ?? canonicalise,
  });
}
