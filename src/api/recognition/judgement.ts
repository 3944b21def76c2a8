import { decide } from '../../recognition/decision/decide.ts';
import { judgeOutcomes } from '../../recognition/decision/judge-outcomes.ts';
import { makeRecommendation } from '../../recognition/decision/make-recommendation.ts';
import { Judgement } from '../../record/recognition/case-requests.ts';
import { DecisionRequest } from '../../record/recognition/decision.ts';
import { languageOf, problem } from '../problem.ts';
import { answer, operation } from '../route.ts';
import { readFile } from './cases.ts';
import { EXAMPLE_DECISION, EXAMPLE_MAPPINGS } from './examples.ts';
import { bareStep, step } from './step.ts';
import { DecisionView, wireDecision } from './wire-decision.ts';
import { RecommendationView, wireRecommendation } from './wire-recommendation.ts';

/** What people judge, what the service finds, and what a committee decides. */
export const judgementOperations = [
  step({
    id: 'judgeOutcomes',
    step: 'mappings',
    summary: 'Judge which outcomes are covered',
    description:
      'A person says which of what was learned covers which outcome. A later judgement of the same outcome and learning takes the place of the earlier one.',
    action: 'recognition:advise',
    roles: ['lecturer', 'committee'],
    body: Judgement,
    example: { mappings: EXAMPLE_MAPPINGS },
    problems: [
      'UNIT_NOT_YOURS',
      'INTEREST_NOT_DECLARED',
      'CONFLICT_OF_INTEREST',
      'OUTCOME_UNKNOWN',
      'LEARNING_UNKNOWN',
      'MAPPING_NOT_VALID',
    ],
    take: judgeOutcomes,
  }),
  bareStep({
    id: 'makeRecommendation',
    step: 'recommendation',
    summary: 'Compute findings and recommendation',
    description: 'From evidence, judgements, policy and credit as they are now; kept with the case.',
    action: 'recognition:recommend',
    roles: ['intake', 'committee'],
    problems: [],
    take: makeRecommendation,
  }),
  operation({
    id: 'readRecommendation',
    method: 'get',
    path: '/recognition/cases/{case}/recommendation',
    tag: 'Recognition',
    summary: 'Read the newest recommendation',
    action: 'recognition:read',
    responses: { 200: { description: 'Findings and recommendation', schema: RecommendationView } },
    problems: ['CASE_UNKNOWN', 'RECOMMENDATION_MISSING'],
    async handle(request) {
      const { c, params } = request;
      const file = await readFile(request, params.case ?? '', 'recommendation');
      if (file instanceof Response) return file;
      return file.recommendation
        ? answer(wireRecommendation(file.recommendation, languageOf(c)))
        : problem(c, 'RECOMMENDATION_MISSING');
    },
  }),
  step({
    id: 'decideCase',
    step: 'decision',
    summary: 'Decide',
    description:
      'A committee decides, with reasons in Dutch: one for each essential outcome that is not covered when it is not fully granted. Deviating from the recommendation needs a reason, and so does following a negative one.',
    action: 'recognition:decide',
    roles: ['committee'],
    body: DecisionRequest,
    example: EXAMPLE_DECISION,
    problems: [
      'INTEREST_NOT_DECLARED',
      'CONFLICT_OF_INTEREST',
      'RECOMMENDATION_MISSING',
      'RECOMMENDATION_OUTDATED',
      'FINDINGS_NOT_OPENED',
      'FINDINGS_NOT_SHOWN',
      'DECISION_INCOMPLETE',
      'LETTER_INCOMPLETE',
      'COVER_NOT_CHOSEN',
      'LEARNING_UNKNOWN',
      'CREDIT_USED',
    ],
    take: decide,
  }),
  operation({
    id: 'readDecision',
    method: 'get',
    path: '/recognition/cases/{case}/decision',
    tag: 'Recognition',
    summary: 'Read the decision that stands',
    action: 'recognition:read',
    responses: { 200: { description: 'The decision', schema: DecisionView } },
    problems: ['CASE_UNKNOWN', 'DECISION_MISSING'],
    async handle(request) {
      const { c, params } = request;
      const file = await readFile(request, params.case ?? '', 'decision');
      if (file instanceof Response) return file;
      const stands = file.decisions.find(({ decisionId }) => decisionId === file.case.decisionId);
      return stands ? answer(wireDecision(stands, languageOf(c))) : problem(c, 'DECISION_MISSING');
    },
  }),
];
