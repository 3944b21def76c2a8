import { dateTimeStamp } from '../data-integrity/moment.ts';
import { publicMembers } from '../keys/generate.ts';
import { publicKeyMultibase } from '../keys/multikey.ts';

/** A key of an institution as its DID document shows it. */
export interface PublishedKey {
  /** Id in the register; becomes the fragment of the verification method. */
  readonly keyId: string;
  readonly role: 'seal' | 'proof-p256' | 'proof-ed25519';
  readonly publicJwk: JsonWebKey;
  /** Moment (UTC seconds) from which the key counts as compromised; retired keys have none. */
  readonly compromisedAt?: number;
}

export interface DidSubject {
  /** Configured origin such as `https://sigillum.example` or `http://localhost:8787`; no path. */
  readonly origin: string;
  readonly slug: string;
  /** Every key the institution ever had. */
  readonly keys: readonly PublishedKey[];
}

/** The origins of a service are few and always the same: each is parsed once. */
const parsed = new Map<string, URL>();

function parsedOrigin(origin: string): URL {
  const known = parsed.get(origin);
  if (known !== undefined) return known;
  const url = new URL(origin);
  if (parsed.size === MOST_ORIGINS) parsed.clear();
  parsed.set(origin, url);
  return url;
}

const MOST_ORIGINS = 64;

/** The address of the institution: what the DID is also known as. */
export const institutionUrl = (origin: string, slug: string): string => `${parsedOrigin(origin).origin}/i/${slug}`;

/** `did:web` of an institution: the port's colon is percent-encoded; the document lies at `/i/{slug}/did.json`. */
export const institutionDid = (origin: string, slug: string): string =>
  `did:web:${parsedOrigin(origin).host.replace(':', '%3A')}:i:${slug}`;

/** DID URL of one key. */
export const verificationMethodId = (did: string, keyId: string): string => `${did}#${keyId}`;

/**
 * The institution's DID document (DID 1.0, with verification methods after Controlled Identifiers 1.0 §2.2): proof keys as
 * Multikey, seal keys as JsonWebKey. Retired keys stay and keep asserting, since what they signed stays signed. Compromised
 * keys stay with `revoked`, and are no longer listed under `assertionMethod`: most libraries look only there.
 */
export function didDocument({ origin, slug, keys }: DidSubject): object {
  const did = institutionDid(origin, slug);
  return {
    '@context': [
      'https://www.w3.org/ns/did/v1',
      'https://w3id.org/security/multikey/v1',
      'https://w3id.org/security/jwk/v1',
    ],
    id: did,
    alsoKnownAs: [institutionUrl(origin, slug)],
    verificationMethod: keys.map((key) => verificationMethod(did, key)),
    assertionMethod: keys
      .filter(({ compromisedAt }) => compromisedAt === undefined)
      .map(({ keyId }) => verificationMethodId(did, keyId)),
  };
}

function verificationMethod(did: string, { keyId, role, publicJwk, compromisedAt }: PublishedKey): object {
  const id = verificationMethodId(did, keyId);
  const material =
    role === 'seal'
      ? { type: 'JsonWebKey', publicKeyJwk: publicMembers(publicJwk) }
      : { type: 'Multikey', publicKeyMultibase: publicKeyMultibase(publicJwk) };
  const revoked = compromisedAt === undefined ? {} : { revoked: dateTimeStamp(compromisedAt) };
  return { id, controller: did, ...material, ...revoked };
}
