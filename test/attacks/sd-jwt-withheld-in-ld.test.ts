import { beforeAll, describe, expect, it } from 'vitest';
import { type Content, contentsOf } from '../support/world/contents.ts';
import { codesOf, INDEX, listUrl, makeWorld, type World } from '../support/world.ts';
import { disclose } from '../unit/sd-jwt-vc-fixture.ts';

let world: World;
let held: Content;
beforeAll(async () => {
  world = await makeWorld();
  held = contentsOf(world).vcdm2;
});

type Hidden = Awaited<ReturnType<typeof disclose>>;
const ENDED = '2020-01-31T00:00:00Z';
const LATER = '2030-01-31T00:00:00Z';
const REVOKED = { set: { 'r-1': [INDEX['r-1']] } };
const SUSPENDED = { set: { 's-1': [INDEX['s-1']] } };

/** An object of which some members stand behind digests. */
async function hiding(object: Content, names: readonly string[]): Promise<{ object: Content; hidden: Hidden[] }> {
  const hidden = await Promise.all(names.map((name) => disclose([`salt ${name}`, name, object[name]])));
  const open = Object.entries(object).filter(([name]) => !names.includes(name));
  return { object: { ...Object.fromEntries(open), _sd: hidden.map(({ digest }) => digest) }, hidden };
}

/** The attestation with that document, its own claims in the open. */
const attested = async (ld: Content, shown: readonly Hidden[], more: object = {}): Promise<string> =>
  `${await world.sdJwt({ jti: held.id, ld, ...more }, {})}${shown.map(({ text }) => `${text}~`).join('')}`;

const lookup = (list: 'edc-1', index: number): Content => ({
  id: 'urn:epass:identifier:status',
  type: 'Identifier',
  notation: `${listUrl(list)}#${index}`,
  schemeName: 'BitstringStatusListEntry revocation',
});

describe('an end or start date inside `ld` that the holder may keep back', () => {
  it.each(['validUntil', 'expirationDate'])('%s: expired when it is shown, unknown when it is not', async (name) => {
    const { object, hidden } = await hiding({ ...held, [name]: ENDED }, [name]);
    expect(codesOf(await world.look(await attested(object, hidden)), 'failed')).toEqual(['EXPIRED']);
    const found = await world.look(await attested(object, []));
    expect([found.verdict, codesOf(found, 'unknown')]).toEqual(['indeterminate', ['VALIDITY_MAY_BE_WITHHELD']]);
    expect(found.reports[0]?.europass.expiry.status).toBe('unknown');
  });

  it.each(['validFrom', 'issuanceDate'])('%s: not valid yet when it is shown, unknown when it is not', async (name) => {
    const { validFrom: _, ...rest } = held;
    const { object, hidden } = await hiding({ ...rest, validUntil: '2036-01-31T00:00:00Z', [name]: LATER }, [name]);
    expect(codesOf(await world.look(await attested(object, hidden)), 'failed')).toContain('NOT_YET_VALID');
    const found = await world.look(await attested(object, []));
    expect([found.verdict, codesOf(found, 'unknown')]).toEqual([
      'indeterminate',
      expect.arrayContaining(['VALIDITY_MAY_BE_WITHHELD']),
    ]);
  });

  it('an end of the token itself does not stand for it', async () => {
    const { object } = await hiding({ ...held, validUntil: ENDED }, ['validUntil']);
    const found = await world.look(await attested(object, [], { exp: 2_000_000_000 }));
    expect(codesOf(found, 'unknown')).toEqual(['VALIDITY_MAY_BE_WITHHELD']);
  });

  it('nor does it help to write it where the root stands once more', async () => {
    const once = await hiding({ id: held.id, validUntil: ENDED }, ['validUntil']);
    const ld = { ...held, credentialSubject: { ...held.credentialSubject, owns: once.object } };
    expect(codesOf(await world.look(await attested(ld, once.hidden)), 'failed')).toEqual(['EXPIRED']);
    expect(codesOf(await world.look(await attested(ld, [])), 'unknown')).toContain('VALIDITY_MAY_BE_WITHHELD');
  });
});

