import type { SuppliedStatusChange } from '../../issuing/supplied/change-status.ts';
import type { StatusRequest } from './z-status.ts';

/** What a status request asks for (VCALM `/credentials/status`). */
export function parseStatus({ credentialId, credentialStatus, status }: StatusRequest): SuppliedStatusChange {
  const { statusPurpose, statusListIndex, statusListCredential } = credentialStatus;
  return {
    credentialId,
    purpose: statusPurpose ?? null,
    place: { listUrl: statusListCredential ?? null, index: statusListIndex ?? null },
    set: status,
  };
}
