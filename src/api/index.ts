import type { IssuingDeps } from '../issuing/ports.ts';
import type { RecognitionDeps } from '../recognition/ports.ts';
import type { Trust } from '../trust/trust.ts';
import { apiKeyOperations } from './api-keys.ts';
import { auditOperations } from './audit.ts';
import { awardOperations } from './awards.ts';
import { credentialOperations } from './credentials.ts';
import { institutionOperations } from './institutions.ts';
import { offeringOperations } from './offerings.ts';
import type { Office } from './ports.ts';
import { applicantOperations, recognitionOperations } from './recognition/index.ts';
import type { Operation, ServiceOperation } from './route.ts';
import { signingKeyOperations } from './signing-keys.ts';
import { trustOperations } from './trust.ts';
import type { TrustDesk } from './trust-ports.ts';
import { verifyOperations } from './verify.ts';

/** What the routes work with. */
export interface ApiDeps {
  readonly origin: string;
  /** The present origin or the former one that an address lies under: what is served there speaks in its name. */
  originAt(url: string): string;
  /** Digest of the first API key; null when the secret is not set. */
  readonly firstKeyDigest: string | null;
  readonly office: Office;
  readonly issuing: IssuingDeps;
  /** What an operator adds to whom this service trusts. */
  readonly trust: TrustDesk;
  readonly recognition: RecognitionDeps;
  /** What verification asks. */
  readonly verifying: {
    /** As it is now; opened for each verification. */
    readonly openTrust: () => Promise<Trust>;
    /** UTC seconds. */
    readonly now: () => number;
  };
  /** Work that may go on after the answer. */
  afterwards(work: Promise<unknown>): void;
}

/** Every operation of an institution, in the order of the reference. */
export const OPERATIONS: readonly Operation[] = [
  ...offeringOperations,
  ...awardOperations,
  ...credentialOperations,
  ...recognitionOperations,
  ...institutionOperations,
  ...signingKeyOperations,
  ...apiKeyOperations,
  ...auditOperations,
];

/** Every operation of the service as a whole. */
export const SERVICE_OPERATIONS: readonly ServiceOperation[] = [
  ...verifyOperations,
  ...applicantOperations,
  ...trustOperations,
];

export { mount, mountService } from './route.ts';
export type { Office };
