import { readingUnder } from '../credential/contexts/reading-under.ts';
import { readPresentationProof } from '../credential/data-integrity/read-presentation.ts';
import type { IssuerKeys } from '../credential/data-integrity/read-proof.ts';
import { NOT_EXAMINED } from '../credential/data-integrity/read-proof.ts';
import { PRODUCT } from '../credential/policy.ts';
import { checkPresentationBinding, parseVpJwt } from '../credential/vc-jwt/presentation.ts';
import { isObject, type JsonObject, listOf } from '../record/json.ts';
import type { Result } from '../record/result.ts';
import type { KeyTrouble } from '../trust/trust.ts';
import type { HolderBinding } from './checks/holder.ts';
import type { Expectations, VerifyDeps } from './pipeline.ts';
import { type Allowance, type Found, type ReadFailure, recogniseAll, take, tooMany } from './read/read-input.ts';
import { faultOf, proveToken } from './securing/token.ts';

/** What a presentation holds, and whether its presenter signed it for us. */
export interface Presented {
  readonly found: readonly Found[];
  readonly failures: readonly ReadFailure[];
  /** Null where nobody signed the presentation. */
  readonly binding: HolderBinding | null;
}

/**
 * Opens a presentation (VCDM 1.1 §4.10, VCDM 2.0 §4.13, VC-JOSE-COSE §3.1.2). Whether its presenter signed it, for this
 * challenge and domain, is the same answer for every credential inside; each of them is then verified by itself.
 *
 * What it holds is counted first: the presentation itself has been, as one. Where its credentials are more than are left,
 * none of them is looked at and nothing is proved (`TOO_MANY`).
 *
 * `keyId` of a binding is the holder. That a credential is about that holder is for whoever reads the credential.
 */
export async function unpackPresentation(
  found: Found,
  expected: Expectations,
  deps: VerifyDeps,
  left: Allowance,
): Promise<Presented> {
  if (found.json !== null)
    return fits(found.json, left)
      ? { ...open(found.json, found.within), binding: await provenByProof(found.json, expected, deps) }
      : refusedAs(tooMany(found.within));
  const parsed = parseVpJwt(found.text);
  if (!parsed.ok) {
    const { code, reason } = parsed.error;
    const failure: ReadFailure =
      code === 'unsupported'
        ? { code: 'CONTAINER_UNSUPPORTED', params: { kind: reason }, within: found.within }
        : { code: 'MALFORMED', params: { reason }, within: found.within };
    return refusedAs(failure);
  }
  const vp = parsed.value;
  return fits(vp.presentation, left)
    ? { ...open(vp.presentation, found.within), binding: await provenByToken(vp, expected, deps) }
    : refusedAs(tooMany(found.within));
}

const fits = (presentation: JsonObject, left: Allowance): boolean =>
  take(left, Math.max(0, listOf(presentation.verifiableCredential).length - 1));

const refusedAs = (failure: ReadFailure): Presented => ({ found: [], failures: [failure], binding: null });

function open(presentation: JsonObject, within: string | null): Pick<Presented, 'found' | 'failures'> {
  const credentials = listOf(presentation.verifiableCredential);
  const place = within === null ? 'verifiableCredential' : `${within} › verifiableCredential`;
  const { found, failures } = recogniseAll(credentials, JSON.stringify(credentials), place);
  return { found, failures };
}

async function provenByProof(
  presentation: JsonObject,
  expected: Expectations,
  deps: VerifyDeps,
): Promise<HolderBinding | null> {
  if (presentation.proof === undefined) return null;
  const holder = idOf(presentation.holder) ?? controllerOf(presentation.proof);
  if (holder === null) return { state: 'unknown', reason: 'the presentation names no holder' };
  const keys = await holderKeys(holder, deps);
  if (!keys.ok) return { state: 'unknown', reason: keys.error.reason };
  const { now, policy = PRODUCT } = deps;
  const reading = await readPresentationProof(presentation, keys.value, { ...expected, ...readingUnder(policy), now });
  if (reading.ok) return boundTo(holder, expected);
  const { code, reason } = reading.error;
  if (NOT_EXAMINED.has(code)) return { state: 'unknown', reason };
  return {
    state: 'failed',
    reason,
    ...(code === 'challenge' ? { because: code } : code === 'domain' ? { because: 'audience' } : {}),
  };
}

async function provenByToken(
  vp: Extract<ReturnType<typeof parseVpJwt>, { ok: true }>['value'],
  expected: Expectations,
  deps: VerifyDeps,
): Promise<HolderBinding> {
  const holder = vp.holderId;
  if (holder === null) return { state: 'unknown', reason: 'the presentation names no holder' };
  const keys = await holderKeys(holder, deps);
  if (!keys.ok) return { state: 'unknown', reason: keys.error.reason };
  // A presenter's key is the one its DID lists for authentication; a certificate in the header is nobody's.
  const signer = { jws: vp.jws, issuerId: holder, verificationMethod: vp.verificationMethod, certificates: null };
  const proof = await proveToken('vp+jwt', signer, keys.value, deps.now);
  if (!proof.good) return { state: 'failed', reason: proof.proofs[0]?.reason ?? 'the signature is not good' };
  const bound = checkPresentationBinding(vp, { ...expected, now: deps.now });
  return bound.ok
    ? boundTo(holder, expected)
    : { state: 'failed', reason: bound.error.reason, ...faultOf(bound.error) };
}

/** A signature over a challenge that nobody gave may be a copy of an old one. */
const boundTo = (holder: string, { challenge, domain }: Expectations): HolderBinding =>
  challenge === undefined || domain === undefined
    ? { state: 'challenge-not-expected' }
    : { state: 'bound', keyId: holder };

/** A presenter is nobody we have to know, so nothing is fetched for one: did:key and did:jwk carry their keys. */
async function holderKeys(holder: string, { trust, now }: VerifyDeps): Promise<Result<IssuerKeys, KeyTrouble>> {
  return trust.keysOf(holder, await trust.admitIssuer(holder), 'authentication', now);
}

const idOf = (party: unknown): string | null => {
  const id = isObject(party) ? party.id : party;
  return typeof id === 'string' ? id : null;
};

/** Without `holder`, whoever controls the key of the first proof. */
function controllerOf(proof: unknown): string | null {
  const [first] = listOf(proof);
  const method = isObject(first) ? first.verificationMethod : undefined;
  return typeof method === 'string' ? (method.split('#')[0] ?? null) : null;
}
