import { z } from 'zod';
import { confirmHolder } from '../../recognition/case/confirm-holder.ts';
import { HolderConfirmation } from '../../record/recognition/case-requests.ts';
import { languageOf, problem } from '../problem.ts';
import { answer, operation } from '../route.ts';
import { MAX_UPLOAD } from '../upload.ts';
import { DateTime } from '../wire.ts';
import { officerOf, officerWith } from './actor.ts';
import { caseAnswer } from './case-answer.ts';
import { pieceRead, readFile } from './cases.ts';
import { makeChallenge } from './challenge.ts';
import { EvidenceForm, receiveEvidence } from './evidence-upload.ts';
import { fileAnswer } from './file-answer.ts';
import { refused } from './refused.ts';
import { byPerson, STEP_PROBLEMS, step } from './step.ts';
import { CaseFileView } from './wire-case.ts';
import { EvidenceView, wireEvidenceRow } from './wire-evidence.ts';

export const Challenge = z
  .object({
    challenge: z.string().describe('what the wallet signs; counts once, for this case'),
    domain: z.string().describe('for whom it signs'),
    expiresAt: DateTime,
  })
  .meta({ id: 'CaseChallenge' });

/** Documents of a case: verified when they come, kept as they came. */
export const evidenceOperations = [
  operation({
    id: 'addEvidence',
    method: 'post',
    path: '/recognition/cases/{case}/evidence',
    tag: 'Recognition',
    summary: 'Add evidence',
    description: `Any form that verification reads; every credential in the file becomes a piece of evidence with its report, also one that fails. A presentation that a wallet signed proves whose it is only when it answers a challenge of this case: send that as \`challenge\`. ${byPerson('intake')}`,
    action: 'recognition:intake',
    query: z.strictObject({
      name: z.string().max(200).optional().describe('what the file is called, where the form does not say'),
      challenge: z.string().max(500).optional().describe('a challenge of this case that the presentation answers'),
    }),
    upload: {
      description: 'The file itself with any content type: what it is, is recognised by its content; or a form',
      limit: MAX_UPLOAD,
      form: EvidenceForm,
    },
    responses: { 201: { description: 'The file as it is now', schema: CaseFileView } },
    problems: [...STEP_PROBLEMS, 'EVIDENCE_EXISTS', 'EVIDENCE_LIMIT', 'EVIDENCE_UNREADABLE', 'CHALLENGE_NOT_VALID'],
    async handle(request) {
      const { c, deps, scope, params, query } = request;
      const actor = await officerOf(request);
      if (actor instanceof Response) return actor;
      const file = await receiveEvidence({ c, deps, scope, actor, caseId: params.case ?? '', ...query });
      return file instanceof Response ? file : caseAnswer(request, file, 201);
    },
  }),
  operation({
    id: 'listEvidence',
    method: 'get',
    path: '/recognition/cases/{case}/evidence',
    tag: 'Recognition',
    summary: 'List the evidence of a case',
    action: 'recognition:read',
    responses: { 200: { description: 'Every piece', schema: z.object({ evidence: z.array(EvidenceView) }) } },
    problems: ['CASE_UNKNOWN'],
    async handle(request) {
      const file = await readFile(request, request.params.case ?? '', 'evidence');
      if (file instanceof Response) return file;
      return answer({ evidence: file.evidence.map((row) => wireEvidenceRow(row, languageOf(request.c))) });
    },
  }),
  operation({
    id: 'downloadEvidence',
    method: 'get',
    path: '/recognition/cases/{case}/evidence/{evidence}/file',
    tag: 'Recognition',
    summary: 'Download a document as it came',
    description: 'Exactly the bytes that were verified. Reading it is put on record.',
    action: 'recognition:read',
    responses: { 200: { description: 'The file', mediaTypes: ['application/octet-stream'] } },
    problems: ['CASE_UNKNOWN', 'EVIDENCE_UNKNOWN', 'CASE_ERASED'],
    async handle(request) {
      const { c, deps, scope, params } = request;
      const { evidence: evidenceId = '' } = params;
      const file = await readFile(request, params.case ?? '', pieceRead(evidenceId));
      if (file instanceof Response) return file;
      const row = file.evidence.find((one) => one.evidenceId === evidenceId);
      if (!row) return problem(c, 'EVIDENCE_UNKNOWN', { params: { evidenceId } });
      return fileAnswer(c, await deps.recognition.files.get(scope, row.sha256), row, file.case);
    },
  }),
  step({
    id: 'confirmHolder',
    step: 'evidence/{evidence}/holder',
    summary: 'Say that a piece of evidence is the applicant’s',
    description:
      'Where names are spelt otherwise, or a birth date is missing or was mistyped on the document. The word of the officer settles it for this case; what is wrong about the applicant is put right with `correct`.',
    action: 'recognition:intake',
    roles: ['intake'],
    body: HolderConfirmation,
    example: { how: 'Identiteitskaart en huwelijksakte aan de balie gezien.' },
    problems: ['EVIDENCE_UNKNOWN'],
    take: (deps, scope, actor, caseId, request, { evidence: evidenceId = '' }) =>
      confirmHolder(deps, scope, actor, caseId, { ...request, evidenceId }),
  }),
  operation({
    id: 'makeChallenge',
    method: 'post',
    path: '/recognition/cases/{case}/challenge',
    tag: 'Recognition',
    summary: 'Make a challenge for a wallet',
    description: `What a wallet signs when it presents something for this case. It counts once. ${byPerson('intake')}`,
    action: 'recognition:intake',
    responses: { 201: { description: 'Made', schema: Challenge } },
    problems: ['PERSON_NEEDED', 'ROLE_NEEDED', 'CASE_UNKNOWN', 'CASE_ERASED'],
    async handle(request) {
      const { c, deps, scope, params } = request;
      const actor = await officerWith(request, 'intake');
      if (actor instanceof Response) return actor;
      const made = await makeChallenge(deps, scope, params.case ?? '');
      return made.ok ? answer(made.value, 201) : refused(c, made.error);
    },
  }),
];
