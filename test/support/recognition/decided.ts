import type { EctsHundredths } from '../../../src/record/ects.ts';
import type { DecisionOutcome } from '../../../src/record/recognition/decision.ts';
import type { DecisionRecord } from '../../../src/record/recognition/decision-record.ts';

const ects = (hundredths: number) => hundredths as EctsHundredths;

/** The institution that decides; invented. */
export const DECIDING = { legalName: { nl: 'Universiteit Scheldeland', en: 'Scheldeland University' } };

/** A decision that grants a whole unit; complete, invented. */
export const GRANTED: DecisionRecord = {
  decisionId: '6c3f1a52-8f0e-4d6b-9a41-2b7f5e0c9d13',
  caseId: '0a9e4c77-51d2-4e5a-8c3b-7d1f2a6b8e90',
  route: 'EVK',
  outcome: 'granted',
  applicant: {
    reference: 'r0912345',
    givenName: 'Noor',
    familyName: 'Peeters',
    birthDate: '1991-03-14',
    preferredLanguage: 'nl',
  },
  contractType: 'diploma',
  unit: {
    code: 'BOP-701',
    academicYear: '2026-2027',
    title: { nl: 'Bemiddeling in omgevingsprojecten', en: 'Mediation in environmental projects' },
    ects: ects(600),
    language: 'NLD',
    programme: { code: 'MA-OMG', title: { nl: 'Omgevingsrecht' }, degree: 'master' },
  },
  parts: [],
  conditions: [],
  evidence: [
    {
      evidenceId: 'e1',
      title: { en: 'Environmental mediator', nl: 'Omgevingsbemiddelaar' },
      awardingBodies: [{ nl: 'Universiteit Scheldeland' }],
      awardedOn: '2026-06-26',
      credentialId: 'urn:uuid:3f7d9a10-5b7e-4b58-9f0c-1d2e3f4a5b6c',
      form: 'edc',
      sha256: 'a'.repeat(64),
    },
  ],
  credits: [{ learning: 'urn:uuid:l1', title: { nl: 'Omgevingsbemiddelaar' }, ects: ects(600) }],
  findings: [
    {
      criterion: 'workload',
      code: 'WORKLOAD_MET',
      result: 'met',
      said: {
        nl: 'Er zijn 9 studiepunten; het opleidingsonderdeel vraagt er 6.',
        en: 'There are 9 credits; the unit asks for 6.',
      },
    },
    {
      criterion: 'verification',
      code: 'SEAL_OK',
      result: 'met',
      said: {
        nl: 'Het zegel is echt en het bewijs is niet ingetrokken.',
        en: 'The seal is genuine and the credential is not revoked.',
      },
    },
    {
      criterion: 'level',
      code: 'LEVEL_MET',
      result: 'met',
      said: { nl: 'Het niveau is EQF 7, zoals gevraagd.', en: 'The level is EQF 7, as asked.' },
    },
  ],
  motivation: {
    nl: 'De commissie heeft de leerresultaten van het bewijs naast die van het opleidingsonderdeel gelegd.\n\nAlle vier zijn volledig gedekt, op hetzelfde niveau en met een toets waarbij de identiteit is nagegaan.',
  },
  outcomeReasons: [],
  legalBasis: ['Codex Hoger Onderwijs, art. II.241'],
  policy: {
    id: 'rechten',
    version: '2026-1',
    title: { nl: 'Vrijstellingenbeleid Rechten' },
    regulation: { nl: 'Onderwijs- en examenreglement 2026-2027, artikel 29' },
    approvedBy: 'Faculteitsraad Rechten',
  },
  decidedBy: {
    body: 'De opleidingscommissie Omgevingsrecht',
    member: 'Ilse Van den Broeck, voorzitter van de opleidingscommissie',
    person: 'u000111',
  },
  decidedAt: Date.UTC(2026, 8, 20, 9, 30) / 1000,
  decidedOn: '2026-09-20',
  recommendation: { inputHash: 'b'.repeat(64), kind: 'grant_full', engineVersion: '1' },
  followed: true,
  appeal: {
    addressee: 'Interne beroepscommissie van de faculteit Rechten',
    address: 'Scheldekaai 1, 2000 Antwerpen, of beroep@scheldeland.example',
    form: {
      nl: 'Schriftelijk, gedateerd en ondertekend, met uw bezwaren.',
      en: 'In writing, dated and signed, with your objections.',
    },
  },
  supersedes: null,
};

