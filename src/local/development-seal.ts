import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type DevelopmentAuthority,
  issueSealLeaf,
  makeDevelopmentAuthority,
  toPem,
  writeCrl,
} from '../../keys/development-authority.ts';
import { type Certificate, readCertificate } from '../credential/certificates/certificate.ts';
import { parsePemChain, parsePemPrivateKey } from '../credential/certificates/pem.ts';
import { checkSealCertificate } from '../credential/certificates/seal-certificate.ts';
import { verifyCertificateSignature } from '../credential/certificates/signature-scheme.ts';
import { writePrivate } from './home.ts';
import type { InstitutionInput } from './invented/institutions.ts';

export type SealAlgorithm = 'ES256' | 'RS256';

/** A seal key as the API imports one. */
export interface SealLeafFiles {
  readonly certificate: Certificate;
  readonly certificateChain: string;
  readonly privateKey: string;
}

export interface DevelopmentSeal {
  readonly root: Certificate;
  leaf(slug: string, algorithm: SealAlgorithm): SealLeafFiles;
}

const DAY = 86_400;
const ROOT_DAYS = 3650;
const LEAF_DAYS = 730;
const CRL_DAYS = 30;

/**
 * The development seal authority in a folder: its root, a seal certificate of each algorithm for each institution, and
 * its revocation list. What is there and good for another month is kept; the list is written anew each time. `now` in
 * UTC seconds.
 */
export async function developmentSeal(
  folder: string,
  institutions: readonly InstitutionInput[],
  now: number,
): Promise<DevelopmentSeal> {
  const { authority, root } = (await readAuthority(folder)) ?? (await makeAuthority(folder, now));
  const crl = await writeCrl(authority, [], now, now + CRL_DAYS * DAY);
  await writePrivate(join(folder, 'revoked.crl'), crl);
  const leaves = new Map<string, SealLeafFiles>();
  await Promise.all(
    institutions.flatMap((institution) =>
      (['ES256', 'RS256'] as const).map(async (algorithm) => {
        const name = `${institution.slug}-${algorithm.toLowerCase()}`;
        const kept = await readLeaf(join(folder, name), root, now);
        leaves.set(name, kept ?? (await makeLeaf(join(folder, name), authority, institution, algorithm, now)));
      }),
    ),
  );
  return {
    root,
    leaf(slug, algorithm) {
      const leaf = leaves.get(`${slug}-${algorithm.toLowerCase()}`);
      if (!leaf) throw new Error(`no development seal was made for ${slug}`);
      return leaf;
    },
  };
}

/** The root of a development authority that was made earlier; null when there is none. */
export async function developmentRoot(folder: string): Promise<Certificate | null> {
  const pem = await textOf(join(folder, 'root.pem'));
  const chain = pem === null ? null : parsePemChain(pem);
  const [der] = chain?.ok ? chain.value : [];
  return der ? readable(der) : null;
}

interface OpenAuthority {
  readonly authority: DevelopmentAuthority;
  readonly root: Certificate;
}

async function readAuthority(folder: string): Promise<OpenAuthority | null> {
  const root = await developmentRoot(folder);
  const pem = await textOf(join(folder, 'root-key.pem'));
  const key = pem === null ? null : parsePemPrivateKey(pem);
  return root && key?.ok ? { authority: { root: { der: root.der, pkcs8: key.value } }, root } : null;
}

async function makeAuthority(folder: string, now: number): Promise<OpenAuthority> {
  const authority = await makeDevelopmentAuthority({ validFrom: now - DAY, validTo: now + ROOT_DAYS * DAY });
  await writePrivate(join(folder, 'root-key.pem'), toPem('PRIVATE KEY', authority.root.pkcs8));
  await writePrivate(join(folder, 'root.pem'), toPem('CERTIFICATE', authority.root.der));
  return { authority, root: readable(authority.root.der) };
}

/** Null for a certificate of an earlier root, one that ends soon, or one whose key is gone. */
async function readLeaf(path: string, root: Certificate, now: number): Promise<SealLeafFiles | null> {
  const [certificateChain, privateKey] = await Promise.all([textOf(`${path}.pem`), textOf(`${path}-key.pem`)]);
  if (certificateChain === null || privateKey === null) return null;
  const chain = parsePemChain(certificateChain);
  const pkcs8 = parsePemPrivateKey(privateKey);
  if (!chain.ok || !pkcs8.ok) return null;
  const checked = await checkSealCertificate(chain.value, pkcs8.value, now + CRL_DAYS * DAY);
  if (!checked.ok || !(await verifyCertificateSignature(checked.value.leaf, root))) return null;
  return { certificate: checked.value.leaf, certificateChain, privateKey };
}

async function makeLeaf(
  path: string,
  authority: DevelopmentAuthority,
  institution: InstitutionInput,
  algorithm: SealAlgorithm,
  now: number,
): Promise<SealLeafFiles> {
  const leaf = await issueSealLeaf(authority, {
    organisation: institution.legalName.nl ?? institution.slug,
    country: 'BE',
    organizationIdentifier: institution.identifiers.eidas.notation,
    algorithm,
    validFrom: now - DAY,
    validTo: now + LEAF_DAYS * DAY,
  });
  const privateKey = toPem('PRIVATE KEY', leaf.pkcs8);
  const certificateChain = toPem('CERTIFICATE', leaf.certificateDer);
  await writePrivate(`${path}-key.pem`, privateKey);
  await writePrivate(`${path}.pem`, certificateChain);
  return { certificate: readable(leaf.certificateDer), certificateChain, privateKey };
}

function readable(der: Uint8Array): Certificate {
  const certificate = readCertificate(der);
  if (!certificate.ok) throw new Error(`a development certificate: ${certificate.error.reason}`);
  return certificate.value;
}

const textOf = (path: string): Promise<string | null> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
