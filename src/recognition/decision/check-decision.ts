import { accepts } from '../../record/accepts.ts';
import { type EctsHundredths, formatEcts } from '../../record/ects.ts';
import { type DecisionOutcome, type DecisionRequest, GRANTING } from '../../record/recognition/decision.ts';
import type { LangMap } from '../../record/text.ts';
import type { CaseFile } from '../case/case.ts';
import type { CaseRefusal } from '../case/refusal.ts';
import type { Recommendation } from '../engine/recommendation.ts';
import { followsRecommendation, NEGATIVE } from './following.ts';

type Missing = NonNullable<CaseRefusal['errors']>[number];
type Checked = Pick<CaseFile, 'case' | 'unit' | 'policy'>;
type Check = (request: DecisionRequest, file: Checked, recommendation: Recommendation) => Missing[];

/** Outcomes that give the whole unit, now or once conditions are met. */
const WHOLE: ReadonlySet<DecisionOutcome> = new Set(['granted', 'granted_elective', 'granted_conditional']);
/** Without a reason per outcome: the unit is fully granted, or the application was not heard and no outcome was weighed. */
const NO_OUTCOME_REASONS: ReadonlySet<DecisionOutcome> = new Set(['granted', 'granted_elective', 'inadmissible']);

/**
 * Everything a decision lacks, all at once (formal motivation of administrative acts, wet van 29 juli 1991: the reasons of
 * law and of fact stand in the decision itself). Asks whether each element is there, never whether the reasons are good.
 * Who decides, the state of the case, and whether the credit is free are checked elsewhere.
 */
export const checkDecision: Check = (request, file, recommendation) =>
  CHECKS.flatMap((check) => check(request, file, recommendation));

/** Whether a decision follows its recommendation, as it will stand in the record. */
export const follows = (request: DecisionRequest, { case: { advices } }: Checked, recommendation: Recommendation) =>
  followsRecommendation(recommendation, request, { advised: advices.length > 0 });

const heardOrNot: Check = ({ outcome }, { case: { state } }) =>
  (outcome === 'inadmissible') === (state === 'inadmissible_proposed')
    ? []
    : [
        missing(
          '/outcome',
          outcome === 'inadmissible'
            ? {
                en: 'an outcome on the merits: not hearing the case was not proposed',
                nl: 'een uitkomst ten gronde: onontvankelijkheid is niet voorgesteld',
              }
            : { en: '"inadmissible", or drop the proposal first', nl: '"inadmissible", of trek het voorstel eerst in' },
        ),
      ];

const motivation: Check = ({ motivation: reasons, conditions, outcomeReasons }) => [
  ...inDutch('/motivation', reasons),
  ...conditions.flatMap((condition, at) => inDutch(`/conditions/${at}`, condition)),
  ...outcomeReasons.flatMap(({ reason }, at) => inDutch(`/outcomeReasons/${at}/reason`, reason)),
];

/** Each essential outcome that is not covered has its own reason; a reason is about an outcome of this unit, once. */
const reasonsPerOutcome: Check = ({ outcome, outcomeReasons }, { unit }, recommendation) => {
  const given = outcomeReasons.map(({ outcomeId }) => outcomeId);
  const wrong = given.flatMap((id, at) =>
    unit.outcomes.some((one) => one.id === id) && given.indexOf(id) === at
      ? []
      : [
          missing(`/outcomeReasons/${at}/outcomeId`, {
            en: 'an outcome of this unit, each once',
            nl: 'een leerresultaat van dit opleidingsonderdeel, elk één keer',
          }),
        ],
  );
  const wanted = NO_OUTCOME_REASONS.has(outcome) ? [] : notCovered(recommendation);
  const absent = wanted.filter((id) => !given.includes(id));
  return absent.length === 0
    ? wrong
    : [
        ...wrong,
        missing('/outcomeReasons', {
          en: `a reason for each essential outcome that is not covered; still missing: ${absent.join(', ')}`,
          nl: `een reden voor elk essentieel leerresultaat dat niet gedekt is; ontbreekt nog: ${absent.join(', ')}`,
        }),
      ];
};

/** Essential outcomes that what was learned does not cover fully, as far as anybody has judged. */
const notCovered = ({ outcomes }: Pick<Recommendation, 'outcomes'>): string[] =>
  outcomes.filter(({ essential, degree }) => essential && degree !== 'full').map(({ outcomeId }) => outcomeId);

