import { dateTimeStamp } from '../data-integrity/moment.ts';

/** The purposes we publish; superseding sets `revocation`. */
export type StatusPurpose = 'revocation' | 'suspension';

export interface StatusListContent {
  /** Address the list is served under; becomes its id. */
  readonly listUrl: string;
  readonly issuerDid: string;
  readonly purpose: StatusPurpose;
  /** From `encodeBitstring`. */
  readonly encodedList: string;
  /** UTC seconds. */
  readonly validFrom: number;
  readonly validUntil?: number;
  /** Milliseconds a verifier may keep the list (§2.2). */
  readonly ttl?: number;
}

/**
 * The unsigned BitstringStatusListCredential (Bitstring Status List 1.0 §2.2) as a VCDM 2.0 credential; every node has an
 * id. `secure` signs it.
 */
export function composeStatusList(content: StatusListContent): object {
  const { listUrl, issuerDid, purpose, encodedList, validFrom, validUntil, ttl } = content;
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id: listUrl,
    type: ['VerifiableCredential', 'BitstringStatusListCredential'],
    issuer: issuerDid,
    validFrom: dateTimeStamp(validFrom),
    ...(validUntil === undefined ? {} : { validUntil: dateTimeStamp(validUntil) }),
    credentialSubject: {
      id: `${listUrl}#list`,
      type: 'BitstringStatusList',
      statusPurpose: purpose,
      encodedList,
      ...(ttl === undefined ? {} : { ttl }),
    },
  };
}

/** Bitstring Status List 1.0 §2.1. `type` is one string: widespread verifiers compare it with `===`. */
export interface BitstringStatusListEntry {
  readonly id: string;
  readonly type: 'BitstringStatusListEntry';
  readonly statusPurpose: StatusPurpose;
  readonly statusListIndex: string;
  readonly statusListCredential: string;
}

/** One entry of `credentialStatus`: the index is a string of digits. */
export const statusEntry = (listUrl: string, purpose: StatusPurpose, index: number): BitstringStatusListEntry => ({
  id: `${listUrl}#${index}`,
  type: 'BitstringStatusListEntry',
  statusPurpose: purpose,
  statusListIndex: String(index),
  statusListCredential: listUrl,
});
