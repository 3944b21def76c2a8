import { beforeAll, describe, expect, it } from 'vitest';
import { book, NOW, opened, ours, provisionBook, theirs } from '../../support/recognition/record-book.ts';
import { rows } from '../../support/record-book.ts';

beforeAll(provisionBook);

let secrets = 0;
const digest = () => {
  secrets += 1;
  return `digest-${secrets}`;
};
async function linked(caseId: string, expiresAt = NOW + 100, scope = ours): Promise<string> {
  const link = digest();
  await book.putLink(scope, { digest: link, caseId, expiresAt, at: NOW });
  return link;
}
const session = (expiresAt = NOW + 3600) => ({ digest: digest(), expiresAt });

describe('a link to a case', () => {
  it('is exchanged once, for a session that ends', async () => {
    const { caseId } = await opened();
    const link = await linked(caseId);
    const first = session();
    expect(await book.redeemLink(link, first, NOW + 1)).toEqual({ institutionId: 'scheldeland', caseId });
    expect(await book.redeemLink(link, session(), NOW + 2)).toBeNull();
    const live = { institutionId: 'scheldeland', caseId, expiresAt: NOW + 3600 };
    expect(await book.session(first.digest, NOW + 3599)).toEqual(live);
    expect(await book.session(first.digest, NOW + 3600)).toBeNull();
    expect(await book.session(link, NOW + 2), 'a link is no session').toBeNull();
    const said = await rows<{ action: string }>(
      "SELECT action, key_id FROM audit WHERE object_id = ? AND action LIKE 'case.link%' ORDER BY seq",
      caseId,
    );
    expect(said).toEqual([
      { action: 'case.link-made', key_id: 'key-1' },
      { action: 'case.link-used', key_id: 'applicant' },
    ]);
  });

  it('used by ten at once lets one in', async () => {
    const { caseId } = await opened();
    const link = await linked(caseId);
    const sessions = Array.from({ length: 10 }, () => session());
    const answers = await Promise.all(sessions.map((one) => book.redeemLink(link, one, NOW)));
    expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
    const live = await Promise.all(sessions.map((one) => book.session(one.digest, NOW)));
    expect(live.map((one) => one !== null)).toEqual(answers.map((answer) => answer !== null));
  });

  it('that has expired, was followed by a new one, or never was, lets nobody in', async () => {
    const { caseId } = await opened();
    expect(await book.redeemLink(await linked(caseId, NOW + 10), session(), NOW + 10)).toBeNull();
    const [old, fresh] = [await linked(caseId), await linked(caseId)];
    expect(await book.redeemLink(old, session(), NOW)).toBeNull();
    expect(await book.redeemLink('never', session(), NOW)).toBeNull();
    expect(await book.redeemLink(fresh, session(), NOW)).toEqual({ institutionId: 'scheldeland', caseId });
  });

  it('that is new leaves those of other cases alone, and once used ends the sessions before it', async () => {
    const [a, b] = [await opened(), await opened()];
    const [ofA, ofB] = [session(), session()];
    await book.redeemLink(await linked(a.caseId), ofA, NOW);
    const linkOfB = await linked(b.caseId);
    const next = await linked(a.caseId);
    expect(await book.session(ofA.digest, NOW), 'not used yet').not.toBeNull();
    await book.redeemLink(next, session(), NOW);
    expect(await book.session(ofA.digest, NOW)).toBeNull();
    expect(await book.redeemLink(linkOfB, ofB, NOW)).toMatchObject({ caseId: b.caseId });
    expect(await book.session(ofB.digest, NOW)).toMatchObject({ caseId: b.caseId });
  });

  it('names its own institution, and is made only for a case of that institution', async () => {
    const { caseId } = await opened({}, theirs);
    await expect(linked(caseId)).rejects.toThrow('FOREIGN KEY');
    const link = await linked(caseId, NOW + 100, theirs);
    expect(await book.redeemLink(link, session(), NOW)).toEqual({ institutionId: 'dijleland', caseId });
  });
});

describe('a challenge to a wallet', () => {
  it('is used up once, in its time, by its own case and institution', async () => {
    const [a, b] = [await opened(), await opened()];
    const put = async (expiresAt = NOW + 100) => {
      const challenge = digest();
      await book.putChallenge(ours, { digest: challenge, caseId: a.caseId, expiresAt, at: NOW });
      return challenge;
    };
    const challenge = await put();
    expect(await book.useChallenge(ours, b.caseId, challenge, NOW)).toBe(false);
    expect(await book.useChallenge(theirs, a.caseId, challenge, NOW)).toBe(false);
    expect(await book.useChallenge(ours, a.caseId, 'never', NOW)).toBe(false);
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => book.useChallenge(ours, a.caseId, challenge, NOW)),
    );
    expect(answers.filter(Boolean)).toHaveLength(1);
    expect(await book.useChallenge(ours, a.caseId, await put(NOW + 5), NOW + 5)).toBe(false);
  });
});
