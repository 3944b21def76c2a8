/** What a PDF reader is told about a piece of text: heading, paragraph, cell. Names are those of ISO 32000-1 §14.8.4. */
export interface Node {
  readonly type:
    | 'Document'
    | 'H1'
    | 'H2'
    | 'H3'
    | 'P'
    | 'Span'
    | 'L'
    | 'LI'
    | 'Lbl'
    | 'LBody'
    | 'Table'
    | 'Caption'
    | 'THead'
    | 'TBody'
    | 'TR'
    | 'TH'
    | 'TD';
  readonly lang?: string;
  /** Of a header cell. */
  readonly scope?: 'Row' | 'Column';
  /** Rows a header cell speaks for, where it is more than one. */
  readonly rows?: number;
  /** In reading order: nodes, and pieces of content of a page. */
  readonly kids: (Node | Content)[];
}

/** Marked content `mcid` of a page, counted from 0. */
export interface Content {
  readonly page: number;
  readonly mcid: number;
}

export const isNode = (kid: Node | Content): kid is Node => 'kids' in kid;

/** A new node at the end of another. */
export function within(parent: Node, type: Node['type'], more: Pick<Node, 'lang' | 'scope' | 'rows'> = {}): Node {
  const node: Node = { type, ...more, kids: [] };
  parent.kids.push(node);
  return node;
}
