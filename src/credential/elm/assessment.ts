import type { DraftedAward, Mark } from '../../record/award.ts';
import { asElmDateTime } from '../../record/civil-date.ts';
import type { AssessmentForm, Specification } from '../../record/offering.ts';
import type { LangMap } from '../../record/text.ts';
import { vocabulary } from '../../record/vocabulary/index.ts';
import { conceptNode, supervisionConcept } from './concept.ts';
import type { AssessmentSpecificationNode, AwardingProcessNode, LearningAssessmentNode } from './model.ts';
import { node, note } from './node.ts';
import type { NodeIds } from './node-id.ts';

/** ELM asks for a grade even where Annex I leaves it open: this is what stands there when no mark is released. */
const PASS: LangMap = { nl: 'Geslaagd', en: 'Pass' };
const FINAL_RESULT: LangMap = { nl: 'Eindresultaat', en: 'Final result' };

const GRADING: Readonly<Record<Mark['scale'], LangMap>> = {
  '0-20': { nl: 'Cijfer op 20, geslaagd vanaf 10', en: 'Mark out of 20, pass from 10' },
  '0-100': { nl: 'Cijfer op 100', en: 'Mark out of 100' },
  letter: { nl: 'Lettercijfer', en: 'Letter grade' },
};

/**
 * What proves the achievement (ELM 3.2 `provenBy`): one assessment per form of the offering, with its type (Annex I, 9)
 * and supervision. A mark belongs to the award as a whole: with one form it is that form's grade, with several it stands
 * on a final result of its own, so that no form claims a mark it never had.
 */
export function assessments(
  ids: NodeIds,
  specification: Specification,
  award: DraftedAward,
  awardedBy: AwardingProcessNode,
): readonly LearningAssessmentNode[] {
  const mark = award.mark?.released ? award.mark : undefined;
  const forms = specification.assessments;
  const [only] = forms;
  if (only && forms.length === 1) return [formAssessment(ids, specification, award, awardedBy, only, mark)];
  return [
    ...forms.map((form) => formAssessment(ids, specification, award, awardedBy, form, undefined)),
    ...(mark ? [finalResult(ids, ['assessment'], FINAL_RESULT, award, awardedBy, mark)] : []),
  ];
}

function formAssessment(
  ids: NodeIds,
  specification: Specification,
  award: DraftedAward,
  awardedBy: AwardingProcessNode,
  form: AssessmentForm,
  mark: Mark | undefined,
): LearningAssessmentNode {
  const at = (...path: readonly string[]): string => ids('assessment', form.id, ...path);
  const title = form.title ?? vocabulary('assessment').get(form.type).label;
  const supervision = award.supervision ?? form.supervision ?? specification.supervision;
  return node<LearningAssessmentNode>('LearningAssessment', at(), {
    title,
    awardedBy,
    grade: note(at('grade'), gradeText(mark)),
    dateIssued: asElmDateTime(award.result.decidedOn),
    idVerification: supervision && supervisionConcept(supervision),
    specifiedBy: node<AssessmentSpecificationNode>('LearningAssessmentSpecification', at('specification'), {
      title,
      dcType: conceptNode('assessment', form.type),
      mode: form.mode === undefined ? undefined : [conceptNode('mode', form.mode)],
      gradingScheme: mark && gradingScheme(at('gradingScheme'), mark),
    }),
  });
}

/** A released mark that belongs to no single form: of the whole award, or of one part. */
export function finalResult(
  ids: NodeIds,
  path: readonly string[],
  title: LangMap,
  award: DraftedAward,
  awardedBy: AwardingProcessNode,
  mark: Mark,
): LearningAssessmentNode {
  const at = (...rest: readonly string[]): string => ids(...path, 'finalResult', ...rest);
  return node<LearningAssessmentNode>('LearningAssessment', at(), {
    title,
    awardedBy,
    grade: note(at('grade'), gradeText(mark)),
    dateIssued: asElmDateTime(award.result.decidedOn),
    specifiedBy: node<AssessmentSpecificationNode>('LearningAssessmentSpecification', at('specification'), {
      title,
      gradingScheme: gradingScheme(at('gradingScheme'), mark),
    }),
  });
}

const gradingScheme = (id: string, { scale }: Mark) => ({ id, type: 'GradingScheme', title: GRADING[scale] }) as const;

function gradeText(mark: Mark | undefined): LangMap {
  if (!mark) return PASS;
  const text = mark.scale === 'letter' ? mark.value : `${mark.value}/${mark.scale.slice('0-'.length)}`;
  return { nl: text, en: text };
}
