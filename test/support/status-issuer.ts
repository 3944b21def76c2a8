import { deflateSync, gzipSync } from 'node:zlib';
import { proofSigner } from '../../src/credential/data-integrity/proof-signer.ts';
import { secure } from '../../src/credential/data-integrity/secure.ts';
import { didDocument } from '../../src/credential/did/document.ts';
import { readTree } from '../../src/credential/graph/tree.ts';
import { generateKey } from '../../src/credential/keys/generate.ts';
import { encodeBitstring } from '../../src/credential/status-list/bitstring.ts';
import { composeStatusList, type StatusPurpose, statusEntry } from '../../src/credential/status-list/compose.ts';
import type { TrustedParty } from '../../src/trust/trust.ts';
import type { Examined } from '../../src/verifying/examined.ts';
import { party } from './fake-trust.ts';
import { DID, NOW, ORIGIN, SLUG } from './proving-institution.ts';

export const LIST = `${ORIGIN}/i/${SLUG}/status/r1`;
export const SUSPENSIONS = `${ORIGIN}/i/${SLUG}/status/s1`;
export const ENTRIES = 131_072;

export interface StatusIssuer {
  readonly did: string;
  readonly party: TrustedParty;
  readonly documents: Readonly<Record<string, object>>;
  /** A list as the institution would publish it, with changes before it is signed. */
  list(set: readonly number[], change?: ListChange): Promise<string>;
  /** Any document, signed. */
  secured(document: object): Promise<string>;
  jwt(header: object, payload: object): Promise<string>;
  /** SubjectPublicKeyInfo of the same key, as a certificate would have it. */
  readonly spki: Uint8Array<ArrayBuffer>;
}

export interface ListChange {
  readonly url?: string;
  readonly purpose?: StatusPurpose;
  readonly publishedAt?: number;
  readonly document?: object;
  readonly subject?: object;
}

/** Somebody who issues and keeps lists, with a fresh P-256 key and the DID document that names it. */
export async function statusIssuer(slug: string = SLUG): Promise<StatusIssuer> {
  const did = slug === SLUG ? DID : `did:web:sigillum.example:i:${slug}`;
  const { pkcs8, publicJwk } = await generateKey('ES256');
  const signer = await proofSigner({ keyId: 'p1', algorithm: 'ES256', pkcs8, verificationMethod: `${did}#p1` });
  const key = await crypto.subtle.importKey(
    'pkcs8',
    pkcs8 as BufferSource,
    { name: 'ECDSA', namedCurve: 'P-256' },
    false,
    ['sign'],
  );
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const publicKey = await crypto.subtle.importKey('jwk', publicJwk, algorithm, true, ['verify']);
  const published = [{ keyId: 'p1', role: 'proof-p256' as const, publicJwk }];
  const secured = (document: object, at = NOW) => secure(JSON.stringify(document), [signer], at);
  return {
    did,
    party: party({ id: slug, issuerIds: [did], hosts: ['sigillum.example'] }),
    documents: { [did]: didDocument({ origin: ORIGIN, slug, keys: published }) },
    secured,
    spki: new Uint8Array((await crypto.subtle.exportKey('spki', publicKey)) as ArrayBuffer),
    async list(set, { url = LIST, purpose = 'revocation', publishedAt = NOW, document = {}, subject = {} } = {}) {
      const composed = composeStatusList({
        listUrl: url,
        issuerDid: did,
        purpose,
        encodedList: await encodeBitstring(ENTRIES, set),
        validFrom: publishedAt,
        validUntil: publishedAt + 86_400,
      }) as { credentialSubject: object };
      const changed = { ...composed, ...document, credentialSubject: { ...composed.credentialSubject, ...subject } };
      return secured(changed, publishedAt);
    },
    async jwt(header, payload) {
      const segment = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
      const input = `${segment({ alg: 'ES256', kid: `${did}#p1`, ...header })}.${segment(payload)}`;
      const algorithm = { name: 'ECDSA', hash: 'SHA-256' };
      const signature = await crypto.subtle.sign(algorithm, key, Buffer.from(input));
      return `${input}.${Buffer.from(signature).toString('base64url')}`;
    },
  };
}

/** A proved credential of an admitted issuer; `document` says where its status is. */
export function provedCredential(issuer: StatusIssuer, document: object, more: Partial<Examined> = {}): Examined {
  const whole = { id: 'urn:uuid:0f0e5c52-9c4e-4c1c-8a1e-5d2f5b1c0a01', issuer: issuer.did, ...document };
  const tree = readTree(whole);
  if (!tree.ok) throw new Error(tree.error.reason);
  return {
    form: 'vcdm2-di',
    tree: tree.value,
    claims: null,
    issuerId: issuer.did,
    credentialId: whole.id,
    admission: { known: true, party: issuer.party },
    seal: null,
    proved: true,
    signedAt: NOW,
    ...more,
  };
}

export const revocationAt = (index: number) => statusEntry(LIST, 'revocation', index);
export const suspensionAt = (index: number) => statusEntry(SUSPENSIONS, 'suspension', index);

/** Bits as multibase gzip, made by zlib and not by us. */
export const gzipped = (bits: Uint8Array): string => `u${gzipSync(bits).toString('base64url')}`;
export const zlibbed = (bits: Uint8Array): string => deflateSync(bits).toString('base64url');
