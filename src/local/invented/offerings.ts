import type { z } from 'zod';
import type { Specification } from '../../record/offering.ts';
import { dijlelandAsBody } from './institutions.ts';

export type SpecificationInput = z.input<typeof Specification>;

/** What every well-kept offering of the invented institutions declares (framework for micro-credentials, 2025). */
export const wellKept = () =>
  ({
    internalQualityAssurance: {
      statement: {
        nl: 'De opleidingscommissie evalueert de opleiding elk jaar met lerenden, docenten en werkveld, volgens de ESG.',
        en: 'The programme committee evaluates the course every year with learners, teachers and employers, following the ESG.',
      },
      esg: true,
    },
    qualityScheme: 'ESG',
    declarations: {
      studyAreaCompetence: true,
      guidanceProvided: true,
      sameServices: true,
      needsMet: 'Vastgesteld in overleg met het werkveld en bevestigd door de opleidingscommissie.',
    },
  }) satisfies Partial<SpecificationInput>;

/** Scenario 1: a micro-credential of type 3b in five modules, complete in every respect. */
export const environmentalMediator = (): SpecificationInput => ({
  ...wellKept(),
  code: 'OMGEVINGSBEMIDDELAAR',
  version: '2025-2026',
  offerType: 'microcredential',
  mcType: '3b',
  title: { nl: 'Omgevingsbemiddelaar', en: 'Environmental mediator' },
  description: {
    nl: 'Leer conflicten rond grote infrastructuurwerken ontrafelen en als neutrale derde tot een gedragen oplossing brengen.',
    en: 'Learn to unravel conflicts around large infrastructure works and, as a neutral third party, lead them to a solution all sides can carry.',
  },
  languageOfInstruction: ['NLD'],
  components: [
    module('OB-1', 'Omgevings- en planningsrecht', 'Environmental and planning law', '2', 53, ['E2']),
    module('OB-2', 'Conflictanalyse', 'Conflict analysis', '2', 53, ['E1']),
    module('OB-3', 'Bemiddelingstechnieken', 'Mediation techniques', '2', 53, ['E3']),
    module('OB-4', 'Onderhandelen met belanghebbenden', 'Negotiating with stakeholders', '2', 53, ['E4']),
    module('OB-5', 'Integratieproef', 'Integration project', '1', 28, ['E5']),
  ],
  ects: '9',
  hours: 240,
  eqf: 7,
  vks: 7,
  levelling: {
    levelledBy: 'Opleidingscommissie Rechten, Universiteit Scheldeland',
    levelledOn: '2025-10-14',
    descriptorsUsed: 'Niveaudescriptoren van de Vlaamse kwalificatiestructuur, niveau 7',
  },
  learningOutcomes: [
    {
      id: 'E1',
      title: {
        nl: 'Analyseert conflicten rond grote infrastructuurwerken: partijen, belangen, machtsverhoudingen en verloop.',
        en: 'Analyses conflicts around large infrastructure works: parties, interests, balance of power and course of events.',
      },
      skillType: 'skill',
      reusabilityLevel: 'sector-specific',
    },
    {
      id: 'E2',
      title: {
        nl: 'Past het omgevings- en planningsrecht toe op een concreet geschil en toont welke ruimte de regels laten.',
        en: 'Applies environmental and planning law to an actual dispute and shows what room the rules leave.',
      },
      skillType: 'knowledge',
      reusabilityLevel: 'sector-specific',
    },
    {
      id: 'E3',
      title: {
        nl: 'Leidt een bemiddeling van intake tot akkoord en bewaakt daarbij de eigen onpartijdigheid.',
        en: 'Conducts a mediation from intake to agreement while safeguarding impartiality.',
      },
      skillType: 'skill',
      reusabilityLevel: 'cross-sector',
    },
    {
      id: 'E4',
      title: {
        nl: 'Onderhandelt met overheden, bouwheren en omwonenden en bouwt aan duurzame samenwerking.',
        en: 'Negotiates with authorities, clients and residents and builds lasting working relations.',
      },
      esco: [
        {
          uri: 'http://data.europa.eu/esco/skill/326809fc-238d-40c2-881e-40042f7f2f0d',
          label: { en: 'establish collaborative relations' },
        },
      ],
      skillType: 'skill',
      reusabilityLevel: 'transversal',
    },
    {
      id: 'E5',
      title: {
        nl: 'Reflecteert kritisch op de eigen rol als bemiddelaar en stuurt het eigen handelen bij.',
        en: 'Reflects critically on the mediator’s own role and adjusts practice accordingly.',
      },
      skillType: 'skill',
      reusabilityLevel: 'transversal',
    },
  ],
  outcomesPublishedAt: '2025-11-03',
  assessments: [
    {
      id: 'A1',
      type: 'project',
      title: { nl: 'Bemiddelingsdossier', en: 'Mediation file' },
      outcomes: ['E1', 'E2', 'E4', 'E5'],
      publishedAt: '2025-11-03',
    },
    {
      id: 'A2',
      type: 'oral',
      title: { nl: 'Gesimuleerde bemiddeling met mondelinge verdediging', en: 'Simulated mediation with oral defence' },
      outcomes: ['E3', 'E4', 'E5'],
      publishedAt: '2025-11-03',
    },
  ],
  supervision: { supervised: true, identityVerified: true },
  mode: ['blended'],
  onlineShare: 0.5,
  iscedF: ['0421', '0521'],
  prerequisites: {
    nl: 'Een bachelordiploma, of drie jaar ervaring met omgevingsdossiers.',
    en: 'A bachelor’s degree, or three years of experience with planning and environmental files.',
  },
  stackableInto: [
    {
      title: { nl: 'Master of Laws in het omgevingsrecht', en: 'Master of Laws in Environmental Law' },
      degree: 'manama',
      eqf: 7,
      institution: { nl: 'Universiteit Scheldeland', en: 'Scheldeland University' },
    },
  ],
  stackabilityNote: {
    nl: 'Kan worden ingebracht bij een aanvraag tot vrijstelling (EVK) in de manama omgevingsrecht.',
    en: 'Can support an application for exemption in the advanced master in environmental law.',
  },
  furtherInformation: {
    nl: 'Contactmomenten op vrijdag, online modules in eigen tempo.',
    en: 'Contact sessions on Fridays, online modules at the learner’s own pace.',
  },
  homepage: 'https://www.scheldeland.example/omgevingsbemiddelaar',
  track: 'lll',
  startsOn: '2026-02-06',
  endsOn: '2026-06-12',
});

