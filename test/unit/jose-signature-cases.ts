import { describe, expect, it } from 'vitest';
import { parseCompact, verifyCompact } from '../../src/credential/jose/compact.ts';
import { encodeBase58btc } from '../../src/credential/keys/base58btc.ts';
import { importMultikey } from '../../src/credential/keys/multikey.ts';
import { importJwk, importPublicKey } from '../../src/credential/keys/public-key.ts';
import { encodeBase64Url } from '../../src/record/base64.ts';
import { compact, credential20, makeTokenParty, type TokenParty } from './jose-fixture.ts';

/** Orders of the groups (SP 800-186 §3.2.1.3, §3.2.1.4; RFC 8032 §5.1). */
const ORDER = {
  ES256: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  ES384: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
  EdDSA: 2n ** 252n + 27742317777372353535851937790883648493n,
} as const;

const toBytes = (value: bigint, length: number): Uint8Array =>
  Uint8Array.from(
    value
      .toString(16)
      .padStart(2 * length, '0')
      .match(/../g) ?? [],
    (octet) => Number.parseInt(octet, 16),
  );
const toNumber = (bytes: Uint8Array): bigint => bytes.reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
const join = (...parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

/** DER as certificates write it: SEQUENCE of two INTEGERs. */
function derSignature(r: Uint8Array, s: Uint8Array): Uint8Array {
  const integer = (bytes: Uint8Array) => {
    const start = bytes.findIndex((octet) => octet !== 0);
    const content = (bytes[start] ?? 0) >= 0x80 ? join(Uint8Array.of(0), bytes.subarray(start)) : bytes.subarray(start);
    return join(Uint8Array.of(2, content.length), content);
  };
  const content = join(integer(r), integer(s));
  return join(Uint8Array.of(0x30, content.length), content);
}

const codeOf = async (party: TokenParty, change: (signature: Uint8Array) => Uint8Array): Promise<string> => {
  const changed = { sign: async (bytes: Uint8Array) => change(await party.sign(bytes)) };
  const parsed = parseCompact(await compact(changed, { alg: party.alg }, credential20()));
  if (!parsed.ok) return parsed.error.code;
  const verified = await verifyCompact(parsed.value, party.key);
  return verified.ok ? 'accepted' : verified.error.code;
};

/** Points of edwards25519 whose order divides eight, with their second spellings; written down as RFC 8032 §5.1.2 does. */
const LOW_ORDER_POINTS = [
  '0100000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000080',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff',
].map((hex) => Uint8Array.from(hex.match(/../g) ?? [], (octet) => Number.parseInt(octet, 16)));

/** The same cases in Node and in workerd, whose crypto is another one. */
export function describeSignatureValues(runtime: 'Node' | 'workerd'): void {
  describe.each(['ES256', 'ES384'] as const)(`in ${runtime}, %s signatures are two numbers of one length`, (alg) => {
    const half = alg === 'ES256' ? 32 : 48;
    const n = ORDER[alg];
    const r = (signature: Uint8Array) => signature.subarray(0, half);
    const s = (signature: Uint8Array) => signature.subarray(half);
    const zero = new Uint8Array(half);

    it('a good one is accepted, and so is its twin with n − s (RFC 7518 §3.4 knows no low s)', async () => {
      const party = await makeTokenParty(alg);
      expect(await codeOf(party, (signature) => signature)).toBe('accepted');
      const twin = (signature: Uint8Array) => join(r(signature), toBytes(n - toNumber(s(signature)), half));
      expect(await codeOf(party, twin)).toBe('accepted');
    });

    it.each<[string, (signature: Uint8Array) => Uint8Array]>([
      ['DER', (signature) => derSignature(r(signature), s(signature))],
      ['r of zero', (signature) => join(zero, s(signature))],
      ['s of zero', (signature) => join(r(signature), zero)],
      ['both of zero', () => new Uint8Array(2 * half)],
      ['r of n', (signature) => join(toBytes(n, half), s(signature))],
      ['s of n', (signature) => join(r(signature), toBytes(n, half))],
      ['r and s of one', () => join(toBytes(1n, half), toBytes(1n, half))],
      ['r and s exchanged', (signature) => join(s(signature), r(signature))],
      ['one byte less', (signature) => signature.subarray(0, -1)],
      ['one byte more', (signature) => join(signature, Uint8Array.of(0))],
      ['a zero in front of each', (signature) => join(Uint8Array.of(0), r(signature), Uint8Array.of(0), s(signature))],
      ['half of it', (signature) => r(signature)],
      ['nothing', () => new Uint8Array()],
    ])('%s is refused', async (_, change) => {
      expect(await codeOf(await makeTokenParty(alg), change)).toBe('signature');
    });
  });

  describe(`in ${runtime}, Ed25519`, () => {
    it('a good signature is accepted, its twin with s + L and other lengths are not (RFC 8032 §5.1.7)', async () => {
      const party = await makeTokenParty('EdDSA');
      expect(await codeOf(party, (signature) => signature)).toBe('accepted');
      const twin = (signature: Uint8Array) =>
        join(
          signature.subarray(0, 32),
          toBytes(toNumber(signature.slice(32).toReversed()) + ORDER.EdDSA, 32).toReversed(),
        );
      expect(await codeOf(party, twin)).toBe('signature');
      for (const change of [
        (signature: Uint8Array) => signature.subarray(0, 63),
        (signature: Uint8Array) => join(signature, Uint8Array.of(0)),
        () => new Uint8Array(64),
        () => new Uint8Array(),
      ])
        expect(await codeOf(party, change)).toBe('signature');
    });

    it('a key of low order would let anybody sign; it is no key here, in any of its spellings', async () => {
      for (const point of LOW_ORDER_POINTS) {
        const jwk = { kty: 'OKP', crv: 'Ed25519', x: encodeBase64Url(point) };
        expect(await importJwk(jwk)).toMatchObject({ ok: false, error: { code: 'jwk_weak' } });
        await expect(importPublicKey('Ed25519', jwk)).rejects.toThrow(TypeError);
        const multikey = `z${encodeBase58btc(join(Uint8Array.of(0xed, 0x01), point))}`;
        expect(await importMultikey(multikey)).toMatchObject({ ok: false });
      }
    });

    it('the platform itself: Node verifies nothing with such a key, workerd whatever anybody likes', async () => {
      const [identity = new Uint8Array()] = LOW_ORDER_POINTS;
      const jwk = { kty: 'OKP', crv: 'Ed25519', x: encodeBase64Url(identity) };
      const key = await crypto.subtle.importKey('jwk', jwk, { name: 'Ed25519' }, true, ['verify']);
      const signature = join(identity, new Uint8Array(32)) as Uint8Array<ArrayBuffer>;
      const message = new TextEncoder().encode('whatever anybody likes');
      expect(await crypto.subtle.verify({ name: 'Ed25519' }, key, signature, message)).toBe(runtime === 'workerd');
    });
  });

  describe(`in ${runtime}, RSA`, () => {
    it.each(['RS256', 'PS256'] as const)('%s signatures are as long as the modulus', async (alg) => {
      const party = await makeTokenParty(alg);
      expect(await codeOf(party, (signature) => signature)).toBe('accepted');
      for (const change of [
        (signature: Uint8Array) => signature.subarray(1),
        (signature: Uint8Array) => join(Uint8Array.of(0), signature),
        (signature: Uint8Array) => join(signature, Uint8Array.of(0)),
        () => new Uint8Array(256),
        () => new Uint8Array(),
      ])
        expect(await codeOf(party, change)).toBe('signature');
    });
  });
}
