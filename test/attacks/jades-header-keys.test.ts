import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { readSeal } from '../../src/credential/jades/read.ts';
import type { SealSigner } from '../../src/credential/signer.ts';
import { forge, goodHeader, type Header, makeSealer, PAYLOAD } from '../unit/jades-fixture.ts';

let signer: SealSigner;
let header: Header;
beforeAll(async () => {
  signer = await makeSealer('ES256');
  header = await goodHeader(signer);
});
const fetching = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('nothing may be fetched'));
afterEach(() => expect(fetching).not.toHaveBeenCalled());

const codeOf = async (sealed: string): Promise<string> => {
  const reading = await readSeal(sealed);
  return reading.ok ? 'accepted' : reading.error.code;
};

it('a key or its address in the protected header is refused, and nothing is fetched', async () => {
  const keys = {
    jwk: { kty: 'EC', crv: 'P-256', x: 'x', y: 'y' },
    jku: 'https://attacker.example/keys',
    x5u: 'https://attacker.example/chain.pem',
  };
  for (const [name, value] of Object.entries(keys))
    expect(await codeOf(await forge(signer, { ...header, [name]: value }))).toBe('SEAL_HEADER_FORBIDDEN');
});

it('certificates, algorithms or keys in the unprotected header are refused', async () => {
  const { x5c, ...without } = header;
  expect(await codeOf(await forge(signer, without, PAYLOAD, { x5c }))).toBe('SEAL_HEADER_FORBIDDEN');
  const { alg, ...nameless } = header;
  expect(await codeOf(await forge(signer, nameless, PAYLOAD, { alg }))).toBe('SEAL_HEADER_FORBIDDEN');
  expect(await codeOf(await forge(signer, header, PAYLOAD, { kid: 'x' }))).toBe('SEAL_HEADER_FORBIDDEN');
});

it('a hostile kid leads nowhere: the key is the one of the certificate', async () => {
  const stranger = await goodHeader(await makeSealer('ES256'));
  for (const kid of ['../../keys/1', 'https://attacker.example', "' OR 1=1 --", 'A'.repeat(100_000), stranger.kid]) {
    const reading = await readSeal(await forge(signer, { ...header, kid }));
    expect(reading).toMatchObject({ ok: true, value: { certificates: signer.certificateChain } });
  }
});

it('a header beyond all measure is refused', async () => {
  expect(await codeOf(await forge(signer, { ...header, kid: 'A'.repeat(1_000_000) }))).toBe('SEAL_MALFORMED');
});

it('another certificate in x5c than the signer’s is refused', async () => {
  const { x5c, 'x5t#S256': thumbprint } = await goodHeader(await makeSealer('ES256'));
  expect(await codeOf(await forge(signer, { ...header, x5c, 'x5t#S256': thumbprint }))).toBe('SEAL_BROKEN');
});
