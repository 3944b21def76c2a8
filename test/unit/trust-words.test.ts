import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultParams } from '../../src/api/trust-words.ts';
import { acceptedIn } from '../../src/record/accepts.ts';

describe('a fault in what an operator sends', () => {
  const source = readFileSync(new URL('../../src/trust/registry/registry-fault.ts', import.meta.url), 'utf8');
  const reasons = [...source.matchAll(/(?:reason: |return |\? )'([a-z][^']+)'/g)].map(([, reason = '']) => reason);

  it('is said in Dutch and in English, whichever it is', () => {
    expect(reasons.length).toBeGreaterThan(6);
    for (const reason of reasons) {
      const params = faultParams({ reason, at: 'x' });
      expect(acceptedIn(params.reason, 'en')).toBe(reason);
      expect(acceptedIn(params.reason, 'nl'), reason).not.toBe(reason);
    }
  });
});
