import { extension } from '../../keys/certificate-writing.ts';
import { der, octetString, oid, sequence, smallInteger } from '../../src/credential/certificates/der-writing.ts';
import { KEY_PURPOSE } from '../../src/credential/certificates/extended-key-usage.ts';
import { EXTENSION_OID } from '../../src/credential/certificates/extensions.ts';
import type { PathCode } from '../../src/trust/x509/path-fault.ts';
import { DAY, makePartyWith, NOW } from './certificates-fixture.ts';
import {
  alternativeNames,
  basicConstraints,
  type Chain,
  certificate,
  chainOf,
  directoryName,
  dnsName,
  KEY_SIGNS_CERTIFICATES,
  KEY_SIGNS_CONTENT,
  type Keys,
  keyIds,
  keyUsage,
  leafWish,
  middleWish,
  name,
  nameConstraints,
  purposes,
  rootWish,
  rsaCertificate,
} from './x509-fixture.ts';

/** A chain that is bad in one way, what it is refused as, and its twin in which that one thing is right. */
export interface Family {
  readonly title: string;
  readonly refusedAs: PathCode | 'not-anchored';
  readonly bad: (keys: Keys) => Promise<Chain>;
  readonly good: (keys: Keys) => Promise<Chain>;
}

const CA = [basicConstraints(true), keyUsage(KEY_SIGNS_CERTIFICATES)];
const SEAL = [basicConstraints(false), keyUsage(KEY_SIGNS_CONTENT)];
const rsa = (modulusLength: number) =>
  makePartyWith({
    name: 'RSASSA-PKCS1-v1_5',
    modulusLength,
    hash: 'SHA-256',
    publicExponent: Uint8Array.of(1, 0, 1),
  });
const plain = (keys: Keys): Promise<Chain> => chainOf(keys);
const reordered =
  (order: (leaf: Chain['x5c'][number], middle: Chain['x5c'][number], root: Chain['x5c'][number]) => Chain['x5c']) =>
  async (keys: Keys): Promise<Chain> => {
    const chain = await chainOf(keys);
    const [leaf, middle] = chain.x5c;
    if (leaf === undefined || middle === undefined) throw new Error('two certificates');
    return { ...chain, x5c: order(leaf, middle, chain.anchor) };
  };

/** A leaf with these extensions, and a twin with those. */
const leaf = (
  title: string,
  refusedAs: PathCode,
  bad: readonly (typeof CA)[number][],
  good: readonly (typeof CA)[number][],
): Family => ({
  title,
  refusedAs,
  bad: (keys) => chainOf(keys, { leaf: { extensions: bad } }),
  good: (keys) => chainOf(keys, { leaf: { extensions: good } }),
});
/** The same for the authority between root and leaf. */
const middle = (
  title: string,
  refusedAs: PathCode,
  bad: readonly (typeof CA)[number][],
  good: readonly (typeof CA)[number][],
): Family => ({
  title,
  refusedAs,
  bad: (keys) => chainOf(keys, { middle: { extensions: bad } }),
  good: (keys) => chainOf(keys, { middle: { extensions: good } }),
});
/** A root that constrains names, and a leaf. */
const named = (
  title: string,
  constraints: (typeof CA)[number],
  bad: Chain['anchor'],
  good: Chain['anchor'],
): Family => ({
  title,
  refusedAs: 'PATH_NAME_CONSTRAINTS',
  bad: (keys) => chainOf(keys, { middle: { extensions: [...CA, constraints] }, leaf: { subject: bad } }),
  good: (keys) => chainOf(keys, { middle: { extensions: [...CA, constraints] }, leaf: { subject: good } }),
});

/** Country and organisation only: a prefix of every name the fixture gives. */
const prefix = (organisation: string): Chain['anchor'] => {
  const full = name('x', organisation);
  const attributes: Uint8Array[] = [];
  for (let offset = 2; attributes.length < 2; ) {
    const length = (full[offset + 1] ?? 0) + 2;
    attributes.push(full.subarray(offset, offset + length));
    offset += length;
  }
  return sequence(...attributes);
};

