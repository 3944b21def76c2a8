import { z } from 'zod';
import { accepts } from '../../record/accepts.ts';
import { CivilDate } from '../../record/civil-date.ts';
import { Ects } from '../../record/ects.ts';
import { LegalIdentifier } from '../../record/institution.ts';
import { UrnUuid } from '../../record/names.ts';
import { Eqf, EscoUri } from '../../record/recognition/unit.ts';
import { LangMap, Text } from '../../record/text.ts';
import { conceptCode } from '../../record/vocabulary/field.ts';
import { type VocabularyName, vocabulary } from '../../record/vocabulary/index.ts';
import type { AssuranceFact, BodyFact, ConceptFact } from '../../verifying/facts/fact.ts';
import type { Learning } from './evidence.ts';
import { learningKeys, type Named } from './keys.ts';
import { OFFERING, UNIT } from './specification.ts';

/** Codes of supervision and identity verification; the vocabulary has no words for requests yet. */
const IDENTITY = vocabulary('supervision-verification').concepts.map(({ code }) => code);

const StatedBody = z
  .strictObject({
    name: LangMap(300),
    id: z
      .string()
      .max(300)
      .regex(/^(?:did:|https:\/\/)/, accepts({ en: 'a DID or an https address', nl: 'een DID of een https-adres' }))
      .optional(),
    identifiers: z.array(LegalIdentifier).max(10).default([]).describe('legal identifiers, such as the KBO number'),
    country: conceptCode('country').optional(),
  })
  .meta({ id: 'StatedBody' });

const StatedAssurance = z
  .strictObject({
    title: LangMap(300),
    type: conceptCode('accreditation').optional(),
    agency: LangMap(300).optional().describe('name of the agency'),
    report: Text(500).optional(),
    from: CivilDate.optional(),
    to: CivilDate.optional(),
    limitEqf: z.array(Eqf).max(8).default([]),
    limitIscedF: z.array(conceptCode('isced-f')).max(50).default([]),
  })
  .meta({ id: 'StatedAssurance' });

const StatedAssessment = z
  .strictObject({
    types: z.array(conceptCode('assessment')).max(20).default([]),
    identityVerification: z
      .enum(IDENTITY as [string, ...string[]], {
        error: accepts({ en: `one of ${IDENTITY.join(', ')}`, nl: `een van ${IDENTITY.join(', ')}` }),
      })
      .optional()
      .describe('supervision and identity verification'),
    grade: LangMap(200).optional(),
  })
  .meta({ id: 'StatedAssessment' });

const specification = z.strictObject({
  of: z.enum(['offering', 'unit']).describe('what the code is of; the two are never the same thing'),
  code: Text(200),
  version: Text(100).optional().describe('version of the offering, or academic year of the unit'),
});

const learning = {
  id: UrnUuid.describe('identity of the learning (achievement id), equal in every form and re-issue'),
  kind: z.enum(['achievement', 'activity', 'assessment']).default('achievement'),
  title: LangMap(500),
  specifications: z.array(specification).max(10).default([]),
  awardingBodies: z.array(StatedBody).max(10).default([]).describe('those of the whole when a part names none'),
  awardedOn: CivilDate.optional(),
  ects: Ects.optional(),
  hours: z.number().positive().max(20_000).optional(),
  eqf: Eqf.optional(),
  iscedF: z.array(conceptCode('isced-f')).max(20).default([]),
  languages: z.array(conceptCode('language')).max(20).default([]),
  outcomes: z
    .array(z.strictObject({ text: LangMap(2000), esco: z.array(EscoUri).max(20).default([]) }))
    .max(100)
    .default([])
    .describe('in order; mappings call them #1, #2, …'),
  assessments: z.array(StatedAssessment).max(20).default([]),
  passBasis: z.enum(['credit', 'tolerated', 'deliberated']).default('credit'),
  qualityAssurance: z.array(StatedAssurance).max(20).default([]),
};

const StatedModulePart = z.strictObject(learning).meta({ id: 'StatedLearningPart' });
const StatedModule = z
  .strictObject({ ...learning, parts: z.array(StatedModulePart).max(60).default([]) })
  .meta({ id: 'StatedLearningModule' });
/** Two levels below the whole: a programme, its modules, and what these consist of. */
export const StatedLearning = z
  .strictObject({ ...learning, parts: z.array(StatedModule).max(60).default([]) })
  .meta({ id: 'StatedLearning' });

type Stated = z.output<typeof StatedModulePart> & { readonly parts?: readonly Stated[] };

/** Stated learning as the engine sees it; `path` is where it stands in the request. Names and credits as in `learningOf`. */
export function learnedAsStated(
  stated: Stated,
  path: string,
  enclosing: readonly BodyFact[],
  credential: Named['credential'],
): Learning {
  const { id, kind, title, awardedOn, ects, hours, eqf, iscedF, languages, parts = [] } = stated;
  const own = stated.awardingBodies.map(bodyFact);
  const bodies = own.length > 0 ? own : enclosing;
  const specifications = stated.specifications.map(({ of, code, version }) => ({
    scheme: of === 'offering' ? OFFERING : UNIT,
    code,
    version: version ?? null,
  }));
  const passBasis = stated.passBasis === 'credit' ? 'credit' : 'without-credit';
  return {
    id,
    keys: learningKeys({ identity: { id, source: 'named' }, specifications, bodies, credential }),
    kind,
    title,
    path,
    specifications,
    awardingBodies: bodies,
    awardedOn: awardedOn ?? null,
    ects: passBasis === 'credit' ? (ects ?? null) : null,
    hours: hours ?? null,
    eqf: eqf ?? null,
    iscedF,
    languages,
    outcomes: stated.outcomes.map(({ text, esco }, index) => ({ id: `#${index + 1}`, text, esco })),
    assessments: stated.assessments.map(({ types, identityVerification, grade }) => ({
      types: types.map((code) => concept('assessment', code)),
      identityVerification:
        identityVerification === undefined ? null : concept('supervision-verification', identityVerification),
      grade: grade ?? null,
    })),
    passBasis,
    qualityAssurance: stated.qualityAssurance.map((one) => assurance(one, bodies)),
    parts: parts.map((part, index) => learnedAsStated(part, `${path}/parts/${index}`, bodies, null)),
  };
}

function concept(name: VocabularyName, code: string): ConceptFact {
  const { uri, label } = vocabulary(name).get(code);
  return { uri, code, label };
}

const bodyFact = ({ id, name, identifiers, country }: z.output<typeof StatedBody>): BodyFact => ({
  id: id ?? null,
  name,
  identifiers: identifiers.map(({ notation, country: of }) => ({ notation, scheme: null, country: of })),
  country: country ?? null,
});

const assurance = (
  { title, type, agency, report, from, to, limitEqf, limitIscedF }: z.output<typeof StatedAssurance>,
  organisations: readonly BodyFact[],
): AssuranceFact => ({
  id: null,
  type: type === undefined ? null : concept('accreditation', type),
  title,
  agency: agency === undefined ? null : { id: null, name: agency, identifiers: [], country: null },
  organisations,
  identifiers: [],
  report: report ?? null,
  from: from ?? null,
  to: to ?? null,
  limitEqf,
  limitIscedF,
  limitQualifications: [],
  limitJurisdictions: [],
  limitCredentialTypes: [],
});
