import { expect, it } from 'vitest';
import { createSafeFetch } from '../../src/trust/safe-fetch.ts';

it('workerd takes the request as it is asked', async () => {
  let request: Request | undefined;
  const ask = createSafeFetch({
    fetch: async (url, init) => {
      request = new Request(url, init);
      return new Response('{}', { headers: { 'content-type': 'application/json' } });
    },
  });
  const outcome = await ask('https://kuleuven.be/x', {
    hosts: ['kuleuven.be'],
    maxBytes: 9,
    types: ['application/json'],
  });
  expect(outcome).toMatchObject({ ok: true, value: { text: '{}' } });
  expect(request?.redirect).toBe('manual');
  expect(request?.headers.get('accept')).toBe('application/json');
});
