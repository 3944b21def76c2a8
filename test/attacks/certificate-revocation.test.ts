import { beforeAll, describe, expect, it } from 'vitest';
import { extension } from '../../keys/certificate-writing.ts';
import { type Certificate, readCertificate } from '../../src/credential/certificates/certificate.ts';
import { MAX_CRL_BYTES } from '../../src/credential/certificates/certificate-list.ts';
import { der, sequence } from '../../src/credential/certificates/der-writing.ts';
import { KEY_PURPOSE } from '../../src/credential/certificates/extended-key-usage.ts';
import { EXTENSION_OID } from '../../src/credential/certificates/extensions.ts';
import type { RevocationFinding } from '../../src/trust/x509/path-report.ts';
import { revocationOf } from '../../src/trust/x509/revocation.ts';
import { validatePath } from '../../src/trust/x509/validate-path.ts';
import { DAY, NOW, type Party } from '../unit/certificates-fixture.ts';
import { type CrlWish, crl, deltaIndicator, distribution, reasonCode } from '../unit/crl-fixture.ts';
import { type OcspWish, ocspResponse } from '../unit/ocsp-fixture.ts';
import {
  anchor,
  type Bytes,
  basicConstraints,
  type Chain,
  certificate,
  chainOf,
  type Keys,
  keyUsage,
  leafWish,
  makeKeys,
  middleWish,
  name,
  purposes,
} from '../unit/x509-fixture.ts';

const HOUR = 3600;
/** When the seal says it was made. */
const SIGNED = NOW;
const LATER = NOW + 30 * DAY;

let keys: Keys;
let chain: Chain;
let leaf: Bytes;
let issuer: Bytes;
beforeAll(async () => {
  keys = await makeKeys();
  chain = await chainOf(keys);
  const [first, second] = chain.x5c;
  if (!first || !second) throw new Error('two certificates');
  leaf = first;
  issuer = second;
});

const read = (bytes: Bytes): Certificate => {
  const result = readCertificate(bytes);
  if (!result.ok) throw new Error(result.error.reason);
  return result.value;
};

const find = (values: { ocsp?: Bytes[]; crl?: Bytes[] }, now = LATER, leafDer = leaf): Promise<RevocationFinding> =>
  revocationOf(read(leafDer), read(issuer), { ocsp: values.ocsp ?? [], crl: values.crl ?? [] }, SIGNED, now);

const ocsp = (wish: Partial<OcspWish> = {}): Promise<Bytes> =>
  ocspResponse({
    signer: { certificate: issuer, privateKey: keys.middle.privateKey },
    leaf,
    issuer,
    status: 'good',
    thisUpdate: SIGNED + HOUR,
    nextUpdate: SIGNED + DAY,
    ...wish,
  });

const list = (wish: Partial<CrlWish> = {}): Promise<Bytes> =>
  crl({
    by: keys.middle,
    issuer: name('Middle'),
    thisUpdate: SIGNED + HOUR,
    nextUpdate: SIGNED + DAY,
    revoked: [{ serial: 7, at: SIGNED - DAY }],
    ...wish,
  });

/** A responder's certificate by somebody, for something. */
const responder = async (by: Party, extensions: readonly Bytes[], wish: { from?: number; to?: number } = {}) => ({
  certificate: await certificate(by, {
    ...leafWish(keys),
    subject: name('Responder'),
    spki: keys.other.spki,
    serial: 99,
    extensions: [basicConstraints(false), keyUsage(0x80), ...extensions],
    ...wish,
  }),
  privateKey: keys.other.privateKey,
});
const FOR_OCSP = purposes(false, KEY_PURPOSE.ocspSigning);
const NO_CHECK = extension(EXTENSION_OID.ocspNoCheck, false, Uint8Array.of(5, 0));

const unknown = (reason: string) => ({ state: 'unknown', reason });

it('without values nothing is known', async () => {
  expect(await find({})).toEqual({ state: 'unknown', source: null, reason: 'no statement on revocation came along' });
});

