import { beforeAll, describe, expect, it } from 'vitest';
import { issueSealLeaf, makeDevelopmentAuthority, toPem } from '../../keys/development-authority.ts';
import { generateKey } from '../../src/credential/keys/generate.ts';
import { encodeBase64 } from '../../src/record/base64.ts';
import { readTrustFile, writeTrustFile } from '../../src/trust/registry/trust-file.ts';
import { confirmed } from '../support/opened-trust.ts';

const PERIOD = { validFrom: Date.UTC(2026, 0, 1) / 1000, validTo: Date.UTC(2027, 0, 1) / 1000 };
const DID = 'did:web:kuleuven.be';
let root: Uint8Array;
let leaf: Uint8Array;
let p256: JsonWebKey;
beforeAll(async () => {
  const authority = await makeDevelopmentAuthority(PERIOD);
  root = authority.root.der;
  const seal = {
    organisation: 'X',
    country: 'BE',
    organizationIdentifier: 'NTRBE-0123456789',
    algorithm: 'ES256',
  } as const;
  leaf = (await issueSealLeaf(authority, { ...seal, ...PERIOD })).certificateDer;
  p256 = (await generateKey('ES256')).publicJwk;
});

const file = (institutions: readonly object[], anchors: readonly object[] = [], more: object = {}) =>
  JSON.stringify({ registry: { asOf: '2026-11-01', institutions, ...more }, anchors });

