import { beforeAll, expect, it } from 'vitest';
import { readCertificate } from '../../src/credential/certificates/certificate.ts';
import { KEY_PURPOSE } from '../../src/credential/certificates/extended-key-usage.ts';
import type { TrustAnchor } from '../../src/trust/x509/path-report.ts';
import { trustedTimeOf } from '../../src/trust/x509/timestamps.ts';
import { DAY, NOW } from './certificates-fixture.ts';
import { type TokenWish, timestampToken } from './timestamp-fixture.ts';
import {
  anchor,
  type Bytes,
  basicConstraints,
  certificate,
  type Keys,
  keyUsage,
  leafWish,
  makeKeys,
  middleWish,
  purposes,
  rootWish,
  type Wish,
} from './x509-fixture.ts';

const COVERED = new TextEncoder().encode('c2lnbmF0dXJl');
/** NOW, as a timestamp writes it. */
const AT = '20260626120000Z';

let keys: Keys;
let root: Bytes;
let middle: Bytes;
let anchors: TrustAnchor[];
beforeAll(async () => {
  keys = await makeKeys();
  root = await certificate(keys.root, rootWish(keys));
  middle = await certificate(keys.root, middleWish(keys));
  anchors = [await anchor(root, 'timestamp')];
});

const FOR_TIME = purposes(true, KEY_PURPOSE.timeStamping);
const authority = async (change: Partial<Wish> = {}) => ({
  certificate: await certificate(keys.middle, {
    ...leafWish(keys),
    extensions: [basicConstraints(false), keyUsage(0x80), FOR_TIME],
    ...change,
  }),
  privateKey: keys.leaf.privateKey,
});

async function timeOf(wish: Partial<TokenWish> = {}, now = NOW, trusted = anchors) {
  const signer = wish.signer ?? (await authority());
  const token = await timestampToken({
    signer,
    covered: COVERED,
    time: AT,
    certificates: [signer.certificate, middle],
    ...wish,
  });
  return trustedTimeOf([token], COVERED, trusted, now);
}
const not = (reason: string) => ({ state: 'not-trusted', reason });

it('a timestamp of a trusted authority proves its time, in whole seconds', async () => {
  for (const time of [AT, '20260626120000.999Z'])
    expect(await timeOf({ time })).toMatchObject({
      state: 'trusted',
      time: NOW,
      authority: 'Seal',
      anchor: { id: anchors[0]?.id },
    });
});

it('the certificates of its path may have come along elsewhere', async () => {
  const signer = await authority();
  const token = await timestampToken({ signer, covered: COVERED, time: AT, certificates: [] });
  expect(await trustedTimeOf([token], COVERED, anchors, NOW)).toMatchObject(
    not('the certificate of the timestamp authority is missing'),
  );
  expect(await trustedTimeOf([token], COVERED, anchors, NOW, [signer.certificate, middle])).toMatchObject({
    state: 'trusted',
  });
});

it('an authority that a trusted list names itself needs no path, and a token need not carry it', async () => {
  const signer = await authority();
  const read = readCertificate(signer.certificate);
  if (!read.ok) throw new Error(read.error.reason);
  const own: TrustAnchor = { ...(await anchor(root, 'timestamp')), certificate: read.value };
  expect(await timeOf({ signer, certificates: [] }, NOW, [own])).toMatchObject({ state: 'trusted' });
  expect(await timeOf({ signer, certificates: [] }, NOW, [{ ...own, use: 'seal' }])).toMatchObject({
    state: 'not-trusted',
  });
});

it('nobody’s timestamp is quoted and not trusted', async () => {
  expect(await timeOf({}, NOW, [])).toEqual({
    state: 'not-trusted',
    reason: 'no trusted authority stands behind the certificate',
    claimedTime: NOW,
    authority: 'Seal',
  });
  expect(await timeOf({}, NOW, [await anchor(root, 'seal')])).toMatchObject(
    not('the trusted authority does not vouch for a timestamp'),
  );
});

