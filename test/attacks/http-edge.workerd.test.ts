import { beforeAll, describe, expect, it } from 'vitest';
import { OPERATIONS } from '../../src/api/index.ts';
import { BODY_LIMIT } from '../../src/api/json-body.ts';
import { addressOf } from '../../src/api/route.ts';
import { MAX_UPLOAD } from '../../src/api/upload.ts';
import { SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { api, call, provision } from '../support/service.ts';

/** Attack 46: the edges of HTTP. */

const mediator = SCENARIO_CASES.environmentalMediator();
const documents: string[] = [];
beforeAll(async () => {
  await provision(mediator.institution, [mediator.specification]);
  const issued = await call('POST', api(mediator.institution.slug, '/awards'), { body: mediator.award });
  for (const { href } of issued.json.documents) documents.push((await call('GET', href)).text);
});

type Raw = string | Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>;
const send = (path: string, raw: Raw, headers: Record<string, string> = {}, method = 'POST') =>
  call(method, path, { raw, token: null, headers: { 'content-type': 'application/octet-stream', ...headers } });

/** A body whose length nobody declared, in pieces of 64 kB. `drawn` says how much of it was taken. */
function chunked(length: number) {
  const piece = new Uint8Array(65_536).fill(0x20);
  const drawn = { bytes: 0 };
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (drawn.bytes >= length) return controller.close();
      drawn.bytes += piece.length;
      controller.enqueue(piece);
    },
  });
  return { stream, drawn };
}

const form = async (fields: readonly (readonly [name: string, value: string | File])[]) => {
  const data = new FormData();
  for (const [name, value] of fields) data.append(name, value);
  const response = new Response(data);
  return {
    raw: new Uint8Array(await response.arrayBuffer()),
    headers: { 'content-type': response.headers.get('content-type') ?? '' },
  };
};

const WAYS = [
  ['/api/verify', MAX_UPLOAD + 65_536],
  ['/verify', MAX_UPLOAD + 65_536],
  [api('scheldeland', '/offerings/check'), BODY_LIMIT],
] as const;

