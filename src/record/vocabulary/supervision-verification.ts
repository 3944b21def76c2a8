import { coded, conceptTable } from './concept.ts';

const BASE = 'http://data.europa.eu/snb/supervision-verification/';

/**
 * Supervision and identity verification during assessment (ELM 3.2 `idVerification`): the two combinations whose
 * concept is settled, the only ones written as a concept of this scheme.
 */
export const supervisionVerification = conceptTable(
  `${BASE}25831c2`,
  coded(BASE, [
    [
      'supervised-id-verified',
      '70be69aaf9',
      'Supervised with ID Verification',
      'Onder toezicht, met identiteitscontrole',
    ],
    [
      'unsupervised-unverified',
      'c598449d64',
      'Unsupervised without ID Verification',
      'Zonder toezicht, zonder identiteitscontrole',
    ],
  ]),
);

/**
 * The two other concepts of the scheme. Sources disagree on which combination each of them means, so a reader accepts
 * them as members and concludes nothing about supervision or identity; they are never written.
 */
export const UNSETTLED_SUPERVISION: readonly string[] = [`${BASE}44314532f9`, `${BASE}df2880c5cb`];
