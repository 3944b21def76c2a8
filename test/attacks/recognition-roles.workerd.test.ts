import { beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_AWARD, EXAMPLE_INSTITUTION, EXAMPLE_SPECIFICATION } from '../../src/api/examples.ts';
import { EXAMPLE_CASE, EXAMPLE_OFFICER, EXAMPLE_UNIT } from '../../src/api/recognition/examples.ts';
import { scheldeland } from '../../src/local/invented/institutions.ts';
import { beforeCommittee, grant, putBareRules, useOf } from '../support/recognition/before-committee.ts';
import { rowCounts, rows } from '../support/record-book.ts';
import { type Answer, api, call, provision } from '../support/service.ts';

/** Somebody of the house who does what is not theirs: the key would let them, the person may not. */
const { slug } = EXAMPLE_INSTITUTION;
const use = useOf(slug);
const ELSEWHERE = 'scheldeland';
const LECTURER = 'docent.elders';
let edc = '';

const by = (person: string, id: string, of: Record<string, string> = {}, body?: unknown, headers = {}) =>
  use(id, of, { headers: { 'on-behalf-of': person, ...headers }, ...(body === undefined ? {} : { body }) });
const opened = async (): Promise<{ case: string }> => ({
  case: (await by('an.janssens', 'openCase', {}, EXAMPLE_CASE)).json.id,
});
const auditOf = (of: { case: string }) =>
  rows<{ action: string; detail: string }>('SELECT * FROM audit WHERE object_id = ? ORDER BY seq', of.case);

beforeAll(async () => {
  await provision(EXAMPLE_INSTITUTION, [EXAMPLE_SPECIFICATION]);
  await provision(scheldeland(), []);
  const { json } = await call('POST', api(slug, '/awards'), { body: EXAMPLE_AWARD });
  edc = (await call('GET', api(slug, `/credentials/${json.id}/documents/edc`))).text;
  await putBareRules(use);
  const lecturer = { name: 'Een docent', roles: ['lecturer'], units: ['EEN-ANDER-VAK'] };
  await use('putOfficer', { person: LECTURER }, { body: lecturer });
  await useOf(ELSEWHERE)('putOfficer', { person: 'els.where' }, { body: EXAMPLE_OFFICER });
});

describe('a lecturer of other course units', () => {
  it('advises, judges and declares nothing here, and is shown nothing by trying', async () => {
    const { of } = await beforeCommittee(use, edc);
    expect((await by('an.janssens', 'askAdvice', of)).json.state).toBe('in_advice');
    const before = await rowCounts();
    const tried: [string, unknown][] = [
      ['declareInterest', { conflict: false }],
      ['giveAdvice', { proposal: 'exempt', text: { nl: 'Vrijstellen.' } }],
      ['judgeOutcomes', { mappings: [{ targetOutcomeId: EXAMPLE_UNIT.outcomes[0]?.id, sources: [], degree: 'none' }] }],
    ];
    for (const [id, body] of tried) {
      const refused = await by(LECTURER, id, of, body);
      expect([refused.status, refused.json.code], id).toEqual([403, 'UNIT_NOT_YOURS']);
      expect(refused.text).not.toMatch(/Peeters|S0231987/);
    }
    expect(await rowCounts()).toEqual(before);
  });

  it('has no other role by being an officer', async () => {
    const { of } = await beforeCommittee(use, edc);
    const before = await rowCounts();
    for (const [id, body] of [
      ['makeChallenge', undefined],
      ['makeLink', undefined],
      ['submitCase', undefined],
      ['makeRecommendation', undefined],
      ['openFindings', { findings: ['LEVEL_OK'] }],
      ['correctCase', { applicant: { givenName: 'Anna' } }],
      ['withdrawCase', {}],
      ['eraseCase', undefined],
      ['reconsiderCase', { reason: 'Zomaar.' }],
    ] as const)
      expect((await by(LECTURER, id, of, body)).json.code, id).toBe('ROLE_NEEDED');
    expect((await by(LECTURER, 'addEvidence', of)).status).toBeGreaterThanOrEqual(400);
    expect(await rowCounts()).toEqual(before);
  });

  it('learns no case by guessing the key it was opened with', async () => {
    const key = { 'idempotency-key': 'geraden' };
    expect((await by('an.janssens', 'openCase', {}, EXAMPLE_CASE, key)).status).toBe(201);
    const guessed = await by(LECTURER, 'openCase', {}, EXAMPLE_CASE, key);
    expect([guessed.status, guessed.json.code]).toEqual([403, 'ROLE_NEEDED']);
  });
});

