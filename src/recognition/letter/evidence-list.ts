import { dayInWords } from '../../record/civil-date.ts';
import type { DecisionRecord, ReliedOn } from '../../record/recognition/decision-record.ts';
import type { LangMap, PageLanguage } from '../../record/text.ts';
import type { Block, Cell, Phrase, Row } from './letter.ts';
import { creditsInWords, joined, phrase, row, strong } from './phrase.ts';
import { isBlank, MOST, quoted, verbatim } from './shown.ts';
import { WORDS } from './words/index.ts';

/** Awarding bodies a letter names of one document; the rest is counted. */
const MOST_BODIES = 5;

/** What the decision rests on: each document by title, awarding body, award date and id, and the credits it uses. */
export function evidenceBlocks(decision: DecisionRecord, language: PageLanguage): readonly Block[] {
  const { headings, evidence, used, competence } = WORDS[language];
  const { competenceAssessment: assessed } = decision;
  return [
    { kind: 'heading', level: 2, text: phrase(headings.evidence) },
    ...(decision.evidence.length === 0 && assessed === undefined
      ? [{ kind: 'paragraph', text: phrase(evidence.none) } as const]
      : []),
    ...(assessed
      ? [
          {
            kind: 'paragraph',
            text: phrase(competence, {
              reference: [verbatim(assessed.reference, MOST.identifier, language)],
              body: [verbatim(assessed.body, MOST.name, language)],
              assessors: joined(
                assessed.assessors.map((name) => [verbatim(name, MOST.name, language)]),
                ', ',
              ),
            }),
          } as const,
        ]
      : []),
    ...(decision.evidence.length > 0 ? [{ kind: 'paragraph', text: phrase(evidence.intro) } as const] : []),
    ...decision.evidence.map((piece): Block => ({ kind: 'rows', rows: rowsOf(piece, language) })),
    ...(decision.credits.length > 0
      ? [
          {
            kind: 'table',
            caption: phrase(used.caption),
            columns: [
              { name: phrase(used.title), share: 0.7 },
              { name: phrase(used.ects), share: 0.3 },
            ],
            rows: decision.credits.map(({ title, ects }): Cell[] => [
              { text: orNotStated(title, language) },
              { text: phrase(creditsInWords(ects, language)) },
            ]),
          } as const,
        ]
      : []),
  ];
}

/** One below the other: a long title and a long id have the room of a line each, on paper and on a telephone. */
function rowsOf({ title, awardingBodies, awardedOn, credentialId, sha256 }: ReliedOn, language: PageLanguage): Row[] {
  const { evidence } = WORDS[language];
  const { digest, notStated, andMore } = evidence;
  const bodies = awardingBodies.slice(0, MOST_BODIES).map((body) => orNotStated(body, language));
  const more = awardingBodies.length - bodies.length;
  return [
    row(evidence.title, strong(orNotStated(title, language))),
    row(
      evidence.awardedBy,
      ...(bodies.length === 0 ? [phrase(notStated)] : bodies),
      ...(more > 0 ? [phrase(andMore, { count: String(more) })] : []),
    ),
    row(
      evidence.awardedOn,
      awardedOn === null ? phrase(notStated) : [verbatim(dayInWords(awardedOn, language), MOST.name, language)],
    ),
    row(
      evidence.id,
      isBlank(credentialId)
        ? phrase(digest, { digest: [verbatim(sha256, MOST.identifier, language)] })
        : [verbatim(credentialId ?? '', MOST.identifier, language)],
    ),
  ];
}

function orNotStated(map: LangMap, language: PageLanguage): Phrase {
  const span = quoted(map, MOST.title, language);
  return span.text === '' ? phrase(WORDS[language].evidence.notStated) : [span];
}
