import type { z } from 'zod';
import type { Institution, Organisation } from '../../record/institution.ts';

export type InstitutionInput = z.input<typeof Institution>;
export type OrganisationInput = z.input<typeof Organisation>;

/**
 * Invented institutions for the tour, the demo and the tests, as a registrar would enter them. The enterprise numbers
 * fail the register's own check digits, so that they can belong to nobody.
 */
const AGENCY = {
  legalName: { nl: 'NVAO', en: 'NVAO (Accreditation Organisation of the Netherlands and Flanders)' },
  country: 'NLD',
  homepage: 'https://www.nvao.net/',
};

const scheldelandBody = {
  legalName: { nl: 'Universiteit Scheldeland', en: 'Scheldeland University' },
  altName: { nl: 'US', en: 'US' },
  identifiers: {
    eidas: { notation: 'NTRBE-0999000101', country: 'BEL' },
    schac: 'scheldeland.example',
  },
  country: 'BEL',
  region: 'BEL_RG_VLS',
  homepage: 'https://www.scheldeland.example/',
  qualityAssurance: [
    {
      id: 'IR-2021',
      type: 'institutional-quality-assurance',
      title: { nl: 'Instellingsreview 2021', en: 'Institutional review 2021' },
      agency: AGENCY,
      report: 'https://deqar.example/report/9001',
      validFrom: '2021-10-01',
      validTo: '2027-09-30',
    },
  ],
  recognisedAs: { list: 'flemish-hei', asOf: '2026-09-01' },
} satisfies OrganisationInput;

const dijlelandBody = {
  legalName: { nl: 'Hogeschool Dijleland', en: 'Dijleland University of Applied Sciences' },
  altName: { nl: 'HD', en: 'HD' },
  identifiers: {
    eidas: { notation: 'NTRBE-0999000202', country: 'BEL' },
    schac: 'dijleland.example',
  },
  country: 'BEL',
  region: 'BEL_RG_VLS',
  homepage: 'https://www.dijleland.example/',
  qualityAssurance: [
    {
      id: 'IR-2021-HD',
      type: 'institutional-quality-assurance',
      title: { nl: 'Instellingsreview 2021', en: 'Institutional review 2021' },
      agency: AGENCY,
      report: 'https://deqar.example/report/9002',
      validFrom: '2021-10-01',
      validTo: '2027-09-30',
    },
  ],
  recognisedAs: { list: 'flemish-hei', asOf: '2026-09-01' },
} satisfies OrganisationInput;

/** The university "US" of the scenarios. */
export const scheldeland = (): InstitutionInput => ({
  ...structuredClone(scheldelandBody),
  slug: 'scheldeland',
  kind: 'university',
  ruleProfile: 'vl-2025',
});

/** The university college "HD" of the scenarios. */
export const dijleland = (): InstitutionInput => ({
  ...structuredClone(dijlelandBody),
  slug: 'dijleland',
  kind: 'university_college',
  ruleProfile: 'vl-2025',
});

/** The association that seals for HD under a mandate; it awards nothing itself. */
export const association = (): InstitutionInput => ({
  legalName: { nl: 'Associatie Dijle en Schelde', en: 'Dijle and Schelde University Association' },
  identifiers: { eidas: { notation: 'NTRBE-0999000303', country: 'BEL' } },
  country: 'BEL',
  region: 'BEL_RG_VLS',
  homepage: 'https://www.dijle-schelde.example/',
  recognisedAs: { list: 'other', asOf: '2026-09-01' },
  slug: 'dijle-schelde',
  kind: 'association',
  ruleProfile: 'vl-2025',
  mandates: [
    {
      id: 'MANDATE-HD-2025',
      mandator: { notation: 'NTRBE-0999000202', country: 'BEL' },
      scope: {
        nl: 'Verzegelen van microcredentials en postgraduaatsgetuigschriften die Hogeschool Dijleland toekent',
        en: 'Sealing micro-credentials and postgraduate certificates awarded by Dijleland University of Applied Sciences',
      },
      validFrom: '2025-09-01',
      validTo: '2028-08-31',
      documentSha256: '6f1c2f0e9b7d4a35c8e0a1d2b3f4958677c6d5e4f30a1b2c3d4e5f60718293a4',
    },
  ],
});

/** US written out as an awarding body, as another institution's specification names it. */
export const scheldelandAsBody = (): OrganisationInput => structuredClone(scheldelandBody);
/** HD written out as an awarding body. */
export const dijlelandAsBody = (): OrganisationInput => structuredClone(dijlelandBody);
