import { describe, expect, test } from 'vitest';
import { recommend } from '../../../src/recognition/engine/recommend.ts';
import type { Recommendation, RecommendationInput } from '../../../src/recognition/engine/recommendation.ts';
import type { Evidence, Learning } from '../../../src/recognition/evidence/evidence.ts';
import type { CheckCode } from '../../../src/verifying/codes/index.ts';
import {
  application,
  assessedBy,
  checksWith,
  ects,
  evidence,
  exemptionPolicy,
  learning,
  mappedTo,
  mapping,
  recommendationInput,
  statedCheck,
  targetUnit,
} from '../../support/recognition/evidence.ts';

const piece = (id: string, learningId: string, more: Partial<Evidence> = {}, learned: Partial<Learning> = {}) =>
  evidence(id, [learning(learningId, learned)], more);
const checked = (...codes: CheckCode[]): Partial<Evidence> => ({ checks: checksWith(...codes) });
const one = (more: Partial<Evidence> = {}, learned: Partial<Learning> = {}, rest: Partial<RecommendationInput> = {}) =>
  recommendationInput({ evidence: [piece('e1', 'L1', more, learned)], ...rest });
const codesOf = ({ findings }: Recommendation) => findings.map(({ code }) => code);
const alternativesOf = ({ alternatives }: Recommendation) => alternatives.map(({ kind }) => kind);

describe('a gate sets its own piece aside', () => {
  const gates: readonly (readonly [string, Partial<Evidence>, string])[] = [
    ['changed after sealing', checked('SEAL_BROKEN'), 'SEAL_BROKEN'],
    ['unreadable', checked('DUPLICATE_KEY'), 'NOT_AUTHENTIC'],
    ['an issuer that is not named', checked('ISSUER_NOT_NAMED'), 'NOT_AUTHENTIC'],
    ['a structure that is wrong', checked('STRUCTURE_WRONG'), 'NOT_AUTHENTIC'],
    ['revoked', checked('STATUS_REVOKED'), 'REVOKED'],
    ['suspended', checked('STATUS_SUSPENDED'), 'SUSPENDED'],
    ['replaced', { ...checked('STATUS_REVOKED'), supersededBy: 'urn:credential:new' }, 'SUPERSEDED'],
    ['expired', checked('EXPIRED'), 'EXPIRED'],
    ['not yet valid', checked('NOT_YET_VALID'), 'NOT_YET_VALID'],
    ['a key that was not safe', checked('KEY_COMPROMISED'), 'NOT_AUTHENTIC'],
    ['another birth date', { holder: { result: 'different-birth-date' } }, 'HOLDER_OTHER_PERSON'],
    ['a presentation made for somebody else', checked('HOLDER_AUDIENCE_MISMATCH'), 'HOLDER_NOT_PROVED'],
    ['issued to oneself', checked('SELF_ISSUED'), 'SELF_ISSUED'],
  ];

  test.each(gates)('%s: by itself no basis is found, and nothing else about it is looked at', async (_, more, code) => {
    const found = await recommend(one(more));
    expect(found.kind).toBe('no_basis_found');
    const about = found.findings.filter(({ criterion }) => criterion !== 'admissibility');
    expect(about.map((finding) => finding.code)).toEqual([code]);
    expect(found.workload.usable).toBe(0);
    expect(found.covers.shown).toEqual([]);
    expect(found.suggestions).toEqual([]);
  });

  test.each(gates)('%s: other evidence decides', async (_, more, code) => {
    const input = recommendationInput({ evidence: [piece('bad', 'Lx', more), piece('e1', 'L1')] });
    const found = await recommend(input);
    expect(found.kind).toBe('grant_full');
    expect(codesOf(found)).toContain(code);
    expect(found.covers.shown.map((cover) => cover.evidence)).toEqual([['e1']]);
  });

  test('what is set aside does not even say that two other pieces are one', async () => {
    const both = piece('e3', 'L3', checked('STATUS_REVOKED'), {
      keys: ['id L1', 'id L2', 'id L3'],
      ects: ects(3),
    });
    const pieces = [piece('e1', 'L1', {}, { ects: ects(3) }), piece('e2', 'L2', {}, { ects: ects(3) })];
    const mappings = [...mappedTo('L1', ['E1', 'E2']), ...mappedTo('L2', ['E3', 'E4'])];
    expect((await recommend(recommendationInput({ evidence: [...pieces, both], mappings }))).kind).toBe('grant_full');
    const standing = { ...both, checks: evidence('x', []).checks };
    const found = await recommend(recommendationInput({ evidence: [...pieces, standing], mappings }));
    expect(found.kind).toBe('needs_assessor');
    expect(found.workload.usable).toBe(300);
  });

  test('without any evidence no basis is found, and more evidence is what would help', async () => {
    const found = await recommend(recommendationInput({ evidence: [] }));
    expect(found).toMatchObject({ kind: 'no_basis_found', nextStep: null });
    expect(alternativesOf(found)).toEqual(['more_evidence']);
  });

  test('a replaced credential asks for the one in its place and says nothing against the learner', async () => {
    const found = await recommend(one({ ...checked('STATUS_REVOKED'), supersededBy: 'urn:credential:new' }));
    expect(found).toMatchObject({ kind: 'no_basis_found', nextStep: 'ask_replacement' });
    expect(alternativesOf(found)).toContain('ask_replacement');
    expect(codesOf(found)).not.toContain('REVOKED');
  });

  test('who names another person’s credential in a forged one learns nothing about what replaced it', async () => {
    const found = await recommend(one({ ...checked('SEAL_BROKEN'), supersededBy: 'urn:credential:new' }));
    expect(found.nextStep).toBeNull();
    expect(codesOf(found)).not.toContain('SUPERSEDED');
  });
});

