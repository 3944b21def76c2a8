import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { type ProblemCode, type ProblemDetail, problem, STATUS } from '../../src/api/problem.ts';
import { PROBLEM_WORDS } from '../../src/api/problem-words.ts';
import { reasonsFor } from '../../src/issuing/change-status.ts';
import { STATUS_ACTIONS, STATUS_REASONS, type StatusAction, VALIDITY_STEPS } from '../../src/record/lifecycle.ts';

/** A problem as somebody reads it. */
async function read(language: 'nl' | 'en', code: ProblemCode, detail: ProblemDetail) {
  const app = new Hono().get('/', (c) => problem(c, code, detail));
  const answer = await app.request('/', { headers: { 'accept-language': language } });
  return (await answer.json()) as { detail: string; params: Record<string, string> };
}

const ACTIONS = Object.keys(STATUS_ACTIONS) as StatusAction[];
/** What is left of a sentence when the codes to send, which stand in parentheses, are taken out. */
const prose = (detail: string) => detail.replaceAll(/ \([a-z_]+\)/g, '');

describe('the sentence of a problem', () => {
  it('names states, actions and reasons in Dutch; the codes stay in the parameters', async () => {
    const english = new RegExp(`\\b(${[...ACTIONS, ...Object.keys(VALIDITY_STEPS), ...STATUS_REASONS].join('|')})\\b`);
    for (const action of ACTIONS)
      for (const state of Object.keys(VALIDITY_STEPS)) {
        const params = { action, state };
        const said = await read('nl', 'STATUS_STEP_REFUSED', { params });
        expect(prose(said.detail)).not.toMatch(english);
        expect(said.params).toEqual(params);
      }
    const { detail } = await read('nl', 'STATUS_STEP_REFUSED', { params: { action: 'supersede', state: 'revoked' } });
    expect(detail).toBe('Het bewijs is ingetrokken; vervangen (supersede) kan dan niet.');
    const replaced = { params: { credentialId: 'x', state: 'superseded' } };
    expect((await read('nl', 'REPLACED_NOT_LIVE', replaced)).detail).toMatch(/^Bewijs x is vervangen;/);
  });

  it('shows the code to send behind the words of every reason that is accepted', async () => {
    for (const language of ['nl', 'en'] as const)
      for (const action of ACTIONS)
        for (const reason of STATUS_REASONS) {
          const accepted = reasonsFor(action);
          const params = { action, reason, accepted: accepted.join(', ') };
          const said = await read(language, 'STATUS_REASON_REFUSED', { params });
          for (const code of [...accepted, action, reason]) expect(said.detail).toContain(` (${code})`);
          expect(prose(said.detail)).not.toMatch(/_/);
          expect(said.params).toEqual(params);
        }
  });

  it('says one of one thing, and more of more', async () => {
    const counted = (Object.keys(STATUS) as ProblemCode[]).filter((code) =>
      PROBLEM_WORDS[code].en.detail.includes('{count}'),
    );
    expect(counted.length).toBeGreaterThan(2);
    for (const code of counted)
      for (const language of ['nl', 'en'] as const) {
        const [one, two] = await Promise.all(
          ['1', '2'].map((count) => read(language, code, { params: { count, profile: 'vl-2025' } })),
        );
        expect(one?.detail).toMatch(/^1 (field|finding|veld|bevinding)\b/);
        expect(two?.detail).toMatch(/^2 (fields|findings|velden|bevindingen)\b/);
      }
    for (const code of Object.keys(STATUS) as ProblemCode[])
      for (const { detail } of Object.values(PROBLEM_WORDS[code])) expect(detail).not.toMatch(/\w\((?:s|en|n)\)/);
  });
});
