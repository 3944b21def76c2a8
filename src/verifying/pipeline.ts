import { readTree } from '../credential/graph/tree.ts';
import { type Policy, PRODUCT } from '../credential/policy.ts';
import type { JsonObject } from '../record/json.ts';
import type { Admission, Trust } from '../trust/trust.ts';
import { type Admitted, admit } from './admit.ts';
import { check, verdictOf } from './check.ts';
import { nameChecks } from './checks/admit.ts';
import { authorityChecks } from './checks/authority.ts';
import { type HolderBinding, holderChecks, holderOf } from './checks/holder.ts';
import { meanChecks } from './checks/mean.ts';
import { statusChecks } from './checks/status.ts';
import { certificateTiming, timingChecks } from './checks/timing.ts';
import { europassChecks } from './europass.ts';
import type { Examined } from './examined.ts';
import { claimedIssuer, readFacts } from './facts/read-facts.ts';
import { FORM_NAMES } from './form.ts';
import type { Check, ClaimedIssuer, Report, Subject } from './report.ts';
import type { Claimed, Proving } from './securing/claimed.ts';
import { issuerIdOf } from './securing/issuer-id.ts';
import { controllerChecks, trustUnder } from './trust-under.ts';

export interface VerifyDeps {
  readonly trust: Trust;
  /** UTC seconds. */
  readonly now: number;
  /** A service on a laptop: what its own development institutions sign may pass, under that name. */
  readonly local: boolean;
  /** What is admitted beyond the specifications; that of the product where none is given. */
  readonly policy?: Policy;
}

/** What the verifier asked the presenter to sign. */
export interface Expectations {
  readonly challenge?: string;
  readonly domain?: string;
}

/**
 * One credential through the eight steps. What a later step needs and an earlier one could not give is not examined, and
 * that is said: nothing is fetched before the issuer is admitted and the signature is good, and no fact is read from bytes
 * that were not proved.
 */
export async function examine(
  claimed: Claimed,
  within: string | null,
  deps: VerifyDeps,
  expected: Expectations,
  presentedBy: HolderBinding | null,
): Promise<Report> {
  const { now, policy = PRODUCT } = deps;
  const trust = trustUnder(policy, deps.trust);
  const read = check('READ_OK', { form: FORM_NAMES[claimed.form] }, { form: claimed.form });
  const claimedTree = claimed.document && readTree(claimed.document);
  const asClaimed = claimed.document && claimedTree && claimedIssuer(claimed.document, claimedTree);
  const admitted = await admit(claimed, asClaimed, { ...deps, trust });
  const { keys, seal } = admitted;
  const proving = await claimed.prove({ ...expected, keys: keys?.ok ? keys.value : null, seal, now, policy });
  const proved = proving.proved && !admitted.checks.some(({ outcome }) => outcome === 'failed');
  const tree = proved && proving.document !== null ? treeOf(proving.document, claimed.document, claimedTree) : null;
  const examined: Examined = {
    form: claimed.form,
    tree: tree?.ok ? tree.value : null,
    claims: proved ? proving.claims : null,
    issuerId: claimed.issuerId,
    credentialId: claimed.credentialId,
    // Whoever did not sign has issued nothing, whatever name the document bears.
    admission: proved ? admitted.admission : nobody(trust),
    seal,
    selective: policy.asksBeyondW3c && !isOwnSelective(proving, admitted) && (proving.selective ?? false),
    proved,
    signedAt: proving.signedAt,
  };
  // A document whose tree could hide what it states is not read any further.
  const readable = proved && (proving.document === null ? examined.claims !== null : examined.tree !== null);
  const judged: Examined = readable ? examined : { ...examined, proved: false, admission: nobody(trust) };
  const { facts, subject, issuer } = readable ? readFacts(examined) : NOTHING;
  const asked = expected.challenge !== undefined || expected.domain !== undefined;
  const shown = bindingOf(proving, presentedBy, subject);
  const binding = proved && asked ? answered(shown, presentedBy) : shown;
  const admits = admitted.checks;
  const checks: readonly Check[] = [
    read,
    ...admits,
    // Nobody stands behind it, and no finding says so yet: it must not pass.
    ...(proved && !examined.admission.known && !admits.some(isOpen) ? [check('ISSUER_UNKNOWN')] : []),
    ...proofChecks(proving, admitted),
    ...(proved ? controllerChecks(policy, claimed.issuerId, proving.proofs) : []),
    ...(proved && claimed.document === null ? enclosedIssuerChecks(claimed, proving, issuer, examined, trust) : []),
    ...(tree && !tree.ok
      ? [check('TREE_NOT_PLAIN', { reason: tree.error.reason }, { pointer: tree.error.pointer })]
      : meanChecks(examined, proving.document, policy)),
    ...(readable ? timingChecks(examined, now) : [check('VALIDITY_NOT_EXAMINED')]),
    ...(proving.proved ? sealTiming(admitted, proving, now) : []),
    ...(await statusChecks(judged, trust, now)),
    ...(policy.asksBeyondW3c ? await authorityChecks(judged, facts ?? [], trust) : [check('AUTHORITY_NOT_EXAMINED')]),
    ...holderChecks(judged, subject, binding),
  ];
  const party = examined.admission.known ? examined.admission.party : null;
  return {
    verdict: verdictOf(checks),
    form: claimed.form,
    within,
    credentialId: claimed.credentialId,
    checks,
    issuer: {
      asClaimed: asClaimed ?? issuer,
      asTrusted: party && {
        id: party.id,
        name: party.name,
        confirmed: party.confirmed,
        source: party.source,
        registryVersion: party.registryVersion,
      },
    },
    subject,
    facts,
    europass: europassChecks(checks),
    proofs: proving.proofs,
    holder: holderOf(judged, subject, binding),
    signedAt: proving.signedAt ?? claimed.signedAt,
    verifiedAt: now,
  };
}

