import { coded, conceptTable } from './concept.ts';

/** Outcomes of a Europass check (ELM 3.2 `verificationStatus`). */
export const verificationStatus = conceptTable(
  'http://data.europa.eu/snb/verification-status/25831c2',
  coded('http://data.europa.eu/snb/verification-status/', [
    ['ok', '9895008394', 'OK', 'In orde'],
    ['error', '9d26eb9a37', 'Error', 'Fout'],
    ['skipped', '641f0c5e5d', 'Skipped', 'Overgeslagen'],
  ]),
);
