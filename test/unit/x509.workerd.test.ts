import { expect, it } from 'vitest';
import { KEY_PURPOSE } from '../../src/credential/certificates/extended-key-usage.ts';
import { trustedTimeOf } from '../../src/trust/x509/timestamps.ts';
import { validatePath } from '../../src/trust/x509/validate-path.ts';
import { DAY, NOW } from './certificates-fixture.ts';
import { crl } from './crl-fixture.ts';
import { ocspResponse } from './ocsp-fixture.ts';
import { timestampToken } from './timestamp-fixture.ts';
import {
  anchor,
  basicConstraints,
  certificate,
  chainOf,
  keyUsage,
  leafWish,
  makeKeys,
  name,
  purposes,
} from './x509-fixture.ts';

it('workerd anchors a chain, reads what came along on revocation, and believes a timestamp', async () => {
  const keys = await makeKeys();
  const chain = await chainOf(keys);
  const [leaf, issuer] = chain.x5c;
  if (!leaf || !issuer) throw new Error('two certificates');
  const ocsp = await ocspResponse({
    signer: { certificate: issuer, privateKey: keys.middle.privateKey },
    by: 'key',
    leaf,
    issuer,
    status: 'good',
    thisUpdate: NOW,
  });
  const list = await crl({ by: keys.middle, issuer: name('Middle'), thisUpdate: NOW });
  const trusted = [await anchor(chain.anchor, 'any')];
  const presented = { certificates: chain.x5c, further: [], signingTime: NOW };
  for (const [values, source] of [
    [{ ocsp: [ocsp], crl: [] }, 'ocsp'],
    [{ ocsp: [], crl: [list] }, 'crl'],
  ] as const)
    expect(await validatePath({ ...presented, ...values }, trusted, NOW + DAY)).toMatchObject({
      outcome: 'anchored',
      revocation: { state: 'good', source },
    });
  const authority = await certificate(keys.middle, {
    ...leafWish(keys),
    extensions: [basicConstraints(false), keyUsage(0x80), purposes(true, KEY_PURPOSE.timeStamping)],
  });
  const covered = new TextEncoder().encode('signature');
  const token = await timestampToken({
    signer: { certificate: authority, privateKey: keys.leaf.privateKey },
    covered,
    time: '20260626120000Z',
    certificates: [authority, issuer],
  });
  expect(await trustedTimeOf([token], covered, trusted, NOW)).toMatchObject({ state: 'trusted', time: NOW });
});