describe('something unknown needs an assessor', () => {
  const unknowns: readonly (readonly [string, Partial<Evidence>, Partial<Learning>, string])[] = [
    ['not sealed', checked('NOT_SEALED'), {}, 'AUTHENTICITY_OPEN'],
    ['an issuer nobody knows', checked('ISSUER_UNKNOWN'), {}, 'ISSUER_UNKNOWN'],
    ['an issuer nobody confirmed', { issuer: { ids: [], name: { nl: 'X' }, confirmed: false } }, {}, 'ISSUER_UNKNOWN'],
    ['no trusted issuer', { issuer: null }, {}, 'ISSUER_UNKNOWN'],
    ['credits that contradict each other', checked('CREDITS_UNCLEAR'), {}, 'CONTENT_OPEN'],
    ['a status list that cannot be reached', checked('STATUS_UNKNOWN'), {}, 'STATUS_UNKNOWN'],
    ['no place to ask for the status', checked('STATUS_NOT_OFFERED'), {}, 'STATUS_NOT_OFFERED'],
    ['dates that may be withheld', checked('VALIDITY_MAY_BE_WITHHELD'), {}, 'VALIDITY_OPEN'],
    ['a missing mandate', checked('MANDATE_MISSING', 'QA_AT_AWARD_OK'), {}, 'MANDATE_MISSING'],
    ['an awarding body nobody knows', checked('AWARDING_BODY_UNKNOWN', 'QA_AT_AWARD_OK'), {}, 'AWARDING_BODY_OPEN'],
    ['no quality assurance shown', checked('AWARDED_BY_ISSUER', 'QA_UNKNOWN'), {}, 'QA_NOT_SHOWN'],
    ['quality assurance not on that date', checked('AWARDED_BY_ISSUER', 'QA_NOT_COVERING'), {}, 'QA_NOT_SHOWN'],
    ['a name that is spelled otherwise', { holder: { result: 'unknown', because: 'spelling' } }, {}, 'HOLDER_SPELLING'],
    ['no level', {}, { eqf: null }, 'LEVEL_UNKNOWN'],
    ['no credits', {}, { ects: null }, 'ECTS_UNKNOWN'],
    ['no award date', {}, { awardedOn: null }, 'AWARD_DATE_UNKNOWN'],
    ['an award in the future', {}, { awardedOn: '2026-09-22' }, 'AWARD_DATE_UNKNOWN'],
    ['no assessment', {}, { assessments: [] }, 'ASSESSMENT_UNKNOWN'],
    ['no outcomes', {}, { outcomes: [] }, 'OUTCOMES_NOT_STATED'],
    ['ten years old', {}, { awardedOn: '2016-09-20' }, 'RECENCY_HARD'],
  ];

  test.each(unknowns)('%s', async (_, more, learned, code) => {
    const found = await recommend(one(more, learned));
    expect(found.kind).toBe('needs_assessor');
    expect(codesOf(found)).toContain(code);
    expect(alternativesOf(found)).toContain('assessor');
    expect(
      found.alternatives.some(({ kind }) => kind === 'evc' || kind === 'conditional' || kind === 'more_evidence'),
    ).toBe(true);
  });

  test.each(unknowns)('%s: the same learning in a clear document settles it', async (_, more, learned) => {
    const found = await recommend(
      recommendationInput({ evidence: [piece('e1', 'L1', more, learned), piece('e2', 'L1')] }),
    );
    expect(found.kind).toBe('grant_full');
    expect(found.covers.shown.map((cover) => cover.evidence)).toEqual([['e2']]);
  });

  test('only the holder: the next step is to confirm the identity', async () => {
    const holder = { result: 'unknown', because: 'other-name' } as const;
    expect(await recommend(one({ holder }))).toMatchObject({ nextStep: 'confirm_identity' });
    expect(await recommend(one({ holder }, { eqf: null }))).toMatchObject({ nextStep: 'ask_assessor' });
    expect(await recommend(one({ holder }, {}, { mappings: [] }))).toMatchObject({ nextStep: 'ask_assessor' });
    expect(await recommend(one({ holder: { result: 'confirmed' } }))).toMatchObject({ kind: 'grant_full' });
  });

  test('no doubtful document makes the credit of a good one larger', async () => {
    const small = piece('e1', 'L1', {}, { ects: ects(3) });
    const large = piece('e2', 'L1', checked('ISSUER_UNKNOWN'), { ects: ects(12) });
    const inPart = piece('e3', 'L1', { issuer: null }, { ects: null, parts: [learning('L9', { ects: ects(30) })] });
    const found = await recommend(recommendationInput({ evidence: [small, large, inPart] }));
    expect(found.kind).toBe('needs_assessor');
    const parts = [{ id: 'P1', title: { nl: 'Basis' }, ects: 4, outcomeIds: ['E1'] }];
    const partly = recommendationInput({ evidence: [small, large, inPart], unit: targetUnit({ parts }) });
    expect((await recommend(partly)).kind).toBe('needs_assessor');
  });

  test('it shows what would do once everything is settled', async () => {
    const found = await recommend(one({ issuer: null }));
    expect(found.covers.shown.map((cover) => cover.evidence)).toEqual([['e1']]);
  });

  test('a policy that accepts documents without a status, or only prefers a recognised issuer or quality assurance', async () => {
    const under = async (more: Record<string, unknown>, ...codes: CheckCode[]) =>
      (await recommend({ ...one(checked(...codes)), policy: exemptionPolicy(more) })).kind;
    expect(await under({ statusNotOffered: 'accept' }, 'STATUS_NOT_OFFERED')).toBe('grant_full');
    expect(await under({ statusNotOffered: 'accept' }, 'STATUS_UNKNOWN')).toBe('needs_assessor');
    const preferred = { qa: { issuerRecognised: 'preferred', externalQaAtAward: 'preferred' } };
    expect(await under(preferred, 'AWARDING_BODY_UNKNOWN', 'QA_UNKNOWN')).toBe('grant_full');
    expect(await under(preferred, 'MANDATE_MISSING')).toBe('needs_assessor');
    expect(await under(preferred, 'ISSUER_UNKNOWN')).toBe('needs_assessor');
    expect(await under({ qa: { externalQaAtAward: 'off' } }, 'AWARDED_BY_ISSUER', 'QA_UNKNOWN')).toBe('grant_full');
  });

  test('an agency the policy does not name leaves quality assurance open', async () => {
    const by = (name: string) => [
      {
        id: null,
        type: null,
        title: {},
        agency: { id: null, name: { en: name }, identifiers: [], country: null },
        organisations: [],
        identifiers: [],
        report: null,
        from: null,
        to: null,
        limitEqf: [],
        limitIscedF: [],
        limitQualifications: [],
        limitJurisdictions: [],
        limitCredentialTypes: [],
      },
    ];
    const policy = exemptionPolicy({ qa: { acceptedAgencies: ['NVAO'] } });
    expect((await recommend(one({}, { qualityAssurance: by('nvao ') }, { policy }))).kind).toBe('grant_full');
    expect((await recommend(one({}, { qualityAssurance: by('Other') }, { policy }))).kind).toBe('needs_assessor');
  });

  test('the identity at the assessment, where the policy requires it', async () => {
    const policy = exemptionPolicy({ assessment: { idVerification: 'required' } });
    const kindWith = async (...assessments: Learning['assessments']) =>
      (await recommend(one({}, { assessments }, { policy }))).kind;
    expect(await kindWith(assessedBy('oral'))).toBe('grant_full');
    expect(await kindWith(assessedBy('oral', null))).toBe('needs_assessor');
    expect(await kindWith(assessedBy('oral', 'unsupervised-unverified'))).toBe('needs_assessor');
    expect(await kindWith(assessedBy('quiz', 'unsupervised-unverified'), assessedBy('oral'))).toBe('grant_full');
    expect(await kindWith(assessedBy('oral', null), assessedBy('attendance'))).toBe('needs_assessor');
  });

  test('nobody judged any outcome, or not enough of them, or too little is covered', async () => {
    expect(await recommend(one({}, {}, { mappings: [] }))).toMatchObject({
      kind: 'needs_assessor',
      nextStep: 'ask_assessor',
      coverage: { full: 0, essentialMissing: ['E1', 'E2', 'E3', 'E4'] },
    });
    const three = mappedTo('L1', ['E1', 'E2', 'E3']);
    expect(await recommend(one({}, {}, { mappings: three }))).toMatchObject({
      kind: 'needs_assessor',
      coverage: { full: 7500, partial: 0, essentialMissing: ['E4'] },
    });
    const partly = [...three, mapping('E4', ['L1'], 'partial')];
    expect(await recommend(one({}, {}, { mappings: partly }))).toMatchObject({
      kind: 'needs_assessor',
      coverage: { full: 7500, partial: 2500, essentialMissing: ['E4'] },
    });
    const none = ['E1', 'E2', 'E3', 'E4'].map((id) => mapping(id, [], 'none'));
    expect((await recommend(one({}, {}, { mappings: none }))).kind).toBe('needs_assessor');
  });

  test('a unit whose outcomes have to be shown together', async () => {
    const unit = targetUnit({ integrationRequired: true });
    const found = await recommend(one({}, {}, { unit }));
    expect(found.kind).toBe('needs_assessor');
    expect(found.covers.shown).toHaveLength(1);
    const parts = [{ id: 'P1', title: { nl: 'Basis' }, ects: 2, outcomeIds: ['E1'] }];
    const partly = await recommend(one({}, {}, { unit: targetUnit({ integrationRequired: true, parts }) }));
    expect(partly).toMatchObject({ kind: 'grant_partial', parts: ['P1'] });
  });
});

