import type { Context } from 'hono';
import { z } from 'zod';
import { addEvidence } from '../../recognition/case/add-evidence.ts';
import type { CaseActor, CaseFile } from '../../recognition/case/case.ts';
import { accepts } from '../../record/accepts.ts';
import type { InstitutionScope } from '../../record/institution-scope.ts';
import type { ApiDeps } from '../index.ts';
import { languageOf, problem } from '../problem.ts';
import { readUpload } from '../upload.ts';
import { expectedOf } from './challenge.ts';
import { recognitionDeps } from './deps.ts';
import { refused } from './refused.ts';

/** The fields of a form with evidence. */
export const EvidenceForm = z.object({
  file: z.string().optional().describe('a file'),
  credential: z.string().optional().describe('a credential as text'),
  challenge: z.string().optional().describe('a challenge of this case that the presentation answers'),
});

/** Of a form with several files none is passed over. */
export const ONE_FILE = accepts({ en: 'it has more than one file', nl: 'ze telt meer dan één bestand' });

/** A file that comes into a case, and from whom. */
export interface Received {
  readonly c: Context;
  readonly deps: ApiDeps;
  readonly scope: InstitutionScope;
  readonly actor: CaseActor;
  readonly caseId: string;
  readonly name?: string | undefined;
  readonly challenge?: string | undefined;
}

/**
 * Takes in one file as evidence: the file itself or a form with it. The challenge it answers is used up before anything is
 * verified, so that one signature counts for one upload; the query goes before the form, as in a verification.
 */
export async function receiveEvidence({
  c,
  deps,
  scope,
  actor,
  caseId,
  name,
  challenge,
}: Received): Promise<CaseFile | Response> {
  const upload = await readUpload(c, languageOf(c));
  if (upload instanceof Response) return upload;
  const [file, ...more] = upload.files;
  if (!file || more.length > 0) return problem(c, 'BODY_MALFORMED', { params: { reason: ONE_FILE } });
  const expected = await expectedOf(deps, scope, caseId, challenge ?? upload.expected.challenge);
  if (expected === null) return problem(c, 'CHALLENGE_NOT_VALID');
  const added = await addEvidence(recognitionDeps(deps, expected), scope, actor, caseId, {
    name: shortName(file.name ?? name ?? null),
    bytes: file.bytes,
  });
  return added.ok ? added.value : refused(c, added.error);
}

/** Control characters and direction overrides could make the name of a file read as another one. */
const STEERING = /[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** What somebody called a file, fit to be shown: on one line, at most 200 characters. */
export const shortName = (name: string | null): string | null => {
  const shown = (name ?? '').toWellFormed().replace(STEERING, '\uFFFD').trim().slice(0, 200);
  return shown === '' ? null : shown;
};
