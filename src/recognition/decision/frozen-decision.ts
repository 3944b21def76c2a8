import type { z } from 'zod';
import type { Applicant } from '../../record/recognition/applicant.ts';
import { type DecisionRequest, GRANTING, type RestsOn } from '../../record/recognition/decision.ts';
import type { DecisionRecord } from '../../record/recognition/decision-record.ts';
import type { CaseFile } from '../case/case.ts';
import type { OpenedFile } from '../case/take-step.ts';
import type { Recommendation } from '../engine/recommendation.ts';
import { said } from '../engine/spoken.ts';
import { everyLearning } from '../evidence/every-learning.ts';
import { reliedOn } from './relied-on.ts';

/** What goes into the record beside what was handed in. */
export interface Frozen extends Pick<OpenedFile, 'file' | 'now' | 'today'> {
  readonly applicant: Applicant;
  readonly recommendation: Recommendation;
  readonly decisionId: string;
  readonly restsOn: readonly z.output<typeof RestsOn>[];
  /** Staff id of who hands it in. */
  readonly person: string;
  readonly followed: boolean;
}

/**
 * The decision as it is kept for good: every text, title, finding and address as it is on this day, so that letter,
 * credential and exports never depend on what changes later. Checks nothing.
 */
export function frozenDecision(request: DecisionRequest, of: Frozen): DecisionRecord {
  const { file, applicant, recommendation } = of;
  const { case: record, unit, policy } = file;
  return {
    decisionId: of.decisionId,
    caseId: record.caseId,
    route: record.route,
    outcome: request.outcome,
    applicant: {
      reference: applicant.reference,
      givenName: applicant.givenName,
      familyName: applicant.familyName,
      ...(applicant.birthDate === undefined ? {} : { birthDate: applicant.birthDate }),
      preferredLanguage: applicant.preferredLanguage,
    },
    contractType: record.application.contractType,
    unit: unitOf(file),
    parts: unit.parts
      .filter(({ id }) => request.parts.includes(id))
      .map(({ id, title, ects = null }) => ({ id, title, ects })),
    conditions: request.conditions,
    evidence: reliedOn(file, recommendation, { restsOn: of.restsOn, granting: GRANTING.has(request.outcome) }),
    credits: creditsOf(file, of.restsOn),
    findings: recommendation.findings.map((finding) => ({
      criterion: finding.criterion,
      code: finding.code,
      result: finding.result,
      said: { nl: said(finding, 'nl').message, en: said(finding, 'en').message },
    })),
    motivation: request.motivation,
    outcomeReasons: request.outcomeReasons.flatMap(({ outcomeId, reason }) =>
      unit.outcomes.filter(({ id }) => id === outcomeId).map(({ text }) => ({ outcomeId, text, reason })),
    ),
    legalBasis: request.legalBasis,
    policy: {
      id: policy.id,
      version: policy.version,
      title: policy.title,
      regulation: policy.regulation,
      approvedBy: policy.approvedBy,
    },
    decidedBy: { body: request.body, member: request.member, person: of.person },
    decidedAt: of.now,
    decidedOn: of.today,
    recommendation: {
      inputHash: recommendation.inputHash,
      kind: recommendation.kind,
      engineVersion: recommendation.engineVersion,
    },
    followed: of.followed,
    ...(request.deviationReason === undefined ? {} : { deviationReason: request.deviationReason }),
    ...(request.competenceAssessment === undefined ? {} : { competenceAssessment: request.competenceAssessment }),
    appeal: policy.appeal,
    supersedes: file.decisions.at(-1)?.decisionId ?? null,
  };
}

function unitOf({ unit }: Pick<CaseFile, 'unit'>): DecisionRecord['unit'] {
  const { code, title, degree } = unit.programme;
  return {
    code: unit.code,
    academicYear: unit.academicYear,
    title: unit.title,
    ects: unit.ects,
    language: unit.language,
    ...(unit.iscedF === undefined ? {} : { iscedF: unit.iscedF }),
    programme: { code, ...(title === undefined ? {} : { title }), degree },
  };
}

function creditsOf({ evidence }: CaseFile, restsOn: Frozen['restsOn']): DecisionRecord['credits'] {
  const titles = new Map(everyLearning(evidence.map((row) => row.evidence)).map(({ id, title }) => [id, title]));
  return restsOn.map(({ learning, ects }) => ({ learning, title: titles.get(learning) ?? {}, ects }));
}
