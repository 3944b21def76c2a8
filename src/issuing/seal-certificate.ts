import { type Certificate, readCertificate } from '../credential/certificates/certificate.ts';
import { namesSameBody, organizationIdentifier } from '../credential/certificates/organization-identifier.ts';
import { decodeBase64 } from '../record/base64.ts';
import type { Institution } from '../record/institution.ts';
import type { SigningKey } from './ports.ts';
import { type Refusal, refusal } from './refusal.ts';

/**
 * Why a seal certificate cannot seal for an institution: its organizationIdentifier (ETSI EN 319 412-1 §5.1.4) names
 * another body than the institution's eIDAS identifier. Certificate and record are compared, neither is copied into the
 * other. Does not check the chain or its anchor.
 */
export function certificateObstacle(institution: Institution, leaf: Certificate): Refusal | null {
  const named = leaf.subject.organizationIdentifier;
  if (named !== undefined && namesSameBody(institution.identifiers.eidas, named)) return null;
  const { eidas } = institution.identifiers;
  return refusal('SEAL_CERTIFICATE_MISMATCH', {
    certificate: named ?? '–',
    institution: organizationIdentifier(eidas) ?? `${eidas.notation} (${eidas.country})`,
  });
}

/** The same for a key of the register, before it seals: the record may have changed since the key was imported. */
export function sealCertificateObstacle(institution: Institution, key: SigningKey): Refusal | null {
  const [leaf] = key.certificateChain ?? [];
  const der = leaf === undefined ? null : decodeBase64(leaf);
  const certificate = der && readCertificate(der);
  if (!certificate?.ok) throw new Error(`the seal key ${key.keyId} has no readable certificate`);
  return certificateObstacle(institution, certificate.value);
}
