import { Parser, Store, type Term } from 'n3';
import { expect, it } from 'vitest';
import { ENTRY_TERMS } from '../../contexts/elm-vcdm2.ts';
import { describeWithShared, sharedText } from '../support/shared.ts';

const ELM = 'http://data.europa.eu/snb/model/elm/';
const SHACL = 'http://www.w3.org/ns/shacl#';
const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#';
const DESCRIPTION = 'http://purl.org/dc/terms/description';

/** Nodes whose own terms VCDM 2.0 defines: the credential and what it refers to in terms of VCDM. */
const ROOTS = ['EuropeanDigitalCredential', 'Person', 'Organisation', 'Agent', 'Group', 'Evidence'];
const iriOf = (term: string): string => ELM + term;

describeWithShared('the entry terms of the wrapper', () => {
  it('stand on every path of the ELM shapes from a credential to a node that has a description', () => {
    expect(describedAround([]).length).toBeGreaterThan(5);
    expect(describedAround(ENTRY_TERMS.map(iriOf))).toEqual([]);
  });

  it.each(ENTRY_TERMS)(
    'are none too many: without %s some node has a description VCDM 2.0 takes for its own',
    (spared) => {
      expect(describedAround(ENTRY_TERMS.filter((term) => term !== spared).map(iriOf)).length).toBeGreaterThan(0);
    },
  );
});

type Shapes = Map<string, Map<string, string[]>>;
let parsed: Shapes | undefined;

/** Class (local name) → property → classes its values may have, as the official shapes say. */
function shapes(): Shapes {
  const store = new Store(new Parser().parse(sharedText('elm/EDC-generic-no-cv.ttl')));
  const local = (iri: string): string => iri.replace(/^.*[/#]/, '');
  const claims = ['LearningAchievement', 'LearningAssessment', 'LearningActivity', 'LearningEntitlement', 'Claim'];
  const graph: Shapes = new Map();
  for (const { subject, object: type } of store.getQuads(null, `${SHACL}targetClass`, null, null)) {
    const properties = graph.get(local(type.value)) ?? new Map<string, string[]>();
    graph.set(local(type.value), properties);
    for (const shape of store.getObjects(subject, `${SHACL}property`, null)) {
      const path = store.getObjects(shape, `${SHACL}path`, null)[0]?.value ?? '';
      const alternatives = store.getObjects(shape, `${SHACL}or`, null).flatMap((list) => membersOf(store, list));
      const classes = [shape, ...alternatives].flatMap((node) => store.getObjects(node, `${SHACL}class`, null));
      const isClaim = store.getObjects(shape, `${SHACL}node`, null).some((node) => node.value.includes('Claim'));
      properties.set(path, classes.map((each) => local(each.value)).concat(isClaim ? claims : []));
    }
  }
  return graph;
}

/** The described classes that are reached from the roots without passing one of the properties. */
function describedAround(closed: readonly string[]): string[] {
  parsed ??= shapes();
  const graph = parsed;
  const seen = new Set<string>();
  const pending = [...ROOTS];
  for (let type = pending.pop(); type !== undefined; type = pending.pop()) {
    if (seen.has(type)) continue;
    seen.add(type);
    for (const [property, types] of graph.get(type) ?? []) if (!closed.includes(property)) pending.push(...types);
  }
  return [...seen].filter((type) => graph.get(type)?.has(DESCRIPTION));
}

function membersOf(store: Store, list: Term): Term[] {
  const rest = store.getObjects(list, `${RDF}rest`, null);
  return [...store.getObjects(list, `${RDF}first`, null), ...rest.flatMap((each) => membersOf(store, each))];
}
