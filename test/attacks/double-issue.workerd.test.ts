import { beforeAll, describe, expect, it } from 'vitest';
import { rowCounts, rows } from '../support/record-book.ts';
import { type Answer, api, call } from '../support/service.ts';
import { credentialsOf, issue, provisionStudyDay, slug, studyDayAward } from '../support/study-day.ts';

beforeAll(async () => {
  await provisionStudyDay();
});
const key = (value: string) => ({ 'idempotency-key': value });

describe('one award sent twice is issued once', () => {
  it('same id and content: same answer, also with another order of fields and white space', async () => {
    const first = await issue('SAME');
    const { learner, ...rest } = studyDayAward('SAME');
    const raw = JSON.stringify({ ...rest, learner }, null, 7);
    const again = await call('POST', api(slug, '/awards'), { raw, headers: { 'content-type': 'application/json' } });
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.text).toBe(first.text);
    expect(await credentialsOf('SAME')).toHaveLength(1);
  });

  it('same id, other content: refused, and the credential there is stays as it was', async () => {
    const before = (await issue('OTHER')).text;
    const counts = await rowCounts();
    const refused = await issue('OTHER', { awardedOn: '2026-05-21' });
    expect(refused.json).toMatchObject({ status: 409, code: 'AWARD_CONFLICT', pointer: '/awardId' });
    expect(await rowCounts()).toEqual(counts);
    expect((await issue('OTHER')).text).toBe(before);
  });

  it('same Idempotency-Key: the same answer for the same body, 422 for another', async () => {
    const first = await issue('KEYED', {}, key('one-key'));
    expect((await issue('KEYED', {}, key('one-key'))).text).toBe(first.text);
    const counts = await rowCounts();
    for (const other of [
      await issue('KEYED-2', {}, key('one-key')),
      await issue('KEYED', { attempt: 2 }, key('one-key')),
    ])
      expect(other.json).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED', params: { awardId: 'KEYED' } });
    expect(await rowCounts()).toEqual(counts);
    expect((await issue('KEYED')).text, 'without a key').toBe(first.text);
  });

  it('another Idempotency-Key for a known award gives that award’s answer and is remembered', async () => {
    const first = await issue('KNOWN');
    expect((await issue('KNOWN', {}, key('a-later-key'))).text).toBe(first.text);
    expect((await issue('KNOWN-2', {}, key('a-later-key'))).json.code).toBe('IDEMPOTENCY_KEY_REUSED');
  });

  it.each(['', 'with space', 'x'.repeat(201), 'é'])('an Idempotency-Key of "%s" is refused', async (value) => {
    const before = await rowCounts();
    const refused = await issue('BAD-KEY', {}, key(value));
    expect(refused.json).toMatchObject({ status: 400, code: 'HEADER_NOT_VALID' });
    expect(await rowCounts()).toEqual(before);
  });

  it('a refusal is remembered by nobody: the same key may bring the corrected award', async () => {
    const refused = await issue('CORRECTED', { awardedOn: '2026-05-19' }, key('corrected'));
    expect(refused.json.code).toBe('RULES_NOT_MET');
    expect((await issue('CORRECTED', {}, key('corrected'))).status).toBe(201);
  });
});

describe('one identity is of one piece of learning', () => {
  const achievementId = 'urn:uuid:22222222-2222-4222-8222-222222222222';

  it('an achievement id of another learner is refused, and the learner keeps no trace of it', async () => {
    expect((await issue('MINE', { achievementId })).json.achievementId).toBe(achievementId);
    const before = await rowCounts();
    expect((await issue('YOURS', { achievementId })).json).toMatchObject({ status: 409, code: 'ACHIEVEMENT_TAKEN' });
    expect(
      (await issue('MINE-2', { achievementId, attempt: 2, learner: studyDayAward('MINE').learner })).json.code,
    ).toBe('ACHIEVEMENT_TAKEN');
    expect(await rowCounts()).toEqual(before);
    expect((await issue('YOURS')).status).toBe(201);
  });

  it('given by four learners at once, one has it', async () => {
    const given = { achievementId: achievementId.replaceAll('2', '3') };
    const answers = await Promise.all(Array.from({ length: 4 }, (_, n) => issue(`CLAIM-${n}`, given)));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409, 409]);
  });
});

describe('fifty concurrent requests with twenty-five duplicate keys', () => {
  it('make twenty-five credentials, use no index twice and answer duplicates alike', async () => {
    const before = await rowCounts();
    const names = Array.from({ length: 25 }, (_, n) => `PARALLEL-${n}`);
    const answers = await Promise.all([...names, ...names].map((name) => issue(name, {}, key(name))));
    expect(answers.map(({ status }) => status)).toEqual(Array(50).fill(201));
    for (const [n, name] of names.entries()) {
      expect(answers[n + 25]?.text, name).toBe(answers[n]?.text);
      expect(await credentialsOf(name)).toHaveLength(1);
    }
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(25);
    const after = await rowCounts();
    const grown = (table: string) => (after[table] ?? 0) - (before[table] ?? 0);
    expect(['award', 'credential', 'achievement', 'idempotency', 'document', 'status_entry'].map(grown)).toEqual([
      25, 25, 25, 25, 75, 100,
    ]);
    expect(grown('audit'), 'reserved once and sealed once').toBe(50);
    const places = answers.slice(0, 25).flatMap(({ json }: Answer) => json.status as { list: string; index: number }[]);
    expect(new Set(places.map(({ list, index }) => `${list}#${index}`)).size).toBe(100);
    const [entries] = await rows<{ total: number; used: number }>(
      `SELECT COUNT(*) AS total, COUNT(DISTINCT list_id || ' ' || idx) AS used FROM status_entry`,
    );
    expect(entries?.used).toBe(entries?.total);
  });

  it('five awards for one learner’s attempt at once: one is issued, four are told which', async () => {
    const { learner } = studyDayAward('ONE-LEARNER');
    const answers = await Promise.all(Array.from({ length: 5 }, (_, n) => issue(`RIVAL-${n}`, { learner })));
    const [issued, ...more] = answers.filter(({ status }) => status === 201);
    expect([issued?.json.validity, more.length]).toEqual(['active', 0]);
    for (const { json } of answers.filter(({ status }) => status !== 201))
      expect(json).toMatchObject({ status: 409, code: 'ALREADY_ISSUED', params: { credentialId: issued?.json.id } });
  });

  it('one Idempotency-Key for five awards at once: one is issued, the others are refused', async () => {
    const answers = await Promise.all(Array.from({ length: 5 }, (_, n) => issue(`SHARED-${n}`, {}, key('shared'))));
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, ...Array(4).fill(422)]);
    expect(await rows("SELECT 1 FROM award WHERE award_id LIKE 'SHARED-%'")).toHaveLength(1);
  });
});
