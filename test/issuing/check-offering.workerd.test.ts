import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { scheldeland } from '../../src/local/invented/institutions.ts';
import { environmentalMediator } from '../../src/local/invented/offerings.ts';
import { tooManyValues } from '../support/oversized-offering.ts';
import { api, call, provision } from '../support/service.ts';

beforeAll(() => provision(scheldeland(), []));

const slug = scheldeland().slug;
const stored = async () => (await call('GET', api(slug, '/offerings'))).json.offerings;
const inTables = async () =>
  (await env.DB.prepare('SELECT count(*) AS count FROM offering_version').first<{ count: number }>())?.count;

describe('an offering of which nothing could ever be issued', () => {
  it.each([
    ['a title that no page can show', { ...environmentalMediator(), title: { nl: '数据' } }, 'PAGE-FONT', '/title'],
    ['more values than a document may have', tooManyValues(), 'LINT-SIZE', ''],
  ])('%s: refused by the check and by the freezing, and nothing is stored', async (_, body, id, pointer) => {
    const finding = expect.objectContaining({ id, severity: 'error', subject: 'specification', pointer });
    const checked = await call('POST', api(slug, '/offerings/check'), { body });
    expect([checked.status, checked.json.mayIssue]).toEqual([200, false]);
    expect(checked.json.findings).toContainEqual(finding);
    const refused = await call('POST', api(slug, '/offerings'), { body });
    expect([refused.status, refused.json.code]).toEqual([422, 'RULES_NOT_MET']);
    expect(refused.json.findings).toContainEqual(finding);
    expect([await stored(), await inTables()]).toEqual([[], 0]);
  });

  it('and one that can be issued is frozen', async () => {
    const body = environmentalMediator();
    expect((await call('POST', api(slug, '/offerings/check'), { body })).json.mayIssue).toBe(true);
    expect((await call('POST', api(slug, '/offerings'), { body })).status).toBe(201);
    expect([(await stored()).length, await inTables()]).toEqual([1, 1]);
  });
});
