import { beforeAll, expect, it, vi } from 'vitest';
import { generateKey } from '../../src/credential/keys/generate.ts';
import { publicKeyMultibase } from '../../src/credential/keys/multikey.ts';
import type { PresentedChain } from '../../src/trust/x509/path-report.ts';
import { verify } from '../../src/verifying/verify.ts';
import { confirmed, opened } from '../support/opened-trust.ts';
import { credential, issued, provingInstitution } from '../support/proving-institution.ts';

const NOW = Date.UTC(2026, 10, 21, 12) / 1000;
const globalFetch = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('nothing may be fetched'));
let didKey: string;
beforeAll(async () => {
  didKey = `did:key:${publicKeyMultibase((await generateKey('Ed25519')).publicJwk)}`;
});

it('nobody unknown, unconfirmed or without an address of their own makes us fetch anything', async () => {
  const { trust, asked } = await opened();
  for (const issuer of [
    'did:web:attacker.example',
    'did:web:kuleuven.be',
    'https://attacker.example/issuer',
    'https://badges.ugent.be/issuer',
    'did:ebsi:zxYz',
    'did:webvh:Qm:attacker.example',
    'did:plc:abc',
    'urn:epass:org:1',
    didKey,
  ]) {
    const admission = await trust.admitIssuer(issuer);
    expect(admission.known, issuer).toBe(false);
    for (const purpose of ['assertionMethod', 'authentication'] as const)
      await trust.keysOf(issuer, admission, purpose, NOW, 'https://attacker.example/key');
    await trust.admitOrganisation([{ notation: 'NTRBE-0123456789' }]);
  }
  expect(asked).toEqual([]);
  expect(globalFetch).toHaveBeenCalledTimes(0);
});

it('a kind of DID we do not know is unsupported, and not called wrong', async () => {
  const { trust } = await opened({ institutions: [confirmed('kuleuven', { issuers: ['did:ebsi:zxYz'] })] });
  for (const issuer of ['did:ebsi:zxYz', 'did:ebsi:other', 'did:webvh:Qm:kuleuven.be'])
    expect(await trust.keysOf(issuer, await trust.admitIssuer(issuer), 'assertionMethod', NOW)).toMatchObject({
      error: { code: 'key_unsupported' },
    });
});

it('admitting is not fetching, even for somebody we trust', async () => {
  const { trust, asked } = await opened({ institutions: [confirmed('kuleuven')] });
  await trust.admitIssuer('did:web:kuleuven.be');
  await trust.admitOrganisation([{ notation: '0419052173', country: 'BEL' }]);
  const chain: PresentedChain = { certificates: [], further: [], ocsp: [], crl: [], signingTime: NOW };
  await trust.admitSeal(chain, NOW);
  await trust.remember('https://kuleuven.be/list', 1, 'a', NOW);
  expect(asked).toEqual([]);
});

it('a document makes us ask nobody: unsigned in a trusted name, or signed in an unknown one, wherever its status lies', async () => {
  const { ecdsa } = await provingInstitution();
  const status = {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '7',
    statusListCredential: 'https://attacker.example/status/1',
  };
  const body = { ...credential(), credentialStatus: status };
  const unsigned = { ...body, issuer: 'did:web:kuleuven.be' };
  const unknown = { ...(await issued([ecdsa])), credentialStatus: status };
  for (const document of [unsigned, unknown, await issued([ecdsa])]) {
    const { trust, asked } = await opened({ institutions: [confirmed('kuleuven')] });
    const bytes = new TextEncoder().encode(JSON.stringify(document));
    const { verdict } = await verify(bytes, {}, { trust, now: NOW, local: false });
    expect(verdict).not.toBe('passed');
    expect(asked).toEqual([]);
  }
  expect(globalFetch).toHaveBeenCalledTimes(0);
});

it('a forged document in a trusted name asks only for the keys of that name, and not for its status', async () => {
  const { ecdsa } = await provingInstitution();
  const status = {
    type: 'BitstringStatusListEntry',
    statusPurpose: 'revocation',
    statusListIndex: '7',
    statusListCredential: 'https://kuleuven.be/status/1',
  };
  const forged = await issued([ecdsa], { ...credential(), issuer: 'did:web:kuleuven.be', credentialStatus: status });
  const { trust, asked } = await opened({ institutions: [confirmed('kuleuven')] });
  const bytes = new TextEncoder().encode(JSON.stringify(forged));
  const { verdict } = await verify(bytes, {}, { trust, now: NOW, local: false });
  expect(verdict).not.toBe('passed');
  expect(asked).toEqual(['https://kuleuven.be/.well-known/did.json']);
});
