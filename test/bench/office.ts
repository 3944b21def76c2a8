import { issueSealLeaf, makeDevelopmentAuthority } from '../../keys/development-authority.ts';
import { proofSigner } from '../../src/credential/data-integrity/proof-signer.ts';
import { institutionDid, verificationMethodId } from '../../src/credential/did/document.ts';
import { sealSigner } from '../../src/credential/jades/signer.ts';
import { generateKey } from '../../src/credential/keys/generate.ts';
import type { Signers, SigningKey } from '../../src/issuing/ports.ts';
import type { InstitutionInput } from '../../src/local/invented/institutions.ts';
import type { SpecificationInput } from '../../src/local/invented/offerings.ts';
import { decodeBase64, encodeBase64 } from '../../src/record/base64.ts';

/** An institution with keys and offerings as plain JSON, so that it can be handed to a Worker as a binding. */
export interface Office {
  readonly origin: string;
  readonly institution: InstitutionInput;
  readonly specifications: readonly SpecificationInput[];
  /** `wrappedPrivateKey` is PKCS#8 in base64, in the clear: these keys are made for one run and guard nothing. */
  readonly keys: readonly SigningKey[];
}

const DAY = 86_400;

/** Fresh keys of each role for an institution; `now` in UTC seconds. */
export async function makeOffice(
  origin: string,
  institution: InstitutionInput,
  specifications: readonly SpecificationInput[],
  now: number,
): Promise<Office> {
  const period = { validFrom: now - DAY, validTo: now + 30 * DAY };
  const leaf = await issueSealLeaf(await makeDevelopmentAuthority(period), {
    organisation: institution.slug,
    country: 'BE',
    organizationIdentifier: institution.identifiers.eidas.notation,
    algorithm: 'ES256',
    ...period,
  });
  const common = {
    development: true,
    origin,
    state: 'active',
    validFrom: now - DAY,
    validUntil: null,
    compromisedSince: null,
  } as const;
  const seal: SigningKey = {
    ...common,
    keyId: 'seal',
    role: 'seal',
    algorithm: 'ES256',
    publicJwk: {},
    certificateChain: [encodeBase64(leaf.certificateDer)],
    wrappedPrivateKey: encodeBase64(leaf.pkcs8),
  };
  const proof = async (role: 'proof-p256' | 'proof-ed25519', algorithm: 'ES256' | 'Ed25519'): Promise<SigningKey> => {
    const { pkcs8, publicJwk } = await generateKey(algorithm);
    const wrappedPrivateKey = encodeBase64(pkcs8);
    return { ...common, keyId: role, role, algorithm, publicJwk, certificateChain: null, wrappedPrivateKey };
  };
  const keys = [seal, await proof('proof-p256', 'ES256'), await proof('proof-ed25519', 'Ed25519')];
  return { origin, institution, specifications, keys };
}

const bytesOf = (base64: string): Uint8Array => {
  const bytes = decodeBase64(base64);
  if (bytes === null) throw new Error('not base64');
  return bytes;
};

/** Signers over the keys of an office, each imported once, as the Worker keeps them. */
export function officeSigners({ institution }: Office): Signers {
  const kept = new Map<string, Promise<unknown>>();
  const once = <S>(name: string, make: () => Promise<S>): Promise<S> => {
    const known = (kept.get(name) as Promise<S> | undefined) ?? make();
    kept.set(name, known);
    return known;
  };
  return {
    seal: (_, { keyId, algorithm, wrappedPrivateKey, certificateChain }) =>
      once(keyId, async () => {
        if (algorithm === 'Ed25519') throw new Error(`${keyId} does not seal`);
        const chain = (certificateChain ?? []).map(bytesOf);
        return sealSigner({ keyId, algorithm, pkcs8: bytesOf(wrappedPrivateKey), certificateChain: chain });
      }),
    proof: (_, { keyId, algorithm, wrappedPrivateKey }, origin) =>
      once(`${keyId} ${origin}`, async () => {
        if (algorithm === 'RS256') throw new Error(`${keyId} makes no proofs`);
        const verificationMethod = verificationMethodId(institutionDid(origin, institution.slug), keyId);
        return proofSigner({ keyId, algorithm, pkcs8: bytesOf(wrappedPrivateKey), verificationMethod });
      }),
  };
}