const partsOnlyWherePartial: Check = ({ outcome, parts }, { unit }) => {
  if (outcome !== 'granted_partial')
    return parts.length === 0
      ? []
      : [
          missing('/parts', {
            en: 'no parts, unless the outcome is granted_partial',
            nl: 'geen onderdelen, tenzij de uitkomst granted_partial is',
          }),
        ];
  const listed = parts.every((id, at) => unit.parts.some((part) => part.id === id) && parts.indexOf(id) === at);
  return parts.length > 0 && listed
    ? []
    : [
        missing('/parts', {
          en: 'at least one listed part of this unit, each once',
          nl: 'minstens één opgelijst onderdeel van dit opleidingsonderdeel, elk één keer',
        }),
      ];
};

const conditionsOnlyWhereConditional: Check = ({ outcome, conditions }) =>
  (outcome === 'granted_conditional') === conditions.length > 0
    ? []
    : [
        missing('/conditions', {
          en: 'conditions exactly when the outcome is granted_conditional',
          nl: 'voorwaarden precies wanneer de uitkomst granted_conditional is',
        }),
      ];

const body: Check = (request, { policy: { decisionBodies } }) =>
  decisionBodies.includes(request.body)
    ? []
    : [
        missing('/body', {
          en: `a body that may decide: ${decisionBodies.join(', ')}`,
          nl: `een orgaan dat mag beslissen: ${decisionBodies.join(', ')}`,
        }),
      ];

const deviation: Check = (request, file, recommendation) =>
  request.deviationReason !== undefined || (follows(request, file, recommendation) && !NEGATIVE.has(request.outcome))
    ? []
    : [
        missing('/deviationReason', {
          en: 'a reason: the decision differs from the recommendation, or is a negative one',
          nl: 'een reden: de beslissing wijkt af van de aanbeveling, of is negatief',
        }),
      ];

/** EVC rests on a competence assessment (bekwaamheidsonderzoek) by as many assessors as the policy asks for. */
const assessment: Check = ({ outcome, competenceAssessment }, { case: { route }, policy: { evcAssessors } }) => {
  if (route === 'EVK')
    return competenceAssessment === undefined
      ? []
      : [
          missing('/competenceAssessment', {
            en: 'nothing: only route EVC rests on one',
            nl: 'niets: enkel de route EVC steunt erop',
          }),
        ];
  if (!GRANTING.has(outcome)) return [];
  const assessors = new Set(competenceAssessment?.assessors);
  return assessors.size >= evcAssessors
    ? []
    : [
        missing(competenceAssessment === undefined ? '/competenceAssessment' : '/competenceAssessment/assessors', {
          en: `a competence assessment by at least ${evcAssessors} different assessors`,
          nl: `een bekwaamheidsonderzoek door minstens ${evcAssessors} verschillende assessoren`,
        }),
      ];
};

/** Credit named for the whole unit is as much as the policy asks for, or somebody says why less is enough. */
const enoughCredit: Check = ({ outcome, restsOn, deviationReason }, _file, { workload: { required } }) => {
  const named = restsOn.reduce((sum, { ects }) => sum + ects, 0) as EctsHundredths;
  return restsOn.length === 0 || !WHOLE.has(outcome) || named >= required || deviationReason !== undefined
    ? []
    : [
        missing('/restsOn', {
          en: `at least ${formatEcts(required)} ECTS, or a reason in deviationReason`,
          nl: `minstens ${formatEcts(required)} studiepunten, of een reden in deviationReason`,
        }),
      ];
};

const CHECKS: readonly Check[] = [
  heardOrNot,
  motivation,
  reasonsPerOutcome,
  partsOnlyWherePartial,
  conditionsOnlyWhereConditional,
  body,
  deviation,
  assessment,
  enoughCredit,
];

const inDutch = (pointer: string, text: LangMap): Missing[] =>
  text.nl === undefined ? [missing(`${pointer}/nl`, { en: 'text in Dutch', nl: 'tekst in het Nederlands' })] : [];

const missing = (pointer: string, words: { en: string; nl: string }): Missing => ({
  pointer,
  accepted: accepts(words),
});
