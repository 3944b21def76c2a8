import type { AwardedComponent } from '../../record/award.ts';
import { formatEcts } from '../../record/ects.ts';
import type { Institution } from '../../record/institution.ts';
import type { Component, OfferType, Programme, Specification } from '../../record/offering.ts';
import type { LangMap } from '../../record/text.ts';
import { conceptNode, conceptNodes, FREE_CONCEPTS } from './concept.ts';
import type { AccreditationNode, LearningOutcomeNode, NoteNode, QualificationNode } from './model.ts';
import { ectsPoints, hoursDuration, identifier, node, note, webResource } from './node.ts';
import type { NodeIds } from './node-id.ts';
import { OPPORTUNITY, offerLabel } from './offer-kind.ts';

/** Names under which a specification says whose it is; recognition reads them back. */
export const SCHEME = {
  offering: 'Offering code/version',
  unit: 'Unit code/academic year',
  programme: 'Programme code',
  ectsShare: 'ECTS share of the whole',
} as const;

export interface QualificationSource {
  readonly issuer: Institution;
  readonly specification: Specification;
  readonly offerType: Exclude<OfferType, 'aanwezigheidsattest'>;
  readonly outcomes: ReadonlyMap<string, LearningOutcomeNode>;
  readonly accreditations: readonly AccreditationNode[];
}

/**
 * What the offering promises, as ELM 3.2 `Qualification`: only that class has levels and accreditation, so it is used for
 * every kind of offer. Carries Annex I elements 6 (outcomes), 7 (workload), 8 (EQF and Flemish level), 10 (participation),
 * 11 (quality assurance) and the optional prerequisites and stackability. ECTS of the whole stand here and nowhere below.
 */
export function qualification(
  ids: NodeIds,
  { issuer, specification, offerType, outcomes, accreditations }: QualificationSource,
): QualificationNode {
  const at = (...path: readonly string[]): string => ids('specification', ...path);
  const { ects, eqf, hours, homepage, prerequisites, learningSetting } = specification;
  const vks = specification.vks ?? (issuer.country === 'BEL' ? eqf : undefined);
  return node<QualificationNode>('Qualification', at(), {
    title: specification.title,
    identifier: [identifier(at('identifier'), SCHEME.offering, `${specification.code}/${specification.version}`)],
    description: specification.description,
    category: offerLabel(specification),
    additionalNote: offeringNotes(at, specification),
    homepage: homepage === undefined ? undefined : [webResource(at('homepage'), homepage)],
    dcType: [conceptNode('learning-opportunity', OPPORTUNITY[offerType])],
    language: conceptNodes('language', specification.languageOfInstruction),
    volumeOfLearning: hours === undefined ? undefined : hoursDuration(hours),
    mode: conceptNodes('mode', specification.mode),
    thematicArea: conceptNodes('isced-f', specification.iscedF),
    creditPoint: ects === undefined ? undefined : [ectsPoints(at('creditPoint'), formatEcts(ects))],
    // ELM 3.2 knows formal and non-formal; for informal learning it has no concept.
    learningSetting: learningSetting === 'informal' ? undefined : conceptNode('learning-setting', learningSetting),
    entryRequirement: prerequisites && note(at('entryRequirement'), prerequisites),
    learningOutcome: [...outcomes.values()],
    isPartialQualification: specification.stackableInto.length > 0,
    isPartOf: specification.stackableInto.map((programme, index) =>
      programmeNode((...path) => at('stackableInto', String(index), ...path), programme),
    ),
    eqfLevel: eqf === undefined ? undefined : conceptNode('eqf', String(eqf)),
    nqfLevel: vks === undefined ? undefined : [conceptNode('vks', String(vks))],
    accreditation: accreditations,
  });
}

function offeringNotes(at: (...path: readonly string[]) => string, specification: Specification): readonly NoteNode[] {
  const { furtherInformation, stackabilityNote, internalQualityAssurance } = specification;
  const notes: NoteNode[] = [];
  if (furtherInformation) notes.push(note(at('furtherInformation'), furtherInformation));
  if (stackabilityNote) notes.push(note(at('stackability'), stackabilityNote));
  // The subject makes it findable: without an external record this is the offering's quality assurance (Annex I, 11).
  if (internalQualityAssurance)
    notes.push({
      ...note(at('internalQualityAssurance'), internalQualityAssurance.statement),
      subject: FREE_CONCEPTS['internal-quality-assurance'],
    });
  return notes;
}

/**
 * The specification of one part. It carries no credits, which would count them a second time (ELMO and ELM agree that
 * credits stand on one level only); its share of the whole is an identifier for machines and a note for people. A part passed
 * without acquiring credit has no share.
 */
export function partQualification(
  ids: NodeIds,
  component: Component,
  outcomes: ReadonlyMap<string, LearningOutcomeNode>,
  passBasis: AwardedComponent['passBasis'],
): QualificationNode {
  const at = (...path: readonly string[]): string => ids('part', component.unitCode, 'specification', ...path);
  const { ects, hours, existingUnit, unitCode } = component;
  const year = component.academicYear ?? existingUnit?.academicYear;
  const share = ects === undefined || passBasis !== 'credit' ? undefined : formatEcts(ects);
  return node<QualificationNode>('Qualification', at(), {
    title: component.title,
    identifier: [
      identifier(at('identifier'), SCHEME.unit, year === undefined ? unitCode : `${unitCode}/${year}`),
      ...(component.offering
        ? [identifier(at('offering'), SCHEME.offering, `${component.offering.code}/${component.offering.version}`)]
        : []),
      ...(share === undefined ? [] : [identifier(at('share'), SCHEME.ectsShare, share)]),
    ],
    additionalNote: share === undefined ? undefined : [note(at('shareNote'), shareText(share))],
    dcType: [conceptNode('learning-opportunity', 'programme-module')],
    volumeOfLearning: hours === undefined ? undefined : hoursDuration(hours),
    learningOutcome: (component.outcomes ?? []).flatMap((id) => outcomes.get(id) ?? []),
    isPartOf: existingUnit && [
      programmeNode((...path) => at('parentProgramme', ...path), existingUnit.parentProgramme),
    ],
  });
}

const shareText = (share: string): LangMap => ({
  nl: `${share} ECTS van het geheel; deze studiepunten tellen mee in het geheel en niet nog eens apart.`,
  en: `${share} ECTS of the whole; these credits are counted in the whole and not once more by themselves.`,
});

/** A degree programme this counts towards or comes from, as far as it is known. */
function programmeNode(at: (...path: readonly string[]) => string, programme: Programme): QualificationNode {
  return node<QualificationNode>('Qualification', at(), {
    title: programme.title,
    identifier: programme.code === undefined ? [] : [identifier(at('identifier'), SCHEME.programme, programme.code)],
    additionalNote: programme.institution && [note(at('institution'), programme.institution)],
    dcType: [conceptNode('learning-opportunity', 'educational-programme')],
    eqfLevel: programme.eqf === undefined ? undefined : conceptNode('eqf', String(programme.eqf)),
  });
}
