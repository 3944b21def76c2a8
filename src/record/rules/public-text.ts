import type { Finding } from '../finding.ts';
import type { LangMap } from '../text.ts';
import type { OfferingCase } from './rule.ts';

/** One piece of free text that goes on a credential, and where it stands. */
export interface PublicText {
  readonly subject: Finding['subject'];
  readonly path: string;
  readonly text: string;
}

/**
 * Every free text of a specification, and of the award when there is one, that a credential shows: titles, outcomes,
 * notes, names, and the learner's reference when it is disclosed. Internal texts (levelling, declarations,
 * justifications) and the awarding bodies' own names are left out.
 */
export function publicTexts({ specification, award }: OfferingCase): PublicText[] {
  const texts: PublicText[] = [];
  const add = (subject: Finding['subject'], path: string, map: LangMap | undefined) => {
    for (const [language, text] of Object.entries(map ?? {}))
      texts.push({ subject, path: `${path}/${language}`, text });
  };
  const offering = (path: string, map: LangMap | undefined) => add('specification', path, map);
  for (const name of [
    'label',
    'title',
    'description',
    'prerequisites',
    'stackabilityNote',
    'furtherInformation',
  ] as const)
    offering(`/${name}`, specification[name]);
  offering('/internalQualityAssurance/statement', specification.internalQualityAssurance?.statement);
  for (const [index, part] of specification.components.entries()) {
    offering(`/components/${index}/title`, part.title);
    const programme = part.existingUnit?.parentProgramme.title;
    offering(`/components/${index}/existingUnit/parentProgramme/title`, programme);
  }
  for (const [index, outcome] of specification.learningOutcomes.entries()) {
    offering(`/learningOutcomes/${index}/title`, outcome.title);
    for (const [place, skill] of outcome.esco.entries())
      offering(`/learningOutcomes/${index}/esco/${place}/label`, skill.label);
  }
  for (const [index, form] of specification.assessments.entries()) offering(`/assessments/${index}/title`, form.title);
  for (const list of ['derivedFromProgrammes', 'stackableInto'] as const)
    for (const [index, { title }] of specification[list].entries()) offering(`/${list}/${index}/title`, title);
  if (!award) return texts;
  add('award', '/note', award.note);
  const { givenName, familyName, discloseReference, reference } = award.learner;
  texts.push({ subject: 'award', path: '/learner/givenName', text: givenName });
  texts.push({ subject: 'award', path: '/learner/familyName', text: familyName });
  if (discloseReference) texts.push({ subject: 'award', path: '/learner/reference', text: reference });
  return texts;
}
