import { conceptTable, named } from './concept.ts';

/** How widely a skill can be used (ELM 3.2 `reusabilityLevel`); the list taken whole. */
export const skillReuseLevel = conceptTable(
  'http://data.europa.eu/snb/skill-reuse-level/25831c2',
  named('http://data.europa.eu/snb/skill-reuse-level/', [
    ['transversal', 'transversal skills and competences', 'transversale vaardigheden en competenties'],
    ['cross-sector', 'cross-sector skills and competences', 'sectoroverschrijdende vaardigheden en competenties'],
    ['sector-specific', 'sector specific skills and competences', 'sectorspecifieke vaardigheden en competenties'],
    [
      'occupation-specific',
      'occupation specific skills and competences',
      'beroepsspecifieke vaardigheden en competenties',
    ],
  ]),
);
