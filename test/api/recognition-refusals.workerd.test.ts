import { beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_INSTITUTION, EXAMPLE_SPECIFICATION } from '../../src/api/examples.ts';
import { EXAMPLE_CASE, EXAMPLE_POLICY, EXAMPLE_PRECEDENT, EXAMPLE_UNIT } from '../../src/api/recognition/examples.ts';
import { putBareRules, useOf } from '../support/recognition/before-committee.ts';
import { rowCounts } from '../support/record-book.ts';
import { type CallOptions, provision } from '../support/service.ts';

/** What is refused before a use case looks at it: by its code, and with nothing stored. */
const use = useOf(EXAMPLE_INSTITUTION.slug);
const AN = { 'on-behalf-of': 'an.janssens' };
const UNIT = { unit: EXAMPLE_UNIT.code, academicYear: EXAMPLE_UNIT.academicYear };
const POLICY = { policy: EXAMPLE_POLICY.id, policyVersion: EXAMPLE_POLICY.version };
const PRECEDENT = { precedent: EXAMPLE_PRECEDENT.id };
const otherwise = { ...EXAMPLE_POLICY, title: { nl: 'Andere regels' } };
let of = { case: '' };

beforeAll(async () => {
  await provision(EXAMPLE_INSTITUTION, [EXAMPLE_SPECIFICATION]);
  await putBareRules(use);
  of = { case: (await use('openCase', {}, { headers: AN, body: EXAMPLE_CASE })).json.id };
});

type Asked = [what: string, id: string, parameters: Record<string, string>, options: CallOptions];
const unknownItem = '00000000-0000-4000-8000-000000000000';

describe('a refusal says what was wrong', () => {
  it.each<[code: string, status: number, ...Asked]>([
    ['ADDRESS_MISMATCH', 422, 'a unit of another code', 'putUnit', { ...UNIT, unit: 'ANDERS' }, { body: EXAMPLE_UNIT }],
    [
      'ADDRESS_MISMATCH',
      422,
      'of another year',
      'putUnit',
      { ...UNIT, academicYear: '2030-2031' },
      { body: EXAMPLE_UNIT },
    ],
    [
      'ADDRESS_MISMATCH',
      422,
      'a policy of another id',
      'putPolicy',
      { ...POLICY, policy: 'x' },
      { body: EXAMPLE_POLICY },
    ],
    [
      'ADDRESS_MISMATCH',
      422,
      'a precedent of another id',
      'putPrecedent',
      { precedent: 'x' },
      { body: EXAMPLE_PRECEDENT, headers: AN },
    ],
    ['POLICY_FROZEN', 409, 'a policy version that says something else', 'putPolicy', POLICY, { body: otherwise }],
    [
      'PRECEDENT_UNKNOWN',
      404,
      'the end of a precedent that is not there',
      'endPrecedent',
      PRECEDENT,
      { body: { on: '2027-08-31' }, headers: AN },
    ],
    ['OFFICER_UNKNOWN', 404, 'the roles of nobody', 'readOfficer', { person: 'niemand' }, {}],
    ['OFFICER_UNKNOWN', 404, 'taking roles from nobody', 'removeOfficer', { person: 'niemand' }, {}],
    [
      'OFFICER_UNKNOWN',
      404,
      'a name the header does not take',
      'putOfficer',
      { person: 'a b\tc' },
      { body: { name: 'Wie', roles: ['intake'] } },
    ],
    [
      'PORTFOLIO_UNKNOWN',
      404,
      'a portfolio document that is not there',
      'downloadPortfolioItem',
      { item: unknownItem },
      { headers: AN },
    ],
    ['DECISION_MISSING', 404, 'the decision of a case without one', 'readDecision', {}, { headers: AN }],
    [
      'BODY_NOT_VALID',
      422,
      'an e-mail address: nothing is delivered from here',
      'openCase',
      {},
      { headers: AN, body: { ...EXAMPLE_CASE, applicant: { ...EXAMPLE_CASE.applicant, email: 'noor@post.example' } } },
    ],
  ])('%s (%i): %s', async (code, status, _, id, parameters, options) => {
    const before = await rowCounts();
    const refused = await use(id, { ...of, ...parameters }, options);
    expect([refused.json.code, refused.status], refused.text).toEqual([code, status]);
    const after = await rowCounts();
    // That somebody asked for something of a case is on record, found or not.
    expect({ ...after, audit: 0 }).toEqual({ ...before, audit: 0 });
  });
});
