import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { everyMinute } from '../../src/background.ts';
import { changeStatus } from '../../src/issuing/change-status.ts';
import { finish } from '../../src/issuing/finish.ts';
import { issueDecision } from '../../src/issuing/issue-decision.ts';
import type { IssuingDeps } from '../../src/issuing/ports.ts';
import { withdrawDecision } from '../../src/issuing/withdraw-decision.ts';
import { SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { scheldeland } from '../../src/local/invented/institutions.ts';
import type { CaseRecord } from '../../src/recognition/case/case.ts';
import type { DecisionRecord } from '../../src/record/recognition/decision-record.ts';
import { workshop } from '../../src/workshop.ts';
import { PARTIAL } from '../support/recognition/decided.ts';
import {
  book,
  decisionOf,
  NOW,
  opened,
  ours,
  POLICY,
  POLICY_JSON,
  stepped,
  UNIT,
  UNIT_JSON,
} from '../support/recognition/record-book.ts';
import { rowCounts, rows, run } from '../support/record-book.ts';
import { type Answer, api, call, provision } from '../support/service.ts';
import { aMinuteLater, openOutbox } from '../support/study-day.ts';
import { type Document, factsOf, verifiedBit, verifiedProof, verifiedSeal } from '../support/verified.ts';

const { slug } = scheldeland();
const mediator = SCENARIO_CASES.environmentalMediator();
let deps: IssuingDeps;

beforeAll(async () => {
  // The faults are ours, and the Worker says so each time.
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await provision(scheldeland(), [mediator.specification]);
  await book.putUnit(ours, UNIT, UNIT_JSON, NOW);
  await book.putPolicy(ours, POLICY, POLICY_JSON, NOW);
  const shop = await workshop(env);
  if ('setting' in shop) throw new Error(shop.reason);
  deps = shop.api.issuing;
});

interface Decided {
  readonly held: CaseRecord;
  readonly decision: DecisionRecord;
}

/** A case whose committee has just decided. */
async function decided(change: Partial<DecisionRecord> = {}): Promise<Decided> {
  return decideAgain(await opened({ state: 'in_committee' }), change);
}
async function decideAgain(before: CaseRecord, change: Partial<DecisionRecord> = {}): Promise<Decided> {
  const again = before.state === 'in_committee' ? before : await stepped(before, { state: 'in_committee' });
  const decision = decisionOf(again, {
    decisionId: crypto.randomUUID(),
    supersedes: before.decisionId,
    ...change,
  });
  return { held: await stepped(again, { state: 'decided', decisionId: decision.decisionId }, { decision }), decision };
}

/** Seals a decision, and throws when it is refused. */
async function sealed(decision: DecisionRecord) {
  const issued = await issueDecision(deps, ours, decision);
  if (!issued.ok) throw new Error(JSON.stringify(issued.error));
  return issued.value;
}
const credentialsOf = (decision: DecisionRecord) =>
  rows<{ credential_id: string; progress: string; validity: string; slot: string; superseded_by: string | null }>(
    "SELECT * FROM credential WHERE subject_kind = 'decision' AND subject_id = ?",
    decision.decisionId,
  );
const read = (id: string): Promise<Answer> => call('GET', api(slug, `/credentials/${encodeURIComponent(id)}`));
const did = async () => (await call('GET', `/i/${slug}/did.json`, { token: null })).json;

async function documents(answer: Answer): Promise<[edc: Document, ecdsa: Document, eddsa: Document]> {
  const [edc, ecdsa, eddsa] = await Promise.all(
    answer.json.documents.map(({ href }: { href: string }) => call('GET', href)),
  );
  const keys = await did();
  return [await verifiedSeal(edc.text), await verifiedProof(ecdsa.text, keys), await verifiedProof(eddsa.text, keys)];
}

describe('a decision becomes a credential by the seven steps', () => {
  it.each(['granted', 'granted_partial', 'granted_conditional', 'granted_elective'] as const)(
    '%s: every document verifies and all say the same; no award is written',
    async (outcome) => {
      const awards = (await rows('SELECT 1 FROM award')).length;
      const parts = outcome === 'granted_partial' ? PARTIAL.parts : [];
      const { decision, held } = await decided({ outcome, parts });
      const file = await sealed(decision);
      expect(file.credential).toMatchObject({ subjectKind: 'decision', progress: 'sealed', validity: 'active' });
      const answer = await read(file.credential.credentialId);
      expect(answer.json).toMatchObject({
        subject: 'decision',
        decision: decision.decisionId,
        case: held.caseId,
        unit: { code: 'BOP-701', academicYear: '2026-2027' },
        learner: decision.applicant.reference,
        progress: 'sealed',
        findings: [],
        components: [],
      });
      for (const ofAwards of ['award', 'achievementId', 'offering', 'profile'])
        expect(answer.json).not.toHaveProperty(ofAwards);
      expect(answer.json.documents.map(({ form }: { form: string }) => form)).toEqual(['edc', 'vc-ecdsa', 'vc-eddsa']);
      expect(answer.json.status).toHaveLength(4);
      const [edc, ecdsa, eddsa] = await documents(answer);
      expect(edc.credentialSubject.hasClaim[0].type).toBe('LearningEntitlement');
      expect(factsOf(ecdsa)).toEqual(factsOf(edc));
      expect(eddsa).toEqual(ecdsa);
      expect((await rows('SELECT 1 FROM award')).length).toBe(awards);
      const [audited] = await rows<{ detail: string }>(
        "SELECT detail FROM audit WHERE action = 'credential.reserved' AND object_id = ?",
        file.credential.credentialId,
      );
      expect(JSON.parse(audited?.detail ?? '')).toMatchObject({ decision: decision.decisionId, case: held.caseId });
    },
  );

  it('the service itself finds each document of it passed', async () => {
    const { decision } = await decided();
    const answer = await read((await sealed(decision)).credential.credentialId);
    for (const { href } of answer.json.documents) {
      const raw = (await call('GET', href)).text;
      const report = await call('POST', '/api/verify', {
        raw,
        headers: { 'content-type': 'application/octet-stream' },
      });
      expect(report.status, report.text).toBe(200);
      const [one] = report.json.reports;
      expect(one.verdict, JSON.stringify(one.checks)).toBe('passed');
      const failed = one.checks.filter(({ outcome }: { outcome: string }) => outcome === 'failed');
      expect(failed, JSON.stringify(failed)).toEqual([]);
      expect(one.facts).toMatchObject([{ kind: 'entitlement', ects: null }]);
    }
  });

  it.each(['referred_evc', 'refused', 'inadmissible'] as const)('%s exempts from nothing: refused', async (outcome) => {
    const { decision } = await decided({ outcome });
    const before = await rowCounts();
    const refused = await issueDecision(deps, ours, decision);
    expect(refused).toMatchObject({ ok: false, error: { code: 'DECISION_NOT_EXEMPTING', params: { outcome } } });
    expect(await rowCounts()).toEqual(before);
  });

  it('a name no font has is refused before anything is stored', async () => {
    const { decision } = await decided();
    const before = await rowCounts();
    const refused = await issueDecision(deps, ours, {
      ...decision,
      applicant: { ...decision.applicant, givenName: '明' },
    });
    expect(refused).toMatchObject({ ok: false, error: { code: 'DOCUMENT_NOT_VALID' } });
    expect(await rowCounts()).toEqual(before);
  });

  it('nothing is sealed of a decision whose persons were erased', async () => {
    const { decision } = await decided();
    const erased = { ...decision, applicant: { ...decision.applicant, givenName: '', familyName: '' } };
    expect(await issueDecision(deps, ours, erased)).toMatchObject({ ok: false, error: { code: 'DOCUMENT_NOT_VALID' } });
    expect(await credentialsOf(decision)).toEqual([]);
  });
});

describe('once, whoever asks and however often', () => {
  it('the same decision again gives the same credential, and changes nothing', async () => {
    const { decision } = await decided();
    const first = await sealed(decision);
    const before = await rowCounts();
    const again = await sealed(decision);
    expect(again.credential).toEqual(first.credential);
    expect(again.documents.map(({ sealedSha256 }) => sealedSha256)).toEqual(
      first.documents.toSorted((a, b) => a.form.localeCompare(b.form)).map(({ sealedSha256 }) => sealedSha256),
    );
    expect(await rowCounts()).toEqual(before);
  });

  it('eight at once: one credential, one set of places, one signature, and all deliver it', async () => {
    const { decision } = await decided();
    const all = await Promise.all(Array.from({ length: 8 }, () => sealed(decision)));
    expect(new Set(all.map(({ credential }) => credential.credentialId)).size).toBe(1);
    const [row] = await credentialsOf(decision);
    expect(await credentialsOf(decision)).toHaveLength(1);
    const digests = all.map(({ documents }) => documents.find(({ form }) => form === 'edc')?.sealedSha256);
    expect(new Set(digests).size).toBe(1);
    expect(await rows('SELECT 1 FROM status_entry WHERE credential_id = ?', row?.credential_id ?? '')).toHaveLength(4);
  });

  it('a crash at every call to what lies outside: one credential, found again by the sweeper or the same request', async () => {
    const calls: string[] = [];
    await issueDecision(
      watched(deps, (name) => calls.push(name)),
      ours,
      (await decided()).decision,
    );
    expect(calls.filter((name) => name === 'after record')).toHaveLength(1);
    for (const [point, name] of calls.entries()) {
      const { decision } = await decided();
      let step = 0;
      const crashing = watched(deps, () => {
        if (step++ === point) throw new Error('injected');
      });
      await expect(issueDecision(crashing, ours, decision), name).rejects.toThrow('injected');
      const [before] = await credentialsOf(decision);
      if (point % 2 === 0) {
        await aMinuteLater();
        await everyMinute(env);
        if (before) expect(await credentialsOf(decision), name).toMatchObject([{ progress: 'sealed' }]);
      }
      const again = await sealed(decision);
      if (before) expect(again.credential.credentialId, name).toBe(before.credential_id);
      expect(again.credential.progress, name).toBe('sealed');
      expect(await credentialsOf(decision), name).toHaveLength(1);
      expect(
        await rows('SELECT 1 FROM status_entry WHERE credential_id = ?', again.credential.credentialId),
      ).toHaveLength(4);
    }
    expect((await openOutbox()).filter(({ topic }) => topic === 'seal')).toEqual([]);
  });
});

/** Ports of the running service with `visit` called before and after each call that leaves the program. */
function watched(real: IssuingDeps, visit: (name: string) => void): IssuingDeps {
  const wrap =
    <A extends unknown[], R>(name: string, method: (...given: A) => Promise<R>) =>
    async (...given: A): Promise<R> => {
      visit(`before ${name}`);
      const result = await method(...given);
      visit(`after ${name}`);
      return result;
    };
  const { register, blobs } = real;
  return {
    ...real,
    blobs: { put: wrap('put', blobs.put), get: wrap('get', blobs.get) },
    register: {
      ...register,
      decisionView: wrap('view', register.decisionView),
      reserve: wrap('reserve', register.reserve),
      record: wrap('record', register.record),
    },
  };
}

describe('a case has at most one live credential', () => {
  it('a later decision replaces the credential of the earlier one, which becomes superseded when it is sealed', async () => {
    const first = await decided();
    const old = (await sealed(first.decision)).credential.credentialId;
    const second = await decideAgain(first.held, { outcome: 'granted_partial', parts: PARTIAL.parts });
    expect(await credentialsOf(first.decision), 'until there is another').toMatchObject([{ validity: 'active' }]);
    const file = await sealed(second.decision);
    const id = file.credential.credentialId;
    expect(file.credential.replaces).toBe(old);
    expect(await credentialsOf(first.decision)).toMatchObject([{ validity: 'superseded', superseded_by: id }]);
    expect(await credentialsOf(second.decision)).toMatchObject([{ slot: `decision ${first.held.caseId}` }]);
    const [edc, vc] = await documents(await read(id));
    for (const document of [edc, vc]) expect(JSON.stringify(document.identifier)).toContain(old);

    const third = await decideAgain(second.held);
    expect((await sealed(third.decision)).credential.replaces).toBe(id);
    const live = "SELECT 1 FROM credential WHERE slot = ? AND validity IN ('active', 'suspended')";
    expect(await rows(live, `decision ${first.held.caseId}`)).toHaveLength(1);
  });

  it('what only was reserved when the committee decided again is revoked, and nobody has a document of it', async () => {
    const first = await decided();
    const lost = { ...deps, register: { ...deps.register, record: () => Promise.reject(new Error('injected')) } };
    await expect(issueDecision(lost, ours, first.decision)).rejects.toThrow('injected');
    const second = await decideAgain(first.held);
    const file = await sealed(second.decision);
    expect(file.credential).toMatchObject({ validity: 'active', replaces: null });
    expect(await credentialsOf(first.decision)).toMatchObject([{ validity: 'revoked' }]);
    expect(await credentialsOf(second.decision)).toMatchObject([{ slot: `decision ${first.held.caseId}` }]);
  });

  it('a replacement that waits is revoked by a still later decision, which takes its place', async () => {
    const first = await decided();
    const old = (await sealed(first.decision)).credential.credentialId;
    const second = await decideAgain(first.held);
    const lost = { ...deps, register: { ...deps.register, record: () => Promise.reject(new Error('injected')) } };
    await expect(issueDecision(lost, ours, second.decision)).rejects.toThrow('injected');
    const third = await decideAgain(second.held);
    expect((await sealed(third.decision)).credential.replaces).toBe(old);
    expect(await credentialsOf(second.decision)).toMatchObject([{ validity: 'revoked' }]);
    expect(await credentialsOf(first.decision)).toMatchObject([{ validity: 'superseded' }]);
  });

  it('a suspended credential is not replaced: the new decision waits until somebody has lifted it', async () => {
    const first = await decided();
    const old = (await sealed(first.decision)).credential.credentialId;
    const suspend = { action: 'suspend', reason: 'under_investigation', supersededBy: null } as const;
    expect((await changeStatus(deps, ours, old, suspend)).ok).toBe(true);
    const { decision } = await decideAgain(first.held);
    const refused = await issueDecision(deps, ours, decision);
    expect(refused).toMatchObject({ ok: false, error: { code: 'REPLACED_NOT_LIVE', params: { state: 'suspended' } } });
    const lift = { action: 'reinstate', reason: 'investigation_closed', supersededBy: null } as const;
    expect((await changeStatus(deps, ours, old, lift)).ok).toBe(true);
    expect((await sealed(decision)).credential.replaces).toBe(old);
  });

  it('ten decisions of ten cases at once take no place twice', async () => {
    const all = await Promise.all(Array.from({ length: 10 }, () => decided()));
    await Promise.all(all.map(({ decision }) => sealed(decision)));
    const [places] = await rows<{ all: number; used: number }>(
      `SELECT COUNT(*) AS "all", COUNT(DISTINCT list_id || ' ' || idx) AS used FROM status_entry`,
    );
    expect(places?.used).toBe(places?.all);
  });
});

describe('only the decision a case stands by is sealed', () => {
  const notStanding = { ok: false, error: { code: 'DECISION_NOT_STANDING' } };

  it('not one that another has followed', async () => {
    const first = await decided();
    const second = await decideAgain(first.held, { outcome: 'refused' });
    expect(second.decision.outcome).toBe('refused');
    const before = await rowCounts();
    expect(await issueDecision(deps, ours, first.decision)).toMatchObject(notStanding);
    expect(await rowCounts()).toEqual(before);
  });

  it('not one of a case that was withdrawn, of another institution, or that nobody has recorded', async () => {
    const { held, decision } = await decided();
    await stepped(held, { state: 'withdrawn' });
    expect(await issueDecision(deps, ours, decision)).toMatchObject(notStanding);
    expect(await issueDecision(deps, ours, { ...decision, decisionId: crypto.randomUUID() })).toMatchObject(
      notStanding,
    );
    const there = await issueDecision(deps, { ...ours, institutionId: 'nobody' }, (await decided()).decision);
    expect(there).toMatchObject({ ok: false, error: { code: 'INSTITUTION_UNKNOWN' } });
  });

  it('not one that falls between the look and the reservation', async () => {
    const first = await decided();
    let again: Decided | undefined;
    const overtaken: IssuingDeps = {
      ...deps,
      register: {
        ...deps.register,
        reserve: async (scope, reservation) => {
          again ??= await decideAgain(first.held, { outcome: 'refused' });
          return deps.register.reserve(scope, reservation);
        },
      },
    };
    expect(await issueDecision(overtaken, ours, first.decision)).toMatchObject(notStanding);
    expect(await credentialsOf(first.decision)).toEqual([]);
    expect(again).toBeDefined();
  });
});

describe('withdrawing a decision', () => {
  it('revokes its credential in both forms, and asked again changes nothing', async () => {
    const { decision } = await decided();
    const { credential } = await sealed(decision);
    const withdrawn = await withdrawDecision(deps, ours, decision.decisionId);
    expect(withdrawn).toMatchObject({
      ok: true,
      value: { credential: { validity: 'revoked' }, validityReason: 'decision_ended' },
    });
    const before = await rowCounts();
    expect(await withdrawDecision(deps, ours, decision.decisionId)).toMatchObject({ ok: true });
    expect(await rowCounts()).toEqual(before);
    await aMinuteLater();
    await everyMinute(env);
    const answer = await read(credential.credentialId);
    const [, vc] = await documents(answer);
    const keys = await did();
    for (const entry of vc.credentialStatus) {
      const list = await call('GET', new URL(entry.statusListCredential).pathname, { token: null });
      expect(await verifiedBit(list.text, entry, keys)).toBe(entry.statusPurpose === 'revocation');
    }
    expect((await sealed(decision)).credential.validity, 'sealing it again does not bring it back').toBe('revoked');
  });

  it('does nothing for a decision that never was a credential, and leaves a superseded one as it is', async () => {
    const first = await decided();
    expect(await withdrawDecision(deps, ours, first.decision.decisionId)).toEqual({ ok: true, value: null });
    await sealed(first.decision);
    await sealed((await decideAgain(first.held)).decision);
    expect(await withdrawDecision(deps, ours, first.decision.decisionId)).toMatchObject({
      ok: true,
      value: { credential: { validity: 'superseded' } },
    });
  });

  it('leaves one as it is that the office revoked for another reason', async () => {
    const { decision } = await decided();
    const { credential } = await sealed(decision);
    const fraud = { action: 'revoke', reason: 'fraud', supersededBy: null } as const;
    await changeStatus(deps, ours, credential.credentialId, fraud);
    const withdrawn = await withdrawDecision(deps, ours, decision.decisionId);
    expect(withdrawn).toMatchObject({ ok: true, value: { validityReason: 'fraud' } });
  });

  it('reaches one that is suspended or not sealed yet', async () => {
    const first = await decided();
    const { credential } = await sealed(first.decision);
    const suspend = { action: 'suspend', reason: 'under_investigation', supersededBy: null } as const;
    await changeStatus(deps, ours, credential.credentialId, suspend);
    const second = await decided();
    const lost = { ...deps, register: { ...deps.register, record: () => Promise.reject(new Error('injected')) } };
    await expect(issueDecision(lost, ours, second.decision)).rejects.toThrow('injected');
    for (const { decision } of [first, second]) {
      await withdrawDecision(deps, ours, decision.decisionId);
      expect(await credentialsOf(decision)).toMatchObject([{ validity: 'revoked' }]);
    }
    const [reserved] = await credentialsOf(second.decision);
    expect((await finish(deps, ours, reserved?.credential_id ?? '')).ok).toBe(true);
    expect(await credentialsOf(second.decision)).toMatchObject([{ progress: 'sealed', validity: 'revoked' }]);
  });

  it('its reason is of decisions only, and the annulled result of awards only', async () => {
    const award = await call('POST', api(slug, '/awards'), { body: mediator.award });
    const status = (id: string, reason: string) =>
      call('POST', api(slug, `/credentials/${encodeURIComponent(id)}/status`), { body: { action: 'revoke', reason } });
    const refused = await status(award.json.id, 'decision_ended');
    expect(refused.json).toMatchObject({ status: 422, code: 'STATUS_REASON_REFUSED' });
    expect(refused.json.params.accepted).not.toContain('decision');
    const { credential } = await sealed((await decided()).decision);
    expect((await status(credential.credentialId, 'result_annulled')).json.code).toBe('STATUS_REASON_REFUSED');
    expect((await status(credential.credentialId, 'decision_ended')).json).toMatchObject({ validity: 'revoked' });
  });

  it('a credential of somebody’s decision takes the place of nobody else’s award', async () => {
    const { json } = await call('POST', api(slug, '/awards'), {
      body: { ...mediator.award, awardId: 'S', attempt: 2 },
    });
    const { credential } = await sealed((await decided()).decision);
    const supersede = { action: 'supersede', reason: 'superseded', supersededBy: credential.credentialId };
    const refused = await call('POST', api(slug, `/credentials/${encodeURIComponent(json.id)}/status`), {
      body: supersede,
    });
    expect(refused.json.code).toBe('SUCCESSOR_OTHER_LEARNER');
  });
});

describe('listing credentials', () => {
  const list = async (query: string) => (await call('GET', api(slug, `/credentials${query}`))).json.credentials;

  it('shows awards and decisions, each with what it is about, and every filter keeps what it names', async () => {
    await call('POST', api(slug, '/awards'), { body: { ...mediator.award, awardId: 'LISTED', attempt: 3 } });
    const { held, decision } = await decided();
    await sealed(decision);
    const [one] = await list(`?decision=${decision.decisionId}`);
    expect(one).toMatchObject({
      subject: 'decision',
      decision: decision.decisionId,
      case: held.caseId,
      unit: { code: 'BOP-701', academicYear: '2026-2027' },
      learner: decision.applicant.reference,
    });
    expect(one).not.toHaveProperty('award');
    expect(await list(`?case=${held.caseId}`)).toEqual([one]);
    const [award] = await list('?award=LISTED');
    expect(award).toMatchObject({ subject: 'award', offering: { code: mediator.specification.code } });
    expect(award).not.toHaveProperty('decision');
    const all = await list('?limit=200');
    expect(all).toEqual(expect.arrayContaining([one, award]));
    const kinds = async (query: string) =>
      new Set((await list(`${query}&limit=200`)).map(({ subject }: { subject: string }) => subject));
    expect(await kinds('?subject=decision')).toEqual(new Set(['decision']));
    expect(await kinds('?subject=award')).toEqual(new Set(['award']));
    expect(await kinds(`?learner=${decision.applicant.reference}`)).toEqual(new Set(['decision']));
    expect(await kinds(`?offering=${mediator.specification.code}`)).toEqual(new Set(['award']));
  });

  it('an institution sees no decision of another', async () => {
    await run(
      'INSERT INTO institution (institution_id, record, created_at, changed_at) VALUES (?, ?, ?, ?)',
      'elsewhere',
      '{}',
      NOW,
      NOW,
    );
    expect((await call('GET', api('elsewhere', '/credentials'))).json.credentials).toEqual([]);
  });
});
