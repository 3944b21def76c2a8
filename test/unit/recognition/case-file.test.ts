import { beforeEach, describe, expect, test } from 'vitest';
import { addEvidence } from '../../../src/recognition/case/add-evidence.ts';
import { addPortfolioItem } from '../../../src/recognition/case/add-portfolio-item.ts';
import { closeElapsed } from '../../../src/recognition/case/close-elapsed.ts';
import { confirmHolder } from '../../../src/recognition/case/confirm-holder.ts';
import { correctCase } from '../../../src/recognition/case/correct-case.ts';
import { declareInterest } from '../../../src/recognition/case/declare-interest.ts';
import { declareVerified } from '../../../src/recognition/case/declare-verified.ts';
import { eraseCase } from '../../../src/recognition/case/erase-case.ts';
import { liveSession } from '../../../src/recognition/case/live-session.ts';
import { makeLink } from '../../../src/recognition/case/make-link.ts';
import { openCase } from '../../../src/recognition/case/open-case.ts';
import { redeemLink } from '../../../src/recognition/case/redeem-link.ts';
import { submitCase } from '../../../src/recognition/case/submit-case.ts';
import { toCommittee } from '../../../src/recognition/case/to-committee.ts';
import { withdraw } from '../../../src/recognition/case/withdraw.ts';
import { decide } from '../../../src/recognition/decision/decide.ts';
import { judgeOutcomes } from '../../../src/recognition/decision/judge-outcomes.ts';
import { makeRecommendation } from '../../../src/recognition/decision/make-recommendation.ts';
import { openFindings } from '../../../src/recognition/decision/open-findings.ts';
import { runErrand } from '../../../src/recognition/decision/run-errand.ts';
import { showFindings } from '../../../src/recognition/decision/show-findings.ts';
import { findingId } from '../../../src/recognition/engine/finding-id.ts';
import { Correction } from '../../../src/record/recognition/case-requests.ts';
import { CASE_STATES } from '../../../src/record/recognition/case-state.ts';
import { OutcomeMapping } from '../../../src/record/recognition/mapping.ts';
import { ExemptionPolicy } from '../../../src/record/recognition/policy.ts';
import { sha256Hex } from '../../../src/record/sha256.ts';
import {
  APPLICANT,
  brussels,
  bytesOf,
  COMMITTEE,
  caseIn,
  codeOf,
  type Desk,
  decisionRequest,
  done,
  INTAKE,
  LECTURER,
  NOW,
  OPEN_CASE,
  openedDesk,
  openRequest,
  POLICY_INPUT,
  PRECEDENTS,
  place,
  read,
  SCOPE,
  UNIT,
} from '../../support/recognition/desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await openedDesk();
});

