import { beforeAll, describe, expect, it } from 'vitest';
import { codesOf, makeWorld, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

/** An attestation whose enclosed ELM document names another issuer than the token. */
const enclosing = (issuer: object) => world.sdJwt({ ld: { ...world.vcdm2Document, issuer } });

describe('a document inside an SD-JWT VC', () => {
  it('of the same issuer is quoted, and no contradiction', async () => {
    const found = await world.look(await world.sdJwt({ ld: world.vcdm2Document }));
    expect(codesOf(found, 'unknown')).not.toContain('ISSUER_CONTRADICTION');
    expect(found.reports[0]?.issuer.asClaimed?.name?.nl).toBe('Universiteit Scheldeland');
  });

  it('of another issuer never passes', async () => {
    const found = await world.look(
      await enclosing({ ...world.vcdm2Document.issuer, id: 'did:web:kuleuven.be', legalName: { nl: 'KU Leuven' } }),
    );
    expect(found.verdict).not.toBe('passed');
    expect(codesOf(found, 'unknown')).toContain('ISSUER_CONTRADICTION');
    expect(codesOf(found, 'unknown')).toContain('ISSUER_NAME_MISLEADING');
  });

  it('whose issuer has a name with letters of two scripts is said to mislead', async () => {
    const issuer = { ...world.vcdm2Document.issuer, legalName: { nl: '\u041aU Leuven' } };
    expect(codesOf(await world.look(await enclosing(issuer)), 'unknown')).toContain('ISSUER_NAME_MISLEADING');
  });
});
