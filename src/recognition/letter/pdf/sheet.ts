import type { Phrase, Span } from '../letter.ts';
import type { Faces } from './faces.ts';
import { type Line, type Look, linesOf } from './lines.ts';
import { type Node, within } from './structure.ts';

/** A4 in points, with margins of 22 mm. */
export const PAGE = { width: 595.28, height: 841.89, left: 62, right: 62, top: 62, bottom: 74 } as const;
export const LINE_WIDTH = PAGE.width - PAGE.left - PAGE.right;
const FLOOR = PAGE.bottom;
const CEILING = PAGE.height - PAGE.top;

/** Something on a page; points from its lower left corner. Without content number it is decoration. */
export type Mark =
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly bold: boolean;
      readonly size: number;
      readonly x: number;
      readonly y: number;
      readonly content: { readonly type: Node['type']; readonly mcid: number } | null;
    }
  | { readonly kind: 'rule'; readonly x: number; readonly y: number; readonly width: number; readonly height: number }
  | { readonly kind: 'sign'; readonly path: string; readonly x: number; readonly y: number; readonly size: number };

export interface Page {
  readonly marks: Mark[];
  /** The node each piece of content belongs to, by its number. */
  readonly contents: Node[];
}

export interface Bookmark {
  readonly title: string;
  readonly level: 1 | 2 | 3;
  readonly page: number;
  readonly y: number;
}

/** Pages as they fill up, from the top down. */
export class Sheet {
  readonly pages: Page[] = [{ marks: [], contents: [] }];
  readonly bookmarks: Bookmark[] = [];
  readonly root: Node = { type: 'Document', kids: [] };
  y = CEILING;
  readonly #faces: Faces;
  /** The node of a span in another language: one, though it may run over several lines. */
  readonly #spans = new Map<Span, Node>();

  constructor(faces: Faces) {
    this.#faces = faces;
  }

  get page(): Page {
    const page = this.pages.at(-1);
    if (page === undefined) throw new Error('a letter has pages');
    return page;
  }

  /** Points that are left on this page. */
  get left(): number {
    return this.y - FLOOR;
  }

  nextPage(): void {
    this.pages.push({ marks: [], contents: [] });
    this.y = CEILING;
  }

  /** A new page when less than so much is left; nothing at the top of one. */
  need(points: number): void {
    if (this.left < points && this.y < CEILING) this.nextPage();
  }

  /** Some room, none at the top of a page. */
  skip(points: number): void {
    if (this.y < CEILING) this.y -= points;
  }

  lines(phrase: Phrase, look: Look, width: number): Line[] {
    return linesOf(phrase, look, width, this.#faces);
  }

  /** Of a text on one line, in points. */
  width(text: string, { size, bold = false }: Look): number {
    return this.#faces.width(this.#faces.drawable(text, bold), bold) * size;
  }

  /** One line whose upper edge is at `top`; it does not move on. A node of null is decoration, such as a foot. */
  line(node: Node | null, line: Line, look: Look, x: number, top: number, page = this.page): void {
    for (const { span, text, bold, x: within } of line)
      page.marks.push({
        kind: 'text',
        text,
        bold,
        size: look.size,
        x: x + within,
        y: top - look.leading * 0.76,
        content: node && this.#content(node, span, page),
      });
  }

  /** Lines one below the other, over as many pages as they need. */
  flow(node: Node, lines: readonly Line[], look: Look, x: number): void {
    for (const line of lines) {
      this.need(look.leading);
      this.line(node, line, look, x, this.y);
      this.y -= look.leading;
    }
  }

  rule(x: number, y: number, width: number, height = 0.6): void {
    this.page.marks.push({ kind: 'rule', x, y, width, height });
  }

  sign(path: string, x: number, top: number, look: Look): void {
    const size = look.size * 1.15;
    this.page.marks.push({ kind: 'sign', path, x, y: top - look.leading * 0.78 - size * 0.14, size });
  }

  #content(node: Node, span: Span, page: Page): { type: Node['type']; mcid: number } {
    let owner = node;
    if (span.lang) {
      owner = this.#spans.get(span) ?? within(node, 'Span', { lang: span.lang });
      this.#spans.set(span, owner);
    }
    const mcid = page.contents.push(owner) - 1;
    owner.kids.push({ page: this.pages.indexOf(page), mcid });
    return { type: owner.type, mcid };
  }
}
