import { type LookupAddress, lookup as resolve } from 'node:dns';
import { request } from 'node:https';
import type { LookupFunction } from 'node:net';
import { Readable } from 'node:stream';
import { isPublicIp } from './public-ip.ts';
import { type Asking, Refused } from './safe-fetch.ts';

type Resolver = (
  host: string,
  options: { all: true },
  done: (error: Error | null, addresses: LookupAddress[]) => void,
) => void;

/**
 * A lookup for sockets that knows public addresses only. One private address among several refuses the name: it is then
 * meant to lead inside, or broken. Because the socket connects to what this lookup answers, there is no second resolution
 * that could answer differently (DNS rebinding).
 */
export const publicLookup =
  (resolver: Resolver): LookupFunction =>
  (host, options, done) =>
    resolver(host, { all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      if (error || first === undefined) return done(error ?? new Error('the name does not resolve'), []);
      if (!addresses.every(({ address }) => isPublicIp(address)))
        return done(new Refused('the name leads to a private address'), []);
      return options.all ? done(null, addresses) : done(null, first.address, first.family);
    });

const lookup = publicLookup((host, options, done) => resolve(host, options, done));

/**
 * Asks one https address from Node, for the command line: like `fetch` with `redirect: 'manual'`, but connected only to
 * public addresses. Does not decompress: `identity` is asked for, and any other encoding is an error.
 */
export const askPublicly: Asking = (url, { headers, signal }) =>
  new Promise((answer, reject) => {
    const asking = request(
      url,
      {
        lookup,
        signal: signal ?? undefined,
        headers: { ...Object.fromEntries(new Headers(headers)), 'accept-encoding': 'identity' },
      },
      (incoming) => {
        const { statusCode = 0, headers: received } = incoming;
        if (statusCode < 200 || (received['content-encoding'] ?? 'identity') !== 'identity') {
          incoming.destroy();
          reject(new Error('an answer that cannot be read'));
          return;
        }
        const kept = new Headers();
        for (const name of ['content-type', 'cache-control', 'location'] as const) {
          const value = received[name];
          if (value !== undefined) kept.set(name, value);
        }
        const bodiless = statusCode === 204 || statusCode === 205 || statusCode === 304;
        if (bodiless) incoming.resume();
        const body = bodiless ? null : (Readable.toWeb(incoming) as ReadableStream<Uint8Array>);
        answer(new Response(body, { status: statusCode, headers: kept }));
      },
    );
    asking.on('error', reject);
    asking.end();
  });
