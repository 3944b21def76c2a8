import { beforeAll, describe, expect, it } from 'vitest';
import { DAY, NOW } from '../unit/certificates-fixture.ts';
import { FAMILIES } from '../unit/x509-families.ts';
import {
  anchor,
  basicConstraints,
  certificate,
  chainOf,
  codeOf,
  judge,
  KEY_SIGNS_CERTIFICATES,
  type Keys,
  keyUsage,
  leafWish,
  makeKeys,
  middleWish,
  name,
} from '../unit/x509-fixture.ts';

let keys: Keys;
beforeAll(async () => {
  keys = await makeKeys();
});

describe.each(FAMILIES)('$title', ({ refusedAs, bad, good }) => {
  it(`is refused as ${refusedAs}`, async () => {
    const report = await judge(await bad(keys));
    expect(codeOf(report)).toBe(refusedAs);
    expect(report).toMatchObject({ anchor: null, reason: expect.any(String), revocation: { state: 'unknown' } });
  });
  it('and its good twin is anchored', async () => {
    expect(codeOf(await judge(await good(keys)))).toBe('anchored');
  });
});

it('a good chain is anchored by its root, also when the operator loads the issuer itself', async () => {
  const chain = await chainOf(keys);
  const [, middle] = chain.x5c;
  if (middle === undefined) throw new Error('a middle');
  expect(codeOf(await judge(chain))).toBe('anchored');
  expect(codeOf(await judge({ ...chain, x5c: chain.x5c.slice(0, 1) }, NOW, [await anchor(middle)]))).toBe('anchored');
});

it('without anchors nobody vouches for a good chain, and that says nothing against it', async () => {
  expect(await judge(await chainOf(keys), NOW, [])).toMatchObject({ outcome: 'not-anchored', code: null });
});

it('a bad chain is unsound whether or not somebody would vouch for its root', async () => {
  const chain = await chainOf(keys, { middle: { extensions: [basicConstraints(false)] } });
  expect(codeOf(await judge(chain, NOW, []))).toBe('PATH_NOT_AUTHORITY');
});

it('an anchor for timestamps does not stand behind a seal', async () => {
  const chain = await chainOf(keys);
  expect(codeOf(await judge(chain, NOW, [await anchor(chain.anchor, 'timestamp')]))).toBe('not-anchored');
  expect(codeOf(await judge(chain, NOW, [await anchor(chain.anchor, 'any')]))).toBe('anchored');
});

it('a bad certificate that came along unsigned does not harm a chain that is good without it', async () => {
  const chain = await chainOf(keys);
  const bad = await certificate(keys.root, { ...middleWish(keys), extensions: [basicConstraints(false)] });
  expect(codeOf(await judge({ ...chain, further: [bad, Uint8Array.of(0x30, 0)] }))).toBe('anchored');
});

it('an authority that expired after the seal was made leaves the chain undecided while the leaf is valid', async () => {
  const chain = await chainOf(keys, { middle: { to: NOW + DAY } });
  expect(codeOf(await judge(chain, NOW + DAY))).toBe('anchored');
  expect(await judge(chain, NOW + 2 * DAY)).toMatchObject({
    outcome: 'not-anchored',
    reason: 'an authority has expired since, and nothing proves when the seal was made',
  });
});

it('an authority that outlived the leaf was valid long enough: the end of the leaf is for the caller to judge', async () => {
  const chain = await chainOf(keys, { middle: { to: NOW + 2 * DAY }, leaf: { to: NOW + DAY } });
  expect(codeOf(await judge(chain, NOW + 100 * DAY))).toBe('anchored');
});

