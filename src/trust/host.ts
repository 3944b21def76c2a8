/** Top-level names that lead to the own machine, the own network, or nowhere (RFC 6761, RFC 6762, RFC 8375, RFC 7686). */
const NOT_PUBLIC = new Set([
  'localhost',
  'localdomain',
  'local',
  'internal',
  'intranet',
  'private',
  'corp',
  'home',
  'lan',
  'arpa',
  'onion',
  'i2p',
  'alt',
  'test',
  'invalid',
]);

/** Below these anybody can have a name, so that none of them stands for its subdomains. The ones issuers are found on. */
const SHARED = new Set([
  'ac.be',
  'ac.uk',
  'co.uk',
  'com.au',
  'edu.au',
  'github.io',
  'gitlab.io',
  'pages.dev',
  'workers.dev',
  'netlify.app',
  'vercel.app',
  'web.app',
  'firebaseapp.com',
  'herokuapp.com',
  'onrender.com',
  'fly.dev',
  'azurewebsites.net',
  'cloudapp.net',
  'cloudfront.net',
  'amazonaws.com',
  'appspot.com',
  'run.app',
  'ngrok.io',
  'ngrok-free.app',
  'blogspot.com',
  'wordpress.com',
  'nip.io',
  'sslip.io',
]);

const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * Whether a host is a name of the public DNS as a browser writes it: lower-case ASCII (an internationalised name as
 * `xn--`), two labels or more, a top-level name with a letter in it. So no IP address in any notation, no `localhost`, no
 * name of a local network, no trailing dot. What the name resolves to is not asked here.
 */
export function isPublicHostName(host: string): boolean {
  const labels = host.split('.');
  const top = labels.at(-1) ?? '';
  return (
    host.length <= 253 &&
    labels.length >= 2 &&
    labels.every((label) => LABEL.test(label)) &&
    /^(?:[a-z]{2,}|xn--[a-z0-9-]+)$/.test(top) &&
    !NOT_PUBLIC.has(top)
  );
}

/**
 * Whether an authority (`host`, or `host:port` for another port than 443) lies under one of these hosts: equal to it, or a
 * subdomain of it at a label boundary. A port is never implied: `host:8443` only equals `host:8443`. Names under which
 * anybody can register stand for themselves alone.
 */
export const isUnder = (authority: string, hosts: readonly string[]): boolean =>
  hosts.some(
    (host) =>
      authority === host ||
      (!authority.includes(':') && !host.includes(':') && !SHARED.has(host) && authority.endsWith(`.${host}`)),
  );
