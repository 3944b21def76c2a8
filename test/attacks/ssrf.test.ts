import type { LookupAddress } from 'node:dns';
import { describe, expect, it, vi } from 'vitest';
import { askPublicly, publicLookup } from '../../src/trust/node-outbound.ts';
import { createSafeFetch } from '../../src/trust/safe-fetch.ts';
import { confirmed, json, opened } from '../support/opened-trust.ts';

const NOW = Date.UTC(2026, 10, 21, 12) / 1000;
const TYPES = ['application/json'];

/** Places an attacker would like our server to go. */
const INSIDE = [
  'https://127.0.0.1/',
  'https://127.0.0.1:6379/',
  'https://2130706433/',
  'https://0x7f000001/',
  'https://0x7f.1/',
  'https://0177.0.0.1/',
  'https://127.1/',
  'https://169.254.169.254/latest/meta-data/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:7f00:1]/',
  'https://localhost/',
  'https://LOCALHOST/',
  'https://localhost./',
  'https://api.localhost/',
  'https://printer.local/',
  'https://metadata.google.internal/',
  'https://intranet/',
  'https://router.lan/',
  'https://1.0.0.127.in-addr.arpa/',
  'https://hidden.onion/',
];

/** Ways to make a place look like a host of the issuer. */
const DISGUISED = [
  'http://kuleuven.be/',
  'ftp://kuleuven.be/',
  'file:///etc/passwd',
  'data:application/json,{}',
  'https://kuleuven.be@127.0.0.1/',
  'https://user:secret@kuleuven.be/',
  'https://user@kuleuven.be/',
  'https://127.0.0.1#@kuleuven.be/',
  'https://evil.example\\@kuleuven.be/',
  'https:\\\\kuleuven.be/',
  'https:kuleuven.be/',
  'https://kuleuven.be:22/',
  'https://kuleuven.be:443/',
  'https://kuleuven.be./',
  'https://KULEUVEN.be/',
  'https://kuleuven。be/',
  'https://ｋuleuven.be/',
  'https://кuleuven.be/',
  'https://xn--uleuven-63g.be/',
  'https://kuleuven.be%2eevil.example/',
  'https://kuleuven.be.evil.example/',
  'https://evilkuleuven.be/',
  'https://kuleuven.be/a/../b',
  'https://kuleuven.be/%2e%2e/b',
  'https://kuleuven.be/x#y',
  ' https://kuleuven.be/',
  'https://kuleuven.be/\n',
  'https://kule\tuven.be/',
  '//kuleuven.be/',
  `https://kuleuven.be/${'x'.repeat(2000)}`,
];

describe('an address that leads inside', () => {
  it.each(INSIDE)('%s is refused and not asked, even where an operator listed its host', async (url) => {
    const fetch = vi.fn();
    const host = URL.canParse(url) ? new URL(url).host : '';
    const outcome = await createSafeFetch({ fetch })(url, { hosts: [host, 'kuleuven.be'], maxBytes: 9, types: TYPES });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(fetch).toHaveBeenCalledTimes(0);
  });

  it.each(DISGUISED)('%j is refused and not asked', async (url) => {
    const fetch = vi.fn();
    const outcome = await createSafeFetch({ fetch })(url, { hosts: ['kuleuven.be'], maxBytes: 9, types: TYPES });
    expect(outcome).toMatchObject({ ok: false, error: { code: 'refused' } });
    expect(fetch).toHaveBeenCalledTimes(0);
  });

  it('a redirect to it is not followed', async () => {
    const first = 'https://kuleuven.be/list';
    for (const location of [
      ...INSIDE,
      'http://kuleuven.be/list',
      'https://evil.example/',
      'https://sub.kuleuven.be/',
      'https://kuleuven.be:8443/',
      '//evil.example/',
      'https://user@kuleuven.be/',
      'javascript:alert(1)',
      '',
    ]) {
      const fetch = vi.fn(async () => new Response(null, { status: 302, headers: { location } }));
      const outcome = await createSafeFetch({ fetch })(first, { hosts: ['kuleuven.be'], maxBytes: 9, types: TYPES });
      expect(outcome, location).toMatchObject({ error: { code: 'refused' } });
      expect(fetch.mock.calls.length, location).toBeLessThanOrEqual(location === '' ? 3 : 1);
    }
  });

  it('a chain of redirects ends after two', async () => {
    let hop = 0;
    const fetch = vi.fn(async () => new Response(null, { status: 307, headers: { location: `/hop/${hop++}` } }));
    const ask = createSafeFetch({ fetch });
    const outcome = await ask('https://kuleuven.be/', { hosts: ['kuleuven.be'], maxBytes: 9, types: TYPES });
    expect(outcome).toMatchObject({ error: { code: 'refused' } });
    expect(fetch).toHaveBeenCalledTimes(3);
  });
});

