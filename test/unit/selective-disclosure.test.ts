import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { readProofOf } from '../../src/credential/data-integrity/read-proof.ts';
import { derive } from '../../src/credential/data-integrity/sd-derive.ts';
import { type SelectiveSigner, secureSelectively } from '../../src/credential/data-integrity/sd-sign.ts';
import { canonicaliseExamples, examplesLoader } from '../support/pinned-examples.ts';
import { NOW, type ProvingInstitution, provingInstitution } from '../support/proving-institution.ts';
import type { Json } from '../support/signed-by-hand.ts';

const CONTEXT = ['https://www.w3.org/ns/credentials/v2', 'https://www.w3.org/ns/credentials/examples/v2'];
const EXAMPLES = { canonicalise: canonicaliseExamples, loader: examplesLoader };
let institution: ProvingInstitution;
let signer: SelectiveSigner;
beforeAll(async () => {
  institution = await provingInstitution();
  signer = institution.ecdsa as SelectiveSigner;
});

const random = (count: number) => crypto.getRandomValues(new Uint8Array(count));
const secured = (document: Json, mandatoryPointers: readonly string[] = [], contexts: object = EXAMPLES) =>
  secureSelectively(document, signer, { created: NOW, mandatoryPointers, random, ...contexts });
const base = async (document: Json, mandatoryPointers: readonly string[] = [], contexts: object = EXAMPLES) => {
  const result = await secured(document, mandatoryPointers, contexts);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.reason} ${result.error.pointer ?? ''}`);
  return result.value;
};
const shown = async (from: Json, pointers: readonly string[], contexts: object = EXAMPLES) => {
  const result = await derive(from, pointers, contexts);
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.reason} ${result.error.pointer ?? ''}`);
  return result.value as Json;
};
const read = async (document: Json, canonicalise = canonicaliseExamples) => {
  const result = await readProofOf(document, institution.keys, { now: NOW, canonicalise, inlineContexts: true });
  return result.ok ? 'read' : result.error.code;
};
const bodyOf = ({ proof: _, ...document }: Json) => document;

/** A document whose every text occurs once, so that it can be found again in what is shown. */
interface Drawn {
  readonly document: Json;
  /** Every text with the JSON pointer it lies under. */
  readonly leaves: readonly { readonly pointer: string; readonly text: string }[];
  /** Pointers to everything there is. */
  readonly pointers: readonly string[];
}

type Shape =
  | { kind: 'text' }
  | { kind: 'list'; of: Shape[] }
  | { kind: 'node'; id: boolean; type: boolean; of: Shape[] };
const shape: fc.Arbitrary<Shape> = fc.letrec<{ shape: Shape; node: Shape }>((tie) => ({
  shape: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    fc.constant<Shape>({ kind: 'text' }),
    fc.record({ kind: fc.constant('list' as const), of: fc.array(tie('node'), { minLength: 1, maxLength: 4 }) }),
    tie('node'),
  ),
  node: fc.record({
    kind: fc.constant('node' as const),
    id: fc.boolean(),
    type: fc.boolean(),
    of: fc.array(tie('shape'), { minLength: 1, maxLength: 4 }),
  }),
})).shape;

function drawn(shapes: readonly Shape[]): Drawn {
  const leaves: { pointer: string; text: string }[] = [];
  const pointers: string[] = [];
  const text = (pointer: string, start: string): string => {
    const value = `${start}${leaves.length}.`;
    leaves.push({ pointer, text: value });
    return value;
  };
  const draw = (one: Shape, pointer: string): unknown => {
    pointers.push(pointer);
    if (one.kind === 'text') return text(pointer, 'value-');
    if (one.kind === 'list') return one.of.map((item, index) => draw(item, `${pointer}/${index}`));
    return {
      ...(one.id && { id: text(`${pointer}/id`, 'urn:example:') }),
      ...(one.type && { type: text(`${pointer}/type`, 'Type-') }),
      ...Object.fromEntries(one.of.map((item, index) => [`m${index}`, draw(item, `${pointer}/m${index}`)])),
    };
  };
  const members = shapes.map((one, index) => [`c${index}`, draw(one, `/c${index}`)]);
  return { document: { '@context': CONTEXT, type: 'Thing', ...Object.fromEntries(members) }, leaves, pointers };
}

