import type { LangMap } from '../../record/text.ts';

/** Characters nobody sees, or that turn the direction of reading. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\u115F\u1160\u3164\uFFA0]/u;
const SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
];

/** Letters of other scripts that look like Latin ones. */
const LOOKALIKES = /^[АВЕЅІЈКМНОРСТУХаеіјорсухѕԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧονι]+$/u;

/**
 * Whether a name may imitate another: a word that mixes scripts ("КU" with a Cyrillic К), a word that is written
 * only with letters that look Latin and are not, or a character nobody sees. Two scripts in different words are how
 * bilingual bodies write themselves and are no warning. Does not compare with the names of others.
 */
export const isMisleading = (name: LangMap): boolean =>
  Object.values(name).some((text) => UNSEEN.test(text) || (text.match(/[\p{L}\p{M}]+/gu) ?? []).some(isForged));

const isForged = (word: string): boolean =>
  LOOKALIKES.test(word) || SCRIPTS.filter((script) => script.test(word)).length > 1;