describe('what is no qualification, or below the level, goes to a competence assessment', () => {
  const cases: readonly (readonly [string, Partial<Learning>, string])[] = [
    ['level too low', { eqf: 6 }, 'LEVEL_LOW'],
    ['attendance', { assessments: [assessedBy('attendance')] }, 'NOT_EVK'],
    ['an activity', { kind: 'activity' }, 'NOT_EVK'],
    ['passed without credit', { passBasis: 'without-credit', ects: null }, 'PASSED_WITHOUT_CREDIT'],
  ];

  test.each(cases)('%s', async (_, learned, code) => {
    const found = await recommend(one({}, learned));
    expect(found).toMatchObject({ kind: 'refer_evc', nextStep: 'refer_evc', parts: [], covers: { shown: [] } });
    expect(codesOf(found)).toContain(code);
    expect(alternativesOf(found)).toEqual(['bridging', 'evc', 'more_evidence']);
  });

  test.each(cases)('%s: something unknown besides does not lift it', async (_, learned) => {
    expect((await recommend(one(checked('STATUS_UNKNOWN'), learned))).kind).toBe('refer_evc');
    expect((await recommend(one({ holder: { result: 'unknown', because: 'spelling' } }, learned))).kind).toBe(
      'refer_evc',
    );
  });

  test.each(cases)('%s: with other evidence that might count, an assessor looks', async (_, learned) => {
    const input = recommendationInput({ evidence: [piece('e1', 'L1', {}, learned), piece('e2', 'L2')] });
    expect((await recommend(input)).kind).toBe('needs_assessor');
    const unproved = { ...checked('NOT_SEALED'), learnings: [] };
    const beside = recommendationInput({ evidence: [piece('e1', 'L1', {}, learned), evidence('e2', [], unproved)] });
    expect((await recommend(beside)).kind).toBe('needs_assessor');
  });

  test('presence besides a real assessment is no harm, and a higher level is fine', async () => {
    const assessments = [assessedBy('attendance'), assessedBy('oral')];
    expect((await recommend(one({}, { assessments, eqf: 8 }))).kind).toBe('grant_full');
    expect((await recommend(one({}, { assessments: [assessedBy(null)] }))).kind).toBe('grant_full');
  });

  test('the level the policy names counts instead of that of the unit', async () => {
    expect((await recommend(one({}, { eqf: 6 }, { policy: exemptionPolicy({ minLevel: 6 }) }))).kind).toBe(
      'grant_full',
    );
    expect((await recommend(one({}, { eqf: 7 }, { policy: exemptionPolicy({ minLevel: 8 }) }))).kind).toBe('refer_evc');
  });
});

