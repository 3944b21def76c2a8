import { describe, expect, it } from 'vitest';
import { canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { MOST_CONTEXTS, planFor } from '../../src/credential/contexts/context-plan.ts';
import { documentLoader } from '../../src/credential/contexts/loader.ts';
import { libraryOutcome } from '../fuzz/canonical.ts';
import { credential } from '../support/proving-institution.ts';
import { stockJsonld } from '../support/stock-jsonld.ts';

const CONTEXTS = [
  'https://www.w3.org/2018/credentials/v1',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.1.json',
];
/** Types whose contexts go together, so that every set of them is another active context. */
const TYPES = ['VerifiableCredential', 'Achievement', 'Address', 'Alignment', 'Criteria', 'Image', 'Profile', 'Result'];

const withTypes = (set: number): object => ({
  '@context': CONTEXTS,
  id: 'urn:x:1',
  type: ['VerifiablePresentation', ...TYPES.filter((_, index) => set & (1 << index))],
});

describe('type sets chosen by whoever writes the document', () => {
  it('fill no memory: a plan holds so many contexts and begins anew, and every answer stays that of the library', async () => {
    const stock = stockJsonld();
    const plan = await planFor(CONTEXTS, documentLoader);
    let largest = 0;
    let before = 0;
    let begunAnew = 0;
    for (let set = 0; set < 2 ** TYPES.length; set += 1) {
      const ours = await canonicalise(withTypes(set)).catch(({ code, subject = '' }) => `refused ${code} ${subject}`);
      if (set % 16 === 0) expect(ours).toBe(await libraryOutcome(stock, withTypes(set)));
      const size = plan?.size() ?? 0;
      if (size < before) begunAnew += 1;
      before = size;
      largest = Math.max(largest, size);
    }
    expect(begunAnew).toBeGreaterThan(0);
    expect(largest).toBe(MOST_CONTEXTS);
  });

  it.each([
    ['an address of the writer’s choice', ['https://www.w3.org/ns/credentials/v2', 'https://evil.example/context']],
    ['a pinned context in a place it is not admitted', ['https://w3id.org/security/multikey/v1']],
    ['an object', ['https://www.w3.org/ns/credentials/v2', { name: 'urn:x:name' }]],
    ['many times the same', Array.from({ length: 50 }, () => 'https://www.w3.org/ns/credentials/v2')],
    ['nothing', []],
    ['__proto__', '__proto__'],
  ])('no plan is kept for %s', async (_, contexts) => {
    expect(await planFor(contexts, documentLoader)).toBeUndefined();
  });

  it('a loader that answers with another text for a pinned address gets no compiled context', async () => {
    const contexts = credential()['@context'];
    const other = async (url: string) => ({ documentUrl: url, document: { '@context': {} } });
    expect(await planFor(contexts, documentLoader)).toBeDefined();
    expect(await planFor(contexts, other)).toBeUndefined();
  });
});
