import type { Phrase, Span } from '../letter.ts';
import type { Faces } from './faces.ts';

/** How text is set; sizes in points. */
export interface Look {
  readonly size: number;
  readonly leading: number;
  readonly bold?: boolean;
}

/** What one span has on one line. */
interface Segment {
  readonly span: Span;
  readonly text: string;
  readonly bold: boolean;
  /** Points from the left edge of the line. */
  readonly x: number;
}
export type Line = readonly Segment[];

/** A word with the spaces after it is broken from what follows; a long code after its hyphens and slashes too. */
const ATOMS = /[^ /-]*(?:[/-]+| +)|[^ /-]+/g;
const CLUSTERS = /\P{M}\p{M}*|\p{M}+/gu;

/** Breaks a phrase into lines of at most `width` points; what fits no line is broken where it has to be. Never empty. */
export function linesOf(phrase: Phrase, look: Look, width: number, faces: Faces): Line[] {
  const lines: Segment[][] = [[]];
  let x = 0;
  const put = (span: Span, text: string, bold: boolean, wide: number) => {
    const line = lines.at(-1) ?? [];
    const last = line.at(-1);
    if (last?.span === span) line[line.length - 1] = { ...last, text: last.text + text };
    else line.push({ span, text, bold, x });
    x += wide;
  };
  const next = () => {
    lines.push([]);
    x = 0;
  };
  for (const span of phrase) {
    const bold = (look.bold ?? false) || (span.strong ?? false);
    const wideOf = (text: string) => faces.width(text, bold) * look.size;
    for (const atom of faces.drawable(span.text, bold).match(ATOMS) ?? []) {
      const needed = wideOf(atom.trimEnd());
      if (x > 0 && x + needed > width) next();
      if (needed <= width) put(span, atom, bold, wideOf(atom));
      else
        for (const cluster of atom.match(CLUSTERS) ?? []) {
          const wide = wideOf(cluster);
          if (x > 0 && x + wide > width) next();
          put(span, cluster, bold, wide);
        }
    }
  }
  return lines;
}
