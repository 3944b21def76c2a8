import { beforeAll, expect, it } from 'vitest';
import { readSeal } from '../../src/credential/jades/read.ts';
import type { SealSigner } from '../../src/credential/signer.ts';
import { makeSealer, partsOf, seal } from '../unit/jades-fixture.ts';

const ORDER = BigInt('0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551');

let signer: SealSigner;
let sealed: string;
beforeAll(async () => {
  signer = await makeSealer('ES256');
  sealed = await seal(signer);
});

async function codeWith(signature: Buffer): Promise<string> {
  const parts = partsOf(sealed);
  parts.signatures[0].signature = signature.toString('base64url');
  const reading = await readSeal(JSON.stringify(parts));
  return reading.ok ? 'accepted' : reading.error.code;
}

const good = (): Buffer => Buffer.from(partsOf(sealed).signatures[0].signature, 'base64url');
const number = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, '0'), 'hex');

it('r or s of zero, of the order, or above it is refused', async () => {
  const r = good().subarray(0, 32);
  const s = good().subarray(32);
  for (const edge of [number(0n), number(ORDER), number(ORDER + 1n), Buffer.alloc(32, 0xff)]) {
    expect(await codeWith(Buffer.concat([edge, s]))).toBe('SEAL_BROKEN');
    expect(await codeWith(Buffer.concat([r, edge]))).toBe('SEAL_BROKEN');
  }
});

it('an all-zero and an empty signature are refused', async () => {
  expect(await codeWith(Buffer.alloc(64))).toBe('SEAL_BROKEN');
  expect(await codeWith(Buffer.alloc(0))).toBe('SEAL_BROKEN');
});

it('a signature in DER, shortened or prolonged is refused', async () => {
  const minimal = (octets: Buffer): Buffer => {
    const trimmed = octets.subarray(octets.findIndex((octet) => octet !== 0));
    const value = (trimmed[0] ?? 0) & 0x80 ? Buffer.concat([Buffer.of(0), trimmed]) : trimmed;
    return Buffer.concat([Buffer.of(2, value.length), value]);
  };
  const body = Buffer.concat([minimal(good().subarray(0, 32)), minimal(good().subarray(32))]);
  expect(await codeWith(Buffer.concat([Buffer.of(0x30, body.length), body]))).toBe('SEAL_BROKEN');
  expect(await codeWith(good().subarray(0, 63))).toBe('SEAL_BROKEN');
  expect(await codeWith(Buffer.concat([good(), Buffer.of(0)]))).toBe('SEAL_BROKEN');
});

it('the signature of another document by the same key is refused', async () => {
  const other = partsOf(await seal(signer, 'iat', '{"another":true}')).signatures[0].signature;
  expect(await codeWith(Buffer.from(other, 'base64url'))).toBe('SEAL_BROKEN');
});
