import type { z } from 'zod';
import type { Award } from '../record/award.ts';
import type { Institution } from '../record/institution.ts';
import type { Specification } from '../record/offering.ts';
import type { Action } from './actions.ts';

/**
 * Requests as the reference shows them. They are complete: a test sends them in this order to the service and gets a
 * sealed credential. The enterprise number fails the register's own check digits, so that it can belong to nobody.
 */
export const EXAMPLE_INSTITUTION = {
  slug: 'voorbeeld',
  legalName: { nl: 'Hogeschool Voorbeeld', en: 'Example University of Applied Sciences' },
  identifiers: { eidas: { notation: 'NTRBE-0999000404', country: 'BEL' }, schac: 'voorbeeld.example' },
  country: 'BEL',
  region: 'BEL_RG_VLS',
  homepage: 'https://www.voorbeeld.example/',
  kind: 'university_college',
  ruleProfile: 'vl-2025',
  recognisedAs: { list: 'flemish-hei', asOf: '2026-09-01' },
  qualityAssurance: [
    {
      id: 'IR-2023',
      type: 'institutional-quality-assurance',
      title: { nl: 'Instellingsreview 2023', en: 'Institutional review 2023' },
      agency: { legalName: { nl: 'NVAO', en: 'NVAO' }, country: 'NLD' },
      report: 'https://deqar.example/report/9004',
      validFrom: '2023-10-01',
    },
  ],
} satisfies z.input<typeof Institution>;

export const EXAMPLE_SPECIFICATION = {
  code: 'DATA-ETHIEK',
  version: '2025-2026',
  offerType: 'microcredential',
  mcType: '3b',
  title: { nl: 'Ethiek van data', en: 'Data ethics' },
  description: {
    nl: 'Verantwoord omgaan met persoonsgegevens in onderzoek en beleid.',
    en: 'Handling personal data responsibly in research and policy.',
  },
  languageOfInstruction: ['NLD'],
  ects: '3',
  hours: 80,
  eqf: 6,
  levelling: {
    levelledBy: 'Opleidingscommissie Toegepaste informatica',
    levelledOn: '2025-05-20',
    descriptorsUsed: 'Niveaudescriptoren van de Vlaamse kwalificatiestructuur, niveau 6',
  },
  learningOutcomes: [
    {
      id: 'E1',
      title: {
        nl: 'Weegt de belangen van betrokkenen af bij het hergebruik van gegevens.',
        en: 'Weighs the interests of those concerned when data are used again.',
      },
      skillType: 'skill',
    },
    {
      id: 'E2',
      title: {
        nl: 'Legt uit welke rechten een betrokkene heeft en wat ze vragen van een organisatie.',
        en: 'Explains which rights a data subject has and what they ask of an organisation.',
      },
      skillType: 'knowledge',
    },
  ],
  outcomesPublishedAt: '2025-06-02',
  assessments: [
    {
      id: 'A1',
      type: 'project',
      title: { nl: 'Gevalsstudie met verdediging', en: 'Case study with defence' },
      outcomes: ['E1', 'E2'],
      publishedAt: '2025-06-02',
    },
  ],
  supervision: { supervised: true, identityVerified: true },
  mode: ['blended'],
  onlineShare: 0.5,
  iscedF: ['0223'],
  prerequisites: { nl: 'Geen bijzondere voorkennis.', en: 'No particular prior knowledge.' },
  stackabilityNote: {
    nl: 'Staat op zichzelf; kan worden ingebracht bij een aanvraag tot vrijstelling.',
    en: 'Stands alone; can support an application for exemption.',
  },
  homepage: 'https://www.voorbeeld.example/data-ethiek',
  track: 'lll',
  startsOn: '2026-02-06',
  endsOn: '2026-06-12',
  internalQualityAssurance: {
    statement: {
      nl: 'De opleidingscommissie evalueert elk jaar met lerenden en werkveld, volgens de ESG.',
      en: 'The programme committee evaluates every year with learners and employers, following the ESG.',
    },
    esg: true,
  },
  qualityScheme: 'ESG',
  declarations: {
    studyAreaCompetence: true,
    guidanceProvided: true,
    sameServices: true,
    needsMet: 'Vastgesteld in overleg met het werkveld.',
  },
} satisfies z.input<typeof Specification>;

export const EXAMPLE_AWARD = {
  awardId: 'HV-2026-000123',
  offering: { code: 'DATA-ETHIEK', version: '2025-2026' },
  learner: { reference: 'S0231987', givenName: 'Noor', familyName: 'Peeters', birthDate: '1991-03-14' },
  result: { status: 'passed', final: true, decidedOn: '2026-06-26' },
  awardedOn: '2026-06-26',
  startedOn: '2026-02-06',
  endedOn: '2026-06-12',
} satisfies z.input<typeof Award>;

/** An API key for the office of an institution: what the walk-through calls, and no more. */
export const EXAMPLE_OFFICE_KEY = {
  name: 'Registrar',
  actions: [
    'institution:read',
    'keys:read',
    'keys:write',
    'offerings:read',
    'offerings:write',
    'awards:write',
    'credentials:read',
    'credentials:status',
  ],
} satisfies { name: string; actions: readonly Action[] };
