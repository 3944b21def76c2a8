import { beforeAll, expect, it, vi } from 'vitest';
import { generateKey } from '../../src/credential/keys/generate.ts';
import { publicKeyMultibase } from '../../src/credential/keys/multikey.ts';
import type { PresentedChain } from '../../src/trust/x509/path-report.ts';
import { confirmed, opened } from '../support/opened-trust.ts';

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