describe('a trust file', () => {
  it('brings institutions, known DIDs and anchors, in PEM or base64', async () => {
    const didRegistries = [{ name: 'Known', registry: { 'did:key:z6Mk': { name: 'Someone', extra: true } } }];
    const text = file(
      [confirmed('kuleuven', { issuers: [DID], keys: [{ id: `${DID}#1`, publicKeyJwk: p256 }] })],
      [
        { certificate: toPem('CERTIFICATE', root), use: 'seal', name: { nl: 'Proefgezag' } },
        { certificate: encodeBase64(root), use: 'timestamp' },
      ],
      { didRegistries },
    );
    const read = await readTrustFile(text);
    expect(read).toMatchObject({
      ok: true,
      value: {
        version: expect.stringMatching(/^2026-11-01-[0-9a-f]{10}$/),
        registry: { institutions: [{ id: 'kuleuven' }], didRegistries: [{ name: 'Known' }] },
        anchors: [
          { use: 'seal', source: 'operator', name: { nl: 'Proefgezag' } },
          { use: 'timestamp', source: 'operator' },
        ],
      },
    });
  });

  it('that is written from what was added reads back as the same version', async () => {
    const read = await readTrustFile(file([confirmed('ugent')], [{ certificate: encodeBase64(root), use: 'any' }]));
    if (!read.ok) throw new Error(read.error.reason);
    const again = await readTrustFile(JSON.stringify(writeTrustFile(read.value)));
    expect(again).toMatchObject({ ok: true, value: { version: read.value.version } });
    expect(again.ok && again.value.anchors).toHaveLength(1);
  });

  it('has another version when an anchor is another, or is for something else', async () => {
    const versionWith = async (anchors: readonly object[]) => {
      const read = await readTrustFile(file([], anchors));
      return read.ok ? read.value.version : read.error.code;
    };
    const certificate = encodeBase64(root);
    const versions = [
      await versionWith([]),
      await versionWith([{ certificate, use: 'seal' }]),
      await versionWith([{ certificate, use: 'any' }]),
    ];
    expect(new Set(versions).size).toBe(3);
  });

  it.each<[string, () => string, string, string]>([
    ['is not JSON', () => 'nothing', 'TRUST_FILE_NOT_JSON', ''],
    ['names a member twice', () => '{"registry":{},"registry":{}}', 'TRUST_FILE_NOT_JSON', '/registry'],
    ['has a member nobody knows', () => file([], [], { surprise: 1 }), 'TRUST_FILE_SHAPE', 'registry'],
    [
      'has a host that is none',
      () => file([confirmed('ugent', { domains: ['localhost'] })]),
      'TRUST_FILE_SHAPE',
      'registry.institutions.0.domains.0',
    ],
    [
      'has an issuer without https',
      () => file([confirmed('ugent', { issuers: ['http://ugent.be'] })]),
      'TRUST_FILE_SHAPE',
      'registry.institutions.0.issuers.0',
    ],
    [
      'has one id for two',
      () => file([confirmed('ugent'), confirmed('ugent')]),
      'TRUST_FILE_REGISTRY',
      'registry.institutions.1.id',
    ],
    [
      'has one issuer for two',
      () => file([confirmed('ugent', { issuers: [DID] }), confirmed('vub', { issuers: [DID] })]),
      'TRUST_FILE_REGISTRY',
      'registry.institutions.1.issuers',
    ],
    [
      'has two confirmed institutions with one legal identifier, however it is written',
      () =>
        file([
          confirmed('ugent', { legalIdentifiers: [{ notation: 'NTRBE-0419052173', country: 'BEL' }] }),
          confirmed('vub', {
            legalIdentifiers: ['0123456789', '0419.052.173'].map((notation) => ({ notation, country: 'BEL' })),
          }),
        ]),
      'TRUST_FILE_REGISTRY',
      'registry.institutions.0.legalIdentifiers.0',
    ],
    [
      'ends before it begins',
      () => file([confirmed('ugent', { validFrom: '2026-02-01', validTo: '2026-01-01' })]),
      'TRUST_FILE_REGISTRY',
      'registry.institutions.0.validTo',
    ],
    [
      'pins a key under a stranger',
      () => file([confirmed('ugent', { issuers: [DID], keys: [{ id: 'did:web:x#1', publicKeyJwk: p256 }] })]),
      'TRUST_FILE_REGISTRY',
      'registry.institutions.0.keys.0',
    ],
    [
      'pins a private key',
      () =>
        file([confirmed('ugent', { issuers: [DID], keys: [{ id: `${DID}#1`, publicKeyJwk: { ...p256, d: 'AA' } }] })]),
      'TRUST_FILE_REGISTRY',
      'registry.institutions.0.keys.0',
    ],
    [
      'pins no key',
      () => file([confirmed('ugent', { issuers: [DID], keys: [{ id: `${DID}#1` }] })]),
      'TRUST_FILE_REGISTRY',
      'registry.institutions.0.keys.0',
    ],
    [
      'pins two keys as one',
      () =>
        file([
          confirmed('ugent', {
            issuers: [DID],
            keys: [
              { id: `${DID}#1`, publicKeyJwk: p256 },
              { id: `${DID}#1`, publicKeyJwk: p256 },
            ],
          }),
        ]),
      'TRUST_FILE_REGISTRY',
      'registry.institutions.0.keys.0',
    ],
    [
      'has an anchor that is a leaf',
      () => file([], [{ certificate: encodeBase64(leaf), use: 'seal' }]),
      'TRUST_FILE_ANCHOR',
      'anchors.0.certificate',
    ],
    [
      'has an anchor that is no certificate',
      () => file([], [{ certificate: 'AAAA', use: 'seal' }]),
      'TRUST_FILE_ANCHOR',
      'anchors.0.certificate',
    ],
    [
      'has two certificates in one anchor',
      () => file([], [{ certificate: toPem('CERTIFICATE', root).repeat(2), use: 'seal' }]),
      'TRUST_FILE_ANCHOR',
      'anchors.0.certificate',
    ],
    [
      'has an anchor that is not base64',
      () => file([], [{ certificate: '***', use: 'seal' }]),
      'TRUST_FILE_ANCHOR',
      'anchors.0.certificate',
    ],
  ])('that %s is refused whole, with the place', async (_, text, code, at) => {
    const read = await readTrustFile(text());
    expect(read).toMatchObject({ ok: false, error: { code, at: at === '' ? expect.any(String) : at } });
  });
});
