/** Characters that are read from right to left, among those the fonts have. */
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}]/u;
export const isRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text);

/** From the first right-to-left letter to the last that no left-to-right letter stands between. */
const ZONE =
  /[\p{Script=Hebrew}\p{Script=Arabic}](?:[^\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}]*[\p{Script=Hebrew}\p{Script=Arabic}\p{M}])?/gu;
/** Within such a zone: numbers, letters, and what is neither. */
const PARTS =
  /\p{Nd}+(?:[.,:/-]\p{Nd}+)*|[\p{Script=Hebrew}\p{Script=Arabic}\p{M}]+|[^\p{Nd}\p{Script=Hebrew}\p{Script=Arabic}\p{M}]+/gu;
const MIRRORED: Readonly<Record<string, string>> = Object.fromEntries(
  ['()', '[]', '{}', '<>', '«»', '‹›'].flatMap(([open = '', close = '']) => [
    [open, close],
    [close, open],
  ]),
);

/**
 * A line of text in pieces from left to right, as it has to be drawn in a left-to-right letter. Letters of one
 * right-to-left piece stay in the order of the text, because the font engine turns them round; what stands between them
 * is turned round here. Rules of the Unicode Bidirectional Algorithm (UAX #9) as far as a line of a letter needs them:
 * there are no overrides or embeddings, those were made visible before.
 */
export function leftToRight(text: string): string[] {
  if (!isRightToLeft(text)) return [text];
  const pieces: string[] = [];
  let done = 0;
  for (const { 0: zone, index } of text.matchAll(ZONE)) {
    if (index > done) pieces.push(text.slice(done, index));
    pieces.push(...(zone.match(PARTS) ?? []).map(turned).reverse());
    done = index + zone.length;
  }
  if (done < text.length) pieces.push(text.slice(done));
  return pieces;
}

const turned = (part: string): string =>
  isRightToLeft(part) || /^\p{Nd}/u.test(part)
    ? part
    : [...part]
        .reverse()
        .map((character) => MIRRORED[character] ?? character)
        .join('');
