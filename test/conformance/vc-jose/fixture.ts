import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { type Answer, issued, verified } from '../../../src/cli/vc-jose/answer.ts';
import type { JoseKind } from '../../../src/credential/vc-jose/kind.ts';

export type Members = Record<string, unknown>;

export const ISSUER = 'https://college.example/issuer';

export const CREDENTIAL_JWT: JoseKind = { document: 'credential', selective: false };
export const PRESENTATION_JWT: JoseKind = { document: 'presentation', selective: false };
export const CREDENTIAL_SD_JWT: JoseKind = { document: 'credential', selective: true };
export const PRESENTATION_SD_JWT: JoseKind = { document: 'presentation', selective: true };

export interface Method extends Members {
  readonly id: string;
  readonly publicKeyJwk: JWK;
  readonly secretKeyJwk: JWK;
}

/** A verification method with both halves of a fresh key, as the command reads them from a file. */
export async function method(alg: 'ES256' | 'ES384' | 'ES512' | 'EdDSA' = 'ES256'): Promise<Method> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true });
  const [publicKeyJwk, secretKeyJwk] = await Promise.all([exportJWK(publicKey), exportJWK(privateKey)]);
  return { id: `${ISSUER}#key-1`, type: 'JsonWebKey', controller: ISSUER, publicKeyJwk, secretKeyJwk };
}

export const credential = (): Members => ({
  '@context': ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'],
  id: 'urn:uuid:5d9ec1a1-0d8a-4a0f-8f5b-5e8a2f0d3c11',
  type: ['VerifiableCredential', 'ExampleCourseCredential'],
  issuer: ISSUER,
  validFrom: '2026-09-01T00:00:00Z',
  credentialSubject: {
    id: 'did:example:learner',
    givenName: 'Ana',
    address: { street: 'Naamsestraat 22', city: 'Leuven' },
    modules: ['Algebra', 'Statistics'],
  },
});

/** A presentation of one credential that is in an envelope. */
export const presentation = (token: string): Members => ({
  '@context': ['https://www.w3.org/ns/credentials/v2'],
  type: ['VerifiablePresentation'],
  holder: 'did:example:learner',
  verifiableCredential: [
    {
      '@context': 'https://www.w3.org/ns/credentials/v2',
      type: 'EnvelopedVerifiableCredential',
      id: `data:application/vc+jwt,${token}`,
    },
  ],
});

export const issue = (
  document: Members,
  key: Members,
  kind: JoseKind,
  paths: readonly string[] = [],
): Promise<Answer> => issued(JSON.stringify(document), key, kind, paths);

export const verify = (token: string, key: Members, kind: JoseKind): Promise<Answer> => verified(token, key, kind);
