import {
  createServer,
  request as plainRequest,
  type RequestListener,
  type RequestOptions,
  type Server,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

/** The server has no certificate: what is asked over TLS goes to it without, and the lookup stays out of the way. */
let port = 0;
vi.mock('node:https', () => ({
  request: (url: string, { lookup: _, ...options }: RequestOptions, answered: never) =>
    plainRequest(url.replace(/^https:\/\/[^/]+/, `http://127.0.0.1:${port}`), options, answered),
}));
const { askPublicly } = await import('../../src/trust/node-outbound.ts');
const { createSafeFetch } = await import('../../src/trust/safe-fetch.ts');

const seen: Record<string, unknown>[] = [];
const pages: Record<string, RequestListener> = {
  '/list': (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'max-age=90' }).end('{"a":"é"}'),
  '/old': (_, response) => response.writeHead(301, { location: '/list' }).end(),
  '/gzip': (_, response) =>
    response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': 'gzip' }).end('x'),
  '/empty': (_, response) => response.writeHead(204).end(),
  '/hangs': (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).write('{'),
  '/long': (_, response) => response.writeHead(200, { 'content-type': 'application/json' }).end('x'.repeat(300_000)),
  '/breaks': (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{');
    response.destroy();
  },
};
let server: Server;
beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push({ method: request.method, ...request.headers });
    const page = pages[request.url ?? ''];
    if (page) page(request, response);
    else response.writeHead(404).end();
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const ask = (path: string) =>
  createSafeFetch({ fetch: askPublicly, timeout: 300 })(`https://kuleuven.be${path}`, {
    hosts: ['kuleuven.be'],
    maxBytes: 1000,
    types: ['application/json'],
  });

it('a page is read, after a redirect too, without cookies and without compression', async () => {
  const page = { ok: true, value: { text: '{"a":"é"}', mediaType: 'application/json', maxAge: 90 } };
  expect(await ask('/list')).toEqual(page);
  expect(await ask('/old')).toEqual(page);
  expect(seen[0]).toMatchObject({ method: 'GET', accept: 'application/json', 'accept-encoding': 'identity' });
  expect(seen.some((headers) => 'cookie' in headers || 'authorization' in headers)).toBe(false);
});

it.each([
  ['/none', 'unreachable'],
  ['/gzip', 'unreachable'],
  ['/empty', 'unreachable'],
  ['/hangs', 'unreachable'],
  ['/breaks', 'unreachable'],
  ['/long', 'too_big'],
])('%s is %s', async (path, code) => {
  expect(await ask(path)).toMatchObject({ ok: false, error: { code } });
});
