import { type PageLanguage, textIn } from '../../record/text.ts';
import { fitParagraphs, type Setting, type Step } from './fit.ts';
import type { CommonDecisionFacts, CommonPageFacts } from './personal.ts';
import type { Places } from './places.ts';
import type { PageNode, PageRenderer } from './renderer.ts';
import { COLOUR, COLUMN, paragraph, px, row, stack } from './sheet.ts';
import { decimal, WORDS, wholeNumber } from './words.ts';

const GAP = 28;
/** Four columns at most; fewer facts keep the width of a column, so that pages of one office look alike. */
const CELL_WIDTH = Math.floor((COLUMN - 3 * GAP) / 4);
const TERM_WIDTH = 200;
const SENTENCE_WIDTH = COLUMN - TERM_WIDTH;

/** Sizes of a sentence and its lines. A page without lists has room for a longer one: the grounds of a decision. */
const SHORT: readonly Step[] = [
  [20, 2],
  [18, 2],
];
const LONG: readonly Step[] = [
  [20, 4],
  [18, 8],
];

export const cellSetting = (text: string): Setting => ({
  text,
  width: CELL_WIDTH,
  steps: [
    [27, 1],
    [24, 1],
    [21, 2],
  ],
  style: { fontWeight: 700 },
});

export const sentenceSetting = (text: string, steps: readonly Step[] = SHORT): Setting => ({
  text,
  width: SENTENCE_WIDTH,
  steps,
  style: {},
});

/** The facts a reader looks for first, in a row of equal cells; below it those that take a sentence. */
export async function drawDetails(
  facts: CommonPageFacts,
  places: Places,
  language: PageLanguage,
  renderer: PageRenderer,
): Promise<PageNode> {
  const words = WORDS[language];
  const levels = [
    ...(facts.eqf === undefined ? [] : [`${words.eqf} ${facts.eqf}`]),
    ...(facts.vks === undefined ? [] : [`${words.vks} ${facts.vks}`]),
  ];
  return setDetails(
    [
      [words.credits, facts.ects && `${decimal(facts.ects, language)} ECTS`],
      [words.level, levels.join(' · ')],
      [
        facts.assessed ? words.workload : words.duration,
        facts.hours === undefined ? undefined : words.hours(wholeNumber(facts.hours, language)),
      ],
      [words.awardedOn, places('day')],
    ],
    [
      [words.grade, places('grade')],
      [words.period, places('period')],
      [words.mode, facts.mode && textIn(facts.mode, language)],
      [words.assessment, facts.assessment && textIn(facts.assessment, language)],
      [words.qualityAssurance, facts.qualityAssurance && textIn(facts.qualityAssurance, language)],
    ],
    SHORT,
    renderer,
  );
}

/** The same for an exemption: from what, when, by whom, on what ground, and what it does not give. */
export function drawDecisionDetails(
  facts: CommonDecisionFacts,
  places: Places,
  language: PageLanguage,
  renderer: PageRenderer,
): Promise<PageNode> {
  const words = WORDS[language];
  return setDetails(
    [
      [words.unit, facts.unitCode],
      [words.academicYear, facts.academicYear],
      [words.decidedOn, places('day')],
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

/** A term and what is told under it: a text, the place of a personal one, or nothing. */
type Told = readonly [term: string, value: string | readonly PageNode[] | undefined];

async function setDetails(
  cells: readonly Told[],
  sentences: readonly Told[],
  steps: readonly Step[],
  renderer: PageRenderer,
): Promise<PageNode> {
  const inCells = await fitTold(cells, cellSetting, renderer);
  const inSentences = await fitTold(sentences, (text) => sentenceSetting(text, steps), renderer);
  return stack(
    [
      row(
        inCells.map(([term, value]) => drawCell(term, value)),
        { gap: px(GAP) },
      ),
      stack(
        inSentences.map(([term, value]) => drawSentence(term, value)),
        { gap: px(5) },
      ),
    ],
    { gap: px(20) },
  );
}

/** The terms that have something to tell, with their texts fitted. */
async function fitTold(
  told: readonly Told[],
  settingOf: (text: string) => Setting,
  renderer: PageRenderer,
): Promise<(readonly [term: string, value: PageNode])[]> {
  const texts = told.flatMap(([, value]) => (typeof value === 'string' && value !== '' ? [value] : []));
  const fitted = (await fitParagraphs(renderer, texts.map(settingOf))).values();
  return told.flatMap(([term, value]) => {
    if (value === undefined || value.length === 0) return [];
    const node = typeof value === 'string' ? fitted.next().value?.node : value[0];
    return node ? [[term, node] as const] : [];
  });
}

const drawCell = (term: string, value: PageNode): PageNode =>
  stack([paragraph(term, 18, { color: COLOUR.quiet }), value], {
    width: px(CELL_WIDTH),
    borderTop: `2px solid ${COLOUR.house}`,
    paddingTop: px(10),
    gap: px(2),
  });

const drawSentence = (term: string, value: PageNode): PageNode =>
  row([
    paragraph(term, 20, { width: px(TERM_WIDTH), color: COLOUR.quiet }),
    stack([value], { width: px(SENTENCE_WIDTH) }),
  ]);
