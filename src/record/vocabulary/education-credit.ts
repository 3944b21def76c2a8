import { coded, conceptTable } from './concept.ts';

/** Credit systems (ELM 3.2 `CreditPoint.framework`); the list taken whole. */
export const educationCredit = conceptTable(
  'http://data.europa.eu/snb/education-credit/25831c2',
  coded('http://data.europa.eu/snb/education-credit/', [
    ['ects', '6fcec5c5af', 'European Credit Transfer System', 'Europees systeem voor overdracht van studiepunten'],
    [
      'ecvet',
      '60b314e826',
      'European credit system for vocational education and training',
      'Europees systeem van studiepunten voor beroepsonderwijs en -opleiding',
    ],
  ]),
);
