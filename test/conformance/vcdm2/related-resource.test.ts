import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import manifest from '../../../contexts/manifest.json' with { type: 'json' };
import { encodeBase58btc } from '../../../src/credential/keys/base58btc.ts';
import { knownDigests } from '../../../src/credential/vcdm2/known-digests.ts';
import { credential, EXAMPLES, refusedBySafeMode, said, V2 } from '../../support/data-model.ts';

const UNKNOWN = 'https://school.example/syllabus.pdf';
const digest = (algorithm: string, text: string): Buffer => createHash(algorithm).update(text).digest();
const fileOf = (url: keyof typeof manifest.published): string =>
  readFileSync(
    fileURLToPath(new URL(`../../../node_modules/${manifest.published[url].source}`, import.meta.url)),
    'utf8',
  );

/** `credentials/v2` as it is published: the JSON of the package, with the blank lines and long lines of the original. */
const publishedV2 = (): string =>
  fileOf(V2)
    .trimEnd()
    .split('\n')
    .flatMap((line, index, lines) => {
      const [, indent = '', name = '', value = ''] = /^( +)("[^"]+":) ("https:.*)$/.exec(line) ?? [];
      const isLong = line.length > 80 || /^ {4}"(?:Enveloped|JsonSchemaC|BitstringStatusListC)/.test(line);
      const written = name !== '' && isLong ? [`${indent}${name}`, `${indent}  ${value}`] : [line];
      const endsGroup =
        /"@protected": true,|"type": "@type",$|^ {4}"name"|^ {4}"[A-Z].*,$/.test(line) ||
        (line === '    },' && /^ {4}"(?:[A-Z]|\.\.\.)/.test(lines[index + 1] ?? ''));
      return endsGroup ? [...written, ''] : written;
    })
    .join('\n');

const PUBLISHED: Readonly<Record<string, () => string>> = {
  [V2]: publishedV2,
  [EXAMPLES]: () =>
    `${JSON.stringify({ '@context': { '@vocab': 'https://www.w3.org/ns/credentials/examples#' } }, null, 2)}\n`,
  'https://w3id.org/security/data-integrity/v2': () => fileOf('https://w3id.org/security/data-integrity/v2').trimEnd(),
  'https://w3id.org/security/data-integrity/v1': () => fileOf('https://w3id.org/security/data-integrity/v1'),
  'https://w3id.org/security/suites/ed25519-2020/v1': () => fileOf('https://w3id.org/security/suites/ed25519-2020/v1'),
};

describe('the digests we know', () => {
  it.each(Object.entries(PUBLISHED))('are those of the bytes %s is published with', (url, text) => {
    const known = knownDigests(url);
    expect(known && Buffer.from(known.sha256).toString('hex')).toBe(digest('sha256', text()).toString('hex'));
    expect(known && Buffer.from(known.sha384).toString('hex')).toBe(digest('sha384', text()).toString('hex'));
  });

  it('VCDM 2.0 §B.1: Implementations MUST treat the base context value, located at https://www.w3.org/ns/credentials/v2, as already retrieved; the following value is the hexadecimal encoded SHA2-256 digest value of the base context file: 59955ced…', () => {
    expect(digest('sha256', publishedV2()).toString('hex')).toBe(
      '59955ced6697d61e03f2b2556febe5308ab16842846f5b586d7f1f7adec92734',
    );
    expect(JSON.parse(publishedV2())).toEqual(JSON.parse(fileOf(V2)));
    expect(manifest.published[V2].sha256).not.toBe(digest('sha256', publishedV2()).toString('hex'));
  });

  it('a resource that is not listed is unknown, whatever it is called', () => {
    for (const url of [UNKNOWN, `${V2}#`, `${V2}/`, '__proto__', 'constructor', ''])
      expect(knownDigests(url)).toBeNull();
  });
});

