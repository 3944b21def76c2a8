import {
  PDFOperatorNames as Ops,
  type PDFContext,
  PDFDocument,
  type PDFFont,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFOperator,
} from '@cantoo/pdf-lib';
import { sha256Hex } from '../../../record/sha256.ts';
import type { Letter } from '../letter.ts';
import { isRightToLeft, leftToRight } from './direction.ts';
import { asDrawn, type Face, type Faces, type Run, shaped, wordsOf } from './faces.ts';
import { type Mark, PAGE, type Sheet } from './sheet.ts';
import { writeBookmarks, writeStructure } from './write-structure.ts';

type TextMark = Extract<Mark, { kind: 'text' }>;

/** Pages as a PDF. Ids and dates come from the letter, so that one letter is one sequence of bytes. */
export async function written(letter: Letter, sheet: Sheet, faces: Faces): Promise<Uint8Array> {
  const doc = await PDFDocument.create({ updateMetadata: false });
  const moment = new Date(letter.decidedAt * 1000);
  doc.setTitle(`${letter.title} · ${letter.reference}`, { showInWindowTitleBar: true });
  doc.setAuthor(letter.sender.map(({ text }) => text).join(''));
  doc.setLanguage(letter.language);
  doc.setProducer('Sigillum');
  doc.setCreationDate(moment);
  doc.setModificationDate(moment);
  const id = PDFHexString.of((await sha256Hex(new TextEncoder().encode(JSON.stringify(letter)))).slice(0, 32));
  doc.context.trailerInfo.ID = doc.context.obj([id, id]);

  const fonts = await embedded(doc, sheet, faces);
  const pages = sheet.pages.map(({ marks }) => {
    const page = doc.addPage([PAGE.width, PAGE.height]);
    for (const { name, font } of fonts.values()) page.node.setFontDictionary(name, font.ref);
    page.pushOperators(...marks.flatMap((mark) => operators(mark, doc.context, fonts, faces)));
    return page;
  });
  writeStructure(doc, sheet, pages);
  writeBookmarks(doc, sheet.bookmarks, pages);
  return doc.save({ addDefaultPage: false, updateFieldAppearances: false });
}

interface Embedded {
  readonly name: PDFName;
  readonly font: PDFFont;
  /** Words that were written, shape by shape. */
  readonly codes: Map<string, readonly string[]>;
}
type Fonts = ReadonlyMap<Face, Embedded>;

/** Every face that is used, cut down to what is used of it, in the order of first use. */
async function embedded(doc: PDFDocument, sheet: Sheet, faces: Faces): Promise<Fonts> {
  const used = new Set(
    sheet.pages.flatMap(({ marks }) =>
      marks.flatMap((mark) => (mark.kind === 'text' ? runsOf(mark, faces).map(({ face }) => face) : [])),
    ),
  );
  const fonts = new Map<Face, Embedded>();
  for (const face of used) {
    doc.registerFontkit({ create: () => face.font });
    const tag = `LETTE${String.fromCharCode(65 + fonts.size)}`;
    const font = await doc.embedFont(new Uint8Array(1), {
      subset: true,
      customName: `${tag}+${face.name}`,
      features: { ...face.features },
    });
    fonts.set(face, { name: PDFName.of(`F${fonts.size + 1}`), font, codes: new Map() });
  }
  return fonts;
}

/** Runs of a line from left to right. */
const runsOf = ({ text, bold }: TextMark, faces: Faces): Run[] =>
  leftToRight(text).flatMap((piece) => {
    const runs = faces.runs(piece, bold);
    return isRightToLeft(piece) ? runs.reverse() : runs;
  });

function operators(mark: Mark, context: PDFContext, fonts: Fonts, faces: Faces): PDFOperator[] {
  const content = mark.kind === 'text' ? mark.content : null;
  return [
    content
      ? PDFOperator.of(Ops.BeginMarkedContentSequence, [PDFName.of(content.type), `<</MCID ${content.mcid}>>`])
      : PDFOperator.of(Ops.BeginMarkedContent, [PDFName.of('Artifact')]),
    ...(mark.kind === 'text'
      ? textOperators(mark, context, fonts, faces)
      : mark.kind === 'rule'
        ? [operator(Ops.AppendRectangle, mark.x, mark.y, mark.width, mark.height), PDFOperator.of(Ops.FillNonZero)]
        : signOperators(mark)),
    PDFOperator.of(Ops.EndMarkedContent),
  ];
}

