import { type Address, readAddress } from './address.ts';
import { didWebAddress } from './did/did-web.ts';

/** Where an issuer describes itself: the document of a `did:web`, or the https address it issues under. */
export function issuerAddress(issuerId: string): Address | null {
  if (issuerId.startsWith('did:web:')) return didWebAddress(issuerId);
  return issuerId.startsWith('https:') ? readAddress(issuerId) : null;
}
