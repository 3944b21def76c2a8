import { describe, expect, it } from 'vitest';
import { agreeing, bare, bothWays, CRED, RDF, SCHEMA, TYPED } from '../support/both-ways.ts';

const name = (text: string): string => `<urn:x:1> <${SCHEMA}name> ${text}`;

// Each case is read by compiled contexts and by an untouched jsonld with rdf-canonize: the same text, and this.
describe('RDFC-1.0 Appendix A: the canonical form of N-Quads, in our words', () => {
  it.each([
    [
      'backspace, tab, line feed, form feed, carriage return, quotation mark and \\ are written with a short escape (ECHAR)',
      '\b\t\n\f\r"\\',
      '"\\b\\t\\n\\f\\r\\"\\\\"',
    ],
    [
      'the other control characters and DEL are written with \\u and four upper-case digits (UCHAR)',
      '\u0000\u0007\u000b\u000e\u001f\u007f',
      '"\\u0000\\u0007\\u000B\\u000E\\u001F\\u007F"',
    ],
    ['every other character is written as it is', 'é€😀\u0080\u2028', '"é€😀\u0080\u2028"'],
    ['a text of 84 kB, as page images are', 'QUJD'.repeat(21_000), `"${'QUJD'.repeat(21_000)}"`],
  ])('%s', async (_, value, object) => {
    expect(await bothWays(bare({ name: value }))).toEqual(agreeing('compiled', TYPED, name(object)));
  });

  it('there is exactly one space between the parts of a line, and an end of line after the last', async () => {
    const { ours } = await bothWays(bare({ name: 'x' }));
    expect(ours).toBe(`${TYPED} .\n${name('"x"')} .\n`);
  });

  it('a literal of datatype xsd:string is written without its datatype', async () => {
    expect((await bothWays(bare({ name: 'x' }))).ours).not.toContain('^^');
  });
});

describe('RDFC-1.0 §4.4.3 Algorithm, in our words', () => {
  it('canonical n-quads … sorted: by subject, predicate and object, where one begins like another', async () => {
    const ids = ['urn:x:1', 'urn:x:10', 'urn:x:1/a', 'urn:x:1#a', 'urn:x:1:a', 'urn:x:1é'];
    const subjects = ids.map((id) => ({ id, name: ['b', 'a"', 'a', 'a!'] }));
    const { path, ours, library } = await bothWays(bare({ credentialSubject: subjects }));
    expect([path, ours]).toEqual(['compiled', library]);
    const lines = ours.split('\n').slice(0, -1);
    expect(lines).toEqual(lines.toSorted());
    expect(new Set(lines).size).toBe(1 + ids.length + 4 * ids.length);
  });

  it('characters beyond U+FFFF are sorted as the library sorts them', async () => {
    const { path, ours, library } = await bothWays(bare({ name: ['\uffff', '😀', '\ue000', '\ud800'] }));
    expect([path, ours]).toEqual(['compiled', library]);
  });

  it('issue a canonical identifier: nodes without ids are labelled by what is said of them, not by where they stand', async () => {
    const [one, other] = [
      { name: 'a', description: 'first' },
      { name: 'b', description: 'second' },
    ];
    const document = await bothWays(bare({ credentialSubject: [one, other] }));
    expect(document).toEqual(await bothWays(bare({ credentialSubject: [other, one] })));
    expect([document.path, document.ours]).toEqual(['compiled-with-blank-nodes', document.library]);
    expect(document.ours.match(/_:c14n[01] /g)).toHaveLength(6);
  });

  it('labels a document gives itself change nothing', async () => {
    const related = (label: string): object => bare({ credentialSubject: { id: label, name: 'a' }, issuer: label });
    const one = await bothWays(related('_:b0'));
    expect(one).toEqual(await bothWays(related('_:zz9')));
    expect(one).toEqual(
      agreeing(
        'compiled-with-blank-nodes',
        `<urn:x:1> <${RDF}type> <${CRED}VerifiableCredential>`,
        `<urn:x:1> <${CRED}credentialSubject> _:c14n0`,
        `<urn:x:1> <${CRED}issuer> _:c14n0`,
        `_:c14n0 <${SCHEMA}name> "a"`,
      ),
    );
  });

  it('dataset poisoning (§7.1): nodes that are too alike are refused, whichever way they were read', async () => {
    const labels = Array.from({ length: 6 }, (_, index) => `_:n${index}`);
    const nodes = labels.map((id) => ({
      id,
      'urn:x:p': labels.filter((other) => other !== id).map((other) => ({ id: other })),
    }));
    const poison = await bothWays(bare({ credentialSubject: nodes }));
    expect(poison).toEqual({
      path: 'compiled-with-blank-nodes',
      ours: 'refused too_complex ',
      library: 'refused too_complex ',
    });
  });
});
