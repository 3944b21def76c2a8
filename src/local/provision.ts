import { readCertificate } from '../credential/certificates/certificate.ts';
import { decodeBase64 } from '../record/base64.ts';
import { apiOf, type Client, client, expecting } from './client.ts';
import type { DevelopmentSeal } from './development-seal.ts';
import { dijleland, type InstitutionInput, scheldeland } from './invented/institutions.ts';
import { healthInnovation, healthInnovationModules } from './invented/microdegree.ts';
import { environmentalMediator, type SpecificationInput, studyDay } from './invented/offerings.ts';
import { allUnits, OFFICERS, usualPolicy } from './invented/recognition.ts';

export interface Stock {
  readonly institution: InstitutionInput;
  readonly offerings: readonly SpecificationInput[];
}

/** What a service on a laptop begins with. BIM Infra is not among it: without its level it would be refused. */
export const STOCK: readonly Stock[] = [
  { institution: scheldeland(), offerings: [environmentalMediator()] },
  { institution: dijleland(), offerings: [...healthInnovationModules(), healthInnovation(), studyDay()] },
];

/** The institution of the stock that decides on exemptions. */
export const DESK = scheldeland().slug;

export type ApiKeys = Readonly<Record<string, string>>;

interface Given {
  readonly origin: string;
  readonly operatorKey: string;
  readonly seal: DevelopmentSeal;
  /** The keys that were handed out earlier. */
  readonly apiKeys: ApiKeys;
}

/** Loads what is missing of the stock through the API; answers with an API key for each institution. */
export async function provision({ origin, operatorKey, seal, apiKeys }: Given): Promise<ApiKeys> {
  const operator = client(origin, operatorKey);
  const keys = await Promise.all(
    STOCK.map(async ({ institution, offerings }) => {
      const { slug } = institution;
      const found = await expecting(operator('GET', apiOf(slug)), 200, 404);
      if (found.status === 404) await expecting(operator('PUT', apiOf(slug), institution), 201);
      await addSigningKeys(operator, slug, seal);
      await addOfferings(operator, slug, offerings);
      if (slug === DESK) await openDesk(operator);
      return [slug, await apiKeyFor(origin, operator, slug, apiKeys[slug])] as const;
    }),
  );
  return Object.fromEntries(keys);
}

interface KeyView {
  readonly role: string;
  readonly state: string;
  readonly development: boolean;
  readonly certificateChain: readonly string[] | null;
}

/** A seal key of the present development authority, unless somebody imported one of their own, and both proof keys. */
async function addSigningKeys(operator: Client, slug: string, seal: DevelopmentSeal): Promise<void> {
  const { json } = await expecting(operator('GET', apiOf(slug, '/keys')), 200);
  const active = (json as { keys: KeyView[] }).keys.filter(({ state }) => state === 'active');
  const { certificate, certificateChain, privateKey } = seal.leaf(slug, 'ES256');
  const sealing = active.find(({ role }) => role === 'seal');
  if (!sealing || (sealing.development && serialOf(sealing) !== certificate.serialNumber)) {
    const keyId = `seal-${certificate.serialNumber.slice(0, 8)}`;
    const key = { role: 'seal', keyId, privateKey, certificateChain };
    await expecting(operator('POST', apiOf(slug, '/keys'), key), 201);
  }
  for (const role of ['proof-p256', 'proof-ed25519'])
    if (!active.some((key) => key.role === role))
      await expecting(operator('POST', apiOf(slug, '/keys'), { role, keyId: role, development: true }), 201);
}

function serialOf({ certificateChain }: KeyView): string | null {
  const der = decodeBase64(certificateChain?.[0] ?? '');
  const certificate = der === null ? null : readCertificate(der);
  return certificate?.ok ? certificate.value.serialNumber : null;
}

async function addOfferings(operator: Client, slug: string, offerings: readonly SpecificationInput[]): Promise<void> {
  const { json } = await expecting(operator('GET', apiOf(slug, '/offerings?limit=200')), 200);
  const known = new Set((json as { offerings: { code: string }[] }).offerings.map(({ code }) => code));
  for (const offering of offerings)
    if (!known.has(offering.code)) await expecting(operator('POST', apiOf(slug, '/offerings'), offering), 201, 409);
}

/** Rules, units and members of staff of the desk; what is there already stays as it is. */
async function openDesk(operator: Client): Promise<void> {
  const put = (path: string, body: unknown) =>
    expecting(operator('PUT', apiOf(DESK, `/recognition${path}`), body), 200, 201, 409);
  const policy = usualPolicy();
  await put(`/policies/${policy.id}/${policy.version}`, policy);
  for (const unit of allUnits()) await put(`/units/${unit.code}/${unit.academicYear}`, unit);
  for (const { person, ...officer } of Object.values(OFFICERS))
    await put(`/officers/${encodeURIComponent(person)}`, officer);
}

/** The key that was handed out earlier while it still opens the institution; a new one otherwise. */
async function apiKeyFor(origin: string, operator: Client, slug: string, earlier: string | undefined): Promise<string> {
  if (earlier !== undefined && (await client(origin, earlier)('GET', apiOf(slug))).status === 200) return earlier;
  const made = await expecting(operator('POST', apiOf(slug, '/api-keys'), { name: 'npm start', actions: ['*'] }), 201);
  return (made.json as { token: string }).token;
}
