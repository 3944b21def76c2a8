import { z } from 'zod';
import { EVIDENCE_LIMIT, isTooMuch, LEARNING_LIMIT } from '../../recognition/case/evidence-limits.ts';
import { readEvidence } from '../../recognition/case/read-evidence.ts';
import { recommend } from '../../recognition/engine/recommend.ts';
import type { Evidence } from '../../recognition/evidence/evidence.ts';
import { evidenceOfStated, StatedEvidence } from '../../recognition/evidence/stated.ts';
import type { RecognitionDeps } from '../../recognition/ports.ts';
import { accepts } from '../../record/accepts.ts';
import { decodeBase64 } from '../../record/base64.ts';
import { brusselsDate } from '../../record/civil-date.ts';
import { Code } from '../../record/names.ts';
import { Applicant, Application } from '../../record/recognition/applicant.ts';
import { OutcomeMapping } from '../../record/recognition/mapping.ts';
import { ExemptionPolicy } from '../../record/recognition/policy.ts';
import { EquivalencePrecedent } from '../../record/recognition/precedent.ts';
import { TargetUnit } from '../../record/recognition/unit.ts';
import { type FieldError, languageOf, problem } from '../problem.ts';
import { answer, operation } from '../route.ts';
import { recognitionDeps } from './deps.ts';
import { EXAMPLE_QUESTION } from './example-question.ts';
import { allocationOfStated, StatedAllocation } from './wire-allocation.ts';
import { EvidenceFacts, wireEvidence } from './wire-evidence.ts';
import { RecommendationView, wireRecommendation } from './wire-recommendation.ts';

/** Bytes of one question. */
const LIMIT = 10_000_000;

const Document = z
  .union([z.string().min(1), z.record(z.string(), z.unknown())])
  .describe('a credential as JSON or as the text of a token, or any file that verification reads in base64');

const Question = z
  .strictObject({
    unit: TargetUnit,
    policy: ExemptionPolicy,
    application: Application,
    applicant: Applicant.extend({ reference: Code.default('stateless') })
      .meta({ id: 'StatedApplicant' })
      .optional()
      .describe('to compare with the holder of documents; without one nobody is'),
    evidence: z.array(StatedEvidence).max(EVIDENCE_LIMIT).default([]).describe('what you verified yourself'),
    documents: z.array(Document).max(EVIDENCE_LIMIT).default([]).describe('what is to be verified here'),
    mappings: z.array(OutcomeMapping).max(300).default([]),
    precedents: z.array(EquivalencePrecedent).max(500).default([]),
    ledger: z.array(StatedAllocation).max(500).default([]).describe('credit of this learner that other cases use'),
  })
  .meta({ id: 'RecommendationQuestion' });
type Question = z.output<typeof Question>;

const FEWER = accepts({
  en: `at most ${EVIDENCE_LIMIT} pieces of evidence together, and ${LEARNING_LIMIT} pieces of learning in them`,
  nl: `samen hoogstens ${EVIDENCE_LIMIT} bewijsstukken, en ${LEARNING_LIMIT} stukken leren daarin`,
});
const ONCE = accepts({ en: 'each id once', nl: 'elke id één keer' });
const READABLE = accepts({
  en: 'a credential that can be read',
  nl: 'een bewijs dat gelezen kan worden',
});

/** The stateless form: everything in, findings and recommendation out, nothing kept. */
export const recommendOperations = [
  operation({
    id: 'recommend',
    method: 'post',
    path: '/recognition/recommend',
    tag: 'Recognition',
    summary: 'Findings and recommendation, without a case',
    description:
      'Facts or documents, a course unit and a policy in; findings and recommendation out. Nothing is kept. Facts that you state are taken as you state them, and the answer says so.',
    action: 'recognition:recommend',
    body: Question,
    example: EXAMPLE_QUESTION,
    limit: LIMIT,
    responses: {
      200: {
        description: 'Findings and recommendation, and the evidence as it was read',
        schema: z.object({ ...RecommendationView.shape, evidence: z.array(EvidenceFacts) }),
      },
    },
    problems: [],
    async handle({ c, deps, body }) {
      const evidence = await evidenceIn(recognitionDeps(deps), body);
      const faulty = Array.isArray(evidence) ? repeated(body, evidence) : evidence.errors;
      if (!Array.isArray(evidence) || faulty.length > 0)
        return problem(c, 'BODY_NOT_VALID', { params: { count: String(faulty.length) }, errors: faulty });
      const { application, unit, policy, mappings, precedents, ledger } = body;
      const recommendation = await recommend({
        application,
        unit,
        policy,
        evidence,
        mappings,
        precedents,
        ledger: ledger.map(allocationOfStated),
        today: brusselsDate(deps.recognition.now()),
      });
      const language = languageOf(c);
      return answer({
        ...wireRecommendation(recommendation, language),
        evidence: evidence.map((piece) => wireEvidence(piece, language)),
      });
    },
  }),
];

/** All evidence of a question, verified where it came as documents; or the documents that are none. */
async function evidenceIn(
  deps: RecognitionDeps,
  { evidence: stated, documents, applicant }: Question,
): Promise<Evidence[] | { readonly errors: readonly FieldError[] }> {
  const evidence = stated.map(evidenceOfStated);
  if (isTooMuch(evidence)) return { errors: [{ pointer: '/evidence', accepted: FEWER }] };
  const errors: FieldError[] = [];
  for (const [index, document] of documents.entries()) {
    let piece = 0;
    const found = await readEvidence(deps, { applicant: applicant ?? null }, bytesOf(document), () => {
      piece += 1;
      return { evidenceId: `document-${index + 1}${piece === 1 ? '' : `.${piece}`}`, confirmed: false };
    });
    if (found === null) errors.push({ pointer: `/documents/${index}`, accepted: READABLE });
    else evidence.push(...found.map((one) => one.evidence));
    if (isTooMuch(evidence)) return { errors: [{ pointer: `/documents/${index}`, accepted: FEWER }] };
  }
  return errors.length > 0 ? { errors } : evidence;
}

/** What was stated under an id that another piece has. */
const repeated = ({ evidence: stated }: Question, evidence: readonly Evidence[]): FieldError[] =>
  stated.flatMap(({ id }, index) =>
    evidence.filter((other) => other.id === id).length === 1
      ? []
      : [{ pointer: `/evidence/${index}/id`, accepted: ONCE }],
  );

/** Base64 as its bytes; every other text, and JSON, as the text it is. */
function bytesOf(document: z.output<typeof Document>): Uint8Array {
  const text = typeof document === 'string' ? document : JSON.stringify(document);
  const decoded = typeof document === 'string' ? decodeBase64(text.replace(/\s+/g, '')) : null;
  return decoded ?? new TextEncoder().encode(text);
}
