import type { Certificate } from '../../credential/certificates/certificate.ts';
import type { PartyIdentifier } from '../trust.ts';

export type SameOrganisation = 'same' | 'other' | 'cannot-tell';

export function sameOrganisation(_leaf: Certificate, _claimed: readonly PartyIdentifier[]): SameOrganisation {
  return 'cannot-tell';
}
