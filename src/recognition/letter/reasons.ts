import type { DecisionRecord } from '../../record/recognition/decision-record.ts';
import type { PageLanguage } from '../../record/text.ts';
import { CRITERIA, type Criterion } from '../engine/finding.ts';
import type { Block, Cell, Phrase } from './letter.ts';
import { paragraphs, phrase, strong } from './phrase.ts';
import { isBlank, MOST, quoted, shown, verbatim } from './shown.ts';
import { WORDS } from './words/index.ts';

/**
 * Why the committee decided so, and a reason for each outcome that was not shown; after that what was found, criterion by
 * criterion. The reasons come first, because they are what somebody reads a letter for.
 */
export function reasonBlocks(decision: DecisionRecord, language: PageLanguage): readonly Block[] {
  const { headings, reasons } = WORDS[language];
  return [
    { kind: 'heading', level: 2, text: phrase(headings.reasons) },
    { kind: 'heading', level: 3, text: phrase(reasons.motivation) },
    ...paragraphs(quoted(decision.motivation, MOST.own, language, { lines: true })).map(
      (text): Block => ({ kind: 'paragraph', text }),
    ),
    ...outcomes(decision, language),
    ...findings(decision, language),
  ];
}

function findings(decision: DecisionRecord, language: PageLanguage): Block[] {
  const { headings, reasons, results } = WORDS[language];
  const found = inOrder(decision.findings);
  const relation = asRecommended(decision, language);
  if (found.length === 0) return relation.slice(1).map((text) => ({ kind: 'paragraph', text }));
  return [
    { kind: 'heading', level: 3, text: phrase(headings.findings) },
    ...relation.map((text): Block => ({ kind: 'paragraph', text })),
    {
      kind: 'table',
      caption: phrase(reasons.caption),
      columns: [
        { name: phrase(reasons.criterion), share: 0.27 },
        { name: phrase(reasons.finding), share: 0.73 },
      ],
      rows: [...Map.groupBy(found, ({ criterion }) => criterion)].flatMap(([criterion, of]) =>
        of.map(({ result, said }, at): Cell[] => [
          ...(at === 0 ? [{ text: strong(criterionName(criterion, language)), rows: of.length }] : []),
          {
            result,
            text: [
              ...strong(phrase(results[result])),
              { text: ': ' },
              quoted(said.en === '' ? { nl: said.nl } : { ...said }, MOST.said, language),
            ],
          },
        ]),
      ),
    },
  ];
}

/** What prepared the findings, and whether the decision follows it; the committee's reason where it gave one. */
function asRecommended({ followed, deviationReason }: DecisionRecord, language: PageLanguage): readonly Phrase[] {
  const { prepared, followed: follows, followedBecause, deviates, deviatesBecause } = WORDS[language].reasons;
  if (isBlank(deviationReason)) return [phrase(prepared), phrase(followed ? follows : deviates)];
  const reason = quoted({ nl: deviationReason ?? '' }, MOST.own, language);
  return [phrase(prepared), phrase(followed ? followedBecause : deviatesBecause, { reason: [reason] })];
}

function outcomes({ outcomeReasons }: DecisionRecord, language: PageLanguage): Block[] {
  if (outcomeReasons.length === 0) return [];
  const { headings, reasons } = WORDS[language];
  return [
    { kind: 'heading', level: 3, text: phrase(headings.outcomes) },
    { kind: 'paragraph', text: phrase(reasons.outcomesIntro) },
    {
      kind: 'table',
      caption: phrase(reasons.outcomesCaption),
      columns: [
        { name: phrase(reasons.outcome), share: 0.45 },
        { name: phrase(reasons.reason), share: 0.55 },
      ],
      rows: outcomeReasons.map(({ outcomeId, text, reason }): Cell[] => [
        {
          text: [verbatim(outcomeId, MOST.identifier, language), { text: ' ' }, quoted(text, MOST.said, language)],
        },
        { text: [quoted(reason, MOST.own, language)] },
      ]),
    },
  ];
}

/** In the order admissions officers know; what has a criterion nobody knows comes last. Otherwise as they were. */
const inOrder = (findings: DecisionRecord['findings']): DecisionRecord['findings'] => {
  const place = (criterion: string) => {
    const at = (CRITERIA as readonly string[]).indexOf(criterion);
    return at < 0 ? CRITERIA.length : at;
  };
  return findings.toSorted((a, b) => place(a.criterion) - place(b.criterion));
};

const isCriterion = (name: string): name is Criterion => CRITERIA.some((one) => one === name);

const criterionName = (name: string, language: PageLanguage): Phrase =>
  isCriterion(name) ? phrase(WORDS[language].criteria[name]) : [{ text: shown(name, MOST.identifier, language) }];