describe('a case is opened', () => {
  test('as a draft, under the version of the policy that held when the application was made', async () => {
    const later = { ...POLICY_INPUT, version: '2026.2', validFrom: '2026-09-15' };
    const future = { ...POLICY_INPUT, version: '2026.3', validFrom: '2026-09-21' };
    for (const version of [later, future])
      await desk.book.putPolicy(SCOPE, ExemptionPolicy.parse(version), version, NOW);
    const filed = async (filedOn: string) =>
      done(
        await openCase(desk.deps, SCOPE, INTAKE, openRequest({ application: { filedOn, contractType: 'diploma' } })),
      );
    expect((await filed('2026-09-20')).case).toMatchObject({
      state: 'draft',
      version: 1,
      programme: 'MAN-OMR',
      learnerReference: 'r1',
      policy: { id: 'vrijstellingen', version: '2026.2' },
    });
    expect((await filed('2026-09-14')).policy.version).toBe('2026.1');
  });

  test('for a unit and under a policy that exist, on a day that has been', async () => {
    const opening = async (more: object) => codeOf(await openCase(desk.deps, SCOPE, INTAKE, openRequest(more)));
    const filed = (filedOn: string) => ({ application: { filedOn, contractType: 'diploma' } });
    expect(await opening({ unit: { code: 'NIETS', academicYear: '2026-2027' } })).toBe('UNIT_UNKNOWN');
    expect(await opening({ unit: { code: 'OMR-BEM', academicYear: '2025-2026' } })).toBe('UNIT_UNKNOWN');
    expect(await opening(filed('2026-07-31'))).toBe('POLICY_NOT_IN_FORCE');
    expect(await opening(filed('2026-09-21'))).toBe('DATE_NOT_POSSIBLE');
    await desk.book.putUnit(SCOPE, { ...UNIT, code: 'ANDERS', policyId: 'geen' }, {}, NOW);
    expect(await opening({ unit: { code: 'ANDERS', academicYear: '2026-2027' } })).toBe('POLICY_UNKNOWN');
    expect(await desk.book.cases(SCOPE, {}, { limit: 10 })).toEqual([]);
  });

  test.each([LECTURER, COMMITTEE, PRECEDENTS, APPLICANT])('by intake, and by nobody else', async (actor) => {
    expect(codeOf(await openCase(desk.deps, SCOPE, actor, openRequest()))).toBe('ROLE_NEEDED');
  });

  test('and keeps the day it was first submitted; the answer term begins when it is complete', async () => {
    const { case: record } = done(await openCase(desk.deps, SCOPE, INTAKE, openRequest()));
    const { caseId } = record;
    done(await submitCase(desk.deps, SCOPE, APPLICANT, caseId));
    await place(desk, caseId, { state: 'info_requested' });
    desk.now += 86_400;
    expect(done(await submitCase(desk.deps, SCOPE, APPLICANT, caseId)).case.submittedAt).toBe(NOW);
    await place(desk, caseId, { state: 'intake' });
    expect(done(await declareVerified(desk.deps, SCOPE, INTAKE, caseId)).case).toMatchObject({
      verifiedAt: desk.now,
      answerBy: '2026-10-19',
    });
  });
});

