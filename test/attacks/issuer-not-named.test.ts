import { beforeAll, describe, expect, it } from 'vitest';
import { type Contents, smallContentsOf } from '../support/world/contents.ts';
import { codesOf, makeWorld, type World } from '../support/world.ts';

let world: World;
let contents: Contents;
beforeAll(async () => {
  world = await makeWorld();
  contents = smallContentsOf(world);
});

/**
 * Whoever is not named cannot be asked about, and has no key to check with. Nothing is wrong with such a file but that
 * nobody stands behind it: where a check is left out for want of an issuer, a file of anybody's making would pass.
 */
describe('a credential that names no issuer', () => {
  const unnamed: readonly (readonly [string, () => Promise<string>])[] = [
    ['as an SD-JWT VC', () => world.sdJwt({ iss: undefined })],
    ['as an SD-JWT VC with a document that names one', () => world.sdJwt({ iss: undefined, ld: contents.vcdm2 })],
    ['as vc+jwt', () => world.token({ typ: 'vc+jwt' }, { ...contents.vcdm2, issuer: undefined })],
    ['as VC-JWT 1.1', () => world.token({ typ: 'JWT' }, { vc: { ...contents.edc, issuer: undefined } })],
    ['as a badge', () => world.secured({ ...contents.badge, issuer: undefined })],
    ['as an EDC', () => world.seal({ ...contents.edc, issuer: undefined })],
    [
      'and several of them',
      () => world.secured({ ...contents.vcdm2, issuer: [contents.vcdm2.issuer, { id: 'did:web:x' }] }),
    ],
  ];

  it.each(unnamed)('%s never passes, shows no facts and asks nobody', async (_, make) => {
    const found = await world.look(await make());
    expect(found.verdict).toBe('failed');
    expect(codesOf(found, 'failed').filter((code) => code !== 'MALFORMED')).not.toEqual([]);
    expect(found.reports[0]?.facts).toBeNull();
    expect(found.reports[0]?.issuer.asTrusted).toBeNull();
  });

  it('but an empty name is of an issuer nobody knows', async () => {
    const found = await world.look(await world.sdJwt({ iss: '' }));
    expect(codesOf(found, 'unknown')).toContain('ISSUER_UNKNOWN');
    expect(found.verdict).not.toBe('passed');
    expect(found.reports[0]?.facts).toBeNull();
  });

  it('as a token says that the signature was not checked, and why', async () => {
    const found = await world.look(await world.sdJwt({ iss: undefined }));
    expect(codesOf(found, 'failed')).toEqual(['ISSUER_NOT_NAMED']);
    expect(codesOf(found, 'unknown')).toEqual(['SIGNATURE_NOT_CHECKED']);
    expect(found.asked).toEqual([]);
  });
});
