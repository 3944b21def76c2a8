import type { IssuerKeys } from '../credential/data-integrity/read-proof.ts';
import { issuerUriOf } from '../credential/sd-jwt-vc/certified-issuer.ts';
import type { Result } from '../record/result.ts';
import type { Admission, KeyTrouble, PartyIdentifier, SealAdmission, Trust } from '../trust/trust.ts';
import { check } from './check.ts';
import { admitChecks } from './checks/admit.ts';
import type { VerifyDeps } from './pipeline.ts';
import type { Check, ClaimedIssuer } from './report.ts';
import type { Claimed } from './securing/claimed.ts';

/** Whom trust sees behind a document, and the keys it gives for them. */
export interface Admitted {
  readonly admission: Admission;
  readonly seal: SealAdmission | null;
  /** Null for a seal, which carries its key, and where no issuer is named. */
  readonly keys: Result<IssuerKeys, KeyTrouble> | null;
  readonly checks: readonly Check[];
}

/**
 * Whom we trust behind a document, before anything is fetched for it. For a signature that comes with certificates it is
 * whoever the certificate belongs to, never whoever the document names: a forger's own certificate proves nothing but
 * itself. Otherwise it is the issuer the document names, and its keys come from trust.
 */
export async function admit(claimed: Claimed, asClaimed: ClaimedIssuer | null, deps: VerifyDeps): Promise<Admitted> {
  const { trust, now, local } = deps;
  const { issuerId, chain, form } = claimed;
  const unknown: Admission = { known: false, code: 'ISSUER_UNKNOWN', hint: null, registryVersion: trust.version };
  const named = issuerId === null ? null : await trust.admitIssuer(issuerId);
  if (chain !== null) {
    // A signature that claims no time is judged as one made now.
    const seal = await trust.admitSeal({ ...chain, signingTime: claimed.signedAt ?? now }, now);
    const admission = await ownerOf(seal, trust);
    const checks = admitChecks({
      form,
      claimed: asClaimed,
      issuerId,
      admission,
      naming: {
        byId: named,
        byNumber: await byIdentifiers(asClaimed, trust),
        certifiedAddress: issuerUriOf(chain.certificates[0]),
      },
      seal,
      signingTime: claimed.signedAt ?? now,
      ownLocal: local,
      registryNames: trust.names ?? [],
    });
    return { admission, seal, keys: null, checks };
  }
  // A broken seal is refused by its reader, and names nobody; whatever else names nobody is refused here.
  if (issuerId === null || named === null)
    return {
      admission: unknown,
      seal: null,
      keys: null,
      checks: form === 'edc' ? [] : [check('ISSUER_NOT_NAMED')],
    };
  const checks = admitChecks({
    form,
    claimed: asClaimed,
    issuerId,
    admission: named,
    seal: null,
    signingTime: claimed.signedAt,
    ownLocal: local,
    registryNames: trust.names ?? [],
  });
  // Nothing is signed, so no key is needed and nobody is asked for one.
  if (form === 'elm' || form === 'vcdm-unsecured') return { admission: named, seal: null, keys: null, checks };
  const keys = await trust.keysOf(issuerId, named, 'assertionMethod', now, claimed.keyName ?? undefined);
  return { admission: named, seal: null, keys, checks };
}

/** Whose seal it is: pinned to the very certificate, or named by one that leads to a trusted authority. */
async function ownerOf({ pinned, path }: SealAdmission, trust: Trust): Promise<Admission> {
  if (pinned !== null) return { known: true, party: pinned };
  const identifier = path.outcome === 'anchored' ? path.leaf?.subject.organizationIdentifier : undefined;
  return trust.admitOrganisation(identifier === undefined ? [] : [{ notation: identifier }]);
}

const byIdentifiers = (claimed: ClaimedIssuer | null, trust: Trust): Promise<Admission> =>
  trust.admitOrganisation(
    (claimed?.identifiers ?? []).map(
      ({ notation, country }): PartyIdentifier => (country === undefined ? { notation } : { notation, country }),
    ),
  );
