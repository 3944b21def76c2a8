import type { z } from 'zod';
import type { StatedEvidence } from '../../recognition/evidence/stated.ts';
import type { OutcomeMapping } from '../../record/recognition/mapping.ts';
import { EXAMPLE_INSTITUTION, EXAMPLE_SPECIFICATION } from '../examples.ts';
import { EXAMPLE_APPLICATION, EXAMPLE_MAPPINGS, EXAMPLE_POLICY, EXAMPLE_UNIT } from './examples.ts';

const LEARNING = 'urn:uuid:0b4c2c8e-54f6-4b1b-9c5e-0b1b8f3f5f10';
const ISSUER = 'did:web:localhost%3A8787:i:voorbeeld';

/** What somebody verified elsewhere, as facts. */
const EXAMPLE_STATED = {
  id: 'bewijs-1',
  form: 'edc',
  checks: [
    { code: 'ISSUER_TRUSTED' },
    { code: 'SIGNATURE_GOOD' },
    { code: 'MEANING_OK' },
    { code: 'VALID_NOW' },
    { code: 'STATUS_ACTIVE' },
    { code: 'AWARDED_BY_ISSUER' },
    { code: 'QA_AT_AWARD_OK' },
  ],
  holder: 'same',
  issuer: { ids: [ISSUER], name: EXAMPLE_INSTITUTION.legalName },
  verifiedOn: '2026-09-20',
  learnings: [
    {
      id: LEARNING,
      title: EXAMPLE_SPECIFICATION.title,
      specifications: [{ of: 'offering', code: EXAMPLE_SPECIFICATION.code, version: EXAMPLE_SPECIFICATION.version }],
      awardingBodies: [{ name: EXAMPLE_INSTITUTION.legalName, id: ISSUER }],
      awardedOn: '2026-06-26',
      ects: '3',
      eqf: 6,
      outcomes: EXAMPLE_SPECIFICATION.learningOutcomes.map(({ title }) => ({ text: title })),
      assessments: [{ types: ['project'] }],
      qualityAssurance: [
        {
          title: { nl: 'Instellingsreview 2023', en: 'Institutional review 2023' },
          type: 'institutional-quality-assurance',
          agency: { nl: 'NVAO', en: 'NVAO' },
          from: '2023-10-01',
        },
      ],
    },
  ],
} satisfies z.input<typeof StatedEvidence>;

/** A question that can be answered without a case. */
export const EXAMPLE_QUESTION = {
  unit: EXAMPLE_UNIT,
  policy: EXAMPLE_POLICY,
  application: EXAMPLE_APPLICATION,
  evidence: [EXAMPLE_STATED],
  mappings: EXAMPLE_MAPPINGS satisfies z.input<typeof OutcomeMapping>[],
};
