import type { JsonObject } from '../../record/json.ts';
import type { StatusPurpose, Suite } from './ports.ts';

/** A credential that somebody else composed, and how it is to be secured. */
export interface SuppliedRequest {
  /** Without the status entries that are asked for. */
  readonly credential: JsonObject;
  /** Where the credential stands in the request, as a JSON pointer: faults are named by it. */
  readonly pointer: string;
  /** By which it can be referred to; null where it cannot be. */
  readonly credentialId: string | null;
  /** Null where nobody asked for one. */
  readonly suite: Suite | null;
  /** What every derived proof shows; empty but for `ecdsa-sd-2023`. */
  readonly mandatoryPointers: readonly string[];
  /** Where they stand in the request, as a JSON pointer. */
  readonly mandatoryAt: string;
  /** Purposes for which it gets a place in the institution's lists. */
  readonly statuses: readonly StatusPurpose[];
  /** SHA-256 of the canonical JSON of the request. */
  readonly requestSha256: string;
  readonly idempotencyKey: string | null;
}
