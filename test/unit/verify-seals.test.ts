import { beforeAll, describe, expect, it } from 'vitest';
import { encodeName, signStructure } from '../../keys/certificate-writing.ts';
import { makeDevelopmentAuthority, writeCrl } from '../../keys/development-authority.ts';
import { readCertificate } from '../../src/credential/certificates/certificate.ts';
import { KEY_PURPOSE } from '../../src/credential/certificates/extended-key-usage.ts';
import { encodeBase64, encodeBase64Url } from '../../src/record/base64.ts';
import type { TrustAnchor } from '../../src/trust/x509/path-report.ts';
import { codesOf, makeWorld, NOW, type World } from '../support/world.ts';
import { certificateParameters, forge, partsOf, rawSigner } from './jades-fixture.ts';
import { timestampToken } from './timestamp-fixture.ts';
import {
  anchor,
  type Bytes,
  basicConstraints,
  bodyOf,
  certificate,
  keyUsage,
  leafWish,
  makeKeys,
  name,
  purposes,
  rootWish,
} from './x509-fixture.ts';

const HOUR = 3600;
const YEAR = 365 * 86_400;
const LONG = { from: NOW - YEAR, to: NOW + 8 * YEAR };
/** When the seal certificates of this world have expired. */
const LATER = NOW + 2 * YEAR;

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const property = (value: object): string => encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));
const generalizedTime = (moment: number): string =>
  `${new Date(moment * 1000).toISOString().replaceAll(/[-T:]/g, '').slice(0, 14)}Z`;

describe('a sealed EDC with a timestamp on its signature (JAdES B-T)', () => {
  let authority: TrustAnchor;
  let stamp: (covered: string, moment: number) => Promise<Bytes>;
  beforeAll(async () => {
    const keys = await makeKeys();
    const root = await certificate(keys.root, { ...rootWish(keys), ...LONG });
    const der = await certificate(keys.root, {
      ...leafWish(keys),
      issuer: name('Root'),
      extensions: [basicConstraints(false), keyUsage(0x80), purposes(true, KEY_PURPOSE.timeStamping)],
      ...LONG,
    });
    const signer = { certificate: der, privateKey: keys.leaf.privateKey };
    authority = await anchor(root, 'timestamp');
    stamp = (covered, moment) =>
      timestampToken({ signer, covered: new TextEncoder().encode(covered), time: generalizedTime(moment) });
  });

  const sealed = (at = NOW - HOUR) => world.seal(world.edcDocument, { at });
  const signatureOf = (seal: string): string => partsOf(seal).signatures[0].signature;
  /** With a timestamp beside the revocation values that are there. */
  function stamped(seal: string, token: Bytes): string {
    const { payload, signatures } = partsOf(seal);
    const [{ header, ...signature }] = signatures;
    const sigTst = property({ sigTst: { tstTokens: [{ val: encodeBase64(token) }] } });
    return JSON.stringify({
      payload,
      signatures: [{ ...signature, header: { etsiU: [...(header?.etsiU ?? []), sigTst] } }],
    });
  }
  const look = (file: string, now = LATER, anchors: readonly TrustAnchor[] = [authority]) =>
    world.look(file, { now, anchors });

  it('outlives its certificate: the time of a trusted authority lies inside validity', async () => {
    const seal = await sealed();
    const found = await look(stamped(seal, await stamp(signatureOf(seal), NOW)));
    expect(codesOf(found, 'passed')).toEqual(
      expect.arrayContaining(['SIGNATURE_GOOD', 'CERTIFICATE_VALID_AT_SIGNING', 'CERTIFICATE_NOT_REVOKED']),
    );
    expect(codesOf(found, 'skipped')).not.toContain('TIMESTAMP_NOT_TRUSTED');
    expect(found.reports[0]?.europass.seal).toMatchObject({ status: 'ok' });
    expect([codesOf(found, 'unknown'), found.verdict]).toEqual([[], 'passed']);
  });

  it('without the timestamp it is open', async () => {
    const found = await look(await sealed());
    expect(codesOf(found, 'unknown')).toEqual(['CERTIFICATE_EXPIRED']);
    expect(found.reports[0]?.europass.seal).toMatchObject({ status: 'unknown' });
  });

  it('a revocation value that came with a seal counts for the time the seal claims, however old it is now', async () => {
    const found = await look(await sealed(), NOW + 200 * 86_400, []);
    expect(codesOf(found, 'passed')).toContain('CERTIFICATE_NOT_REVOKED');
    expect(found.verdict).toBe('passed');
  });

  it.each<[string, () => Promise<string>]>([
    [
      'over another signature',
      async () => stamped(await sealed(), await stamp(signatureOf(await sealed(NOW - 2 * HOUR)), NOW)),
    ],
    [
      'over the payload',
      async () => {
        const seal = await sealed();
        return stamped(seal, await stamp(partsOf(seal).payload, NOW));
      },
    ],
    [
      'dated in the future',
      async () => {
        const seal = await sealed();
        return stamped(seal, await stamp(signatureOf(seal), LATER + HOUR));
      },
    ],
  ])('a timestamp %s is not counted', async (_, make) => {
    const found = await look(await make());
    expect(codesOf(found, 'unknown')).toEqual(['CERTIFICATE_EXPIRED']);
    expect(codesOf(found, 'skipped')).toContain('TIMESTAMP_NOT_TRUSTED');
    expect(found.reports[0]?.europass.seal).toMatchObject({ status: 'unknown' });
  });

  it('a timestamp from after the end of validity shows nothing', async () => {
    const seal = await sealed();
    const found = await look(stamped(seal, await stamp(signatureOf(seal), LATER - HOUR)));
    expect(codesOf(found, 'unknown')).toEqual(['CERTIFICATE_EXPIRED']);
  });

  it('a timestamp of nobody the operator vouches for is not counted, nor one of an authority for seals', async () => {
    const seal = await sealed();
    const file = stamped(seal, await stamp(signatureOf(seal), NOW));
    for (const anchors of [[], [{ ...authority, use: 'seal' as const }]]) {
      const found = await look(file, LATER, anchors);
      expect(codesOf(found, 'unknown')).toEqual(['CERTIFICATE_EXPIRED']);
      expect(codesOf(found, 'skipped')).toContain('TIMESTAMP_NOT_TRUSTED');
    }
  });
});

