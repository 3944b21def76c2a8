import { beforeAll, describe, expect, it } from 'vitest';
import { codesOf, DID, INDEX, makeWorld, type World } from '../support/world.ts';

/** A sealer is who its certificate says; what the document calls its issuer can only agree or not. */
let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

interface Said {
  readonly id?: string;
  readonly legalName?: Record<string, string>;
  readonly identifier?: { readonly notation: string; readonly country?: string };
}

/** The world's document with another issuer wherever its own stood, as an awarding body too. */
function asIssuer({ id = DID, legalName, identifier }: Said): object {
  const text = JSON.stringify(world.edcDocument).replaceAll(JSON.stringify(DID), JSON.stringify(id));
  const document = JSON.parse(text, (_, value) =>
    value !== null && typeof value === 'object' && value.id === id && value.type === 'Organisation'
      ? {
          ...value,
          ...(legalName === undefined ? {} : { legalName }),
          ...(identifier === undefined
            ? {}
            : { eIDASIdentifier: { ...value.eIDASIdentifier, notation: identifier.notation } }),
        }
      : value,
  );
  return document;
}

describe('a seal of an institution we know on a document of somebody else', () => {
  it('passes only where the document names the sealer', async () => {
    expect((await world.look(await world.seal(asIssuer({})))).verdict).toBe('passed');
  });

  it.each([
    ['an unconfirmed institution by its DID', { id: 'did:web:kuleuven.be', legalName: { nl: 'KU Leuven' } }],
    ['a stranger by its DID', { id: 'did:web:elsewhere.example' }],
    ['a stranger by its address', { id: 'https://elsewhere.example/issuer' }],
  ])('never passes for %s, though it bears the number of the sealer', async (_, said) => {
    const found = await world.look(await world.seal(asIssuer(said)));
    expect(found.verdict).not.toBe('passed');
    expect(codesOf(found, 'unknown')).toContain('SEAL_NAME_UNKNOWN');
  });

  it('passes for an issuer that is only a numbered node, by the number of the sealer, as documents of the field have it', async () => {
    expect((await world.look(await world.seal(asIssuer({ id: 'urn:epass:org:1' })))).verdict).toBe('passed');
    const other = await world.look(
      await world.seal(asIssuer({ id: 'urn:epass:org:1', identifier: { notation: 'NTRBE-0999999999' } })),
    );
    expect(codesOf(other, 'failed')).toEqual(['SEAL_NAME_MISMATCH']);
    const bare = await world.look(
      await world.seal(asIssuer({ id: 'urn:epass:org:1', identifier: { notation: 'no number at all' } })),
    );
    expect(bare.verdict).not.toBe('passed');
  });

  it('never passes under the name of another institution', async () => {
    const found = await world.look(
      await world.seal(asIssuer({ id: 'urn:epass:org:1', legalName: { nl: 'Universiteit Gent' } })),
    );
    expect(codesOf(found, 'unknown')).toContain('ISSUER_NAME_MISLEADING');
  });
});

describe('a number that two entries of the registry have', () => {
  it('is nobody: a revoked credential under it does not pass', async () => {
    const second = { ...world.institution, id: 'second', domains: [], issuers: [], qualityAssurance: [] };
    const text = await world.seal(world.edcDocument);
    const look = { set: { 'edc-1': [INDEX['edc-1']] }, further: [second] } as const;
    const found = await world.look(text, look);
    expect(found.verdict).not.toBe('passed');
    expect(codesOf(found, 'unknown')).toContain('ISSUER_UNKNOWN');
    expect(found.reports[0]?.issuer.asTrusted).toBeNull();
  });
});
