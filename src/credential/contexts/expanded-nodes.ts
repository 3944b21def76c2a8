import type { Scalar, Sink } from './compiled-pass.ts';
import type { CompiledTerm } from './compiled-term.ts';

/** A node object in expanded form (JSON-LD 1.1 §9.1), for as much as the compiled pass produces. */
export interface ExpandedNode {
  '@id'?: string;
  '@type'?: string[];
  [property: string]: unknown;
}

/**
 * The expanded document, as jsonld's own expansion has it, for documents with nodes that have no IRI: from here the
 * library goes on, because labels of blank nodes depend on the order in which they are met.
 */
export class ExpandedNodes implements Sink<ExpandedNode> {
  readonly sorted = true;
  /** The node that was met first: the document itself. */
  root: ExpandedNode | undefined;

  node(id: string | undefined): ExpandedNode {
    const node: ExpandedNode = id === undefined ? {} : { '@id': id };
    this.root ??= node;
    return node;
  }

  type(node: ExpandedNode, iri: string): void {
    node['@type'] ??= [];
    node['@type'].push(iri);
  }

  link(node: ExpandedNode, term: CompiledTerm, other: ExpandedNode): void {
    add(node, term, other);
  }

  iri(node: ExpandedNode, term: CompiledTerm, iri: string): void {
    add(node, term, { '@id': iri });
  }

  literal(
    node: ExpandedNode,
    term: CompiledTerm,
    value: Scalar,
    datatype: string | null,
    language: string | null,
  ): boolean {
    const type = datatype === null ? {} : { '@type': datatype };
    add(node, term, language === null ? { ...type, '@value': value } : { '@language': language, '@value': value });
    return true;
  }
}

function add(node: ExpandedNode, { iri }: CompiledTerm, value: object): void {
  const values = node[iri as string] as object[] | undefined;
  if (values === undefined) node[iri as string] = [value];
  else values.push(value);
}
