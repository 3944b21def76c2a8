/** One file that EU DSS judges, and what it has to say. */
export interface Case {
  readonly title: string;
  readonly file: string;
  readonly condition: 'with-crl' | 'without-crl';
  /** What a right verdict is; absent when the verdict is only worth knowing. */
  readonly expected?: Expectation;
}

export interface Expectation {
  readonly words: string;
  /** What our own reader has to say about the signature, which knows no trust and no revocation. */
  readonly intact: boolean;
  fits(verdict: Verdict): boolean;
}

/** What EU DSS said: indication and sub-indication of ETSI EN 319 102-1, and the format it recognised. */
export interface Verdict {
  readonly file: string;
  readonly condition: string;
  readonly indication: string;
  readonly subIndication: string;
  readonly format: string;
  readonly messages: string;
}

const BASELINE = 'JAdES-BASELINE-B';

export const passed: Expectation = {
  words: `TOTAL_PASSED, ${BASELINE}`,
  intact: true,
  fits: ({ indication, format }) => indication === 'TOTAL_PASSED' && format === BASELINE,
};

export const inconclusive: Expectation = {
  words: `INDETERMINATE, ${BASELINE}`,
  intact: true,
  fits: ({ indication, format }) => indication === 'INDETERMINATE' && format === BASELINE,
};

export const failed: Expectation = {
  words: 'TOTAL_FAILED',
  intact: false,
  fits: ({ indication }) => indication === 'TOTAL_FAILED',
};

/** A revoked certificate: without a timestamp nobody can say that the seal is older than the revocation. */
export const revoked: Expectation = {
  words: 'INDETERMINATE, REVOKED_NO_POE',
  intact: true,
  fits: ({ indication, subIndication }) => indication === 'INDETERMINATE' && subIndication === 'REVOKED_NO_POE',
};
