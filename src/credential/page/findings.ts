import type { DraftedAward } from '../../record/award.ts';
import type { Finding } from '../../record/finding.ts';
import type { Institution } from '../../record/institution.ts';
import type { Specification } from '../../record/offering.ts';
import type { DecisionRecord } from '../../record/recognition/decision-record.ts';
import { textIn } from '../../record/text.ts';
import { uncoveredCharacters, uncoveredFacts } from './coverage.ts';
import { decisionPageFacts } from './decision-facts.ts';

/** Cannot be justified away: without the glyph there is no page, and without a page no conforming EDC. */
export const NO_FONT = 'PAGE-FONT';

/**
 * What would be drawn as empty boxes: one error for every text of an award, of its specification or of its institution
 * that no bundled font covers in a language the page is drawn in (covered: Latin, Greek, Cyrillic, Arabic, Hebrew).
 * Texts that only the vocabularies bring need no check.
 */
export function pageFindings(institution: Institution, specification: Specification, award: DraftedAward): Finding[] {
  const { givenName, familyName } = award.learner;
  return [
    ...look('award', '/learner/givenName', givenName, NAME_REMEDY),
    ...look('award', '/learner/familyName', familyName, NAME_REMEDY),
    ...offeringPageFindings(institution, specification),
  ];
}

/** The same for what is known before anybody is awarded: the texts of a specification and of its institution. */
export function offeringPageFindings(institution: Institution, specification: Specification): Finding[] {
  const findings = new Map<string, Finding>();
  for (const language of specification.languages)
    for (const { subject, path, map } of textsOf(institution, specification))
      for (const finding of look(subject, path, textIn(map, language), TEXT_REMEDY))
        findings.set(`${subject}${path}`, finding);
  return [...findings.values()];
}

/**
 * The same for an exemption decision. Paths point into the document that would be sealed, because the decision itself is
 * frozen: what is changed is the record of institution, unit or applicant, and then it is decided anew.
 */
export function decisionPageFindings(institution: Institution, decision: DecisionRecord): Finding[] {
  const facts = decisionPageFacts({ institution, decision, credentialId: '', development: false });
  const found = new Map<string, Finding>();
  for (const language of ['nl', 'en'] as const)
    for (const { fact, characters } of uncoveredFacts(facts, language))
      found.set(
        fact,
        uncovered('document', `/${fact}`, characters, fact === 'learnerName' ? NAME_REMEDY : TEXT_REMEDY),
      );
  return [...found.values()];
}

const NAME_REMEDY: Finding['remedy'] = {
  nl: 'Gebruik de naam in Latijns schrift zoals op het identiteitsbewijs.',
  en: 'Use the name in Latin script as on the identity document.',
};
const TEXT_REMEDY: Finding['remedy'] = {
  nl: 'Gebruik tekens die het lettertype kent: Latijns, Grieks, Cyrillisch, Arabisch of Hebreeuws schrift.',
  en: 'Use characters the font has: Latin, Greek, Cyrillic, Arabic or Hebrew script.',
};

function look(subject: Finding['subject'], path: string, text: string, remedy: Finding['remedy']): Finding[] {
  const characters = uncoveredCharacters(text);
  return characters.length === 0 ? [] : [uncovered(subject, path, characters, remedy)];
}

function uncovered(
  subject: Finding['subject'],
  path: string,
  characters: readonly string[],
  remedy: Finding['remedy'],
): Finding {
  const list = characters.slice(0, 10).join(' ');
  return {
    id: NO_FONT,
    severity: 'error',
    subject,
    path,
    message: {
      nl: `De pagina kan deze tekens niet tonen: ${list}`,
      en: `The page cannot show these characters: ${list}`,
    },
    remedy,
  };
}

interface Located {
  readonly subject: Finding['subject'];
  readonly path: string;
  readonly map: Record<string, string>;
}

function* textsOf(institution: Institution, specification: Specification): Generator<Located> {
  yield { subject: 'institution', path: '/legalName', map: institution.legalName };
  for (const [index, record] of institution.qualityAssurance.entries()) {
    yield { subject: 'institution', path: `/qualityAssurance/${index}/title`, map: record.title };
    yield { subject: 'institution', path: `/qualityAssurance/${index}/agency/legalName`, map: record.agency.legalName };
  }
  const inOffering = (path: string, map: Record<string, string>): Located => ({ subject: 'specification', path, map });
  yield inOffering('/title', specification.title);
  if (specification.label) yield inOffering('/label', specification.label);
  for (const [index, body] of specification.awardingBodies.entries()) {
    if (body === 'self') continue;
    yield inOffering(`/awardingBodies/${index}/legalName`, body.legalName);
    for (const [at, record] of body.qualityAssurance.entries()) {
      yield inOffering(`/awardingBodies/${index}/qualityAssurance/${at}/title`, record.title);
      yield inOffering(`/awardingBodies/${index}/qualityAssurance/${at}/agency/legalName`, record.agency.legalName);
    }
  }
  for (const [index, { title }] of specification.components.entries())
    yield inOffering(`/components/${index}/title`, title);
  for (const [index, { title }] of specification.learningOutcomes.entries())
    yield inOffering(`/learningOutcomes/${index}/title`, title);
  for (const [index, { title }] of specification.assessments.entries())
    if (title) yield inOffering(`/assessments/${index}/title`, title);
  const internal = specification.internalQualityAssurance;
  if (internal) yield inOffering('/internalQualityAssurance/statement', internal.statement);
}
