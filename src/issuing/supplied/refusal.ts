import type { FieldFault } from './field-fault.ts';

/** Why a supplied credential was not issued, or its status not changed; stable codes. Nothing was stored. */
export type SuppliedRefusalCode =
  | 'INSTITUTION_UNKNOWN'
  | 'VC_NOT_VALID'
  | 'VC_ISSUER_MISMATCH'
  | 'VC_ID_TAKEN'
  | 'VC_STATUS_NOT_OFFERED'
  | 'VC_STATUS_REFUSED'
  | 'VC_IDEMPOTENCY_KEY_REUSED'
  | 'KEY_MISSING'
  | 'KEY_COMPROMISED'
  | 'CREDENTIAL_UNKNOWN'
  | 'BUSY';

export interface SuppliedRefusal {
  readonly code: SuppliedRefusalCode;
  /** Values the message names. */
  readonly params?: Readonly<Record<string, string>>;
  /** JSON pointer into the request, where one field is the cause. */
  readonly path?: string;
  /** Members that are not right, by pointers into the request. */
  readonly errors?: readonly FieldFault[];
}
