/** Not seen, or changing the direction of what is seen; marks that only pick a glyph variant are among them. */
const INVISIBLE = /[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/u;
/** Joiners, which Persian and the scripts of India need inside words. */
const JOINER_IN_ITS_SCRIPT =
  /(?<=[\p{Script=Arabic}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]\p{M}*)[\u200c\u200d]/gu;
/** Compatibility letters that people write in names: Dutch ĳ, Catalan ŀ, Afrikaans ŉ, the ordinals of Spanish. */
const CUSTOMARY = new Set('ĲĳĿŀŉªº');
const WORD = /[\p{L}\p{M}]+/gu;
/** Nothing in it is invisible, from another script, or a letter in disguise. */
const PRINTABLE_ASCII = /^[ -~]*$/;

const SCRIPTS = [
  'Latin',
  'Cyrillic',
  'Greek',
  'Armenian',
  'Hebrew',
  'Arabic',
  'Georgian',
  'Cherokee',
  'Coptic',
  'Lisu',
  'Thai',
  'Devanagari',
].map((script) => new RegExp(`\\p{Script=${script}}`, 'u'));

/**
 * Whether a name is written so that it can pass for another: invisible or direction-changing characters, letters of two
 * scripts in one word (UTS #39 §5.2, *highly restrictive* per word), or letters that are another letter in disguise, such
 * as fullwidth and mathematical ones. Accents, decomposed letters and names with words in several scripts are ordinary.
 * Does not compare with any other name: `imitates` does.
 */
export function isMisleadingName(text: string): boolean {
  if (PRINTABLE_ASCII.test(text)) return false;
  const visible = text.replace(JOINER_IN_ITS_SCRIPT, '');
  if (INVISIBLE.test(visible) || !visible.isWellFormed()) return true;
  for (const character of visible.normalize('NFC'))
    if (/[\p{L}\p{Nd}]/u.test(character) && !CUSTOMARY.has(character) && isDisguise(character)) return true;
  return [...visible.matchAll(WORD)].some(([word]) => SCRIPTS.filter((script) => script.test(word)).length > 1);
}

const isDisguise = (character: string): boolean => character.normalize('NFKC') !== character.normalize('NFC');

/** Letters that look like Latin ones (after UTS #39 confusables), lower and upper case: Cyrillic, Greek, Armenian, others. */
const LOOKALIKES = new Map(
  Object.entries({
    a: 'аɑαΑА',
    b: 'ЬВΒƄв',
    c: 'сϲСϹ',
    d: 'ԁժ',
    e: 'еҽЕΕ℮',
    f: 'ϝ',
    g: 'ɡցԍ',
    h: 'һհНΗн',
    i: 'іɩιІΙӀ',
    j: 'јϳЈ',
    k: 'κкКΚ',
    l: 'ӏ1|ا',
    m: 'МΜмϺ',
    n: 'ոΝп',
    o: 'оοօО0ΟՕσ',
    p: 'рρРΡ',
    q: 'ԛզԚ',
    r: 'гᴦ',
    s: 'ѕՏЅ',
    t: 'τТΤт',
    u: 'սυцՍ',
    v: 'ѵνѴ',
    w: 'ԝաԜѡ',
    x: 'хχХΧ',
    y: 'уүγУΥҮ',
    z: 'ᴢΖ',
  }).flatMap(([latin, others]) => [...others].map((other) => [other, latin] as const)),
);

/** What a name looks like at a glance: two names with one skeleton are hard to tell apart. */
function skeleton(name: string): string {
  const plain = [...name.normalize('NFKC').replace(/[\p{Cf}\p{Cc}\p{Default_Ignorable_Code_Point}]/gu, '')]
    .map((character) => LOOKALIKES.get(character) ?? character)
    .join('')
    .toLowerCase()
    .replace(/\p{Script=Cyrillic}|\p{Script=Greek}/gu, (character) => LOOKALIKES.get(character) ?? character);
  return plain.replaceAll(/[ıi]/g, 'l').replaceAll('rn', 'm').replaceAll('vv', 'w').replaceAll(/\s+/g, ' ').trim();
}

const folded = (name: string): string => name.normalize('NFC').toLowerCase().replaceAll(/\s+/g, ' ').trim();

interface Look {
  readonly folded: string;
  readonly skeleton: string;
}

/** The names of a registry are compared with every document that is verified: as many of them as a country has. */
const looks = new Map<string, Look>();
const MOST_LOOKS = 4_096;

function lookOf(name: string): Look {
  const known = looks.get(name);
  if (known !== undefined) return known;
  if (looks.size >= MOST_LOOKS) looks.clear();
  const look = { folded: folded(name), skeleton: skeleton(name) };
  looks.set(name, look);
  return look;
}

/** Whether a name looks like one of these without being it. Case, spacing and how accents are encoded do not count. */
export function imitates(name: string, names: readonly string[]): boolean {
  const own = { folded: folded(name), skeleton: skeleton(name) };
  const others = names.map(lookOf);
  return (
    !others.some((other) => other.folded === own.folded) && others.some((other) => other.skeleton === own.skeleton)
  );
}
