import { beforeAll, describe, expect, it } from 'vitest';
import { assertionKeys } from '../../src/credential/did/assertion-keys.ts';
import { didDocument, institutionDid, institutionUrl } from '../../src/credential/did/document.ts';
import { generateKey } from '../../src/credential/keys/generate.ts';
import { statusListUrl } from '../../src/credential/status-list/url.ts';
import { DID, NOW, ORIGIN, type ProvingInstitution, provingInstitution, SLUG } from '../support/proving-institution.ts';

let institution: ProvingInstitution;
beforeAll(async () => {
  institution = await provingInstitution();
});

interface Method {
  id: string;
  type: string;
  controller: string;
  publicKeyMultibase?: string;
  publicKeyJwk?: JsonWebKey;
  revoked?: string;
}
interface Document {
  id: string;
  alsoKnownAs: string[];
  verificationMethod: Method[];
  assertionMethod: unknown[];
}

describe('names of an institution', () => {
  it.each([
    ['https://sigillum.example', 'did:web:sigillum.example:i:scheldeland'],
    ['http://localhost:8787', 'did:web:localhost%3A8787:i:scheldeland'],
    ['https://sigillum.example:443', 'did:web:sigillum.example:i:scheldeland'],
  ])('under %s are %s', (origin, did) => {
    expect(institutionDid(origin, SLUG)).toBe(did);
  });

  it('lie under the origin', () => {
    expect(institutionUrl('http://localhost:8787', SLUG)).toBe('http://localhost:8787/i/scheldeland');
    expect(statusListUrl(ORIGIN, SLUG, 'r1')).toBe('https://sigillum.example/i/scheldeland/status/r1');
  });
});

describe('the DID document', () => {
  it('lists every key under its own address, controlled by the institution', async () => {
    const seal = (await generateKey('RS256')).publicJwk;
    const keys = [...institution.published, { keyId: 's1', role: 'seal' as const, publicJwk: seal }];
    const document = didDocument({ origin: ORIGIN, slug: SLUG, keys }) as Document;
    expect(document).toMatchObject({ id: DID, alsoKnownAs: ['https://sigillum.example/i/scheldeland'] });
    expect(document.verificationMethod.map(({ id }) => id)).toEqual([`${DID}#p1`, `${DID}#e1`, `${DID}#s1`]);
    expect(document.assertionMethod).toEqual([`${DID}#p1`, `${DID}#e1`, `${DID}#s1`]);
    expect(document.verificationMethod.every(({ controller }) => controller === DID)).toBe(true);
    expect(document.verificationMethod.map(({ type }) => type)).toEqual(['Multikey', 'Multikey', 'JsonWebKey']);
    expect(document.verificationMethod[2]?.publicKeyJwk).toEqual(seal);
  });

  it('shows no private member, even if it is handed one', async () => {
    const publicJwk = { ...(await generateKey('RS256')).publicJwk, d: 'SECRET' };
    const document = didDocument({ origin: ORIGIN, slug: SLUG, keys: [{ keyId: 's1', role: 'seal', publicJwk }] });
    expect(JSON.stringify(document)).not.toContain('SECRET');
  });

  it('marks a compromised key and no longer lets it assert', () => {
    const keys = institution.published.map((key) => (key.keyId === 'p1' ? { ...key, compromisedAt: NOW } : key));
    const document = didDocument({ origin: ORIGIN, slug: SLUG, keys }) as Document;
    expect(document.verificationMethod.map(({ revoked }) => revoked)).toEqual(['2026-11-21T12:00:00Z', undefined]);
    expect(document.assertionMethod).toEqual([`${DID}#e1`]);
  });
});

describe('the keys a DID asserts with', () => {
  const documentWith = (change: (document: Document) => void): Document => {
    const document = structuredClone(institution.document) as Document;
    change(document);
    return document;
  };
  const keyOf = (document: unknown, did = DID, method = `${DID}#p1`) => assertionKeys(document, did)(method);

  it('are found by their address', async () => {
    expect(await keyOf(institution.document)).toMatchObject({ algorithm: 'ES256' });
    expect(await keyOf(institution.document, DID, `${DID}#e1`)).toMatchObject({ algorithm: 'Ed25519' });
  });

  it('are imported once', async () => {
    const keys = assertionKeys(institution.document, DID);
    expect(await keys(`${DID}#p1`)).toBe(await keys(`${DID}#p1`));
  });

  it('may be written with an address relative to the DID, or inside assertionMethod', async () => {
    const relative = documentWith((document) => {
      for (const method of document.verificationMethod) method.id = method.id.slice(DID.length);
      document.assertionMethod = ['#p1', '#e1'];
    });
    expect(await keyOf(relative)).toMatchObject({ algorithm: 'ES256' });
    const embedded = documentWith((document) => {
      document.assertionMethod = document.verificationMethod;
      document.verificationMethod = [];
    });
    expect(await keyOf(embedded)).toMatchObject({ algorithm: 'ES256' });
  });

  it.each<[string, (document: Document) => void]>([
    ['of another DID', (document) => (document.id = 'did:web:elsewhere.example')],
    ['without the key', (document) => document.verificationMethod.shift()],
    ['that has the key, but not under assertionMethod', (document) => document.assertionMethod.shift()],
    ['whose key has another controller', (document) => (document.verificationMethod[0]!.controller = 'did:web:x')],
    ['whose key has another type', (document) => (document.verificationMethod[0]!.type = 'JsonWebKey')],
    ['whose key cannot be read', (document) => (document.verificationMethod[0]!.publicKeyMultibase = 'zDn')],
    ['with two keys of that address', (document) => (document.verificationMethod[1]!.id = `${DID}#p1`)],
  ])('are not found in a document %s', async (_, change) => {
    expect(await keyOf(documentWith(change))).toBeNull();
  });

  it('are not found under the address of another DID, or in what is no document', async () => {
    const evil = 'did:web:sigillum.example:i:schelde';
    expect(await keyOf(institution.document, evil)).toBeNull();
    for (const nothing of [null, 'did', [], {}]) expect(await keyOf(nothing)).toBeNull();
  });

  it.each([
    ['revoked', { revoked: '2026-11-20T00:00:00Z' }, Date.UTC(2026, 10, 20) / 1000],
    ['expires', { expires: '2027-11-20T00:00:00Z' }, Date.UTC(2027, 10, 20) / 1000],
    [
      'the earlier of both',
      { expires: '2026-11-19T00:00:00Z', revoked: '2026-11-20T00:00:00Z' },
      Date.UTC(2026, 10, 19) / 1000,
    ],
    ['an end that cannot be read', { revoked: 'yesterday' }, Number.NEGATIVE_INFINITY],
  ])('end with %s', async (_, ends, revoked) => {
    const document = documentWith(({ verificationMethod }) => Object.assign(verificationMethod[0]!, ends));
    expect(await keyOf(document)).toMatchObject({ revoked });
  });

  it('that were revoked for later and are no longer listed have ended', async () => {
    const document = documentWith((one) => {
      one.verificationMethod[0]!.revoked = '2030-01-01T00:00:00Z';
      one.assertionMethod.shift();
    });
    expect(await keyOf(document)).toMatchObject({ revoked: Number.NEGATIVE_INFINITY });
  });
});
