import { conceptTable, named } from './concept.ts';

/** Knowledge or skill (ELM 3.2 `LearningOutcome.dcType`); the list taken whole. */
export const skillType = conceptTable(
  'http://data.europa.eu/snb/skill-type/25831c2',
  named('http://data.europa.eu/snb/skill-type/', [
    ['knowledge', 'knowledge', 'kennis'],
    ['skill', 'skill', 'vaardigheid'],
  ]),
);
