import { z } from 'zod';
import { addPortfolioItem } from '../../recognition/case/add-portfolio-item.ts';
import type { CaseFile } from '../../recognition/case/case.ts';
import { mediaTypeOf } from '../json-body.ts';
import { languageOf, problem } from '../problem.ts';
import { answer, operation } from '../route.ts';
import { MAX_UPLOAD, readUpload } from '../upload.ts';
import { officerOf } from './actor.ts';
import { readFile } from './cases.ts';
import { recognitionDeps } from './deps.ts';
import { EvidenceForm, ONE_FILE, type Received, shortName } from './evidence-upload.ts';
import { fileAnswer, safeMediaType } from './file-answer.ts';
import { refused } from './refused.ts';
import { byPerson, STEP_PROBLEMS } from './step.ts';
import { PortfolioView, wirePortfolioItem } from './wire-evidence.ts';

export const portfolioUpload = {
  description: 'The file itself under its own content type, or a form with it',
  limit: MAX_UPLOAD,
  form: EvidenceForm.pick({ file: true }),
};
export const portfolioQuery = z.strictObject({
  name: z.string().max(200).optional().describe('what the file is called, where the form does not say'),
});
export const portfolioProblems = ['EVIDENCE_EXISTS', 'EVIDENCE_LIMIT'] as const;

/** Takes in one file for the portfolio. */
export async function receivePortfolioItem({
  c,
  deps,
  scope,
  actor,
  caseId,
  name,
}: Omit<Received, 'challenge'>): Promise<CaseFile | Response> {
  const mediaType = mediaTypeOf(c);
  const sent = await readUpload(c, languageOf(c));
  if (sent instanceof Response) return sent;
  const [file, ...more] = sent.files;
  if (!file || more.length > 0) return problem(c, 'BODY_MALFORMED', { params: { reason: ONE_FILE } });
  const added = await addPortfolioItem(recognitionDeps(deps), scope, actor, caseId, {
    name: shortName(file.name ?? name ?? null) ?? 'document',
    mediaType: safeMediaType(mediaType),
    bytes: file.bytes,
  });
  return added.ok ? added.value : refused(c, added.error);
}

/** Documents that are no credentials: they lie apart, nothing is read from them, and only people weigh them. */
export const portfolioOperations = [
  operation({
    id: 'addPortfolioItem',
    method: 'post',
    path: '/recognition/cases/{case}/portfolio',
    tag: 'Recognition',
    summary: 'Add a portfolio document',
    description: `A portfolio of the EVC route, or an attestation on paper. ${byPerson('intake')}`,
    action: 'recognition:portfolio',
    query: portfolioQuery,
    upload: portfolioUpload,
    responses: { 201: { description: 'All items', schema: z.object({ portfolio: z.array(PortfolioView) }) } },
    problems: [...STEP_PROBLEMS, ...portfolioProblems],
    async handle(request) {
      const { c, deps, scope, params, query } = request;
      const actor = await officerOf(request);
      if (actor instanceof Response) return actor;
      const file = await receivePortfolioItem({ c, deps, scope, actor, caseId: params.case ?? '', ...query });
      return file instanceof Response ? file : answer({ portfolio: file.portfolio.map(wirePortfolioItem) }, 201);
    },
  }),
  operation({
    id: 'listPortfolio',
    method: 'get',
    path: '/recognition/cases/{case}/portfolio',
    tag: 'Recognition',
    summary: 'List the portfolio of a case',
    action: 'recognition:portfolio',
    responses: { 200: { description: 'All items', schema: z.object({ portfolio: z.array(PortfolioView) }) } },
    problems: ['CASE_UNKNOWN'],
    async handle(request) {
      const file = await readFile(request, request.params.case ?? '', 'portfolio');
      return file instanceof Response ? file : answer({ portfolio: file.portfolio.map(wirePortfolioItem) });
    },
  }),
  operation({
    id: 'downloadPortfolioItem',
    method: 'get',
    path: '/recognition/cases/{case}/portfolio/{item}/file',
    tag: 'Recognition',
    summary: 'Download a portfolio document',
    description: 'Reading it is put on record.',
    action: 'recognition:portfolio',
    responses: {
      200: {
        description: 'The file',
        mediaTypes: ['application/octet-stream', 'application/pdf', 'image/png', 'image/jpeg', 'text/plain'],
      },
    },
    problems: ['CASE_UNKNOWN', 'PORTFOLIO_UNKNOWN', 'CASE_ERASED'],
    async handle(request) {
      const { c, deps, scope, params } = request;
      const { item: itemId = '' } = params;
      const asked = ({ portfolio }: CaseFile) => portfolio.find((one) => one.itemId === itemId);
      const file = await readFile(request, params.case ?? '', (held) =>
        asked(held) ? `portfolio ${itemId}` : 'portfolio',
      );
      if (file instanceof Response) return file;
      const item = asked(file);
      if (!item) return problem(c, 'PORTFOLIO_UNKNOWN', { params: { item: itemId } });
      return fileAnswer(c, await deps.recognition.portfolio.get(scope, item.sha256), item, file.case);
    },
  }),
];