describe('a did:web that leads inside', () => {
  it.each([
    'did:web:127.0.0.1%3A6379',
    'did:web:127.0.0.1',
    'did:web:localhost',
    'did:web:localhost%3A8787:i:scheldeland',
    'did:web:169.254.169.254',
    'did:web:%5B%3A%3A1%5D',
    'did:web:[::1]',
    'did:web:0x7f.1',
    'did:web:2130706433',
    'did:web:user%40kuleuven.be',
    'did:web:kuleuven.be%40127.0.0.1',
    'did:web:evil.example%2F@kuleuven.be',
    'did:web:kuleuven.be%2F..%2F..',
    'did:web:kuleuven.be:..:..:x',
    'did:web:kuleuven.be%3A8443',
    'did:web:kuleuven.be%3A0443',
    'did:web:KULEUVEN.be',
    'did:web:kuleuven.be.',
    'did:web:kuleuven.be?service=x',
    'did:web:кuleuven.be',
  ])('%s is nobody’s and fetches nothing', async (did) => {
    const { trust, asked } = await opened({ institutions: [confirmed('kuleuven')] });
    const admission = await trust.admitIssuer(did);
    expect(admission).toMatchObject({ known: false, code: 'ISSUER_UNKNOWN' });
    expect(await trust.keysOf(did, admission, 'assertionMethod', NOW)).toMatchObject({
      error: { code: 'key_not_fetched' },
    });
    expect(asked).toEqual([]);
  });

  it('is refused even where an operator listed it by mistake', async () => {
    for (const did of ['did:web:127.0.0.1%3A6379', 'did:web:localhost', 'did:web:printer.local']) {
      const { trust, asked } = await opened({ institutions: [confirmed('kuleuven', { issuers: [did] })] });
      const keys = await trust.keysOf(did, await trust.admitIssuer(did), 'assertionMethod', NOW);
      expect(keys).toMatchObject({ error: { code: 'key_not_fetched' } });
      expect(asked).toEqual([]);
    }
  });
});

describe('a status list that leads elsewhere', () => {
  it('is asked only at a host of the issuer', async () => {
    const good = 'https://status.kuleuven.be/lists/1';
    const { trust, asked } = await opened({ institutions: [confirmed('kuleuven')], pages: { [good]: json('{}') } });
    const admission = await trust.admitIssuer('did:web:kuleuven.be');
    if (!admission.known) throw new Error('not admitted');
    for (const url of [...INSIDE, ...DISGUISED, 'https://ugent.be/lists/1'])
      expect(await trust.statusList(url, admission.party, NOW), url).toMatchObject({ error: { code: 'refused' } });
    expect(asked).toEqual([]);
    expect(await trust.statusList(good, admission.party, NOW)).toMatchObject({ ok: true });
    expect(asked).toEqual([good]);
  });

  it('kept for one issuer is not given to another', async () => {
    const url = 'https://status.kuleuven.be/lists/1';
    const institutions = [confirmed('kuleuven'), confirmed('ugent')];
    const { trust } = await opened({ institutions, pages: { [url]: json('{}') } });
    const [one, other] = [await trust.admitIssuer('did:web:kuleuven.be'), await trust.admitIssuer('did:web:ugent.be')];
    if (!one.known || !other.known) throw new Error('not admitted');
    expect(await trust.statusList(url, one.party, NOW)).toMatchObject({ ok: true });
    expect(await trust.statusList(url, other.party, NOW)).toMatchObject({ error: { code: 'refused' } });
  });
});

describe('a public name with a private address, on Node', () => {
  const lookedUp = (addresses: readonly string[], all = true) =>
    new Promise((done) => {
      const resolver = (_: string, __: object, answer: (error: null, found: LookupAddress[]) => void) =>
        answer(
          null,
          addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        );
      publicLookup(resolver)('rebind.example', { all }, (error, found) => done(error ?? found));
    });

  it('is not connected to, not even when another of its addresses is public', async () => {
    for (const addresses of [['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['8.8.8.8', '::1'], ['::ffff:10.0.0.1'], []])
      expect(await lookedUp(addresses)).toBeInstanceOf(Error);
    expect(await lookedUp(['8.8.8.8'])).toEqual([{ address: '8.8.8.8', family: 4 }]);
    expect(await lookedUp(['8.8.8.8'], false)).toBe('8.8.8.8');
  });

  it('is refused by the socket’s own lookup, so that nothing is resolved twice', async () => {
    await expect(askPublicly('https://localhost:1/', {})).rejects.toThrow('private address');
  });

  it('is refused by name in the answer', async () => {
    const ask = createSafeFetch({ fetch: (_, init) => askPublicly('https://localhost:1/', init) });
    const limits = { hosts: ['kuleuven.be'], maxBytes: 9, types: TYPES };
    expect(await ask('https://kuleuven.be/', limits)).toEqual({
      ok: false,
      error: { code: 'refused', reason: 'the name leads to a private address' },
    });
  });
});