describe('evidence', () => {
  const empty = () => caseIn(desk, 'draft', { brought: [], recommendation: null });
  const bring = (caseId: string, bytes: Uint8Array, actor = APPLICANT) =>
    addEvidence(desk.deps, SCOPE, actor, caseId, { name: 'bewijs.json', bytes });

  test('is one row for each credential in a file, and the file is kept', async () => {
    const caseId = await empty();
    const bytes = bytesOf({ learning: 'l1', within: '[0]' }, { learning: 'l2', within: '[1]' });
    const file = done(await bring(caseId, bytes));
    const sha256 = await sha256Hex(bytes);
    expect(file.evidence).toMatchObject([
      {
        sha256,
        within: '[0]',
        addedBy: 'applicant',
        size: bytes.byteLength,
        evidence: { credentialId: 'urn:credential:l1' },
      },
      { sha256, within: '[1]', evidence: { credentialId: 'urn:credential:l2' } },
    ]);
    expect(new Set(file.evidence.map(({ evidenceId }) => evidenceId)).size).toBe(2);
    expect(await desk.files.get(SCOPE, sha256)).toEqual(bytes);
  });

  test('that cannot be read as a credential is none, and nothing is stored', async () => {
    const caseId = await empty();
    const before = await read(desk, caseId);
    expect(codeOf(await bring(caseId, new TextEncoder().encode('geen bewijs')))).toBe('EVIDENCE_UNREADABLE');
    expect(codeOf(await bring(caseId, bytesOf()))).toBe('EVIDENCE_UNREADABLE');
    expect(await read(desk, caseId)).toEqual(before);
    expect(desk.files.kept.size).toBe(0);
  });

  test('whose signature is broken is taken in without anything it claims', async () => {
    const file = done(await bring(await empty(), bytesOf({ learning: 'l1', ects: '99', broken: true })));
    expect(file.evidence[0]?.evidence).toMatchObject({ verdict: 'failed', title: null, learnings: [] });
  });

  test('comes once', async () => {
    const caseId = await empty();
    done(await bring(caseId, bytesOf({ learning: 'l1' })));
    expect(codeOf(await bring(caseId, bytesOf({ learning: 'l1' })))).toBe('EVIDENCE_EXISTS');
  });

  test('is at most sixty pieces and ten megabytes; too large a file is not even verified', async () => {
    const caseId = await empty();
    const many = (count: number, from = 0) =>
      bytesOf(...Array.from({ length: count }, (_, at) => ({ learning: `l${from + at}`, within: `[${at}]` })));
    done(await bring(caseId, many(59)));
    expect(codeOf(await bring(caseId, many(2, 100)))).toBe('EVIDENCE_LIMIT');
    done(await bring(caseId, many(1, 200)));
    const verified = desk.verified.length;
    expect(codeOf(await bring(caseId, many(1, 300)))).toBe('EVIDENCE_LIMIT');
    expect(codeOf(await bring(await empty(), new Uint8Array(10 * 1024 * 1024 + 1)))).toBe('EVIDENCE_LIMIT');
    expect(desk.verified.length).toBe(verified);
    expect((await read(desk, caseId)).evidence).toHaveLength(60);
    expect(desk.files.kept.size).toBe(2);
  });

  test('that was revoked names what replaced it, where this service issued both', async () => {
    desk.revoked.add('replaced').add('foreign');
    const caseId = await empty();
    done(await bring(caseId, bytesOf({ learning: 'replaced', within: '[0]' }, { learning: 'foreign', within: '[1]' })));
    expect((await read(desk, caseId)).evidence.map(({ evidence }) => evidence.supersededBy)).toEqual([
      'urn:credential:newer',
      null,
    ]);
  });

  test('of another person can be confirmed by an officer, who says how', async () => {
    const caseId = await empty();
    const file = done(await bring(caseId, bytesOf({ learning: 'l1', birthDate: '1991-03-15' })));
    const [row] = file.evidence;
    expect(row?.evidence.holder).toEqual({ result: 'different-birth-date' });
    const confirmed = (evidenceId: string) =>
      confirmHolder(desk.deps, SCOPE, INTAKE, caseId, { evidenceId, how: 'Geboorteakte.' });
    expect(codeOf(await confirmed('nobody'))).toBe('EVIDENCE_UNKNOWN');
    const after = done(await confirmed(row?.evidenceId ?? ''));
    expect(after.evidence[0]?.evidence.holder).toEqual({ result: 'confirmed' });
    expect(after.case.confirmedHolders).toMatchObject([{ by: 'u-intake', how: 'Geboorteakte.' }]);
  });

  test('on paper lies in the restricted store, and comes once', async () => {
    const caseId = await empty();
    const item = { name: 'map.pdf', mediaType: 'application/pdf', bytes: new Uint8Array([1, 2]) };
    const file = done(await addPortfolioItem(desk.deps, SCOPE, APPLICANT, caseId, item));
    expect(file.portfolio).toMatchObject([{ name: 'map.pdf', size: 2, addedBy: 'applicant' }]);
    expect([desk.portfolio.kept.size, desk.files.kept.size]).toEqual([1, 0]);
    expect(codeOf(await addPortfolioItem(desk.deps, SCOPE, APPLICANT, caseId, item))).toBe('EVIDENCE_EXISTS');
  });
});

