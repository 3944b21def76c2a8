import type { Office } from './api/index.ts';
import { readingUnder } from './credential/contexts/reading-under.ts';
import { institutionDid, institutionUrl } from './credential/did/document.ts';
import { importPublicKey } from './credential/keys/public-key.ts';
import { PRODUCT } from './credential/policy.ts';
import { statusListUrl } from './credential/status-list/url.ts';
import { knownDigests } from './credential/vcdm2/known-digests.ts';
import type { BlobStore, Signers, SigningKey } from './issuing/ports.ts';
import type { SuppliedDeps, SuppliedKey } from './issuing/supplied/ports.ts';
import type { InstitutionScope } from './record/institution-scope.ts';
import { suppliedRegister } from './store/supplied-register.ts';

interface Parts {
  readonly db: D1Database;
  readonly origin: string;
  /** UTC seconds. */
  readonly now: () => number;
  readonly indices: SuppliedDeps['indices'];
  readonly signers: Signers;
  readonly blobs: BlobStore;
  readonly office: Pick<Office, 'institutionExists' | 'signingKeys' | 'publishStatusOf'>;
}

/** What secures credentials that others composed, under the product's policy and with the institution's own keys. */
export function suppliedWorkshop({ db, origin, now, indices, signers, blobs, office }: Parts): SuppliedDeps {
  const { canonicalise, loader } = readingUnder(PRODUCT);
  return {
    now,
    uuid: () => crypto.randomUUID(),
    indices,
    random: (count) => crypto.getRandomValues(new Uint8Array(count)),
    policy: PRODUCT,
    canonicalise,
    loader,
    digests: knownDigests,
    async issuer(scope) {
      const slug = scope.institutionId;
      const [exists, keys] = await Promise.all([office.institutionExists(slug), office.signingKeys(slug)]);
      if (!exists) return null;
      return {
        did: institutionDid(origin, slug),

        ownLists: `${institutionUrl(origin, slug)}/status/`,
        keys: keys.flatMap((key) => suppliedKey(scope, key, signers, origin, now)),
      };
    },
    register: suppliedRegister(db, origin, statusListUrl, now),
    blobs,
    publishStatusOf: (scope, suppliedId) => office.publishStatusOf(scope, suppliedId),
  };
}

/** A key that makes proofs, unless it was compromised; one that was retired only finishes what it began. */
function suppliedKey(
  scope: InstitutionScope,
  key: SigningKey,
  signers: Signers,
  origin: string,
  now: () => number,
): SuppliedKey[] {
  const { keyId, role, algorithm, state, validUntil, publicJwk, development } = key;
  if (role === 'seal' || algorithm === 'RS256' || state === 'compromised') return [];
  return [
    {
      keyId,
      algorithm,
      development,
      active: state === 'active' && (validUntil === null || now() < validUntil),
      signer: () => signers.proof(scope, key, origin),
      publicKey: () => importPublicKey(algorithm, publicJwk),
    },
  ];
}
