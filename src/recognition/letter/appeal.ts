import type { DecisionRecord } from '../../record/recognition/decision-record.ts';
import type { PageLanguage } from '../../record/text.ts';
import type { Block } from './letter.ts';
import { paragraphs, phrase, row } from './phrase.ts';
import { MOST, quoted, verbatim } from './shown.ts';
import { WORDS } from './words/index.ts';

/**
 * Both ways of appeal (Codex Hoger Onderwijs, part 2, title 4, on the legal position of students): internal appeal within
 * 7 calendar days, decided within 20, then the Raad within 7. Every letter has it, because a grant can be appealed too.
 * The terms are said in words and not as dates: they run from a notification that has not happened yet.
 */
export function appealBlocks({ appeal }: Pick<DecisionRecord, 'appeal'>, language: PageLanguage): readonly Block[] {
  const { headings, appeal: words } = WORDS[language];
  return [
    { kind: 'heading', level: 2, text: phrase(headings.appeal) },
    { kind: 'paragraph', text: phrase(words.intro) },
    { kind: 'heading', level: 3, text: phrase(words.first) },
    {
      kind: 'rows',
      rows: [
        row(words.addressee, [verbatim(appeal.addressee, MOST.own, language)]),
        row(words.address, [verbatim(appeal.address, MOST.own, language)]),
        row(words.form, ...paragraphs(quoted(appeal.form, MOST.own, language, { lines: true }))),
        row(words.term, phrase(words.termText)),
      ],
    },
    { kind: 'paragraph', text: phrase(words.answer) },
    { kind: 'heading', level: 3, text: phrase(words.second) },
    { kind: 'paragraph', text: phrase(words.raad) },
    { kind: 'paragraph', text: phrase(words.raadTerm) },
    { kind: 'paragraph', text: phrase(words.raadPower) },
  ];
}
