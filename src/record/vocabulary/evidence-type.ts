import { coded, conceptTable } from './concept.ts';

/** Kinds of evidence (ELM 3.2 `Evidence.dcType`), as the issuer tool 2.2.2 knows them. */
export const evidenceType = conceptTable(
  'http://data.europa.eu/snb/evidence-type/25831c2',
  coded('http://data.europa.eu/snb/evidence-type/', [
    ['accreditation', 'c_991b06c6', 'Accreditation', 'Accreditatie'],
    ['mandate', 'c_18016257', 'Mandate', 'Mandaat'],
    ['conversion', 'c_c4f849d7', 'Conversion', 'Conversie'],
  ]),
);
