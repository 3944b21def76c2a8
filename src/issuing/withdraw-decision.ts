import type { InstitutionScope } from '../record/institution-scope.ts';
import { ok, type Result } from '../record/result.ts';
import { changeStatus } from './change-status.ts';
import type { CredentialFile, IssuingDeps } from './ports.ts';
import type { Refusal } from './refusal.ts';

/**
 * Revokes the credential of a decision that no longer stands: it was annulled, withdrawn, or followed by one that exempts
 * from nothing. Can be called any number of times; null when the decision was never made a credential. One that is
 * revoked or superseded already stays as it is, whatever the reason was. The published lists follow by the outbox.
 */
export async function withdrawDecision(
  deps: IssuingDeps,
  scope: InstitutionScope,
  decisionId: string,
): Promise<Result<CredentialFile | null, Refusal>> {
  const credentialId = await deps.register.credentialOfDecision(scope, decisionId);
  if (credentialId === null) return ok(null);
  const change = { action: 'revoke', reason: 'decision_ended', supersededBy: null } as const;
  const changed = await changeStatus(deps, scope, credentialId, change);
  if (changed.ok) return changed;
  const file = await deps.register.credential(scope, credentialId);
  const isOver = file?.credential.validity === 'revoked' || file?.credential.validity === 'superseded';
  return isOver ? ok(file) : changed;
}
