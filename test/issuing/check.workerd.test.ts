import { beforeAll, describe, expect, it } from 'vitest';
import { rowCounts } from '../support/record-book.ts';
import { api, call } from '../support/service.ts';
import { issue, provisionStudyDay, slug, studyDayAward } from '../support/study-day.ts';

beforeAll(() => provisionStudyDay());

const check = (awardId: string, more: object = {}) =>
  call('POST', api(slug, '/awards/check'), { body: studyDayAward(awardId, more) });

describe('checking an award says what issuing it would', () => {
  it('before: it may be issued, and nothing is stored', async () => {
    const before = await rowCounts();
    const checked = await check('NEW');
    expect([checked.status, checked.json.mayIssue]).toEqual([200, true]);
    expect(checked.json).not.toHaveProperty('issuedAs');
    expect(await rowCounts()).toEqual(before);
  });

  it('after: the same award names its credential, also once another has replaced that', async () => {
    const first = (await issue('FIRST')).json;
    const reversed = Object.fromEntries(Object.entries(studyDayAward('FIRST')).toReversed());
    for (const body of [studyDayAward('FIRST'), reversed])
      expect((await call('POST', api(slug, '/awards/check'), { body })).json).toMatchObject({
        mayIssue: true,
        issuedAs: first.id,
        findings: first.findings,
      });
    const { learner } = studyDayAward('FIRST');
    const second = (await issue('SECOND', { learner, replaces: first.id })).json;
    expect((await check('FIRST')).json.issuedAs).toBe(first.id);
    expect((await check('SECOND', { learner, replaces: first.id })).json.issuedAs).toBe(second.id);
    expect((await issue('FIRST')).json.id).toBe(first.id);
  });

  it('after: another content under its id is a conflict, as when it is issued', async () => {
    await issue('TAKEN');
    const other = { awardedOn: '2026-05-21' };
    const [checked, issued] = [await check('TAKEN', other), await issue('TAKEN', other)];
    expect(checked.json).toMatchObject({ status: 409, code: 'AWARD_CONFLICT', pointer: '/awardId' });
    expect(checked.text).toBe(issued.text);
  });

  it('another award for what the learner has is told which credential that is', async () => {
    const { learner } = studyDayAward('HAS');
    const { id } = (await issue('HAS')).json;
    expect((await check('HAS-2', { learner })).json).toMatchObject({
      code: 'ALREADY_ISSUED',
      params: { credentialId: id },
    });
  });
});