const reason = (outcomeId: string, text: string, why: string) => ({
  outcomeId,
  text: { nl: text },
  reason: { nl: why },
});

/** Four reasons, one for each outcome that was not shown. */
export const REFUSED: DecisionRecord = {
  ...GRANTED,
  outcome: 'refused',
  credits: [],
  findings: [
    ...GRANTED.findings.slice(1, 2),
    {
      criterion: 'level',
      code: 'LEVEL_LOW',
      result: 'not_met',
      said: {
        nl: 'Niveau EQF 6 is lager dan het niveau van het opleidingsonderdeel (EQF 7).',
        en: 'Level EQF 6 is below the level of the course unit (EQF 7).',
      },
    },
    {
      criterion: 'workload',
      code: 'WORKLOAD_SHORT',
      result: 'partly',
      said: { nl: 'Er zijn 4,5 van 6 studiepunten.', en: 'There are 4.5 of 6 credits.' },
    },
    {
      criterion: 'quality_assurance',
      code: 'QA_UNKNOWN',
      result: 'unknown',
      said: {
        nl: 'Of er kwaliteitszorg was op de dag van toekenning, kon niet worden nagegaan.',
        en: 'Whether quality was assured on the award date could not be checked.',
      },
    },
    {
      criterion: 'admissibility',
      code: 'IN_TIME',
      result: 'n/a',
      said: { nl: 'Er geldt geen uiterste datum.', en: 'There is no deadline.' },
    },
  ],
  motivation: {
    nl: 'Het bewijs toont te weinig van wat dit opleidingsonderdeel vraagt.',
    en: 'The evidence shows too little.',
  },
  outcomeReasons: [
    reason(
      'E1',
      'Analyseert conflicten rond grote infrastructuurwerken.',
      'Het bewijs gaat alleen over burenconflicten.',
    ),
    reason('E2', 'Past omgevings- en planningsrecht toe.', 'Er is geen recht aan bod gekomen.'),
    reason('E3', 'Leidt een bemiddeling.', 'Er is geen bemiddeling geoefend of getoetst.'),
    reason('E4', 'Onderhandelt met belanghebbenden.', 'De toets bestond alleen uit meerkeuzevragen.'),
  ],
  followed: false,
  deviationReason: 'Het programma vroeg een beoordelaar; de commissie heeft die gehoord.',
};

/** Only one listed part is exempted. */
export const PARTIAL: DecisionRecord = {
  ...GRANTED,
  outcome: 'granted_partial',
  unit: { ...GRANTED.unit, title: { nl: 'BIM en infrastructuur' }, code: 'BIM-401', ects: ects(400) },
  parts: [{ id: 'basis', title: { nl: 'BIM-basis' }, ects: ects(250) }],
  outcomeReasons: REFUSED.outcomeReasons.slice(0, 1),
};

export const CONDITIONAL: DecisionRecord = {
  ...GRANTED,
  outcome: 'granted_conditional',
  conditions: [
    { nl: 'Een mondelinge toets over de wijzigingen in het omgevingsrecht sinds 2021.' },
    { nl: 'Een verslag van één bemiddeling.', en: 'A report on one mediation.' },
  ],
};

/** A complete decision of each outcome. */
export const DECIDED: Readonly<Record<DecisionOutcome, DecisionRecord>> = {
  granted: GRANTED,
  granted_partial: PARTIAL,
  granted_conditional: CONDITIONAL,
  granted_elective: { ...GRANTED, outcome: 'granted_elective' },
  referred_evc: { ...REFUSED, outcome: 'referred_evc' },
  refused: REFUSED,
  inadmissible: {
    ...REFUSED,
    outcome: 'inadmissible',
    findings: [],
    evidence: [],
    outcomeReasons: [],
    followed: true,
    deviationReason: undefined,
  },
};
