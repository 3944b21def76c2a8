import { conceptTable, named } from './concept.ts';

/** Levels of the European Qualifications Framework (ELM 3.2 `eqfLevel`); the list taken whole. */
export const eqf = conceptTable(
  'http://data.europa.eu/snb/eqf/25831c2',
  named('http://data.europa.eu/snb/eqf/', [
    ['1', 'Level 1', 'Niveau 1'],
    ['2', 'Level 2', 'Niveau 2'],
    ['3', 'Level 3', 'Niveau 3'],
    ['4', 'Level 4', 'Niveau 4'],
    ['5', 'Level 5', 'Niveau 5'],
    ['6', 'Level 6', 'Niveau 6'],
    ['7', 'Level 7', 'Niveau 7'],
    ['8', 'Level 8', 'Niveau 8'],
  ]),
);