describe('a part has what its whole says', () => {
  const whole = (part: Partial<Learning>, more: Partial<Learning> = {}) =>
    recommendationInput({ evidence: [evidence('e1', [learning('W', { ...more, parts: [learning('L1', part)] })])] });

  test('its level, where it states none itself', async () => {
    const found = await recommend(whole({ eqf: null }));
    expect(found.kind).toBe('grant_full');
    expect(found.findings.find(({ code }) => code === 'LEVEL_OF_WHOLE_OK')?.params).toMatchObject({
      whole: 'Cursus W',
    });
    expect((await recommend(whole({ eqf: null }, { eqf: 6 }))).kind).not.toBe('grant_full');
    expect((await recommend(whole({ eqf: null }, { eqf: null }))).kind).toBe('needs_assessor');
  });

  test('its assessment and outcomes; attendance at the whole is attendance at the part', async () => {
    expect((await recommend(whole({ assessments: [], outcomes: [] }))).kind).toBe('grant_full');
    const attended = await recommend(whole({ assessments: [] }, { assessments: [assessedBy('attendance')] }));
    expect(attended.kind).toBe('refer_evc');
  });

  test('its date', async () => {
    expect((await recommend(whole({ awardedOn: null }))).kind).toBe('grant_full');
    expect((await recommend(whole({ awardedOn: null }, { awardedOn: '2021-09-20' }))).kind).toBe('grant_conditional');
  });

  test('a whole without an assessment of its own is assessed by all its parts, not by some', async () => {
    const by = (...parts: Learning[]) =>
      recommendationInput({ evidence: [evidence('e1', [learning('L1', { assessments: [], parts })])] });
    const [a, b] = [learning('A', { ects: ects(3) }), learning('B', { ects: ects(3) })];
    expect((await recommend(by(a, b))).kind).toBe('grant_full');
    expect((await recommend(by(a, { ...b, assessments: [] }))).kind).toBe('needs_assessor');
    expect((await recommend(by(a, { ...b, assessments: [assessedBy('attendance')] }))).kind).toBe('needs_assessor');
  });
});

