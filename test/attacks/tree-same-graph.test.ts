import { describe, expect, it } from 'vitest';
import { canonicalise } from '../../src/credential/contexts/canonicalise.ts';
import { readTree } from '../../src/credential/graph/tree.ts';
import { type JsonObject, listOf } from '../../src/record/json.ts';
import type { Tree } from '../../src/verifying/examined.ts';
import { readFacts } from '../../src/verifying/facts/read-facts.ts';
import {
  composed,
  everyCase,
  FURTHER_CASES,
  loose,
  RARE_CASES,
  SCENARIO_CASES,
  twinOf,
} from '../support/compositions.ts';
import { examinedOf } from '../support/examined.ts';
import { type Loose, objectsIn, pick, REWRITINGS, seeded } from '../support/rewriting.ts';

/**
 * A signature over the graph stays good when its statements are written as another tree. Nobody without a key may gain
 * anything by that: what is read is the same, or the document is refused.
 */
const DATES = ['issued', 'issuanceDate', 'validFrom', 'validUntil', 'expirationDate'];

/** In no order, because a set has none; where a fact stands is the one thing a re-writing changes. */
function unordered(value: unknown): unknown {
  if (Array.isArray(value))
    return value.map(unordered).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([key]) => key !== 'path' && key !== 'pointer');
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, member]) => [key, unordered(member)]),
  );
}

function statusesOf(tree: Tree): unknown {
  return listOf(tree.root.credentialStatus).map((entry) => tree.node(entry));
}

function whatIsRead(document: Loose): unknown {
  const examined = examinedOf(document, 'vcdm2-di');
  const { tree } = examined;
  if (tree === null) throw new Error('no tree');
  const { facts, subject, issuer, title } = readFacts(examined);
  return unordered({
    facts,
    subject,
    issuer,
    title,
    statuses: statusesOf(tree),
    dates: DATES.map((name) => tree.root[name] ?? null),
    types: listOf(tree.root.type),
    issuerId: tree.node(tree.root.issuer)?.id,
  });
}

/** Our own document, in which the subject refers back to the credential: another place for members of the root. */
function signed(document: Loose): Loose {
  (document.credentialSubject as Loose).hasCredential = { id: document.id, type: ['VerifiableCredential'] };
  return document;
}

const CASES = [
  SCENARIO_CASES.microdegree,
  FURTHER_CASES.joint,
  RARE_CASES.everythingOptional,
  FURTHER_CASES.mandatedAccredited,
];

describe('the same graph written as another tree', () => {
  it('gives the same facts, status entries, dates and issuer, or is refused', { timeout: 120_000 }, async () => {
    const tally: Record<string, { same: number; refused: number; other: number }> = {};
    const documents = await Promise.all(
      CASES.map(async (make) => {
        const document = signed(loose(twinOf(composed(make()))));
        return { document, quads: await canonicalise(document), read: whatIsRead(document) };
      }),
    );
    for (let seed = 1; seed <= 120; seed++) {
      const random = seeded(seed);
      const original = documents[seed % documents.length];
      if (!original) throw new Error('no document');
      const forged = structuredClone(original.document);
      const names = Array.from(
        { length: 1 + Math.floor(random() * 3) },
        () => pick(random, Object.keys(REWRITINGS)) ?? '',
      );
      for (const name of names) REWRITINGS[name]?.(random, forged);
      const quads = await canonicalise(forged).catch(() => null);
      const tree = readTree(forged as JsonObject);
      for (const name of names) {
        tally[name] ??= { same: 0, refused: 0, other: 0 };
        tally[name][quads !== original.quads ? 'other' : tree.ok ? 'same' : 'refused'] += 1;
      }
      if (quads !== original.quads || !tree.ok) continue;
      expect(whatIsRead(forged), `seed ${seed}: ${names.join()}`).toEqual(original.read);
    }
    // Every way of re-writing was really tried on a graph that stayed the same.
    for (const [name, { same, refused }] of Object.entries(tally)) expect(same + refused, name).toBeGreaterThan(0);
    expect(Object.keys(tally).toSorted()).toEqual(Object.keys(REWRITINGS).toSorted());
  });

  it('does not lose the status of a credential that is moved to another occurrence of its id', async () => {
    const document = signed(loose(twinOf(composed(SCENARIO_CASES.environmentalMediator()))));
    const forged = structuredClone(document);
    const other = objectsIn(forged).find((node) => node !== forged && node.id === forged.id);
    if (!other) throw new Error('no other occurrence');
    other.credentialStatus = forged.credentialStatus;
    delete forged.credentialStatus;
    expect(await canonicalise(forged)).toBe(await canonicalise(document));
    expect(forged.credentialStatus).toBeUndefined();
    expect(whatIsRead(forged)).toEqual(whatIsRead(document));
    expect(statusesOf(examinedOf(forged, 'vcdm2-di').tree as Tree)).toHaveLength(2);
  });

  it.each([
    [
      'as a full IRI',
      (root: Loose, status: unknown) =>
        Object.assign(root, { 'https://www.w3.org/2018/credentials#credentialStatus': status }),
    ],
    ['as a compact IRI', (root: Loose, status: unknown) => Object.assign(root, { 'cred:credentialStatus': status })],
  ])('refuses a status that is written %s', async (_, write) => {
    const document: Loose = loose(twinOf(composed(SCENARIO_CASES.environmentalMediator())));
    const forged = structuredClone(document);
    delete forged.credentialStatus;
    write(forged, document.credentialStatus);
    expect(await canonicalise(forged)).toBe(await canonicalise(document));
    expect(readTree(forged)).toMatchObject({ ok: false, error: { code: 'tree_not_plain' } });
  });

  it('keeps the identity of claims when they change places', async () => {
    const [first, second] = everyCase()
      .slice(0, 2)
      .map(({ case: input }) => loose(twinOf(composed(input))) as Loose);
    if (!first || !second) throw new Error('two cases');
    const claims = [first, second].map(({ credentialSubject }) =>
      structuredClone((credentialSubject as { hasClaim: Loose[] }).hasClaim[0] as Loose),
    );
    // Node numbers instead of names, as other tools write them; one claim has no id at all.
    Object.assign(claims[0] as Loose, { id: 'urn:epass:learningAchievement:1' });
    delete (claims[1] as Loose).id;
    const both: Loose = { ...first, credentialSubject: { ...(first.credentialSubject as Loose), hasClaim: claims } };
    const swapped: Loose = {
      ...both,
      credentialSubject: { ...(both.credentialSubject as Loose), hasClaim: claims.toReversed() },
    };
    expect(await canonicalise(swapped)).toBe(await canonicalise(both));
    const identities = (document: Loose) =>
      new Map(
        readFacts(examinedOf(document, 'vcdm2-di')).facts.map(({ title, identity }) => [
          JSON.stringify(title),
          identity,
        ]),
      );
    expect(identities(swapped)).toEqual(identities(both));
    expect(new Set([...identities(both).values()].map(({ id }) => id)).size).toBe(2);
  });
});