describe('outcomes are judged on what is there', () => {
  const judged = async (mapping: object, origin = 'assessor') => {
    const caseId = await caseIn(desk, 'verified');
    const mappings = [{ targetOutcomeId: 'T1', sources: [{ learning: 'l1' }], degree: 'full', origin, ...mapping }];
    const result = await judgeOutcomes(desk.deps, SCOPE, COMMITTEE, caseId, { mappings: mappings as never });
    return result.ok ? 'ok' : `${result.error.code} ${result.error.path}`;
  };

  test.each([
    [{}, 'ok'],
    [{ sources: [{ learning: 'l1', outcome: '#2' }] }, 'ok'],
    [{ degree: 'none', sources: [] }, 'ok'],
    [{ targetOutcomeId: 'T9' }, 'OUTCOME_UNKNOWN /mappings/0/targetOutcomeId'],
    [{ sources: [{ learning: 'l9' }] }, 'LEARNING_UNKNOWN /mappings/0/sources/0/learning'],
    [{ sources: [{ learning: 'l1', outcome: '#3' }] }, 'OUTCOME_UNKNOWN /mappings/0/sources/0/outcome'],
    [{ sources: [] }, 'MAPPING_NOT_VALID /mappings/0/sources'],
    [{ sources: [{ learning: 'l1' }, { learning: 'l1' }] }, 'MAPPING_NOT_VALID /mappings/0/sources'],
    [{ origin: 'precedent' }, 'MAPPING_NOT_VALID /mappings/0/origin'],
    [{ origin: 'suggestion-accepted' }, 'MAPPING_NOT_VALID /mappings/0/origin'],
  ])('%j: %s', async (mapping, expected) => {
    expect(await judged(mapping)).toBe(expected);
  });

  test('with who judged and when', async () => {
    const caseId = await caseIn(desk, 'verified');
    const mapping = OutcomeMapping.parse({ targetOutcomeId: 'T1', sources: [{ learning: 'l1' }], degree: 'full' });
    const file = done(await judgeOutcomes(desk.deps, SCOPE, LECTURER, caseId, { mappings: [mapping] }));
    expect(file.mappings).toEqual([{ ...mapping, by: 'u-lecturer', at: NOW }]);
  });
});

