import { coded, conceptTable } from './concept.ts';

/** The checks the Europass viewer shows (ELM 3.2 `VerificationCheck.dcType`); `custom` is any check of our own. */
export const verification = conceptTable(
  'http://data.europa.eu/snb/verification/25831c2',
  coded('http://data.europa.eu/snb/verification/', [
    ['format', '2f5b89b96f', 'Format', 'Formaat'],
    ['seal', 'f9c2016fe9', 'Seal', 'Zegel'],
    ['owner', '1faf8d450f', 'Owner', 'Eigenaar'],
    ['accreditation', 'e2bbc86a28', 'Accreditation', 'Accreditatie'],
    ['revocation', '271aef9eb4', 'Revocation', 'Intrekking'],
    ['expiry', '94d828f160', 'Expiry', 'Vervaldatum'],
    ['custom', 'c_50990fe3', 'Custom', 'Eigen controle'],
  ]),
);
