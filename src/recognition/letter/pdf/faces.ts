import * as fontkit from '@cantoo/fontkit';

export const LETTER_FONT_FAMILIES = [
  'noto-sans-latin',
  'noto-sans-latin-ext',
  'noto-sans-vietnamese',
  'noto-sans-greek',
  'noto-sans-greek-ext',
  'noto-sans-cyrillic',
  'noto-sans-cyrillic-ext',
  'noto-sans-hebrew-hebrew',
  'noto-sans-arabic-arabic',
] as const;
export type LetterFontFamily = (typeof LETTER_FONT_FAMILIES)[number];

/** WOFF bytes of each family: weights 400 and 700. A character is drawn with the first family that has it. */
export type LetterFonts = Readonly<
  Record<LetterFontFamily, { readonly regular: ArrayBuffer; readonly bold: ArrayBuffer }>
>;

export interface Face {
  readonly name: string;
  readonly font: fontkit.Font;
  /**
   * Letters are drawn whole and not put together from their parts, so that each shape stands for what it is when a text is
   * copied. Arabic cannot do without.
   */
  readonly features: Readonly<Record<string, boolean>>;
  /** Words that were laid out: measured once and drawn as they were measured. */
  readonly laidOut: Map<string, readonly Placed[]>;
}

/** A piece of text that one face draws in one go. */
export interface Run {
  readonly face: Face;
  readonly text: string;
}

/** A letter with the accents on it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;
/** They only choose between two looks of one character. */
const VARIATION_SELECTORS = /[\uFE0E\uFE0F]/g;

export interface Faces {
  /** The text with every character that no font has written as its code point: nothing is left out without a trace. */
  drawable(text: string, bold: boolean): string;
  /** Pieces by face, in the order of the text. */
  runs(text: string, bold: boolean): Run[];
  /** In ems. */
  width(text: string, bold: boolean): number;
}

/**
 * The fonts of one document. Never shared between documents: the font engine remembers for each shape the character it
 * first stood for, and a document must not depend on those before it.
 */
export function facesOf(fonts: LetterFonts): Faces {
  const opened = new Map<string, Face>();
  const chosen = new Map<string, Face | null>();
  const widths = new Map<string, number>();

  const open = (family: LetterFontFamily, bold: boolean): Face => {
    const name = `${family}-${bold ? 'bold' : 'regular'}`;
    const known = opened.get(name);
    if (known) return known;
    const font = fontkit.create(new Uint8Array(fonts[family][bold ? 'bold' : 'regular']));
    if (!('layout' in font)) throw new Error(`${family} is no single font`);
    const features: Face['features'] = family.includes('arabic') ? {} : { ccmp: false };
    const face: Face = { name, font, features, laidOut: new Map() };
    opened.set(name, face);
    return face;
  };

  /** The first face that has all of it. */
  const faceOf = (cluster: string, bold: boolean): Face | null => {
    const key = `${bold ? 'b' : 'r'}${cluster}`;
    let face = chosen.get(key);
    if (face === undefined) {
      const characters = [...cluster].map((character) => character.codePointAt(0) ?? 0);
      const has = ({ font }: Face) => characters.every((character) => font.hasGlyphForCodePoint(character));
      const family = LETTER_FONT_FAMILIES.find((one) => has(open(one, bold)));
      face = family ? open(family, bold) : null;
      chosen.set(key, face);
    }
    return face;
  };

  const faces: Faces = {
    drawable(text, bold) {
      let missing: string[] = [];
      let drawn = '';
      const flush = () => {
        if (missing.length > 0) drawn += `[${missing.join(' ')}]`;
        missing = [];
      };
      for (const cluster of text.replace(VARIATION_SELECTORS, '').match(CLUSTER) ?? [])
        for (let part of faceOf(cluster, bold) ? [cluster] : cluster)
          if (faceOf(part, bold)) {
            // An accent after a code point would lie on its bracket.
            if (missing.length > 0 && /^\p{M}/u.test(part)) part = `\u00A0${part}`;
            flush();
            drawn += part;
          } else missing.push(`U+${(part.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`);
      flush();
      return drawn;
    },
    runs(text, bold) {
      const runs: { face: Face; text: string }[] = [];
      for (const cluster of text.match(CLUSTER) ?? [])
        for (const part of faceOf(cluster, bold) ? [cluster] : cluster) {
          const face = faceOf(part, bold);
          if (face === null) throw new Error('only what is drawable can be drawn');
          const last = runs.at(-1);
          if (last?.face === face) last.text += part;
          else runs.push({ face, text: part });
        }
      return runs;
    },
    width(text, bold) {
      const key = `${bold ? 'b' : 'r'}${text}`;
      let width = widths.get(key);
      if (width === undefined) {
        width = faces
          .runs(text, bold)
          .reduce((sum, run) => sum + shaped(run).reduce((ems, { advance }) => ems + advance, 0), 0);
        widths.set(key, width);
      }
      return width;
    },
  };
  return faces;
}

/** Where one shape of a run stands, in ems: how far it is moved from the pen, and how far the pen moves on. */
export interface Placed {
  readonly own: number;
  readonly advance: number;
  readonly right: number;
  readonly up: number;
}

/** The text a face is asked for: a no-break space has the shape of a space, and a shape stands for one character only. */
export const asDrawn = (text: string): string => text.replaceAll('\u00A0', ' ');

/** Words, and the spaces between them: nothing of a letter's shape or place depends on the word before it. */
export const wordsOf = (text: string): readonly string[] => text.match(/ +|[^ ]+/g) ?? [];

/** The shapes of a run from left to right, as the font places them. */
export const shaped = ({ face, text }: Run): Placed[] => wordsOf(text).flatMap((word) => shapedWord(face, word));

function shapedWord(face: Face, word: string): readonly Placed[] {
  const known = face.laidOut.get(word);
  const placed = known ?? layOut(face, word);
  if (known === undefined) face.laidOut.set(word, placed);
  return placed;
}

function layOut({ font, features }: Face, word: string): Placed[] {
  const { glyphs, positions } = font.layout(asDrawn(word), { ...features });
  const em = font.unitsPerEm;
  return glyphs.map((glyph, at) => {
    // A dot that was taken off its letter: the letter stands for both, and ActualText says the word.
    if (glyph.codePoints.length === 0) glyph.codePoints = [DOT];
    const { advanceWidth } = glyph;
    const { xAdvance, xOffset, yOffset } = positions?.[at] ?? { xAdvance: advanceWidth, xOffset: 0, yOffset: 0 };
    return { own: advanceWidth / em, advance: xAdvance / em, right: xOffset / em, up: yOffset / em };
  });
}

/** Arabic symbol dot above. Viewers do not draw what stands for an invisible character. */
const DOT = 0xfbb2;
