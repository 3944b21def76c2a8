import { describe, expect, it } from 'vitest';
import { relabelled } from '../../src/credential/data-integrity/sd-statements.ts';

const LABELS = new Map([
  ['c14n0', 'uB'],
  ['c14n1', 'uA'],
]);

describe('statements with the labels of the issuer', () => {
  it.each([
    ['a subject', '_:c14n0 <urn:p> <urn:o> .', '_:uB <urn:p> <urn:o> .'],
    ['an object', '<urn:s> <urn:p> _:c14n0 .', '<urn:s> <urn:p> _:uB .'],
    ['a graph', '<urn:s> <urn:p> "text" _:c14n1 .', '<urn:s> <urn:p> "text" _:uA .'],
    ['all of them', '_:c14n0 <urn:p> _:c14n1 _:c14n0 .', '_:uB <urn:p> _:uA _:uB .'],
  ])('%s that is a blank node is relabelled', (_, line, expected) => {
    expect(relabelled(`${line}\n`, LABELS)).toEqual([`${expected}\n`]);
  });

  it.each([
    '<urn:s> <urn:p> "see _:c14n0 there" .',
    '<urn:s> <urn:p> "_:c14n0"@nl .',
    '<urn:s> <urn:p> "he said \\"_:c14n0 .\\" and \\\\" .',
    '<urn:s> <urn:p> "7"^^<urn:_:c14n0> .',
    '<urn:_:c14n0> <urn:p> <urn:_:c14n1> .',
    '<urn:s> <urn:p> "a b" <urn:g> .',
  ])('%s stays as it is', (line) => {
    expect(relabelled(`${line}\n`, LABELS)).toEqual([`${line}\n`]);
  });

  it('are read although a page image is as long as a document may be: nothing is kept for each of its characters', () => {
    const line = `<urn:s> <urn:p> "data:image/png;base64,${'A'.repeat(14_000_000)}" .`;
    expect(relabelled(`${line}\n`, LABELS)?.[0]).toHaveLength(line.length + 1);
  });

  it('are sorted by what the issuer signed, not by what the presenter sees', () => {
    expect(relabelled('_:c14n0 <urn:p> "1" .\n_:c14n1 <urn:p> "2" .\n', LABELS)).toEqual([
      '_:uA <urn:p> "2" .\n',
      '_:uB <urn:p> "1" .\n',
    ]);
  });

  it.each(['_:c14n2 <urn:p> <urn:o> .', '<urn:s> <urn:p> <urn:o> _:c14n2 .', 'no statement'])(
    'are none where a node has no label: %s',
    (line) => {
      expect(relabelled(`${line}\n`, LABELS)).toBeNull();
    },
  );
});
