import { z } from 'zod';
import type { CaseFile } from '../../recognition/case/case.ts';
import { redeemLink } from '../../recognition/case/redeem-link.ts';
import type { CaseRefusal } from '../../recognition/case/refusal.ts';
import { seenByApplicant } from '../../recognition/case/seen-by-applicant.ts';
import { submitCase } from '../../recognition/case/submit-case.ts';
import { withdraw } from '../../recognition/case/withdraw.ts';
import { asDateTime } from '../../record/civil-date.ts';
import { Withdrawal } from '../../record/recognition/case-requests.ts';
import type { Result } from '../../record/result.ts';
import { Text } from '../../record/text.ts';
import { DOCUMENT_RESPONSE } from '../document-answer.ts';
import { languageOf, problem } from '../problem.ts';
import { answer, serviceOperation } from '../route.ts';
import { sessionToken } from '../session.ts';
import { MAX_UPLOAD } from '../upload.ts';
import { DateTime } from '../wire.ts';
import type { ApplicantRequest } from './applicant-operation.ts';
import { applicantOperation, ownFile } from './applicant-operation.ts';
import { pieceRead } from './cases.ts';
import { makeChallenge } from './challenge.ts';
import { recognitionDeps } from './deps.ts';
import { Challenge } from './evidence.ts';
import { EvidenceForm, receiveEvidence } from './evidence-upload.ts';
import { fileAnswer } from './file-answer.ts';
import { LETTER_RESPONSE, LetterQuery, letterAnswer } from './letter.ts';
import { credentialRead, ownCredentialAnswer } from './own-credential.ts';
import { portfolioProblems, portfolioQuery, portfolioUpload, receivePortfolioItem } from './portfolio.ts';
import { refused } from './refused.ts';
import { OwnCaseView, wireOwnCase } from './wire-applicant.ts';

const Session = z
  .object({
    session: z.string().describe('send it as `Authorization: Bearer sgs_…`; shown here and never again'),
    expiresAt: DateTime,
  })
  .meta({ id: 'ApplicantSession' });

export const APPLICANT = { kind: 'applicant' } as const;
const STEP = ['CASE_STEP_REFUSED', 'CASE_MOVED'] as const;
const OWN_CASE = { description: 'The case as it is now', schema: OwnCaseView };

/** The applicant's case after a step of theirs, or what stood in its way. */
const stepped = ({ c }: ApplicantRequest<unknown, unknown>, taken: Result<CaseFile, CaseRefusal>): Response =>
  taken.ok ? answer(wireOwnCase(taken.value, languageOf(c))) : refused(c, taken.error);