/** Scenario 3: as it came from another system, without a level; `bimInfra(6)` is the same with the level entered. */
export const bimInfra = (eqf?: number): SpecificationInput => ({
  ...wellKept(),
  code: 'BIM-INFRA',
  version: '2025-2026',
  offerType: 'microcredential',
  mcType: '3a',
  title: { nl: 'BIM Infra', en: 'BIM for infrastructure' },
  description: {
    nl: 'Werken met bouwwerkinformatiemodellen in wegen-, water- en rioleringsprojecten.',
    en: 'Working with building information models in road, water and sewerage projects.',
  },
  languageOfInstruction: ['NLD'],
  derivedFromProgrammes: [
    { title: { nl: 'Bachelor in de bouw', en: 'Bachelor of Construction' }, degree: 'bachelor', eqf: 6 },
  ],
  ects: '3',
  hours: 80,
  ...(eqf === undefined ? {} : { eqf }),
  levelling: {
    levelledBy: 'Opleidingscommissie Bouw, Hogeschool Dijleland',
    levelledOn: '2025-05-20',
    descriptorsUsed: 'Niveaudescriptoren van de Vlaamse kwalificatiestructuur',
  },
  learningOutcomes: [
    {
      id: 'B1',
      title: {
        nl: 'Bouwt een eenvoudig 3D-model van een weg of riolering op volgens de afspraken van het BIM-protocol.',
        en: 'Builds a simple 3D model of a road or sewer following the agreements of the BIM protocol.',
      },
      skillType: 'skill',
    },
    {
      id: 'B2',
      title: {
        nl: 'Wisselt modellen uit met projectpartners in een open bestandsformaat en controleert de volledigheid.',
        en: 'Exchanges models with project partners in an open file format and checks that they are complete.',
      },
      skillType: 'skill',
    },
    {
      id: 'B3',
      title: {
        nl: 'Leidt hoeveelheden en een meetstaat af uit het model en licht afwijkingen toe.',
        en: 'Derives quantities and a bill of quantities from the model and explains deviations.',
      },
      skillType: 'skill',
    },
  ],
  outcomesPublishedAt: '2025-06-16',
  assessments: [
    {
      id: 'P1',
      type: 'practical',
      title: { nl: 'Modelleeropdracht onder toezicht', en: 'Supervised modelling task' },
      publishedAt: '2025-06-16',
    },
  ],
  supervision: { supervised: true, identityVerified: true },
  mode: ['online'],
  iscedF: ['0732'],
  prerequisites: { nl: 'Basiskennis CAD.', en: 'Basic knowledge of CAD.' },
  stackabilityNote: {
    nl: 'Sluit aan bij het opleidingsonderdeel BIM en infrastructuur van de bachelor in de bouw.',
    en: 'Connects to the course unit BIM and infrastructure of the Bachelor of Construction.',
  },
  homepage: 'https://www.dijleland.example/bim-infra',
  track: 'lll',
  startsOn: '2025-10-06',
  endsOn: '2026-01-16',
});

/** Scenario 15: a study day of six hours; attendance, so neither credits nor a level nor assessed outcomes. */
export const studyDay = (): SpecificationInput => ({
  ...wellKept(),
  code: 'STUDIEDAG-LEZEN',
  version: '2026-05-20',
  offerType: 'aanwezigheidsattest',
  title: { nl: 'Studiedag begrijpend lezen', en: 'Study day on reading comprehension' },
  description: {
    nl: 'Lezingen en werkwinkels over begrijpend lezen in de lagere school.',
    en: 'Lectures and workshops on reading comprehension in primary school.',
  },
  languageOfInstruction: ['NLD'],
  hours: 6,
  assessments: [{ id: 'AANWEZIG', type: 'attendance', summative: false }],
  mode: ['presential'],
  learningSetting: 'non-formal',
  iscedF: ['0111'],
  homepage: 'https://www.dijleland.example/studiedag-lezen',
  startsOn: '2026-05-20',
  endsOn: '2026-05-20',
});

/** Scenario 15, wrongly typed: the same day offered as a micro-credential with a credit and a level. */
export const studyDayAsMicrocredential = (): SpecificationInput => ({
  ...studyDay(),
  offerType: 'microcredential',
  mcType: '3b',
  ects: '1',
  eqf: 6,
});

/** Scenario 18: HD awards, the association seals. */
export const mandatedBimInfra = (): SpecificationInput => ({ ...bimInfra(6), awardingBodies: [dijlelandAsBody()] });

/** A new module of an offering, which leads to the named outcomes. */
export function module(unitCode: string, nl: string, en: string, ects: string, hours: number, outcomes?: string[]) {
  return { unitCode, title: { nl, en }, ects, hours, ...(outcomes ? { outcomes } : {}) };
}