describe('a recommendation', () => {
  const recommended = (caseId: string) => makeRecommendation(desk.deps, SCOPE, INTAKE, caseId);
  const ready = () => caseIn(desk, 'in_committee', { recommendation: null });

  test('is made from documents that are verified anew', async () => {
    const caseId = await ready();
    const before = done(await recommended(caseId));
    desk.revoked.add('l1');
    desk.now += 60;
    const verified = desk.verified.length;
    const after = done(await recommended(caseId));
    expect(desk.verified.length).toBe(verified + 1);
    expect(before.evidence[0]?.evidence.verdict).toBe('passed');
    expect(after.evidence).toMatchObject([
      { evidenceId: before.evidence[0]?.evidenceId, evidence: { verdict: 'failed', verifiedAt: desk.now } },
    ]);
    expect(after.recommendation?.kind).toBe('no_basis_found');
    expect(after.recommendation?.kind).not.toBe(before.recommendation?.kind);
  });

  test('is made from confirmed holders as well', async () => {
    const caseId = await ready();
    const { evidenceId = '' } = (await read(desk, caseId)).evidence[0] ?? {};
    done(await confirmHolder(desk.deps, SCOPE, INTAKE, caseId, { evidenceId, how: 'Identiteitskaart.' }));
    expect(done(await recommended(caseId)).evidence[0]?.evidence.holder).toEqual({ result: 'confirmed' });
  });

  test('leaves a holder who once proved a key as they are', async () => {
    const caseId = await caseIn(desk, 'in_committee', { recommendation: null, brought: [] });
    const wallet = { ...desk.deps, verify: async (bytes: Uint8Array) => byKey(await desk.deps.verify(bytes)) };
    const bytes = bytesOf({ learning: 'l1' });
    const file = done(await addEvidence(wallet, SCOPE, APPLICANT, caseId, { name: null, bytes }));
    expect(file.evidence[0]?.evidence.holder).toEqual({ result: 'key' });
    const anonymous = { ...desk.deps, verify: async (all: Uint8Array) => nameless(await desk.deps.verify(all)) };
    const again = done(await makeRecommendation(anonymous, SCOPE, INTAKE, caseId));
    expect(again.evidence[0]?.evidence.holder).toEqual({ result: 'key' });
    const codes = again.evidence[0]?.evidence.checks.filter(({ step }) => step === 'holder').map(({ code }) => code);
    expect(codes).toEqual(['HOLDER_KEY_BOUND']);
  });

  test('that says the same is not read and shown again; another one is', async () => {
    const caseId = await ready();
    const { recommendation } = done(await recommended(caseId));
    const findings = (recommendation?.findings ?? []).map(findingId);
    done(await openFindings(desk.deps, SCOPE, INTAKE, caseId, { findings }));
    done(await openFindings(desk.deps, SCOPE, COMMITTEE, caseId, { findings }));
    done(await showFindings(desk.deps, SCOPE, INTAKE, caseId));
    desk.now += 60;
    expect(done(await recommended(caseId)).case).toMatchObject({
      findingsShownAt: NOW,
      openedFindings: [...new Set(findings)].map((finding) => ({ finding, by: 'u-intake', at: NOW })),
    });
    desk.revoked.add('l1');
    expect(done(await recommended(caseId)).case).toMatchObject({ findingsShownAt: null, openedFindings: [] });
  });

  test('has findings that can be opened, and no others', async () => {
    const caseId = await ready();
    const opening = (id: string) => openFindings(desk.deps, SCOPE, INTAKE, caseId, { findings: [id] });
    expect(codeOf(await opening('AUTHENTIC'))).toBe('RECOMMENDATION_MISSING');
    expect(codeOf(await showFindings(desk.deps, SCOPE, INTAKE, caseId))).toBe('RECOMMENDATION_MISSING');
    const { recommendation } = done(await recommended(caseId));
    const [first] = recommendation?.findings ?? [];
    expect(await opening(first?.code ?? '')).toMatchObject({
      ok: false,
      error: { code: 'FINDING_UNKNOWN', path: '/findings/0' },
    });
    expect(codeOf(await opening(first ? findingId(first) : ''))).toBe('ok');
  });

  test('is shown to the applicant only while it is that of the case as it is now', async () => {
    const caseId = await ready();
    done(await recommended(caseId));
    desk.now += 1;
    done(await addEvidence(desk.deps, SCOPE, APPLICANT, caseId, { name: null, bytes: bytesOf({ learning: 'l2' }) }));
    expect(codeOf(await showFindings(desk.deps, SCOPE, INTAKE, caseId))).toBe('RECOMMENDATION_OUTDATED');
    expect((await read(desk, caseId)).case.findingsShownAt).toBeNull();
    done(await recommended(caseId));
    expect(codeOf(await showFindings(desk.deps, SCOPE, INTAKE, caseId))).toBe('ok');
  });

  test('carries a decision to its end, of one kind or another', async () => {
    const caseId = await ready();
    const { recommendation } = done(await recommended(caseId));
    const findings = (recommendation?.findings ?? []).map(findingId);
    done(await openFindings(desk.deps, SCOPE, COMMITTEE, caseId, { findings }));
    done(await showFindings(desk.deps, SCOPE, COMMITTEE, caseId));
    const request = decisionRequest({
      recommendation: recommendation?.inputHash,
      outcome: 'refused',
      deviationReason: 'Onvoldoende.',
      outcomeReasons: ['T1', 'T2'].map((outcomeId) => ({ outcomeId, reason: { nl: 'Niet gedekt.' } })),
    });
    const file = done(await decide(desk.deps, SCOPE, COMMITTEE, caseId, request));
    expect(file.decisions[0]?.findings.map(({ code }) => code)).toEqual(
      recommendation?.findings.map(({ code }) => code),
    );
    expect(file.decisions[0]?.findings.every(({ said }) => said.nl !== '' && said.en !== '')).toBe(true);
  });
});

type Verified = Awaited<ReturnType<Desk['deps']['verify']>>;
const holderSaid = (
  found: Verified,
  code: 'HOLDER_KEY_BOUND' | 'HOLDER_CHALLENGE_NOT_EXPECTED',
  more: object,
): Verified => ({
  ...found,
  reports: found.reports.map((report) => ({
    ...report,
    ...more,
    checks: [
      ...report.checks,
      {
        check: 'holder',
        outcome: code === 'HOLDER_KEY_BOUND' ? 'passed' : 'unknown',
        code,
        params: {},
        evidence: {},
      },
    ],
  })),
});
const byKey = (found: Verified) => holderSaid(found, 'HOLDER_KEY_BOUND', { holder: { method: 'key' } });
const nameless = (found: Verified) => holderSaid(found, 'HOLDER_CHALLENGE_NOT_EXPECTED', { subject: null });

