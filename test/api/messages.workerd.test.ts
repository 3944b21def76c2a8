import { beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE_INSTITUTION } from '../../src/api/examples.ts';
import { type Answer, api, apiKey, call, provision } from '../support/service.ts';

const { slug } = EXAMPLE_INSTITUTION;
const dutch = { 'accept-language': 'nl' };
beforeAll(() => provision(EXAMPLE_INSTITUTION, []));

describe('a name no institution can have', () => {
  const ask = (name: string, token?: string | null) =>
    call('PUT', `/api/institutions/${name}`, {
      body: EXAMPLE_INSTITUTION,
      headers: dutch,
      ...(token === undefined ? {} : { token }),
    });

  it('is explained to the operator', async () => {
    const { json, status } = await ask('Leeg!');
    expect([status, json.code]).toEqual([400, 'SLUG_NOT_VALID']);
    expect(json.detail).toContain('kleine letters, cijfers en koppeltekens');
  });

  it('is to everybody else an institution that is not there', async () => {
    const token = await apiKey(slug, ['*']);
    const named = ({ text, status }: Answer, name: string) => [status, text.replaceAll(name, 'X')];
    const none = named(await ask('niemand', token), 'niemand');
    expect(none[0]).toBe(404);
    expect(named(await ask('Leeg!', token), 'Leeg!')).toEqual(none);
    expect(named(await ask('Leeg!', null), 'Leeg!')).toEqual(none);
    expect(named(await ask('Leeg!', 'sgl_0000000000000000000000'), 'Leeg!')).toEqual(none);
  });
});

describe('a body that breaks', () => {
  const send = (raw: string) => call('POST', api(slug, '/awards'), { raw, headers: dutch });

  it('is shown by line and column', async () => {
    const { json } = await send('{\n  "awardId": "é😀",,\n}');
    expect(json).toMatchObject({ code: 'BODY_MALFORMED', params: { line: '2', column: '19' } });
    expect(json.detail).toContain('(regel 2, kolom 19)');
    expect(json.pointer).toBeUndefined();
  });

  it('names the field that stands twice', async () => {
    const { json } = await send('{"learner": {"givenName": "A",\r\n"givenName": "B"}}');
    expect(json).toMatchObject({ pointer: '/learner/givenName', params: { line: '2', column: '1' } });
  });
});

describe('a key that cannot be used', () => {
  const refuse = async (body: object) => (await call('POST', api(slug, '/keys'), { body, headers: dutch })).json;

  it('is refused in words of the reader, with the code apart', async () => {
    const privateKey = '-----BEGIN ENCRYPTED PRIVATE KEY-----\nAAAA\n-----END ENCRYPTED PRIVATE KEY-----';
    const encrypted = await refuse({ role: 'proof-p256', keyId: 'x', privateKey });
    expect(encrypted).toMatchObject({ pointer: '/privateKey', params: { reasonCode: 'PEM_KEY_ENCRYPTED' } });
    expect(encrypted.detail).toContain('versleuteld');
    expect(encrypted.detail).not.toContain('PEM_KEY');
  });

  it('says which certificate of the chain', async () => {
    const { json } = await call('GET', api(slug, '/keys'));
    const [leaf] = json.keys.find(({ role }: { role: string }) => role === 'seal').certificateChain;
    const pem = (label: string, content: string) => `-----BEGIN ${label}-----\n${content}\n-----END ${label}-----\n`;
    const refused = await refuse({
      role: 'seal',
      keyId: 'x',
      privateKey: pem('PRIVATE KEY', 'AAAA'),
      certificateChain: pem('CERTIFICATE', leaf) + pem('CERTIFICATE', 'AAAA'),
    });
    expect(refused).toMatchObject({
      pointer: '/certificateChain',
      params: { reasonCode: 'CERTIFICATE_UNREADABLE', certificate: '2' },
    });
    expect(refused.detail).toContain('niet leesbaar (certificaat 2)');
  });
});