const SRI_256 = `sha256-${digest('sha256', publishedV2()).toString('base64')}`;
const SRI_384 = `sha384-${digest('sha384', publishedV2()).toString('base64')}`;
const SRI_512 = `sha512-${digest('sha512', publishedV2()).toString('base64')}`;
const multihash = (code: number, algorithm: string, text = publishedV2()): Buffer => {
  const bytes = digest(algorithm, text);
  return Buffer.concat([Buffer.from([code, bytes.length]), bytes]);
};
const u = (bytes: Buffer): string => `u${bytes.toString('base64url')}`;
const z = (bytes: Buffer): string => `z${encodeBase58btc(bytes)}`;
const MB_256 = u(multihash(0x12, 'sha256'));
const resource = (...relatedResource: readonly unknown[]) => credential({ relatedResource });
const at = (code: string, pointer: string): readonly string[] => [`${code} /relatedResource${pointer}`];

describe('VCDM 2.0 §5.3 Integrity of Related Resources', () => {
  it('The value of the relatedResource property MUST be one or more objects of the following form', async () => {
    const one = { id: V2, digestSRI: SRI_384, mediaType: 'application/ld+json' };
    expect(await said(credential({ relatedResource: one }))).toEqual([]);
    expect(await refusedBySafeMode(credential({ relatedResource: one }))).toBeNull();
    expect(await said(resource(one, { id: UNKNOWN, digestMultibase: MB_256 }))).toEqual([]);
    for (const value of [V2, null, 7]) {
      expect(await said(credential({ relatedResource: value }))).toEqual(at('RESOURCE_NOT_AN_OBJECT', ''));
      expect(await said(resource(value))).toEqual(at('RESOURCE_NOT_AN_OBJECT', '/0'));
    }
    expect(await said(resource())).toEqual(at('RESOURCE_NOT_AN_OBJECT', ''));
  });

  it('The identifier for the resource is REQUIRED and conforms to the format defined in Section 4.4 Identifiers.', async () => {
    expect(await said(resource({ digestSRI: SRI_384 }))).toEqual(at('ID_MISSING', '/0'));
    expect(await said(resource({ url: V2, digestSRI: SRI_384 }))).toEqual(at('ID_MISSING', '/0'));
    for (const id of [null, 'syllabus', [V2]]) {
      expect(await said(resource({ id, digestSRI: SRI_384 }))).toEqual(at('ID_NOT_A_URL', '/0/id'));
    }
  });

  it('The value MUST be unique among the list of related resource objects.', async () => {
    const twice = resource({ id: V2, digestSRI: SRI_384 }, { id: V2, digestMultibase: MB_256 });
    expect(await said(twice)).toEqual(at('RESOURCE_REPEATED', '/1/id'));
    expect(await said(resource({ id: V2, digestSRI: SRI_384 }, { id: `${V2}?a`, digestSRI: SRI_384 }))).toEqual([]);
  });

  it('Each object associated with relatedResource MUST contain at least a digestSRI or a digestMultibase value.', async () => {
    expect(await said(resource({ id: V2 }, { id: EXAMPLES }))).toEqual([
      ...at('RESOURCE_NO_DIGEST', '/0'),
      ...at('RESOURCE_NO_DIGEST', '/1'),
    ]);
    expect(await said(resource({ id: V2, digestSRI: SRI_384, digestMultibase: MB_256 }))).toEqual([]);
  });

  it.each([
    ['digestSRI', 'sha256', SRI_256],
    ['digestSRI', 'sha384', SRI_384],
    ['digestSRI', 'several in one text', `${SRI_256} ${SRI_384}`],
    ['digestSRI', 'several in a list', [SRI_256, SRI_384]],
    ['digestSRI', 'sha512, which we cannot compare', SRI_512],
    ['digestMultibase', 'SHA-256 in base64url', MB_256],
    ['digestMultibase', 'SHA-384 in base64url', u(multihash(0x20, 'sha384'))],
    ['digestMultibase', 'SHA-256 in base58btc', z(multihash(0x12, 'sha256'))],
    ['digestMultibase', 'a bare SHA-256, as the public suite writes it', u(digest('sha256', publishedV2()))],
    ['digestMultibase', 'several', [MB_256, u(multihash(0x20, 'sha384'))]],
  ])('If the digest provided by the issuer does match (%s: %s), nothing is said', async (field, _, value) => {
    expect(await said(resource({ id: V2, [field]: value }))).toEqual([]);
  });

  it.each([
    ['digestSRI', 'sha256', `sha256-${digest('sha256', 'other').toString('base64')}`],
    ['digestSRI', 'sha384', `sha384-${digest('sha384', 'other').toString('base64')}`],
    ['digestSRI', 'one of two', [SRI_256, `sha384-${digest('sha384', 'other').toString('base64')}`]],
    ['digestMultibase', 'SHA-256', u(multihash(0x12, 'sha256', 'other'))],
    ['digestMultibase', 'SHA-384', z(multihash(0x20, 'sha384', 'other'))],
    ['digestMultibase', 'a bare SHA-256', u(digest('sha256', 'other'))],
    [
      'digestMultibase',
      'of July 2024, in an older edition of the public suite',
      'uJKGMkOmFbVJhEfKTduMC2XCyvRAYLjOVmZWwIH1wQ7k',
    ],
    [
      'digestSRI',
      'of July 2024, in an older edition of the public suite',
      'sha384-NSOcNpmdIVUxIJGvGUoe22FjTWrXiaXlsZ8q6912LdnR3KraQO2n75Ica4wK4Qeg',
    ],
  ])(
    'If the digest provided by the issuer does not match the digest computed for the retrieved resource, the conforming verifier implementation MUST produce an error (%s: %s).',
    async (field, _, value) => {
      expect(await said(resource({ id: V2, [field]: value }))).toEqual(at('RESOURCE_DIGEST_MISMATCH', `/0/${field}`));
      // The bytes of a resource we do not know are not fetched: what its digest should be is nobody's to say here.
      expect(await said(resource({ id: UNKNOWN, [field]: value }))).toEqual([]);
    },
  );

  it.each([
    [
      'digestSRI',
      [
        '',
        7,
        null,
        [],
        {},
        'sha1-qqqq',
        'md5-aaaa',
        'sha384',
        'sha384-',
        SRI_384.slice(0, -1),
        `${SRI_384}AA==`,
        SRI_384.replace('l/', '_/'),
        SRI_384.toUpperCase(),
        ` ${SRI_384}`,
        [SRI_384, 'x'],
      ],
    ],
    [
      'digestMultibase',
      [
        '',
        7,
        null,
        [],
        {},
        'u',
        'z',
        MB_256.slice(1),
        `f${digest('sha256', 'x').toString('hex')}`,
        `${MB_256}A`,
        MB_256.slice(0, -2),
        u(multihash(0x11, 'sha1')),
        u(multihash(0x20, 'sha256')),
        'u!!!',
        'z0OIl',
        `z${'1'.repeat(5000)}`,
      ],
    ],
  ])('One or more cryptographic digests, as defined by … (%s): nothing else is one', async (field, values) => {
    for (const value of values) {
      for (const id of [V2, UNKNOWN]) {
        expect(await said(resource({ id, [field]: value })), JSON.stringify(value)).toEqual(
          at('RESOURCE_DIGEST_MALFORMED', `/0/${field}`),
        );
      }
    }
  });

  it('An OPTIONAL valid media type as listed in the IANA Media Types registry.', async () => {
    for (const mediaType of ['application/json', 'application/ld+json', 'text/html; charset=utf-8']) {
      expect(await said(resource({ id: V2, digestSRI: SRI_384, mediaType }))).toEqual([]);
    }
    for (const mediaType of ['', 'json', 'application/', '/json', 'a b/c', 7, null, ['application/json']]) {
      expect(await said(resource({ id: V2, digestSRI: SRI_384, mediaType }))).toEqual(
        at('MEDIA_TYPE_MALFORMED', '/0/mediaType'),
      );
    }
  });
});