describe('a link', () => {
  test('is exchanged for a session of its case, once', async () => {
    const caseId = await caseIn(desk, 'draft');
    const link = done(await makeLink(desk.deps, SCOPE, INTAKE, caseId));
    expect(link.expiresAt).toBe(NOW + 14 * 86_400);
    const session = done(await redeemLink(desk.deps, link.token));
    expect(session).toMatchObject({ institutionId: 'scheldeland', caseId, expiresAt: NOW + 30 * 86_400 });
    expect(codeOf(await redeemLink(desk.deps, link.token))).toBe('LINK_NOT_VALID');
    expect(await liveSession(desk.deps, session.session)).toMatchObject({ caseId });
    expect(await liveSession(desk.deps, link.token)).toBeNull();
    desk.now = session.expiresAt;
    expect(await liveSession(desk.deps, session.session)).toBeNull();
  });

  test('ends with its term, and with the next one', async () => {
    const caseId = await caseIn(desk, 'draft');
    const first = done(await makeLink(desk.deps, SCOPE, INTAKE, caseId));
    const second = done(await makeLink(desk.deps, SCOPE, INTAKE, caseId));
    expect(codeOf(await redeemLink(desk.deps, first.token))).toBe('LINK_NOT_VALID');
    desk.now = second.expiresAt;
    expect(codeOf(await redeemLink(desk.deps, second.token))).toBe('LINK_NOT_VALID');
    expect(codeOf(await redeemLink(desk.deps, 'invented'))).toBe('LINK_NOT_VALID');
  });

  test('is made by intake, for a case that is there and not erased', async () => {
    const caseId = await caseIn(desk, 'draft');
    for (const actor of [LECTURER, COMMITTEE, PRECEDENTS, APPLICANT])
      expect(codeOf(await makeLink(desk.deps, SCOPE, actor, caseId))).toBe('ROLE_NEEDED');
    expect(codeOf(await makeLink(desk.deps, SCOPE, INTAKE, 'nobody'))).toBe('CASE_UNKNOWN');
    await place(desk, caseId, { erasedAt: NOW });
    expect(codeOf(await makeLink(desk.deps, SCOPE, INTAKE, caseId))).toBe('CASE_ERASED');
  });
});

describe('what is wrong about the applicant or the application is put right', () => {
  const corrected = (caseId: string, request: object) =>
    correctCase(desk.deps, SCOPE, INTAKE, caseId, Correction.parse(request));
  const birthDate = '1991-03-15';

  test('what is named, and nothing else; null takes it away', async () => {
    const caseId = await caseIn(desk, 'intake');
    const before = (await read(desk, caseId)).case;
    const request = {
      applicant: { familyName: 'Peters', formerNames: ['Noor Peeters'], preferredLanguage: 'en' },
      application: { filedOn: '2026-09-18', contractType: 'credit', enrolledOn: '2026-09-01', motivation: null },
    };
    const after = done(await corrected(caseId, request)).case;
    expect(after.applicant).toEqual({ ...before.applicant, ...request.applicant });
    expect(after.application).toEqual({
      filedOn: '2026-09-18',
      contractType: 'credit',
      enrolledOn: '2026-09-01',
      examinedThisYear: false,
    });
    expect(after).toMatchObject({ learnerReference: 'r1', policy: before.policy, openedAt: before.openedAt });
    expect(() => Correction.parse({})).toThrow();
    expect(() => Correction.parse({ applicant: { reference: 'r9' } })).toThrow();
  });

  test('whose the evidence is, is judged anew, and the recommendation is outdated', async () => {
    const caseId = await caseIn(desk, 'in_committee');
    const holders = async () => (await read(desk, caseId)).evidence.map(({ evidence }) => evidence.holder.result);
    expect(await holders()).toEqual(['same']);
    done(await corrected(caseId, { applicant: { birthDate } }));
    expect(await holders()).toEqual(['different-birth-date']);
    const decision = await decide(desk.deps, SCOPE, COMMITTEE, caseId, decisionRequest());
    expect(codeOf(decision)).toBe('RECOMMENDATION_OUTDATED');
    done(await corrected(caseId, { applicant: { birthDate: '1991-03-14' } }));
    expect(await holders()).toEqual(['same']);
  });

  test('the recommendation is outdated also where no evidence depends on it', async () => {
    const caseId = await caseIn(desk, 'in_committee');
    done(await corrected(caseId, { applicant: { preferredLanguage: 'en' } }));
    expect(codeOf(await showFindings(desk.deps, SCOPE, INTAKE, caseId))).toBe('RECOMMENDATION_OUTDATED');
  });

  test('on a day on which the policy of the case was in force', async () => {
    const caseId = await caseIn(desk, 'draft');
    const filed = async (filedOn: string) => codeOf(await corrected(caseId, { application: { filedOn } }));
    expect(await filed('2026-07-31')).toBe('DATE_NOT_POSSIBLE');
    expect(await filed('2026-09-21')).toBe('DATE_NOT_POSSIBLE');
    expect(await filed('2026-08-01')).toBe('ok');
  });

  test('with the names of the fields in the audit, and nothing that stands in them', async () => {
    const caseId = await caseIn(desk, 'draft');
    done(await corrected(caseId, { applicant: { familyName: 'Peters', birthDate } }));
    const [entry] = desk.book.audit.slice(-1);
    expect(entry).toMatchObject({
      action: 'case.corrected',
      detail: { applicant: ['familyName', 'birthDate'], application: [] },
    });
    expect(JSON.stringify(entry)).not.toMatch(/Peters|Peeters|1991/);
  });
});