const fourDeep =
  (rootLength: number) =>
  async (keys: Keys): Promise<Chain> => {
    const root = await certificate(keys.root, {
      ...rootWish(keys),
      extensions: [basicConstraints(true, rootLength), keyUsage(KEY_SIGNS_CERTIFICATES)],
    });
    const upper = await certificate(keys.root, { ...middleWish(keys), subject: name('Upper'), spki: keys.other.spki });
    const lower = await certificate(keys.other, { ...middleWish(keys), issuer: name('Upper') });
    return { x5c: [await certificate(keys.middle, leafWish(keys)), lower, upper], anchor: root };
  };

const unknownExtension = (critical: boolean) => extension('1.3.6.1.4.1.55555.1', critical, sequence());
/** An extension whose critical mark is BER's other way to say true. */
const looseBoolean = (octet: number) =>
  sequence(oid('1.3.6.1.4.1.55555.1'), der(0x01, Uint8Array.of(octet)), octetString(sequence()));

/** Own constructions after the families of x509-limbo (rfc5280, cve, pathological), for seals. */
export const FAMILIES: readonly Family[] = [
  {
    title: 'x5c in the wrong order',
    refusedAs: 'PATH_ORDER',
    bad: reordered((leafDer, middleDer, root) => [leafDer, root, middleDer]),
    good: reordered((leafDer, middleDer, root) => [leafDer, middleDer, root]),
  },
  {
    title: 'an authority that is missing between leaf and root',
    refusedAs: 'not-anchored',
    bad: reordered((leafDer) => [leafDer]),
    good: plain,
  },
  {
    title: 'a leaf signed by itself',
    refusedAs: 'LEAF_SELF_SIGNED',
    bad: async (keys) => {
      const own = { ...leafWish(keys), issuer: name('Seal') };
      return { ...(await chainOf(keys)), x5c: [await certificate(keys.leaf, own)] };
    },
    good: plain,
  },
  {
    title: 'an authority of the same name with another key in x5c',
    refusedAs: 'PATH_SIGNATURE',
    bad: async (keys) => {
      const chain = await chainOf(keys);
      const imposter = await certificate(keys.root, { ...middleWish(keys), spki: keys.other.spki });
      return { ...chain, x5c: [...chain.x5c.slice(0, 1), imposter] };
    },
    good: plain,
  },
  {
    title: 'a root of the same name with another key',
    refusedAs: 'not-anchored',
    bad: async (keys) => {
      const imposter = await certificate(keys.other, { ...rootWish(keys), spki: keys.other.spki });
      return { ...(await chainOf(keys)), anchor: imposter };
    },
    good: plain,
  },
  {
    title: 'an intermediate that is an end entity',
    refusedAs: 'PATH_NOT_AUTHORITY',
    bad: (keys) => chainOf(keys, { middle: { extensions: SEAL } }),
    good: plain,
  },
  middle('an intermediate without basic constraints', 'PATH_NOT_AUTHORITY', [keyUsage(KEY_SIGNS_CERTIFICATES)], CA),
  middle(
    'an intermediate whose key may not sign certificates',
    'PATH_AUTHORITY_KEY_USAGE',
    [basicConstraints(true), keyUsage(0x80)],
    [basicConstraints(true), keyUsage(0x84)],
  ),
  middle(
    'an intermediate for web servers only',
    'PATH_AUTHORITY_PURPOSE',
    [...CA, purposes(false, KEY_PURPOSE.serverAuth)],
    [...CA, purposes(false, KEY_PURPOSE.any)],
  ),
  {
    title: 'more authorities than the path length of the root allows',
    refusedAs: 'PATH_LENGTH',
    bad: fourDeep(1),
    good: fourDeep(2),
  },
  {
    title: 'an authority below one that allows none (path length 0)',
    refusedAs: 'PATH_LENGTH',
    bad: async (keys) => {
      const chain = await fourDeep(5)(keys);
      const upper = await certificate(keys.root, {
        ...middleWish(keys),
        subject: name('Upper'),
        spki: keys.other.spki,
        extensions: [basicConstraints(true, 0), keyUsage(KEY_SIGNS_CERTIFICATES)],
      });
      return { ...chain, x5c: [...chain.x5c.slice(0, 2), upper] };
    },
    good: fourDeep(5),
  },
  {
    title: 'an intermediate that had expired when the seal was made',
    refusedAs: 'PATH_AUTHORITY_NOT_VALID',
    bad: (keys) => chainOf(keys, { middle: { to: NOW - 1 } }),
    good: (keys) => chainOf(keys, { middle: { to: NOW } }),
  },
  {
    title: 'an intermediate that was not valid yet when the seal was made',
    refusedAs: 'PATH_AUTHORITY_NOT_VALID',
    bad: (keys) => chainOf(keys, { middle: { from: NOW + 1 } }),
    good: (keys) => chainOf(keys, { middle: { from: NOW } }),
  },
  {
    title: 'a root that had expired when the seal was made',
    refusedAs: 'not-anchored',
    bad: (keys) => chainOf(keys, { root: { to: NOW - DAY } }),
    good: plain,
  },
  leaf('a leaf that is an authority', 'LEAF_IS_AUTHORITY', [basicConstraints(true), keyUsage(0x44)], SEAL),
  leaf(
    'a leaf whose key is for encryption',
    'LEAF_KEY_USAGE',
    [basicConstraints(false), keyUsage(0x20)],
    [basicConstraints(false), keyUsage(0xa0)],
  ),
  leaf(
    'a leaf that is no authority and may sign certificates',
    'LEAF_KEY_USAGE',
    [basicConstraints(false), keyUsage(0x44)],
    SEAL,
  ),
  leaf(
    'a leaf for web servers only',
    'LEAF_PURPOSE',
    [...SEAL, purposes(false, KEY_PURPOSE.serverAuth)],
    [...SEAL, purposes(false, KEY_PURPOSE.serverAuth, KEY_PURPOSE.documentSigning)],
  ),
  leaf(
    'a leaf for timestamps only',
    'LEAF_PURPOSE',
    [...SEAL, purposes(true, KEY_PURPOSE.timeStamping)],
    [...SEAL, purposes(true, KEY_PURPOSE.emailProtection)],
  ),
  leaf(
    'a leaf with an unknown extension that is critical',
    'PATH_CRITICAL_EXTENSION',
    [...SEAL, unknownExtension(true)],
    [...SEAL, unknownExtension(false)],
  ),
  middle(
    'an intermediate with an unknown extension that is critical',
    'PATH_CRITICAL_EXTENSION',
    [...CA, unknownExtension(true)],
    [...CA, unknownExtension(false)],
  ),
  leaf(
    'a critical mark that is true in BER only',
    'PATH_CERTIFICATE_UNREADABLE',
    [...SEAL, looseBoolean(0x01)],
    [...SEAL, looseBoolean(0x00)],
  ),
  leaf('an extension that is given twice', 'PATH_CERTIFICATE_UNREADABLE', [...SEAL, keyUsage(0x80)], SEAL),
  middle(
    'a path length below zero',
    'PATH_CERTIFICATE_UNREADABLE',
    [
      extension(
        EXTENSION_OID.basicConstraints,
        true,
        sequence(der(0x01, Uint8Array.of(0xff)), der(0x02, Uint8Array.of(0xff))),
      ),
      keyUsage(KEY_SIGNS_CERTIFICATES),
    ],
    [
      extension(EXTENSION_OID.basicConstraints, true, sequence(der(0x01, Uint8Array.of(0xff)), smallInteger(0))),
      keyUsage(KEY_SIGNS_CERTIFICATES),
    ],
  ),
  named(
    'a name outside what the authority may certify',
    nameConstraints([directoryName(prefix('Example'))]),
    name('Seal', 'Another'),
    name('Seal'),
  ),
  named(
    'a name that the authority must not certify, in other letters',
    nameConstraints([], [directoryName(prefix('Forbidden'))]),
    name('Seal', 'FORBIDDEN'),
    name('Seal', 'Forbidden City'),
  ),
  {
    title: 'an alternative name outside what the authority may certify',
    refusedAs: 'PATH_NAME_CONSTRAINTS',
    bad: (keys) =>
      chainOf(keys, {
        middle: { extensions: [...CA, nameConstraints([directoryName(prefix('Example'))])] },
        leaf: { extensions: [...SEAL, alternativeNames(directoryName(name('Seal', 'Another')))] },
      }),
    good: (keys) =>
      chainOf(keys, {
        middle: { extensions: [...CA, nameConstraints([directoryName(prefix('Example'))])] },
        leaf: { extensions: [...SEAL, alternativeNames(directoryName(name('Seal')))] },
      }),
  },
  {
    title: 'a constrained form of names that is not supported, when the leaf has one',
    refusedAs: 'not-anchored',
    bad: (keys) =>
      chainOf(keys, {
        middle: { extensions: [...CA, nameConstraints([dnsName('example.org')])] },
        leaf: { extensions: [...SEAL, alternativeNames(dnsName('example.org'))] },
      }),
    good: (keys) => chainOf(keys, { middle: { extensions: [...CA, nameConstraints([dnsName('example.org')])] } }),
  },
  {
    title: 'an authority that requires certificate policies',
    refusedAs: 'not-anchored',
    bad: (keys) =>
      chainOf(keys, {
        middle: {
          extensions: [...CA, extension(EXTENSION_OID.policyConstraints, true, sequence(der(0x80, Uint8Array.of(0))))],
        },
      }),
    good: (keys) =>
      chainOf(keys, {
        middle: {
          extensions: [...CA, extension(EXTENSION_OID.policyConstraints, true, sequence(der(0x81, Uint8Array.of(0))))],
        },
      }),
  },
  {
    title: 'an intermediate signed with SHA-1',
    refusedAs: 'PATH_WEAK_SIGNATURE',
    bad: (keys) => signedByRsa(keys, 'SHA-1', 2048),
    good: (keys) => signedByRsa(keys, 'SHA-256', 2048),
  },
  {
    title: 'an intermediate with an RSA key of 1024 bits',
    refusedAs: 'PATH_WEAK_KEY',
    bad: (keys) => withRsaMiddle(keys, 1024),
    good: (keys) => withRsaMiddle(keys, 2048),
  },
  {
    title: 'two authorities that certify each other, and no root',
    refusedAs: 'not-anchored',
    bad: async (keys) => {
      const chain = await chainOf(keys);
      const one = await certificate(keys.other, { ...middleWish(keys), issuer: name('Other') });
      const two = await certificate(keys.middle, {
        ...middleWish(keys),
        subject: name('Other'),
        issuer: name('Middle'),
        spki: keys.other.spki,
      });
      return { ...chain, x5c: chain.x5c.slice(0, 1), further: [one, two] };
    },
    good: async (keys) => {
      const chain = await chainOf(keys);
      return { ...chain, x5c: chain.x5c.slice(0, 1), further: chain.x5c.slice(1) };
    },
  },
  {
    title: 'a key identifier that points at a key which did not sign',
    refusedAs: 'PATH_SIGNATURE',
    bad: async (keys) => {
      const id = Uint8Array.of(1, 2, 3);
      const chain = await chainOf(keys, { leaf: { extensions: [...SEAL, ...keyIds(null, id)] } });
      const imposter = await certificate(keys.root, {
        ...middleWish(keys),
        spki: keys.other.spki,
        extensions: [...CA, ...keyIds(id, null)],
      });
      return { ...chain, x5c: [...chain.x5c.slice(0, 1), imposter] };
    },
    good: (keys) => chainOf(keys, { leaf: { extensions: [...SEAL, ...keyIds(null, Uint8Array.of(1, 2, 3))] } }),
  },
];

/** A root with an RSA key that signs the intermediate in one way or another. */
async function signedByRsa(keys: Keys, hash: 'SHA-1' | 'SHA-256', bits: number): Promise<Chain> {
  const party = await rsa(bits);
  const root = { ...rootWish(keys), spki: party.spki };
  const chain = await chainOf(keys);
  return {
    x5c: [...chain.x5c.slice(0, 1), await rsaCertificate(party, hash, middleWish(keys))],
    anchor: await rsaCertificate(party, 'SHA-256', root),
  };
}

/** An intermediate with an RSA key of some length, which signs the leaf. */
async function withRsaMiddle(keys: Keys, bits: number): Promise<Chain> {
  const party = await rsa(bits);
  const chain = await chainOf(keys, { middle: { spki: party.spki } });
  return { ...chain, x5c: [await rsaCertificate(party, 'SHA-256', leafWish(keys)), ...chain.x5c.slice(1)] };
}
