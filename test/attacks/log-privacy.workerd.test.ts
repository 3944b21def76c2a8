import { createMessageBatch } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { beforeAll, expect, it, vi } from 'vitest';
import { everyMinute } from '../../src/background.ts';
import worker from '../../src/index.ts';
import { rows, run } from '../support/record-book.ts';
import { type Answer, api, call, withSettings } from '../support/service.ts';
import { aMinuteLater, issue, provisionStudyDay, slug, studyDayAward } from '../support/study-day.ts';

/** What must be nowhere but in the award, its documents and the learner's own answers. */
const CANARIES = ['Kanarina', 'Geheimbrugge', '1977-07-17', 'kanarina@geheim.example', 'verborgen opmerking'];
const learner = {
  reference: 'L-CANARY',
  givenName: 'Kanarina',
  familyName: 'Geheimbrugge',
  birthDate: '1977-07-17',
  email: 'kanarina@geheim.example',
};
const canary = { learner, note: { nl: 'een verborgen opmerking' } };
const found = (text: string) => CANARIES.filter((word) => text.includes(word));

const said: string[] = [];
const answers: [what: string, Answer][] = [];
const keep = (what: string, answer: Answer): Answer => {
  answers.push([what, answer]);
  return answer;
};

beforeAll(async () => {
  for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const)
    vi.spyOn(console, level).mockImplementation((...given: unknown[]) => {
      said.push(given.map((one) => (one instanceof Error ? `${one.stack}` : JSON.stringify(one))).join(' '));
    });
  await provisionStudyDay();

  // The whole journey, and everything on it that can go wrong.
  const issued = keep('issued', await issue('CANARY', canary));
  keep('again', await issue('CANARY', canary));
  keep('conflict', await issue('CANARY', { ...canary, awardedOn: '2026-05-21' }));
  keep('occupied', await issue('CANARY-2', canary));
  keep('rules', await issue('CANARY-3', { ...canary, awardedOn: '2026-05-01' }));
  keep(
    'fields',
    await issue('CANARY-4', { ...canary, learner: { ...learner, Geheimbrugge: 1 }, awardedOn: '1977-07-17T' }),
  );
  keep('font', await issue('CANARY-5', { learner: { ...learner, reference: 'L-5', familyName: 'Geheimbrugge 陳' } }));
  const raw = JSON.stringify(studyDayAward('CANARY-6', canary)).slice(0, -1);
  keep('malformed', await call('POST', api(slug, '/awards'), { raw }));
  keep('unready', await issue('CANARY-7', canary, {}, withSettings({ MASTER_KEY: undefined })));
  const other = { ...canary, learner: { ...learner, reference: 'L-8' } };
  for (const table of ['award', 'document', 'audit']) {
    await run(`CREATE TRIGGER injected BEFORE INSERT ON ${table} BEGIN SELECT RAISE(ABORT, 'injected'); END`);
    keep(`fault in ${table}`, await issue('CANARY-8', other));
    await run('DROP TRIGGER injected');
  }
  const broken = async () => {
    throw new Error('Kanarina Geheimbrugge');
  };
  const noBlobs = withSettings({ BLOBS: { put: broken, get: broken } });
  keep('blob fault', await issue('CANARY-8', other, {}, noBlobs));
  const reserved = keep('later', await issue('CANARY-8', other, { prefer: 'respond-async' }));
  const body = { institutionId: slug, credentialId: reserved.json.id };
  const batch = () => createMessageBatch('sigillum-issuing', [{ id: 'm', timestamp: Date.now(), attempts: 1, body }]);
  await worker.queue(batch(), noBlobs);
  await aMinuteLater();
  await everyMinute(noBlobs);
  await worker.queue(batch(), env);
  keep('replaced', await issue('CANARY-9', { ...canary, replaces: issued.json.id }));
  keep('listed', await call('GET', api(slug, '/credentials')));
  keep('read', await call('GET', api(slug, `/credentials/${issued.json.id}`)));
  await everyMinute(env);
});

it('nothing of a learner is in what the Worker logs', () => {
  expect(said.length, 'the faults were logged').toBeGreaterThanOrEqual(5);
  expect(said.filter((line) => found(line).length > 0)).toEqual([]);
});

it('nothing of a learner is in the audit, and every step of the journey is', async () => {
  const audit = JSON.stringify(await rows('SELECT * FROM audit'));
  expect(found(audit)).toEqual([]);
  expect(audit).not.toContain('L-CANARY');
  for (const action of ['credential.reserved', 'credential.sealed', 'credential.sealed-on-retry'])
    expect(audit).toContain(action);
});

it('nothing of a learner is in any table but that of awards', async () => {
  const tables = await rows<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%'",
  );
  const holding: string[] = [];
  for (const { name } of tables)
    if (found(JSON.stringify(await rows(`SELECT * FROM "${name}"`))).length > 0) holding.push(name);
  expect(holding).toEqual(['award']);
});

it('no answer repeats a learner’s data, least of all one that says what is wrong', () => {
  expect(answers.map(([, { status }]) => status)).toEqual(
    expect.arrayContaining([201, 202, 409, 422, 400, 500, 503, 200]),
  );
  for (const [what, { text }] of answers)
    expect([what, found(text)]).toEqual([what, what === 'fields' ? ['Geheimbrugge'] : []]);
});

it('the address for delivery is in no document', async () => {
  const { credentials } = (await call('GET', api(slug, '/credentials'))).json;
  for (const { id } of credentials)
    for (const form of ['edc', 'vc-ecdsa', 'vc-eddsa']) {
      const { text } = await call('GET', api(slug, `/credentials/${id}/documents/${form}`));
      expect(text).toContain('Geheimbrugge');
      expect(text).not.toContain('kanarina@geheim.example');
      expect(text).not.toContain('L-CANARY');
    }
});

it('status lists and DID documents say nothing of anybody', async () => {
  for (const path of ['did.json', 'status/revocation-1', 'status/suspension-1']) {
    const { status, text } = await call('GET', `/i/${slug}/${path}`, { token: null });
    expect([status, found(text), text.includes('urn:credential')]).toEqual([200, [], false]);
  }
});
