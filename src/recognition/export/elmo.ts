import { countryAlpha2 } from '../../credential/certificates/organization-identifier.ts';
import { asDateTime } from '../../record/civil-date.ts';
import { type EctsHundredths, formatEcts } from '../../record/ects.ts';
import type { Institution } from '../../record/institution.ts';
import type { DecisionOutcome } from '../../record/recognition/decision.ts';
import type { DecisionRecord, ReliedOn } from '../../record/recognition/decision-record.ts';
import { EXEMPTED, NO_CREDIT_CERTIFICATE, supplementWording } from '../../record/recognition/supplement.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import type { LangMap, PageLanguage } from '../../record/text.ts';
import { element, inLanguages, type Xml, xmlDocument } from './xml.ts';

const NAMESPACE = 'https://github.com/emrex-eu/elmo-schemas/tree/v1';

type Status = 'Positive' | 'Partially Positive' | 'Negative';

/**
 * Whether learning was recognised. A referral to a competence assessment and an application that could not be heard say
 * nothing about it: they are no result of recognition, and ELMO has no word for them.
 */
const STATUS: Readonly<Record<DecisionOutcome, Status | null>> = {
  granted: 'Positive',
  granted_elective: 'Positive',
  granted_partial: 'Partially Positive',
  granted_conditional: 'Partially Positive',
  refused: 'Negative',
  referred_evc: null,
  inadmissible: null,
};

/** `several_learners`: an ELMO document is about one person. `no_result`: none of these decisions recognises or refuses. */
export type ElmoObstacle = 'several_learners' | 'no_result';

/**
 * Decisions about one learner as an ELMO 2.0 document with a `resultOfRecognition` each: what it rests on (from), the unit
 * or its listed parts (to), Positive, Partially Positive or Negative. A conditional exemption is partial until its
 * conditions are met (`conditionsMet`: ids of such decisions). ECTS stand on the unit or on its parts, never on both, and
 * only where they are exempted; there is no mark and no credit certificate. `at` is in UTC seconds. Does not sign the
 * document, and leaves it to the caller which decisions still stand.
 */
export function elmo(
  decisions: readonly DecisionRecord[],
  institution: Institution,
  at: number,
  conditionsMet: ReadonlySet<string> = new Set(),
): Result<string, ElmoObstacle> {
  const results = decisions.filter(({ outcome }) => STATUS[outcome] !== null);
  const [first] = results;
  if (first === undefined) return fail('no_result');
  if (results.some(({ applicant }) => applicant.reference !== first.applicant.reference))
    return fail('several_learners');
  const generated = asDateTime(at);
  return ok(
    xmlDocument(
      element(
        'elmo',
        { xmlns: NAMESPACE },
        element('generatedDate', {}, generated),
        learner(first),
        element(
          'report',
          {},
          issuer(institution),
          ...results.map((decision) => result(decision, generated, conditionsMet.has(decision.decisionId))),
          element('issueDate', {}, generated),
        ),
      ),
    ),
  );
}

function learner({ applicant }: DecisionRecord): Xml {
  const { reference, givenName, familyName, birthDate } = applicant;
  return element(
    'learner',
    {},
    element('identifier', { type: 'local' }, reference),
    element('givenNames', {}, givenName),
    element('familyName', {}, familyName),
    // The schema asks for it, although not everybody has another alphabet.
    element('alternativeName', {}, `${givenName} ${familyName}`),
    ...(birthDate === undefined ? [] : [element('dateOfBirth', {}, birthDate)]),
  );
}

function issuer({ country, identifiers, legalName, homepage }: Institution): Xml {
  const alpha2 = countryAlpha2(country);
  const { eidas, erasmus, schac, ror } = identifiers;
  const named = { erasmus, schac, eidas: eidas.notation, ror: ror && `https://ror.org/${ror}` };
  return element(
    'issuer',
    {},
    ...(alpha2 === null ? [] : [element('country', {}, alpha2)]),
    ...Object.entries(named).flatMap(([type, value]) =>
      value === undefined ? [] : [element('identifier', { type }, value)],
    ),
    ...inLanguages('title', legalName),
    element('url', {}, homepage ?? ''),
  );
}

function result(decision: DecisionRecord, generated: string, met: boolean): Xml {
  const { unit, outcome, evidence } = decision;
  const status = outcome === 'granted_conditional' && met ? 'Positive' : (STATUS[outcome] ?? 'Negative');
  const to = outcome === 'granted_partial' ? decision.parts.map(({ id }) => partId(decision, id)) : [unit.code];
  return element(
    'resultOfRecognition',
    {},
    ...inLanguages('title', unit.title),
    ...inLanguages('description', description(decision, met)),
    ...(unit.iscedF === undefined ? [] : [element('iscedCode', {}, unit.iscedF)]),
    element('status', {}, status),
    element('decisionDate', {}, decision.decidedOn),
    ...evidence.map((piece) => basis(piece, generated)),
    element('recognitionResult', {}, targetUnit(decision, status, met)),
    ...(evidence.length === 0
      ? []
      : [
          element(
            'recognitionMapping',
            {},
            element(
              'mapping',
              {},
              element('fromMapping', {}, ...evidence.map(({ evidenceId }) => element('ref', {}, evidenceId))),
              element('toMapping', {}, ...to.map((ref) => element('ref', {}, ref))),
            ),
          ),
        ]),
  );
}

