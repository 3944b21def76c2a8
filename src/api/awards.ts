import { z } from 'zod';
import { check } from '../issuing/check.ts';
import { issue } from '../issuing/issue.ts';
import { accepts } from '../record/accepts.ts';
import { Award } from '../record/award.ts';
import { CredentialId } from '../record/names.ts';
import { EXAMPLE_AWARD } from './examples.ts';
import { languageOf, problem, wireFinding } from './problem.ts';
import { answer, operation } from './route.ts';
import { CredentialView, Finding, wireCredential } from './wire.ts';

export const VISIBLE_ASCII = accepts({
  en: '1 to 200 visible ASCII characters',
  nl: '1 tot 200 zichtbare ASCII-tekens',
});
export const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,200}$/;

export const awardOperations = [
  operation({
    id: 'issueAward',
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
    example: EXAMPLE_AWARD,
    headers: {
      'Idempotency-Key': {
        description: 'same key, same answer; same key with another body is refused; 1 to 200 visible ASCII characters',
        example: '5b0c7a52-8f0e-4a1b-9d0e-2f6a1f1f7c11',
      },
      Prefer: { description: '`respond-async`: answer 202 once the award is reserved', example: 'respond-async' },
    },
    responses: {
      201: {
        description: 'Sealed',
        schema: CredentialView,
        headers: { Location: 'address of the credential' },
      },
      202: {
        description: 'Reserved; ask the credential for its progress',
        schema: CredentialView,
        headers: { Location: 'address of the credential', 'Preference-Applied': '`respond-async`' },
      },
    },
    problems: [
      'OFFERING_UNKNOWN',
      'RULES_NOT_MET',
      'DOCUMENT_NOT_VALID',
      'AWARD_CONFLICT',
      'IDEMPOTENCY_KEY_REUSED',
      'ACHIEVEMENT_CONFLICT',
      'ACHIEVEMENT_TAKEN',
      'ALREADY_ISSUED',
      'REPLACED_UNKNOWN',
      'REPLACED_NOT_LIVE',
      'REPLACED_OTHER_LEARNING',
      'KEY_MISSING',
      'KEY_COMPROMISED',
      'SEAL_CERTIFICATE_MISMATCH',
      'BUSY',
    ],
    async handle({ c, deps, scope, body, json }) {
      const idempotencyKey = c.req.header('idempotency-key') ?? null;
      if (idempotencyKey !== null && !IDEMPOTENCY_KEY.test(idempotencyKey))
        return problem(c, 'HEADER_NOT_VALID', {
          params: { header: 'Idempotency-Key', accepted: VISIBLE_ASCII },
        });
      const later = /(^|,)\s*respond-async\s*(;|,|$)/i.test(c.req.header('prefer') ?? '');
      const issued = await issue(deps.issuing, scope, { award: body, body: json, idempotencyKey, later });
      if (!issued.ok) return problem(c, issued.error.code, issued.error);
      const file = issued.value;
      const view = wireCredential(file, { ...scope, language: languageOf(c) });
      const location = `/api/institutions/${scope.institutionId}/credentials/${encodeURIComponent(view.id)}`;
      if (file.credential.progress === 'reserved')
        return answer(view, 202, { location, 'preference-applied': 'respond-async' });
      if (file.credential.replaces) deps.afterwards(deps.office.publishStatusOf(scope, file.credential.replaces));
      return answer(view, 201, { location });
    },
  }),
  operation({
    id: 'checkAward',
    method: 'post',
    path: '/awards/check',
    tag: 'Awards',
    summary: 'Check an award without issuing it',
    description: 'Says what issuing would say of the award itself; it does not look at keys, and nothing is stored.',
    action: 'awards:write',
    body: Award,
    example: EXAMPLE_AWARD,
    responses: {
      200: {
        description: 'It could be issued',
        schema: z.object({
          mayIssue: z.boolean(),
          findings: z.array(Finding),
          issuedAs: CredentialId.optional().describe('the credential this very award was issued as already'),
        }),
      },
    },
    problems: [
      'OFFERING_UNKNOWN',
      'RULES_NOT_MET',
      'AWARD_CONFLICT',
      'ACHIEVEMENT_CONFLICT',
      'ALREADY_ISSUED',
      'REPLACED_UNKNOWN',
      'REPLACED_NOT_LIVE',
      'REPLACED_OTHER_LEARNING',
    ],
    async handle({ c, deps, scope, body, json }) {
      const checked = await check(deps.issuing, scope, body, json);
      if (!checked.ok) return problem(c, checked.error.code, checked.error);
      const language = languageOf(c);
      const { findings, issuedAs } = checked.value;
      return answer({
        mayIssue: true,
        findings: findings.map((finding) => wireFinding(finding, language)),
        ...(issuedAs === null ? {} : { issuedAs }),
      });
    },
  }),
];