describe('an OCSP response', () => {
  it.each(['SHA-1', 'SHA-256'] as const)('of the issuer says good, about the certificate by its %s', async (hash) => {
    for (const by of ['name', 'key'] as const)
      expect(await find({ ocsp: [await ocsp({ hash, by })] })).toMatchObject({
        state: 'good',
        source: 'ocsp',
        producedAt: SIGNED + HOUR,
      });
  });

  it('says revoked, since when and why', async () => {
    const revokedAt = SIGNED + 2 * DAY;
    const response = await ocsp({ status: { revokedAt, reason: 1 }, thisUpdate: SIGNED + 3 * DAY });
    expect(await find({ ocsp: [response] })).toEqual({
      state: 'revoked',
      source: 'ocsp',
      producedAt: SIGNED + 3 * DAY,
      revokedAt,
      reason: 'keyCompromise',
    });
  });

  it('that says revoked counts beside any number that say good, and however old it is', async () => {
    const old = await ocsp({ status: { revokedAt: SIGNED - 90 * DAY }, thisUpdate: SIGNED - 80 * DAY });
    expect(await find({ ocsp: [await ocsp(), old], crl: [await list()] })).toMatchObject({
      state: 'revoked',
      revokedAt: SIGNED - 90 * DAY,
      reason: 'unspecified',
    });
  });

  it('of a responder that the issuer certified for it says good', async () => {
    const signer = await responder(keys.middle, [FOR_OCSP, NO_CHECK]);
    for (const by of ['name', 'key'] as const)
      expect(await find({ ocsp: [await ocsp({ signer, attach: true, by })] })).toMatchObject({ state: 'good' });
    const brief = await responder(keys.middle, [FOR_OCSP], { from: SIGNED, to: SIGNED + 45 * DAY });
    expect(await find({ ocsp: [await ocsp({ signer: brief, attach: true })] })).toMatchObject({ state: 'good' });
  });

  it.each([
    ['a sibling of the leaf', 'the OCSP responder is certified for something else', () => responder(keys.middle, [])],
    [
      'a responder whose purposes are others',
      'the OCSP responder is certified for something else',
      () => responder(keys.middle, [purposes(false, KEY_PURPOSE.documentSigning, KEY_PURPOSE.any), NO_CHECK]),
    ],
    [
      'a responder that another authority certified under the name of the issuer',
      'the OCSP responder was not certified by the issuer of the certificate',
      () => responder(keys.root, [FOR_OCSP, NO_CHECK]),
    ],
    [
      'a responder that could be revoked itself',
      'the OCSP responder could be revoked itself, which was not checked',
      () => responder(keys.middle, [FOR_OCSP]),
    ],
    [
      'a responder that was not valid then',
      'the OCSP responder was not valid when it answered',
      () => responder(keys.middle, [FOR_OCSP, NO_CHECK], { to: SIGNED }),
    ],
  ] as const)('of %s is not counted', async (_, reason, signer) => {
    expect(await find({ ocsp: [await ocsp({ signer: await signer(), attach: true })] })).toMatchObject(unknown(reason));
  });

  it('of a responder whose certificate is missing is not counted', async () => {
    const signer = await responder(keys.middle, [FOR_OCSP, NO_CHECK]);
    expect(await find({ ocsp: [await ocsp({ signer })] })).toMatchObject(
      unknown('the OCSP responder is neither the issuer nor came with its certificate'),
    );
  });

  it('that the issuer’s name stands on and another key signed is not counted, revoked or good', async () => {
    const signer = { certificate: issuer, privateKey: keys.other.privateKey };
    for (const status of ['good', { revokedAt: SIGNED - DAY }] as const)
      expect(await find({ ocsp: [await ocsp({ signer, status })] })).toMatchObject(
        unknown('the signature of the OCSP response is not good'),
      );
  });

  it('that says unknown leaves it unknown', async () => {
    expect(await find({ ocsp: [await ocsp({ status: 'unknown' })] })).toMatchObject(
      unknown('the OCSP responder does not know the certificate'),
    );
  });

  it('about another certificate, or the same number of another issuer, is not counted', async () => {
    const other = await certificate(keys.middle, { ...leafWish(keys), serial: 4712 });
    const twin = await certificate(keys.root, middleWish({ ...keys, middle: keys.other }));
    for (const wish of [{ leaf: other }, { issuer: twin }])
      expect(await find({ ocsp: [await ocsp(wish)] })).toMatchObject(
        unknown('the OCSP response is about another certificate'),
      );
  });

  it('with two answers for one certificate is not counted', async () => {
    expect(await find({ ocsp: [await ocsp({ twice: true })] })).toMatchObject({ state: 'unknown' });
  });

  it('with a critical extension that is not known is not counted', async () => {
    expect(await find({ ocsp: [await ocsp({ critical: true })] })).toMatchObject(
      unknown('the OCSP response has a critical extension that is not known'),
    );
  });

  it('cut short, of no bytes or with one byte changed is never good', async () => {
    const response = await ocsp();
    const damaged = [response.slice(0, -1), new Uint8Array(0), Uint8Array.of(...response, 0)];
    for (let at = 0; at < response.length; at += 7) {
      const changed = Uint8Array.from(response);
      changed[at] = (changed[at] ?? 0) ^ 1;
      damaged.push(changed);
    }
    for (const bytes of damaged) expect((await find({ ocsp: [bytes] })).state).toBe('unknown');
  });
});