describe('what is covered decides', () => {
  test('all essential outcomes and enough credit: a full exemption', async () => {
    expect(await recommend(one())).toMatchObject({ kind: 'grant_full', nextStep: 'decide', conditions: [], parts: [] });
  });

  test('old enough for a refresher: conditional, and the condition is named', async () => {
    const found = await recommend(one({}, { awardedOn: '2021-09-20' }));
    expect(found).toMatchObject({ kind: 'grant_conditional', conditions: ['RECENCY_SOFT'], nextStep: 'decide' });
  });

  const parts = [{ id: 'P1', title: { nl: 'Basis' }, ects: 2, outcomeIds: ['E1', 'E2'] }];
  test('too small, with a listed part that is covered: that part', async () => {
    const found = await recommend(one({}, { ects: ects(3) }, { unit: targetUnit({ ects: 4, parts }) }));
    expect(found).toMatchObject({
      kind: 'grant_partial',
      parts: ['P1'],
      conditions: [],
      nextStep: 'decide',
      covers: { shown: [{ evidence: ['e1'], required: 200, credits: [{ learning: 'L1', free: 300, used: 200 }] }] },
    });
    expect(codesOf(found)).toContain('WORKLOAD_SHORT');
    expect(codesOf(found)).toContain('PART_COVERED');
  });

  test('a part with a refresher stays a part, with the condition', async () => {
    const old = { ects: ects(3), awardedOn: '2021-09-20' };
    const found = await recommend(one({}, old, { unit: targetUnit({ ects: 4, parts }) }));
    expect(found).toMatchObject({ kind: 'grant_partial', parts: ['P1'], conditions: ['RECENCY_SOFT'] });
  });

  test('too small without a listed part: an assessor, with the workload not met', async () => {
    const found = await recommend(one({}, { ects: ects(3) }));
    expect(found.kind).toBe('needs_assessor');
    expect(codesOf(found)).toContain('WORKLOAD_SHORT');
  });

  test('of a clear and an unclear piece, the clear one carries what it can', async () => {
    const input = recommendationInput({
      unit: targetUnit({ parts }),
      evidence: [piece('e1', 'L1', {}, { ects: ects(3) }), piece('e2', 'L2', { issuer: null }, { ects: ects(3) })],
      mappings: [...mappedTo('L1', ['E1', 'E2']), ...mappedTo('L2', ['E3', 'E4'])],
    });
    const found = await recommend(input);
    expect(found).toMatchObject({ kind: 'grant_partial', parts: ['P1'] });
    expect(found.findings.filter(({ code }) => code === 'OUTCOME_OPEN').flatMap(({ outcomes }) => outcomes)).toEqual([
      'E3',
      'E4',
    ]);
  });

  test('an outcome that is not essential need not be covered; a unit that calls none essential needs all', async () => {
    const unit = (essential: readonly boolean[]) =>
      targetUnit({ outcomes: essential.map((yes, at) => ({ id: `E${at + 1}`, text: { nl: 'x' }, essential: yes })) });
    const mappings = mappedTo('L1', ['E1']);
    expect((await recommend(one({}, {}, { unit: unit([true, false]), mappings }))).kind).toBe('grant_full');
    expect((await recommend(one({}, {}, { unit: unit([true, true]), mappings }))).kind).toBe('needs_assessor');
    expect((await recommend(one({}, {}, { unit: unit([false, false]), mappings }))).kind).toBe('needs_assessor');
  });
});

