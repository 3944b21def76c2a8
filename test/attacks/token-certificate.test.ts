import { beforeAll, describe, expect, it } from 'vitest';
import { encodeBase64, encodeBase64Url } from '../../src/record/base64.ts';
import { codesOf, DID, makeWorld, NOW, type World } from '../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await makeWorld();
});

const segment = (value: object): string => encodeBase64Url(new TextEncoder().encode(JSON.stringify(value)));

/** An attestation signed with the seal certificate of an institution we trust, in whatever name. */
async function certified(claims: object): Promise<string> {
  const header = { alg: 'ES256', typ: 'dc+sd-jwt', x5c: world.signer.seal.certificateChain.map(encodeBase64) };
  const input = `${segment(header)}.${segment({
    vct: 'urn:eu.europa.ec.eudi:learning:credential:1',
    iat: NOW - 3600,
    issuing_authority: 'Universiteit Scheldeland',
    issuing_country: 'BE',
    date_of_issuance: '2026-06-26',
    achievement_title: 'Omgevingsbemiddelaar',
    language_of_classes: ['nl'],
    ...claims,
  })}`;
  const signature = await world.signer.seal.sign(new TextEncoder().encode(input));
  return `${input}.${encodeBase64Url(signature)}~`;
}

describe('a token with a good certificate', () => {
  it('in the name of an address that is not in the certificate, nor its owner’s, leaves open who issued it', async () => {
    const found = await world.look(await certified({ iss: 'https://elders.example/issuer' }));
    expect(codesOf(found, 'unknown')).toContain('SEAL_NAME_UNKNOWN');
    expect(found.verdict).toBe('indeterminate');
    expect(found.asked).toEqual([]);
  });

  it('in the name of an address of its owner is its owner’s', async () => {
    const iss = 'https://sigillum.example/issuer';
    const found = await world.look(await certified({ iss }), { institution: { issuers: [DID, iss] } });
    expect(codesOf(found, 'unknown')).toEqual(['CERTIFICATE_REVOCATION_UNKNOWN']);
    expect(codesOf(found, 'passed')).toContain('ISSUER_TRUSTED');
  });

  it('that says nothing of when it was signed is judged as signed now', async () => {
    const iss = 'https://sigillum.example/issuer';
    const institution = { issuers: [DID, iss] };
    const token = await certified({ iss, iat: undefined });
    const today = await world.look(token, { institution });
    expect(codesOf(today, 'passed')).toContain('CERTIFICATE_VALID_AT_SIGNING');
    const late = await world.look(token, { institution, now: NOW + 2 * 365 * 86_400 });
    expect(codesOf(late, 'failed')).toContain('CERTIFICATE_EXPIRED_AT_SIGNING');
  });

  it('in the name of a DID is proved by the keys of that DID, and by no certificate', async () => {
    const found = await world.look(await certified({ iss: DID }));
    expect(codesOf(found, 'failed')).toEqual(['ISSUER_KEY_MISMATCH']);
  });
});