it.each<[string, string, (() => Promise<Partial<TokenWish>>) | Partial<TokenWish>]>([
  ['about something else', 'the timestamp is about something else', { covered: new TextEncoder().encode('other') }],
  ['whose time was changed', 'the timestamp was changed', { swapTime: '20200101000000Z' }],
  [
    'signed with another key',
    'the signature of the timestamp is not good',
    async () => ({ signer: { ...(await authority()), privateKey: keys.other.privateKey } }),
  ],
  [
    'signed for another certificate',
    'the timestamp was signed for another certificate of its authority',
    async () => ({ named: middle }),
  ],
  ['with a SHA-1 imprint', 'a hash other than SHA-256, SHA-384 or SHA-512', { imprintHash: 'SHA-1' }],
  ['with two signers', 'a timestamp with more than one signer', { signers: 2 }],
  [
    'signed as another type of content',
    'the signature is about another type of content',
    { contentType: '1.2.840.113549.1.7.1' },
  ],
  ['dated in the future', 'the timestamp is dated in the future', { time: '20260627120000Z' }],
  ['of a time that is none', 'a time that is not RFC 3161', { time: '20261326120000Z' }],
  [
    'of an authority that may also seal documents',
    'timeStamping is not the only purpose, or is not critical',
    async () => ({
      signer: await authority({
        extensions: [keyUsage(0x80), purposes(true, KEY_PURPOSE.timeStamping, KEY_PURPOSE.documentSigning)],
      }),
    }),
  ],
  [
    'of an authority whose purpose is not critical',
    'timeStamping is not the only purpose, or is not critical',
    async () => ({
      signer: await authority({ extensions: [keyUsage(0x80), purposes(false, KEY_PURPOSE.timeStamping)] }),
    }),
  ],
  [
    'of a seal certificate',
    'timeStamping is not the only purpose, or is not critical',
    async () => ({ signer: await authority({ extensions: [keyUsage(0x80)] }) }),
  ],
  [
    'from before its authority was valid',
    'the timestamp authority was not valid when it signed',
    async () => ({ signer: await authority({ from: NOW + 10 }), time: AT }),
  ],
])('a timestamp %s is not trusted', async (_, reason, wish) => {
  expect(await timeOf(typeof wish === 'function' ? await wish() : wish)).toMatchObject(not(reason));
});

it('an authority that expired since proves nothing any more, unless a later timestamp proves when it was checked', async () => {
  const signer = await authority({ to: NOW + DAY });
  expect(await timeOf({ signer }, NOW + 2 * DAY)).toMatchObject(
    not('the certificate of the timestamp authority has expired since'),
  );
  expect(await timeOf({ signer }, NOW + DAY)).toMatchObject({ state: 'trusted', time: NOW });
});

it('of several timestamps the earliest that is trusted counts, and others do no harm', async () => {
  const signer = await authority();
  const made = (time: string, covered = COVERED) =>
    timestampToken({ signer, covered, time, certificates: [signer.certificate, middle] });
  const tokens = [
    Uint8Array.of(1, 2, 3),
    await made('20260626115900Z'),
    await made('20260626115800Z'),
    await made('20260101000000Z', new TextEncoder().encode('other')),
  ];
  expect(await trustedTimeOf(tokens, COVERED, anchors, NOW)).toMatchObject({ state: 'trusted', time: NOW - 120 });
  expect(await trustedTimeOf([], COVERED, anchors, NOW)).toMatchObject(not('there is no timestamp'));
});

it('a token with any byte changed is never trusted with another time, and never throws', async () => {
  const signer = await authority();
  const token = await timestampToken({
    signer,
    covered: COVERED,
    time: AT,
    certificates: [signer.certificate, middle],
  });
  for (let at = 0; at < token.length; at += 5) {
    const changed = Uint8Array.from(token);
    changed[at] = (changed[at] ?? 0) ^ 4;
    const result = await trustedTimeOf([changed], COVERED, anchors, NOW);
    if (result.state === 'trusted') expect(result.time).toBe(NOW);
  }
});
