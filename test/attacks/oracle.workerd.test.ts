import { env } from 'cloudflare:workers';
import { beforeAll, describe, expect, it } from 'vitest';
import { sameDigest } from '../../src/api/session.ts';
import { SCENARIO_CASES } from '../../src/local/invented/awards.ts';
import { dijleland } from '../../src/local/invented/institutions.ts';
import { type Answer, api, apiKey, call, OPERATOR_TOKEN, provision } from '../support/service.ts';

/** Attack 45: what an answer tells whoever may know nothing. */

const mediator = SCENARIO_CASES.environmentalMediator();
const { slug } = mediator.institution;
let live: string;
let expired: string;
let revoked: string;
beforeAll(async () => {
  await provision(mediator.institution, [mediator.specification]);
  await provision(dijleland(), []);
  live = await apiKey(slug, ['audit:read']);
  expired = await apiKey(slug, ['audit:read'], { name: 'expired' });
  await env.DB.prepare("UPDATE api_key SET expires_at = 1 WHERE name = 'expired'").run();
  const made = await call('POST', api(slug, '/api-keys'), { body: { name: 'x', actions: ['audit:read'] } });
  revoked = made.json.token;
  await call('DELETE', api(slug, `/api-keys/${made.json.keyId}`));
});

/** The whole answer, but for the name in the address that it repeats. */
const said = ({ status, text, headers }: Answer, named = slug) => ({
  status,
  text: text.replaceAll(named, '…'),
  headers: Object.fromEntries([...headers].filter(([name]) => name !== 'date')),
});

describe('who may not know', () => {
  it('an institution that exists and one that does not look the same to a key nobody has', async () => {
    for (const token of [null, `sgl_${'x'.repeat(43)}`, `${OPERATOR_TOKEN.slice(0, -1)}z`])
      for (const path of ['', '/audit', '/credentials', '/credentials/urn:credential:x', '/keys'])
        expect(said(await call('GET', api(slug, path), { token }))).toEqual(
          said(await call('GET', api('nobody-at-all', path), { token }), 'nobody-at-all'),
        );
  });

  it('a wrong key, an expired one, a revoked one and one of another scheme get one and the same answer', async () => {
    const wrong = `${live.slice(0, -4)}AAAA`;
    const none = said(await call('GET', api(slug, '/audit'), { token: null }));
    for (const token of [wrong, revoked, expired, 'x', '', 'sgl_'])
      expect(said(await call('GET', api(slug, '/audit'), { token })), token).toEqual(none);
    expect(none.status).toBe(401);
    expect((await call('GET', api(slug, '/audit'), { token: live })).status).toBe(200);
  });

  it('a key of one institution learns nothing of whether another exists', async () => {
    expect(said(await call('GET', api('dijleland', '/audit'), { token: live }), 'dijleland')).toEqual(
      said(await call('GET', api('nobody-at-all', '/audit'), { token: live }), 'nobody-at-all'),
    );
  });

  it('a verification says nothing of what the office has: no credential is found by its id', async () => {
    const id = 'urn:credential:00000000-0000-4000-8000-000000000000';
    const issued = await call('POST', api(slug, '/awards'), { body: mediator.award });
    const ask = (credential: string) =>
      call('POST', '/api/verify', {
        token: null,
        raw: JSON.stringify({
          '@context': ['https://www.w3.org/ns/credentials/v2'],
          id: credential,
          type: ['VerifiableCredential'],
          issuer: `did:web:localhost%3A8787:i:${slug}`,
          credentialSubject: { id: 'urn:x:y' },
        }),
      });
    const timeless = ({ text }: Answer, credential: string) =>
      text.replaceAll(credential, '').replaceAll(/"verifiedAt": "[^"]+"/g, '');
    expect(timeless(await ask(issued.json.id), issued.json.id)).toBe(timeless(await ask(id), id));
  });
});

describe('comparing secrets', () => {
  it('digests are equal only when every one of their characters is', () => {
    const digest = 'ab'.repeat(32);
    expect(sameDigest(digest, digest)).toBe(true);
    for (let at = 0; at < 64; at++)
      expect(sameDigest(digest, `${digest.slice(0, at)}0${digest.slice(at + 1)}`), String(at)).toBe(false);
    for (const other of ['', digest.slice(0, 63), `${digest}a`]) expect(sameDigest(digest, other)).toBe(false);
  });
});