/** What must be shown for some pointers: what lies under them, and the ids and types on the way. */
const due = ({ leaves }: Drawn, pointers: readonly string[]): readonly string[] =>
  leaves
    .filter(({ pointer }) =>
      pointers.some((wanted) => {
        if (pointer === wanted || pointer.startsWith(`${wanted}/`)) return true;
        const node = /^(.*)\/(?:id|type)$/.exec(pointer)?.[1];
        return node !== undefined && `${wanted}/`.startsWith(`${node}/`);
      }),
    )
    .map(({ text }) => text);

const cases = fc
  .array(shape, { minLength: 1, maxLength: 4 })
  .map(drawn)
  .chain((one) => {
    const some = fc.subarray([...one.pointers], { maxLength: Math.min(4, one.pointers.length) });
    return fc.record({ drawn: fc.constant(one), mandatory: some, selective: some, leaf: fc.nat() });
  });

describe('whatever is selected of whatever document', () => {
  it('verifies, shows exactly what was asked for in JSON and in statements, and not with one text changed', async () => {
    let derivations = 0;
    await fc.assert(
      fc.asyncProperty(cases, async ({ drawn: one, mandatory, selective, leaf }) => {
        const signed = await base(one.document, mandatory);
        if (mandatory.length + selective.length === 0) {
          expect(await derive(signed, selective, EXAMPLES)).toMatchObject({ error: { code: 'nothing_selected' } });
          return;
        }
        derivations += 1;
        const derived = await shown(signed, selective);
        const proved = await readProofOf(derived, institution.keys, { now: NOW, canonicalise: canonicaliseExamples });
        if (!proved.ok) throw new Error(`${proved.error.code}: ${proved.error.reason}`);
        const expected = due(one, [...mandatory, ...selective]);
        const json = JSON.stringify(bodyOf(derived));
        for (const { text } of one.leaves) {
          expect(json.includes(text), `${text} in JSON`).toBe(expected.includes(text));
          // A node without anything said about it is in no statement but that which names it.
          expect(proved.value.canonical.includes(text), `${text} in statements`).toBe(expected.includes(text));
        }
        const target = expected[leaf % Math.max(expected.length, 1)];
        if (target === undefined) return;
        const tampered = JSON.parse(JSON.stringify(derived).replace(target, `${target}0`)) as Json;
        expect(await read(tampered)).toBe('signature');
      }),
      { numRuns: 60, seed: 20261121 },
    );
    expect(derivations).toBeGreaterThan(30);
  });
});

const subject = (members: Json, more: Json = {}): Json => ({
  '@context': CONTEXT,
  type: 'VerifiableCredential',
  issuer: 'did:web:sigillum.example',
  ...more,
  credentialSubject: members,
});
const parts = async (document: Json, pointers: readonly string[], mandatory: readonly string[] = []) => {
  const derived = await shown(await base(document, mandatory), pointers);
  expect(await read(derived)).toBe('read');
  return bodyOf(derived);
};