function textOperators(mark: TextMark, context: PDFContext, fonts: Fonts, faces: Faces): PDFOperator[] {
  const found: PDFOperator[] = [PDFOperator.of(Ops.BeginText)];
  // Shapes run from left to right: what they stand for is said in the order it is read in.
  const replaced = isRightToLeft(mark.text);
  if (replaced)
    found.push(
      PDFOperator.of(Ops.BeginMarkedContentSequence, [
        PDFName.of('Span'),
        `<</ActualText ${PDFHexString.fromText(asDrawn(mark.text))}>>`,
      ]),
    );
  let x = mark.x;
  for (const run of runsOf(mark, faces)) {
    const embedded = fonts.get(run.face);
    if (embedded === undefined) throw new Error('a face that is used was not embedded');
    const shapes = shaped(run);
    found.push(
      PDFOperator.of(Ops.SetFontAndSize, [embedded.name, PDFNumber.of(mark.size)]),
      operator(Ops.SetTextMatrix, 1, 0, 0, 1, x, mark.y),
      ...shown(shapes, codesOf(embedded, run.text), mark.size, context),
    );
    x += shapes.reduce((sum, { advance }) => sum + advance, 0) * mark.size;
  }
  if (replaced) found.push(PDFOperator.of(Ops.EndMarkedContent));
  return [...found, PDFOperator.of(Ops.EndText)];
}

/** Shapes as the font places them: moved sideways in thousandths of an em, upwards as a rise. */
function shown(
  shapes: ReturnType<typeof shaped>,
  codes: readonly string[],
  size: number,
  context: PDFContext,
): PDFOperator[] {
  const found: PDFOperator[] = [];
  let line: (PDFHexString | number)[] = [];
  let rise = 0;
  let behind = 0;
  const flush = () => {
    if (line.length > 0) found.push(PDFOperator.of(Ops.ShowTextAdjusted, [context.obj(line)]));
    line = [];
  };
  shapes.forEach(({ own, advance, right, up }, at) => {
    if (up !== rise) {
      flush();
      found.push(operator(Ops.SetTextRise, up * size));
      rise = up;
    }
    const moved = Math.round((behind + right) * 1000);
    if (moved !== 0) line.push(-moved);
    const last = line.at(-1);
    const code = codes[at] ?? '';
    if (last instanceof PDFHexString) line[line.length - 1] = PDFHexString.of(last.asString() + code);
    else line.push(PDFHexString.of(code));
    behind = advance - own - right;
  });
  flush();
  if (rise !== 0) found.push(operator(Ops.SetTextRise, 0));
  return found;
}

/** Hexadecimal, four digits a shape: nothing of a text is ever written as PDF syntax. */
function codesOf({ font, codes }: Embedded, text: string): readonly string[] {
  return wordsOf(text).flatMap((word) => {
    const known = codes.get(word) ?? font.encodeText(asDrawn(word)).asString().match(/.{4}/g) ?? [];
    codes.set(word, known);
    return known;
  });
}

/** A sign of `signs.ts` in its circle: 20 units wide, y downwards there and upwards here. */
function signOperators({ path, x, y, size }: Extract<Mark, { kind: 'sign' }>): PDFOperator[] {
  const unit = size / 20;
  const NAMES = { M: Ops.MoveTo, L: Ops.LineTo, C: Ops.AppendBezierCurve } as const;
  const drawn = (data: string): PDFOperator[] =>
    [...data.matchAll(/([MLC])([^MLC]+)/g)].map(([, command = '', numbers = '']) =>
      operator(
        NAMES[command as keyof typeof NAMES],
        ...numbers
          .trim()
          .split(/\s+/)
          .map((number, at) => (at % 2 === 0 ? x + Number(number) * unit : y + (20 - Number(number)) * unit)),
      ),
    );
  return [
    PDFOperator.of(Ops.PushGraphicsState),
    operator(Ops.SetLineCapStyle, 1),
    operator(Ops.SetLineJoinStyle, 1),
    operator(Ops.SetLineWidth, 1.4 * unit),
    ...drawn(CIRCLE),
    PDFOperator.of(Ops.StrokePath),
    operator(Ops.SetLineWidth, 2 * unit),
    ...drawn(path),
    PDFOperator.of(Ops.StrokePath),
    PDFOperator.of(Ops.PopGraphicsState),
  ];
}

const CIRCLE = 'M1 10C1 5.03 5.03 1 10 1C14.97 1 19 5.03 19 10C19 14.97 14.97 19 10 19C5.03 19 1 14.97 1 10';

const operator = (name: Ops, ...numbers: number[]): PDFOperator =>
  PDFOperator.of(
    name,
    numbers.map((number) => PDFNumber.of(Math.round(number * 1000) / 1000)),
  );
