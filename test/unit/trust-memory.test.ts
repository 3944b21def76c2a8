import { expect, it } from 'vitest';
import { createTrustMemory } from '../../src/trust/memory.ts';

const text = (value: string) => ({ text: value, mediaType: 'application/json', fetchedAt: 1, freshUntil: 2 });

it('remembers the newest version of an address and refuses an older one, or another of the same age', async () => {
  const memory = createTrustMemory();
  expect(await memory.remember('a', 2, 'x', 0)).toBe(true);
  expect(await memory.remember('a', 2, 'x', 0)).toBe(true);
  expect(await memory.remember('a', 1, 'x', 0)).toBe(false);
  expect(await memory.remember('a', 2, 'y', 0)).toBe(false);
  expect(await memory.remember('b', 1, 'z', 0)).toBe(true);
  expect(await memory.remember('a', 3, 'y', 0)).toBe(true);
  expect(await memory.remember('a', 2, 'x', 0)).toBe(false);
});

it('keeps a bounded number of texts, of a bounded length together; what was used longest ago goes first', async () => {
  const memory = createTrustMemory({ texts: 2, characters: 10, versions: 2 });
  await memory.keep('a', text('1'));
  await memory.keep('b', text('2'));
  await memory.cached('a');
  await memory.keep('c', text('3'));
  expect(await memory.cached('b')).toBeNull();
  expect(await memory.cached('a')).toEqual(text('1'));
  await memory.keep('a', text('0123456789'));
  expect(await memory.cached('c')).toBeNull();
  expect((await memory.cached('a'))?.text).toBe('0123456789');
  await memory.keep('d', text('longer than all of it'));
  expect(await memory.cached('d')).toBeNull();
  await memory.keep('e', text('1'));
  expect(await memory.cached('e')).not.toBeNull();
});

it('keeps a bounded number of versions', async () => {
  const memory = createTrustMemory({ texts: 1, characters: 1, versions: 2 });
  for (const url of ['a', 'b', 'c']) await memory.remember(url, 5, 'x', 0);
  expect(await memory.remember('a', 1, 'x', 0)).toBe(true);
  expect(await memory.remember('c', 1, 'x', 0)).toBe(false);
});
