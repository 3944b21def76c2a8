import type { JsonObject } from '../record/json.ts';
import type { Result } from '../record/result.ts';
import type { Registry } from './registry/registry.ts';
import type { FetchTrouble, PartyIdentifier, TrustedParty } from './trust.ts';
import type { TrustAnchor } from './x509/path-report.ts';

/** A seal certificate in this service's own register, by the SHA-256 of its DER. */
export interface OwnSeal {
  readonly party: TrustedParty;
  /** UTC seconds; null where it does not end. */
  readonly validFrom: number;
  readonly validUntil: number | null;
  readonly compromisedSince: number | null;
}

export interface OwnKeyUse {
  /** UTC seconds; null where it does not end. */
  readonly from: number;
  readonly until: number | null;
  /** Made for trials: what it signs proves nothing of an institution that is more than a trial. */
  readonly development: boolean;
}

/** What this service knows of itself. What lies under its own origins is read from here and never fetched. */
export interface OwnRegister {
  /** The institution whose DID, under the present or a former origin, this is. */
  byIssuerId(issuerId: string): Promise<TrustedParty | null>;
  byIdentifier(identifier: PartyIdentifier): Promise<TrustedParty | null>;
  sealByCertificate(sha256: string): Promise<OwnSeal | null>;
  didDocument(did: string): Promise<JsonObject | null>;
  /**
   * When a proof key, by its verification method, was in use (UTC seconds; null where it does not end). A DID document has
   * no word for it: there a retired key goes on asserting. Nor has it one for a development key.
   */
  keyUse(verificationMethod: string): Promise<OwnKeyUse | null>;
  /** The text of a status list under one of our origins; null when the address is not ours or there is no such list. */
  statusList(url: string): Promise<string | null>;
  /** Whether an address lies under one of our origins, so that it must not be fetched. */
  isOurs(url: string): boolean;
}

/** Public things that were fetched, and the newest version of each that was ever seen. Survives the isolate. */
export interface TrustMemory {
  cached(url: string): Promise<{ text: string; mediaType: string; fetchedAt: number; freshUntil: number } | null>;
  keep(url: string, entry: { text: string; mediaType: string; fetchedAt: number; freshUntil: number }): Promise<void>;
  /** Atomically: false when a newer version is on record, or the same version with another digest. */
  remember(url: string, version: number, digest: string, now: number): Promise<boolean>;
}

export interface SafeResponse {
  readonly text: string;
  readonly mediaType: string;
  /** Seconds from `Cache-Control: max-age`; null without one. */
  readonly maxAge: number | null;
}

/** The only way out: https, public addresses, no redirect to another host, caps on time, size and type. */
export type SafeFetch = (
  url: string,
  limits: { readonly hosts: readonly string[]; readonly maxBytes: number; readonly types: readonly string[] },
) => Promise<Result<SafeResponse, FetchTrouble>>;

/** What an operator added: institutions, anchors, known DID registries. */
export interface AddedTrust {
  /** Digest and date of this content, part of the version every lookup names. */
  readonly version: string;
  readonly registry: Registry;
  readonly anchors: readonly TrustAnchor[];
}

export interface TrustSources {
  readonly shipped: Registry;
  /** Read again when the operator's entries change; an isolate may keep it for a minute. */
  added(): Promise<AddedTrust>;
  /** Null for the command line, which has no register. */
  readonly own: OwnRegister | null;
  readonly memory: TrustMemory;
  readonly fetch: SafeFetch;
}
