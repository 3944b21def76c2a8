import type { DraftedAward } from '../../record/award.ts';
import { asElmDateTime } from '../../record/civil-date.ts';
import type { Component, Specification } from '../../record/offering.ts';
import { periodOf } from '../../record/period.ts';
import type { LangMap } from '../../record/text.ts';
import { conceptNodes } from './concept.ts';
import type { ActivitySpecificationNode, AwardingProcessNode, LearningActivityNode, PeriodNode } from './model.ts';
import { hoursDuration, identifier, node, note, webResource } from './node.ts';
import type { NodeIds } from './node-id.ts';
import { offerLabel } from './offer-kind.ts';
import { awardedParts } from './parts.ts';
import { SCHEME } from './qualification.ts';

const ATTENDED: LangMap = {
  nl: 'De houder nam deel. Er werd niets beoordeeld: dit attest is geen kwalificatie en geeft geen studiepunten.',
  en: 'The holder took part. Nothing was assessed: this certificate is no qualification and gives no credits.',
};

/**
 * A certificate of attendance as ELM 3.2 `LearningActivity`: somebody took part in something. A `LearningAchievement`
 * would claim learning outcomes nobody assessed. Annex I does not apply; there is no place here for credits or a level.
 */
export function attendance(
  ids: NodeIds,
  specification: Specification,
  award: DraftedAward,
  awardedBy: AwardingProcessNode,
): LearningActivityNode {
  const at = (...path: readonly string[]): string => ids('specification', ...path);
  const { homepage, hours, furtherInformation } = specification;
  const workload = hours === undefined ? undefined : hoursDuration(hours);
  return node<LearningActivityNode>('LearningActivity', award.achievementId, {
    title: specification.title,
    awardedBy,
    additionalNote: [
      note(ids('claim', 'attended'), ATTENDED),
      ...(award.note ? [note(ids('claim', 'note'), award.note)] : []),
    ],
    temporal: period(ids, specification, award),
    workload,
    specifiedBy: node<ActivitySpecificationNode>('LearningActivitySpecification', at(), {
      title: specification.title,
      identifier: [identifier(at('identifier'), SCHEME.offering, `${specification.code}/${specification.version}`)],
      description: specification.description,
      category: offerLabel(specification),
      additionalNote: furtherInformation && [note(at('furtherInformation'), furtherInformation)],
      homepage: homepage === undefined ? undefined : [webResource(at('homepage'), homepage)],
      language: conceptNodes('language', specification.languageOfInstruction),
      mode: conceptNodes('mode', specification.mode),
      volumeOfLearning: workload,
    }),
    hasPart: awardedParts(specification, award).map(([component, { achievementId }]) =>
      attendedPart(achievementId, component, awardedBy),
    ),
  });
}

const attendedPart = (id: string, { title, hours }: Component, awardedBy: AwardingProcessNode): LearningActivityNode =>
  node<LearningActivityNode>('LearningActivity', id, {
    title,
    awardedBy,
    workload: hours === undefined ? undefined : hoursDuration(hours),
  });

/**
 * The learning that led to an achievement (`influencedBy`), when it is known from when to when it took place; without
 * dates it would only repeat the specification.
 */
export function learningPeriod(
  ids: NodeIds,
  specification: Specification,
  award: DraftedAward,
  awardedBy: AwardingProcessNode,
): readonly LearningActivityNode[] {
  const temporal = period(ids, specification, award);
  if (temporal.length === 0) return [];
  return [
    node<LearningActivityNode>('LearningActivity', ids('activity'), {
      title: specification.title,
      awardedBy,
      temporal,
    }),
  ];
}

function period(ids: NodeIds, specification: Specification, award: DraftedAward): readonly PeriodNode[] {
  const { start, end } = periodOf(specification, award);
  if (start === undefined && end === undefined) return [];
  return [
    node<PeriodNode>('PeriodOfTime', ids('activity', 'period'), {
      startDate: start && asElmDateTime(start),
      endDate: end && asElmDateTime(end),
    }),
  ];
}
