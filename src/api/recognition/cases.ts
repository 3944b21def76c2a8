import type { Context } from 'hono';
import { z } from 'zod';
import type { CaseFile } from '../../recognition/case/case.ts';
import { openCase } from '../../recognition/case/open-case.ts';
import { CivilDate } from '../../record/civil-date.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import { OpenCase } from '../../record/recognition/case-requests.ts';
import { CASE_STATES } from '../../record/recognition/case-state.ts';
import type { ApiDeps } from '../index.ts';
import { problem } from '../problem.ts';
import { answer, CURSOR, decodeCursor, encodeCursor, operation, pageQuery } from '../route.ts';
import { officerWith } from './actor.ts';
import { caseAnswer } from './case-answer.ts';
import { recognitionDeps } from './deps.ts';
import { EXAMPLE_CASE } from './examples.ts';
import { openedBefore } from './idempotent-opening.ts';
import { refused } from './refused.ts';
import { CaseFileView, CaseView, wireCase } from './wire-case.ts';

const IDEMPOTENCY_KEY = {
  'Idempotency-Key': {
    description: 'your own id of this request; the same key with the same body opens one case and answers alike',
    example: '5d8f6f0e-8a3f-4c0f-9f3a-0d5b5a3a7c11',
  },
};

/**
 * A file that somebody reads, which is put on record; or the problem of a case that is not there. What is put on record is
 * said of the file: an address can hold any text, and only ids that are there go into the audit.
 */
export async function readFile(
  { c, deps, scope }: { readonly c: Context; readonly deps: ApiDeps; readonly scope: InstitutionScope },
  caseId: string,
  what: string | ((file: CaseFile) => string),
): Promise<CaseFile | Response> {
  const { book, now } = deps.recognition;
  const file = await book.file(scope, caseId);
  if (!file) return problem(c, 'CASE_UNKNOWN', { params: { caseId } });
  await book.logReading(scope, [caseId], typeof what === 'string' ? what : what(file), now());
  return file;
}

/** That one document of a case is read; only that documents were asked for, where it is none of this case. */
export const pieceRead =
  (evidenceId: string) =>
  (file: CaseFile): string =>
    file.evidence.some((row) => row.evidenceId === evidenceId) ? `evidence ${evidenceId}` : 'evidence';

/** Cases: one application for one course unit. */
export const caseOperations = [
  operation({
    id: 'openCase',
    method: 'post',
    path: '/recognition/cases',
    tag: 'Recognition',
    summary: 'Open a case',
    description:
      'An application of one person for one course unit. It keeps the policy version that was in force on the day it was filed. `On-Behalf-Of` names somebody with the role `intake`.',
    action: 'recognition:intake',
    body: OpenCase,
    example: EXAMPLE_CASE,
    headers: IDEMPOTENCY_KEY,
    responses: {
      200: { description: 'Opened before, by a request with the same key', schema: CaseFileView },
      201: { description: 'Opened', schema: CaseFileView, headers: { Location: 'address of the case' } },
    },
    problems: [
      'PERSON_NEEDED',
      'ROLE_NEEDED',
      'UNIT_UNKNOWN',
      'POLICY_UNKNOWN',
      'POLICY_NOT_IN_FORCE',
      'DATE_NOT_POSSIBLE',
      'CASE_MOVED',
      'CASE_KEY_REUSED',
      'HEADER_NOT_VALID',
    ],
    async handle(request) {
      const { c, deps, scope, body } = request;
      const actor = await officerWith(request, 'intake');
      if (actor instanceof Response) return actor;
      const { book, now } = deps.recognition;
      const shown = (file: CaseFile, status: number) =>
        caseAnswer(request, file, status, {
          location: `/api/institutions/${scope.institutionId}/recognition/cases/${file.case.caseId}`,
        });
      /** The case as it is by now is read, and reading is on record. */
      const shownAgain = async (file: CaseFile) => {
        await book.logReading(scope, [file.case.caseId], 'file', now());
        return shown(file, 200);
      };
      const earlier = await openedBefore(request);
      if (earlier instanceof Response) return earlier;
      if (earlier.file) return shownAgain(earlier.file);
      const opened = await openCase({ ...recognitionDeps(deps), uuid: earlier.uuid }, scope, actor, body);
      if (opened.ok) return shown(opened.value, 201);
      // Another request with the same key was first.
      const other = opened.error.code === 'CASE_MOVED' ? await openedBefore(request) : null;
      if (other instanceof Response) return other;
      return other?.file ? shownAgain(other.file) : refused(c, opened.error);
    },
  }),
  operation({
    id: 'listCases',
    method: 'get',
    path: '/recognition/cases',
    tag: 'Recognition',
    summary: 'List cases, newest first',
    action: 'recognition:read',
    query: z.strictObject({
      ...pageQuery,
      state: z.enum(CASE_STATES).optional(),
      unit: z.string().max(100).optional().describe('code of the course unit'),
      programme: z.string().max(100).optional(),
      learner: z.string().max(100).optional().describe('the institution’s reference for the applicant'),
      dueBy: CivilDate.optional().describe('answer due on or before this day'),
    }),
    responses: {
      200: { description: 'A page', schema: z.object({ cases: z.array(CaseView), next: z.string().nullable() }) },
    },
    problems: [],
    async handle({ c, deps, scope, query }) {
      const { limit, cursor, ...filter } = query;
      const before = cursor ? decodeCursor(cursor, z.tuple([z.number(), z.string()])) : undefined;
      if (before === null) return problem(c, 'QUERY_NOT_VALID', { errors: [{ pointer: '/cursor', accepted: CURSOR }] });
      const rows = await deps.recognition.book.cases(scope, present(filter), {
        limit: limit + 1,
        ...(before ? { before: { openedAt: before[0], caseId: before[1] } } : {}),
      });
      const page = rows.slice(0, limit);
      const last = page.at(-1);
      return answer({
        cases: page.map(wireCase),
        next: rows.length > page.length && last ? encodeCursor([last.openedAt, last.caseId]) : null,
      });
    },
  }),
  operation({
    id: 'readCase',
    method: 'get',
    path: '/recognition/cases/{case}',
    tag: 'Recognition',
    summary: 'Read a whole case',
    description:
      'With evidence, judgements, findings, decisions and credit; `nextSteps` says what can be done now, `beforeDecision` what stands in the way of a decision. Reading it is put on record.',
    action: 'recognition:read',
    responses: { 200: { description: 'The file', schema: CaseFileView } },
    problems: ['CASE_UNKNOWN'],
    async handle(request) {
      const file = await readFile(request, request.params.case ?? '', 'file');
      return file instanceof Response ? file : caseAnswer(request, file);
    },
  }),
];

/** What was asked for, without what was not. */
const present = <T extends object>(filter: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
