import { beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_AWARD, EXAMPLE_INSTITUTION, EXAMPLE_SPECIFICATION } from '../../src/api/examples.ts';
import { EXAMPLE_QUESTION } from '../../src/api/recognition/example-question.ts';
import {
  EXAMPLE_CASE,
  EXAMPLE_OFFICER,
  EXAMPLE_POLICY,
  EXAMPLE_PRECEDENT,
  EXAMPLE_UNIT,
} from '../../src/api/recognition/examples.ts';
import { rowCounts } from '../support/record-book.ts';
import { api, apiKey, type CallOptions, call, provision } from '../support/service.ts';
import { makeHolder } from '../support/world/holder.ts';

const { slug } = EXAMPLE_INSTITUTION;
const AN = { 'on-behalf-of': 'an.janssens' };
const LECTURER = { 'on-behalf-of': 'bert.claes' };
const { code, academicYear } = EXAMPLE_UNIT;
let edc = '';
let vc = '';

const at = (path: string) => api(slug, `/recognition${path}`);
const post = (path: string, body?: unknown, options: CallOptions = {}) =>
  call('POST', at(path), { headers: AN, ...(body === undefined ? {} : { body }), ...options });
const read = (path: string, options: CallOptions = {}) => call('GET', at(path), { headers: AN, ...options });
async function opened(): Promise<string> {
  const answer = await post('/cases', EXAMPLE_CASE);
  expect(answer.status, answer.text).toBe(201);
  return answer.json.id;
}
const auditRows = async () => (await call('GET', api(slug, '/audit?limit=500'))).json.rows;

beforeAll(async () => {
  await provision(EXAMPLE_INSTITUTION, [EXAMPLE_SPECIFICATION]);
  const { json } = await call('POST', api(slug, '/awards'), { body: EXAMPLE_AWARD });
  edc = (await call('GET', api(slug, `/credentials/${json.id}/documents/edc`))).text;
  vc = (await call('GET', api(slug, `/credentials/${json.id}/documents/vc-ecdsa`))).text;
  await call('PUT', at('/officers/an.janssens'), { body: EXAMPLE_OFFICER });
  await call('PUT', at('/officers/bert.claes'), { body: { name: 'Bert Claes', roles: ['lecturer'] } });
  await call('PUT', at(`/policies/${EXAMPLE_POLICY.id}/${EXAMPLE_POLICY.version}`), { body: EXAMPLE_POLICY });
  await call('PUT', at(`/units/${code}/${academicYear}`), { body: EXAMPLE_UNIT });
});

