import { type PDFDict, type PDFDocument, PDFHexString, PDFName, type PDFPage, type PDFRef } from '@cantoo/pdf-lib';
import type { Bookmark, Sheet } from './sheet.ts';
import { isNode, type Node } from './structure.ts';

/**
 * The structure tree (ISO 32000-1 §14.7), so that a reader hears headings, lists and tables in their order and in their
 * language. It is written for people who read aloud; that it conforms to PDF/UA is not claimed.
 */
export function writeStructure(doc: PDFDocument, { root, pages: contents }: Sheet, pages: readonly PDFPage[]): void {
  const { context, catalog } = doc;
  const tree = context.nextRef();
  const refs = new Map<Node, PDFRef>();

  const write = (node: Node, parent: PDFRef): PDFRef => {
    const ref = context.nextRef();
    refs.set(node, ref);
    const kids = node.kids.map((kid) => {
      if (isNode(kid)) return write(kid, ref);
      return context.obj({ Type: 'MCR', Pg: pageAt(pages, kid.page).ref, MCID: kid.mcid });
    });
    const element: PDFDict = context.obj({ Type: 'StructElem', S: node.type, P: parent, K: kids });
    if (node.lang) element.set(PDFName.of('Lang'), PDFHexString.fromText(node.lang));
    if (node.scope)
      element.set(
        PDFName.of('A'),
        context.obj({ O: 'Table', Scope: node.scope, ...(node.rows ? { RowSpan: node.rows } : {}) }),
      );
    context.assign(ref, element);
    return ref;
  };

  const top = write(root, tree);
  const parents = contents.flatMap(({ contents: nodes }, at) => [
    at,
    context.obj(nodes.flatMap((node) => refs.get(node) ?? [])),
  ]);
  context.assign(
    tree,
    context.obj({
      Type: 'StructTreeRoot',
      K: [top],
      ParentTree: { Nums: parents },
      ParentTreeNextKey: contents.length,
    }),
  );
  catalog.set(PDFName.of('StructTreeRoot'), tree);
  catalog.set(PDFName.of('MarkInfo'), context.obj({ Marked: true }));
  pages.forEach(({ node }, at) => {
    node.set(PDFName.of('StructParents'), context.obj(at));
    node.set(PDFName.of('Tabs'), PDFName.of('S'));
  });
}

/** Headings as bookmarks, one below the other as they are one within the other. */
export function writeBookmarks(doc: PDFDocument, bookmarks: readonly Bookmark[], pages: readonly PDFPage[]): void {
  const { context, catalog } = doc;
  const outline = context.nextRef();
  const items = bookmarks.map((bookmark) => ({ ...bookmark, ref: context.nextRef() }));
  const parentOf = (at: number): number => {
    const level = items[at]?.level ?? 1;
    return items.slice(0, at).findLastIndex((one) => one.level < level);
  };
  const parents = items.map((_, at) => parentOf(at));
  const kidsOf = (parent: number) => items.filter((_, at) => parents[at] === parent);
  const ends = (parent: number): Record<string, PDFRef> => {
    const kids = kidsOf(parent);
    const [first, last] = [kids[0], kids.at(-1)];
    return first && last ? { First: first.ref, Last: last.ref } : {};
  };
  items.forEach(({ ref, title, page, y }, at) => {
    const parent = parents[at] ?? -1;
    const siblings = kidsOf(parent);
    const place = siblings.findIndex((one) => one.ref === ref);
    const [before, after] = [siblings[place - 1], siblings[place + 1]];
    context.assign(
      ref,
      context.obj({
        Title: PDFHexString.fromText(title),
        Parent: items[parent]?.ref ?? outline,
        ...(before ? { Prev: before.ref } : {}),
        ...(after ? { Next: after.ref } : {}),
        ...ends(at),
        // Closed: the number of those within, negative.
        ...(kidsOf(at).length > 0 ? { Count: -kidsOf(at).length } : {}),
        Dest: [pageAt(pages, page).ref, PDFName.of('XYZ'), null, y, null],
      }),
    );
  });
  context.assign(outline, context.obj({ Type: 'Outlines', ...ends(-1), Count: kidsOf(-1).length }));
  catalog.set(PDFName.of('Outlines'), outline);
}

function pageAt(pages: readonly PDFPage[], at: number): PDFPage {
  const page = pages[at];
  if (page === undefined) throw new Error('content lies on a page there is');
  return page;
}
