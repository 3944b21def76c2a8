import { expect, it, vi } from 'vitest';
import {
  documentLoader,
  isKnownContext,
  UnknownContext,
  wrapperContext,
} from '../../src/credential/contexts/loader.ts';

const globalFetch = vi.spyOn(globalThis, 'fetch').mockRejectedValue(new Error('nothing may be fetched'));
const V2 = 'https://www.w3.org/ns/credentials/v2';

it.each([
  'https://attacker.example/context',
  `${V2}#x`,
  `${V2}/`,
  `${V2}?`,
  V2.replace('https', 'http'),
  V2.toUpperCase(),
  V2.replace('w3.org', 'w3.org.'),
  ` ${V2}`,
  `https://attacker.example/contexts/elm-vcdm2-${'0'.repeat(64)}.jsonld`,
  `https://attacker.example/contexts/elm-vcdm2-${wrapperContext.sha256}.jsonld#x`,
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '',
])('a context named %j is not known and not fetched', async (url) => {
  expect(isKnownContext(url)).toBe(false);
  await expect(documentLoader(url)).rejects.toBeInstanceOf(UnknownContext);
  await expect(documentLoader(url)).rejects.toMatchObject({ code: 'context_unknown' });
  expect(globalFetch).toHaveBeenCalledTimes(0);
});

it('a pinned context is answered from memory and cannot be changed by who reads it', async () => {
  const { document } = await documentLoader(V2);
  expect(() => Object.assign(document, { '@context': {} })).toThrow(TypeError);
  expect(await documentLoader(V2)).toMatchObject({ document });
  expect(globalFetch).toHaveBeenCalledTimes(0);
});
