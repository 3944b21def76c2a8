import type { Address } from '../address.ts';

const DID_WEB = /^did:web:([a-z0-9.-]+)(?:%3A([1-9]\d{0,4}))?((?::[A-Za-z0-9._-]+)*)$/;

/**
 * Where the document of a `did:web` lies (did:web method §3.2): `/.well-known/did.json` of the host, or `did.json` under
 * the path. Null for anything a host name could hide in: capitals, percent-encoding other than of the port's colon, dot
 * segments, addresses in brackets. Whether the host may be asked is not decided here.
 */
export function didWebAddress(did: string): Address | null {
  const [match, host = '', port, path = ''] = DID_WEB.exec(did) ?? [];
  if (match === undefined || Number(port ?? 443) > 65_535) return null;
  const segments = path.split(':').slice(1);
  if (segments.some((segment) => segment === '.' || segment === '..')) return null;
  const authority = port === undefined || port === '443' ? host : `${host}:${port}`;
  const file = segments.length === 0 ? '.well-known/did.json' : `${segments.join('/')}/did.json`;
  return { authority, url: `https://${authority}/${file}` };
}
