import { issueSealLeaf, makeDevelopmentAuthority, toPem } from '../../keys/development-authority.ts';
import type { InstitutionInput } from '../../src/local/invented/institutions.ts';
import type { SpecificationInput } from '../../src/local/invented/offerings.ts';

/** How a test reaches the service: in its own isolate, in a harness, or over a socket. */
export type Asking = (method: string, path: string, body: unknown) => Promise<{ status: number; text: string }>;

export const api = (slug: string, path = ''): string => `/api/institutions/${slug}${path}`;

/** Asks, and throws unless the answer is the expected one. */
export async function asked(ask: Asking, method: string, path: string, body: unknown, status: number): Promise<void> {
  const answer = await ask(method, path, body);
  if (answer.status !== status) throw new Error(`${answer.status} instead of ${status}: ${answer.text.slice(0, 2000)}`);
}

/** A development seal for an institution as the API takes it, with the private key in it. */
export async function developmentSeal(
  institution: InstitutionInput,
  algorithm: 'ES256' | 'RS256',
  keyId = `seal-${algorithm.toLowerCase()}`,
): Promise<{ role: 'seal'; keyId: string; privateKey: string; certificateChain: string }> {
  const now = Math.floor(Date.now() / 1000);
  const period = { validFrom: now - 86_400, validTo: now + 86_400 * 365 };
  const leaf = await issueSealLeaf(await makeDevelopmentAuthority(period), {
    organisation: institution.legalName.nl ?? institution.slug,
    country: 'BE',
    organizationIdentifier: institution.identifiers.eidas.notation,
    algorithm,
    ...period,
  });
  return {
    role: 'seal',
    keyId,
    privateKey: toPem('PRIVATE KEY', leaf.pkcs8),
    certificateChain: toPem('CERTIFICATE', leaf.certificateDer),
  };
}

/** An institution with its keys (development seal of the given algorithm) and offerings, over the API. */
export async function provisionOver(
  ask: Asking,
  institution: InstitutionInput,
  specifications: readonly SpecificationInput[],
  algorithm: 'ES256' | 'RS256' = 'ES256',
): Promise<void> {
  const { slug } = institution;
  await asked(ask, 'PUT', api(slug), institution, 201);
  await asked(ask, 'POST', api(slug, '/keys'), await developmentSeal(institution, algorithm), 201);
  for (const role of ['proof-p256', 'proof-ed25519'])
    await asked(ask, 'POST', api(slug, '/keys'), { role, keyId: role, development: true }, 201);
  for (const specification of specifications) await asked(ask, 'POST', api(slug, '/offerings'), specification, 201);
}
