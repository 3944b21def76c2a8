import { importVerifyKey } from '../../../credential/certificates/public-key.ts';
import { CLOCK_SKEW, type IssuerKeys } from '../../../credential/data-integrity/read-proof.ts';
import { verificationMethodOf } from '../../../credential/jose/claims.ts';
import { type CompactJws, verifyCompact } from '../../../credential/jose/compact.ts';
import { type PublicKey, signsAt } from '../../../credential/keys/public-key.ts';
import { ok, type Result } from '../../../record/result.ts';
import type { Admission, SealAdmission, Trust, TrustedParty } from '../../../trust/trust.ts';
import { claimedTime, keyName } from '../../securing/token.ts';
import { keyTrouble, type ListTrouble, trouble } from './list-trouble.ts';

/** Who may sign a list about a credential: its issuer, or the same admitted party under another id. */
export interface ListAuthority {
  readonly party: TrustedParty;
  /** Of the credential. */
  readonly issuerId: string | null;
  /** UTC seconds. */
  readonly now: number;
  readonly trust: Trust;
}

/** The party behind an id, if it is the party that issued the credential; fetches nothing. */
async function speakingFor(issuer: unknown, { party, issuerId, trust }: ListAuthority): Promise<Admission | null> {
  if (typeof issuer !== 'string') return null;
  if (issuer === issuerId && party.issuerIds.includes(issuer)) return { known: true, party };
  const admission = await trust.admitIssuer(issuer);
  return admission.known && admission.party.id === party.id ? admission : null;
}

export const isListIssuer = async (issuer: unknown, authority: ListAuthority): Promise<boolean> =>
  (await speakingFor(issuer, authority)) !== null;

/** The issuer's keys, once it may speak; `named` is the one the signature names. */
export async function keysOfListIssuer(
  issuer: unknown,
  authority: ListAuthority,
  named?: string,
): Promise<Result<IssuerKeys, ListTrouble>> {
  const admission = await speakingFor(issuer, authority);
  if (admission === null) return trouble('status_list_mismatch', 'the list has another issuer');
  const keys = await authority.trust.keysOf(String(issuer), admission, 'assertionMethod', authority.now, named);
  return keys.ok ? keys : keyTrouble(keys.error);
}

/**
 * Proves a token with the key its header names among the issuer's, or, of an issuer that is no DID, with the certificate it
 * carries (HAIP §6.1 asks for `x5c` on status lists) when that certificate is the party's own and in use now.
 */
export async function proveToken(
  jws: CompactJws,
  issuer: unknown,
  authority: ListAuthority,
): Promise<Result<true, ListTrouble>> {
  const certified = jws.certificates !== null && !String(issuer).startsWith('did:');
  const key = await (certified ? keyOfSeal : keyByName)(jws, issuer, authority);
  if (!key.ok) return key;
  if (key.value.revoked !== undefined && key.value.revoked <= authority.now) {
    return trouble('status_list_unproved', 'the key is revoked', 'key_revoked');
  }
  if (!signsAt(key.value, claimedTime(jws), authority.now)) {
    return trouble('status_list_unproved', 'the key was not in use at that time', 'key_not_in_use');
  }
  const verified = await verifyCompact(jws, key.value);
  return verified.ok ? ok(true) : trouble('status_list_unproved', verified.error.reason, verified.error.code);
}

async function keyByName(
  jws: CompactJws,
  issuer: unknown,
  authority: ListAuthority,
): Promise<Result<PublicKey, ListTrouble>> {
  const issuerId = typeof issuer === 'string' ? issuer : null;
  const { certificates } = jws;
  const method = keyName({ jws, issuerId, certificates, verificationMethod: verificationMethodOf(jws.kid, issuerId) });
  const keys = await keysOfListIssuer(issuer, authority, method);
  if (!keys.ok) return keys;
  const key = await keys.value(method);
  return key === null ? trouble('status_list_unproved', 'the issuer does not list this key') : ok(key);
}

async function keyOfSeal(
  { certificates, algorithm, payload }: CompactJws,
  issuer: unknown,
  authority: ListAuthority,
): Promise<Result<PublicKey, ListTrouble>> {
  const { trust, now } = authority;
  const signingTime = typeof payload.iat === 'number' ? payload.iat : now;
  const chain = { certificates: certificates ?? [], further: [], ocsp: [], crl: [], signingTime };
  const seal = await trust.admitSeal(chain, now);
  if (!(await isOwnSeal(seal, authority))) {
    return trouble('status_list_mismatch', 'the certificate of the list is not the issuer’s');
  }
  // A token may also name its issuer; then that has to be the same party.
  if (issuer !== authority.issuerId && !(await isListIssuer(issuer, authority))) {
    return trouble('status_list_mismatch', 'the list has another issuer');
  }
  const { leaf } = seal.path;
  if (leaf === null || algorithm === 'Ed25519' || algorithm === 'ES512')
    return trouble('status_list_unsupported', 'a certificate for another algorithm');
  const key = await importVerifyKey(leaf.spki, algorithm);
  return key === null
    ? trouble('status_list_unproved', 'the certificate’s key cannot be used')
    : ok({ algorithm, key });
}

/** Lists are made today: what a certificate was good for in the past does not help. */
async function isOwnSeal(
  { path, pinned, pinnedFrom, pinnedUntil, compromisedSince }: SealAdmission,
  { party, trust, now }: ListAuthority,
): Promise<boolean> {
  const { leaf } = path;
  if (leaf === null || leaf.notBefore > now + CLOCK_SKEW || leaf.notAfter < now - CLOCK_SKEW) return false;
  if (path.outcome === 'invalid' || path.revocation.state === 'revoked') return false;
  if (compromisedSince !== null && compromisedSince <= now) return false;
  if (pinned !== null) {
    return (
      pinned.id === party.id && (pinnedFrom ?? now) <= now + CLOCK_SKEW && (pinnedUntil ?? now) >= now - CLOCK_SKEW
    );
  }
  const notation = leaf.subject.organizationIdentifier;
  if (path.outcome !== 'anchored' || notation === undefined) return false;
  const owner = await trust.admitOrganisation([{ notation }]);
  return owner.known && owner.party.id === party.id;
}
