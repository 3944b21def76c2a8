import type { Certificate } from '../../credential/certificates/certificate.ts';
import { childrenOf, type DerElement, DerFault, expectTag, readDer, TAG } from '../../credential/certificates/der.ts';
import { type NameAttribute, readRelativeNames } from '../../credential/certificates/distinguished-name.ts';
import { EXTENSION_OID } from '../../credential/certificates/extensions.ts';
import type { PathFault } from './path-fault.ts';

/** Which names an authority and those below it may certify (RFC 5280 §4.2.1.10). */
export interface NameConstraints {
  readonly permitted: readonly DerElement[];
  readonly excluded: readonly DerElement[];
}

/** Tags of GeneralName (RFC 5280 §4.2.1.6). */
const DIRECTORY_NAME = 0xa4;
const EMAIL = 0x81;
const EMAIL_ATTRIBUTE = '1.2.840.113549.1.9.1';

/** The constraints of an authority; null when it has none. Throws `DerFault` when they are malformed. */
export function readNameConstraints(authority: Certificate): NameConstraints | null {
  const value = extensionValue(authority, EXTENSION_OID.nameConstraints);
  if (value === null) return null;
  const parts = childrenOf(expectTag(value, TAG.sequence, 'the name constraints'));
  if (parts.length === 0) throw new DerFault('name constraints that constrain nothing');
  const subtrees = (tag: number): DerElement[] => parts.filter((part) => part.tag === tag).flatMap(childrenOf);
  return { permitted: subtrees(0xa0).map(readBase), excluded: subtrees(0xa1).map(readBase) };
}

/** RFC 5280 §4.2.1.10: minimum is 0 and left out, maximum is absent. */
function readBase(subtree: DerElement): DerElement {
  const [base, ...bounds] = childrenOf(expectTag(subtree, TAG.sequence, 'a subtree of names'));
  if (base === undefined || bounds.length > 0) throw new DerFault('a subtree of names with bounds');
  return base;
}

/**
 * Whether the names of a certificate (subject and subjectAltName) keep to the constraints of the authorities above it
 * (RFC 5280 §6.1.3 (b) and (c)). Directory names are compared as §7.1 asks: case, spaces and string type make no
 * difference. Other forms of names are not compared: when one is constrained and the certificate has it, the path cannot
 * be checked, which is a fault without a code. Throws `DerFault` when names are malformed.
 */
export function nameFault(certificate: Certificate, constraints: readonly NameConstraints[]): PathFault | null {
  if (constraints.length === 0) return null;
  const names = namesOf(certificate);
  for (const { permitted, excluded } of constraints)
    for (const name of names) {
      const within = (base: DerElement): boolean => isWithin(name.value, base);
      const allowed = permitted.filter(({ tag }) => tag === name.tag);
      const banned = excluded.filter(({ tag }) => tag === name.tag);
      if (name.value === null) {
        if (allowed.length + banned.length > 0)
          return { code: null, reason: 'an authority constrains a form of names that is not supported' };
      } else if (banned.some(within) || (allowed.length > 0 && !allowed.some(within)))
        return { code: 'PATH_NAME_CONSTRAINTS', reason: 'an authority may not certify this name' };
    }
  return null;
}

interface GeneralName {
  readonly tag: number;
  /** Null for forms that are not compared. */
  readonly value: readonly NameAttribute[][] | null;
}

function namesOf(certificate: Certificate): GeneralName[] {
  const alternatives = extensionValue(certificate, EXTENSION_OID.subjectAltName);
  const names = alternatives === null ? [] : childrenOf(alternatives).map(readGeneralName);
  const subject = readRelativeNames(readDer(certificate.subject.der));
  if (subject.length > 0) names.push({ tag: DIRECTORY_NAME, value: subject });
  if (subject.flat().some(({ oid }) => oid === EMAIL_ATTRIBUTE)) names.push({ tag: EMAIL, value: null });
  return names;
}

const readGeneralName = (name: DerElement): GeneralName => ({
  tag: name.tag,
  value: name.tag === DIRECTORY_NAME ? directoryName(name) : null,
});

const directoryName = (name: DerElement): NameAttribute[][] =>
  readRelativeNames(expectTag(childrenOf(name)[0], TAG.sequence, 'a directory name'));

/** A name lies within a subtree when the subtree's relative names are its first ones. */
function isWithin(name: readonly NameAttribute[][] | null, base: DerElement): boolean {
  const prefix = directoryName(base);
  return (
    name !== null &&
    prefix.length <= name.length &&
    prefix.every((part, index) => sameRelative(part, name[index] ?? []))
  );
}

function sameRelative(one: readonly NameAttribute[], other: readonly NameAttribute[]): boolean {
  const spelled = (part: readonly NameAttribute[]): string =>
    part
      .map(({ oid, value }) => `${oid}=${value.normalize('NFKC').toLowerCase().trim().replace(/\s+/g, ' ')}`)
      .sort()
      .join('\n');
  return spelled(one) === spelled(other);
}

function extensionValue(certificate: Certificate, oid: string): DerElement | null {
  const extension = certificate.extensions.find((candidate) => candidate.oid === oid);
  return extension === undefined ? null : readDer(extension.value);
}
