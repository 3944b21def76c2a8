import { coded, conceptTable } from './concept.ts';

/** Whether an entitlement holds now or later (ELM 3.2 `entitlementStatus`); the list taken whole. */
export const entitlementStatus = conceptTable(
  'http://data.europa.eu/snb/entitlement-status/25831c2',
  coded('http://data.europa.eu/snb/entitlement-status/', [
    ['actual', 'b7015a8a8c', 'actual', 'actueel'],
    ['prospective', '5b8d6b34fb', 'prospective', 'toekomstig'],
  ]),
);
