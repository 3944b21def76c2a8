import type { InstitutionScope } from '../record/institution-scope.ts';
import { STATUS_ACTIONS, type StatusAction, type StatusReason, VALIDITY_STEPS } from '../record/lifecycle.ts';
import { fail, ok, type Result } from '../record/result.ts';
import type { CredentialFile, IssuingDeps } from './ports.ts';
import { type Refusal, refusal } from './refusal.ts';
import { learnerReference, type Subject } from './subject.ts';

export interface StatusChange {
  readonly action: StatusAction;
  readonly reason: StatusReason;
  /** The credential that takes its place; for `supersede` only. */
  readonly supersededBy: string | null;
}

/** Reasons that fit an action; the wrong class would tell a learner something untrue. */
const REASONS: Readonly<Record<StatusAction, readonly StatusReason[]>> = {
  revoke: [
    'clerical_error',
    'fraud',
    'result_annulled',
    'decision_ended',
    'mandate_ended',
    'key_compromise',
    'learner_request',
  ],
  suspend: ['under_investigation', 'learner_request', 'key_compromise'],
  reinstate: ['investigation_closed', 'learner_request', 'clerical_error'],
  supersede: ['superseded', 'clerical_error', 'key_compromise'],
};

export const reasonsFor = (action: StatusAction): readonly StatusReason[] => REASONS[action];

/** Reasons that can be true of one kind of credential only. */
const ONLY_OF: Readonly<Partial<Record<StatusReason, Subject['kind']>>> = {
  result_annulled: 'award',
  decision_ended: 'decision',
};
const fits = (reason: StatusReason, { kind }: Subject): boolean => (ONLY_OF[reason] ?? kind) === kind;

/**
 * Revokes, suspends, reinstates or supersedes. The same change asked for again changes nothing and is no error; another
 * reason or successor for a state that holds already is refused, because nothing that was asked is dropped in silence.
 * Revoked and superseded are final. The published lists follow by the outbox.
 */
export async function changeStatus(
  deps: IssuingDeps,
  scope: InstitutionScope,
  credentialId: string,
  change: StatusChange,
): Promise<Result<CredentialFile, Refusal>> {
  if (!REASONS[change.action].includes(change.reason)) return fail(otherReason(change, REASONS[change.action]));
  const to = STATUS_ACTIONS[change.action];
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const file = await deps.register.credential(scope, credentialId);
    if (!file) return fail(refusal('CREDENTIAL_UNKNOWN', { credentialId }));
    if (!fits(change.reason, file.subject))
      return fail(
        otherReason(
          change,
          REASONS[change.action].filter((reason) => fits(reason, file.subject)),
        ),
      );
    const obstacle = await successorObstacle(deps, scope, file, change.supersededBy);
    if (obstacle) return fail(obstacle);
    const from = file.credential.validity;
    if (from === to) return isRepeat(file, change) ? ok(file) : fail(alreadySet(file));
    if (!VALIDITY_STEPS[from].includes(to))
      return fail(refusal('STATUS_STEP_REFUSED', { action: change.action, state: from }, { path: '/action' }));
    const conflict = await deps.register.changeStatus(scope, credentialId, { ...change, from, at: deps.now() });
    if (conflict) continue;
    return ok({
      ...file,
      credential: {
        ...file.credential,
        validity: to,
        supersededBy: change.supersededBy ?? file.credential.supersededBy,
      },
      validityReason: change.reason,
    });
  }
  return fail(refusal('BUSY'));
}

/** A successor exists, is another credential, and is the same learner's: whoever reads "replaced by" must find that person's. */
async function successorObstacle(
  deps: IssuingDeps,
  scope: InstitutionScope,
  file: CredentialFile,
  supersededBy: string | null,
): Promise<Refusal | null> {
  if (supersededBy === null) return null;
  const path = '/supersededBy';
  const successor = await deps.register.credential(scope, supersededBy);
  if (!successor || supersededBy === file.credential.credentialId)
    return refusal('CREDENTIAL_UNKNOWN', { credentialId: supersededBy }, { path });
  return learnerReference(successor.subject) === learnerReference(file.subject)
    ? null
    : refusal('SUCCESSOR_OTHER_LEARNER', { credentialId: supersededBy }, { path });
}

const otherReason = ({ action, reason }: StatusChange, accepted: readonly StatusReason[]): Refusal =>
  refusal('STATUS_REASON_REFUSED', { action, reason, accepted: accepted.join(', ') }, { path: '/reason' });

const isRepeat = ({ credential, validityReason }: CredentialFile, { reason, supersededBy }: StatusChange): boolean =>
  reason === validityReason && supersededBy === credential.supersededBy;

const alreadySet = ({ credential, validityReason }: CredentialFile): Refusal =>
  refusal('STATUS_ALREADY_SET', {
    state: credential.validity,
    reason: validityReason ?? '–',
    supersededBy: credential.supersededBy ?? '–',
  });