describe('behind each step stands a person', () => {
  it('a key alone opens no case, whatever it may do', async () => {
    const refused = await call('POST', at('/cases'), { body: EXAMPLE_CASE });
    expect(refused.json).toMatchObject({ status: 403, code: 'PERSON_NEEDED' });
  });

  it('somebody without a role is told which they need, in their language', async () => {
    const headers = { ...LECTURER, 'accept-language': 'nl' };
    const refused = await post('/cases', EXAMPLE_CASE, { headers });
    expect(refused.json).toMatchObject({ status: 403, code: 'ROLE_NEEDED', params: { role: 'intake' } });
    expect(refused.json.detail).toContain('dossierbehandelaar (intake)');
    const nobody = await post('/cases', EXAMPLE_CASE, { headers: { 'on-behalf-of': 'niemand' } });
    expect(nobody.json.code).toBe('ROLE_NEEDED');
  });

  it('a precedent is put there by somebody who keeps them', async () => {
    const put = (headers: Record<string, string>) =>
      call('PUT', at(`/precedents/${EXAMPLE_PRECEDENT.id}`), { body: EXAMPLE_PRECEDENT, headers });
    expect((await put({})).json.code).toBe('PERSON_NEEDED');
    expect((await put(LECTURER)).json.code).toBe('ROLE_NEEDED');
    expect((await put(AN)).status).toBe(201);
  });

  it('whose role was taken away acts no more', async () => {
    await call('PUT', at('/officers/vertrekt'), { body: EXAMPLE_OFFICER });
    expect((await call('DELETE', at('/officers/vertrekt'))).status).toBe(204);
    const refused = await post('/cases', EXAMPLE_CASE, { headers: { 'on-behalf-of': 'vertrekt' } });
    expect(refused.json.code).toBe('ROLE_NEEDED');
  });

  it('a state is named in words, and its code stays apart', async () => {
    const id = await opened();
    const refused = await post(`/cases/${id}/take-in`, undefined, { headers: { ...AN, 'accept-language': 'nl' } });
    expect(refused.json).toMatchObject({ status: 409, code: 'CASE_STEP_REFUSED', params: { state: 'draft' } });
    expect(refused.json.detail).toContain('nog niet ingediend');
    expect(refused.json.detail).toContain('Wel mogelijk: submit, ');
  });

  it('a day that is not possible is named with the days that are', async () => {
    const late = await post('/cases', {
      ...EXAMPLE_CASE,
      application: { filedOn: '2999-01-01', contractType: 'diploma' },
    });
    expect(late.json).toMatchObject({ code: 'DATE_NOT_POSSIBLE', pointer: '/application/filedOn' });
    expect(late.json.detail).toMatch(
      /^The order of the case does not allow 2999-01-01; possible is a day up to and including \d{4}-\d\d-\d\d\.$/,
    );
  });

  it('a case says what can be done next and what stands in the way of a decision', async () => {
    const applicant = { ...EXAMPLE_CASE.applicant, familyName: 'Janssens' };
    const id = (await post('/cases', { ...EXAMPLE_CASE, applicant })).json.id as string;
    const first = (await read(`/cases/${id}`)).json;
    expect(first.nextSteps).toContainEqual({ step: 'submit', roles: ['intake'] });
    expect(first.beforeDecision).toEqual([]);
    await post(`/cases/${id}/evidence`, undefined, { raw: edc });
    for (const step of ['submit', 'take-in', 'verified']) await post(`/cases/${id}/${step}`);
    const verified = await read(`/cases/${id}`, { headers: { 'accept-language': 'nl' } });
    expect(verified.json.nextSteps).toContainEqual({ step: 'committee', roles: ['committee'] });
    expect(verified.json.beforeDecision).toEqual([
      { code: 'INTEREST_NOT_DECLARED', message: expect.stringContaining('belang'), step: 'interest' },
      { code: 'RECOMMENDATION_MISSING', message: expect.stringContaining('Bereken'), step: 'recommendation' },
    ]);
    await post(`/cases/${id}/interest`, { conflict: false });
    const found = (await post(`/cases/${id}/recommendation`)).json;
    const open = found.beforeDecision.find(({ code }: { code: string }) => code === 'FINDINGS_NOT_OPENED');
    expect(open.findings.length).toBeGreaterThan(0);
    await post(`/cases/${id}/findings/opened`, { findings: open.findings });
    expect((await post(`/cases/${id}/findings/shown`)).json.beforeDecision).toEqual([]);
  });
});

