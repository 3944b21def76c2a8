import { childrenOf, type DerElement, DerFault, expectTag, readOid, sameBytes, TAG } from './der.ts';

export interface NameAttribute {
  readonly oid: string;
  readonly value: string;
}

/** An X.501 name as it stands in a certificate: every attribute, and the four that say who a seal belongs to. */
export interface DistinguishedName {
  /** In the order of the certificate; a relative name with several attributes is flattened. */
  readonly attributes: readonly NameAttribute[];
  readonly commonName?: string;
  readonly organisation?: string;
  /** ISO 3166-1 alpha-2. */
  readonly country?: string;
  /** ETSI EN 319 412-1 §5.1.4: `NTRBE-0123456789` (OID 2.5.4.97). */
  readonly organizationIdentifier?: string;
  /** The encoded name; two names are the same to us when these bytes are. */
  readonly der: Uint8Array<ArrayBuffer>;
}

export const NAME_OID = {
  commonName: '2.5.4.3',
  country: '2.5.4.6',
  organisation: '2.5.4.10',
  organizationIdentifier: '2.5.4.97',
} as const;

/** Reads a Name (RFC 5280 §4.1.2.4); of a repeated attribute the first one counts. */
export function readName(element: DerElement | undefined): DistinguishedName {
  const name = expectTag(element, TAG.sequence, 'a name');
  const attributes = readRelativeNames(name).flat();
  const first = (oid: string): string | undefined => attributes.find((attribute) => attribute.oid === oid)?.value;
  return {
    attributes,
    commonName: first(NAME_OID.commonName),
    organisation: first(NAME_OID.organisation),
    country: first(NAME_OID.country),
    organizationIdentifier: first(NAME_OID.organizationIdentifier),
    der: name.encoded,
  };
}

/** The relative names of a Name in their order, each with its attributes (RFC 5280 §4.1.2.4). */
export function readRelativeNames(name: DerElement): NameAttribute[][] {
  return childrenOf(name).map((relative) =>
    childrenOf(expectTag(relative, TAG.set, 'a relative name')).map((attribute) => {
      const [type, value] = childrenOf(expectTag(attribute, TAG.sequence, 'a name attribute'));
      return { oid: readOid(type), value: readText(value) };
    }),
  );
}

export const sameName = (one: DistinguishedName, other: DistinguishedName): boolean => sameBytes(one.der, other.der);

function readText(element: DerElement | undefined): string {
  if (element === undefined) throw new DerFault('a name attribute has no value');
  switch (element.tag) {
    case TAG.utf8:
      return decode('utf-8', element.content);
    case TAG.bmp:
      return decode('utf-16be', element.content);
    case TAG.printable:
    case TAG.ia5:
      if (element.content.some((octet) => octet > 0x7f)) throw new DerFault('a name with characters its type has not');
      return String.fromCharCode(...element.content);
    case TAG.teletex:
      return String.fromCharCode(...element.content);
    default:
      throw new DerFault('a name in a string type that is not used');
  }
}

function decode(encoding: 'utf-8' | 'utf-16be', content: Uint8Array): string {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw new DerFault('a name that is not well-formed text');
  }
}