describe('a status inside `ld` that the holder may keep back', () => {
  const unknown = async (text: string): Promise<void> => {
    const found = await world.look(text, REVOKED);
    expect([found.verdict, codesOf(found, 'failed')]).toEqual(['indeterminate', []]);
    expect(codesOf(found, 'unknown')).toContain('STATUS_UNKNOWN');
    expect(codesOf(found, 'passed').filter((code) => code.startsWith('STATUS_'))).toEqual([]);
    expect(found.reports[0]?.europass.revocation.status).toBe('unknown');
  };

  it('all of it', async () => {
    const { object, hidden } = await hiding(held, ['credentialStatus']);
    expect(codesOf(await world.look(await attested(object, hidden), REVOKED), 'failed')).toEqual(['STATUS_REVOKED']);
    await unknown(await attested(object, []));
  });

  it('one entry of several: the others say nothing about it', async () => {
    const [revocation, suspension] = held.credentialStatus;
    const one = await disclose(['salt', revocation]);
    const ld = { ...held, credentialStatus: [{ '...': one.digest }, suspension] };
    expect(codesOf(await world.look(await attested(ld, [one]), REVOKED), 'failed')).toEqual(['STATUS_REVOKED']);
    await unknown(await attested(ld, []));
    const other = await disclose(['salt', suspension]);
    const kept = await attested({ ...held, credentialStatus: [revocation, { '...': other.digest }] }, []);
    expect(codesOf(await world.look(kept, SUSPENDED), 'unknown')).toEqual(['STATUS_UNKNOWN']);
    // What is bad stays bad.
    expect(codesOf(await world.look(kept, REVOKED), 'failed')).toEqual(['STATUS_REVOKED']);
  });

  it('parts of an entry', async () => {
    const [revocation, suspension] = held.credentialStatus;
    for (const name of Object.keys(revocation)) {
      const { object, hidden } = await hiding(revocation, [name]);
      const ld = { ...held, credentialStatus: [object, suspension] };
      expect(codesOf(await world.look(await attested(ld, hidden), REVOKED), 'failed')).toEqual(['STATUS_REVOKED']);
      const without = await attested(ld, []);
      // An entry needs no id, and says as much without.
      if (name === 'id') expect(codesOf(await world.look(without, REVOKED), 'failed')).toEqual(['STATUS_REVOKED']);
      else await unknown(without);
    }
  });

  it('the identifier that names the list, or its scheme, also where the identifier stands elsewhere', async () => {
    const place = lookup('edc-1', INDEX['edc-1']);
    const listed = { set: { 'edc-1': [INDEX['edc-1']] } };
    const { credentialStatus: _, ...bare } = held;
    const whole = await hiding({ ...bare, identifier: place }, ['identifier']);
    const scheme = await hiding(place, ['schemeName']);
    const person = { ...bare.credentialSubject, identifier: scheme.object };
    for (const [ld, hidden] of [
      [whole.object, whole.hidden],
      [{ ...bare, identifier: [scheme.object] }, scheme.hidden],
      [{ ...bare, identifier: place.id, credentialSubject: person }, scheme.hidden],
    ] as const) {
      expect(codesOf(await world.look(await attested(ld, hidden), listed), 'failed')).toEqual(['STATUS_REVOKED']);
      const found = await world.look(await attested(ld, []), listed);
      expect([found.verdict, codesOf(found, 'failed')]).toEqual(['indeterminate', []]);
      expect(codesOf(found, 'unknown')).toContain('STATUS_UNKNOWN');
    }
  });
});

describe('what a holder may keep back without a word', () => {
  it('is the person: name and birth date in `ld`, shown or not', async () => {
    const { object, hidden } = await hiding(held.credentialSubject, ['givenName', 'familyName', 'dateOfBirth']);
    for (const shown of [hidden, hidden.slice(0, 1), []]) {
      const found = await world.look(await attested({ ...held, credentialSubject: object }, shown));
      expect([found.verdict, codesOf(found, 'unknown')]).toEqual(['passed', []]);
      expect(codesOf(found, 'passed')).toEqual(expect.arrayContaining(['VALID_NOW', 'STATUS_ACTIVE']));
    }
  });

  it('is anything of the credential once its dates and its status are shown', async () => {
    const { object, hidden } = await hiding({ ...held, validUntil: '2036-01-31T00:00:00Z', name: 'Bewijs' }, [
      'validUntil',
      'credentialStatus',
      'name',
    ]);
    const found = await world.look(await attested(object, hidden.slice(0, 2)));
    expect([found.verdict, codesOf(found, 'unknown')]).toEqual(['passed', []]);
    for (const shown of [hidden.slice(0, 1), hidden.slice(1)])
      expect((await world.look(await attested(object, shown))).verdict).toBe('indeterminate');
  });
});
