import { describe, expect, it } from 'vitest';
import { FREE_CONCEPTS } from '../../src/credential/elm/concept.ts';
import { nodeIds, uuidV5 } from '../../src/credential/elm/node-id.ts';

const DNS = '6ba7b810-9dad-11d1-80b4-00c04fd430c8';
const URL_NAMESPACE = '6ba7b811-9dad-11d1-80b4-00c04fd430c8';
const CREDENTIAL = 'urn:credential:0b4be6a6-6b3f-4d38-9f38-1f2f2dd4b0aa';

describe('node ids', () => {
  it('are name-based uuids as RFC 9562 A.4 computes them', () => {
    expect(uuidV5(DNS, 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2');
  });

  it('are the same for the same path of the same credential, and only then', () => {
    const ids = nodeIds(CREDENTIAL);
    expect(ids('a', 'b')).toBe(nodeIds(CREDENTIAL)('a', 'b'));
    const other = nodeIds('urn:credential:0b4be6a6-6b3f-4d38-9f38-1f2f2dd4b0ab');
    expect(new Set([ids('a', 'b'), ids('a/b'), ids('a'), other('a', 'b')]).size).toBe(4);
  });

  it('need a credential id that ends in a uuid', () => {
    expect(() => nodeIds('urn:credential:1')).toThrow(/no uuid/);
  });
});

describe('free concepts', () => {
  it('have the fixed ids their documentation derives', () => {
    for (const [name, { id }] of Object.entries(FREE_CONCEPTS))
      expect(id).toBe(`urn:epass:concept:${uuidV5(URL_NAMESPACE, `https://sigillum.invalid/concept/${name}`)}`);
    const schemes = new Set(Object.values(FREE_CONCEPTS).map(({ inScheme }) => inScheme.id));
    expect(schemes).toEqual(
      new Set(
        ['supervision', 'subject'].map(
          (name) =>
            `urn:epass:conceptScheme:${uuidV5(URL_NAMESPACE, `https://sigillum.invalid/concept/scheme/${name}`)}`,
        ),
      ),
    );
  });
});
