import { z } from 'zod';
import { CivilDate } from '../../record/civil-date.ts';
import { EquivalencePrecedent } from '../../record/recognition/precedent.ts';
import { problem } from '../problem.ts';
import { answer, operation } from '../route.ts';
import { officerWith } from './actor.ts';
import { EXAMPLE_PRECEDENT } from './examples.ts';

const End = z.strictObject({ on: CivilDate.describe('last day on which it counts') });

/** The concordance table: what a committee decided once for a class of cases. A person keeps it, never a program alone. */
export const precedentOperations = [
  operation({
    id: 'putPrecedent',
    method: 'put',
    path: '/recognition/precedents/{precedent}',
    tag: 'Recognition rules',
    summary: 'Add or change a precedent',
    description:
      'Fills in the outcome mappings of later cases; a person still confirms each. `On-Behalf-Of` names somebody with the role `precedents`.',
    action: 'recognition:precedents',
    body: EquivalencePrecedent,
    example: EXAMPLE_PRECEDENT,
    responses: {
      200: { description: 'Changed, or as it was', schema: EquivalencePrecedent },
      201: { description: 'Added', schema: EquivalencePrecedent },
    },
    problems: ['ADDRESS_MISMATCH', 'PERSON_NEEDED', 'ROLE_NEEDED'],
    async handle(request) {
      const { c, deps, scope, params, body, json } = request;
      const { precedent: expected = '' } = params;
      const actor = await officerWith(request, 'precedents');
      if (actor instanceof Response) return actor;
      if (body.id !== expected)
        return problem(c, 'ADDRESS_MISMATCH', { params: { field: 'id', expected }, path: '/id' });
      const { book, now } = deps.recognition;
      const done = await book.putPrecedent(scope, body, json, now());
      return answer(body, done === 'created' ? 201 : 200);
    },
  }),
  operation({
    id: 'listPrecedents',
    method: 'get',
    path: '/recognition/precedents',
    tag: 'Recognition rules',
    summary: 'List precedents',
    action: 'recognition:read',
    query: z.strictObject({ unit: z.string().max(100).optional().describe('only about this course unit') }),
    responses: {
      200: { description: 'All of them', schema: z.object({ precedents: z.array(EquivalencePrecedent) }) },
    },
    problems: [],
    async handle({ deps, scope, query }) {
      return answer({ precedents: await deps.recognition.book.precedents(scope, query.unit) });
    },
  }),
  operation({
    id: 'endPrecedent',
    method: 'post',
    path: '/recognition/precedents/{precedent}/end',
    tag: 'Recognition rules',
    summary: 'End a precedent',
    description: 'What was decided on it stays. `On-Behalf-Of` names somebody with the role `precedents`.',
    action: 'recognition:precedents',
    body: End,
    example: { on: '2027-08-31' },
    responses: { 204: { description: 'Ended' } },
    problems: ['PERSON_NEEDED', 'ROLE_NEEDED', 'PRECEDENT_UNKNOWN'],
    async handle(request) {
      const { c, deps, scope, params, body } = request;
      const { precedent = '' } = params;
      const actor = await officerWith(request, 'precedents');
      if (actor instanceof Response) return actor;
      const { book, now } = deps.recognition;
      return (await book.endPrecedent(scope, precedent, body.on, now()))
        ? new Response(null, { status: 204 })
        : problem(c, 'PRECEDENT_UNKNOWN', { params: { precedent } });
    },
  }),
];
