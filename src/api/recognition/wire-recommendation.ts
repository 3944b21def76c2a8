import { z } from 'zod';
import { FINDING_CODES, type FindingCode } from '../../recognition/codes/index.ts';
import { CRITERIA, type Finding } from '../../recognition/engine/finding.ts';
import { findingId } from '../../recognition/engine/finding-id.ts';
import { type Cover, KINDS, type Recommendation } from '../../recognition/engine/recommendation.ts';
import { said } from '../../recognition/engine/spoken.ts';
import { formatEcts } from '../../record/ects.ts';
import type { PageLanguage } from '../../record/text.ts';

/** A recommendation as it goes over the wire: findings in the words of the reader, credits as decimals. */

export const EctsText = z.string().describe('ECTS credits, at most two decimals').meta({ example: '7.5' });

const TOPICS = [
  'admissibility',
  'authenticity',
  'holder',
  'status',
  'issuer',
  'quality',
  'assessment',
  'level',
  'workload',
  'overlap',
  'outcomes',
  'profile',
  'recency',
] as const satisfies readonly Finding['topic'][];

export const RecognitionFinding = z
  .object({
    id: z.string().describe('of this finding about this evidence and these outcomes; `findings/opened` goes by it'),
    code: z
      .enum(Object.keys(FINDING_CODES) as [FindingCode, ...FindingCode[]])
      .describe('stable: never given another meaning'),
    criterion: z
      .enum(CRITERIA)
      .describe('one of the seven headings of an assessment, or whether it can be heard at all'),
    topic: z.enum(TOPICS),
    result: z.enum(['met', 'partly', 'not_met', 'unknown', 'n/a']),
    weight: z
      .enum(['gate', 'material', 'context'])
      .describe('`gate`: sets the piece aside; `material`: decides; `context`: for a person to weigh'),
    message: z.string().describe('for people, in the language of the reader; may be improved'),
    change: z.string().nullable().describe('what would change this'),
    params: z.record(z.string(), z.string()).describe('what the message names; texts of documents are quoted'),
    evidence: z.array(z.string()).describe('ids of evidence, or of learning in it'),
    outcomes: z.array(z.string()).describe('ids of outcomes of the unit it is about'),
  })
  .meta({ id: 'RecognitionFinding' });

const LearningSource = z.object({ learning: z.string(), outcome: z.string().optional() });

const CoverView = z
  .object({
    evidence: z.array(z.string()),
    credits: z.array(
      z.object({
        learning: z.string(),
        evidence: z.string(),
        free: EctsText.describe('free before this case'),
        used: EctsText.describe('what this case would use of it'),
      }),
    ),
    usable: EctsText,
    required: EctsText,
  })
  .meta({ id: 'Cover' });

export const RecommendationView = z
  .object({
    kind: z
      .enum(KINDS)
      .describe('what the findings support. It is no decision, and none of them is a refusal: a person decides'),
    parts: z.array(z.string()).describe('listed parts that can be exempted'),
    conditions: z.array(z.string()).describe('codes of findings a condition could answer'),
    nextStep: z.enum(['ask_replacement', 'refer_evc', 'ask_assessor', 'confirm_identity', 'decide']).nullable(),
    alternatives: z.array(
      z.object({
        kind: z.enum(['bridging', 'evc', 'partial', 'conditional', 'ask_replacement', 'more_evidence', 'assessor']),
        about: z.array(z.string()).describe('listed parts, or outcomes'),
      }),
    ),
    findings: z.array(RecognitionFinding).describe('admissibility first, then by criterion'),
    outcomes: z.array(
      z.object({
        outcomeId: z.string(),
        essential: z.boolean(),
        degree: z.enum(['full', 'partial', 'none', 'not-judged']),
        origin: z.enum(['precedent', 'assessor', 'suggestion-accepted']).nullable(),
        sources: z.array(LearningSource),
      }),
    ),
    coverage: z
      .object({
        full: z.number().describe('ten-thousandths of the weights that are covered fully'),
        partial: z.number().describe('ten-thousandths that are covered partly'),
        essentialMissing: z.array(z.string()),
      })
      .describe('two numbers to look at, never one score'),
    workload: z
      .object({ usable: EctsText, required: EctsText })
      .describe('credit counted once, and what the unit asks'),
    covers: z.object({
      shown: z.array(CoverView).describe('smallest first; none is chosen'),
      all: z.boolean().describe('whether these are all smallest covers'),
      exact: z.boolean().describe('whether they are known to be the smallest'),
    }),
    ignored: z
      .array(
        z.object({
          learning: z.string(),
          evidence: z.string(),
          countedAs: z.object({ learning: z.string(), evidence: z.string() }),
          because: z.enum(['same-learning', 'same-specification', 'part-of-whole', 'already-used']),
        }),
      )
      .describe('copies that were not counted, and what was counted instead'),
    suggestions: z
      .array(
        z.object({
          targetOutcomeId: z.string(),
          source: z.object({ learning: z.string(), outcome: z.string() }),
          esco: z.string(),
        }),
      )
      .describe('outcomes that name an identical ESCO concept: for a person to accept or not'),
    precedents: z.array(z.string()),
    policyVersion: z.string(),
    engineVersion: z.string(),
    inputHash: z.string().describe('of all it rests on: the same input gives the same recommendation'),
  })
  .meta({ id: 'RecognitionRecommendation' });

export const wireFinding = (finding: Finding, language: PageLanguage): z.output<typeof RecognitionFinding> => ({
  id: findingId(finding),
  code: finding.code,
  criterion: finding.criterion,
  topic: finding.topic,
  result: finding.result,
  weight: finding.weight,
  ...said(finding, language),
  params: { ...finding.params },
  evidence: [...finding.evidence],
  outcomes: [...finding.outcomes],
});

const wireCover = ({ evidence, credits, usable, required }: Cover) => ({
  evidence,
  credits: credits.map(({ free, used, ...credit }) => ({ ...credit, free: formatEcts(free), used: formatEcts(used) })),
  usable: formatEcts(usable),
  required: formatEcts(required),
});

export const wireRecommendation = (recommendation: Recommendation, language: PageLanguage) => ({
  ...recommendation,
  findings: recommendation.findings.map((finding) => wireFinding(finding, language)),
  workload: {
    usable: formatEcts(recommendation.workload.usable),
    required: formatEcts(recommendation.workload.required),
  },
  covers: { ...recommendation.covers, shown: recommendation.covers.shown.map(wireCover) },
});
