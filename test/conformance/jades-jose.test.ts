import { generalVerify, importX509 } from 'jose';
import { describe, expect, it } from 'vitest';
import { issueSealLeaf, makeDevelopmentAuthority, toPem } from '../../keys/development-authority.ts';
import { jades } from '../../src/credential/jades/index.ts';
import { sealSigner } from '../../src/credential/jades/signer.ts';

const period = { validFrom: 1_790_000_000, validTo: 1_890_000_000 };
const body = JSON.stringify({ id: 'urn:credential:1', title: { nl: 'Zeker wél – “ja”' } });

describe.each(['ES256', 'RS256'] as const)('RFC 7515 §7.2.1, RFC 7797: jose reads a seal with %s', (algorithm) => {
  const sealed = async () => {
    const leaf = await issueSealLeaf(await makeDevelopmentAuthority(period), {
      organisation: 'Universiteit Scheldeland',
      country: 'BE',
      organizationIdentifier: 'NTRBE-0999000101',
      algorithm,
      ...period,
    });
    const signer = await sealSigner({
      keyId: 'seal',
      algorithm,
      pkcs8: leaf.pkcs8,
      certificateChain: [leaf.certificateDer],
    });
    const intent = await jades.intend('edc', body, signer, period.validFrom, { signingTime: 'iat' });
    const text = jades.assemble(intent.body, intent.parameters, await signer.sign(intent.toBeSigned));
    return { jws: JSON.parse(text), key: await importX509(toPem('CERTIFICATE', leaf.certificateDer), algorithm) };
  };

  it('and gets the payload byte for byte', async () => {
    const { jws, key } = await sealed();
    const { payload } = await generalVerify(jws, key, { algorithms: [algorithm] });
    expect(new TextDecoder().decode(payload)).toBe(body);
  });

  it('and refuses it with one character of the payload changed', async () => {
    const { jws, key } = await sealed();
    const changed = { ...jws, payload: jws.payload.replace('ja', 'nee') };
    await expect(generalVerify(changed, key, { algorithms: [algorithm] })).rejects.toThrow();
  });
});
