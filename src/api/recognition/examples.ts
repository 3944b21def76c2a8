import type { z } from 'zod';
import type { OpenCase } from '../../record/recognition/case-requests.ts';
import type { DecisionRequest } from '../../record/recognition/decision.ts';
import type { OutcomeMapping } from '../../record/recognition/mapping.ts';
import type { Officer } from '../../record/recognition/officer.ts';
import type { ExemptionPolicy } from '../../record/recognition/policy.ts';
import type { EquivalencePrecedent } from '../../record/recognition/precedent.ts';
import type { TargetUnit } from '../../record/recognition/unit.ts';
import { EXAMPLE_SPECIFICATION } from '../examples.ts';

/** Requests about recognition as the reference shows them; complete, and they fit together. */
export const EXAMPLE_UNIT = {
  code: 'INF-ETHIEK',
  academicYear: '2026-2027',
  title: { nl: 'Ethiek en recht van de informatica', en: 'Ethics and law of computing' },
  programme: {
    code: 'BA-TI',
    title: { nl: 'Bachelor in de toegepaste informatica', en: 'Bachelor of Applied Computer Science' },
    degree: 'bachelor',
    eqf: 6,
    orientation: 'professional',
  },
  ects: '3',
  eqf: 6,
  iscedF: '0223',
  semester: 1,
  language: 'NLD',
  outcomes: [
    {
      id: 'U1',
      text: {
        nl: 'Weegt de belangen van alle betrokkenen af bij een verwerking van gegevens.',
        en: 'Weighs the interests of all concerned when data are processed.',
      },
      weight: 0.6,
    },
    {
      id: 'U2',
      text: {
        nl: 'Past de rechten van betrokkenen toe op een voorbeeld uit de praktijk.',
        en: 'Applies the rights of data subjects to an example from practice.',
      },
      weight: 0.4,
    },
  ],
  parts: [
    {
      id: 'RECHTEN',
      title: { nl: 'Rechten van betrokkenen', en: 'Rights of data subjects' },
      ects: '1',
      outcomeIds: ['U2'],
    },
  ],
  policyId: 'informatica',
} satisfies z.input<typeof TargetUnit>;

export const EXAMPLE_POLICY = {
  id: 'informatica',
  version: '2026-09',
  title: { nl: 'Vrijstellingen informatica', en: 'Exemptions in computing' },
  validFrom: '2026-09-01',
  approvedBy: 'Departementsraad Informatica, 12 mei 2026',
  regulation: {
    nl: 'Onderwijs- en examenreglement 2026-2027, art. 29',
    en: 'Education and examination regulations 2026-2027, art. 29',
  },
  decisionBodies: ['Curriculumcommissie Toegepaste informatica'],
  appeal: {
    addressee: 'Interne beroepscommissie',
    address: 'Voorbeeldlaan 1, 1000 Brussel',
    form: {
      nl: 'een gedateerd en ondertekend verzoekschrift met uw bezwaren',
      en: 'a dated and signed petition with your objections',
    },
  },
  deadlines: [
    { semester: 1, lastDay: '11-14' },
    { semester: 2, lastDay: '02-28' },
  ],
  answerWithinDays: 28,
} satisfies z.input<typeof ExemptionPolicy>;

export const EXAMPLE_PRECEDENT = {
  id: 'P-2026-014',
  source: {
    issuerId: 'did:web:localhost%3A8787:i:voorbeeld',
    unitSpecId: EXAMPLE_SPECIFICATION.code,
    specVersions: [EXAMPLE_SPECIFICATION.version],
  },
  target: { unitCode: EXAMPLE_UNIT.code, years: [EXAMPLE_UNIT.academicYear] },
  outcome: 'full',
  basis: 'committee',
  decidedBy: 'Curriculumcommissie Toegepaste informatica',
  decidedOn: '2026-09-10',
  expiresOn: '2029-08-31',
} satisfies z.input<typeof EquivalencePrecedent>;

export const EXAMPLE_OFFICER = {
  name: 'An Janssens',
  roles: ['intake', 'lecturer', 'committee', 'precedents'],
} satisfies z.input<typeof Officer>;

export const EXAMPLE_APPLICATION = {
  filedOn: '2026-09-20',
  contractType: 'diploma',
  motivation: 'Ik volgde vorig jaar de microcredential Ethiek van data.',
} satisfies z.input<typeof OpenCase>['application'];

export const EXAMPLE_CASE = {
  unit: { code: EXAMPLE_UNIT.code, academicYear: EXAMPLE_UNIT.academicYear },
  applicant: { reference: 'S0231987', givenName: 'Noor', familyName: 'Peeters', birthDate: '1991-03-14' },
  application: EXAMPLE_APPLICATION,
} satisfies z.input<typeof OpenCase>;

export const EXAMPLE_MAPPINGS = [
  {
    targetOutcomeId: 'U1',
    sources: [{ learning: 'urn:uuid:0b4c2c8e-54f6-4b1b-9c5e-0b1b8f3f5f10', outcome: '#1' }],
    degree: 'full',
  },
  {
    targetOutcomeId: 'U2',
    sources: [{ learning: 'urn:uuid:0b4c2c8e-54f6-4b1b-9c5e-0b1b8f3f5f10', outcome: '#2' }],
    degree: 'full',
    note: 'Bekeken met de opdracht van de gevalsstudie.',
  },
] satisfies z.input<typeof OutcomeMapping>[];

export const EXAMPLE_DECISION = {
  recommendation: '5e0f9c1d2b3a4f5e6d7c8b9a0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c',
  outcome: 'granted',
  motivation: {
    nl: 'De leerresultaten van het bewijsstuk dekken die van het opleidingsonderdeel, op hetzelfde niveau en met evenveel studiepunten.',
  },
  legalBasis: ['Codex Hoger Onderwijs, art. II.241'],
  body: 'Curriculumcommissie Toegepaste informatica',
  member: 'Prof. dr. An Janssens, voorzitter',
} satisfies z.input<typeof DecisionRequest>;
