import { type PageLanguage, textIn } from '../../record/text.ts';
import { COVERED_RANGES } from './covered-ranges.ts';
import type { DecisionPageFacts } from './decision-facts.ts';
import type { PageFacts, SheetFacts } from './facts.ts';

type Range = readonly [first: number, last: number];

const FONTS: readonly (readonly Range[])[] = Object.values(COVERED_RANGES).map((text) =>
  text.split(',').map((range): Range => {
    const [first = '', last = first] = range.split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  }),
);

const CLUSTERS = new Intl.Segmenter('und', { granularity: 'grapheme' });
/** White space and characters that draw nothing by themselves: joiners, soft hyphens, variation selectors. */
const INVISIBLE = /[\s\p{Default_Ignorable_Code_Point}]/gu;

/** Before the first combining mark: nothing below it changes under NFC, nor joins what stands beside it but CR and LF. */
const FIRST_MARK = 0x300;
/** 1 for each such character that the first font has. */
const PLAIN = Uint8Array.from({ length: FIRST_MARK }, (_, point) => (isIn(FONTS[0] ?? [], point) ? 1 : 0));

/**
 * The characters of a text that no bundled font covers, each once, in order of appearance; empty when the text can be
 * drawn. A character here is what a reader sees as one: a letter with its marks counts as covered only when one single
 * font has all of it, because marks of another font do not sit on the letter. It needs no layout engine.
 */
export function uncoveredCharacters(text: string): string[] {
  if (isPlain(text)) return [];
  const uncovered = new Set<string>();
  for (const { segment } of CLUSTERS.segment(text.normalize('NFC'))) {
    const points = [...segment.replace(INVISIBLE, '')].map((character) => character.codePointAt(0) ?? 0);
    if (!FONTS.some((ranges) => points.every((point) => isIn(ranges, point)))) uncovered.add(segment);
  }
  return [...uncovered];
}

/** Whether a text is of letters that stand alone and that one font has: most are, and need no segmenting. */
function isPlain(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) if (PLAIN[text.charCodeAt(at)] !== 1) return false;
  return true;
}

function isIn(ranges: readonly Range[], point: number): boolean {
  let [low, high] = [0, ranges.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] ?? [0, 0];
    if (point < first) high = middle - 1;
    else if (point > last) low = middle + 1;
    else return true;
  }
  return false;
}

/** One text of the page that cannot be drawn: which fact it is, and the characters no font has. */
export interface UncoveredFact {
  /** Name of the fact, with its index in a list: `learnerName`, `outcomes/3`. */
  readonly fact: string;
  readonly characters: readonly string[];
}

/** Every fact of a page that no bundled font can draw in the given language; drawing refuses when there is one. */
export function uncoveredFacts(facts: PageFacts | DecisionPageFacts, language: PageLanguage): UncoveredFact[] {
  const found: UncoveredFact[] = [];
  const texts = 'kind' in facts ? decisionTexts(facts, language) : awardTexts(facts, language);
  for (const [fact, text] of [...sheetTexts(facts, language), ...texts]) {
    const characters = uncoveredCharacters(text);
    if (characters.length > 0) found.push({ fact, characters });
  }
  return found;
}

type Texts = Generator<readonly [fact: string, text: string]>;

function* sheetTexts(facts: SheetFacts, language: PageLanguage): Texts {
  yield ['learnerName', facts.learnerName];
  for (const name of ['title', 'label'] as const) yield [name, textIn(facts[name], language)];
  if (facts.sealedBy) yield ['sealedBy', textIn(facts.sealedBy.legalName, language)];
  for (const [index, body] of facts.awardingBodies.entries()) {
    yield [`awardingBodies/${index}`, textIn(body.legalName, language)];
    yield [`awardingBodies/${index}`, textIn(body.country, language)];
  }
}

function* awardTexts(facts: PageFacts, language: PageLanguage): Texts {
  for (const name of ['mode', 'assessment', 'qualityAssurance'] as const) {
    const map = facts[name];
    if (map) yield [name, textIn(map, language)];
  }
  if (facts.grade !== undefined) yield ['grade', facts.grade];
  for (const [index, component] of facts.components.entries())
    yield [`components/${index}`, textIn(component.title, language)];
  for (const [index, outcome] of facts.outcomes.entries()) yield [`outcomes/${index}`, textIn(outcome, language)];
}

function* decisionTexts(facts: DecisionPageFacts, language: PageLanguage): Texts {
  yield ['programme', textIn(facts.programme, language)];
  yield ['decidedBy', facts.decidedBy];
  yield ['legalBasis', facts.legalBasis];
  for (const [index, part] of facts.parts.entries()) yield [`parts/${index}`, textIn(part.title, language)];
}
