import { EDC_CONTEXTS, vcdm2Contexts } from '../../src/credential/contexts/loader.ts';
import { oddKey, oddValue, setMember } from './odd-values.ts';
import type { Random } from './random.ts';
import { type Vocabulary, vocabularyOf, type WrittenTerm } from './vocabulary-of.ts';

const V1 = 'https://www.w3.org/2018/credentials/v1';
const V2 = 'https://www.w3.org/ns/credentials/v2';
const BADGE = 'https://purl.imsglobal.org/spec/ob/v3p0/context';
const DATA_INTEGRITY = 'https://w3id.org/security/data-integrity/v2';

/** Sequences of contexts, those of our own documents oftener; the last are not compiled and go through the library. */
export const SEQUENCES: readonly (readonly string[])[] = [
  vcdm2Contexts('https://sigillum.example'),
  vcdm2Contexts('https://sigillum.example'),
  vcdm2Contexts('https://other.example:8443'),
  EDC_CONTEXTS,
  EDC_CONTEXTS,
  [V2],
  [V2],
  [V1],
  [V1, 'https://www.w3.org/ns/credentials/status/v1'],
  [V1, 'https://w3id.org/vc/status-list/2021/v1'],
  [V2, `${BADGE}-3.0.3.json`],
  [V2, `${BADGE}-3.0.2.json`],
  [V1, `${BADGE}-3.0.1.json`],
  [V1, `${BADGE}.json`],
  [V2, DATA_INTEGRITY],
  [V1, DATA_INTEGRITY],
  [V2, `${BADGE}-3.0.3.json`, 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json'],
  [V2, V2],
  [DATA_INTEGRITY],
];
const VOCABULARIES: ReadonlyMap<readonly string[], Vocabulary> = new Map(
  SEQUENCES.map((sequence) => [sequence, vocabularyOf(sequence)]),
);

const TEXTS = ['woord', 'Omgevingsbemiddelaar', 'é', 'a "b"', 'line\nbreak', '2026-11-22T00:00:00Z', 'P3M', '😀'];
const TAGS = ['nl', 'en', 'fr', 'NL', 'en-GB', 'zh-Hant-TW', 'x-private'];

/** A document under one of the sequences, out of the terms that its contexts define; one in three has something odd in it. */
export function generated(contexts: readonly string[], random: Random): object {
  const vocabulary = VOCABULARIES.get(contexts) as Vocabulary;
  const choices: Choices = {
    random,
    root: vocabulary,
    oddness: random.chance(0.35) ? 0.06 : 0,
    named: random.pick([1, 1, 0.97, 0.6]),
    budget: 2 + random.below(8),
  };
  const document: object = {
    '@context': contexts.length === 1 && random.chance(0.3) ? contexts[0] : [...contexts],
    ...nodeOf(choices, vocabulary, 0),
  };
  return document;
}

interface Choices {
  readonly random: Random;
  readonly root: Vocabulary;
  /** How often a member is replaced by something odd. */
  readonly oddness: number;
  /** How many nodes have an id. */
  readonly named: number;
  /** How many more members the document may have. */
  budget: number;
}

function nodeOf(choices: Choices, scope: Vocabulary, depth: number): object {
  const { random, root, oddness } = choices;
  const node: object = {};
  if (random.chance(choices.named)) {
    const name = random.pick([
      'urn:x:1',
      'urn:x:2',
      'urn:epass:person:1',
      'did:web:example.org',
      'http://example.org/a/b',
    ]);
    setMember(node, random.chance(0.95) ? 'id' : '@id', `${name}${random.chance(0.7) ? random.below(99) : ''}`);
  }
  const classes = random.chance(0.8) ? some(random, root.classes, random.pick([1, 1, 1, 2, 3])) : [];
  if (classes.length > 0) {
    const names = classes.map(({ name }) => name);
    setMember(
      node,
      random.chance(0.95) ? 'type' : '@type',
      names.length === 1 && random.chance(0.7) ? names[0] : names,
    );
  }
  // Terms that the types bring, those that a property brought, and those of the document.
  const scoped = [...classes.flatMap((each) => each.scope?.properties ?? []), ...scope.properties];
  const members = depth === 0 ? 2 + random.below(4) : random.below(3);
  for (let index = 0; index < members && choices.budget > 0; index += 1) {
    choices.budget -= 1;
    const term = random.pick(random.chance(0.5) && scoped.length > 0 ? scoped : root.properties);
    // Named graphs are the library's; a few of them are enough.
    if (term.container.includes('@graph') && random.chance(0.9)) continue;
    const odd = random.chance(oddness);
    const value = odd ? oddValue(random) : memberValue(choices, term, depth);
    setMember(node, random.chance(oddness) ? oddKey(random) : term.name, value);
  }
  if (random.chance(oddness)) setMember(node, oddKey(random), oddValue(random));
  return node;
}

function memberValue(choices: Choices, term: WrittenTerm, depth: number): unknown {
  const { random } = choices;
  if (random.chance(0.75)) return oneValue(choices, term, depth);
  return Array.from({ length: random.below(4) }, () => oneValue(choices, term, depth));
}

function oneValue(choices: Choices, term: WrittenTerm, depth: number): unknown {
  const { random } = choices;
  const text = random.pick(TEXTS);
  if (term.container.includes('@language')) {
    return Object.fromEntries(
      some(random, TAGS, 1 + random.below(2)).map((tag) => [
        tag,
        random.chance(0.8) ? text : [text, random.pick(TEXTS)],
      ]),
    );
  }
  const nested = (): object => nodeOf(choices, term.scope ?? { properties: [], classes: [] }, depth + 1);
  if (term.type === '@id' || term.type === '@vocab') {
    if (depth < 4 && random.chance(0.6)) return nested();
    return term.type === '@vocab' ? random.pick(choices.root.classes).name : `urn:x:${random.below(9)}`;
  }
  if (term.type !== undefined) return random.pick([text, text, text, true, 7, 5.5]);
  if (depth < 4 && random.chance(0.5)) return nested();
  return random.pick([text, text, 7, 12.5, false, { '@value': text, '@language': 'nl' }, { '@value': text }]);
}

function some<T>(random: Random, from: readonly T[], count: number): T[] {
  if (from.length === 0) return [];
  return Array.from({ length: count }, () => random.pick(from));
}
