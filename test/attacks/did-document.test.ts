import { beforeAll, describe, expect, it } from 'vitest';
import { proofSigner } from '../../src/credential/data-integrity/proof-signer.ts';
import { readProof } from '../../src/credential/data-integrity/read-proof.ts';
import { documentKeys } from '../../src/credential/did/document-keys.ts';
import { generateKey, type KeyMaterial } from '../../src/credential/keys/generate.ts';
import { publicKeyMultibase } from '../../src/credential/keys/multikey.ts';
import { confirmed, json, opened } from '../support/opened-trust.ts';
import { credential, issued } from '../support/proving-institution.ts';

const NOW = Date.UTC(2026, 10, 21, 12) / 1000;
const VICTIM = 'did:web:kuleuven.be';
const EVIL = 'did:web:evil.example';
const PLACE = 'https://kuleuven.be/.well-known/did.json';
let own: KeyMaterial;
let evil: KeyMaterial;
beforeAll(async () => {
  [own, evil] = await Promise.all([generateKey('ES256'), generateKey('ES256')]);
});

const multikey = (id: string, controller: string, { publicJwk }: KeyMaterial) => ({
  id,
  controller,
  type: 'Multikey',
  publicKeyMultibase: publicKeyMultibase(publicJwk),
});
const victimDocument = () => ({
  id: VICTIM,
  verificationMethod: [multikey(`${VICTIM}#1`, VICTIM, own)],
  assertionMethod: [`${VICTIM}#1`],
});
const evilDocument = (controller = EVIL) => ({
  id: EVIL,
  verificationMethod: [multikey(`${EVIL}#1`, controller, evil)],
  assertionMethod: [`${EVIL}#1`],
});
const forged = async (verificationMethod: string) => {
  const signer = await proofSigner({ keyId: 'x', algorithm: 'ES256', pkcs8: evil.pkcs8, verificationMethod });
  return JSON.stringify(await issued([signer], { ...credential(), issuer: VICTIM }));
};
/** Reads with the keys that trust has of whoever the document names as its issuer. */
async function read(text: string, document: object = victimDocument()) {
  const pages = { [PLACE]: json(document), 'https://evil.example/.well-known/did.json': json(evilDocument(VICTIM)) };
  const { trust, asked } = await opened({ institutions: [confirmed('kuleuven')], pages });
  const admission = await trust.admitIssuer(VICTIM);
  const keys = await trust.keysOf(VICTIM, admission, 'assertionMethod', NOW);
  if (!keys.ok) return { asked, error: { code: keys.error.code } };
  const reading = await readProof(text, keys.value, { now: NOW + 86_400 });
  return { asked, ...(reading.ok ? {} : { error: reading.error }) };
}

