import { fail, type Result } from '../../record/result.ts';
import type { LangMap } from '../../record/text.ts';
import type { TrustAnchor } from '../x509/path-report.ts';

export interface TrustedListFailure {
  readonly code: 'TRUSTED_LIST_TOO_LARGE' | 'TRUSTED_LIST_UNREADABLE' | 'TRUSTED_LIST_OF_LISTS';
  readonly reason: string;
}

export interface TrustedList {
  /** Scheme territory: ISO 3166-1 alpha-2, with EL and UK as the EU writes them. */
  readonly territory: string;
  readonly sequenceNumber: number;
  /** UTC seconds; `nextUpdate` is null for a list that is closed. */
  readonly issued: number;
  readonly nextUpdate: number | null;
  readonly schemeOperator: LangMap;
  readonly anchors: readonly TrustAnchor[];
  /** Certificates of services that could not be taken, and why. */
  readonly passedOver: readonly { readonly service: string; readonly reason: string }[];
  /** The list's own signature is never verified here: whoever loads a list answers for where they got it. */
  readonly signatureChecked: false;
}

export async function readTrustedList(_xml: string): Promise<Result<TrustedList, TrustedListFailure>> {
  return fail({ code: 'TRUSTED_LIST_UNREADABLE', reason: 'not written yet' });
}
