import { GRANTING } from '../../record/recognition/decision.ts';
import type { DecisionRecord } from '../../record/recognition/decision-record.ts';
import type { LangMap } from '../../record/text.ts';
import { isBlank } from './shown.ts';

/**
 * What every decision on an exemption has to say to the person it is about: formal motivation of administrative acts
 * (law of 29 July 1991), and the ways of appeal of the Codex Hoger Onderwijs.
 */
export const LETTER_ELEMENTS = {
  'DEC-1': 'applicant and course unit',
  'DEC-2': 'evidence relied on',
  'DEC-3': 'legal basis and regulations',
  'DEC-4': 'reasons',
  'DEC-5': 'what the decision brings about',
  'DEC-6': 'body, capacity and date',
  'DEC-7': 'appeal',
  'DEC-8': 'Dutch',
} as const;
export type LetterElement = keyof typeof LETTER_ELEMENTS;

/** What a letter cannot be made without, and where in the decision it is missing. */
export interface LetterObstacle {
  readonly element: LetterElement;
  /** JSON pointer into the decision record. */
  readonly pointer: string;
}

/**
 * Everything that stands between a decision and its letter; empty when it can be made. A text that is there but not in
 * Dutch is DEC-8. Whether the reasons are good, and whether each outcome that needs one has one, was checked when the
 * decision was taken; this looks at what the letter prints.
 */
export function letterObstacles(decision: DecisionRecord): readonly LetterObstacle[] {
  return [
    ...applicantAndUnit(decision),
    ...evidence(decision),
    ...basis(decision),
    ...reasons(decision),
    ...effect(decision),
    ...signature(decision),
    ...appeal(decision),
  ];
}

function applicantAndUnit({ applicant, unit }: DecisionRecord): LetterObstacle[] {
  return [
    ...text('DEC-1', '/applicant/givenName', applicant.givenName),
    ...text('DEC-1', '/applicant/familyName', applicant.familyName),
    ...text('DEC-1', '/unit/code', unit.code),
    ...inSomeLanguage('DEC-1', '/unit/title', unit.title),
    ...when(!(unit.ects > 0), 'DEC-1', '/unit/ects'),
    ...text('DEC-1', '/unit/academicYear', unit.academicYear),
    ...text('DEC-1', '/unit/programme/code', unit.programme.code),
  ];
}

/**
 * An exemption rests on evidence whose title, awarding body and award date are known. A decision that gives none can be
 * about documents that say less, or nothing that could be trusted. A document without an id is named by its digest.
 */
function evidence({ evidence: pieces, outcome, competenceAssessment }: DecisionRecord): LetterObstacle[] {
  const grants = GRANTING.has(outcome);
  return [
    ...when(grants && pieces.length === 0 && competenceAssessment === undefined, 'DEC-2', '/evidence'),
    ...(competenceAssessment ? text('DEC-2', '/competenceAssessment/reference', competenceAssessment.reference) : []),
    ...pieces.flatMap((piece, at) => [
      ...when(isBlank(piece.credentialId) && isBlank(piece.sha256), 'DEC-2', `/evidence/${at}/credentialId`),
      ...(grants
        ? [
            ...inSomeLanguage('DEC-2', `/evidence/${at}/title`, piece.title),
            ...when(!piece.awardingBodies.some(isSaid), 'DEC-2', `/evidence/${at}/awardingBodies`),
            ...when(!isDay(piece.awardedOn), 'DEC-2', `/evidence/${at}/awardedOn`),
          ]
        : []),
    ]),
  ];
}

function basis({ legalBasis, policy }: DecisionRecord): LetterObstacle[] {
  return [
    ...when(!legalBasis.some((entry) => !isBlank(entry)), 'DEC-3', '/legalBasis'),
    ...inSomeLanguage('DEC-3', '/policy/regulation', policy.regulation),
    ...text('DEC-3', '/policy/version', policy.version),
  ];
}

function reasons({ findings, outcome, motivation, outcomeReasons }: DecisionRecord): LetterObstacle[] {
  return [
    ...when(findings.length === 0 && outcome !== 'inadmissible', 'DEC-4', '/findings'),
    ...findings.flatMap(({ said }, at) => text('DEC-4', `/findings/${at}/said/nl`, said.nl)),
    ...inDutch('DEC-4', '/motivation', motivation),
    ...outcomeReasons.flatMap((one, at) => [
      ...inSomeLanguage('DEC-4', `/outcomeReasons/${at}/text`, one.text),
      ...inDutch('DEC-4', `/outcomeReasons/${at}/reason`, one.reason),
    ]),
  ];
}

function effect({ outcome, parts, conditions }: DecisionRecord): LetterObstacle[] {
  return [
    ...when(outcome === 'granted_partial' && parts.length === 0, 'DEC-5', '/parts'),
    ...parts.flatMap(({ title }, at) => inSomeLanguage('DEC-5', `/parts/${at}/title`, title)),
    ...when(outcome === 'granted_conditional' && conditions.length === 0, 'DEC-5', '/conditions'),
    ...conditions.flatMap((condition, at) => inDutch('DEC-5', `/conditions/${at}`, condition)),
  ];
}

function signature({ decidedBy, decidedOn }: DecisionRecord): LetterObstacle[] {
  return [
    ...text('DEC-6', '/decidedBy/body', decidedBy.body),
    ...text('DEC-6', '/decidedBy/member', decidedBy.member),
    ...when(!isDay(decidedOn), 'DEC-6', '/decidedOn'),
  ];
}

function appeal({ appeal: { addressee, address, form } }: DecisionRecord): LetterObstacle[] {
  return [
    ...text('DEC-7', '/appeal/addressee', addressee),
    ...text('DEC-7', '/appeal/address', address),
    ...inDutch('DEC-7', '/appeal/form', form),
  ];
}

const when = (missing: boolean, element: LetterElement, pointer: string): LetterObstacle[] =>
  missing ? [{ element, pointer }] : [];

const text = (element: LetterElement, pointer: string, value: string) => when(isBlank(value), element, pointer);

const isSaid = (map: LangMap): boolean => Object.values(map).some((value) => !isBlank(value));

const inSomeLanguage = (element: LetterElement, pointer: string, map: LangMap) => when(!isSaid(map), element, pointer);

const inDutch = (element: LetterElement, pointer: string, map: LangMap) =>
  isSaid(map) ? when(isBlank(map.nl), 'DEC-8', pointer) : when(true, element, pointer);

const isDay = (day: string | null): boolean => day !== null && /^\d{4}-\d{2}-\d{2}$/.test(day);
