import { z } from 'zod';
import { asDateTime } from '../../record/civil-date.ts';
import { formatEcts } from '../../record/ects.ts';
import { ROUTES } from '../../record/recognition/case-state.ts';
import { DecisionOutcome } from '../../record/recognition/decision.ts';
import type { DecisionRecord } from '../../record/recognition/decision-record.ts';
import { AppealAddress, ContractType } from '../../record/recognition/policy.ts';
import { PROGRAMME_DEGREES } from '../../record/recognition/unit.ts';
import { PageLanguage } from '../../record/text.ts';
import { LangMap } from '../report-schema.ts';
import { DateTime } from '../wire.ts';
import { EctsText } from './wire-recommendation.ts';

const Identified = z.object({ id: z.string(), version: z.string() });

/** A decision as it was taken; it is never changed. */
export const DecisionView = z
  .object({
    decisionId: z.string(),
    caseId: z.string(),
    route: z.enum(ROUTES),
    outcome: DecisionOutcome,
    applicant: z.object({
      reference: z.string(),
      givenName: z.string(),
      familyName: z.string(),
      birthDate: z.string().optional(),
      preferredLanguage: PageLanguage,
    }),
    contractType: ContractType,
    unit: z.object({
      code: z.string(),
      academicYear: z.string(),
      title: LangMap,
      ects: EctsText,
      language: z.string(),
      iscedF: z.string().optional(),
      programme: z.object({ code: z.string(), title: LangMap.optional(), degree: z.enum(PROGRAMME_DEGREES) }),
    }),
    parts: z.array(z.object({ id: z.string(), title: LangMap, ects: EctsText.nullable() })),
    conditions: z.array(LangMap),
    evidence: z.array(
      z.object({
        evidenceId: z.string(),
        title: LangMap,
        awardingBodies: z.array(LangMap),
        awardedOn: z.string().nullable(),
        credentialId: z.string().nullable(),
        form: z.string(),
        sha256: z.string(),
      }),
    ),
    credits: z.array(z.object({ learning: z.string(), title: LangMap, ects: EctsText })),
    findings: z
      .array(
        z.object({
          criterion: z.string(),
          code: z.string(),
          result: z.enum(['met', 'partly', 'not_met', 'unknown', 'n/a']),
          message: z.string(),
        }),
      )
      .describe('what was found, in the words of that day'),
    motivation: LangMap,
    outcomeReasons: z.array(z.object({ outcomeId: z.string(), text: LangMap, reason: LangMap })),
    legalBasis: z.array(z.string()),
    policy: z.object({ ...Identified.shape, title: LangMap, regulation: LangMap, approvedBy: z.string() }),
    decidedBy: z.object({ body: z.string(), member: z.string(), person: z.string() }),
    decidedAt: DateTime,
    decidedOn: z.string().describe('the day in Europe/Brussels'),
    recommendation: z.object({ inputHash: z.string(), kind: z.string(), engineVersion: z.string() }),
    followed: z.boolean().describe('whether it follows the recommendation'),
    deviationReason: z.string().optional(),
    competenceAssessment: z
      .object({ reference: z.string(), body: z.string(), assessors: z.array(z.string()) })
      .optional(),
    appeal: AppealAddress,
    supersedes: z.string().nullable().describe('the decision this one takes the place of'),
  })
  .meta({ id: 'Decision' });

export const wireDecision = (
  { unit, parts, credits, findings, decidedAt, ...decision }: DecisionRecord,
  language: PageLanguage,
) => ({
  ...decision,
  unit: { ...unit, ects: formatEcts(unit.ects) },
  parts: parts.map((part) => ({ ...part, ects: part.ects === null ? null : formatEcts(part.ects) })),
  credits: credits.map((credit) => ({ ...credit, ects: formatEcts(credit.ects) })),
  findings: findings.map(({ said, ...finding }) => ({ ...finding, message: said[language] })),
  decidedAt: asDateTime(decidedAt),
});
