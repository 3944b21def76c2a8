// n3 ships no types. Only what the tests use is declared here.
declare module 'n3' {
  export interface Term {
    readonly termType: string;
    readonly value: string;
  }
  export interface Quad {
    readonly subject: Term;
    readonly predicate: Term;
    readonly object: Term;
    readonly graph: Term;
  }
  type Pattern = Term | string | null;
  export class Parser {
    constructor(options?: { format?: string; baseIRI?: string; blankNodePrefix?: string });
    parse(text: string): Quad[];
  }
  export class Store {
    readonly size: number;
    constructor(quads?: Iterable<Quad>);
    [Symbol.iterator](): Iterator<Quad>;
    add(quad: Quad): this;
    addQuads(quads: Iterable<Quad>): void;
    removeQuads(quads: Iterable<Quad>): void;
    getQuads(subject: Pattern, predicate: Pattern, object: Pattern, graph: Pattern): Quad[];
    getObjects(subject: Pattern, predicate: Pattern, graph: Pattern): Term[];
  }
  export const DataFactory: {
    namedNode(iri: string): Term;
    literal(value: string, languageOrDatatype?: string | Term): Term;
    quad(subject: Term, predicate: Term, object: Term, graph?: Term): Quad;
  };
}
