import { z } from 'zod';
import { check, issue } from '../issuing/issue.ts';
import { Award } from '../record/award.ts';
import { languageOf, problem, wireFinding } from './problem.ts';
import { answer, operation } from './route.ts';
import { CredentialView, Finding, wireCredential } from './wire.ts';

const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

export const awardOperations = [
  operation({
    method: 'post',
    path: '/awards',
    tag: 'Awards',
    summary: 'Issue a completed award',
    description: [
      'Turns one award into sealed documents: the EDC (JAdES) and the VCDM 2.0 form with two Data Integrity proofs.',
      'The answer comes when all are sealed; with `Prefer: respond-async` as soon as the award is reserved (202).',
      'Sending the same award again gives the same credential. An `Idempotency-Key` is optional, the award id does the same.',
    ].join(' '),
    action: 'awards:write',
    body: Award,
    headers: {
      'Idempotency-Key': 'same key, same answer; same key with another body is refused',
      Prefer: '`respond-async`: answer 202 once the award is reserved',
      'On-Behalf-Of': 'the person the key acts for, kept in the audit',
    },
    responses: {
      201: { description: 'Sealed', schema: CredentialView },
      202: { description: 'Reserved; ask the credential for its progress', schema: CredentialView },
    },
    problems: [
      'BODY_NOT_VALID',
      'RULES_NOT_MET',
      'OFFERING_UNKNOWN',
      'AWARD_CONFLICT',
      'ALREADY_ISSUED',
      'IDEMPOTENCY_KEY_REUSED',
      'KEY_MISSING',
    ],
    async handle({ c, deps, scope, body, json }) {
      const idempotencyKey = c.req.header('idempotency-key') ?? null;
      if (idempotencyKey !== null && !IDEMPOTENCY_KEY.test(idempotencyKey))
        return problem(c, 'HEADER_NOT_VALID', {
          params: { header: 'Idempotency-Key', accepted: '1-200 visible ASCII characters' },
        });
      const later = /(^|,)\s*respond-async\s*(;|,|$)/i.test(c.req.header('prefer') ?? '');
      const issued = await issue(deps.issuing, scope, { award: body, body: json, idempotencyKey, later });
      if (!issued.ok) return problem(c, issued.error.code, issued.error);
      const { file } = issued.value;
      const view = wireCredential(file, { ...scope, origin: deps.origin, language: languageOf(c) });
      const location = `/api/institutions/${scope.institutionId}/credentials/${encodeURIComponent(view.id)}`;
      if (file.credential.progress === 'reserved')
        return answer(view, 202, { location, 'preference-applied': 'respond-async' });
      if (file.credential.replaces) deps.afterwards(deps.office.publishStatusOf(scope, file.credential.replaces));
      return answer(view, 201, { location });
    },
  }),
  operation({
    method: 'post',
    path: '/awards/check',
    tag: 'Awards',
    summary: 'Check an award without issuing it',
    action: 'awards:write',
    body: Award,
    responses: {
      200: {
        description: 'It could be issued',
        schema: z.object({ mayIssue: z.boolean(), findings: z.array(Finding) }),
      },
    },
    problems: ['BODY_NOT_VALID', 'RULES_NOT_MET', 'OFFERING_UNKNOWN'],
    async handle({ c, deps, scope, body }) {
      const checked = await check(deps.issuing, scope, body);
      if (!checked.ok) return problem(c, checked.error.code, checked.error);
      const language = languageOf(c);
      return answer({ mayIssue: true, findings: checked.value.map((finding) => wireFinding(finding, language)) });
    },
  }),
];