describe('an application that is late, or of the wrong kind', () => {
  test('keeps the recommendation on the merits and says so first', async () => {
    const late = await recommend(one({}, {}, { application: application({ filedOn: '2026-11-20' }) }));
    expect(late.kind).toBe('grant_full');
    expect(late.findings[0]).toMatchObject({ code: 'LATE', criterion: 'admissibility', result: 'not_met' });
    expect(late.findings[0]?.params).toMatchObject({ lastDay: '2026-11-14', filedOn: '2026-11-20' });
    const wrong = await recommend({
      ...one({}, {}, { application: application({ examinedThisYear: true, contractType: 'examen' }) }),
      unit: targetUnit({ exemptable: false, notExemptableReason: 'masterproef' }),
      policy: exemptionPolicy({ contractTypes: ['diploma'] }),
    });
    expect(wrong.kind).toBe('grant_full');
    expect(wrong.findings.slice(0, 3).map(({ code }) => code)).toEqual([
      'CONTRACT_NOT_ACCEPTED',
      'EXAMINED_THIS_YEAR',
      'UNIT_NOT_EXEMPTABLE',
    ]);
  });
});

test('what was not proved is not read, whatever stands in it', async () => {
  const stated = { ...checked('NOT_SEALED'), holder: { result: 'different-birth-date' } as const };
  const found = await recommend(one({ ...stated, supersededBy: 'urn:credential:new' }));
  expect(found).toMatchObject({ kind: 'needs_assessor', nextStep: 'ask_assessor', workload: { usable: 0 } });
  expect(JSON.stringify(found.findings.filter(({ criterion }) => criterion !== 'learning_outcomes'))).not.toContain(
    'L1',
  );
  expect(codesOf(found)).toContain('JUDGED_ON_OTHER_EVIDENCE');
});

test('a check code with its own words is quoted beside the title', async () => {
  const found = await recommend(
    one({ checks: checksWith(statedCheck('CERTIFICATE_EXPIRED', { date: '2026-01-01' })) }),
  );
  expect(found.findings.find(({ code }) => code === 'VALIDITY_OPEN')?.params).toEqual({
    title: 'Cursus L1',
    check: 'CERTIFICATE_EXPIRED',
    date: '2026-01-01',
  });
});