/** What this service issues for selective disclosure always shows period and status (`shownAlways`): what is not there never was. */
const isOwnSelective = ({ selective }: Proving, { admission }: Admitted): boolean =>
  selective === true && admission.known && admission.party.source === 'own';

const isOpen = ({ outcome }: Check): boolean => outcome === 'unknown' || outcome === 'failed';

/** What was claimed and what was proved are mostly one document: then it is read once. */
function treeOf(
  proved: JsonObject,
  claimed: JsonObject | null,
  known: ReturnType<typeof readTree> | null,
): ReturnType<typeof readTree> {
  return proved === claimed && known !== null ? known : readTree(proved);
}

const NOTHING = { facts: null, subject: null, issuer: null } as const;

const nobody = (trust: Trust): Admission => ({
  known: false,
  code: 'ISSUER_UNKNOWN',
  hint: null,
  registryVersion: trust.version,
});

/**
 * Why there was no key comes before what could not be done without one. What was not proved never goes without a word: a
 * document about which nothing is found would pass.
 */
function proofChecks({ proved, checks }: Proving, { keys }: Admitted): readonly Check[] {
  if (checks.length > 0) return checks;
  if (keys === null || keys.ok) return proved ? [] : [check('SIGNATURE_NOT_CHECKED')];
  const { code, reason } = keys.error;
  switch (code) {
    case 'key_not_fetched':
      return [check('KEY_NOT_FETCHED', {}, { reason })];
    case 'key_development':
      return [check('KEY_DEVELOPMENT', {}, { reason })];
    case 'key_unsupported':
      return [check('KEY_UNSUPPORTED', {}, { reason })];
    case 'key_not_reachable':
    case 'key_refused':
      return [check('KEY_NOT_REACHABLE', { reason }, { code })];
  }
}

function sealTiming({ seal }: Admitted, proving: Proving, now: number): readonly Check[] {
  const { signedAt, trustedTime = null, timestampsNotCounted = false } = proving;
  if (seal === null) return [];
  // A token that claims no time is judged as one signed now.
  return certificateTiming({ seal, signedAt: signedAt ?? now, now, trustedTime, timestampsNotCounted });
}

/**
 * A document that comes to light only when its token is proved (`ld` of an SD-JWT VC) names an issuer of its own: it has to
 * be the token's, and its name is looked at like any other.
 */
function enclosedIssuerChecks(
  { issuerId }: Claimed,
  { document }: Proving,
  issuer: ClaimedIssuer | null,
  { admission }: Examined,
  trust: Trust,
): readonly Check[] {
  const enclosed = document === null ? null : issuerIdOf(document);
  return [
    ...(document !== null && enclosed !== issuerId
      ? [check('ISSUER_CONTRADICTION', {}, { token: issuerId, document: enclosed })]
      : []),
    ...nameChecks({ claimed: issuer, admission, registryNames: trust.names ?? [] }),
  ];
}

/**
 * A key inside the document (SD-JWT key binding) says more than the presentation around it. Of a presentation, its
 * presenter has to be the very subject of the credential.
 */
function bindingOf(
  { binding }: Proving,
  presentedBy: HolderBinding | null,
  subject: Subject | null,
): HolderBinding | null {
  if (binding !== null && binding.state !== 'not-presented') return binding;
  if (presentedBy?.state !== 'bound') return presentedBy ?? binding;
  // An id that is no DID names no key that anybody could show: names and birth dates remain.
  if (subject === null || subject.id?.startsWith('did:') !== true) return binding;
  return subject.id === presentedBy.keyId
    ? presentedBy
    : { state: 'failed', reason: 'the presenter is not the subject of the credential', because: 'subject' };
}

/**
 * Whoever asked the presenter to sign gets an answer to that: leaving the signature out must not be worth more than a wrong
 * one. A credential that is bound to a key has to come with it (RFC 9901 §7.3); of any other it stays open, unless a
 * presenter did sign and the credential is on nobody's key.
 */
function answered(binding: HolderBinding | null, presentedBy: HolderBinding | null): HolderBinding | null {
  if (binding === null) return presentedBy?.state === 'bound' ? null : { state: 'not-shown' };
  return binding.state === 'not-presented'
    ? { state: 'failed', reason: 'asked for, and presented without its key' }
    : binding;
}
