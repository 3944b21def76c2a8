import { coded, conceptTable } from './concept.ts';

/** Kinds of accreditation and quality assurance (ELM 3.2 `Accreditation.dcType`); the list taken whole. */
export const accreditation = conceptTable(
  'http://data.europa.eu/snb/accreditation/25831c2',
  coded('http://data.europa.eu/snb/accreditation/', [
    [
      'institutional-quality-assurance',
      'bb4618238e',
      'Institutional Quality Assurance',
      'Kwaliteitsborging van de instelling',
    ],
    ['program-quality-assurance', '820101cba6', 'Program Quality Assurance', 'Kwaliteitsborging van de opleiding'],
    ['institutional-license', '003293d2ce', 'Institutional License', 'Erkenning van de instelling'],
    ['program-license', 'e57dddfcf3', 'Program License', 'Erkenning van de opleiding'],
  ]),
);
