import { coded, conceptTable } from './concept.ts';

/** What a credential entitles to (ELM 3.2 `LearningEntitlementSpecification.dcType`); the list taken whole. */
export const entitlement = conceptTable(
  'http://data.europa.eu/snb/entitlement/25831c2',
  coded('http://data.europa.eu/snb/entitlement/', [
    ['learning-opportunity', '64aad92881', 'learning opportunity', 'leermogelijkheid'],
    ['occupation', '52f62180c2', 'occupation', 'beroep'],
    ['membership', 'bebd32e8e6', 'membership', 'lidmaatschap'],
  ]),
);
