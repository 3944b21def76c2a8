import { readCertificate } from '../../credential/certificates/certificate.ts';
import { decodeBase64, encodeBase64 } from '../../record/base64.ts';
import { brusselsDate } from '../../record/civil-date.ts';
import { sha256Hex } from '../../record/sha256.ts';
import type { AddedTrust } from '../sources.ts';
import type { TrustAnchor } from '../x509/path-report.ts';
import { DidRegistry, RegisteredInstitution } from './registry.ts';

/** What an operator can add. An anchor comes by hand or with a trusted list. */
export type TrustKind = 'institution' | 'anchor' | 'did-registry' | 'trusted-list';

/** One thing an operator added, as it is kept. */
export interface TrustEntry {
  readonly kind: TrustKind;
  /** Territory of the trusted list an anchor came with; empty for what was added by hand. */
  readonly list: string;
  readonly id: string;
  readonly body: unknown;
  /** Of the body's text: the version of everything that was added is made from these. */
  readonly sha256: string;
  /** UTC seconds. */
  readonly addedAt: number;
}

/** A trusted list in use. */
export interface TrustedListInUse {
  readonly territory: string;
  readonly sequenceNumber: number;
  /** UTC seconds; `nextUpdate` is null for a list that is closed. */
  readonly issued: number;
  readonly nextUpdate: number | null;
  readonly anchors: number;
  /** SHA-256 of the file, lower-case hexadecimal. */
  readonly sha256: string;
}

/** What holds now of all that an operator added. */
export interface AddedNow extends AddedTrust {
  readonly trustedLists: readonly TrustedListInUse[];
  /** The operator's names for the lists of DIDs, in their order. */
  readonly didRegistryIds: readonly string[];
}

/** An anchor as JSON: its certificate in base64 DER. */
type KeptAnchor = Omit<TrustAnchor, 'id' | 'certificate'> & { readonly der: string };

export function keptAnchor({ id: _, certificate, ...anchor }: TrustAnchor): KeptAnchor {
  return { ...anchor, der: encodeBase64(certificate.der) };
}

/**
 * Under which ids the anchors of a trusted list are kept: one certificate can stand on it for several services, each with
 * a history of its own. By hand it is the digest alone.
 */
export const listedAnchorIds = (anchors: readonly Pick<TrustAnchor, 'id'>[]): string[] =>
  anchors.map(({ id }, index) => {
    const before = anchors.slice(0, index).filter((anchor) => anchor.id === id).length;
    return before === 0 ? id : `${id} ${before + 1}`;
  });

/** An anchor as it was kept. It was looked at when it was added: one that cannot be read now is a fault. */
function anchorOf({ id, body }: TrustEntry): TrustAnchor {
  const { der, ...anchor } = body as KeptAnchor;
  const bytes = decodeBase64(der);
  const certificate = bytes && readCertificate(bytes);
  if (!certificate?.ok) throw new Error(`the anchor ${id} cannot be read`);
  const [digest = id] = id.split(' ');
  return { ...anchor, id: digest, certificate: certificate.value };
}

/** Everything an operator added, from its entries, with the version that every lookup names. */
export async function addedTrust(entries: readonly TrustEntry[]): Promise<AddedNow> {
  const of = (kind: TrustKind) => entries.filter((entry) => entry.kind === kind);
  const newest = brusselsDate(Math.max(0, ...entries.map(({ addedAt }) => addedAt)));
  const names = entries.map(({ kind, list, id, sha256 }) => [kind, list, id, sha256]).toSorted();
  const digest = await sha256Hex(new TextEncoder().encode(JSON.stringify(names)));
  return {
    version: entries.length === 0 ? 'nothing added' : `${newest}-${digest.slice(0, 10)}`,
    registry: {
      asOf: newest,
      institutions: of('institution').map(({ body }) => RegisteredInstitution.parse(body)),
      didRegistries: of('did-registry').map(({ body }) => DidRegistry.parse(body)),
    },
    anchors: of('anchor').map(anchorOf),
    didRegistryIds: of('did-registry').map(({ id }) => id),
    trustedLists: of('trusted-list').map(({ body }) => body as TrustedListInUse),
  };
}
