import { beforeAll, describe, expect, it } from 'vitest';
import { LEARNERS, microdegreeModuleCases, SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { healthInnovation, healthInnovationModules } from '../../src/local/invented/microdegree.ts';
import { bimInfra, environmentalMediator, studyDay } from '../../src/local/invented/offerings.ts';
import { allUnits, bimUnit, careUnits, masterUnit, mediationUnit } from '../../src/local/invented/recognition.ts';
import {
  applicantOf,
  as,
  COMMITTEE,
  covered,
  documentOf,
  INTAKE,
  issued,
  LECTURER,
  openDesk,
  recommended,
} from '../support/recognition/scenario-desk.ts';
import { type Answer, api, call, provision } from '../support/service.ts';

type Json = Answer['json'];
const codes = ({ findings }: Json): string[] => findings.map(({ code }: { code: string }) => code);
const byCriterion = ({ findings }: Json, criterion: string): Json[] =>
  findings.filter((finding: Json) => finding.criterion === criterion);

let mediator: Json;
let bim: Json;
let microdegree: Json;
let modules: Json[];
let attendance: Json;
let mandated: Json;

beforeAll(async () => {
  const { institution } = SCENARIO_CASES.environmentalMediator();
  await provision(institution, [environmentalMediator()]);
  await provision(SCENARIO_CASES.bimInfra().institution, [
    bimInfra(6),
    ...healthInnovationModules(),
    healthInnovation(),
    studyDay(),
  ]);
  const association = SCENARIO_CASES.mandated();
  await provision(association.institution, [association.specification]);
  await openDesk(allUnits());
  mediator = await issued(SCENARIO_CASES.environmentalMediator());
  bim = await issued(SCENARIO_CASES.bimInfra());
  modules = [];
  for (const one of microdegreeModuleCases()) modules.push(await issued(one));
  microdegree = await issued(SCENARIO_CASES.microdegree());
  attendance = await issued(SCENARIO_CASES.attendance());
  mandated = await issued(association);
}, 120_000);

/** The learning a document speaks of, as the desk reads it. */
async function learningsOf(document: string, learner: (typeof LEARNERS)[keyof typeof LEARNERS]): Promise<Json[]> {
  const { json } = await recommended({ unit: mediationUnit(), learner, documents: [document] });
  return json.evidence[0].learnings;
}

describe('the scenarios of the desk, with documents this service issued', () => {
  it('1: an environmental mediator covers all outcomes at the same level: a full exemption, 6 of 9 credits used', async () => {
    for (const form of ['edc', 'vc-ecdsa', 'vc-eddsa'] as const) {
      const document = await documentOf(mediator, form);
      const [learning] = await learningsOf(document, LEARNERS.noor);
      expect(learning).toMatchObject({ ects: '9', eqf: 7, passBasis: 'credit' });
      const { status, json } = await recommended({
        unit: mediationUnit(),
        learner: LEARNERS.noor,
        documents: [document],
        mappings: ['T1', 'T2', 'T3', 'T4'].map((outcome) => covered(outcome, learning.id)),
      });
      expect(status).toBe(200);
      expect(json).toMatchObject({ kind: 'grant_full', nextStep: 'decide', workload: { usable: '9', required: '6' } });
      const [cover] = json.covers.shown;
      const used = cover.credits.reduce((sum: number, credit: Json) => sum + Number(credit.used), 0);
      expect(used).toBe(6);
      expect(json.findings.filter((one: Json) => one.weight !== 'context' && one.result !== 'met')).toEqual([]);
    }
  });

  it('1: before anybody judged outcomes it says so, and suggests only what names the same ESCO concept', async () => {
    const document = await documentOf(mediator);
    const { json } = await recommended({ unit: mediationUnit(), learner: LEARNERS.noor, documents: [document] });
    expect(json).toMatchObject({ kind: 'needs_assessor', nextStep: 'ask_assessor' });
    const esco = 'http://data.europa.eu/esco/skill/326809fc-238d-40c2-881e-40042f7f2f0d';
    expect(json.suggestions.length).toBeGreaterThan(0);
    for (const suggestion of json.suggestions) expect(suggestion).toMatchObject({ targetOutcomeId: 'T4', esco });
  });

  it('3: 3 credits for a unit of 4: only the listed part of 2 that is covered, and 1 credit stays', async () => {
    const document = await documentOf(bim);
    const [learning] = await learningsOf(document, LEARNERS.jef);
    const { json } = await recommended({
      unit: bimUnit(),
      learner: LEARNERS.jef,
      documents: [document],
      mappings: [covered('B1', learning.id), covered('B2', learning.id)],
    });
    expect(json).toMatchObject({
      kind: 'grant_partial',
      parts: ['BIM-BASIS'],
      workload: { usable: '3', required: '4' },
    });
    expect(byCriterion(json, 'workload').some(({ result }) => result === 'not_met')).toBe(true);
    expect(json.covers.shown[0].credits).toMatchObject([{ free: '3', used: '2' }]);
  });

  it('5: a microdegree and its four modules are 24 credits, not 48', async () => {
    const documents = await Promise.all([microdegree, ...modules].map((one) => documentOf(one)));
    const [whole] = await learningsOf(documents[0] ?? '', LEARNERS.amina);
    expect(whole.parts).toHaveLength(4);
    const [unit] = careUnits();
    const { json } = await recommended({
      unit: { ...unit, ects: '30' } as NonNullable<typeof unit>,
      learner: LEARNERS.amina,
      documents,
      mappings: [whole, ...whole.parts].flatMap(({ id }: Json) => [covered('Z1', id), covered('Z2', id)]),
    });
    expect(json.workload).toEqual({ usable: '24', required: '30' });
    expect(json.kind).toBe('needs_assessor');
    expect(json.ignored.length).toBeGreaterThanOrEqual(4);
  });

  it('7: a module of level 6 for a unit of level 7 is referred to EVC, with alternatives, and refused by nobody', async () => {
    const document = await documentOf(modules[0]);
    const [learning] = await learningsOf(document, LEARNERS.amina);
    const { json } = await recommended({
      unit: masterUnit(),
      learner: LEARNERS.amina,
      documents: [document],
      mappings: [covered('M1', learning.id)],
    });
    expect(json).toMatchObject({ kind: 'refer_evc', nextStep: 'refer_evc' });
    expect(codes(json)).toContain('LEVEL_LOW');
    expect(json.alternatives.map(({ kind }: Json) => kind)).toEqual(expect.arrayContaining(['bridging', 'evc']));
    expect(JSON.stringify(json)).not.toMatch(/refus|geweigerd/i);
  });

  it('14: one figure changed after sealing: nothing of the document is shown as a fact', async () => {
    const sealed = JSON.parse(await documentOf(bim));
    const payload = sealed.payload.replaceAll('"point":"3"', '"point":"13"');
    expect(payload).not.toBe(sealed.payload);
    const { json } = await recommended({
      unit: bimUnit(),
      learner: LEARNERS.jef,
      documents: [{ ...sealed, payload }],
    });
    expect(json).toMatchObject({
      kind: 'no_basis_found',
      evidence: [{ title: null, learnings: [], verdict: 'failed' }],
    });
    expect(
      byCriterion(json, 'verification').some(({ weight, result }) => weight === 'gate' && result === 'not_met'),
    ).toBe(true);
    expect(JSON.stringify(json)).not.toContain('BIM-INFRA');
  });

  it('15: attendance is no qualification: EVC is the way, and the certificate stays in the file of an EVC case', async () => {
    const document = await documentOf(attendance);
    const { json } = await recommended({ unit: bimUnit(), learner: LEARNERS.lotte, documents: [document] });
    expect(json.kind).toBe('refer_evc');
    expect(codes(json)).toContain('NOT_EVK');
    expect(json.alternatives.map(({ kind }: Json) => kind)).toContain('evc');
    const opened = await as(INTAKE, 'POST', '/cases', {
      unit: { code: bimUnit().code, academicYear: bimUnit().academicYear },
      route: 'EVC',
      applicant: applicantOf(LEARNERS.lotte),
      application: { filedOn: '2026-09-20', contractType: 'diploma' },
    });
    const path = api('scheldeland', `/recognition/cases/${opened.json.id}/evidence`);
    const added = await call('POST', path, { raw: document, headers: { 'on-behalf-of': INTAKE } });
    expect(added.json, added.text).toMatchObject({ route: 'EVC', evidence: [{ verdict: 'passed' }] });
  });

  it('18: sealed under a registered mandate it counts like any other', async () => {
    const document = await documentOf(mandated);
    const [learning] = await learningsOf(document, LEARNERS.jef);
    const { json } = await recommended({
      unit: bimUnit(),
      learner: LEARNERS.jef,
      documents: [document],
      mappings: [covered('B1', learning.id), covered('B2', learning.id)],
    });
    expect(json.kind).toBe('grant_partial');
  });

  it('22: filed after the deadline: said first, and the recommendation is on the merits', async () => {
    const document = await documentOf(mediator);
    const [learning] = await learningsOf(document, LEARNERS.noor);
    const { json } = await recommended({
      unit: mediationUnit(),
      learner: LEARNERS.noor,
      documents: [document],
      mappings: ['T1', 'T2', 'T3', 'T4'].map((outcome) => covered(outcome, learning.id)),
      application: { filedOn: '2026-11-20' },
    });
    expect(json.kind).toBe('grant_full');
    expect(json.findings[0]).toMatchObject({ criterion: 'admissibility', result: 'not_met' });
  });
});

describe('a case from application to letter', () => {
  const open = async (learner: (typeof LEARNERS)[keyof typeof LEARNERS], unit: string, filedOn = '2026-09-20') => {
    const opened = await as(INTAKE, 'POST', '/cases', {
      unit: { code: unit, academicYear: '2026-2027' },
      applicant: applicantOf(learner),
      application: { filedOn, contractType: 'diploma' },
    });
    expect(opened.status, opened.text).toBe(201);
    return opened.json.id as string;
  };
  const must = async (person: string, path: string, body?: unknown, status = 200): Promise<Json> => {
    const answer = await as(person, 'POST', path, body);
    expect(answer.status, `${path} ${answer.text}`).toBe(status);
    return answer.json;
  };
  const evidence = async (caseId: string, document: string) => {
    const path = api('scheldeland', `/recognition/cases/${caseId}/evidence`);
    const added = await call('POST', path, { raw: document, headers: { 'on-behalf-of': INTAKE } });
    expect(added.status, added.text).toBe(201);
    return added.json;
  };

  /** Everything up to the committee's table. */
  async function prepared(
    learner: (typeof LEARNERS)[keyof typeof LEARNERS],
    unit: string,
    documents: readonly string[],
  ) {
    const id = await open(learner, unit);
    let file: Json;
    for (const document of documents) file = await evidence(id, document);
    await must(INTAKE, `/cases/${id}/submit`);
    await must(INTAKE, `/cases/${id}/take-in`);
    await must(INTAKE, `/cases/${id}/verified`);
    await must(INTAKE, `/cases/${id}/ask-advice`);
    await must(LECTURER, `/cases/${id}/interest`, { conflict: false });
    await must(COMMITTEE, `/cases/${id}/interest`, { conflict: false });
    return { id, file };
  }

  it('ends with a letter in two languages, a sealed exemption and credits that are used', async () => {
    const { id, file } = await prepared(LEARNERS.noor, 'OMR-BEM', [await documentOf(mediator)]);
    const learning = file.evidence[0].learnings[0].id;
    await must(LECTURER, `/cases/${id}/mappings`, {
      mappings: ['T1', 'T2', 'T3', 'T4'].map((outcome) => covered(outcome, learning)),
    });
    await must(LECTURER, `/cases/${id}/advice`, { proposal: 'exempt', text: { nl: 'Inhoud en niveau zijn gelijk.' } });
    const found = await must(INTAKE, `/cases/${id}/recommendation`);
    expect(found.recommendation.kind).toBe('grant_full');
    await must(COMMITTEE, `/cases/${id}/committee`, {});
    await must(INTAKE, `/cases/${id}/findings/shown`);
    const open = found.recommendation.findings
      .filter(({ result }: Json) => result === 'not_met' || result === 'unknown')
      .map(({ id: finding }: Json) => finding);
    if (open.length > 0) await must(COMMITTEE, `/cases/${id}/findings/opened`, { findings: open });
    const decided = await must(COMMITTEE, `/cases/${id}/decision`, {
      recommendation: found.recommendation.inputHash,
      outcome: 'granted',
      motivation: { nl: 'De vier leerresultaten zijn op hetzelfde niveau verworven en getoetst.' },
      legalBasis: ['Codex Hoger Onderwijs, art. II.241'],
      body: 'Curriculumcommissie Omgevingsrecht',
      member: 'Cato Commissie, voorzitter',
    });
    expect(decided).toMatchObject({ state: 'decided', letters: [{ decisionId: decided.decisionId }] });
    const committed = decided.allocations.filter(({ state }: Json) => state === 'committed');
    expect(committed.reduce((sum: number, { ects }: Json) => sum + Number(ects), 0)).toBe(6);

    for (const [language, words] of [
      ['nl', /geen creditbewijs/],
      ['en', /courtesy/i],
    ] as const) {
      const letter = await as(INTAKE, 'GET', `/cases/${id}/letter?lang=${language}&format=html`);
      expect(letter.status, letter.text).toBe(200);
      expect(letter.text).toMatch(words);
      const pdf = await as(INTAKE, 'GET', `/cases/${id}/letter?lang=${language}&format=pdf`);
      expect(pdf.headers.get('content-type')).toBe('application/pdf');
    }
    const listed = await call('GET', api('scheldeland', '/credentials?limit=200'));
    const exemption = listed.json.credentials.find((one: Json) => one.decision === decided.decisionId);
    expect(exemption, listed.text).toBeDefined();
    const credential = (await call('GET', exemption.href)).json;
    for (const form of ['edc', 'vc-ecdsa'] as const) {
      const report = await call('POST', '/api/verify', { raw: await documentOf(credential, form), token: null });
      expect(report.json.verdict, report.text.slice(0, 3000)).toBe('passed');
      expect(report.json.reports[0].facts[0]).toMatchObject({ kind: 'entitlement', ects: null, grade: null });
    }
    const notified = await must(INTAKE, `/cases/${id}/notification`, { notifiedOn: decided.decisions[0].decidedOn });
    expect(notified.state).toBe('appeal_open');
  });

  it('5: with composite and modules four units are exempted whole, and for the fifth nothing is left', async () => {
    const documents = await Promise.all([microdegree, ...modules].map((one) => documentOf(one)));
    const kinds: string[] = [];
    for (const [index, unit] of careUnits().entries()) {
      const { id, file } = await prepared(LEARNERS.amina, unit.code, documents);
      const learnings: Json[] = file.evidence.flatMap((piece: Json) => piece.learnings);
      const whole = learnings.find(({ parts }) => parts.length === 4);
      const from = whole.parts[Math.min(index, 3)].id;
      await must(LECTURER, `/cases/${id}/mappings`, { mappings: [covered('Z1', from), covered('Z2', from)] });
      const { recommendation } = await must(INTAKE, `/cases/${id}/recommendation`);
      kinds.push(recommendation.kind);
      if (index === 4) {
        expect(recommendation.workload).toEqual({ usable: '0', required: '6' });
        expect(codes(recommendation)).toContain('ECTS_ALREADY_USED');
        break;
      }
      await must(COMMITTEE, `/cases/${id}/committee`, {
        restsOn: [{ learning: from, ects: '6' }],
      });
    }
    expect(kinds).toEqual(['grant_full', 'grant_full', 'grant_full', 'grant_full', 'needs_assessor']);
    const ledger = await as(INTAKE, 'GET', `/ledger?learner=${LEARNERS.amina.reference}`);
    const used = ledger.json.allocations.reduce((sum: number, { ects }: Json) => sum + Number(ects), 0);
    expect(used).toBe(24);
  }, 60_000);

  it('10b: a credential that was replaced is set aside, and the applicant is asked for the one that took its place', async () => {
    const first = SCENARIO_CASES.environmentalMediator();
    const learner = { ...LEARNERS.noor, reference: 'S0231988', givenName: 'Nora' };
    const wrong = await issued({ ...first, award: { ...first.award, awardId: 'US-TYPO-1', learner } });
    const old = await documentOf(wrong);
    const right = await issued({
      ...first,
      award: { ...first.award, awardId: 'US-TYPO-2', learner: { ...learner, givenName: 'Noor' }, replaces: wrong.id },
    });
    const { id } = await prepared({ ...LEARNERS.noor, reference: 'S0231988' } as never, 'OMR-BEM', [old]);
    const found = await must(INTAKE, `/cases/${id}/recommendation`);
    expect(found.recommendation).toMatchObject({ kind: 'no_basis_found', nextStep: 'ask_replacement' });
    expect(found.evidence[0].supersededBy).toBe(right.id);
    await evidence(id, await documentOf(right));
    const again = await must(INTAKE, `/cases/${id}/recommendation`);
    expect(again.recommendation.kind).toBe('needs_assessor');
  });

  it('10a: a credential revoked after it came in is seen when the recommendation is made', async () => {
    const first = SCENARIO_CASES.environmentalMediator();
    const learner = { ...LEARNERS.noor, reference: 'S0231989' };
    const credential = await issued({ ...first, award: { ...first.award, awardId: 'US-FRAUD-1', learner } });
    const { id } = await prepared(learner as never, 'OMR-BEM', [await documentOf(credential)]);
    expect((await must(INTAKE, `/cases/${id}/recommendation`)).recommendation.kind).toBe('needs_assessor');
    const revoked = await call('POST', api('scheldeland', `/credentials/${encodeURIComponent(credential.id)}/status`), {
      body: { action: 'revoke', reason: 'fraud' },
    });
    expect(revoked.status).toBe(200);
    const found = await must(INTAKE, `/cases/${id}/recommendation`);
    expect(found.recommendation).toMatchObject({ kind: 'no_basis_found', nextStep: null });
    expect(JSON.stringify(found.recommendation)).not.toContain('fraud');
  });
});
