import { z } from 'zod';
import { parsePemChain } from '../../credential/certificates/pem.ts';
import { acceptedIn } from '../../record/accepts.ts';
import { decodeBase64, encodeBase64 } from '../../record/base64.ts';
import { canonicalJson } from '../../record/canonical-json.ts';
import { fail, ok, type Result } from '../../record/result.ts';
import { sha256Hex } from '../../record/sha256.ts';
import { parseStrictJson } from '../../record/strict-json.ts';
import { LangMap } from '../../record/text.ts';
import type { AddedTrust } from '../sources.ts';
import { anchorFromDer } from '../x509/anchor.ts';
import type { TrustAnchor } from '../x509/path-report.ts';
import { Registry } from './registry.ts';
import { registryFault } from './registry-fault.ts';

/** A certificate an operator vouches for. */
export const AnchorEntry = z.strictObject({
  certificate: z.string().max(100_000).describe('PEM with one certificate, or its DER in base64'),
  use: z.enum(['seal', 'timestamp', 'any']).describe('what its certificates may be used for'),
  name: LangMap(200).optional().describe('name to show; without it, that of the certificate'),
});

/** What an operator trusts, as a file: for the command line, and to carry from one service to another. */
export const TrustFile = z
  .strictObject({ registry: Registry, anchors: z.array(AnchorEntry).max(2000).default([]) })
  .meta({ id: 'TrustFile' });
export type TrustFile = z.output<typeof TrustFile>;

export interface TrustFileFailure {
  readonly code: 'TRUST_FILE_NOT_JSON' | 'TRUST_FILE_SHAPE' | 'TRUST_FILE_REGISTRY' | 'TRUST_FILE_ANCHOR';
  readonly reason: string;
  /** Where in the file, such as `registry.institutions.3.issuers`. */
  readonly at: string;
}

/** Reads a trust file from its text; a name that stands twice in one object is refused. */
export async function readTrustFile(text: string): Promise<Result<AddedTrust, TrustFileFailure>> {
  const json = parseStrictJson(text);
  if (!json.ok)
    return fail({
      code: 'TRUST_FILE_NOT_JSON',
      reason: json.error.fault,
      at: json.error.pointer ?? `${json.error.at}`,
    });
  return trustFrom(json.value);
}

/**
 * What a trust file adds, once parsed. Refuses the whole file for one fault: half of what an operator trusts would be a
 * surprise. Its version is the date of its registry and a digest of everything in it. Does not look at the validity of
 * anchors, and does not ask whether what it says is true: the operator does.
 */
export async function trustFrom(value: unknown): Promise<Result<AddedTrust, TrustFileFailure>> {
  const file = TrustFile.safeParse(value);
  if (!file.success) {
    const [issue] = file.error.issues;
    return fail({
      code: 'TRUST_FILE_SHAPE',
      reason: acceptedIn(issue?.message ?? '', 'en'),
      at: issue?.path.join('.') ?? '',
    });
  }
  const { registry, anchors: entries } = file.data;
  const fault = await registryFault(registry);
  if (fault !== null) return fail({ code: 'TRUST_FILE_REGISTRY', ...fault, at: `registry.${fault.at}` });
  const anchors: TrustAnchor[] = [];
  for (const [index, { certificate, use, name }] of entries.entries()) {
    const at = `anchors.${index}.certificate`;
    const der = derOf(certificate);
    if (der === null) return fail({ code: 'TRUST_FILE_ANCHOR', reason: 'neither one PEM certificate nor base64', at });
    const anchor = await anchorFromDer(der, { use, source: 'operator', ...(name === undefined ? {} : { name }) });
    if (!anchor.ok) return fail({ code: 'TRUST_FILE_ANCHOR', reason: anchor.error.reason, at });
    anchors.push(anchor.value);
  }
  const content = canonicalJson({ registry, anchors: anchors.map(({ id, use }) => [id, use]) });
  const digest = await sha256Hex(new TextEncoder().encode(content));
  return ok({ version: `${registry.asOf}-${digest.slice(0, 10)}`, registry, anchors });
}

/** What an operator added, as a file that `readTrustFile` reads. Anchors of a trusted list are left to that list. */
export const writeTrustFile = ({ registry, anchors }: AddedTrust): TrustFile => ({
  registry,
  anchors: anchors
    .filter(({ source }) => source === 'operator')
    .map(({ certificate, use, name }) => ({ certificate: encodeBase64(certificate.der), use, name })),
});

function derOf(certificate: string): Uint8Array<ArrayBuffer> | null {
  if (!certificate.includes('-----')) return decodeBase64(certificate.replace(/\s/g, ''));
  const chain = parsePemChain(certificate);
  const [der, ...surplus] = chain.ok ? chain.value : [];
  return der === undefined || surplus.length > 0 ? null : der;
}