describe('how fresh a statement has to be (EN 319 102-1 §5.2.5)', () => {
  const state = async (wish: Partial<OcspWish>, now = LATER) => (await find({ ocsp: [await ocsp(wish)] }, now)).state;

  it('from the signing time on it covers it, however late', async () => {
    expect(await state({ thisUpdate: SIGNED, nextUpdate: undefined })).toBe('good');
    expect(await state({ thisUpdate: SIGNED + 29 * DAY, nextUpdate: undefined })).toBe('good');
  });
  it('from before, until its own next update', async () => {
    expect(await state({ thisUpdate: SIGNED - DAY, nextUpdate: SIGNED })).toBe('good');
    expect(await state({ thisUpdate: SIGNED - DAY, nextUpdate: SIGNED - 1 })).toBe('unknown');
    expect(await state({ thisUpdate: SIGNED - 1, nextUpdate: undefined })).toBe('unknown');
  });
  it('and for seven days at most', async () => {
    expect(await state({ thisUpdate: SIGNED - 7 * DAY, nextUpdate: SIGNED + 90 * DAY })).toBe('good');
    expect(await state({ thisUpdate: SIGNED - 7 * DAY - 1, nextUpdate: SIGNED + 90 * DAY })).toBe('unknown');
  });
  it('not from the future', async () => {
    expect(await state({ thisUpdate: LATER + HOUR, nextUpdate: undefined })).toBe('unknown');
    expect(await state({ thisUpdate: LATER + 60, nextUpdate: undefined })).toBe('good');
  });
  it('not one that ends before it begins', async () => {
    expect(await state({ thisUpdate: SIGNED + DAY, nextUpdate: SIGNED + HOUR })).toBe('unknown');
  });
  it('not from after the certificate expired, unless expired ones stay listed', async () => {
    const brief = await certificate(keys.middle, { ...leafWish(keys), to: SIGNED + DAY });
    const late = { leaf: brief, thisUpdate: SIGNED + 2 * DAY, nextUpdate: undefined };
    const finding = async (wish: Partial<OcspWish>) => (await find({ ocsp: [await ocsp(wish)] }, LATER, brief)).state;
    expect(await finding(late)).toBe('unknown');
    expect(await finding({ ...late, archiveCutoff: SIGNED - DAY })).toBe('good');
    expect(await finding({ ...late, archiveCutoff: SIGNED + DAY + 1 })).toBe('unknown');
  });
});

