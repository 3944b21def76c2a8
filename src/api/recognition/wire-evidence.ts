import { z } from 'zod';
import type { EvidenceRow, PortfolioItem } from '../../recognition/case/case.ts';
import type { Evidence, Learning } from '../../recognition/evidence/evidence.ts';
import { asDateTime } from '../../record/civil-date.ts';
import { formatEcts } from '../../record/ects.ts';
import type { PageLanguage } from '../../record/text.ts';
import { CHECK_CODES, type CheckCode } from '../../verifying/codes/index.ts';
import { STEPS } from '../../verifying/report.ts';
import { messageOf } from '../../verifying/spoken.ts';
import { Assurance, Body, Concept, LangMap } from '../report-schema.ts';
import { DateTime } from '../wire.ts';
import { EctsText } from './wire-recommendation.ts';

/** A piece of evidence as it goes over the wire: what verification found, whose it is, what was learned. */

const LearningView = z
  .object({
    id: z.string().describe('identity of the learning, equal in every form and re-issue'),
    keys: z.array(z.string()).describe('names under which the same learning may come back'),
    kind: z.enum(['achievement', 'activity', 'assessment']),
    title: LangMap,
    path: z.string().describe('JSON pointer into the document'),
    specifications: z.array(
      z.object({ scheme: z.string().nullable(), code: z.string(), version: z.string().nullable() }),
    ),
    awardingBodies: z.array(Body),
    awardedOn: z.string().nullable(),
    ects: EctsText.nullable(),
    hours: z.number().nullable(),
    eqf: z.number().nullable(),
    iscedF: z.array(z.string()),
    languages: z.array(z.string()),
    outcomes: z.array(z.object({ id: z.string(), text: LangMap, esco: z.array(z.string()) })),
    assessments: z.array(
      z.object({ types: z.array(Concept), identityVerification: Concept.nullable(), grade: LangMap.nullable() }),
    ),
    passBasis: z.enum(['credit', 'without-credit']),
    qualityAssurance: z.array(Assurance),
    get parts() {
      return z.array(LearningView).describe('what it consists of');
    },
  })
  .meta({ id: 'Learning', description: 'One piece of learning as its document states it. Its texts are to quote.' });

export const EvidenceFacts = z
  .object({
    id: z.string(),
    source: z.enum(['documents', 'stated']).describe('`documents`: verified here; `stated`: as the caller says'),
    form: z.string(),
    credentialId: z.string().nullable(),
    title: LangMap.nullable().describe('null where the bytes it would come from were not proved'),
    verdict: z.enum(['passed', 'indeterminate', 'failed']),
    checks: z.array(
      z.object({
        step: z.enum(STEPS),
        outcome: z.enum(['passed', 'failed', 'unknown', 'skipped']),
        code: z.enum(Object.keys(CHECK_CODES) as [CheckCode, ...CheckCode[]]),
        params: z.record(z.string(), z.string()),
        message: z.string(),
      }),
    ),
    holder: z
      .object({
        result: z.enum(['key', 'confirmed', 'same', 'different-birth-date', 'unknown']),
        because: z.enum(['spelling', 'other-name', 'no-birth-date', 'not-described']).optional(),
      })
      .describe('whose it is, compared with the applicant'),
    supersededBy: z.string().nullable().describe('the credential that took its place'),
    issuer: z.object({ ids: z.array(z.string()), name: LangMap, confirmed: z.boolean() }).nullable(),
    validUntil: z.string().nullable(),
    verifiedAt: DateTime,
    learnings: z.array(LearningView).describe('empty where nothing was proved'),
  })
  .meta({ id: 'EvidenceFacts' });

const ADDED_BY = z.enum(['applicant', 'officer']);

export const EvidenceView = z
  .object({
    ...EvidenceFacts.shape,
    sha256: z.string(),
    name: z.string().nullable().describe('what the sender called the file'),
    size: z.int().describe('bytes'),
    within: z.string().nullable().describe('where in the file it was; null for the file itself'),
    addedBy: ADDED_BY,
    addedAt: DateTime,
  })
  .meta({ id: 'CaseEvidence' });

export const PortfolioView = z
  .object({
    id: z.string(),
    sha256: z.string(),
    name: z.string(),
    mediaType: z.string(),
    size: z.int().describe('bytes'),
    addedBy: ADDED_BY,
    addedAt: DateTime,
  })
  .meta({ id: 'PortfolioItem' });

const wireLearning = ({ ects, parts, ...learning }: Learning): z.output<typeof LearningView> =>
  ({
    ...learning,
    ects: ects === null ? null : formatEcts(ects),
    parts: parts.map(wireLearning),
  }) as z.output<typeof LearningView>;

export const wireEvidence = (evidence: Evidence, language: PageLanguage) => ({
  ...evidence,
  checks: evidence.checks.map((check) => ({ ...check, message: messageOf(check, language) })),
  verifiedAt: asDateTime(evidence.verifiedAt),
  learnings: evidence.learnings.map(wireLearning),
});

export const wireEvidenceRow = (row: EvidenceRow, language: PageLanguage) => ({
  ...wireEvidence(row.evidence, language),
  id: row.evidenceId,
  sha256: row.sha256,
  name: row.name,
  size: row.size,
  within: row.within,
  addedBy: row.addedBy,
  addedAt: asDateTime(row.addedAt),
});

export const wirePortfolioItem = ({ itemId, addedAt, ...item }: PortfolioItem) => ({
  id: itemId,
  ...item,
  addedAt: asDateTime(addedAt),
});