describe('a file is erased', () => {
  const SYSTEM = { kind: 'system' } as const;
  const closed = async () => {
    const caseId = await caseIn(desk, 'in_committee', {
      change: { infoRequest: { text: { nl: 'Geheim.' }, at: NOW, dueOn: '2026-09-21' } },
    });
    await addPortfolioItem(desk.deps, SCOPE, INTAKE, caseId, {
      name: 'x',
      mediaType: 'text/plain',
      bytes: new Uint8Array([1]),
    });
    done(await decide(desk.deps, SCOPE, COMMITTEE, caseId, decisionRequest()));
    await place(desk, caseId, { state: 'closed', closedAt: NOW, eraseFrom: '2028-09-27' });
    return caseId;
  };

  test('from the day its retention period is over, and not a day before', async () => {
    const caseId = await closed();
    desk.now = brussels('2028-09-26', '23:59:59');
    for (const actor of [SYSTEM, INTAKE])
      expect(codeOf(await eraseCase(desk.deps, SCOPE, actor, caseId))).toBe('NOT_ERASABLE');
    desk.now = brussels('2028-09-27', '00:00:00');
    for (const actor of [LECTURER, COMMITTEE, PRECEDENTS, APPLICANT])
      expect(codeOf(await eraseCase(desk.deps, SCOPE, actor, caseId))).toBe('ROLE_NEEDED');
    const { case: record } = done(await eraseCase(desk.deps, SCOPE, SYSTEM, caseId));
    expect(record).toMatchObject({
      state: 'closed',
      applicant: null,
      infoRequest: null,
      declarations: [],
      erasedAt: desk.now,
    });
    const text = JSON.stringify(record);
    for (const word of ['Noor', 'Peeters', '1991-03-14', 'Ik bemiddel', 'Geheim', '"r1"', 'u-committee'])
      expect(text).not.toContain(word);
    expect(record.learnerReference).toBe(await sha256Hex(new TextEncoder().encode('scheldeland\nr1')));
    expect([desk.files.kept.size, desk.portfolio.kept.size]).toEqual([0, 0]);
    expect(codeOf(await eraseCase(desk.deps, SCOPE, SYSTEM, caseId))).toBe('CASE_ERASED');
  });

  test('at once where the applicant withdrew before a decision and an officer is asked to', async () => {
    const caseId = await caseIn(desk, 'verified');
    expect(codeOf(await eraseCase(desk.deps, SCOPE, INTAKE, caseId))).toBe('NOT_ERASABLE');
    done(await withdraw(desk.deps, SCOPE, APPLICANT, caseId, {}));
    expect(codeOf(await eraseCase(desk.deps, SCOPE, SYSTEM, caseId))).toBe('NOT_ERASABLE');
    expect(codeOf(await eraseCase(desk.deps, SCOPE, INTAKE, caseId))).toBe('ok');
  });

  test('not before its time where something was decided before the withdrawal', async () => {
    const caseId = await caseIn(desk, 'in_committee');
    done(await decide(desk.deps, SCOPE, COMMITTEE, caseId, decisionRequest()));
    expect(done(await withdraw(desk.deps, SCOPE, APPLICANT, caseId, {})).case.eraseFrom).toBe('2028-09-20');
    expect(codeOf(await eraseCase(desk.deps, SCOPE, INTAKE, caseId))).toBe('NOT_ERASABLE');
  });

  test.each(CASE_STATES.filter((state) => state !== 'closed' && state !== 'withdrawn'))(
    'that nobody moved for the whole retention period, also where it is %s',
    async (state) => {
      const caseId = await caseIn(desk, state, { brought: [] });
      desk.now += 60;
      done(await declareInterest(desk.deps, SCOPE, COMMITTEE, caseId, { conflict: false }));
      expect((await read(desk, caseId)).case.eraseFrom).toBe('2028-09-20');
      desk.now = brussels('2028-09-19', '23:59:59');
      expect(codeOf(await eraseCase(desk.deps, SCOPE, SYSTEM, caseId))).toBe('NOT_ERASABLE');
      desk.now = brussels('2028-09-20', '00:00:00');
      expect(done(await eraseCase(desk.deps, SCOPE, SYSTEM, caseId)).case).toMatchObject({ state, applicant: null });
      expect(codeOf(await closeElapsed(desk.deps, SCOPE, caseId))).toBe('CASE_ERASED');
    },
  );

  test('counts its retention from the last step anybody took', async () => {
    const { case: opened } = done(await openCase(desk.deps, SCOPE, INTAKE, openRequest()));
    expect(opened.eraseFrom).toBe('2028-09-20');
    desk.now = brussels('2027-03-01');
    expect(done(await submitCase(desk.deps, SCOPE, APPLICANT, opened.caseId)).case.eraseFrom).toBe('2029-03-01');
  });

  test('and credit that an abandoned case had reserved is free again; what a decision uses is not', async () => {
    const abandoned = await caseIn(desk, 'verified', {
      open: { applicant: { ...OPEN_CASE.applicant, reference: 'r2' } },
    });
    done(await toCommittee(desk.deps, SCOPE, COMMITTEE, abandoned, { restsOn: [] }));
    const decided = await closed();
    desk.now = brussels('2028-09-27');
    const states = async (caseId: string) =>
      done(await eraseCase(desk.deps, SCOPE, SYSTEM, caseId)).allocations.map(({ state }) => state);
    expect(await states(abandoned)).toEqual(['released']);
    expect(await states(decided)).toEqual(['committed']);
  });

  test('and an errand that comes after it finds nothing to do', async () => {
    desk.onDraw = () => {
      throw new Error('later');
    };
    const caseId = await closed();
    const decisionId = (await read(desk, caseId)).case.decisionId ?? '';
    desk.now = brussels('2028-09-27');
    done(await eraseCase(desk.deps, SCOPE, SYSTEM, caseId));
    desk.onDraw = () => {};
    for (const errand of ['letter', 'seal-decision'] as const)
      expect(await runErrand(desk.deps, SCOPE, errand, decisionId)).toEqual({ ok: true, value: 'nothing-to-do' });
    expect(desk.drawn).toEqual([]);
  });

  test('somebody who is faster is told of, and nothing is deleted', async () => {
    const caseId = await closed();
    desk.now = brussels('2028-09-27');
    const before = desk.files.kept.size;
    const slow = { ...desk.deps, book: { ...desk.book, erase: async () => 'case_moved' as const } };
    expect(codeOf(await eraseCase(slow, SCOPE, SYSTEM, caseId))).toBe('CASE_MOVED');
    expect(desk.files.kept.size).toBe(before);
  });
});
