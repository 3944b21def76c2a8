import type { Letter } from '../../recognition/letter/letter.ts';

/** Content security policy to send with a letter: its own style and nothing else. */
export const LETTER_POLICY = "default-src 'none'";

/** The letter as a page that stands by itself: no script, nothing loaded from elsewhere. */
export function letterPage(letter: Letter): string {
  return `<!doctype html>${String(<html lang={letter.language} />)}`;
}
