import {
  STATUS_ACTIONS,
  STATUS_REASONS,
  type StatusAction,
  type StatusReason,
  type Validity,
} from '../record/lifecycle.ts';
import type { PageLanguage } from '../record/text.ts';
import type { ProblemCode } from './problem.ts';
import { spokenCaseParams } from './recognition/spoken-params.ts';

type Words = Readonly<Record<PageLanguage, string>>;

/** What a credential is, as an adjective; `reserved` is the one step of issuing that a refusal can name. */
export const STATE_WORDS: Readonly<Record<Validity | 'reserved', Words>> = {
  active: { nl: 'geldig', en: 'active' },
  suspended: { nl: 'opgeschort', en: 'suspended' },
  revoked: { nl: 'ingetrokken', en: 'revoked' },
  superseded: { nl: 'vervangen', en: 'superseded' },
  reserved: { nl: 'nog niet verzegeld', en: 'not sealed yet' },
};

/** What can be done to a credential, as the subject of a sentence. */
export const ACTION_WORDS: Readonly<Record<StatusAction, Words>> = {
  revoke: { nl: 'intrekken', en: 'revoking it' },
  suspend: { nl: 'opschorten', en: 'suspending it' },
  reinstate: { nl: 'de opschorting opheffen', en: 'reinstating it' },
  supersede: { nl: 'vervangen', en: 'superseding it' },
};

export const REASON_WORDS: Readonly<Record<StatusReason, Words>> = {
  clerical_error: { nl: 'administratieve fout', en: 'clerical error' },
  superseded: { nl: 'vervangen door een ander bewijs', en: 'replaced by another credential' },
  fraud: { nl: 'fraude', en: 'fraud' },
  result_annulled: { nl: 'resultaat vernietigd', en: 'result annulled' },
  decision_ended: { nl: 'beslissing geldt niet meer', en: 'decision no longer stands' },
  mandate_ended: { nl: 'mandaat beëindigd', en: 'mandate ended' },
  key_compromise: { nl: 'sleutel gecompromitteerd', en: 'key compromised' },
  learner_request: { nl: 'op vraag van de lerende', en: 'at the request of the learner' },
  under_investigation: { nl: 'onderzoek loopt', en: 'under investigation' },
  investigation_closed: { nl: 'onderzoek afgerond', en: 'investigation closed' },
};

const SPEAKS_OF_STATUS: ReadonlySet<ProblemCode> = new Set([
  'STATUS_STEP_REFUSED',
  'STATUS_REASON_REFUSED',
  'STATUS_ALREADY_SET',
  'REPLACED_NOT_LIVE',
]);

const SPEAKS_OF_CASES: ReadonlySet<ProblemCode> = new Set(['CASE_STEP_REFUSED', 'ROLE_NEEDED', 'DATE_NOT_POSSIBLE']);

const isState = (value: string): value is keyof typeof STATE_WORDS => Object.hasOwn(STATE_WORDS, value);
const isAction = (value: string): value is StatusAction => Object.hasOwn(STATUS_ACTIONS, value);
const isReason = (value: string): value is StatusReason => (STATUS_REASONS as readonly string[]).includes(value);

/** A value in words; with its code behind it where the reader has to send that. */
function spoken(name: string, value: string, language: PageLanguage): string {
  if (name === 'state' && isState(value)) return STATE_WORDS[value][language];
  if (name === 'action' && isAction(value)) return `${ACTION_WORDS[value][language]} (${value})`;
  if (name === 'reason' && isReason(value)) return `${REASON_WORDS[value][language]} (${value})`;
  if (name === 'accepted')
    return value
      .split(', ')
      .map((reason) => spoken('reason', reason, language))
      .join(', ');
  return value;
}

/**
 * The parameters of a problem as its sentence says them: states, actions, reasons and roles in the reader's
 * language. What the answer carries under `params` stays a code.
 */
export const spokenParams = (
  code: ProblemCode,
  params: Readonly<Record<string, string>>,
  language: PageLanguage,
): Readonly<Record<string, string>> => {
  if (SPEAKS_OF_STATUS.has(code))
    return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, spoken(name, value, language)]));
  return SPEAKS_OF_CASES.has(code) ? spokenCaseParams(params, language) : params;
};