/** What the supplement says, what it rests on in credits, the conditions, and who decided under which id. */
function description(decision: DecisionRecord, met: boolean): Record<PageLanguage, string> {
  const wording = supplementWording(decision, met);
  const lines = (language: PageLanguage): readonly string[] => [
    ...(decision.outcome === 'granted_elective' ? [WORDS.elective[language]] : []),
    ...(wording === null ? [] : [`${wording[language]}.`, NO_CREDIT_CERTIFICATE[language]]),
    ...decision.credits.map(
      ({ title, ects }) => `${WORDS.used[language]}: ${inWords(title, language)}, ${formatEcts(ects)} ECTS.`,
    ),
    ...decision.conditions.map((text) => `${WORDS.condition[language]}: ${inWords(text, language)}`),
    `${WORDS.decision[language]} ${decision.decisionId}, ${decision.decidedBy.body}.`,
  ];
  return { nl: lines('nl').join('\n'), en: lines('en').join('\n') };
}

const WORDS = {
  // ELMO has no place for the elective space: without this the unit itself would seem to be recognised.
  elective: {
    nl: 'Vrijstelling in de keuzeruimte, voor evenveel studiepunten als dit opleidingsonderdeel.',
    en: 'Exemption in the elective space, for as many credits as this course unit.',
  },
  used: { nl: 'Gebruikt', en: 'Used' },
  condition: { nl: 'Voorwaarde', en: 'Condition' },
  decision: { nl: 'Beslissing', en: 'Decision' },
  nobody: { nl: 'Niet vermeld', en: 'Not stated' },
} as const;

const inWords = (text: LangMap, language: PageLanguage): string =>
  text[language] ?? text.nl ?? text.en ?? Object.values(text)[0] ?? '';

/** A piece of evidence as a report of whoever awarded it. Several bodies that awarded together are one issuer here. */
function basis(piece: ReliedOn, generated: string): Xml {
  const { evidenceId, credentialId, title, awardedOn, awardingBodies } = piece;
  const names = awardingBodies.filter((name) => Object.keys(name).length > 0);
  const named = Object.keys(title).length > 0 ? title : { und: credentialId ?? evidenceId };
  const report = element(
    'recognitionReport',
    {},
    element(
      'issuer',
      {},
      // A decision keeps names of awarding bodies, and the schema asks for an identifier.
      element('identifier', { type: 'name' }, names.map((name) => inWords(name, 'nl')).join(' / ') || WORDS.nobody.nl),
      ...(names.length === 0
        ? inLanguages('title', WORDS.nobody)
        : names.flatMap((name) => inLanguages('title', name))),
      element('url', {}, ''),
    ),
    element(
      'learningOpportunitySpecification',
      {},
      element('identifier', { type: 'local' }, evidenceId),
      ...(credentialId === null ? [] : [element('identifier', { type: 'credential' }, credentialId)]),
      ...inLanguages('title', named),
      instance(awardedOn === null ? [] : [element('date', {}, awardedOn)]),
    ),
    element('issueDate', {}, generated),
  );
  return element('recognitionBasis', {}, report);
}

function targetUnit(decision: DecisionRecord, status: Status, met: boolean): Xml {
  const { unit, parts, outcome } = decision;
  const label = supplementWording(decision, met) === null ? [] : [element('resultLabel', {}, EXEMPTED.nl)];
  const whole = outcome !== 'granted_partial';
  return course(
    [
      ['local', unit.code],
      ['academicYear', unit.academicYear],
    ],
    unit.title,
    'Course',
    instance(whole ? [...label, ...(status === 'Positive' ? credit(unit.ects) : [])] : []),
    unit.iscedF,
    whole
      ? []
      : parts.map(({ id, title, ects }) =>
          element(
            'hasPart',
            {},
            course([['local', partId(decision, id)]], title, 'Class', instance([...label, ...credit(ects)])),
          ),
        ),
  );
}

const partId = ({ unit }: DecisionRecord, id: string): string => `${unit.code}/${id}`;

const credit = (ects: EctsHundredths | null): readonly Xml[] =>
  ects === null ? [] : [element('credit', {}, element('scheme', {}, 'ECTS'), element('value', {}, formatEcts(ects)))];

const instance = (children: readonly Xml[]): Xml =>
  element('specifies', {}, element('learningOpportunityInstance', {}, ...children));

const course = (
  identifiers: readonly (readonly [type: string, value: string])[],
  title: LangMap,
  type: 'Course' | 'Class',
  specifies: Xml,
  iscedF?: string,
  parts: readonly Xml[] = [],
): Xml =>
  element(
    'learningOpportunitySpecification',
    {},
    ...identifiers.map(([kind, value]) => element('identifier', { type: kind }, value)),
    ...inLanguages('title', title),
    element('type', {}, type),
    ...(iscedF === undefined ? [] : [element('iscedCode', {}, iscedF)]),
    specifies,
    ...parts,
  );
