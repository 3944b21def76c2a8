import type { InstitutionScope } from '../../record/institution-scope.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { StatusPurpose, SuppliedDeps, SuppliedFile, SuppliedPlace, SuppliedValidity } from './ports.ts';
import type { SuppliedRefusal } from './refusal.ts';

/** What is asked: a status of a credential, set or cleared. */
export interface SuppliedStatusChange {
  readonly credentialId: string;
  /** Null where nobody said which: then there has to be only one. */
  readonly purpose: StatusPurpose | null;
  /** Null where nobody said which place; else the credential's own. */
  readonly place: { readonly listUrl: string | null; readonly index: string | null };
  readonly set: boolean;
}

/**
 * Sets or clears revocation or suspension. Revocation is final; a suspension can be lifted, and gives way to a revocation.
 * The same change asked for again changes nothing and is no error. Only a purpose for which the credential has a place in
 * a list can change, because nobody could see any other. The published lists follow before the answer, or by the outbox.
 */
export async function changeSuppliedStatus(
  deps: Pick<SuppliedDeps, 'now' | 'register' | 'publishStatusOf'>,
  scope: InstitutionScope,
  change: SuppliedStatusChange,
): Promise<Result<{ file: SuppliedFile; place: SuppliedPlace }, SuppliedRefusal>> {
  const { credentialId } = change;
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const file = await deps.register.byCredentialId(scope, credentialId);
    if (!file) return fail({ code: 'CREDENTIAL_UNKNOWN', params: { credentialId }, path: '/credentialId' });
    const place = placeOf(file, change);
    if (place === null)
      return fail({
        code: 'VC_STATUS_NOT_OFFERED',
        params: { purposes: file.places.map(({ purpose }) => purpose).join(', ') || '–' },
        path: '/credentialStatus',
      });
    const to = validityAfter(file.validity, place.purpose, change.set);
    if (to === null) return fail({ code: 'VC_STATUS_REFUSED', params: { state: file.validity }, path: '/status' });
    if (to === file.validity) return ok({ file, place });
    const conflict = await deps.register.changeStatus(scope, file.suppliedId, {
      from: file.validity,
      to,
      at: deps.now(),
    });
    if (conflict) continue;
    await deps.publishStatusOf(scope, file.suppliedId);
    return ok({ file: { ...file, validity: to }, place });
  }
  return fail({ code: 'BUSY' });
}

/** The one place that is meant; null where there is none, or more than one. */
function placeOf({ places }: SuppliedFile, { purpose, place }: SuppliedStatusChange): SuppliedPlace | null {
  const meant = places.filter(
    (one) =>
      (purpose === null || one.purpose === purpose) &&
      (place.listUrl === null || one.listUrl === place.listUrl) &&
      (place.index === null || String(one.index) === place.index),
  );
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

/** Where a change leads; null where it cannot be made. What was never set is clear already. */
export function validityAfter(from: SuppliedValidity, purpose: StatusPurpose, set: boolean): SuppliedValidity | null {
  if (purpose === 'revocation') return set ? 'revoked' : from === 'revoked' ? null : from;
  if (from === 'revoked') return null;
  return set ? 'suspended' : 'active';
}
