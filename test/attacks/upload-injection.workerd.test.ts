import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { readUpload } from '../../src/api/upload.ts';
import { call } from '../support/service.ts';

const GENUINE =
  '{"@context":["https://www.w3.org/ns/credentials/v2"],"type":["VerifiableCredential"],"issuer":"did:web:a.example","credentialSubject":{"id":"urn:x"}}';
const post = (raw: string, type: string, query = '') =>
  call('POST', `/api/verify${query}`, { raw, token: null, headers: { 'content-type': type } });

describe('what is judged is the file that was sent', () => {
  it('though a program calls it a form: no part of it is judged in its place', async () => {
    // What `curl --data-binary` says of any file.
    const forged = `{"note":"x&credential=${encodeURIComponent(GENUINE)}&x="}`;
    const answer = await post(forged, 'application/x-www-form-urlencoded');
    expect(answer.status).toBe(422);
    expect(answer.json.code).toBe('NOT_A_CREDENTIAL');
    const whole = await post(GENUINE, 'application/x-www-form-urlencoded');
    expect(whole.status).toBe(200);
    expect(whole.json.reports[0].issuer.asClaimed.id).toBe('did:web:a.example');
  });

  it('and the challenge of the verifier is not replaced by one that came along', async () => {
    const app = new Hono().post('/', async (c) => {
      const upload = await readUpload(c, 'en');
      return upload instanceof Response ? upload : c.json(upload.expected);
    });
    const expected = async (query: string) => {
      const form = new FormData();
      form.set('credential', GENUINE);
      form.set('challenge', 'old');
      return (await app.request(`/${query}`, { method: 'POST', body: form })).json();
    };
    expect(await expected('?challenge=fresh&domain=me')).toEqual({ challenge: 'fresh', domain: 'me' });
    expect(await expected('')).toEqual({ challenge: 'old' });
    expect(await expected('?challenge=')).toEqual({ challenge: 'old' });
  });
});
