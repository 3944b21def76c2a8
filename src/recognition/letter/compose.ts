import { dayInWords } from '../../record/civil-date.ts';
import type { Institution } from '../../record/institution.ts';
import type { DecisionRecord } from '../../record/recognition/decision-record.ts';
import type { PageLanguage } from '../../record/text.ts';
import { appealBlocks } from './appeal.ts';
import { evidenceBlocks } from './evidence-list.ts';
import type { Block, Letter, Phrase, Row } from './letter.ts';
import { letterObstacles } from './obstacles.ts';
import { creditsInWords, phrase, row, strong } from './phrase.ts';
import { reasonBlocks } from './reasons.ts';
import { isBlank, MOST, quoted, shown, verbatim } from './shown.ts';
import { WORDS } from './words/index.ts';

export { type LetterElement, type LetterObstacle, letterObstacles } from './obstacles.ts';

/**
 * What the letter of a decision says: the decision first, then what it is about, what it rests on, why, what it brings
 * about, who decided and how to appeal. Dutch is the original; English is a copy for courtesy and says so. Ask
 * `letterObstacles` first: this throws while an element is missing. It reads the record alone, so the same decision gives
 * the same letter for ever.
 */
export function composeLetter(
  decision: DecisionRecord,
  language: PageLanguage,
  institution: Pick<Institution, 'legalName'>,
): Letter {
  const missing = letterObstacles(decision);
  if (missing.length > 0)
    throw new Error(`no letter without ${missing.map(({ element, pointer }) => `${element} ${pointer}`).join(', ')}`);
  const words = WORDS[language];
  return {
    language,
    title: words.title,
    reference: shown(decision.decisionId, MOST.identifier, language),
    decidedAt: decision.decidedAt,
    sender: [quoted(institution.legalName, MOST.title, language)],
    head: [
      row(words.to, [applicantName(decision, language)]),
      row(words.date, phrase(dayInWords(decision.decidedOn, language))),
      row(words.reference, [verbatim(decision.decisionId, MOST.identifier, language)]),
      row(words.caseReference, [verbatim(decision.caseId, MOST.identifier, language)]),
    ],
    copy: words.copy === '' ? null : phrase(words.copy),
    blocks: [
      ...decisionBlocks(decision, language),
      { kind: 'heading', level: 2, text: phrase(words.headings.effect) },
      ...effectBlocks(decision, language),
      { kind: 'heading', level: 2, text: phrase(words.headings.subject) },
      { kind: 'rows', rows: subjectRows(decision, language) },
      ...evidenceBlocks(decision, language),
      { kind: 'heading', level: 2, text: phrase(words.headings.basis) },
      { kind: 'rows', rows: basisRows(decision, language) },
      ...reasonBlocks(decision, language),
      { kind: 'heading', level: 2, text: phrase(words.headings.signature) },
      ...signatureBlocks(decision, language),
      ...appealBlocks(decision, language),
      ...(words.original === '' ? [] : [{ kind: 'paragraph', text: phrase(words.original) } as const]),
    ],
    page: words.page,
    referenceName: words.reference,
  };
}

function decisionBlocks(decision: DecisionRecord, language: PageLanguage): readonly Block[] {
  const words = WORDS[language];
  const { unit, parts, conditions, outcome, supersedes, decidedBy } = decision;
  return [
    { kind: 'heading', level: 2, text: phrase(words.headings.decision) },
    {
      kind: 'decision',
      outcome,
      text: phrase(words.decisions[outcome], {
        body: [verbatim(decidedBy.body, MOST.name, language)],
        unit: [quoted(unit.title, MOST.title, language), { text: ` (${creditsInWords(unit.ects, language)})` }],
        year: [verbatim(unit.academicYear, MOST.identifier, language)],
      }),
    },
    ...(parts.length > 0
      ? [
          { kind: 'paragraph', text: phrase(words.partsFollow) } as const,
          {
            kind: 'list',
            items: parts.map(
              ({ title, ects }): Phrase => [
                quoted(title, MOST.title, language),
                ...(ects === null ? [] : [{ text: ` (${creditsInWords(ects, language)})` }]),
              ],
            ),
          } as const,
        ]
      : []),
    ...(conditions.length > 0
      ? [
          { kind: 'paragraph', text: phrase(words.conditionsFollow) } as const,
          { kind: 'list', items: conditions.map((one): Phrase => [quoted(one, MOST.own, language)]) } as const,
        ]
      : []),
    ...(supersedes === null
      ? []
      : [
          {
            kind: 'paragraph',
            text: phrase(words.supersedes, { id: [verbatim(supersedes, MOST.identifier, language)] }),
          } as const,
        ]),
  ];
}

const effectBlocks = ({ outcome, decidedBy, unit }: DecisionRecord, language: PageLanguage): readonly Block[] =>
  WORDS[language].effects[outcome].map((sentence) => ({
    kind: 'paragraph',
    text: phrase(sentence, {
      body: [verbatim(decidedBy.body, MOST.name, language)],
      ects: creditsInWords(unit.ects, language),
    }),
  }));

function subjectRows(decision: DecisionRecord, language: PageLanguage): readonly Row[] {
  const { subject, degrees, contracts, routes } = WORDS[language];
  const { applicant, unit, contractType, route } = decision;
  const code = (text: string) => verbatim(text, MOST.identifier, language);
  const { programme } = unit;
  return [
    row(subject.applicant, [applicantName(decision, language)]),
    row(subject.applicantReference, [code(applicant.reference)]),
    ...(applicant.birthDate ? [row(subject.birthDate, phrase(dayInWords(applicant.birthDate, language)))] : []),
    row(subject.unit, [quoted(unit.title, MOST.title, language), { text: ' (' }, code(unit.code), { text: ')' }]),
    row(subject.ects, phrase(creditsInWords(unit.ects, language))),
    row(subject.year, [code(unit.academicYear)]),
    row(subject.programme, [
      ...(programme.title ? [quoted(programme.title, MOST.title, language), { text: ', ' }] : []),
      { text: `${degrees[programme.degree]} (` },
      code(programme.code),
      { text: ')' },
    ]),
    row(subject.contract, phrase(contracts[contractType])),
    row(subject.route, phrase(routes[route])),
  ];
}

function basisRows({ legalBasis, policy }: DecisionRecord, language: PageLanguage): readonly Row[] {
  const { basis } = WORDS[language];
  return [
    row(
      basis.law,
      ...legalBasis
        .filter((entry) => !isBlank(entry))
        .map((entry): Phrase => [quoted({ nl: entry }, MOST.own, language)]),
    ),
    row(basis.regulation, [quoted(policy.regulation, MOST.own, language)]),
    row(
      basis.policy,
      phrase(basis.policyVersion, {
        title: [quoted(policy.title, MOST.title, language)],
        version: [verbatim(policy.version, MOST.identifier, language)],
        body: [verbatim(policy.approvedBy, MOST.name, language)],
      }),
    ),
  ];
}

function signatureBlocks({ decidedBy, decidedOn }: DecisionRecord, language: PageLanguage): readonly Block[] {
  const body = [verbatim(decidedBy.body, MOST.name, language)];
  return [
    { kind: 'paragraph', text: phrase(WORDS[language].signature, { body }) },
    { kind: 'paragraph', text: strong([verbatim(decidedBy.member, MOST.name, language)]) },
    { kind: 'paragraph', text: phrase(dayInWords(decidedOn, language)) },
  ];
}

const applicantName = ({ applicant }: DecisionRecord, language: PageLanguage) =>
  verbatim(`${applicant.givenName} ${applicant.familyName}`, MOST.title, language);
