import { readAddress } from './address.ts';

/** What stands here only whoever runs the whole host can put there (RFC 8615 §1). */
const WELL_KNOWN = '/.well-known/';

/**
 * Whether a key named by an https address of its own is the issuer's to publish (Open Badges 3.0 §8.2.3 lets a token name
 * its JWK so). It lies below the issuer's own address; of an issuer that is a whole host, below `/.well-known/`, because
 * elsewhere on a host others publish too. A key at another address of the issuer's host has to be pinned.
 */
export function isKeyAddress(named: string, issuerId: string): boolean {
  const key = readAddress(named);
  const issuer = readAddress(issuerId);
  if (key === null || issuer === null || key.authority !== issuer.authority) return false;
  const own = new URL(issuer.url);
  if (own.search !== '') return false;
  const below = own.pathname === '/' ? WELL_KNOWN : `${own.pathname.replace(/\/$/, '')}/`;
  const { pathname } = new URL(key.url);
  return pathname.startsWith(below) && pathname !== below;
}

/** Whether the address of a pinned key is an issuer's or lies under it. */
export const isUnderIssuer = (keyId: string, issuerId: string): boolean =>
  keyId === issuerId || keyId.startsWith(`${issuerId}#`) || keyId.startsWith(`${issuerId}/`);

/** Whether a key and an issuer with https addresses are on one host and port. */
export function isOnHostOf(keyId: string, issuerId: string): boolean {
  const key = readAddress(keyId);
  return key !== null && key.authority === readAddress(issuerId)?.authority;
}
