import { CASE_STATES, type CaseState } from '../../record/recognition/case-state.ts';

const BEFORE_DECISION = [
  'draft',
  'submitted',
  'intake',
  'info_requested',
  'inadmissible_proposed',
  'verified',
  'in_advice',
  'in_committee',
] as const satisfies readonly CaseState[];
const WHILE_WEIGHED = ['verified', 'in_advice', 'in_committee'] as const satisfies readonly CaseState[];
const WHILE_LOOKED_AT = ['intake', 'inadmissible_proposed', ...WHILE_WEIGHED] as const satisfies readonly CaseState[];

/**
 * In which states each thing can be done with a case. `CASE_STEPS` says which state may follow which; this says which use
 * case may bring it about, and where the use cases that move nothing belong.
 */
export const MAY_BE_DONE_IN = {
  'case.submitted': ['draft', 'info_requested'],
  'case.taken-in': ['submitted', 'info_requested'],
  'case.information-requested': ['intake', 'verified', 'in_advice', 'in_committee'],
  'case.inadmissible-proposed': ['intake'],
  'case.inadmissible-dropped': ['inadmissible_proposed'],
  'case.verified': ['intake'],
  'case.advice-asked': ['verified', 'in_committee'],
  'case.advised': ['in_advice'],
  'case.to-committee': ['verified', 'in_advice'],
  'case.interest-declared': CASE_STATES.filter((state) => state !== 'withdrawn'),
  'case.corrected': BEFORE_DECISION,
  'case.holder-confirmed': BEFORE_DECISION,
  'case.evidence-added': BEFORE_DECISION,
  'case.portfolio-added': BEFORE_DECISION,
  'case.withdrawn': CASE_STATES.filter((state) => state !== 'withdrawn' && state !== 'closed'),
  'case.outcomes-judged': WHILE_WEIGHED,
  'case.recommended': WHILE_LOOKED_AT,
  'case.findings-opened': WHILE_LOOKED_AT,
  'case.findings-shown': WHILE_LOOKED_AT,
  'case.decided': ['in_committee', 'inadmissible_proposed'],
  'case.notified': ['decided'],
  // An appeal made in time may be put on record after the sweeper has closed the case.
  'case.appealed': ['appeal_open', 'closed'],
  // A decision on an appeal may be put on record after its term has run out, too.
  'case.appeal-decided': ['internal_appeal', 'external_window'],
  'case.raad-filed': ['external_window', 'closed'],
  'case.raad-decided': ['raad'],
  'case.reconsidered': ['decided', 'appeal_open', 'external_window', 'closed'],
  'case.conditions-met': [
    'in_committee',
    'decided',
    'appeal_open',
    'internal_appeal',
    'external_window',
    'raad',
    'closed',
  ],
} as const satisfies Readonly<Record<string, readonly CaseState[]>>;

export type CaseAction = keyof typeof MAY_BE_DONE_IN;

export const mayBeDone = (action: CaseAction, state: CaseState): boolean =>
  (MAY_BE_DONE_IN[action] as readonly CaseState[]).includes(state);