describe('a step asks for what its reference says', () => {
  it('an interest is declared with the key of a lecturer or of a committee, and with no other', async () => {
    const id = await opened();
    for (const [action, status] of [
      ['recognition:advise', 200],
      ['recognition:decide', 200],
      ['recognition:intake', 403],
    ] as const) {
      const token = await apiKey(slug, [action]);
      expect((await post(`/cases/${id}/interest`, { conflict: false }, { token })).status, action).toBe(status);
    }
  });

  it('an interest that was declared is taken back with a note, and not without', async () => {
    const id = await opened();
    await post(`/cases/${id}/interest`, { conflict: true });
    const refused = await post(`/cases/${id}/interest`, { conflict: false });
    expect(refused.json).toMatchObject({ status: 422, code: 'INTEREST_NOTE_NEEDED', pointer: '/note' });
    const noted = await post(`/cases/${id}/interest`, { conflict: false, note: 'Mijn neef trok zich terug.' });
    expect(noted.status, noted.text).toBe(200);
  });

  it.each([
    ['request-information', { text: { en: 'The course sheet.' }, dueOn: '2999-01-01' }, '/text/nl'],
    ['propose-inadmissible', { reason: { en: 'Late.' } }, '/reason/nl'],
    [
      'appeal/decision',
      { result: 'upheld', reasons: { en: 'Fine.' }, decidedOn: '2026-10-01', notifiedOn: '2026-10-01' },
      '/reasons/nl',
    ],
  ])('what an applicant is told is there in Dutch: %s', async (step, body, pointer) => {
    const refused = await post(`/cases/${await opened()}/${step}`, body);
    expect(refused.status, refused.text).toBe(422);
    expect(refused.json.errors).toEqual([{ pointer, accepted: 'text in Dutch' }]);
  });

  it('what is wrong about the applicant is put right, and the audit has no word of it', async () => {
    const id = await opened();
    await post(`/cases/${id}/evidence`, undefined, { raw: edc });
    const before = (await auditRows()).length;
    const { json, status } = await post(`/cases/${id}/correct`, {
      applicant: { familyName: 'Verbeterd', birthDate: '1960-01-02' },
    });
    expect(status).toBe(200);
    expect(json.applicant).toMatchObject({ familyName: 'Verbeterd', birthDate: '1960-01-02' });
    expect(json.evidence[0].holder).toEqual({ result: 'different-birth-date' });
    const rows = (await auditRows()).slice(before);
    expect(JSON.stringify(rows)).toContain('birthDate');
    expect(JSON.stringify(rows)).not.toMatch(/Verbeterd|1960/);
    expect((await post(`/cases/${id}/correct`, {})).status).toBe(422);
  });
});

describe('what is read is on record', () => {
  it('with who read it, and what', async () => {
    const id = await opened();
    const { json } = await post(`/cases/${id}/evidence`, undefined, { raw: edc });
    const piece = json.evidence[0].id;
    const before = (await auditRows()).length;
    await read(`/cases/${id}`);
    await read(`/cases/${id}/evidence/${piece}/file`, { headers: LECTURER });
    const rows = (await auditRows()).slice(before);
    expect(rows.map(({ onBehalfOf, objectId }: Record<string, string>) => [onBehalfOf, objectId])).toEqual([
      ['an.janssens', id],
      ['bert.claes', id],
    ]);
    expect(JSON.stringify(rows)).toContain(piece);
    expect(JSON.stringify(rows)).not.toContain('Peeters');
  });

  it('a document comes back byte for byte, to keep and not to run', async () => {
    const id = await opened();
    const { json } = await post(`/cases/${id}/evidence?name=bewijs.html`, undefined, { raw: edc });
    const file = await read(`/cases/${id}/evidence/${json.evidence[0].id}/file`);
    expect(file.text).toBe(edc);
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
    expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="[0-9a-f]{16}"$/);
  });

  it('a portfolio is for keys with an action of its own', async () => {
    const id = await opened();
    const page = { raw: '<script>alert(1)</script>', headers: { ...AN, 'content-type': 'text/html' } };
    const { json } = await post(`/cases/${id}/portfolio?name=%3Cb%3E`, undefined, page);
    const token = await apiKey(slug, ['recognition:read']);
    expect((await read(`/cases/${id}`, { token })).json.portfolio).toBeNull();
    expect((await read(`/cases/${id}/portfolio`, { token })).json.code).toBe('ACTION_NOT_ALLOWED');
    const file = await read(`/cases/${id}/portfolio/${json.portfolio[0].id}/file`);
    expect(file.headers.get('content-type')).toBe('application/octet-stream');
  });
});

