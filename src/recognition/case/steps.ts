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
  'case.submit': ['draft', 'info_requested'],
  'case.take-in': ['submitted', 'info_requested'],
  'case.request-information': ['intake', 'verified', 'in_advice', 'in_committee'],
  'case.propose-inadmissible': ['intake'],
  'case.drop-inadmissible': ['inadmissible_proposed'],
  'case.declare-verified': ['intake'],
  'case.ask-advice': ['verified', 'in_committee'],
  'case.advise': ['in_advice'],
  'case.to-committee': ['verified', 'in_advice'],
  'case.declare-interest': CASE_STATES.filter((state) => state !== 'withdrawn'),
  'case.confirm-holder': BEFORE_DECISION,
  'case.add-evidence': BEFORE_DECISION,
  'case.add-portfolio-item': BEFORE_DECISION,
  'case.withdraw': CASE_STATES.filter((state) => state !== 'withdrawn' && state !== 'closed'),
  'case.judge-outcomes': WHILE_WEIGHED,
  'case.recommend': WHILE_LOOKED_AT,
  'case.open-findings': WHILE_LOOKED_AT,
  'case.show-findings': WHILE_LOOKED_AT,
  'case.decide': ['in_committee', 'inadmissible_proposed'],
  'case.notify': ['decided'],
  // An appeal made in time may be put on record after the sweeper has closed the case.
  'case.appeal': ['appeal_open', 'closed'],
  // A decision on an appeal may be put on record after its term has run out, too.
  'case.decide-appeal': ['internal_appeal', 'external_window'],
  'case.raad-filed': ['external_window', 'closed'],
  'case.raad-decided': ['raad'],
  'case.reconsider': ['decided', 'appeal_open', 'external_window', 'closed'],
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
