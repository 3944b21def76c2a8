import { type PageLanguage, textIn } from '../../record/text.ts';
import type { SheetFacts } from './facts.ts';
import { fitParagraphs, type Setting, type Step } from './fit.ts';
import type { CommonFacts } from './personal.ts';
import type { Places } from './places.ts';
import type { PageNode, PageRenderer } from './renderer.ts';
import { COLOUR, COLUMN, paragraph, px, rule, type Spacing, stack } from './sheet.ts';
import { WORDS, type Words } from './words.ts';

/** Sizes to try, largest first; the last one's lines are the most a text of that kind may take. */
const BODIES: readonly Step[] = [
  [36, 1],
  [32, 2],
  [27, 3],
  [23, 4],
  [20, 5],
];
const COUNTRIES: readonly Step[] = [
  [22, 1],
  [18, 2],
];
const LABEL: readonly Step[] = [
  [24, 1],
  [20, 2],
];
/** The longest name a record can hold still fits at the last step: a name is never cut. */
const NAME: readonly Step[] = [
  [78, 1],
  [64, 1],
  [54, 2],
  [44, 3],
  [34, 4],
  [24, 8],
];
const TITLE: readonly Step[] = [
  [50, 1],
  [44, 2],
  [36, 3],
  [30, 4],
  [25, 6],
];

/** Names of the awarding bodies: up to eight, else seven and how many others there are. */
export function bodyNames({ awardingBodies }: Pick<SheetFacts, 'awardingBodies'>, language: PageLanguage): string[] {
  const names = awardingBodies.map((body) => textIn(body.legalName, language));
  return names.length <= 8 ? names : [...names.slice(0, 7), WORDS[language].otherBodies(names.length - 7)];
}

/** A learner's name; a small one leaves more room to the lists of a crowded page. */
export const nameSetting = (text: string, size: Spacing['name']): Setting => ({
  text,
  width: COLUMN,
  steps: size === 'learnerName' ? NAME : NAME.filter(([fontSize]) => fontSize <= 54),
  style: { fontWeight: 700, textWrap: 'balance' },
});

export const birthDateSetting = (text: string): Setting => ({
  text,
  width: COLUMN,
  steps: [[22, 99]],
  style: { color: COLOUR.quiet },
});

function verbOf(facts: CommonFacts, words: Words): string {
  if ('kind' in facts) return facts.parts.length > 0 ? words.partlyExempted : words.exempted;
  return facts.assessed ? words.obtained : words.attended;
}

/**
 * Who awards, what kind of document it is, who obtained it, and what: the part read from across a room. Its texts are
 * fitted once for every spacing it is set with.
 */
export async function drawHead(
  facts: CommonFacts,
  places: Places,
  language: PageLanguage,
  renderer: PageRenderer,
): Promise<(spacing: Spacing) => PageNode> {
  const words = WORDS[language];
  const bold = { fontWeight: 700 };
  const names = bodyNames(facts, language);
  // Two or three short names each stand on a line of their own; others share lines.
  const bodies = names.length <= 3 && names.every((name) => name.length <= 60) ? names : [names.join(' · ')];
  const countries = [...new Set(facts.awardingBodies.map((body) => textIn(body.country, language)))].join(' · ');
  const wide = (text: string, steps: readonly Step[], style: Style): Setting => ({ text, width: COLUMN, steps, style });
  const fitted = await fitParagraphs(renderer, [
    wide(textIn(facts.label, language).toLocaleUpperCase(language), LABEL, {
      ...bold,
      color: COLOUR.accent,
      letterSpacing: px(4.5),
    }),
    wide(textIn(facts.title, language), TITLE, { ...bold, color: COLOUR.house, textWrap: 'balance' }),
    ...bodies.map((body) => wide(body, BODIES, { ...bold, color: COLOUR.house })),
    wide(countries, COUNTRIES, { color: COLOUR.quiet }),
  ]);
  const [label, title, ...awarding] = fitted.map(({ node }) => node);
  const below = (node: PageNode | undefined, pixels: number): readonly PageNode[] =>
    node ? [{ ...node, style: { ...node.style, marginTop: px(pixels) } }] : [];
  const quiet = (text: string, above: number) => paragraph(text, 24, { color: COLOUR.quiet, marginTop: px(above) });
  return (spacing) =>
    stack([
      ...awarding,
      rule(COLOUR.accent, 4, { width: px(92), marginTop: px(spacing.line + 8) }),
      ...below(label, spacing.wide),
      quiet(words.certifies, spacing.line),
      ...places(spacing.name, { marginTop: px(4) }),
      ...places('birthDate', { marginTop: px(4) }),
      quiet(verbOf(facts, words), spacing.line),
      ...below(title, 4),
    ]);
}

type Style = NonNullable<PageNode['style']>;
