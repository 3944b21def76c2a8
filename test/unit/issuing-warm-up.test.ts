import { describe, expect, it, vi } from 'vitest';
import { warmUp } from '../../src/issuing/warm-up.ts';

describe('warm-up of issuing when the module is loaded', () => {
  it('takes an invented award through draft, lint and both readers, without I/O, clock, cryptography and chance', async () => {
    const forbidden = [
      vi.spyOn(globalThis, 'fetch'),
      vi.spyOn(globalThis, 'setTimeout'),
      vi.spyOn(globalThis, 'setImmediate'),
      vi.spyOn(Date, 'now'),
      vi.spyOn(Math, 'random'),
      vi.spyOn(crypto, 'getRandomValues'),
      vi.spyOn(crypto, 'randomUUID'),
      vi.spyOn(crypto.subtle, 'digest'),
      vi.spyOn(crypto.subtle, 'importKey'),
      vi.spyOn(crypto.subtle, 'sign'),
      vi.spyOn(crypto.subtle, 'verify'),
    ];
    expect(await warmUp()).toBe(true);
    for (const spy of forbidden) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});