describe('a service of a trusted list', () => {
  const GRANTED = 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/granted';
  const WITHDRAWN = 'http://uri.etsi.org/TrstSvc/TrustedList/Svcstatus/withdrawn';
  const listed = async (der: Uint8Array<ArrayBuffer>, statusHistory: { status: string; since: number }[]) => ({
    ...(await anchor(der)),
    source: 'trusted-list' as const,
    statusHistory,
  });

  it('anchors what was sealed while it was granted, also when it is withdrawn now', async () => {
    const chain = await chainOf(keys);
    const service = await listed(chain.anchor, [
      { status: WITHDRAWN, since: NOW + DAY },
      { status: GRANTED, since: NOW - DAY },
    ]);
    expect(codeOf(await judge(chain, NOW + 2 * DAY, [service]))).toBe('anchored');
  });

  it.each([
    [
      'was withdrawn before',
      [
        { status: WITHDRAWN, since: NOW - 1 },
        { status: GRANTED, since: NOW - DAY },
      ],
    ],
    ['was granted only later', [{ status: GRANTED, since: NOW + 1 }]],
    ['was granted for other uses', [{ status: `${GRANTED}#other-use`, since: NOW - DAY }]],
    ['has no status', []],
  ])('does not anchor a seal when it %s', async (_, history) => {
    const chain = await chainOf(keys);
    expect(await judge(chain, NOW, [await listed(chain.anchor, history)])).toMatchObject({
      outcome: 'not-anchored',
      reason: 'the service on the trusted list had no granted status then',
    });
  });
});

it('a search among authorities that all certify each other ends', async () => {
  const chain = await chainOf(keys);
  const further = await Promise.all(
    Array.from({ length: 50 }, (_, serial) =>
      certificate(keys.middle, { ...middleWish(keys), issuer: name('Middle'), serial: serial + 1 }),
    ),
  );
  const began = performance.now();
  const report = await judge({ ...chain, x5c: chain.x5c.slice(0, 1), further });
  expect(report).toMatchObject({
    outcome: 'not-anchored',
    reason: 'too many certificates came along to find a path',
  });
  expect(performance.now() - began).toBeLessThan(5000);
});

it('a path longer than six certificates is not followed', async () => {
  const build = async (between: number) => {
    const chain = await chainOf(keys);
    const further = [];
    for (let level = 0; level < between; level++)
      further.push(
        await certificate(level === between - 1 ? keys.root : keys.middle, {
          ...middleWish(keys),
          subject: name(`Level ${level}`),
          issuer: name(level === between - 1 ? 'Root' : `Level ${level + 1}`),
        }),
      );
    const leaf = await certificate(keys.middle, { ...leafWish(keys), issuer: name('Level 0') });
    return { ...chain, x5c: [leaf], further };
  };
  expect(codeOf(await judge(await build(4)))).toBe('anchored');
  expect(codeOf(await judge(await build(5)))).toBe('not-anchored');
});

it('a chain that is empty, too long or unreadable is refused', async () => {
  const chain = await chainOf(keys);
  const [leaf, middle] = chain.x5c;
  if (!leaf || !middle) throw new Error('two certificates');
  expect(codeOf(await judge({ ...chain, x5c: [] }))).toBe('PATH_EMPTY');
  expect(codeOf(await judge({ ...chain, x5c: Array(7).fill(leaf) }))).toBe('PATH_TOO_LONG');
  expect(codeOf(await judge({ ...chain, x5c: [leaf, middle.slice(1)] }))).toBe('PATH_CERTIFICATE_UNREADABLE');
});

it('no anchor is made of an end entity, an unreadable file or a weak key', async () => {
  const chain = await chainOf(keys);
  const [leaf] = chain.x5c;
  await expect(anchor(leaf ?? chain.anchor)).rejects.toThrow('neither a certification authority nor signed by itself');
  await expect(anchor(chain.anchor.slice(1))).rejects.toThrow();
  // A self-signed certificate that lies about its signature is no authority either.
  const forged = await certificate(keys.other, { ...leafWish(keys), issuer: name('Seal') });
  await expect(anchor(forged)).rejects.toThrow('neither a certification authority nor signed by itself');
  const own = await certificate(keys.leaf, {
    ...leafWish(keys),
    issuer: name('Seal'),
    extensions: [keyUsage(KEY_SIGNS_CERTIFICATES)],
  });
  expect(await anchor(own)).toMatchObject({ use: 'seal', name: { en: 'Seal' } });
});
