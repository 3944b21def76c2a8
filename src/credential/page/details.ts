import { type PageLanguage, textIn } from '../../record/text.ts';
import type { DecisionPageFacts } from './decision-facts.ts';
import type { PageFacts } from './facts.ts';
import { fitParagraph, type Step } from './fit.ts';
import type { PageNode, PageRenderer } from './renderer.ts';
import { COLOUR, COLUMN, paragraph, px, row, stack } from './sheet.ts';
import { decimal, longDate, longPeriod, WORDS, wholeNumber } from './words.ts';

const GAP = 28;
const TERM_WIDTH = 200;

/** Sizes of a sentence and its lines. A page without lists has room for a longer one: the grounds of a decision. */
const SHORT: readonly Step[] = [
  [20, 2],
  [18, 2],
];
const LONG: readonly Step[] = [
  [20, 4],
  [18, 8],
];

/** The facts a reader looks for first, in a row of equal cells; below it those that take a sentence. */
export async function drawDetails(facts: PageFacts, language: PageLanguage, renderer: PageRenderer): Promise<PageNode> {
  const words = WORDS[language];
  const levels = [
    ...(facts.eqf === undefined ? [] : [`${words.eqf} ${facts.eqf}`]),
    ...(facts.vks === undefined ? [] : [`${words.vks} ${facts.vks}`]),
  ];
  const cells: [string, string | undefined][] = [
    [words.credits, facts.ects && `${decimal(facts.ects, language)} ECTS`],
    [words.level, levels.join(' · ') || undefined],
    [
      facts.assessed ? words.workload : words.duration,
      facts.hours === undefined ? undefined : words.hours(wholeNumber(facts.hours, language)),
    ],
    [words.awardedOn, longDate(facts.awardedOn, language)],
  ];
  const sentences: [string, string | undefined][] = [
    [words.grade, facts.grade && decimal(facts.grade, language)],
    [words.period, facts.period && longPeriod(facts.period, language)],
    [words.mode, facts.mode && textIn(facts.mode, language)],
    [words.assessment, facts.assessment && textIn(facts.assessment, language)],
    [words.qualityAssurance, facts.qualityAssurance && textIn(facts.qualityAssurance, language)],
  ];
  return setDetails(cells.filter(isPresent), sentences.filter(isPresent), SHORT, renderer);
}

/** The same for an exemption: from what, when, by whom, on what ground, and what it does not give. */
export function drawDecisionDetails(
  facts: DecisionPageFacts,
  language: PageLanguage,
  renderer: PageRenderer,
): Promise<PageNode> {
  const words = WORDS[language];
  return setDetails(
    [
      [words.unit, facts.unitCode],
      [words.academicYear, facts.academicYear],
      [words.decidedOn, longDate(facts.decidedOn, language)],
    ],
    [
      [words.programme, textIn(facts.programme, language)],
      [words.decidedBy, facts.decidedBy],
      [words.legalBasis, facts.legalBasis],
      [words.meaning, textIn(facts.noCredit, language)],
    ],
    LONG,
    renderer,
  );
}

type Told = readonly [term: string, value: string];

async function setDetails(
  cells: readonly Told[],
  sentences: readonly Told[],
  steps: readonly Step[],
  renderer: PageRenderer,
): Promise<PageNode> {
  return stack(
    [
      row(await drawCells(cells, renderer), { gap: px(GAP) }),
      stack(await Promise.all(sentences.map((fact) => drawSentence(fact, steps, renderer))), { gap: px(5) }),
    ],
    { gap: px(20) },
  );
}

const isPresent = (fact: [string, string | undefined]): fact is [string, string] => fact[1] !== undefined;

/** Four columns at most; fewer facts keep the width of a column, so that pages of one office look alike. */
function drawCells(cells: readonly Told[], renderer: PageRenderer): Promise<PageNode[]> {
  const width = Math.floor((COLUMN - 3 * GAP) / 4);
  return Promise.all(
    cells.map(async ([term, value]) =>
      stack(
        [
          paragraph(term, 18, { color: COLOUR.quiet }),
          await fitParagraph(
            renderer,
            value,
            width,
            [
              [27, 1],
              [24, 1],
              [21, 2],
            ],
            { fontWeight: 700 },
          ),
        ],
        { width: px(width), borderTop: `2px solid ${COLOUR.house}`, paddingTop: px(10), gap: px(2) },
      ),
    ),
  );
}

async function drawSentence([term, value]: Told, steps: readonly Step[], renderer: PageRenderer): Promise<PageNode> {
  const width = COLUMN - TERM_WIDTH;
  return row([
    paragraph(term, 20, { width: px(TERM_WIDTH), color: COLOUR.quiet }),
    stack([await fitParagraph(renderer, value, width, steps)], { width: px(width) }),
  ]);
}
