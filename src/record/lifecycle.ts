/** How far issuing has come. */
export type Progress = 'drafted' | 'reserved' | 'sealed' | 'offered' | 'collected';
/** Whether it still holds; apart from progress, because a credential can be revoked at any stage. */
export type Validity = 'active' | 'suspended' | 'revoked' | 'superseded';

/** Steps forward; nothing goes back. */
export const PROGRESS_STEPS: Readonly<Record<Progress, readonly Progress[]>> = {
  drafted: ['reserved'],
  reserved: ['sealed'],
  sealed: ['offered'],
  offered: ['collected'],
  collected: [],
};

/** Revoked and superseded are final; only a suspension can be lifted. */
export const VALIDITY_STEPS: Readonly<Record<Validity, readonly Validity[]>> = {
  active: ['suspended', 'revoked', 'superseded'],
  suspended: ['active', 'revoked', 'superseded'],
  revoked: [],
  superseded: [],
};

/** What an office can do to a credential, and the validity it leads to. */
export const STATUS_ACTIONS = {
  revoke: 'revoked',
  suspend: 'suspended',
  reinstate: 'active',
  supersede: 'superseded',
} as const satisfies Record<string, Validity>;
export type StatusAction = keyof typeof STATUS_ACTIONS;

/** Why a status changed; the class is kept with the audit, the public sees only the status itself. */
export const STATUS_REASONS = [
  'clerical_error',
  'superseded',
  'fraud',
  'result_annulled',
  'decision_ended',
  'mandate_ended',
  'key_compromise',
  'learner_request',
  'under_investigation',
  'investigation_closed',
] as const;
export type StatusReason = (typeof STATUS_REASONS)[number];
