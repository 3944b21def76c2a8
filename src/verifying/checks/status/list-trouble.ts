import type { StatusFailure } from '../../../credential/status-list/read.ts';
import type { FetchTrouble, KeyTrouble } from '../../../trust/trust.ts';

/** Why a list does not tell the status. Every one of them means unknown, never good. */
export interface ListTrouble {
  readonly code:
    | StatusFailure['code']
    | 'status_refused'
    | 'status_unreachable'
    | 'status_wrong_type'
    | 'status_rollback'
    /** The signature of the list is not good, or there is none. */
    | 'status_list_unproved'
    /** A way of signing that we do not read. */
    | 'status_list_unsupported'
    /** No key of its issuer could be had. */
    | 'status_list_key';
  readonly reason: string;
  /** The code of what found it, where that says more. */
  readonly cause?: string;
}

export const trouble = (
  code: ListTrouble['code'],
  reason: string,
  cause?: string,
): { ok: false; error: ListTrouble } => ({
  ok: false,
  error: { code, reason, ...(cause === undefined ? {} : { cause }) },
});

const FETCHING: Readonly<Record<FetchTrouble['code'], ListTrouble['code']>> = {
  refused: 'status_refused',
  unreachable: 'status_unreachable',
  too_big: 'status_too_big',
  wrong_type: 'status_wrong_type',
  rollback: 'status_rollback',
};

export const fetchTrouble = ({ code, reason }: FetchTrouble) => trouble(FETCHING[code], reason);
export const keyTrouble = ({ code, reason }: KeyTrouble) => trouble('status_list_key', reason, code);
