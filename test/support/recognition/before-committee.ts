import { env } from 'cloudflare:workers';
import { OPERATIONS, SERVICE_OPERATIONS } from '../../../src/api/index.ts';
import {
  EXAMPLE_CASE,
  EXAMPLE_DECISION,
  EXAMPLE_OFFICER,
  EXAMPLE_POLICY,
  EXAMPLE_UNIT,
} from '../../../src/api/recognition/examples.ts';
import { addressOf } from '../../../src/api/route.ts';
import { type Answer, call, type Settings } from '../service.ts';
import { judgedFully, type Use } from './walk.ts';

/** Calls an operation of one institution by its name. */
export const useOf =
  (slug: string): Use =>
  (id, parameters = {}, { query, ...options } = {}) => {
    const found = [...OPERATIONS, ...SERVICE_OPERATIONS].find((operation) => operation.id === id);
    if (!found) throw new Error(id);
    const address = 'access' in found ? found.path : addressOf(found);
    const path = address.replace(/\{(\w+)\}/g, (_, name: string) =>
      encodeURIComponent(parameters[name] ?? (name === 'institution' ? slug : 'x')),
    );
    return call(found.method.toUpperCase(), query ? `${path}?${query}` : path, options);
  };

const AN = { 'on-behalf-of': 'an.janssens' };

export interface BeforeCommittee {
  readonly of: { readonly case: string };
  readonly inputHash: string;
}

async function must(asked: Promise<Answer>): Promise<Answer> {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(answer.text);
  return answer;
}

/** Unit, policy and an officer with every role; no precedent, so that nothing is covered before somebody judges it. */
export async function putBareRules(use: Use): Promise<void> {
  const { id: policy, version: policyVersion } = EXAMPLE_POLICY;
  await must(use('putOfficer', { person: AN['on-behalf-of'] }, { body: EXAMPLE_OFFICER }));
  await must(use('putPolicy', { policy, policyVersion }, { body: EXAMPLE_POLICY }));
  const unit = { unit: EXAMPLE_UNIT.code, academicYear: EXAMPLE_UNIT.academicYear };
  await must(use('putUnit', unit, { body: EXAMPLE_UNIT }));
}

/**
 * A case before the committee in which everything is done but the decision. It came there before anybody judged its
 * outcomes, so that no credit is reserved for it: several of them can want the same.
 */
export async function beforeCommittee(use: Use, credential: string, opening: object = {}): Promise<BeforeCommittee> {
  const step = (id: string, of: Record<string, string>, body?: unknown) =>
    must(use(id, of, { headers: AN, ...(body === undefined ? {} : { body }) }));
  const opened = await step('openCase', {}, { ...EXAMPLE_CASE, ...opening });
  const of = { case: opened.json.id as string };
  const file = await must(use('addEvidence', of, { headers: AN, raw: credential }));
  await step('submitCase', of);
  await step('takeInCase', of);
  await step('declareVerified', of);
  await step('declareInterest', of, { conflict: false });
  await step('makeRecommendation', of);
  await step('sendToCommittee', of, {});
  await step('judgeOutcomes', of, judgedFully(file.json));
  const { recommendation } = (await step('makeRecommendation', of)).json;
  const findings = recommendation.findings.map(({ id }: { id: string }) => id);
  await step('openFindings', of, { findings });
  await step('showFindings', of);
  return { of, inputHash: recommendation.inputHash };
}

/** The committee grants it. */
export const grant = (
  use: Use,
  { of, inputHash }: BeforeCommittee,
  more: object = {},
  settings: Settings = env,
): Promise<Answer> =>
  use('decideCase', of, { headers: AN, body: { ...EXAMPLE_DECISION, recommendation: inputHash, ...more }, settings });
