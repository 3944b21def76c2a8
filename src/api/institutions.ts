import { z } from 'zod';
import { Institution } from '../record/institution.ts';
import { problem } from './problem.ts';
import { answer, operation } from './route.ts';

const View = z.object({ did: z.string(), institution: Institution }).meta({ id: 'InstitutionView' });

export const institutionOperations = [
  operation({
    method: 'put',
    path: '',
    tag: 'Institution',
    summary: 'Create or change the institution',
    description:
      'Only the operator creates one. The slug is signed into every credential and never changes; sealed documents keep what they say.',
    action: 'institution:write',
    mayBeNew: true,
    body: Institution,
    responses: { 200: { description: 'Changed' }, 201: { description: 'Created' } },
    problems: ['BODY_NOT_VALID', 'SLUG_MISMATCH'],
    async handle({ c, deps, scope, body, json }) {
      if (body.slug !== scope.institutionId)
        return problem(c, 'SLUG_MISMATCH', { params: { expected: scope.institutionId }, path: '/slug' });
      const done = await deps.office.putInstitution(scope, json);
      return answer({ institution: scope.institutionId, done }, done === 'created' ? 201 : 200);
    },
  }),
  operation({
    method: 'get',
    path: '',
    tag: 'Institution',
    summary: 'Read the institution',
    action: 'institution:read',
    responses: { 200: { description: 'The record', schema: View } },
    problems: ['INSTITUTION_UNKNOWN'],
    async handle({ c, deps, scope }) {
      const institution = await deps.office.institution(scope);
      return institution
        ? answer({ institution })
        : problem(c, 'INSTITUTION_UNKNOWN', { params: { institution: scope.institutionId } });
    },
  }),
];
