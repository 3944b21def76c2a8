import { z } from 'zod';
import { type DocumentSigner, documentSigner } from '../credential/data-integrity/document-signer.ts';
import { publicMembers } from '../credential/keys/generate.ts';
import { publicKeyMultibase } from '../credential/keys/multikey.ts';
import { importPublicKey } from '../credential/keys/public-key.ts';
import type { SuppliedIssuer, SuppliedKey } from '../issuing/supplied/ports.ts';
import { listUrlAt } from './endpoints.ts';

/** The three issuers, as the first line of a run names them. */
export const ISSUER_NAMES = ['ed', 'p256', 'p384'] as const;
export type IssuerName = (typeof ISSUER_NAMES)[number];

interface Kind {
  readonly algorithm: DocumentSigner['algorithm'];
  readonly parameters: EcKeyGenParams | { readonly name: 'Ed25519' };
}

const KINDS: Readonly<Record<IssuerName, Kind>> = {
  ed: { algorithm: 'Ed25519', parameters: { name: 'Ed25519' } },
  p256: { algorithm: 'ES256', parameters: { name: 'ECDSA', namedCurve: 'P-256' } },
  p384: { algorithm: 'ES384', parameters: { name: 'ECDSA', namedCurve: 'P-384' } },
};

const PrivateJwk = z.object({
  kty: z.string(),
  crv: z.string(),
  x: z.string(),
  y: z.string().optional(),
  d: z.string(),
});
const Keys = z.strictObject({ ed: PrivateJwk, p256: PrivateJwk, p384: PrivateJwk });

/** A private key of each issuer for one run (RFC 7517): made at start, handed over by binding, kept nowhere. */
export type ConformanceKeys = z.output<typeof Keys>;

export async function makeKeys(): Promise<ConformanceKeys> {
  const [ed, p256, p384] = await Promise.all(ISSUER_NAMES.map(makeKey));
  return Keys.parse({ ed, p256, p384 });
}

async function makeKey(name: IssuerName): Promise<JsonWebKey> {
  const pair = (await crypto.subtle.generateKey(KINDS[name].parameters, true, ['sign', 'verify'])) as CryptoKeyPair;
  return (await crypto.subtle.exportKey('jwk', pair.privateKey)) as JsonWebKey;
}

/** The DIDs of the three, for whoever configures a suite. */
export function didsOf(keys: ConformanceKeys): Readonly<Record<IssuerName, string>> {
  const did = (name: IssuerName): string => `did:key:${publicKeyMultibase(keys[name])}`;
  return { ed: did('ed'), p256: did('p256'), p384: did('p384') };
}

/** The three issuers by the text of their binding. Throws on anything else: only the runner writes it. */
export function issuersOf(binding: string, origin: string): ReadonlyMap<IssuerName, SuppliedIssuer> {
  const keys = Keys.parse(JSON.parse(binding));
  return new Map(ISSUER_NAMES.map((name) => [name, issuerOf(name, keys, origin)]));
}

function issuerOf(name: IssuerName, keys: ConformanceKeys, origin: string): SuppliedIssuer {
  const { algorithm } = KINDS[name];
  const privateJwk: JsonWebKey = keys[name];
  const did = didsOf(keys)[name];
  const keyId = did.slice('did:key:'.length);
  const key: SuppliedKey = {
    keyId,
    algorithm,
    active: true,
    development: true,
    signer: once(() => documentSigner({ algorithm, verificationMethod: `${did}#${keyId}`, privateJwk })),
    publicKey: once(() => importPublicKey(algorithm, publicMembers(privateJwk))),
  };
  return { did, ownLists: listUrlAt(origin, name, ''), keys: [key] };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
