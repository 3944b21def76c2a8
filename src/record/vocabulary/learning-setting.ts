import { coded, conceptTable } from './concept.ts';

/** Formal or non-formal learning (ELM 3.2 `learningSetting`); the list taken whole. */
export const learningSetting = conceptTable(
  'http://data.europa.eu/snb/learning-setting/25831c2',
  coded('http://data.europa.eu/snb/learning-setting/', [
    ['formal', '6fd4685715', 'formal learning', 'formeel leren'],
    ['non-formal', 'e207a81fc7', 'non-formal learning', 'niet-formeel leren'],
  ]),
);
