import { beforeAll, expect, it } from 'vitest';
import { readSeal } from '../../src/credential/jades/read.ts';
import type { SealSigner } from '../../src/credential/signer.ts';
import { forge, goodHeader, type Header, makeSealer } from '../unit/jades-fixture.ts';

let signer: SealSigner;
let header: Header;
beforeAll(async () => {
  signer = await makeSealer('ES256');
  header = await goodHeader(signer);
});

const codeOf = async (changed: Header): Promise<string> => {
  const reading = await readSeal(await forge(signer, changed));
  return reading.ok ? 'accepted' : reading.error.code;
};

it('a signature made for another kind of token is not a seal', async () => {
  for (const typ of ['JWT', 'openid4vci-proof+jwt', 'vc+sd-jwt', 'dc+sd-jwt', 'kb+jwt', 'JOSE+JSON ', null, 1])
    expect(await codeOf({ ...header, typ })).toBe('SEAL_TYPE');
});

it('a seal that names no type is read, as JAdES lets it', async () => {
  const { typ: _, ...nameless } = header;
  expect(await codeOf(nameless)).toBe('accepted');
});

it('a signature over data elsewhere is not supported', async () => {
  expect(await codeOf({ ...header, sigD: { mId: 'x', pars: ['https://attacker.example'] } })).toBe('SEAL_UNSUPPORTED');
});
