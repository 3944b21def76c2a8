import type { CredentialFile, CredentialRow, SigningKey } from '../issuing/ports.ts';
import type { Finding } from '../record/finding.ts';
import type { Institution } from '../record/institution.ts';
import type { InstitutionScope } from '../record/institution-scope.ts';
import type { Progress, Validity } from '../record/lifecycle.ts';
import type { Specification } from '../record/offering.ts';
import type { RuleProfileId } from '../record/rules/profile-id.ts';

/** An API key as it is kept: the token itself only as a digest. `institutionId` is `*` for the operator. */
export interface ApiKey {
  readonly institutionId: string;
  readonly keyId: string;
  readonly name: string;
  readonly actions: readonly string[];
  readonly createdAt: number;
  readonly expiresAt: number | null;
  readonly revokedAt: number | null;
}

/** A frozen version of an offering, with the specification as it was sent. */
export interface OfferingVersion {
  readonly code: string;
  readonly version: string;
  readonly specification: Specification;
  readonly input: unknown;
  readonly sha256: string;
  readonly profileId: RuleProfileId;
  readonly profileVersion: string;
  readonly findings: readonly Finding[];
  readonly createdAt: number;
}

export interface NewVersion {
  readonly input: unknown;
  readonly specification: Specification;
  readonly sha256: string;
  readonly profile: { readonly id: RuleProfileId; readonly version: string };
  readonly findings: readonly Finding[];
}

export interface CredentialFilter {
  readonly progress?: Progress;
  readonly validity?: Validity;
  readonly subject?: CredentialRow['subjectKind'];
  readonly offering?: string;
  readonly learner?: string;
  readonly award?: string;
  readonly decision?: string;
  readonly case?: string;
  /** UTC seconds, inclusive. */
  readonly issuedFrom?: number;
  readonly issuedTo?: number;
}

/** A credential in a list: its row and what the office knows it by. */
export type CredentialListing = CredentialRow & {
  readonly about:
    | { readonly kind: 'award'; readonly offering: { readonly code: string; readonly version: string } }
    | {
        readonly kind: 'decision';
        readonly caseId: string;
        readonly unit: { readonly code: string; readonly academicYear: string };
      };
  readonly learnerReference: string;
};

/** A step in a credential's life. */
export interface TransitionRow {
  readonly kind: 'progress' | 'validity';
  readonly from: string;
  readonly to: string;
  readonly reason: string | null;
  readonly at: number;
}

export interface AuditRow {
  readonly seq: number;
  readonly at: number;
  readonly keyId: string;
  readonly onBehalfOf: string | null;
  readonly action: string;
  readonly objectKind: string;
  readonly objectId: string;
  readonly detail: Record<string, unknown>;
  readonly chainSha256: string | null;
}

/** What a check of the audit chain found: closed up to `closedTo`, or broken at the first row that does not fit. */
export interface AuditCheck {
  readonly rows: number;
  readonly closedTo: number;
  readonly brokenAt: number | null;
}

/** A status list as its address needs it. */
export interface PublicStatusList {
  readonly listId: string;
  readonly purpose: 'revocation' | 'suspension';
  /** The origin it was opened, and is signed, under. */
  readonly origin: string;
}

/** What the routes need of the record book; `app.ts` hands it over. */
export interface Office {
  apiKeyByToken(tokenSha256: string): Promise<ApiKey | null>;
  addApiKey(
    scope: InstitutionScope,
    key: { keyId: string; name: string; actions: readonly string[]; tokenSha256: string; expiresAt: number | null },
  ): Promise<void>;
  apiKeys(scope: InstitutionScope): Promise<ApiKey[]>;
  revokeApiKey(scope: InstitutionScope, keyId: string): Promise<boolean>;

  institutionExists(slug: string): Promise<boolean>;
  /** Every institution, by slug: for pages that anybody may read. */
  institutions(): Promise<Institution[]>;
  /** What anybody may know of an institution; null when there is none. */
  publicRecord(
    slug: string,
  ): Promise<{ institution: Institution; keys: SigningKey[]; lists: PublicStatusList[] } | null>;
  institution(scope: InstitutionScope): Promise<Institution | null>;
  putInstitution(scope: InstitutionScope, input: unknown): Promise<'created' | 'changed'>;

  addVersion(
    scope: InstitutionScope,
    version: NewVersion,
    asNew: boolean,
  ): Promise<'offering_exists' | 'version_exists' | 'offering_unknown' | null>;
  versions(
    scope: InstitutionScope,
    page: { limit: number; code?: string; after?: { code: string; version: string } },
  ): Promise<OfferingVersion[]>;
  version(scope: InstitutionScope, code: string, version: string): Promise<OfferingVersion | null>;

  credentials(
    scope: InstitutionScope,
    filter: CredentialFilter,
    page: { limit: number; before?: { issuedAt: number; credentialId: string } },
  ): Promise<CredentialListing[]>;
  credential(scope: InstitutionScope, credentialId: string): Promise<CredentialFile | null>;
  transitions(scope: InstitutionScope, credentialId: string): Promise<TransitionRow[]>;
  body(scope: InstitutionScope, sha256: string): Promise<string | null>;

  signingKeys(institutionId: string): Promise<SigningKey[]>;
  /** Wraps and keeps a private key; it leaves this call only encrypted. */
  addSigningKey(
    scope: InstitutionScope,
    key: Pick<
      SigningKey,
      'keyId' | 'role' | 'algorithm' | 'publicJwk' | 'certificateChain' | 'development' | 'validUntil'
    > & {
      pkcs8: Uint8Array;
    },
  ): Promise<'key_exists' | null>;
  endSigningKey(
    scope: InstitutionScope,
    keyId: string,
    end: { state: 'retired' } | { state: 'compromised'; since: number },
  ): Promise<boolean>;

  audit(scope: InstitutionScope, after: number, limit: number): Promise<AuditRow[]>;
  checkAudit(scope: InstitutionScope): Promise<AuditCheck>;

  /** The newest signed list, signed anew when it is too old; null when there is no such list. */
  statusList(institutionId: string, listId: string): Promise<{ credential: string; publishedAt: number } | null>;
  /** Publishes the lists a status change touched. */
  publishStatusOf(scope: InstitutionScope, credentialId: string): Promise<void>;
}
