import { beforeAll, describe, expect, it, vi } from 'vitest';
import { generateKey } from '../../src/credential/keys/generate.ts';
import { publicKeyMultibase } from '../../src/credential/keys/multikey.ts';
import type { PresentedChain } from '../../src/trust/x509/path-report.ts';
import { verify } from '../../src/verifying/verify.ts';
import { confirmed, opened } from '../support/opened-trust.ts';
import { credential, issued, provingInstitution } from '../support/proving-institution.ts';
import { type Contents, contentsOf } from '../support/world/contents.ts';
import { ASKED, FORMS, type FormInWorld, type FormName, formNames } from '../support/world/forms.ts';
import { makeWorld, type World } from '../support/world.ts';

const NOW = Date.UTC(2026, 10, 21, 12) / 1000;
const V2 = 'https://www.w3.org/ns/credentials/v2';
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

describe('of an issuer nobody vouches for', () => {
  let world: World;
  let contents: Contents;
  beforeAll(async () => {
    world = await makeWorld();
    contents = contentsOf(world, world.holder.did);
  });
  const make = async (name: FormName): Promise<string | Uint8Array> =>
    (FORMS[name] as FormInWorld).make(world, contents);
  /** Nobody is asked, and it does not pass; of the institution we know, the same file makes us ask. */
  async function asksNobody(file: string | Uint8Array): Promise<void> {
    const [unknown, known] = await Promise.all(
      [true, false].map((strangers) => world.look(file, { strangers, expected: ASKED })),
    );
    expect(unknown?.asked).toEqual([]);
    expect(unknown?.reports.map(({ verdict }) => verdict)).not.toContain('passed');
    expect(known?.asked).not.toEqual([]);
    expect(globalFetch).toHaveBeenCalledTimes(0);
  }

  it.each(formNames)('%s makes us ask nobody', async (name) => asksNobody(await make(name)));

  it.each([
    ['1.1', 'a proof'],
    ['2.0', 'a proof'],
    ['1.1', 'a JWT'],
    ['2.0', 'a JWT'],
  ] as const)('a presentation of VCDM %s as %s makes us ask nobody', async (model, how) => {
    const one = await make(model === '1.1' ? 'VCDM 1.1, ecdsa-rdfc-2019' : 'Open Badge');
    const credentials = [JSON.parse(String(one))];
    const file =
      how === 'a proof'
        ? JSON.stringify(await world.holder.presents(model, credentials, ASKED))
        : await world.holder.presentsToken(model, credentials, ASKED);
    await asksNobody(file);
  });

  it('a presenter makes us ask nobody, also one with an address, and an institution’s own', async () => {
    for (const holder of ['did:web:attacker.example', 'https://attacker.example/me', 'did:web:kuleuven.be']) {
      const presented = await world.holder.presents('2.0', [], ASKED);
      const proof = { ...(presented.proof as object), verificationMethod: `${holder}#k` };
      const { asked } = await world.look(JSON.stringify({ ...presented, holder, proof }), { expected: ASKED });
      expect([holder, asked]).toEqual([holder, []]);
    }
  });

  it('addresses in a token’s header, and contexts and schemas of a stranger, make us ask nobody', async () => {
    const at = 'https://attacker.example/x';
    const files = [
      await world.token({ typ: 'vc+jwt', jku: at }, contents.vcdm2),
      await world.token({ typ: 'vc+jwt', x5u: at }, contents.vcdm2),
      await world.token({ typ: 'vc+jwt', kid: at }, contents.vcdm2),
      await world.token({ typ: 'vc+jwt', kid: `${at}#k` }, { ...contents.vcdm2, '@context': [V2, at] }),
      await world.token(
        { typ: 'JWT', kid: at },
        { ...contents.badge, credentialSchema: { id: at, type: 'JsonSchema' } },
      ),
    ];
    for (const strangers of [true, false])
      for (const file of files) {
        const { asked } = await world.look(file, { strangers });
        expect(asked.filter((url) => url.startsWith('https://attacker.example'))).toEqual([]);
        if (strangers) expect(asked).toEqual([]);
      }
    expect(globalFetch).toHaveBeenCalledTimes(0);
  });
});