/** What an applicant does for themselves. */
export const applicantOperations = [
  serviceOperation({
    id: 'openSession',
    method: 'post',
    path: '/api/recognition/session',
    tag: 'Applicants',
    summary: 'Exchange a link for a session',
    description: 'Once: a link that was used, has expired or never was is refused alike.',
    access: 'anybody',
    body: z.strictObject({ token: Text(200).describe('what the institution gave, as text') }),
    example: { token: 'q0sJmX1n9a7d5c3b1f2e4d6c8b0a9f8e7d6c5b4a3f2' },
    responses: { 201: { description: 'A session for that one case', schema: Session } },
    problems: ['LINK_NOT_VALID'],
    async handle({ c, deps, body }) {
      const redeemed = await redeemLink(recognitionDeps(deps), body.token);
      if (!redeemed.ok) return refused(c, redeemed.error);
      const { session, expiresAt } = redeemed.value;
      return answer({ session: sessionToken(session), expiresAt: asDateTime(expiresAt) }, 201);
    },
  }),
  applicantOperation({
    id: 'readOwnCase',
    method: 'get',
    path: '',
    summary: 'Read one’s case',
    description:
      'State, terms, evidence and findings once they were shown; decision, letters and credential from when the notification of the decision was recorded.',
    responses: { 200: OWN_CASE },
    problems: [],
    async handle(request) {
      const file = await ownFile(request, 'file');
      return file instanceof Response ? file : answer(wireOwnCase(file, languageOf(request.c)));
    },
  }),
  applicantOperation({
    id: 'submitOwnCase',
    method: 'post',
    path: '/submit',
    summary: 'Hand one’s case in',
    responses: { 200: OWN_CASE },
    problems: STEP,
    handle: async (request) =>
      stepped(request, await submitCase(recognitionDeps(request.deps), request.scope, APPLICANT, request.caseId)),
  }),
  applicantOperation({
    id: 'makeOwnChallenge',
    method: 'post',
    path: '/challenge',
    summary: 'Make a challenge for one’s wallet',
    description: 'What the wallet signs when it presents something for this case. It counts once.',
    responses: { 201: { description: 'Made', schema: Challenge } },
    problems: [],
    async handle({ c, deps, scope, caseId }) {
      const made = await makeChallenge(deps, scope, caseId);
      return made.ok ? answer(made.value, 201) : refused(c, made.error);
    },
  }),
  applicantOperation({
    id: 'addOwnEvidence',
    method: 'post',
    path: '/evidence',
    summary: 'Add evidence to one’s case',
    description: 'Any form that verification reads. What fails is kept as well, because it has to be seen why.',
    query: z.strictObject({
      name: z.string().max(200).optional().describe('what the file is called, where the form does not say'),
      challenge: z.string().max(500).optional().describe('a challenge of this case that the presentation answers'),
    }),
    upload: {
      description: 'The file itself with any content type, or a form',
      limit: MAX_UPLOAD,
      form: EvidenceForm,
    },
    responses: { 201: OWN_CASE },
    problems: [...STEP, 'EVIDENCE_EXISTS', 'EVIDENCE_LIMIT', 'EVIDENCE_UNREADABLE', 'CHALLENGE_NOT_VALID'],
    async handle({ c, deps, scope, caseId, query }) {
      const file = await receiveEvidence({ c, deps, scope, actor: APPLICANT, caseId, ...query });
      return file instanceof Response ? file : answer(wireOwnCase(file, languageOf(c)), 201);
    },
  }),
  applicantOperation({
    id: 'downloadOwnEvidence',
    method: 'get',
    path: '/evidence/{evidence}/file',
    summary: 'Download a document of one’s case as it came',
    responses: { 200: { description: 'The file', mediaTypes: ['application/octet-stream'] } },
    problems: ['EVIDENCE_UNKNOWN'],
    async handle(request) {
      const { c, deps, scope, params } = request;
      const { evidence: evidenceId = '' } = params;
      const file = await ownFile(request, pieceRead(evidenceId));
      if (file instanceof Response) return file;
      const row = file.evidence.find((one) => one.evidenceId === evidenceId);
      if (!row) return problem(c, 'EVIDENCE_UNKNOWN', { params: { evidenceId } });
      return fileAnswer(c, await deps.recognition.files.get(scope, row.sha256), row, file.case);
    },
  }),
  applicantOperation({
    id: 'addOwnPortfolioItem',
    method: 'post',
    path: '/portfolio',
    summary: 'Add a portfolio document to one’s case',
    query: portfolioQuery,
    upload: portfolioUpload,
    responses: { 201: OWN_CASE },
    problems: [...STEP, ...portfolioProblems],
    async handle({ c, deps, scope, caseId, query }) {
      const file = await receivePortfolioItem({ c, deps, scope, actor: APPLICANT, caseId, ...query });
      return file instanceof Response ? file : answer(wireOwnCase(file, languageOf(c)), 201);
    },
  }),
  applicantOperation({
    id: 'withdrawOwnCase',
    method: 'post',
    path: '/withdraw',
    summary: 'Withdraw one’s application',
    body: Withdrawal,
    example: { reason: 'Ik schrijf me niet in voor deze opleiding.' },
    responses: { 200: OWN_CASE },
    problems: STEP,
    handle: async (request) =>
      stepped(
        request,
        await withdraw(recognitionDeps(request.deps), request.scope, APPLICANT, request.caseId, request.body),
      ),
  }),
  applicantOperation({
    id: 'readOwnLetter',
    method: 'get',
    path: '/letter',
    summary: 'Read the letter of the decision that stands',
    description: 'From when its notification was recorded: read before, it would be notified on a day nobody knows.',
    query: LetterQuery,
    responses: LETTER_RESPONSE,
    problems: ['LETTER_MISSING'],
    async handle(request) {
      const { query } = request;
      const file = await ownFile(request, `letter ${query.lang}.${query.format}`);
      return file instanceof Response ? file : letterAnswer(request, seenByApplicant(file), query);
    },
  }),
  applicantOperation({
    id: 'readOwnCredential',
    method: 'get',
    path: '/credential/{form}',
    summary: 'Download the decision as a sealed document',
    description:
      'For a wallet or another institution, in each form that `documents` of the case names, from the day the decision was notified.',
    responses: DOCUMENT_RESPONSE,
    problems: ['NOT_FOUND', 'DOCUMENT_NOT_SEALED'],
    async handle(request) {
      const { form = '' } = request.params;
      const file = await ownFile(request, credentialRead(form));
      return file instanceof Response ? file : ownCredentialAnswer(request, file, form);
    },
  }),
];
