/** Where a case stands (docs/RECOGNITION.md draws it). */
export const CASE_STATES = [
  'draft',
  'submitted',
  'intake',
  'info_requested',
  'inadmissible_proposed',
  'verified',
  'in_advice',
  'in_committee',
  'decided',
  'appeal_open',
  'internal_appeal',
  'external_window',
  'raad',
  'closed',
  'withdrawn',
] as const;
export type CaseState = (typeof CASE_STATES)[number];

/**
 * Every step there is. `decided` is left only by notification or by a new decision; what was decided is in the decision,
 * and a decision is never changed. `external_window` is the time for the Raad after the internal decision was notified or
 * was not taken in time; the Raad can annul, which brings the case before the committee again.
 */
export const CASE_STEPS: Readonly<Record<CaseState, readonly CaseState[]>> = {
  draft: ['submitted', 'withdrawn'],
  submitted: ['intake', 'withdrawn'],
  intake: ['info_requested', 'inadmissible_proposed', 'verified', 'withdrawn'],
  info_requested: ['submitted', 'intake', 'withdrawn'],
  inadmissible_proposed: ['intake', 'decided', 'withdrawn'],
  verified: ['in_advice', 'in_committee', 'info_requested', 'withdrawn'],
  in_advice: ['in_committee', 'info_requested', 'withdrawn'],
  in_committee: ['decided', 'in_advice', 'info_requested', 'withdrawn'],
  decided: ['appeal_open', 'in_committee', 'withdrawn'],
  appeal_open: ['internal_appeal', 'in_committee', 'closed', 'withdrawn'],
  internal_appeal: ['external_window', 'in_committee', 'withdrawn'],
  external_window: ['raad', 'in_committee', 'closed', 'withdrawn'],
  raad: ['in_committee', 'closed', 'withdrawn'],
  closed: ['internal_appeal', 'raad', 'in_committee'],
  withdrawn: [],
};

export const ROUTES = ['EVK', 'EVC'] as const;
export type Route = (typeof ROUTES)[number];