describe('the key of one, in the name of another', () => {
  it('under its own address is not the victim’s, and its own document is not asked for', async () => {
    const { asked, error } = await read(await forged(`${EVIL}#1`));
    expect(error).toMatchObject({ code: 'issuer_key_mismatch' });
    expect(asked).toEqual([PLACE]);
  });

  it('under the victim’s address does not verify', async () => {
    expect((await read(await forged(`${VICTIM}#1`))).error).toMatchObject({ code: 'signature' });
    expect((await read(await forged(`${VICTIM}#2`))).error).toMatchObject({ code: 'issuer_key_mismatch' });
  });

  it('with a document that calls the victim its controller is neither’s', async () => {
    const keys = documentKeys(evilDocument(VICTIM), EVIL, 'assertionMethod');
    expect(await keys(`${EVIL}#1`)).toBeNull();
    expect(await documentKeys(evilDocument(VICTIM), VICTIM, 'assertionMethod')(`${EVIL}#1`)).toBeNull();
    expect(await documentKeys(evilDocument(), EVIL, 'assertionMethod')(`${EVIL}#1`)).toMatchObject({
      algorithm: 'ES256',
    });
  });

  it('in the victim’s document, under the stranger’s address, is not listed by anybody', async () => {
    const document = victimDocument();
    document.verificationMethod.push(multikey(`${EVIL}#1`, EVIL, evil));
    document.assertionMethod.push(`${EVIL}#1`);
    expect((await read(await forged(`${EVIL}#1`), document)).error).toMatchObject({ code: 'issuer_key_mismatch' });
  });

  it.each<[string, (document: ReturnType<typeof victimDocument> & Record<string, unknown>) => void]>([
    ['is not listed for asserting', (document) => document.assertionMethod.pop()],
    [
      'is listed for authentication only',
      (document) => Object.assign(document, { assertionMethod: [], authentication: [`${VICTIM}#1`] }),
    ],
    ['has another controller', (document) => Object.assign(document.verificationMethod[0]!, { controller: EVIL })],
    [
      'has a list of controllers',
      (document) => Object.assign(document.verificationMethod[0]!, { controller: [VICTIM] }),
    ],
    [
      'stands twice under one address',
      (document) => document.verificationMethod.push(multikey(`${VICTIM}#1`, VICTIM, evil)),
    ],
    [
      'stands a second time inside another relationship',
      (document) => Object.assign(document, { authentication: [multikey(`${VICTIM}#1`, VICTIM, evil)] }),
    ],
  ])('a key of the victim that %s is not used', async (_, change) => {
    const signer = await proofSigner({
      keyId: '1',
      algorithm: 'ES256',
      pkcs8: own.pkcs8,
      verificationMethod: `${VICTIM}#1`,
    });
    const good = JSON.stringify(await issued([signer], { ...credential(), issuer: VICTIM }));
    expect((await read(good)).error).toBeUndefined();
    const document = victimDocument();
    change(document);
    expect((await read(good, document)).error).toMatchObject({ code: 'issuer_key_mismatch' });
  });

  it('an admission of one issuer opens no door for another', async () => {
    const { trust, asked } = await opened({ institutions: [confirmed('kuleuven')] });
    const admission = await trust.admitIssuer(VICTIM);
    expect(await trust.keysOf(EVIL, admission, 'assertionMethod', NOW)).toMatchObject({
      error: { code: 'key_not_fetched' },
    });
    expect(await trust.keysOf('did:web:ugent.be', admission, 'assertionMethod', NOW)).toMatchObject({
      error: { code: 'key_not_fetched' },
    });
    expect(asked).toEqual([]);
  });
});

describe('the address of a key, chosen by a stranger', () => {
  const ISSUER = 'https://badges.kuleuven.be/issuers/1';

  it('leads nowhere but to what the issuer lists', async () => {
    for (const named of [
      'https://attacker.example/key',
      'https://ugent.be/key',
      'http://badges.kuleuven.be/key',
      'https://169.254.169.254/key',
      'https://badges.kuleuven.be.evil.example/key',
      'https://badges.kuleuven.be:8443/key',
      'https://badges.kuleuven.be@evil.example/key',
      'https://other.kuleuven.be/key',
      `${ISSUER}/../../key`,
      '../../keys/1',
      "' OR 1=1 --",
      'A'.repeat(1_000_000),
      'file:///etc/passwd',
      `${VICTIM}#1`,
    ]) {
      const profile = { id: ISSUER, verificationMethod: [], assertionMethod: [] };
      const { trust, asked } = await opened({
        institutions: [confirmed('kuleuven', { issuers: [ISSUER] })],
        pages: { [ISSUER]: json(profile), 'https://ugent.be/key': json(evil.publicJwk) },
      });
      const admission = await trust.admitIssuer(ISSUER);
      const keys = await trust.keysOf(ISSUER, admission, 'assertionMethod', NOW, named);
      expect(keys.ok && (await keys.value(named)), named.slice(0, 50)).toBeNull();
      expect(asked).toEqual([ISSUER]);
    }
  });

  it('of a did:web issuer is never asked', async () => {
    const { trust, asked } = await opened({
      institutions: [confirmed('kuleuven')],
      pages: { [PLACE]: json(victimDocument()) },
    });
    const named = 'https://kuleuven.be/keys/evil';
    const keys = await trust.keysOf(VICTIM, await trust.admitIssuer(VICTIM), 'assertionMethod', NOW, named);
    expect(keys.ok && (await keys.value(named))).toBeNull();
    expect(asked).toEqual([PLACE]);
  });
});
