import type { JsonObject } from '../../record/json.ts';
import { textIn } from '../../record/text.ts';
import type { Tree } from '../examined.ts';
import { codesIn } from './concepts.ts';
import type { BodyFact, IdentifierFact } from './fact.ts';
import { along, distinct, idOf, nodesOf, only, scalarsOf, textOf } from './reading.ts';

/** Legal identifiers of an ELM 3.2 Organisation; where no scheme is written, the property says what kind it is. */
const LEGAL = ['eIDASIdentifier', 'registration', 'vatIdentifier', 'taxIdentifier'] as const;

/** `Identifier` and `LegalIdentifier` nodes: what they write, under which scheme, of which country. */
export function identifiersIn(tree: Tree, value: unknown, unnamed: string | null = null): readonly IdentifierFact[] {
  return distinct(
    nodesOf(tree, value).flatMap((node) => {
      const notation = only(scalarsOf(node.notation));
      if (notation === null) return [];
      const agency = textOf(node.schemeAgency);
      const scheme = only(scalarsOf(node.schemeName)) ?? (agency && textIn(agency, 'en')) ?? unnamed;
      return [{ notation, scheme, country: only(codesIn(tree, node.spatial, 'country')) }];
    }),
  );
}

/** The bodies of a document are named by every claim: each is read once. */
const read = new WeakMap<Tree, Map<JsonObject, BodyFact>>();

/** An ELM 3.2 Organisation, Agent or Group as the document describes it. */
export function bodyFact(tree: Tree, node: JsonObject): BodyFact {
  const known = read.get(tree) ?? new Map<JsonObject, BodyFact>();
  read.set(tree, known);
  const fact = known.get(node) ?? readBody(tree, node);
  known.set(node, fact);
  return fact;
}

function readBody(tree: Tree, node: JsonObject): BodyFact {
  return {
    id: idOf(node),
    name: textOf(node.legalName) ?? textOf(node.altLabel) ?? textOf(node.prefLabel) ?? textOf(node.name) ?? {},
    identifiers: [
      ...LEGAL.flatMap((property) => identifiersIn(tree, node[property], property)),
      ...identifiersIn(tree, node.identifier),
    ],
    country: only(
      along(tree, [node], 'location', 'address').flatMap(({ countryCode }) => codesIn(tree, countryCode, 'country')),
    ),
  };
}

export const bodiesIn = (tree: Tree, value: unknown): readonly BodyFact[] =>
  nodesOf(tree, value).map((node) => bodyFact(tree, node));
