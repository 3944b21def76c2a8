import { coded, conceptTable } from './concept.ts';

const BASE = 'http://data.europa.eu/snb/credential/';

/**
 * Profiles of a credential (ELM 3.2 `credentialProfiles`). `accredited` is written under the id of the issuer tool
 * 2.2.2; the id of 2.0.6 is accepted on reading. The older list calls the newer id "Qualification Award".
 */
export const credential = conceptTable('http://data.europa.eu/snb/credential/25831c2', [
  ...coded(BASE, [
    ['generic', 'e34929035b', 'Generic', 'Algemeen'],
    ['issued-by-mandate', 'c_9a31f32a', 'Issued by mandate', 'Uitgereikt in mandaat'],
    ['converted', 'c_7e400154', 'Converted', 'Geconverteerd'],
    ['diploma-supplement', '6dff8a0f87', 'Diploma Supplement', 'Diplomasupplement'],
  ]),
  {
    code: 'accredited',
    uri: `${BASE}6cf8e68c43`,
    label: { en: 'Accredited', nl: 'Geaccrediteerd' },
    alsoAccepted: [`${BASE}c_ae121a00`],
  },
]);
