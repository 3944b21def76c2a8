import { env } from 'cloudflare:workers';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { everyMinute } from '../../src/background.ts';
import { decodeBitstring } from '../../src/credential/status-list/bitstring.ts';
import { SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { rowCounts, rows, run } from '../support/record-book.ts';
import { type Answer, api, apiKey, call, provision } from '../support/service.ts';
import { type Document, verifiedBit, verifiedProof } from '../support/verified.ts';

const { institution, specification, award } = SCENARIO_CASES.attendance();
const { slug } = institution;
beforeAll(() => provision(institution, [{ ...specification, languages: ['nl'] }]));

let learners = 0;
/** Issues for a learner who is new unless `more` says otherwise. */
const issue = async (more: object = {}): Promise<Answer> => {
  learners += 1;
  const learner = { ...award.learner, reference: `L-${learners}` };
  return call('POST', api(slug, '/awards'), { body: { ...award, awardId: `AW-${learners}`, learner, ...more } });
};
const change = (id: string, body: object): Promise<Answer> =>
  call('POST', api(slug, `/credentials/${id}/status`), { body });

interface Place {
  readonly form: 'edc' | 'vcdm2';
  readonly purpose: 'revocation' | 'suspension';
  readonly list: string;
  readonly index: number;
}

/** Every bit of a credential as a stranger reads it from the lists as served: `edc revocation`, and so on. */
async function bits(credential: { status: readonly Place[] }): Promise<Record<string, boolean>> {
  const did = (await call('GET', `/i/${slug}/did.json`, { token: null })).json;
  const read = credential.status.map(async ({ form, purpose, list, index }) => {
    const served = await call('GET', list, { token: null });
    const entry = { statusListCredential: list, statusListIndex: String(index), statusPurpose: purpose };
    return [`${form} ${purpose}`, await verifiedBit(served.text, entry, did)] as const;
  });
  return Object.fromEntries(await Promise.all(read));
}
const NONE = { 'edc revocation': false, 'edc suspension': false, 'vcdm2 revocation': false, 'vcdm2 suspension': false };
const REVOKED = { ...NONE, 'edc revocation': true, 'vcdm2 revocation': true };
const SUSPENDED = { ...NONE, 'edc suspension': true, 'vcdm2 suspension': true };

describe('the life of a credential', () => {
  let credential: Document;
  beforeEach(async () => {
    credential = (await issue()).json;
  });

  it('revoking sets the bit in the list as served, at once and for good', async () => {
    expect(await bits(credential)).toEqual(NONE);
    const revoked = await change(credential.id, { action: 'revoke', reason: 'fraud' });
    expect([revoked.status, revoked.json.validity]).toEqual([200, 'revoked']);
    expect(await bits(credential)).toEqual(REVOKED);
    const again = await change(credential.id, { action: 'revoke', reason: 'fraud' });
    expect([again.status, again.json]).toEqual([200, revoked.json]);
    for (const [action, reason] of [
      ['suspend', 'under_investigation'],
      ['reinstate', 'investigation_closed'],
      ['supersede', 'superseded'],
    ])
      expect((await change(credential.id, { action, reason })).json).toMatchObject({
        status: 409,
        code: 'STATUS_STEP_REFUSED',
        pointer: '/action',
        params: { state: 'revoked' },
      });
    expect(await bits(credential)).toEqual(REVOKED);
  });

  it('a suspension is seen in the suspension list only, and is lifted by reinstating', async () => {
    await change(credential.id, { action: 'suspend', reason: 'under_investigation' });
    expect(await bits(credential)).toEqual(SUSPENDED);
    const back = await change(credential.id, { action: 'reinstate', reason: 'investigation_closed' });
    expect(back.json.validity).toBe('active');
    expect(await bits(credential)).toEqual(NONE);
    const { history } = (await call('GET', api(slug, `/credentials/${credential.id}`))).json;
    expect(history.slice(2)).toMatchObject([
      { kind: 'validity', from: 'active', to: 'suspended', reason: 'under_investigation' },
      { kind: 'validity', from: 'suspended', to: 'active', reason: 'investigation_closed' },
    ]);
  });

  it('superseding sets the revocation bit and names the successor', async () => {
    const successor = (await issue({ learner: { ...award.learner, reference: credential.learner }, attempt: 2 })).json;
    const superseded = await change(credential.id, {
      action: 'supersede',
      reason: 'superseded',
      supersededBy: successor.id,
    });
    expect(superseded.json).toMatchObject({ validity: 'superseded', supersededBy: successor.id });
    expect(await bits(credential)).toEqual(REVOKED);
    expect(await bits(successor)).toEqual(NONE);
  });

  it('the same change again is answered alike; another reason for a state that holds is refused', async () => {
    for (const [action, state, reason, other] of [
      ['suspend', 'suspended', 'under_investigation', 'learner_request'],
      ['reinstate', 'active', 'investigation_closed', 'clerical_error'],
      ['revoke', 'revoked', 'fraud', 'clerical_error'],
    ] as const) {
      const first = await change(credential.id, { action, reason });
      const written = (await rows('SELECT 1 FROM transition')).length;
      const again = await change(credential.id, { action, reason });
      expect([again.status, again.text]).toEqual([200, first.text]);
      expect((await change(credential.id, { action, reason: other })).json).toMatchObject({
        status: 409,
        code: 'STATUS_ALREADY_SET',
        params: { state, reason },
      });
      expect((await rows('SELECT 1 FROM transition')).length).toBe(written);
    }
  });

  it('what was never suspended is not reinstated', async () => {
    const refused = await change(credential.id, { action: 'reinstate', reason: 'investigation_closed' });
    expect(refused.json).toMatchObject({ status: 409, code: 'STATUS_ALREADY_SET', params: { state: 'active' } });
  });

  it('another successor, or none, for one that is superseded is refused; the same one is not', async () => {
    const learner = { ...award.learner, reference: credential.learner };
    const [second, third] = [(await issue({ learner, attempt: 2 })).json, (await issue({ learner, attempt: 3 })).json];
    const by = (supersededBy?: string) =>
      change(credential.id, { action: 'supersede', reason: 'superseded', supersededBy });
    const first = await by(second.id);
    const again = await by(second.id);
    expect([again.status, again.text]).toEqual([200, first.text]);
    for (const answer of [await by(third.id), await by()])
      expect(answer.json).toMatchObject({ code: 'STATUS_ALREADY_SET', params: { supersededBy: second.id } });
    const stranger = (await issue()).json;
    expect((await by(stranger.id)).json.code).toBe('SUCCESSOR_OTHER_LEARNER');
    expect((await by(credential.id)).json.code).toBe('CREDENTIAL_UNKNOWN');
    const { supersededBy } = (await call('GET', api(slug, `/credentials/${credential.id}`))).json;
    expect(supersededBy).toBe(second.id);
  });

  it('after a compromise it is superseded for that reason, and issued anew with the same achievement', async () => {
    const learner = { ...award.learner, reference: credential.learner };
    const superseded = await change(credential.id, { action: 'supersede', reason: 'key_compromise' });
    expect([superseded.status, superseded.json.validity]).toEqual([200, 'superseded']);
    expect(await bits(credential)).toEqual(REVOKED);
    const { history } = (await call('GET', api(slug, `/credentials/${credential.id}`))).json;
    expect(history.at(-1)).toMatchObject({ to: 'superseded', reason: 'key_compromise' });
    const anew = await issue({ learner });
    expect([anew.status, anew.json.achievementId]).toEqual([201, credential.achievementId]);
  });

  it('a credential of another learner cannot take its place', async () => {
    const stranger = (await issue()).json;
    const refused = await change(credential.id, {
      action: 'supersede',
      reason: 'superseded',
      supersededBy: stranger.id,
    });
    expect(refused.json).toMatchObject({ status: 422, code: 'SUCCESSOR_OTHER_LEARNER', pointer: '/supersededBy' });
    expect(await bits(credential)).toEqual(NONE);
  });

  it.each([
    ['revoke', 'under_investigation'],
    ['revoke', 'superseded'],
    ['suspend', 'fraud'],
    ['reinstate', 'superseded'],
    ['supersede', 'fraud'],
  ])('%s because of %s is refused', async (action, reason) => {
    const refused = await change(credential.id, { action, reason });
    expect(refused.json).toMatchObject({ status: 422, code: 'STATUS_REASON_REFUSED', pointer: '/reason' });
    expect((await call('GET', api(slug, `/credentials/${credential.id}`))).json.validity).toBe('active');
  });

  it('a successor is only for superseding, exists, and is another credential', async () => {
    const other = 'urn:credential:00000000-0000-4000-8000-000000000000';
    const of = (action: string, reason: string, supersededBy: string) =>
      change(credential.id, { action, reason, supersededBy });
    expect((await of('revoke', 'fraud', other)).json).toMatchObject({
      code: 'BODY_NOT_VALID',
      errors: [{ pointer: '/supersededBy' }],
    });
    for (const name of [other, credential.id])
      expect((await of('supersede', 'superseded', name)).json).toMatchObject({
        code: 'CREDENTIAL_UNKNOWN',
        pointer: '/supersededBy',
      });
  });

  it('of many changes at once one happens, and the lists say what the rows say', async () => {
    const answers = await Promise.all([
      change(credential.id, { action: 'revoke', reason: 'fraud' }),
      change(credential.id, { action: 'suspend', reason: 'under_investigation' }),
      change(credential.id, { action: 'supersede', reason: 'superseded' }),
      change(credential.id, { action: 'revoke', reason: 'clerical_error' }),
    ]);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    const { validity, history } = (await call('GET', api(slug, `/credentials/${credential.id}`))).json;
    expect(['revoked', 'superseded']).toContain(validity);
    expect(history.at(-1).to).toBe(validity);
    expect(await bits(credential)).toEqual(REVOKED);
  });
});

describe('a replacement', () => {
  it('takes the place of the old credential when it is sealed; a third award is refused', async () => {
    const old = (await issue()).json;
    const learner = { ...award.learner, reference: old.learner };
    const replacing = { learner, replaces: old.id };
    const fresh = await issue({ ...replacing, note: { nl: 'Naam verbeterd.' } });
    expect(fresh.status, fresh.text).toBe(201);
    expect(fresh.json).toMatchObject({ replaces: old.id, achievementId: old.achievementId, validity: 'active' });
    const before = (await call('GET', api(slug, `/credentials/${old.id}`))).json;
    expect(before).toMatchObject({ validity: 'superseded', supersededBy: fresh.json.id });
    expect(await bits(old)).toEqual(REVOKED);
    expect(await bits(fresh.json)).toEqual(NONE);

    const third = await issue({ learner });
    expect(third.json).toMatchObject({ code: 'ALREADY_ISSUED', params: { credentialId: fresh.json.id } });
    const late = await issue(replacing);
    expect(late.json).toMatchObject({
      code: 'REPLACED_NOT_LIVE',
      pointer: '/replaces',
      params: { state: 'superseded' },
    });
    const newest = await issue({ learner, replaces: fresh.json.id });
    expect([newest.status, newest.json.achievementId]).toEqual([201, old.achievementId]);
  });

  it('does not undo a suspension: whoever may only award cannot make a suspended credential active again', async () => {
    const token = await apiKey(slug, ['awards:write']);
    const old = (await issue()).json;
    await change(old.id, { action: 'suspend', reason: 'under_investigation' });
    const learner = { ...award.learner, reference: old.learner };
    const before = await rowCounts();
    for (const path of ['/awards', '/awards/check']) {
      const body = { ...award, awardId: 'LIFTED', learner, replaces: old.id };
      expect((await call('POST', api(slug, path), { body, token })).json).toMatchObject({
        status: 409,
        code: 'REPLACED_NOT_LIVE',
        pointer: '/replaces',
        params: { credentialId: old.id, state: 'suspended' },
      });
    }
    expect((await issue({ learner })).json.code).toBe('ALREADY_ISSUED');
    expect(await rowCounts()).toEqual(before);
    await change(old.id, { action: 'reinstate', reason: 'investigation_closed' });
    expect((await issue({ learner, replaces: old.id })).status).toBe(201);
  });

  it('of two replacements sent at once one is issued', async () => {
    const old = (await issue()).json;
    const replacing = { learner: { ...award.learner, reference: old.learner }, replaces: old.id };
    const answers = await Promise.all([issue(replacing), issue(replacing), issue(replacing)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    const live = await rows(
      'SELECT 1 FROM award JOIN credential ON subject_id = award_id WHERE learner_reference = ? AND validity = ?',
      old.learner,
      'active',
    );
    expect(live.length).toBe(1);
  });

  it('names a live credential of the same learner, offering and attempt', async () => {
    const old = (await issue()).json;
    const learner = { ...award.learner, reference: old.learner };
    const unknown = await issue({ learner, replaces: 'urn:credential:00000000-0000-4000-8000-000000000000' });
    expect(unknown.json).toMatchObject({ status: 422, code: 'REPLACED_UNKNOWN' });
    expect((await issue({ replaces: old.id })).json).toMatchObject({ status: 422, code: 'REPLACED_OTHER_LEARNING' });
    expect((await issue({ learner, attempt: 2, replaces: old.id })).json.code).toBe('REPLACED_OTHER_LEARNING');
  });
});

describe('a replacement that waits', () => {
  it('keeps the place it will take, also when the old credential is revoked meanwhile', async () => {
    const old = (await issue()).json;
    const learner = { ...award.learner, reference: old.learner };
    const body = { ...award, awardId: 'WAITING', learner, replaces: old.id };
    const waiting = await call('POST', api(slug, '/awards'), { body, headers: { prefer: 'respond-async' } });
    expect(waiting.status).toBe(202);
    await change(old.id, { action: 'revoke', reason: 'clerical_error' });
    const third = await issue({ learner });
    expect(third.json).toMatchObject({ code: 'ALREADY_ISSUED', params: { credentialId: waiting.json.id } });
    const sealed = await call('POST', api(slug, '/awards'), { body });
    expect(sealed.json).toMatchObject({ id: waiting.json.id, progress: 'sealed', validity: 'active' });
    const before = (await call('GET', api(slug, `/credentials/${old.id}`))).json;
    expect(before).toMatchObject({ validity: 'revoked', supersededBy: null });
    expect((await issue({ learner })).json.code).toBe('ALREADY_ISSUED');
  });
});

describe('a replacement whose old credential is suspended meanwhile', () => {
  const read = async (id: string) => (await call('GET', api(slug, `/credentials/${id}`))).json;

  it('waits, however often it is asked for, and is sealed by the next run once that is lifted', async () => {
    const old = (await issue()).json;
    const learner = { ...award.learner, reference: old.learner };
    const body = { ...award, awardId: 'HELD', learner, replaces: old.id };
    const waiting = await call('POST', api(slug, '/awards'), { body, headers: { prefer: 'respond-async' } });
    await change(old.id, { action: 'suspend', reason: 'under_investigation' });
    expect((await call('POST', api(slug, '/awards'), { body })).json).toMatchObject({
      status: 409,
      code: 'REPLACED_NOT_LIVE',
      pointer: '/replaces',
      params: { credentialId: old.id, state: 'suspended' },
    });
    // Half an hour old and past the sweeper's patience.
    await run('UPDATE outbox SET created_at = created_at - 1830, attempts = 9 WHERE subject_id = ?', waiting.json.id);
    await everyMinute(env);
    const outbox = () =>
      rows('SELECT attempts, last_error, done_at IS NULL AS open FROM outbox WHERE subject_id = ?', waiting.json.id);
    expect(await outbox()).toEqual([{ attempts: 10, last_error: 'REPLACED_NOT_LIVE', open: 1 }]);
    expect(await read(waiting.json.id)).toMatchObject({ progress: 'reserved', sealedAt: null });
    expect(await read(old.id)).toMatchObject({ validity: 'suspended', supersededBy: null });
    const signed = 'SELECT 1 FROM document WHERE credential_id = ? AND signature IS NOT NULL';
    expect(await rows(signed, waiting.json.id)).toEqual([]);

    await change(old.id, { action: 'reinstate', reason: 'investigation_closed' });
    await everyMinute(env);
    expect(await outbox()).toMatchObject([{ open: 0 }]);
    expect(await read(waiting.json.id)).toMatchObject({ progress: 'sealed', validity: 'active' });
    expect(await read(old.id)).toMatchObject({ validity: 'superseded', supersededBy: waiting.json.id });
  });

  it('a successor named meanwhile by hand stays the one on record', async () => {
    const old = (await issue()).json;
    const learner = { ...award.learner, reference: old.learner };
    const named = (await issue({ learner, attempt: 2 })).json;
    const body = { ...award, awardId: 'SECOND', learner, replaces: old.id };
    await call('POST', api(slug, '/awards'), { body, headers: { prefer: 'respond-async' } });
    await change(old.id, { action: 'supersede', reason: 'superseded', supersededBy: named.id });
    expect((await call('POST', api(slug, '/awards'), { body })).json.progress).toBe('sealed');
    expect((await read(old.id)).supersededBy).toBe(named.id);
  });
});

describe('a status list as served', () => {
  it('is signed by the institution, hides one among 131,072, may be cached for five minutes and read by any page', async () => {
    const { status } = (await issue()).json;
    const did = (await call('GET', `/i/${slug}/did.json`, { token: null })).json;
    for (const { list, purpose } of status as Place[]) {
      const served = await call('GET', list, { token: null });
      expect(Object.fromEntries(served.headers)).toMatchObject({
        'content-type': 'application/vc',
        'cache-control': 'public, max-age=300',
        'access-control-allow-origin': '*',
      });
      const document = await verifiedProof(served.text, did);
      expect(document).toMatchObject({
        id: list,
        type: ['VerifiableCredential', 'BitstringStatusListCredential'],
        issuer: did.id,
        credentialSubject: { type: 'BitstringStatusList', statusPurpose: purpose, ttl: 300_000 },
      });
      const encoded = await decodeBitstring(document.credentialSubject.encodedList, 1_048_576);
      expect(encoded.ok && encoded.value.length * 8).toBe(131_072);
      const days = (Date.parse(document.validUntil) - Date.parse(document.validFrom)) / 86_400_000;
      expect(days).toBe(2);
    }
    expect((await call('GET', `/i/${slug}/status/revocation-9`, { token: null })).json.code).toBe('NOT_FOUND');
    expect((await call('GET', '/i/nobody/status/revocation-1', { token: null })).json.code).toBe('NOT_FOUND');
  });

  it('each publication has the next sequence, and a later one never says less', async () => {
    const published = await rows<{ list_id: string; sequence: number; published_at: number }>(
      'SELECT list_id, sequence, published_at FROM status_publication ORDER BY list_id, sequence',
    );
    for (const listId of ['revocation-1', 'suspension-1']) {
      const of = published.filter(({ list_id }) => list_id === listId);
      expect(of.length).toBeGreaterThan(2);
      expect(of.map(({ sequence }) => sequence)).toEqual(of.map((_, position) => position + 1));
      expect(of.map(({ published_at }) => published_at)).toEqual(of.map(({ published_at }) => published_at).toSorted());
    }
  });

  it('no index is used twice, and no two places of a credential share one', async () => {
    const entries = await rows<{ list_id: string; idx: number; credential_id: string }>('SELECT * FROM status_entry');
    expect(new Set(entries.map(({ list_id, idx }) => `${list_id} ${idx}`)).size).toBe(entries.length);
    expect(new Set(entries.map(({ credential_id, idx }) => `${credential_id} ${idx}`)).size).toBe(entries.length);
    expect(entries.length).toBe(4 * (await rows('SELECT 1 FROM credential')).length);
  });

  it('is signed again with the new key when the key changes, so that a compromised one proves no list', async () => {
    const { id, status } = (await issue()).json;
    await change(id, { action: 'revoke', reason: 'clerical_error' });
    const since = new Date().toISOString();
    await call('POST', api(slug, '/keys/proof-p256/compromise'), { body: { since } });
    await expect(bits({ status })).rejects.toThrow('key_revoked');
    const key = { role: 'proof-p256', keyId: 'proof-p256-b', development: true };
    expect((await call('POST', api(slug, '/keys'), { body: key })).status).toBe(201);
    await everyMinute(env);
    expect(await bits({ status })).toEqual(REVOKED);
  });
});
