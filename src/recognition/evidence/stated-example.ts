/** A piece of evidence as a caller of the stateless form states it; invented. Shown in the API reference. */
export const STATED_EVIDENCE_EXAMPLE = {
  id: 'e1',
  credentialId: 'urn:credential:7c9d1f7e-3a52-4a5b-9d0e-2f6a1f1f7c11',
  checks: [
    { code: 'READ_OK' },
    { code: 'ISSUER_TRUSTED' },
    { code: 'SIGNATURE_GOOD' },
    { code: 'MEANING_OK' },
    { code: 'VALID_NOW' },
    { code: 'STATUS_ACTIVE' },
    { code: 'AWARDED_BY_ISSUER' },
    { code: 'QA_AT_AWARD_OK', params: { date: '2026-06-26' } },
  ],
  holder: 'same',
  issuer: {
    ids: ['did:web:sigillum.example:i:scheldeland'],
    name: { nl: 'Universiteit Scheldeland', en: 'Scheldeland University' },
  },
  verifiedOn: '2026-09-20',
  learnings: [
    {
      id: 'urn:uuid:5b1f7a50-6f6e-4c39-8a53-2f1f0b9c7d21',
      title: { nl: 'Omgevingsbemiddelaar', en: 'Environmental mediator' },
      specifications: [{ of: 'offering', code: 'MC-OMGBEM', version: '2025-2026' }],
      awardingBodies: [
        {
          name: { nl: 'Universiteit Scheldeland' },
          id: 'did:web:sigillum.example:i:scheldeland',
          identifiers: [{ notation: 'NTRBE-0999000101', country: 'BEL' }],
          country: 'BEL',
        },
      ],
      awardedOn: '2026-06-26',
      ects: '9',
      hours: 240,
      eqf: 7,
      iscedF: ['0421'],
      languages: ['NLD'],
      outcomes: [
        { text: { nl: 'Analyseert conflicten rond grote infrastructuurwerken' } },
        { text: { nl: 'Past omgevings- en planningsrecht toe' } },
      ],
      assessments: [{ types: ['project', 'oral'], identityVerification: 'supervised-id-verified' }],
      qualityAssurance: [
        {
          title: { nl: 'Instellingsreview', en: 'Institutional review' },
          agency: { nl: 'NVAO' },
          from: '2021-10-01',
          to: '2027-09-30',
        },
      ],
    },
  ],
} as const;