describe('what a selection shows', () => {
  it('of a node that is written in two places, only what is said in the place that is selected', async () => {
    const document = subject({ a: { id: 'urn:x:1', one: 'first' }, b: { id: 'urn:x:1', two: 'second' } });
    const { credentialSubject } = await parts(document, ['/credentialSubject/a']);
    expect(credentialSubject).toEqual({ a: { id: 'urn:x:1', one: 'first' } });
  });

  it('of a list, the elements that are selected, moved together; of a list of one, its element', async () => {
    const document = subject({ list: ['a', 'b', 'c', 'd'], one: [{ x: 'only' }] });
    const { credentialSubject } = await parts(document, [
      '/credentialSubject/list/1',
      '/credentialSubject/list/3',
      '/credentialSubject/one/0/x',
    ]);
    expect(credentialSubject).toEqual({ list: ['b', 'd'], one: [{ x: 'only' }] });
  });

  it('of nodes that are exactly alike, as many as are selected', async () => {
    const document = subject({ twins: [{ type: 'Twin' }, { type: 'Twin' }, { type: 'Twin', name: 'other' }] });
    const { credentialSubject } = await parts(document, ['/credentialSubject/twins/0', '/credentialSubject/twins/1']);
    expect(credentialSubject).toEqual({ twins: [{ type: 'Twin' }, { type: 'Twin' }] });
  });

  it('of the whole document, the document', async () => {
    const document = subject({ a: { b: ['c', { d: 'e' }] } });
    expect(await parts(document, [''])).toEqual(document);
  });

  it('of mandatory members, all of them whether they are selected or not: a status cannot be withheld', async () => {
    const credentialStatus = { type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '7' };
    const document = subject({ a: 'b' }, { credentialStatus, validUntil: '2027-01-01T00:00:00Z' });
    const signed = await base(document, ['/credentialStatus', '/validUntil']);
    const derived = await shown(signed, ['/credentialSubject/a']);
    expect(derived).toMatchObject({ credentialStatus, validUntil: '2027-01-01T00:00:00Z' });
    const { credentialStatus: _, ...withheld } = derived;
    expect(await read(derived)).toBe('read');
    expect(await read(withheld)).not.toBe('read');
  });

  it('keeps a blank node that the document names itself one node', async () => {
    const document = subject({ a: { id: '_:me', x: '1', y: '2' }, c: { knows: { id: '_:me' } } });
    const { credentialSubject } = await parts(document, ['/credentialSubject/a/x', '/credentialSubject/c/knows']);
    expect(credentialSubject).toEqual({ a: { id: '_:me', x: '1' }, c: { knows: { id: '_:me' } } });
  });

  it('does not mistake what the document says for the names it gives itself', async () => {
    const [a, b] = [{ x: 'urn:bnid:0 and <urn:bnid:_1>' }, { id: 'urn:bnid:_2', y: '_:b0' }];
    const document = subject({ a, b, c: { z: '1' } });
    const { credentialSubject } = await parts(document, ['/credentialSubject/a', '/credentialSubject/b/y']);
    expect(credentialSubject).toEqual({ a, b });
  });

  it('keeps two objects apart that are one in memory', async () => {
    const place = { type: 'Place', town: 'Gent' };
    const { credentialSubject } = await parts(subject({ birth: place, home: place }), ['/credentialSubject/home']);
    expect(credentialSubject).toEqual({ home: place });
  });

  it('of a text with its language, both', async () => {
    const name = { '@value': 'Waterbeheer', '@language': 'nl' };
    expect(await parts(subject({ a: 'b' }, { name }), ['/name'])).toMatchObject({ name });
  });
});

describe('what cannot be selected', () => {
  const document = subject(
    { a: ['b'], 'c/d': '~e', 'c~2d': 'f' },
    { name: { '@value': 'Waterbeheer', '@language': 'nl' } },
  );

  it.each([
    ['a member that is not there', '/credentialSubject/z'],
    ['an element beyond the end', '/credentialSubject/a/1'],
    ['the place behind the end', '/credentialSubject/a/-'],
    ['an index with a leading zero', '/credentialSubject/a/00'],
    ['a member of a text', '/credentialSubject/a/0/length'],
    ['something every object inherits', '/credentialSubject/constructor'],
    ['the prototype', '/__proto__'],
    ['an id that no JSON gives', '/credentialSubject/@id'],
    ['the proof', '/proof'],
    ['no pointer', 'credentialSubject'],
    ['a broken escape', '/credentialSubject/c~2d'],
    ['a text without its language', '/name/@value'],
  ])('%s: at issue and at derivation, with the pointer', async (_, pointer) => {
    const failure = { ok: false, error: { code: 'pointer', pointer } };
    expect(await secured(document, ['/issuer', pointer])).toMatchObject(failure);
    expect(await derive(await base(document), ['/issuer', pointer], EXAMPLES)).toMatchObject(failure);
  });

  it('a name with a slash or a tilde is escaped as RFC 6901 says', async () => {
    const { credentialSubject } = await parts(document, ['/credentialSubject/c~1d', '/credentialSubject/c~02d']);
    expect(credentialSubject).toEqual({ 'c/d': '~e', 'c~2d': 'f' });
  });

  const inline = (definition: object, members: Json): Json => ({
    ...subject(members),
    '@context': ['https://www.w3.org/ns/credentials/v2', { list: definition }],
  });

  it.each([
    ['an ordered list', inline({ '@id': 'urn:x:list', '@container': '@list' }, { list: ['a', 'b'] })],
    ['a graph without a name', inline({ '@id': 'urn:x:list', '@container': '@graph' }, { list: { name: 'x' } })],
    ['a blank node that is text elsewhere', subject({ a: { id: '_:me' }, b: '_:me', c: { '@value': '_:me' } })],
  ])('%s is unsupported', async (_, unsupported) => {
    expect(await secured(unsupported)).toMatchObject({ ok: false, error: { code: 'unsupported' } });
  });

  it('part of a JSON literal', async () => {
    const literal = inline({ '@id': 'urn:x:list', '@type': '@json' }, { list: { a: 1, b: 2 } });
    expect(await parts(literal, ['/credentialSubject/list'])).toMatchObject({
      credentialSubject: { list: { a: 1, b: 2 } },
    });
    const error = { code: 'pointer', pointer: '/credentialSubject/list/a' };
    expect(await derive(await base(literal), [error.pointer], EXAMPLES)).toMatchObject({ error });
  });

  it.each([
    ['undefined_term', { ...document, '@context': CONTEXT.slice(0, 1) }],
    ['context_unknown', { ...document, '@context': [...CONTEXT, 'https://elsewhere.example/context'] }],
    ['json_ld', { ...document, '@context': [...CONTEXT, { id: 'urn:x:other' }] }],
    ['proof_shape', { ...document, proof: {} }],
  ])('of a document that is refused with %s, anything', async (code, refused) => {
    expect(await secured(refused)).toMatchObject({ ok: false, error: { code } });
  });
});

