import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isPublicIp } from '../../src/trust/public-ip.ts';
import { type Asking, createSafeFetch } from '../../src/trust/safe-fetch.ts';
import { json } from '../support/opened-trust.ts';

const LIMITS = { hosts: ['kuleuven.be'], maxBytes: 100, types: ['application/json'] };
const URL_ = 'https://kuleuven.be/list';
const ask = (answer: Asking, limits: Partial<typeof LIMITS> = {}, url = URL_, timeout = 100) =>
  createSafeFetch({ fetch: answer, timeout })(url, { ...LIMITS, ...limits });

describe('the only way out', () => {
  it('asks with GET, follows nothing by itself, keeps out of HTTP caches and says what it takes', async () => {
    let seen: RequestInit | undefined;
    await ask(async (_, init) => {
      seen = init;
      return json('{}');
    });
    expect(seen).toMatchObject({ method: 'GET', redirect: 'manual', cache: 'no-store' });
    expect(seen?.headers).toEqual({ accept: 'application/json' });
    expect(seen?.signal).toBeInstanceOf(AbortSignal);
  });

  it('gives the text as it came, its type, and how long it is fresh', async () => {
    const headers = { 'content-type': 'Application/JSON; charset=utf-8', 'cache-control': 'public, max-age=60' };
    expect(await ask(async () => json('{"a":1}', headers))).toEqual({
      ok: true,
      value: { text: '{"a":1}', mediaType: 'application/json', maxAge: 60 },
    });
    expect(await ask(async () => json('{}'))).toMatchObject({ value: { maxAge: null } });
    expect(await ask(async () => json('{}', { 'cache-control': 'no-store, max-age=60' }))).toMatchObject({
      value: { maxAge: 0 },
    });
  });

  it('takes what is just small enough, and not a byte more, whatever length is announced', async () => {
    expect(await ask(async () => json('x'.repeat(100)))).toMatchObject({ ok: true });
    expect(await ask(async () => json('x'.repeat(101)))).toMatchObject({ error: { code: 'too_big' } });
    expect(await ask(async () => json('x'.repeat(101), { 'content-length': '5' }))).toMatchObject({
      error: { code: 'too_big' },
    });
  });

  it('stops an endless body where the limit is', async () => {
    let given = 0;
    let cancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        given += 1000;
        controller.enqueue(new Uint8Array(1000));
      },
      cancel: () => {
        cancelled = true;
      },
    });
    const answer = new Response(endless, { headers: { 'content-type': 'application/json' } });
    expect(await ask(async () => answer, { maxBytes: 10_000 })).toMatchObject({ error: { code: 'too_big' } });
    expect(given).toBeLessThan(20_000);
    expect(cancelled).toBe(true);
  });

  it.each<[string, Asking]>([
    ['never answers', () => new Promise(() => {})],
    [
      'sends one byte and then nothing',
      async () =>
        new Response(new ReadableStream({ start: (c) => c.enqueue(new Uint8Array(1)) }), {
          headers: { 'content-type': 'application/json' },
        }),
    ],
    [
      'hangs even when it is told to stop',
      async () =>
        new Response(
          new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(60)), cancel: () => new Promise(() => {}) }),
          { headers: { 'content-type': 'application/json' } },
        ),
    ],
  ])(
    'does not wait for a server that %s',
    async (_, answer) => {
      const outcome = await ask(answer);
      expect(outcome.ok).toBe(false);
    },
    2000,
  );

  it('takes only the types that belong there, as UTF-8 text', async () => {
    const typed = (type: string) => ask(async () => new Response('{}', { headers: { 'content-type': type } }));
    for (const type of ['text/html', 'application/jsonx', 'image/svg+xml', ''])
      expect(await typed(type), type).toMatchObject({ error: { code: 'wrong_type' } });
    expect(await ask(async () => new Response('{}', { headers: {} }))).toMatchObject({ error: { code: 'wrong_type' } });
    const latin1 = new Response(Uint8Array.of(0x22, 0xe9, 0x22), { headers: { 'content-type': 'application/json' } });
    expect(await ask(async () => latin1)).toMatchObject({ error: { code: 'wrong_type' } });
  });

  it('counts every other status as no answer', async () => {
    for (const status of [201, 204, 206, 304, 401, 404, 500])
      expect(
        await ask(
          async () =>
            new Response(status === 204 || status === 304 ? null : '{}', {
              status,
              headers: { 'content-type': 'application/json' },
            }),
        ),
        String(status),
      ).toMatchObject({ error: { code: 'unreachable' } });
    expect(await ask(() => Promise.reject(new TypeError('DNS')))).toMatchObject({ error: { code: 'unreachable' } });
  });

  it('follows two redirects on the same host', async () => {
    const asked: string[] = [];
    const hops: Record<string, string> = { [URL_]: '/a', 'https://kuleuven.be/a': 'https://kuleuven.be/b' };
    const answer: Asking = async (url) => {
      asked.push(url);
      const location = hops[url];
      return location === undefined ? json('{}') : new Response(null, { status: 302, headers: { location } });
    };
    expect(await ask(answer)).toMatchObject({ ok: true });
    expect(asked).toEqual([URL_, 'https://kuleuven.be/a', 'https://kuleuven.be/b']);
    hops['https://kuleuven.be/b'] = '/c';
    expect(await ask(answer)).toMatchObject({ error: { code: 'refused' } });
  });
});

describe('where the names lead', () => {
  it('in a Worker, the platform keeps requests on the public internet', () => {
    const config = readFileSync(new URL('../../wrangler.toml', import.meta.url), 'utf8');
    const flags = /^compatibility_flags\s*=\s*\[(.*)\]/m.exec(config)?.[1] ?? '';
    expect(flags).toContain('"global_fetch_strictly_public"');
  });

  it.each(['8.8.8.8', '134.58.64.12', '2a02:2c40::1', '2001:4860:4860::8888'])('%s is public', (address) => {
    expect(isPublicIp(address)).toBe(true);
  });

  it.each([
    '127.0.0.1',
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '169.254.169.254',
    '172.31.255.255',
    '192.168.1.1',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fd12::1',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2001::1',
    'localhost',
    '',
  ])('%s is not', (address) => {
    expect(isPublicIp(address)).toBe(false);
  });
});
