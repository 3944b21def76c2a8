import { beforeAll, describe, expect, it } from 'vitest';
import { FURTHER_CASES, type InventedCase, SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { association, dijleland, scheldeland } from '../../src/local/invented/institutions.ts';
import { api, call, provision } from '../support/service.ts';

const mediator = SCENARIO_CASES.environmentalMediator();
const joint = FURTHER_CASES.joint();
const attendance = SCENARIO_CASES.attendance();
const mandated = SCENARIO_CASES.mandated();

beforeAll(async () => {
  await provision(scheldeland(), [mediator.specification, joint.specification]);
  await provision(dijleland(), [attendance.specification], 'RS256');
  await provision(association(), [mandated.specification]);
});

async function issued({ institution, award }: InventedCase, more: object = {}) {
  const answer = await call('POST', api(institution.slug, '/awards'), { body: { ...award, ...more } });
  if (answer.status !== 201 && answer.status !== 200) throw new Error(answer.text);
  const documents: string[] = [];
  for (const { href } of answer.json.documents) documents.push((await call('GET', href)).text);
  return { id: answer.json.credentialId ?? answer.json.id, json: answer.json, documents };
}

const verified = (raw: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}) =>
  call('POST', '/api/verify', {
    raw,
    token: null,
    headers: { 'content-type': 'application/octet-stream', ...headers },
  });

const open = (report: { checks: { outcome: string; code: string }[] }) =>
  report.checks.filter(({ outcome }) => outcome === 'unknown' || outcome === 'failed').map(({ code }) => code);

describe('what this service issued', () => {
  it.each([
    ['a micro-credential', mediator],
    ['a joint award', joint],
    ['attendance', attendance],
  ])('%s passes in every form, without anything being fetched', async (_, item) => {
    for (const document of (await issued(item)).documents) {
      const answer = await verified(document);
      expect(answer.status).toBe(200);
      expect(open(answer.json.reports[0])).toEqual([]);
      expect(answer.json.verdict).toBe('passed');
      expect(answer.headers.get('cache-control')).toBe('no-store');
    }
  });

  it('sealed under a mandate passes when the mandate is in the register', async () => {
    for (const document of (await issued(mandated)).documents) {
      const answer = await verified(document);
      expect(open(answer.json.reports[0])).toEqual([]);
    }
  });

  it('fails once it is revoked', async () => {
    const { json, documents } = await issued(mediator, {
      awardId: 'revoked-later',
      learner: { ...mediator.award.learner, reference: 'R-9' },
    });
    const status = await call('POST', api('scheldeland', `/credentials/${json.credential ?? json.id}/status`), {
      body: { action: 'revoke', reason: 'clerical_error' },
    });
    expect(status.status, status.text).toBe(200);
    for (const document of documents) {
      const answer = await verified(document);
      expect(answer.json.verdict).toBe('failed');
      expect(open(answer.json.reports[0])).toEqual(['STATUS_REVOKED']);
    }
  });
});

describe('POST /api/verify', () => {
  it('answers what cannot be read with a problem that carries the report', async () => {
    for (const rubbish of ['hello', '{"a":1}', '[]', 'null', '\u0000\u0001', '{"@context":']) {
      const answer = await verified(rubbish);
      expect(answer.status, rubbish).toBe(422);
      expect(answer.json).toMatchObject({ code: 'NOT_A_CREDENTIAL', verdict: 'failed', unreadable: true });
    }
  });

  it('takes a form with a file or pasted text, and speaks Dutch when asked', async () => {
    const [document = ''] = (await issued(mediator)).documents;
    const form = new FormData();
    form.set('file', new File([document], 'bewijs.json'));
    const body = new Response(form);
    const answer = await call('POST', '/api/verify', {
      raw: new Uint8Array(await body.arrayBuffer()),
      token: null,
      headers: { 'content-type': body.headers.get('content-type') ?? '', 'accept-language': 'nl' },
    });
    expect(answer.json.verdict).toBe('passed');
    expect(answer.json.reports[0].checks[0].message).toContain('gelezen');
  });

  it('takes {"credential": …}', async () => {
    const [, document = ''] = (await issued(mediator)).documents;
    const answer = await verified(`{"credential": ${document}}`, { 'content-type': 'application/json' });
    expect(answer.json.verdict).toBe('passed');
  });

  it('has a page that needs no script and says the same', async () => {
    const [document = ''] = (await issued(mediator)).documents;
    const page = await call('GET', '/verify', { token: null, headers: { 'accept-language': 'nl' } });
    expect(page.status).toBe(200);
    expect(page.text).toContain('enctype="multipart/form-data"');
    expect(page.text).not.toContain('<script');
    const form = new FormData();
    form.set('credential', document);
    const body = new Response(form);
    const report = await call('POST', '/verify', {
      raw: new Uint8Array(await body.arrayBuffer()),
      token: null,
      headers: { 'content-type': body.headers.get('content-type') ?? '', 'accept-language': 'nl' },
    });
    expect(report.status).toBe(200);
    expect(report.text).toContain('Geldig');
    expect(report.headers.get('content-security-policy')).toContain("form-action 'self'");
    expect(report.headers.get('cache-control')).toBe('no-store');
  });
});