describe('a body above the limit', () => {
  it.each(WAYS)('%s: refused by the length that was declared, before a byte is read', async (path, limit) => {
    const { stream, drawn } = chunked(limit * 4);
    const token = path.includes('institutions') ? {} : { token: null };
    const answer = await call('POST', path, {
      ...token,
      raw: stream,
      headers: { 'content-type': 'application/json', 'content-length': String(limit + 1) },
    });
    expect(answer.status).toBe(413);
    expect(drawn.bytes).toBeLessThan(limit);
  });

  it.each(WAYS)('%s: refused in pieces of no declared length, as soon as it is too much', async (path, limit) => {
    const { stream, drawn } = chunked(limit * 4);
    const token = path.includes('institutions') ? {} : { token: null };
    const answer = await call('POST', path, { ...token, raw: stream, headers: { 'content-type': 'application/json' } });
    expect(answer.status).toBe(413);
    expect(drawn.bytes).toBeLessThan(limit + 8 * 65_536);
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  it.each(WAYS)('%s: a length that lies low or is no number changes nothing', async (path, limit) => {
    for (const length of ['1', 'many', '-1', '0x10']) {
      const { stream } = chunked(limit * 2);
      const token = path.includes('institutions') ? {} : { token: null };
      const headers = { 'content-type': 'application/json', 'content-length': length };
      const answer = await call('POST', path, { ...token, raw: stream, headers }).catch(() => ({ status: 413 }));
      expect(answer.status, length).toBe(413);
    }
  });

  it('a file of exactly 15 MB is looked at; one byte more is not', async () => {
    const spaces = new Uint8Array(MAX_UPLOAD + 1).fill(0x20);
    expect((await send('/api/verify', spaces.subarray(0, MAX_UPLOAD))).json.code).toBe('NOT_A_CREDENTIAL');
    expect((await send('/api/verify', spaces)).json.code).toBe('BODY_TOO_LARGE');
  });
});

describe('a method in disguise', () => {
  it('stays the method it is', async () => {
    for (const [name, value] of [
      ['x-http-method-override', 'DELETE'],
      ['x-http-method', 'PUT'],
      ['x-method-override', 'POST'],
    ] as const) {
      expect((await call('GET', '/verify', { token: null, headers: { [name]: value } })).text).toContain('<form');
      const path = api(mediator.institution.slug);
      expect((await call('GET', path, { headers: { [name]: value } })).text).toBe((await call('GET', path)).text);
    }
    const body = await form([
      ['_method', 'DELETE'],
      ['credential', documents[1] ?? ''],
    ]);
    expect((await send('/api/verify', body.raw, body.headers)).json.verdict).toBe('passed');
  });

  it('TRACE and words nobody knows are refused where a credential is verified', async () => {
    for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND'])
      for (const path of ['/api/verify', '/verify'])
        expect((await call(method, path, { token: null })).status, `${method} ${path}`).toBe(405);
  });
});

describe('a poisoned address of the service', () => {
  const POISON = {
    host: 'evil.example',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'gopher',
    'x-original-url': '/api/trust',
    'x-rewrite-url': '/api/trust',
    forwarded: 'host=evil.example;proto=https',
  };

  it('changes nothing about a verification, and stands nowhere in an answer', async () => {
    for (const document of documents) {
      const [plain, poisoned] = [
        await send('/api/verify', document),
        await send('http://evil.example/api/verify', document, POISON),
      ];
      const timeless = (json: object) => JSON.stringify(json).replaceAll(/"verifiedAt":"[^"]+"/g, '');
      expect(timeless(poisoned.json)).toBe(timeless(plain.json));
      expect(poisoned.json.verdict).toBe('passed');
      expect(poisoned.text).not.toContain('evil.example');
    }
  });

  it('on pages too: every address in them is our own path', async () => {
    for (const path of ['/', '/verify', '/docs']) {
      const { text } = await call('GET', `http://evil.example${path}`, { token: null, headers: POISON });
      expect(text, path).not.toContain('evil.example');
    }
    const page = await send('http://evil.example/verify', documents[1] ?? '', POISON);
    expect(page.text).not.toContain('evil.example');
    expect(page.text).toContain('action="/verify?lang=en"');
  });
});

describe('what is private', () => {
  it('is never kept by a cache: reports, refusals and everything that needs a key', async () => {
    const empty = await form([]);
    for (const answer of [
      await send('/api/verify', documents[0] ?? ''),
      await send('/api/verify', 'rubbish'),
      await send('/api/verify', ''),
      await send('/verify', documents[0] ?? ''),
      await send('/verify', 'rubbish'),
      await send('/verify', empty.raw, empty.headers),
      await call('GET', '/api/verify', { token: null }),
    ])
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([answer.status, 'no-store']);
    for (const operation of OPERATIONS.filter(({ method }) => method === 'get')) {
      const path = addressOf(operation)
        .replace('{institution}', mediator.institution.slug)
        .replaceAll(/\{\w+\}/g, 'x');
      for (const token of [null, undefined]) {
        const answer = await call('GET', path, token === null ? { token } : {});
        expect(answer.headers.get('cache-control'), `${answer.status} ${path}`).toBe('no-store');
      }
    }
  });

  it('the form itself may be kept, by language', async () => {
    const { headers } = await call('GET', '/verify', { token: null });
    expect(headers.get('cache-control')).toBe('public, max-age=300');
    expect(headers.get('vary')).toContain('accept-language');
    expect(headers.get('set-cookie')).toBeNull();
  });
});

describe('forms that are made to hurt', () => {
  const multipart = (body: string, boundary = 'x') =>
    send('/api/verify', body, { 'content-type': `multipart/form-data; boundary=${boundary}` });

  it.each([
    ['rubbish', 'rubbish'],
    ['no end', '--x\r\nContent-Disposition: form-data; name="file"\r\n\r\nabc'],
    ['no name', '--x\r\nContent-Disposition: form-data\r\n\r\nabc\r\n--x--\r\n'],
    ['another boundary', '--y\r\nContent-Disposition: form-data; name="file"\r\n\r\nabc\r\n--y--\r\n'],
    ['only an end', '--x--\r\n'],
    [
      'a form in a form',
      '--x\r\nContent-Disposition: form-data; name="file"\r\nContent-Type: multipart/mixed; boundary=z\r\n\r\n--z\r\nContent-Disposition: file; filename="a"\r\n\r\n{}\r\n--z--\r\n\r\n--x--\r\n',
    ],
  ])('%s is refused by name', async (_, body) => {
    const answer = await multipart(body);
    expect([400, 422], answer.text).toContain(answer.status);
    expect(['BODY_MALFORMED', 'BODY_MISSING', 'NOT_A_CREDENTIAL']).toContain(answer.json.code);
    const page = await send('/verify', body, { 'content-type': 'multipart/form-data; boundary=x' });
    expect(page.status).toBe(answer.status);
    expect(page.headers.get('content-type')).toContain('text/html');
  });

  it('no boundary, or one without end', async () => {
    for (const type of ['multipart/form-data', `multipart/form-data; boundary=${'b'.repeat(20_000)}`])
      expect((await send('/api/verify', '--x--', { 'content-type': type })).json.code).toBe('BODY_MALFORMED');
  });

  it('10,000 parts: answered within seconds', async () => {
    const others = await form([
      ...Array.from({ length: 10_000 }, (_, index) => [`f${index}`, 'x'] as const),
      ['credential', documents[1] ?? ''] as const,
    ]);
    const begun = performance.now();
    expect((await send('/api/verify', others.raw, others.headers)).json.verdict).toBe('passed');
    const files = await form(Array.from({ length: 10_000 }, () => ['file', new File(['{}'], 'a.json')] as const));
    const refused = await send('/api/verify', files.raw, files.headers);
    expect(performance.now() - begun).toBeLessThan(4_000);
    expect(refused.json.code).toBe('BODY_MALFORMED');
  });

  it('a failing file cannot hide behind twenty good ones: the twenty-first is refused, not passed over', async () => {
    const good = new File([documents[1] ?? ''], 'good.json');
    const twenty = await form(Array.from({ length: 20 }, () => ['file', good] as const));
    const all = await send('/api/verify', twenty.raw, twenty.headers);
    expect([all.json.verdict, all.json.reports.length]).toEqual(['passed', 20]);
    const bad = new File([(documents[1] ?? '').replace(/"\d{4}-/, '"1999-')], 'bad.json');
    const more = await form([...Array.from({ length: 20 }, () => ['file', good] as const), ['file', bad]]);
    const refused = await send('/api/verify', more.raw, more.headers);
    expect([refused.status, refused.json.code]).toEqual([400, 'BODY_MALFORMED']);
  });

  it('a name of a field or file of a megabyte', async () => {
    const long = 'n'.repeat(1_000_000);
    const body = await form([
      [long, 'x'],
      ['file', new File([documents[1] ?? ''], `${long}.json`)],
      ['file', new File([documents[0] ?? ''], '../../etc/passwd')],
    ]);
    const answer = await send('/api/verify', body.raw, body.headers);
    expect(answer.json.verdict).toBe('passed');
    expect((await send('/verify', body.raw, body.headers)).text.length).toBeLessThan(100_000);
  });

  it('a content type that lies: the same bytes give the same report', async () => {
    const plain = await send('/api/verify', documents[0] ?? '');
    for (const type of [
      'image/png',
      'text/html',
      'application/pdf',
      'application/x-www-form-urlencoded',
      'x',
      ';;',
      'multipart/mixed',
    ])
      expect((await send('/api/verify', documents[0] ?? '', { 'content-type': type })).json.verdict, type).toBe(
        plain.json.verdict,
      );
    expect(
      (await send('/api/verify', 'GIF89a<script>alert(1)</script>', { 'content-type': 'text/html' })).json.code,
    ).toBe('NOT_A_CREDENTIAL');
  });
});
