import type { IssuerKeys } from '../credential/data-integrity/read-proof.ts';
import type { CivilDate } from '../record/civil-date.ts';
import type { Mandate, QualityAssuranceRecord } from '../record/institution.ts';
import type { Result } from '../record/result.ts';
import type { LangMap } from '../record/text.ts';
import type { Kept } from './kept.ts';
import type { PathReport, PresentedChain } from './x509/path-report.ts';

/** A legal identifier as documents and certificates write it; the country may be missing. */
export interface PartyIdentifier {
  readonly notation: string;
  /** Code of the EU country list (alpha-3). */
  readonly country?: string;
}

/** Somebody who may sign, as those we trust describe them. */
export interface TrustedParty {
  readonly id: string;
  readonly name: LangMap;
  /** `own`: an institution of this service. `registry`: shipped. `operator`: added here. `did-registry`: a known list of DIDs. */
  readonly source: 'own' | 'registry' | 'operator' | 'did-registry';
  /** Which version of the registry answered. */
  readonly registryVersion: string;
  readonly confirmed: boolean;
  /** Set up for trials: what it signs proves nothing elsewhere. */
  readonly development: boolean;
  /** DIDs and https URLs it issues under. */
  readonly issuerIds: readonly string[];
  readonly identifiers: readonly PartyIdentifier[];
  /** Hosts that may be asked in its name; a host stands for its subdomains too. */
  readonly hosts: readonly string[];
  readonly country: string | null;
  readonly qualityAssurance: readonly QualityAssuranceRecord[];
  /** Mandates it holds to seal for others. */
  readonly mandates: readonly Mandate[];
  /** First and last day on which those who vouch for it do so; absent where open. */
  readonly validFrom?: CivilDate;
  readonly validTo?: CivilDate;
}

export type Admission =
  | { readonly known: true; readonly party: TrustedParty }
  | {
      readonly known: false;
      readonly code: 'ISSUER_UNKNOWN' | 'ISSUER_UNCONFIRMED';
      /** Who it may be, when the registry has an unconfirmed entry. */
      readonly hint: TrustedParty | null;
      readonly registryVersion: string;
    };

export interface KeyTrouble {
  readonly code: /** Nobody vouches for the issuer, so its DID document is not fetched. */
    | 'key_not_fetched'
    | 'key_not_reachable'
    /** A DID method or key type we do not know. */
    | 'key_unsupported'
    /** The DID document is another's, broken, or older than one seen before. */
    | 'key_refused'
    /** A development key of an own institution that also has real ones: it vouches for nothing. */
    | 'key_development';
  readonly reason: string;
}

export interface FetchTrouble {
  /** `refused`: never asked. `rollback`: an older version after a newer one. */
  readonly code: 'refused' | 'unreachable' | 'too_big' | 'wrong_type' | 'rollback';
  readonly reason: string;
}

export interface Fetched {
  readonly url: string;
  readonly text: string;
  /** Media type without parameters, lower case. */
  readonly mediaType: string;
  /** UTC seconds. */
  readonly fetchedAt: number;
}

export type KeyPurpose = 'assertionMethod' | 'authentication';

/** A seal certificate that this service's own register, or the registry, pins for a party: no anchor is needed. */
export interface SealAdmission {
  readonly path: PathReport;
  /** The party that is pinned to this very certificate, if any. */
  readonly pinned: TrustedParty | null;
  /** Moments (UTC seconds) outside which a pinned certificate was not in use; null where open. */
  readonly pinnedFrom: number | null;
  readonly pinnedUntil: number | null;
  /** From then on the key counts as compromised. */
  readonly compromisedSince: number | null;
  /** The earliest moment (UTC seconds) at which a trusted timestamp shows the signature to have existed. */
  readonly trustedTime?: number | null;
}

/**
 * Everything verification asks of those it trusts. Nothing is fetched for an issuer that is not admitted, and nothing
 * from a host that is not bound to an admitted one.
 */
export interface Trust {
  /** Version of the registry: its date and a digest of its content. */
  readonly version: string;
  /** Every name in the registry, so that one that imitates it is noticed. */
  readonly names?: readonly string[];
  /** Who stands behind an issuer id (DID or https URL). Fetches nothing. */
  admitIssuer(issuerId: string): Promise<Admission>;
  /** Who has one of these legal identifiers: an awarding body, or the subject of a seal certificate. Fetches nothing. */
  admitOrganisation(identifiers: readonly PartyIdentifier[]): Promise<Admission>;
  /** Path validation, pinning and revocation of a seal certificate. Fetches nothing. */
  admitSeal(chain: PresentedChain, now: number): Promise<SealAdmission>;
  /**
   * The issuer's keys for a purpose. did:key and did:jwk carry theirs; own and pinned keys come from the registers; a DID
   * document is fetched only for an admitted party and from its hosts. `named` is the key the signature names, where that
   * is known before: an issuer with an https address may keep each key at its own, and a key of a kind we do not know is
   * then told from one the issuer does not list.
   */
  keysOf(
    issuerId: string,
    admission: Admission,
    purpose: KeyPurpose,
    now: number,
    named?: string,
  ): Promise<Result<IssuerKeys, KeyTrouble>>;
  /** A status list of an admitted party: own ones from the register, others from the cache or its hosts. */
  statusList(url: string, party: TrustedParty, now: number): Promise<Result<Fetched, FetchTrouble>>;
  /**
   * Remembers that a proved list or DID document of this version was seen. False when a newer one was seen before: then it
   * must not be used (`rollback`). `version` rises with every publication, such as `iat` or `validFrom` in UTC seconds.
   */
  remember(url: string, version: number, digest: string, now: number): Promise<boolean>;
  /** Costly work that holds for a minute, kept by the isolate. Absent where nothing is kept. */
  readonly kept?: Kept;
}
