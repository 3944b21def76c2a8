import { z } from 'zod';
import { Officer } from '../../record/recognition/officer.ts';
import { problem } from '../problem.ts';
import { answer, operation } from '../route.ts';
import { isPerson } from '../session.ts';
import { EXAMPLE_OFFICER } from './examples.ts';

const View = z
  .object({ person: z.string().describe('as `On-Behalf-Of` names them'), ...Officer.shape })
  .meta({ id: 'OfficerEntry' });

/** Who has which role. A key alone decides nothing: behind each step stands a person of this list. */
export const officerOperations = [
  operation({
    id: 'putOfficer',
    method: 'put',
    path: '/recognition/officers/{person}',
    tag: 'Recognition rules',
    summary: 'Give a member of staff their roles',
    action: 'recognition:officers',
    body: Officer,
    example: EXAMPLE_OFFICER,
    responses: {
      200: { description: 'Changed, or as it was', schema: View },
      201: { description: 'Added', schema: View },
    },
    problems: ['OFFICER_UNKNOWN'],
    async handle({ c, deps, scope, params, body }) {
      const { person = '' } = params;
      // Nobody could ever act under a name the header does not take.
      if (!isPerson(person)) return problem(c, 'OFFICER_UNKNOWN', { params: { person } });
      const { book, now } = deps.recognition;
      const done = await book.putOfficer(scope, person, body, now());
      return answer({ person, ...body }, done === 'created' ? 201 : 200);
    },
  }),
  operation({
    id: 'listOfficers',
    method: 'get',
    path: '/recognition/officers',
    tag: 'Recognition rules',
    summary: 'List who has which role',
    action: 'recognition:officers',
    responses: { 200: { description: 'All of them', schema: z.object({ officers: z.array(View) }) } },
    problems: [],
    async handle({ deps, scope }) {
      const officers = await deps.recognition.book.officers(scope);
      return answer({ officers: officers.map(({ person, officer }) => ({ person, ...officer })) });
    },
  }),
  operation({
    id: 'readOfficer',
    method: 'get',
    path: '/recognition/officers/{person}',
    tag: 'Recognition rules',
    summary: 'Read the roles of one person',
    action: 'recognition:officers',
    responses: { 200: { description: 'Their roles', schema: View } },
    problems: ['OFFICER_UNKNOWN'],
    async handle({ c, deps, scope, params }) {
      const { person = '' } = params;
      const officer = await deps.recognition.book.officer(scope, person);
      return officer ? answer({ person, ...officer }) : problem(c, 'OFFICER_UNKNOWN', { params: { person } });
    },
  }),
  operation({
    id: 'removeOfficer',
    method: 'delete',
    path: '/recognition/officers/{person}',
    tag: 'Recognition rules',
    summary: 'Take a person’s roles away',
    description: 'What they did stays on record under their name.',
    action: 'recognition:officers',
    responses: { 204: { description: 'Taken away' } },
    problems: ['OFFICER_UNKNOWN'],
    async handle({ c, deps, scope, params }) {
      const { person = '' } = params;
      const { book, now } = deps.recognition;
      return (await book.removeOfficer(scope, person, now()))
        ? new Response(null, { status: 204 })
        : problem(c, 'OFFICER_UNKNOWN', { params: { person } });
    },
  }),
];