describe('the same request twice', () => {
  const open = (body: object, key: string) => post('/cases', body, { headers: { ...AN, 'idempotency-key': key } });

  it('opens one case; another body under that key is refused', async () => {
    const [one, two] = [await open(EXAMPLE_CASE, 'k-1'), await open(EXAMPLE_CASE, 'k-1')];
    expect([one.status, two.status]).toEqual([201, 200]);
    expect(two.json).toEqual(one.json);
    const other = { ...EXAMPLE_CASE, applicant: { ...EXAMPLE_CASE.applicant, familyName: 'Claes' } };
    expect((await open(other, 'k-1')).json).toMatchObject({ status: 422, code: 'CASE_KEY_REUSED' });
    expect((await open(EXAMPLE_CASE, 'k-2')).json.id).not.toBe(one.json.id);
  });

  it('at once as well', async () => {
    const made = await Promise.all([1, 2, 3].map(() => open(EXAMPLE_CASE, 'k-3')));
    expect(made.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
    expect(new Set(made.map(({ json }) => json.id)).size).toBe(1);
  });

  it('evidence that is there already is not taken again', async () => {
    const id = await opened();
    expect((await post(`/cases/${id}/evidence`, undefined, { raw: edc })).status).toBe(201);
    expect((await post(`/cases/${id}/evidence`, undefined, { raw: edc })).json.code).toBe('EVIDENCE_EXISTS');
  });
});

describe('an import of course units', () => {
  const csv = (text: string, query = '') =>
    call('POST', at(`/units/import${query}`), { raw: text, headers: { 'content-type': 'text/csv' } });
  const table = (...lines: string[]) =>
    [
      'code;academiejaar;titel_nl;opleiding;graad;opleiding_niveau;oriëntatie;studiepunten;niveau;semester;taal;leerresultaat;leerresultaat_nl;beleid',
      ...lines,
    ].join('\n');

  it('begins with a template, which can be brought in as it is', async () => {
    for (const [lang, heading] of [
      ['nl', 'academiejaar'],
      ['en', 'academic_year'],
    ] as const) {
      const { status, text, headers } = await read(`/units/template?lang=${lang}`);
      expect([status, headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
      expect(text.split('\r\n')[0]).toContain(`;${heading};`);
      expect((await csv(text, '?dryRun=true')).json).toMatchObject({ dryRun: true, units: [{ done: 'created' }] });
    }
  });

  it('stores all or none, and says which unit is wrong', async () => {
    const before = await rowCounts();
    const good = { ...EXAMPLE_UNIT, code: 'NIEUW-1' };
    const { json } = await call('POST', at('/units/import'), {
      body: { units: [good, { ...good, code: 'NIEUW-2', eqf: 9 }] },
    });
    expect(json).toMatchObject({ code: 'BODY_NOT_VALID', errors: [{ pointer: '/units/1/eqf' }] });
    const twice = await call('POST', at('/units/import'), { body: { units: [good, good] } });
    expect(twice.json).toMatchObject({ code: 'BODY_NOT_VALID', errors: [{ pointer: '/units/1' }] });
    expect(await rowCounts()).toEqual(before);
  });

  it('tries without storing', async () => {
    const good = { ...EXAMPLE_UNIT, code: 'NIEUW-3' };
    const tried = await call('POST', at('/units/import?dryRun=true'), { body: { units: [good] } });
    expect(tried.json).toEqual({ dryRun: true, units: [{ code: 'NIEUW-3', academicYear, done: 'created' }] });
    expect((await read(`/units/NIEUW-3/${academicYear}`)).status).toBe(404);
  });

  it('refuses a change of what a case names, and all that came with it', async () => {
    await opened();
    const changed = { ...EXAMPLE_UNIT, title: { nl: 'Een andere titel' } };
    const { json } = await call('POST', at('/units/import'), {
      body: { units: [{ ...EXAMPLE_UNIT, code: 'NIEUW-4' }, changed] },
    });
    expect(json).toMatchObject({ status: 409, code: 'UNIT_FROZEN', errors: [{ pointer: '/units/1' }] });
    expect((await read(`/units/NIEUW-4/${academicYear}`)).status).toBe(404);
    const alone = await call('PUT', at(`/units/${code}/${academicYear}`), { body: changed });
    expect(alone.json.code).toBe('UNIT_FROZEN');
  });

  it('of a table says line and column', async () => {
    const { json } = await csv(table('A-1;2026-2027;Titel'), '?dryRun=true');
    expect(json).toMatchObject({ status: 422, code: 'UNIT_TABLE_NOT_VALID' });
    for (const { pointer } of json.errors) expect(pointer).toMatch(/^\/\d+(\/.+)?$/);
  });
});

describe('an applicant', () => {
  const link = async (id: string) => (await post(`/cases/${id}/link`)).json;
  const exchange = (token: string) => call('POST', '/api/recognition/session', { body: { token }, token: null });
  const own = (session: string, method = 'GET', path = '', options: CallOptions = {}) =>
    call(method, `/api/recognition/case${path}`, { ...options, token: session });

  it('exchanges a link once; a second time and an invented one look alike', async () => {
    const { token, url } = await link(await opened());
    expect(url).toBe(`http://localhost:8787/recognition/apply/${token}`);
    expect((await exchange(token)).json.session).toMatch(/^sgs_[A-Za-z0-9_-]{43}$/);
    const [again, invented] = [await exchange(token), await exchange('x'.repeat(43))];
    expect([again.status, again.json.code]).toEqual([403, 'LINK_NOT_VALID']);
    expect(again.text).toBe(invented.text);
  });

  it('has no use for a link once there is a newer one', async () => {
    const id = await opened();
    const [older, newer] = [await link(id), await link(id)];
    expect((await exchange(older.token)).status).toBe(403);
    expect((await exchange(newer.token)).status).toBe(201);
  });

  it('reaches their own case and nothing else', async () => {
    const mine = await opened();
    const other = await opened();
    const { json } = await post(`/cases/${other}/evidence`, undefined, { raw: edc });
    const { session } = (await exchange((await link(mine)).token)).json;
    expect((await own(session)).json).toMatchObject({ id: mine, state: 'draft', findings: null, decision: null });
    const theirs = await own(session, 'GET', `/evidence/${json.evidence[0].id}/file`);
    const nobodys = await own(session, 'GET', '/evidence/00000000-0000-4000-8000-000000000000/file');
    expect([theirs.status, theirs.json.code]).toEqual([404, 'EVIDENCE_UNKNOWN']);
    expect(theirs.text.replaceAll(json.evidence[0].id, 'X')).toBe(
      nobodys.text.replaceAll('00000000-0000-4000-8000-000000000000', 'X'),
    );
    const asKey = await call('GET', at(`/cases/${mine}`), { token: session });
    expect([asKey.status, asKey.json.code]).toEqual([401, 'AUTHENTICATION_REQUIRED']);
  });

  it.each([
    ['an API key', undefined],
    ['nothing', null],
    ['an invented session', `sgs_${'x'.repeat(43)}`],
  ])('is nobody who brings %s', async (_, token) => {
    const refused = await call('GET', '/api/recognition/case', token === undefined ? {} : { token });
    expect([refused.status, refused.json.code]).toEqual([401, 'SESSION_NEEDED']);
  });

  it('adds evidence, hands in and withdraws, and sees no staff id', async () => {
    const id = await opened();
    const { session } = (await exchange((await link(id)).token)).json;
    const added = await own(session, 'POST', '/evidence', { raw: edc });
    expect(added.json.evidence).toMatchObject([{ addedBy: 'applicant', verdict: 'passed' }]);
    expect((await own(session, 'POST', '/submit')).json.state).toBe('submitted');
    expect((await own(session, 'POST', '/withdraw', { body: {} })).json.state).toBe('withdrawn');
    expect((await own(session)).text).not.toContain('an.janssens');
    expect((await read(`/cases/${id}`)).json.state).toBe('withdrawn');
  });
});

describe('a wallet', () => {
  const challenge = async (id: string) => (await post(`/cases/${id}/challenge`)).json;
  const present = async (asked: { challenge: string; domain: string }) =>
    JSON.stringify(await (await makeHolder(Math.floor(Date.now() / 1000))).presents('2.0', [JSON.parse(vc)], asked));
  // biome-ignore lint/suspicious/noExplicitAny: an answer of the API
  const holderCodes = ({ json }: { json: any }) =>
    json.evidence[0].checks
      .filter(({ step }: { step: string }) => step === 'holder')
      .map((one: { code: string }) => one.code);

  it('answers a challenge of this case, and then its signature is looked at', async () => {
    const id = await opened();
    const asked = await challenge(id);
    const raw = await present(asked);
    const answered = await post(`/cases/${id}/evidence?challenge=${asked.challenge}`, undefined, { raw });
    // The credential names no key of its learner, so that names and birth date are still compared.
    expect(holderCodes(answered)).toEqual(['HOLDER_TO_COMPARE']);
  });

  it('is found out when it signed for somebody else', async () => {
    const id = await opened();
    const { challenge: asked } = await challenge(id);
    const raw = await present({ challenge: asked, domain: 'https://elders.example' });
    const answered = await post(`/cases/${id}/evidence?challenge=${asked}`, undefined, { raw });
    expect(holderCodes(answered)).toEqual(['HOLDER_AUDIENCE_MISMATCH']);
  });

  it('proves nothing with a signature that this case never asked for', async () => {
    const id = await opened();
    const raw = await present({ challenge: 'an-old-one', domain: 'http://localhost:8787' });
    expect(holderCodes(await post(`/cases/${id}/evidence`, undefined, { raw }))).toEqual([
      'HOLDER_CHALLENGE_NOT_EXPECTED',
    ]);
  });

  it('cannot answer a challenge twice, nor that of another case, nor an invented one', async () => {
    const [one, other] = [await opened(), await opened()];
    const asked = await challenge(one);
    const send = async (id: string, challenge: string) =>
      (await post(`/cases/${id}/evidence?challenge=${challenge}`, undefined, { raw: await present(asked) })).json.code;
    expect(await send(other, asked.challenge)).toBe('CHALLENGE_NOT_VALID');
    expect(await send(one, asked.challenge)).toBeUndefined();
    expect(await send(one, asked.challenge)).toBe('CHALLENGE_NOT_VALID');
    expect(await send(one, 'invented')).toBe('CHALLENGE_NOT_VALID');
  });
});

describe('the stateless form', () => {
  const ask = (body: object) => call('POST', at('/recommend'), { body });

  it('judges documents and facts alike, and stores nothing', async () => {
    const before = await rowCounts();
    const { evidence: _, mappings: __, ...question } = EXAMPLE_QUESTION;
    const { applicant } = EXAMPLE_CASE;
    const blank = await ask({ ...question, applicant, documents: [JSON.parse(edc)] });
    expect(blank.json.kind).toBe('needs_assessor');
    const [{ id, outcomes }] = blank.json.evidence[0].learnings;
    const mappings = EXAMPLE_UNIT.outcomes.map((outcome, index) => ({
      targetOutcomeId: outcome.id,
      sources: [{ learning: id, outcome: outcomes[index].id }],
      degree: 'full',
    }));
    for (const document of [JSON.parse(edc), edc, btoa(unescape(encodeURIComponent(edc)))])
      expect((await ask({ ...question, applicant, documents: [document], mappings })).json.kind).toBe('grant_full');
    expect((await ask(EXAMPLE_QUESTION)).json.kind).toBe('grant_full');
    const { audit: _audit, ...rest } = await rowCounts();
    expect(before).toMatchObject(rest);
  });

  it('says which document is none, and which id stands twice', async () => {
    const none = await ask({ ...EXAMPLE_QUESTION, documents: ['geen bewijs'] });
    expect(none.json).toMatchObject({ code: 'BODY_NOT_VALID', errors: [{ pointer: '/documents/0' }] });
    const [stated] = EXAMPLE_QUESTION.evidence;
    const twice = await ask({ ...EXAMPLE_QUESTION, evidence: [stated, stated] });
    expect(twice.json.errors).toMatchObject([{ pointer: '/evidence/0/id' }, { pointer: '/evidence/1/id' }]);
  });

  it('speaks Dutch to who asks for it', async () => {
    const { json } = await call('POST', at('/recommend'), {
      body: EXAMPLE_QUESTION,
      headers: { 'accept-language': 'nl' },
    });
    expect(json.findings.find((one: { code: string }) => one.code === 'LEVEL_OK').message).toContain('niveau');
  });
});
