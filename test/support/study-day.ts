import { env } from 'cloudflare:workers';
import { expect } from 'vitest';
import { SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { rows, run } from './record-book.ts';
import { type Answer, api, call, provision, type Settings } from './service.ts';
import { verifiedProof, verifiedSeal } from './verified.ts';

/** The smallest thing that is issued, for tests that issue many: attendance of a study day, on one page. */
const { institution, specification, award } = SCENARIO_CASES.attendance();
export const { slug } = institution;

export const provisionStudyDay = (): Promise<void> => provision(institution, [{ ...specification, languages: ['nl'] }]);

/** An award of the study day; the learner is named after it. */
export const studyDayAward = (awardId: string, more: object = {}) => ({
  ...award,
  awardId,
  learner: { ...award.learner, reference: awardId },
  ...more,
});

/** Issues it over the API. */
export const issue = (
  awardId: string,
  more: object = {},
  headers: Record<string, string> = {},
  settings: Settings = env,
): Promise<Answer> => call('POST', api(slug, '/awards'), { body: studyDayAward(awardId, more), headers, settings });

export const credentialsOf = (awardId: string) =>
  rows<{ credential_id: string; progress: string; validity: string }>(
    'SELECT * FROM credential WHERE subject_id = ?',
    awardId,
  );

/** As if the requests that left open outbox rows had been lost a minute ago. */
export const aMinuteLater = () => run('UPDATE outbox SET created_at = created_at - 60 WHERE done_at IS NULL');
export const openOutbox = () =>
  rows<{ topic: string; attempts: number; last_error: string | null }>('SELECT * FROM outbox WHERE done_at IS NULL');

/** The documents of an answer verify and are about that credential. */
export async function verifyDocuments(answer: Answer): Promise<void> {
  const did = (await call('GET', `/i/${slug}/did.json`, { token: null })).json;
  const [edc, ...proofs] = await Promise.all(
    answer.json.documents.map(({ href }: { href: string }) => call('GET', href)),
  );
  expect((await verifiedSeal(edc.text)).id).toBe(answer.json.id);
  for (const { text } of proofs) expect((await verifiedProof(text, did)).id).toBe(answer.json.id);
}
