import { beforeAll, describe, expect, it } from 'vitest';
import { jades } from '../../src/credential/jades/index.ts';
import { readSeal, sealDigests } from '../../src/credential/jades/read.ts';
import type { SealSigner } from '../../src/credential/signer.ts';
import { encodeBase64 } from '../../src/record/base64.ts';
import { forge, goodHeader, makeSealer, NOW, PAYLOAD, partsOf, seal } from './jades-fixture.ts';

let signers: Record<'ES256' | 'RS256', SealSigner>;
beforeAll(async () => {
  signers = { ES256: await makeSealer('ES256'), RS256: await makeSealer('RS256') };
});

describe('what we seal, we read', () => {
  for (const algorithm of ['ES256', 'RS256'] as const)
    for (const signingTime of ['iat', 'sigT'] as const)
      it(`${algorithm} with ${signingTime}`, async () => {
        const signer = signers[algorithm];
        const reading = await readSeal(await seal(signer, signingTime));
        if (!reading.ok) throw new Error(reading.error.reason);
        expect(reading.value).toMatchObject({
          serialisation: 'general',
          payload: PAYLOAD,
          algorithm,
          signingTime: { parameter: signingTime, moment: NOW },
          development: true,
          certificates: signer.certificateChain,
          unsigned: { entries: [], names: [], claimedLevel: 'B' },
          weaknesses: [],
        });
        expect(reading.value.leaf.subject.organizationIdentifier).toBe('NTRBE-0123456789');
      });
});

describe('an intent', () => {
  it('is the same twice, and its bytes can be made again from body and parameters', async () => {
    const options = { signingTime: 'iat' } as const;
    const one = await jades.intend('edc', PAYLOAD, signers.ES256, NOW, options);
    const other = await jades.intend('edc', PAYLOAD, signers.ES256, NOW, options);
    expect(other).toEqual(one);
    expect(await jades.toBeSigned(one.body, one.parameters)).toEqual(one.toBeSigned);
  });

  it('has the digest that the reader finds in the finished seal', async () => {
    const intent = await jades.intend('edc', PAYLOAD, signers.ES256, NOW, { signingTime: 'iat' });
    const reading = await readSeal(
      jades.assemble(intent.body, intent.parameters, await signers.ES256.sign(intent.toBeSigned)),
    );
    expect(reading.ok && (await sealDigests(reading.value)).toBeSigned).toBe(intent.digest);
  });

  it('refuses a body that has no UTF-8 form', async () => {
    const intent = jades.intend('edc', '{"a":"\ud800"}', signers.ES256, NOW, { signingTime: 'iat' });
    await expect(intent).rejects.toThrow('lone surrogate');
  });
});

describe('a seal has the shape the Commission reads', () => {
  it('with the payload as the first member and as a JSON string, never base64url', async () => {
    const sealed = await seal(signers.ES256);
    expect(sealed).toMatch(/^\s*\{\s*"payload"/);
    expect(partsOf(sealed).payload).toBe(PAYLOAD);
  });

  it('with the header parameters in the order of the official files and the leaf alone in x5c', async () => {
    const header = await goodHeader(signers.RS256);
    expect(Object.keys(header)).toEqual(['alg', 'cty', 'kid', 'x5t#S256', 'x5c', 'typ', 'b64', 'iat', 'crit']);
    expect(header.x5c).toEqual(signers.RS256.certificateChain.map(encodeBase64));
    expect(header).toMatchObject({ alg: 'RS256', cty: 'octet-stream', typ: 'jose+json', b64: false, iat: NOW });
    expect(header.crit).toEqual(['b64']);
  });

  it('with sigT critical and no iat when the institution wants the older form', async () => {
    const { signatures } = partsOf(await seal(signers.ES256, 'sigT'));
    const header = JSON.parse(Buffer.from(signatures[0].protected, 'base64url').toString());
    expect(header).toMatchObject({ sigT: '2026-06-26T12:00:00Z', crit: ['b64', 'sigT'] });
    expect(header).not.toHaveProperty('iat');
  });
});

describe('other writers of JAdES are read too', () => {
  it('the flattened serialisation', async () => {
    const { payload, signatures } = partsOf(await seal(signers.ES256));
    const reading = await readSeal(JSON.stringify({ payload, ...signatures[0] }));
    expect(reading).toMatchObject({ ok: true, value: { serialisation: 'flattened', payload: PAYLOAD } });
  });

  it('a base64url payload, with b64 true or absent', async () => {
    const encoded = Buffer.from(PAYLOAD).toString('base64url');
    const { b64: _, crit: __, ...header } = await goodHeader(signers.ES256);
    for (const variant of [header, { ...header, b64: true, crit: ['b64'] }])
      expect(await readSeal(await forge(signers.ES256, variant, encoded))).toMatchObject({
        ok: true,
        value: { payload: PAYLOAD },
      });
  });

  it('unsigned properties, kept as they stand, with the level they look like', async () => {
    const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const levels = { sigTst: 'T', rVals: 'LT', arcTst: 'LTA' };
    const etsiU: string[] = [];
    for (const [property, level] of Object.entries(levels)) {
      etsiU.push(encode({ [property]: {} }));
      const sealed = await forge(signers.ES256, await goodHeader(signers.ES256), PAYLOAD, { etsiU });
      const reading = await readSeal(sealed);
      expect(reading).toMatchObject({ ok: true, value: { unsigned: { entries: etsiU, claimedLevel: level } } });
    }
  });

  it('unsigned properties in clear', async () => {
    const sealed = await forge(signers.ES256, await goodHeader(signers.ES256), PAYLOAD, {
      etsiU: [{ sigTst: { tstTokens: [] } }],
    });
    expect(await readSeal(sealed)).toMatchObject({ ok: true, value: { unsigned: { names: ['sigTst'] } } });
  });
});
