import type { DraftedAward } from '../../record/award.ts';
import { formatEcts } from '../../record/ects.ts';
import type { Component } from '../../record/offering.ts';
import type { LangMap } from '../../record/text.ts';
import { learningPeriod } from './activity.ts';
import { assessments, finalResult } from './assessment.ts';
import type { AwardingProcessNode, LearningAchievementNode, NoteNode } from './model.ts';
import { ectsPoints, identifier, node, note } from './node.ts';
import type { NodeIds } from './node-id.ts';
import { awardedParts, type DraftedComponent } from './parts.ts';
import { partQualification, type QualificationSource, qualification } from './qualification.ts';

const USABLE_FOR_EXEMPTION: LangMap = {
  nl: 'Dit bewijs kan gebruikt worden om een vrijstelling aan te vragen; de instelling die de aanvraag krijgt, beslist.',
  en: 'This credential can be used to apply for an exemption; the institution that gets the application decides.',
};

/**
 * Why a passed award or part carries no credits of its own (ISS-2). Recognition knows sealed documents by these words:
 * another wording is added, never put in their place.
 */
const WITHOUT_CREDIT: Readonly<Record<Exclude<DraftedAward['passBasis'], 'credit'>, LangMap>> = {
  tolerated: {
    nl: 'Geslaagd door tolerantie; er werden geen studiepunten verworven.',
    en: 'Passed by toleration; no credits were acquired.',
  },
  deliberated: {
    nl: 'Geslaagd door deliberatie; er werden geen studiepunten verworven.',
    en: 'Passed by deliberation; no credits were acquired.',
  },
};

/** Whether a note is one of those: what was passed so has no credits, in every document this service makes. */
export const saysWithoutCredit = (said: LangMap): boolean =>
  Object.values(WITHOUT_CREDIT).some(({ nl, en }) => said.nl === nl || said.en === en);

export interface AchievementSource extends QualificationSource {
  readonly award: DraftedAward;
  readonly awardedBy: AwardingProcessNode;
}

/**
 * The assessed award as ELM 3.2 `LearningAchievement`; its node id is the achievement id, equal in every form and
 * re-issue. ECTS appear twice on the whole, promised (`specifiedBy.creditPoint`) and earned (`creditReceived`), and on no
 * part. Parts are the components this learner completed, each under its own achievement id.
 */
export function achievement(ids: NodeIds, source: AchievementSource): LearningAchievementNode {
  const { specification, award, awardedBy } = source;
  const { ects } = specification;
  return node<LearningAchievementNode>('LearningAchievement', award.achievementId, {
    title: specification.title,
    awardedBy,
    specifiedBy: qualification(ids, source),
    additionalNote: claimNotes(ids, source),
    provenBy: assessments(ids, specification, award, awardedBy),
    influencedBy: learningPeriod(ids, specification, award, awardedBy),
    creditReceived:
      ects === undefined || award.passBasis !== 'credit'
        ? undefined
        : [ectsPoints(ids('claim', 'creditReceived'), formatEcts(ects))],
    hasPart: awardedParts(specification, award).map(([component, awarded]) => part(ids, component, awarded, source)),
  });
}

function claimNotes(ids: NodeIds, { award, offerType }: AchievementSource): readonly NoteNode[] {
  const notes: NoteNode[] = [];
  if (award.note) notes.push(note(ids('claim', 'note'), award.note));
  if (award.passBasis !== 'credit') notes.push(note(ids('claim', 'passBasis'), WITHOUT_CREDIT[award.passBasis]));
  if (offerType === 'microcredential') notes.push(note(ids('claim', 'exemption'), USABLE_FOR_EXEMPTION));
  return notes;
}

function part(
  ids: NodeIds,
  component: Component,
  awarded: DraftedComponent,
  { outcomes, award, awardedBy }: AchievementSource,
): LearningAchievementNode {
  const at = (...path: readonly string[]): string => ids('part', component.unitCode, ...path);
  const { creditbewijs, passBasis } = awarded;
  const mark = awarded.mark?.released ? awarded.mark : undefined;
  return node<LearningAchievementNode>('LearningAchievement', awarded.achievementId, {
    title: component.title,
    awardedBy,
    specifiedBy: partQualification(ids, component, outcomes, passBasis),
    identifier: creditbewijs === undefined ? [] : [identifier(at('creditbewijs'), 'Creditbewijs', creditbewijs)],
    additionalNote: passBasis === 'credit' ? [] : [note(at('passBasis'), WITHOUT_CREDIT[passBasis])],
    provenBy: mark && [finalResult(ids, ['part', component.unitCode], component.title, award, awardedBy, mark)],
  });
}
