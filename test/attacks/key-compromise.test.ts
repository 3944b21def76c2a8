import { beforeAll, describe, expect, it } from 'vitest';
import { sha256Hex } from '../../src/record/sha256.ts';
import { type OwnKey, ownRegister } from '../../src/trust/own-register.ts';
import { verify } from '../../src/verifying/verify.ts';
import { opened } from '../support/opened-trust.ts';
import { type Contents, smallContentsOf } from '../support/world/contents.ts';
import { codesOf, DID, makeWorld, NOW, ORIGIN, SLUG, type World } from '../support/world.ts';

const DAY = 86_400;
const YEAR = 365 * DAY;
let world: World;
let contents: Contents;
let certificate: string;
beforeAll(async () => {
  world = await makeWorld();
  contents = smallContentsOf(world);
  certificate = await sha256Hex(world.signer.seal.certificateChain[0] ?? new Uint8Array());
});

/** What the register says of the keys that are out of use: all were made long before. */
interface Fate {
  readonly validUntil?: number;
  readonly compromisedSince?: number;
}

/** Looks as the service itself does, whose own keys these are. */
async function look(file: string, fate: Fate, now = NOW) {
  const kept = { development: false, validFrom: NOW - YEAR / 2, validUntil: null, compromisedSince: null };
  // The P-256 and the seal key meet the fate; the Ed25519 key is what signs today.
  const keys: OwnKey[] = world.published.map((key) => ({ ...key, ...kept, ...(key.keyId === 'p1' ? fate : {}) }));
  const seal: OwnKey = { keyId: 's1', role: 'seal', publicJwk: world.published[0]?.publicJwk ?? {}, ...kept, ...fate };
  const own = ownRegister([ORIGIN], {
    institution: async (slug) => (slug === SLUG ? world.composition.issuer : null),
    institutionsBySpelling: async () => [world.composition.issuer],
    keys: async () => [...keys, seal],
    sealsByCertificate: async (sha256) => (sha256 === certificate ? [{ slug: SLUG, key: seal }] : []),
    statusList: async () => null,
  });
  const { trust, asked } = await opened({ own });
  const found = await verify(new TextEncoder().encode(file), {}, { trust, now, local: false });
  expect(asked).toEqual([]);
  return found;
}

/** Each form, signed at a moment, without a status: lists are another row's. */
const FORMS: readonly (readonly [name: string, make: (at: number) => Promise<string>])[] = [
  [
    'a proof',
    (at) => {
      const { credentialStatus: _, ...document } = contents.vcdm2;
      return world.secured(document, ['ecdsa'], at);
    },
  ],
  [
    'a token',
    (at) => {
      const { credentialStatus: _, ...document } = contents.vcdm2;
      return world.token({ typ: 'vc+jwt' }, { ...document, iat: at });
    },
  ],
  ['an attestation', (at) => world.sdJwt({ iat: at })],
  [
    'a seal',
    (at) => {
      const { identifier: _, ...document } = contents.edc;
      return world.seal(document, { at, bare: true });
    },
  ],
];
const isSeal = (name: string): boolean => name === 'a seal';

describe.each(FORMS)('%s by a key of our own', (name, make) => {
  it('goes on passing after the key was retired', async () => {
    const file = await make(NOW - 10 * DAY);
    expect(codesOf(await look(file, { validUntil: NOW - DAY }), 'failed')).toEqual([]);
    expect((await look(file, { validUntil: NOW - DAY })).verdict).toBe('passed');
    expect((await look(file, { validUntil: NOW - DAY }, NOW + YEAR / 4)).verdict).toBe('passed');
  });

  it('made after the key was retired is a thief’s', async () => {
    const found = await look(await make(NOW - 3600), { validUntil: NOW - DAY });
    expect(codesOf(found, 'failed')).toEqual(['KEY_NOT_VALID_AT_SIGNING']);
    expect(found.verdict).toBe('failed');
  });

  it('made after the key was compromised fails', async () => {
    const found = await look(await make(NOW - 3600), { compromisedSince: NOW - DAY });
    expect(codesOf(found, 'failed')).toEqual([isSeal(name) ? 'KEY_COMPROMISED' : 'KEY_REVOKED']);
  });

  it('that says it was made before the compromise does not pass: whoever has the key can write any date', async () => {
    const found = await look(await make(NOW - 10 * DAY), { compromisedSince: NOW - DAY });
    expect(found.verdict).not.toBe('passed');
    if (isSeal(name)) expect(codesOf(found, 'unknown')).toEqual(['KEY_COMPROMISED_SINCE']);
    else expect(codesOf(found, 'failed')).toEqual(['KEY_REVOKED']);
  });
});

describe('after a rotation', () => {
  it('the new key signs, under a name of its own', async () => {
    const { credentialStatus: _, ...document } = contents.vcdm2;
    const found = await look(await world.secured(document, ['eddsa']), { compromisedSince: NOW - DAY });
    expect(found.verdict).toBe('passed');
    expect(found.reports[0]?.proofs[0]?.verificationMethod).toBe(`${DID}#e1`);
  });

  it('a set of an old proof and a new one stands and falls with the old one', async () => {
    const { credentialStatus: _, ...document } = contents.vcdm2;
    const both = await world.secured(document, ['ecdsa', 'eddsa'], NOW - 10 * DAY);
    expect((await look(both, { validUntil: NOW - DAY })).verdict).toBe('passed');
    expect(codesOf(await look(both, { compromisedSince: NOW - DAY }), 'failed')).toEqual(['KEY_REVOKED']);
  });
});