describe('a sealed EDC by the other algorithms of the field', () => {
  const RSA = { modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1), hash: 'SHA-256' };
  it.each([
    ['PS256', { name: 'RSASSA-PKCS1-v1_5', ...RSA }, { name: 'RSA-PSS', saltLength: 32 }],
    ['ES384', { name: 'ECDSA', namedCurve: 'P-384' }, { name: 'ECDSA', hash: 'SHA-384' }],
  ] as const)('%s: passes, and fails with a word changed', async (alg, kind, use) => {
    const period = { validFrom: NOW - 2 * YEAR, validTo: NOW + 8 * YEAR };
    const authority = await makeDevelopmentAuthority(period);
    const root = readCertificate(authority.root.der);
    if (!root.ok) throw new Error(root.error.reason);
    const pair = (await crypto.subtle.generateKey(kind, true, ['sign', 'verify'])) as CryptoKeyPair;
    const spki = new Uint8Array((await crypto.subtle.exportKey('spki', pair.publicKey)) as ArrayBuffer);
    const subject = encodeName({
      country: 'BE',
      organisation: 'Universiteit Scheldeland',
      organizationIdentifier: 'NTRBE-0999000101',
      commonName: 'Universiteit Scheldeland',
    });
    const extensions = [basicConstraints(false), keyUsage(0x40)];
    const leaf = await signStructure(
      authority.root.pkcs8,
      bodyOf({ ...LONG, subject, issuer: root.value.subject.der, spki, extensions }),
    );
    const pkcs8 = new Uint8Array((await crypto.subtle.exportKey('pkcs8', pair.privateKey)) as ArrayBuffer);
    const key = await crypto.subtle.importKey('pkcs8', pkcs8, { ...kind, name: use.name }, false, ['sign']);
    const crl = await writeCrl(authority, [], NOW - HOUR, NOW + 24 * HOUR);
    const sample = partsOf(await world.seal(world.edcDocument));
    const header = JSON.parse(Buffer.from(sample.signatures[0].protected, 'base64url').toString()) as object;
    const file = await forge(
      rawSigner(key, use),
      { ...header, ...(await certificateParameters(leaf)), alg },
      sample.payload,
      { etsiU: [property({ rVals: { crlVals: [{ val: encodeBase64(crl) }] } })] },
    );
    const anchors = [await anchor(Uint8Array.from(authority.root.der), 'seal')];
    const found = await world.look(file, { anchors });
    expect([codesOf(found, 'unknown'), codesOf(found, 'failed'), found.verdict]).toEqual([[], [], 'passed']);
    expect(found.reports[0]?.proofs[0]).toMatchObject({ outcome: 'verified', algorithm: alg });
    const changed = await world.look(file.replace('\\"point\\":\\"9\\"', '\\"point\\":\\"90\\"'), { anchors });
    expect(codesOf(changed, 'failed')).toEqual(['SEAL_BROKEN']);
  });
});
