import { z } from 'zod';
import { eraseCase } from '../../recognition/case/erase-case.ts';
import { makeLink } from '../../recognition/case/make-link.ts';
import { asDateTime } from '../../record/civil-date.ts';
import { answer, operation } from '../route.ts';
import { DateTime } from '../wire.ts';
import { officerOf } from './actor.ts';
import { recognitionDeps } from './deps.ts';
import { refused } from './refused.ts';
import { bareStep, byPerson, STEP_PROBLEMS } from './step.ts';

/** Where an applicant opens their link; the token goes into the address as its last part. */
export const APPLY_PAGE = '/recognition/apply';

const Link = z
  .object({
    url: z.string().describe('for the applicant only: whoever has it first, has the session'),
    token: z.string().describe('the same as text, for `POST /api/recognition/session`; shown here and never again'),
    expiresAt: DateTime,
  })
  .meta({ id: 'ApplicantLink' });

/** The way in for the applicant, and the way out for their data. */
export const linkOperations = [
  operation({
    id: 'makeLink',
    method: 'post',
    path: '/recognition/cases/{case}/link',
    tag: 'Recognition',
    summary: 'Make the link for the applicant',
    description: `Works once, for this case only; a new link ends those before it. ${byPerson('intake')}`,
    action: 'recognition:intake',
    responses: { 201: { description: 'Made', schema: Link } },
    problems: [...STEP_PROBLEMS],
    async handle(request) {
      const { c, deps, scope, params } = request;
      const actor = await officerOf(request);
      if (actor instanceof Response) return actor;
      const made = await makeLink(recognitionDeps(deps), scope, actor, params.case ?? '');
      if (!made.ok) return refused(c, made.error);
      const { token, expiresAt } = made.value;
      return answer({ url: `${deps.origin}${APPLY_PAGE}/${token}`, token, expiresAt: asDateTime(expiresAt) }, 201);
    },
  }),
  bareStep({
    id: 'eraseCase',
    step: 'erasure',
    summary: 'Erase the personal data of a case',
    description:
      'After the retention term. Documents, names and texts go; digests, dates, outcome and used credit stay. What was signed stays valid.',
    action: 'recognition:intake',
    roles: ['intake'],
    problems: ['NOT_ERASABLE'],
    take: eraseCase,
  }),
];