describe('a document', () => {
  it('of VCDM 1.1 gets the context that says what a proof is', async () => {
    const older: Json = {
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      type: ['VerifiableCredential'],
      issuer: 'did:web:sigillum.example',
      issuanceDate: '2026-11-21T00:00:00Z',
      credentialSubject: { id: 'did:example:learner' },
    };
    const derived = await shown(await base(older, ['/issuer'], {}), ['/issuanceDate'], {});
    expect(derived['@context']).toEqual([older['@context'], 'https://w3id.org/security/data-integrity/v2'].flat());
    expect(await read(derived)).toBe('read');
  });

  it.each([
    ['as an id', '{"a":{"id":"__proto__","polluted":"yes"}}'],
    ['as a name', '{"a":{"__proto__":{"polluted":"yes"}}}'],
  ])('with __proto__ %s is refused before anything is made of it', async (_, members) => {
    const refused = await secured(subject(JSON.parse(members) as Json));
    expect(refused).toEqual({ ok: false, error: { code: 'undefined_term', reason: 'not a name: __proto__' } });
    expect({}).not.toHaveProperty('polluted');
  });

  it('whose blank nodes can only be told apart with endless work is too complex', async () => {
    const names = Array.from({ length: 12 }, (_, index) => ({ id: `_:n${index}` }));
    const clique = names.map(({ id }) => ({ id, knows: names.filter((other) => other.id !== id) }));
    expect(await secured(subject({ clique }))).toMatchObject({ ok: false, error: { code: 'too_complex' } });
  });
});

describe('what a proof is derived from', () => {
  const document = subject({ a: 'b', c: { d: 'e' } });
  const withProof = (from: Json, proof: unknown): Json => ({ ...from, proof });

  it('is the one base proof of the suite; other proofs are left out', async () => {
    const signed = await base(document);
    const other = { type: 'DataIntegrityProof', cryptosuite: 'ecdsa-rdfc-2019' };
    const derived = await shown(withProof(signed, [other, signed.proof]), ['/credentialSubject/c']);
    expect(derived.proof).toMatchObject({ cryptosuite: 'ecdsa-sd-2023' });
    expect(await read(derived)).toBe('read');
  });

  it('is named by its id where there are several', async () => {
    const signed = await base(document);
    const proofs = ['urn:x:1', 'urn:x:2'].map((id) => ({ ...(signed.proof as Json), id }));
    const several = withProof(signed, proofs);
    expect(await derive(several, ['/issuer'], EXAMPLES)).toMatchObject({ error: { code: 'proof_missing' } });
    const named = await derive(several, ['/issuer'], { ...EXAMPLES, proofId: 'urn:x:2' });
    expect(named).toMatchObject({ value: { proof: { id: 'urn:x:2' } } });
  });

  it.each([
    ['proof_missing', async (signed: Json) => bodyOf(signed)],
    ['proof_missing', async (signed: Json) => withProof(signed, [])],
    ['proof_missing', async (signed: Json) => withProof(signed, [null, 'u2V0A'])],
    ['proof_value', async (signed: Json) => shown(signed, ['/issuer'])],
    ['proof_value', async (signed: Json) => withProof(signed, { ...(signed.proof as Json), proofValue: 'u2V0AhQ' })],
    ['proof_value', async (signed: Json) => ({ ...signed, name: 'a statement more than was signed' })],
  ])('is otherwise refused: %s', async (code, change) => {
    expect(await derive(await change(await base(document)), ['/issuer'], EXAMPLES)).toMatchObject({ error: { code } });
  });

  it('is not looked at for whether it verifies: that shows in what is derived', async () => {
    const signed = await base(document, ['/issuer']);
    const changed = await shown({ ...signed, issuer: 'did:web:elsewhere.example' }, ['/credentialSubject']);
    expect(await read(changed)).toBe('signature');
  });
});
