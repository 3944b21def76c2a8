import jsonld from 'jsonld';
import { describe, expect, it, vi } from 'vitest';
import { canonicalise, pathOf } from '../../src/credential/contexts/canonicalise.ts';
import { CompiledContext } from '../../src/credential/contexts/compiled-context.ts';
import { warmUp } from '../../src/credential/contexts/warm-up.ts';
import { ourDocuments } from '../fuzz/originals.ts';

describe('warm-up when the module is loaded', () => {
  it('asks for no I/O, no cryptography and no timer, which workerd forbids at that time', async () => {
    const forbidden = [
      vi.spyOn(globalThis, 'fetch'),
      vi.spyOn(globalThis, 'setTimeout'),
      vi.spyOn(globalThis, 'setImmediate'),
      vi.spyOn(crypto.subtle, 'digest'),
      vi.spyOn(crypto, 'getRandomValues'),
      vi.spyOn(jsonld, 'toRDF'),
    ];
    await warmUp();
    for (const spy of forbidden) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });

  it('leaves nothing to compile for any document of ours', async () => {
    await warmUp();
    const learn = vi.spyOn(CompiledContext.prototype, 'learn');
    const process = vi.spyOn(jsonld, 'processContext');
    for (const document of ourDocuments()) await canonicalise(document);
    expect(learn).not.toHaveBeenCalled();
    expect(process).not.toHaveBeenCalled();
    learn.mockRestore();
    process.mockRestore();
  });
});

describe('documents of our own', () => {
  it('all go through compiled contexts to the end: awards and decisions in both forms, status lists', async () => {
    const documents = ourDocuments();
    expect(documents.length).toBeGreaterThan(60);
    for (const document of documents) expect(await pathOf(document)).toBe('compiled');
  });
});
