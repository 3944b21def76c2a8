import { coded, conceptTable } from './concept.ts';

/** The Flemish qualifications framework (Vlaamse kwalificatiestructuur) itself, to which its levels belong. */
export const VKS_FRAMEWORK = 'http://data.europa.eu/snb/qdr/c_ed96825f';

/**
 * Levels of the Flemish qualifications framework (ELM 3.2 `nqfLevel`). The scheme is shared by all national frameworks;
 * only the Flemish levels stand here.
 */
export const vks = conceptTable(
  'http://data.europa.eu/snb/qdr/25831c2',
  coded('http://data.europa.eu/snb/qdr/', [
    ['1', 'c_cf509e8a', 'FQF Level 1', 'VKS-niveau 1'],
    ['2', 'c_7f5e85a7', 'FQF Level 2', 'VKS-niveau 2'],
    ['3', 'c_650d7e95', 'FQF Level 3', 'VKS-niveau 3'],
    ['4', 'c_615c4895', 'FQF Level 4', 'VKS-niveau 4'],
    ['5', 'c_6fa57440', 'FQF Level 5', 'VKS-niveau 5'],
    ['6', 'c_65235ec5', 'FQF Level 6', 'VKS-niveau 6'],
    ['7', 'c_95fec238', 'FQF Level 7', 'VKS-niveau 7'],
    ['8', 'c_13c65774', 'FQF Level 8', 'VKS-niveau 8'],
  ]),
);
