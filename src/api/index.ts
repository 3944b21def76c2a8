import type { IssuingDeps } from '../issuing/ports.ts';
import { apiKeyOperations } from './api-keys.ts';
import { auditOperations } from './audit.ts';
import { awardOperations } from './awards.ts';
import { credentialOperations } from './credentials.ts';
import { institutionOperations } from './institutions.ts';
import { offeringOperations } from './offerings.ts';
import type { Office } from './ports.ts';
import type { Operation } from './route.ts';
import { signingKeyOperations } from './signing-keys.ts';

/** What the routes work with. */
export interface ApiDeps {
  readonly origin: string;
  /** The present origin or the former one that an address lies under: what is served there speaks in its name. */
  originAt(url: string): string;
  /** Digest of the first API key; null when the secret is not set. */
  readonly firstKeyDigest: string | null;
  readonly office: Office;
  readonly issuing: IssuingDeps;
  /** Work that may go on after the answer. */
  afterwards(work: Promise<unknown>): void;
}

/** Every operation under `/api`, in the order of the reference. */
export const OPERATIONS: readonly Operation[] = [
  ...offeringOperations,
  ...awardOperations,
  ...credentialOperations,
  ...institutionOperations,
  ...signingKeyOperations,
  ...apiKeyOperations,
  ...auditOperations,
];

export { mount } from './route.ts';
export type { Office };
