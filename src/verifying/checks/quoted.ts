const LONGEST = 200;

/** Somebody else's words, to stand in a sentence of ours: no control characters, no change of reading direction, no flood. */
export const quoted = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}]/gu, ' ').slice(0, LONGEST);
