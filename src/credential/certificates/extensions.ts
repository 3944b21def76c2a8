import { childrenOf, type DerElement, DerFault, expectTag, readDer, readOid, TAG } from './der.ts';

const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const;
/** RFC 5280 §4.2.1.3; `nonRepudiation` is what X.509 now calls contentCommitment. */
export type KeyUsage = (typeof KEY_USAGES)[number];

/** The extensions we read, and the list of all, so that a path validator can refuse a critical one it does not know. */
export interface StandardExtensions {
  /** Absent when the certificate does not restrict its key. */
  readonly keyUsage?: readonly KeyUsage[];
  /** `cA` of the basic constraints. */
  readonly isAuthority: boolean;
  readonly pathLength?: number;
  /** Lower-case hexadecimal. */
  readonly subjectKeyIdentifier?: string;
  readonly authorityKeyIdentifier?: string;
  /** Addresses of the CRL distribution points. Read, never fetched here. */
  readonly crlUrls: readonly string[];
  readonly extensions: readonly Extension[];
}

export interface Extension {
  readonly oid: string;
  readonly critical: boolean;
  /** DER of the value, inside its OCTET STRING. */
  readonly value: Uint8Array<ArrayBuffer>;
}

export const EXTENSION_OID = {
  subjectKeyIdentifier: '2.5.29.14',
  keyUsage: '2.5.29.15',
  basicConstraints: '2.5.29.19',
  crlNumber: '2.5.29.20',
  crlDistributionPoints: '2.5.29.31',
  authorityKeyIdentifier: '2.5.29.35',
  subjectAltName: '2.5.29.17',
  deltaCrlIndicator: '2.5.29.27',
  issuingDistributionPoint: '2.5.29.28',
  nameConstraints: '2.5.29.30',
  certificatePolicies: '2.5.29.32',
  policyMappings: '2.5.29.33',
  policyConstraints: '2.5.29.36',
  extendedKeyUsage: '2.5.29.37',
  inhibitAnyPolicy: '2.5.29.54',
  expiredCertsOnCrl: '2.5.29.60',
  qcStatements: '1.3.6.1.5.5.7.1.3',
  ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
} as const;

/** Reads `[3] Extensions` (RFC 5280 §4.2); refuses an extension that is given twice. */
export function readExtensions(wrapper: DerElement | undefined): StandardExtensions {
  const extensions = readExtensionList(wrapper);
  const value = (oid: string): DerElement | undefined => {
    const found = extensions.find((extension) => extension.oid === oid);
    return found && readDer(found.value);
  };
  return {
    extensions,
    keyUsage: readKeyUsage(value(EXTENSION_OID.keyUsage)),
    ...readBasicConstraints(value(EXTENSION_OID.basicConstraints)),
    subjectKeyIdentifier: hex(value(EXTENSION_OID.subjectKeyIdentifier)),
    authorityKeyIdentifier: hex(implicit(value(EXTENSION_OID.authorityKeyIdentifier), 0x80)),
    crlUrls: readCrlUrls(value(EXTENSION_OID.crlDistributionPoints)),
  };
}

/** Extensions inside an explicit tag, of certificates, CRLs and OCSP responses alike; none may be given twice. */
export function readExtensionList(wrapper: DerElement | undefined): Extension[] {
  return wrapper === undefined ? [] : readExtensionSequence(onlyChild(wrapper));
}

/** `Extensions` without a tag around it, as CRL entries have them. */
export function readExtensionSequence(sequence: DerElement): Extension[] {
  const extensions = childrenOf(sequence).map(readExtension);
  if (new Set(extensions.map((extension) => extension.oid)).size !== extensions.length)
    throw new DerFault('an extension that is given twice');
  return extensions;
}

function readExtension(element: DerElement): Extension {
  const [type, ...rest] = childrenOf(expectTag(element, TAG.sequence, 'an extension'));
  const critical = rest.length === 2 && readBoolean(expectTag(rest[0], TAG.boolean, 'the critical mark'));
  const value = expectTag(rest.at(-1), TAG.octetString, 'the value of an extension');
  return { oid: readOid(type), critical, value: value.content };
}

function onlyChild(wrapper: DerElement): DerElement {
  const [child, ...surplus] = childrenOf(wrapper);
  if (surplus.length > 0) throw new DerFault('an explicit tag around more than one element');
  return expectTag(child, TAG.sequence, 'the extensions');
}

function readKeyUsage(bits: DerElement | undefined): readonly KeyUsage[] | undefined {
  if (bits === undefined) return undefined;
  const { content } = expectTag(bits, TAG.bitString, 'the key usage');
  return KEY_USAGES.filter((_, bit) => ((content[1 + (bit >> 3)] ?? 0) & (0x80 >> (bit & 7))) !== 0);
}

function readBasicConstraints(value: DerElement | undefined): { isAuthority: boolean; pathLength?: number } {
  if (value === undefined) return { isAuthority: false };
  const parts = childrenOf(expectTag(value, TAG.sequence, 'the basic constraints'));
  const isAuthority = parts[0]?.tag === TAG.boolean && readBoolean(parts[0]);
  const length = parts.find((part) => part.tag === TAG.integer);
  return length === undefined ? { isAuthority } : { isAuthority, pathLength: readPathLength(length.content) };
}

function readPathLength(content: Uint8Array): number {
  if (content.length === 0 || content.length > 3 || ((content[0] ?? 0) & 0x80) !== 0)
    throw new DerFault('a path length that is negative or beyond reading');
  return content.reduce((sum, octet) => sum * 256 + octet, 0);
}

/** X.690 §11.1: true is one octet FF. Anything else could be read as true by one and as false by another. */
function readBoolean({ content }: DerElement): boolean {
  if (content.length !== 1 || (content[0] !== 0xff && content[0] !== 0))
    throw new DerFault('a truth value that is not DER');
  return content[0] === 0xff;
}

function implicit(value: DerElement | undefined, tag: number): DerElement | undefined {
  return value && childrenOf(expectTag(value, TAG.sequence, 'a key identifier')).find((part) => part.tag === tag);
}

function readCrlUrls(value: DerElement | undefined): string[] {
  if (value === undefined) return [];
  const URI = 0x86;
  return childrenOf(value)
    .flatMap((point) => childrenOf(point).filter((part) => part.tag === 0xa0))
    .flatMap((name) => childrenOf(name).filter((part) => part.tag === 0xa0))
    .flatMap((names) => childrenOf(names).filter((general) => general.tag === URI))
    .map((uri) => String.fromCharCode(...uri.content));
}

function hex(element: DerElement | undefined): string | undefined {
  return element && Array.from(element.content, (octet) => octet.toString(16).padStart(2, '0')).join('');
}
