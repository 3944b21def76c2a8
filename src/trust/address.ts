import { isPublicHostName, isUnder } from './host.ts';

const MAX_LENGTH = 2000;

/** An https address: `host`, or `host:port` for another port than 443, and the address itself. */
export interface Address {
  readonly authority: string;
  readonly url: string;
}

/**
 * Reads an https address that is written exactly as the URL standard serialises it (only the slash after a bare host may
 * be left out): what is compared is then what is asked. So no other notation of a host, no user name, no backslash, no
 * dot segments, no capitals in the host. Null for everything else, and for a fragment.
 */
export function readAddress(url: string): Address | null {
  const parsed = url.length > MAX_LENGTH ? null : URL.parse(url);
  if (parsed === null) return null;
  if (parsed.protocol !== 'https:' || parsed.username !== '' || parsed.password !== '' || parsed.hash !== '')
    return null;
  if (parsed.href !== url && parsed.href !== `${url}/`) return null;
  return { authority: parsed.host, url: parsed.href };
}

/**
 * Why an address is not asked in the name of somebody with these hosts; null when it may be. `hosts` are host names, which
 * stand for their subdomains on port 443, and `host:port`, which stands for itself.
 */
export function addressRefusal(url: string, hosts: readonly string[]): string | null {
  const address = readAddress(url);
  if (address === null) return 'not a plain https address';
  const [host = ''] = address.authority.split(':');
  if (!isPublicHostName(host)) return 'not a public host name';
  if (!isUnder(address.authority, hosts)) return 'not a host of this issuer';
  return null;
}