describe('a CRL', () => {
  it('of the issuer that does not list the certificate says good', async () => {
    for (const wish of [{}, { revoked: undefined }, { extensions: [distribution('users')] }])
      expect(await find({ crl: [await list(wish)] })).toMatchObject({ state: 'good', source: 'crl' });
  });

  it('that lists it says revoked, since when and why', async () => {
    const revokedAt = SIGNED - HOUR;
    const entry = { serial: 4711, at: revokedAt, extensions: [reasonCode(4)] };
    expect(await find({ crl: [await list({ revoked: [{ serial: 7, at: SIGNED }, entry] })] })).toEqual({
      state: 'revoked',
      source: 'crl',
      producedAt: SIGNED + HOUR,
      revokedAt,
      reason: 'superseded',
    });
  });

  it.each([
    ['a delta', { extensions: [deltaIndicator()] }],
    ['an indirect one', { extensions: [distribution('indirect')] }],
    ['a partition', { extensions: [distribution('point')] }],
    ['one for authorities only', { extensions: [distribution('authorities')] }],
    ['one with an unknown critical extension', { extensions: [extension('1.3.6.1.4.1.55555.3', true, sequence())] }],
    ['one of another issuer', { issuer: name('Other') }],
    ['one past its next update', { thisUpdate: SIGNED - 2 * DAY, nextUpdate: SIGNED - DAY }],
    ['one without a next update from before', { thisUpdate: SIGNED - 1, nextUpdate: undefined }],
  ])('that is %s is not counted', async (_, wish) => {
    expect(await find({ crl: [await list(wish)] })).toMatchObject({ state: 'unknown', source: 'crl' });
  });

  it('that is a partition counts when it lists the certificate; an indirect one may mean another issuer’s', async () => {
    const revoked = [{ serial: 4711, at: SIGNED }];
    const listed = async (part: 'point' | 'indirect') =>
      (await find({ crl: [await list({ revoked, extensions: [distribution(part)] })] })).state;
    expect(await listed('point')).toBe('revoked');
    expect(await listed('indirect')).toBe('unknown');
  });

  it('that names two different signature algorithms is not counted', async () => {
    expect(await find({ crl: [await list({ algorithm: '1.2.840.10045.4.3.3' })] })).toMatchObject(
      unknown('two different signature algorithms'),
    );
  });

  it('signed by another key is not counted', async () => {
    expect(await find({ crl: [await list({ by: keys.other })] })).toMatchObject(
      unknown('the signature of the CRL is not good'),
    );
  });

  it('of an issuer that may not sign CRLs is not counted', async () => {
    const certificateOnly = await certificate(keys.root, {
      ...middleWish(keys),
      extensions: [basicConstraints(true), keyUsage(0x04)],
    });
    const values = { ocsp: [], crl: [await list()] };
    expect(await revocationOf(read(leaf), read(certificateOnly), values, SIGNED, LATER)).toMatchObject(
      unknown('the issuer may not sign CRLs'),
    );
  });

  it('whose entry has an unknown critical extension is not counted, for that entry only', async () => {
    const odd = [extension('2.5.29.29', true, sequence())];
    expect(
      await find({ crl: [await list({ revoked: [{ serial: 4711, at: SIGNED, extensions: odd }] })] }),
    ).toMatchObject({ state: 'unknown' });
    expect(await find({ crl: [await list({ revoked: [{ serial: 7, at: SIGNED, extensions: odd }] })] })).toMatchObject({
      state: 'good',
    });
  });

  it('from after the certificate expired counts only when it keeps expired ones', async () => {
    const brief = await certificate(keys.middle, { ...leafWish(keys), to: SIGNED + DAY });
    const keeps = (since: number) =>
      extension(EXTENSION_OID.expiredCertsOnCrl, false, der(0x18, new TextEncoder().encode(generalized(since))));
    const late = { thisUpdate: SIGNED + 2 * DAY, nextUpdate: SIGNED + 3 * DAY };
    expect((await find({ crl: [await list(late)] }, LATER, brief)).state).toBe('unknown');
    expect((await find({ crl: [await list({ ...late, extensions: [keeps(SIGNED)] })] }, LATER, brief)).state).toBe(
      'good',
    );
  });

  it('larger than 5 MB is not read', async () => {
    const huge = new Uint8Array(MAX_CRL_BYTES + 1);
    expect(await find({ crl: [huge] })).toMatchObject(unknown('the CRL is larger than 5 MB'));
  });

  it('of some megabytes is searched in bounded time', async () => {
    const revoked = Array.from({ length: 100_000 }, (_, index) => ({ serial: index + 10_000, at: SIGNED }));
    const big = await list({ revoked });
    expect(big.length).toBeGreaterThan(2_000_000);
    const began = performance.now();
    expect(await find({ crl: [big] })).toMatchObject({ state: 'good' });
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

const generalized = (moment: number): string =>
  `${new Date(moment * 1000).toISOString().slice(0, 19).replace(/[-T:]/g, '')}Z`;

describe('in the report of a chain', () => {
  const report = async (values: { ocsp: Bytes[]; crl: Bytes[] }, anchored: boolean) =>
    validatePath(
      { certificates: chain.x5c, further: [], ...values, signingTime: SIGNED },
      anchored ? [await anchor(chain.anchor)] : [],
      LATER,
    );

  it('revocation is read below an anchor', async () => {
    expect(await report({ ocsp: [await ocsp()], crl: [] }, true)).toMatchObject({ revocation: { state: 'good' } });
    const revoked = await list({ revoked: [{ serial: 4711, at: SIGNED }] });
    expect(await report({ ocsp: [await ocsp()], crl: [revoked] }, true)).toMatchObject({
      outcome: 'anchored',
      revocation: { state: 'revoked', revokedAt: SIGNED },
    });
  });

  it('and nobody else’s word counts', async () => {
    expect(await report({ ocsp: [await ocsp()], crl: [await list()] }, false)).toMatchObject({
      outcome: 'not-anchored',
      revocation: { state: 'unknown', source: null },
    });
  });

  it('of what came along, ten of each kind are looked at', async () => {
    const stale = await ocsp({ status: 'unknown' });
    expect(await find({ ocsp: [...Array(10).fill(stale), await ocsp()] })).toMatchObject({ state: 'unknown' });
  });
});
