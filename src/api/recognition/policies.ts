import { z } from 'zod';
import { ExemptionPolicy } from '../../record/recognition/policy.ts';
import { problem } from '../problem.ts';
import { answer, operation } from '../route.ts';
import { EXAMPLE_POLICY } from './examples.ts';
import { wirePolicy } from './wire-rules.ts';

/** Rules a committee approved, version by version. */
export const policyOperations = [
  operation({
    id: 'putPolicy',
    method: 'put',
    path: '/recognition/policies/{policy}/{policyVersion}',
    tag: 'Recognition rules',
    summary: 'Add a version of an exemption policy',
    description: 'A version is frozen at once: a case keeps the version it was opened under.',
    action: 'recognition:policies',
    body: ExemptionPolicy,
    example: EXAMPLE_POLICY,
    responses: {
      200: { description: 'As it was', schema: ExemptionPolicy },
      201: { description: 'Added', schema: ExemptionPolicy },
    },
    problems: ['ADDRESS_MISMATCH', 'POLICY_FROZEN'],
    async handle({ c, deps, scope, params, body, json }) {
      for (const [field, expected = ''] of [
        ['id', params.policy],
        ['version', params.policyVersion],
      ] as const)
        if (body[field] !== expected)
          return problem(c, 'ADDRESS_MISMATCH', { params: { field, expected }, path: `/${field}` });
      const { book, now } = deps.recognition;
      const done = await book.putPolicy(scope, body, json, now());
      if (done === 'frozen')
        return problem(c, 'POLICY_FROZEN', { params: { policy: body.id, version: body.version }, path: '/version' });
      return answer(wirePolicy(body), done === 'created' ? 201 : 200);
    },
  }),
  operation({
    id: 'listPolicies',
    method: 'get',
    path: '/recognition/policies',
    tag: 'Recognition rules',
    summary: 'List exemption policies in all their versions',
    action: 'recognition:read',
    query: z.strictObject({ id: z.string().max(60).optional().describe('only the versions of this one') }),
    responses: {
      200: { description: 'All versions', schema: z.object({ policies: z.array(ExemptionPolicy) }) },
    },
    problems: [],
    async handle({ deps, scope, query }) {
      return answer({ policies: (await deps.recognition.book.policies(scope, query.id)).map(wirePolicy) });
    },
  }),
  operation({
    id: 'readPolicy',
    method: 'get',
    path: '/recognition/policies/{policy}/{policyVersion}',
    tag: 'Recognition rules',
    summary: 'Read one version of an exemption policy',
    action: 'recognition:read',
    responses: { 200: { description: 'The version', schema: ExemptionPolicy } },
    problems: ['POLICY_UNKNOWN'],
    async handle({ c, deps, scope, params }) {
      const { policy: id = '', policyVersion: version = '' } = params;
      const policy = await deps.recognition.book.policy(scope, id, version);
      return policy ? answer(wirePolicy(policy)) : problem(c, 'POLICY_UNKNOWN', { params: { policy: id, version } });
    },
  }),
];