describe('a member of staff', () => {
  it('of another institution is nobody here', async () => {
    const { of, inputHash } = await beforeCommittee(use, edc);
    expect((await by('els.where', 'openCase', {}, EXAMPLE_CASE)).json.code).toBe('ROLE_NEEDED');
    expect((await by('els.where', 'declareInterest', of, { conflict: false })).json.code).toBe('ROLE_NEEDED');
    expect((await by('els.where', 'decideCase', of, { recommendation: inputHash })).status).toBeGreaterThanOrEqual(400);
  });

  it('whose role was taken away after declaring no interest decides no more', async () => {
    const { of, inputHash } = await beforeCommittee(use, edc);
    await use('putOfficer', { person: 'gaat.weg' }, { body: EXAMPLE_OFFICER });
    expect((await by('gaat.weg', 'declareInterest', of, { conflict: false })).status).toBe(200);
    await use('putOfficer', { person: 'gaat.weg' }, { body: { ...EXAMPLE_OFFICER, roles: ['lecturer'] } });
    const decide = () =>
      by('gaat.weg', 'decideCase', of, {
        recommendation: inputHash,
        outcome: 'refused',
        motivation: { nl: 'Neen.' },
        legalBasis: ['art. 1'],
        body: 'Curriculumcommissie Toegepaste informatica',
        member: 'Niemand',
      });
    expect((await decide()).json.code).toBe('ROLE_NEEDED');
    await use('removeOfficer', { person: 'gaat.weg' });
    expect((await decide()).json.code).toBe('ROLE_NEEDED');
  });

  it('who has an interest neither advises nor decides, until they take that back in the file', async () => {
    const { of, inputHash } = await beforeCommittee(use, edc);
    await by('an.janssens', 'declareInterest', of, { conflict: true, note: 'familie' });
    expect((await grant(use, { of, inputHash })).json.code).toBe('CONFLICT_OF_INTEREST');
    const silent = await by('an.janssens', 'declareInterest', of, { conflict: false });
    expect(silent.json.code).toBe('INTEREST_NOTE_NEEDED');
    expect((await grant(use, { of, inputHash })).json.code).toBe('CONFLICT_OF_INTEREST');
    await by('an.janssens', 'declareInterest', of, { conflict: false, note: 'een andere Peeters' });
    const declared = (await grant(use, { of, inputHash })).json.declarations;
    expect(declared.map(({ conflict }: { conflict: boolean }) => conflict)).toEqual([false, true, false]);
  });

  it('two of a committee who decide one case at once: one decision, one letter', async () => {
    const one = await beforeCommittee(use, edc, { applicant: { ...EXAMPLE_CASE.applicant, reference: 'L-TWO' } });
    const answers = await Promise.all([grant(use, one), grant(use, one), grant(use, one)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409, 409]);
    expect(await rows('SELECT 1 FROM recognition_decision WHERE case_id = ?', one.of.case)).toHaveLength(1);
    expect(await rows('SELECT 1 FROM case_letter WHERE case_id = ?', one.of.case)).toHaveLength(1);
  });

  it('evidence that comes while they decide: it is in the file before the decision, or refused', async () => {
    const one = await beforeCommittee(use, edc, { applicant: { ...EXAMPLE_CASE.applicant, reference: 'L-LATE' } });
    const late = use('addEvidence', one.of, { headers: { 'on-behalf-of': 'an.janssens' }, raw: `${edc} ` });
    const [added, decided] = await Promise.all([late, grant(use, one)]);
    expect([added.status, decided.status].filter((status) => status < 300)).toHaveLength(1);
    for (const { status, json } of [added, decided])
      if (status >= 300) expect(json.code).toMatch(/CASE_MOVED|CASE_STEP_REFUSED|RECOMMENDATION_OUTDATED/);
  });
});

describe('what is read is on record', () => {
  it('by ids that are there: the text of an address never gets into the audit', async () => {
    const of = await opened();
    const text = 'Kanarina Geheimbrugge 1977-07-17';
    const asked: Answer[] = [
      await by('an.janssens', 'downloadEvidence', { ...of, evidence: text }),
      await by('an.janssens', 'downloadPortfolioItem', { ...of, item: text }),
    ];
    const { token } = (await by('an.janssens', 'makeLink', of)).json;
    const { session } = (await use('openSession', {}, { body: { token }, token: null })).json;
    asked.push(await use('downloadOwnEvidence', { evidence: text }, { token: session }));
    expect(asked.map(({ status }) => status)).toEqual([404, 404, 404]);
    const audit = await auditOf(of);
    expect(audit.filter(({ action }) => action === 'case.read').map(({ detail }) => JSON.parse(detail).what)).toEqual([
      'evidence',
      'portfolio',
      'evidence',
    ]);
    expect(JSON.stringify(audit)).not.toContain('Kanarina');
    expect(JSON.stringify(audit)).not.toContain(token);
    expect(JSON.stringify(audit)).not.toContain(session.slice(4));
  });

  it('also when a case is given again under the key it was opened with', async () => {
    const key = { 'idempotency-key': 'nog-eens' };
    const { json } = await by('an.janssens', 'openCase', {}, EXAMPLE_CASE, key);
    expect((await by('an.janssens', 'openCase', {}, EXAMPLE_CASE, key)).status).toBe(200);
    expect((await auditOf({ case: json.id })).map(({ action }) => action)).toEqual(['case.opened', 'case.read']);
  });
});
