import { type PageLanguage, textIn } from '../../record/text.ts';
import { fitParagraph, type Setting } from './fit.ts';
import { bodyNames } from './head.ts';
import type { CommonFacts } from './personal.ts';
import type { Places } from './places.ts';
import type { PageNode, PageRenderer } from './renderer.ts';
import { COLOUR, COLUMN, paragraph, px, row, rule, stack } from './sheet.ts';
import { WORDS } from './words.ts';

const GAP = 40;
const LEFT = Math.floor((COLUMN - GAP) * 0.46);
const RIGHT = COLUMN - GAP - LEFT;

export const credentialIdSetting = (text: string): Setting => ({
  text,
  width: RIGHT,
  steps: [[18, 99]],
  style: { fontWeight: 700 },
});

/** Who stands behind the document, which credential it belongs to, and that the image itself proves nothing. */
export async function drawFoot(
  facts: CommonFacts,
  places: Places,
  language: PageLanguage,
  renderer: PageRenderer,
): Promise<PageNode> {
  const words = WORDS[language];
  const bodies = bodyNames(facts, language).join(', ');
  const party = async (term: string, text: string) =>
    stack([
      paragraph(term, 17, { color: COLOUR.quiet }),
      await fitParagraph(
        renderer,
        text,
        LEFT,
        [
          [20, 2],
          [17, 4],
        ],
        { fontWeight: 700 },
      ),
    ]);
  return stack(
    [
      rule(COLOUR.line, 2, { width: px(COLUMN) }),
      row(
        [
          stack(
            [
              await party(words.awardedBy, bodies),
              ...(facts.sealedBy
                ? [await party(words.sealedUnderMandate, textIn(facts.sealedBy.legalName, language))]
                : []),
            ],
            { width: px(LEFT), gap: px(10) },
          ),
          stack(
            [
              paragraph(words.credential, 17, { color: COLOUR.quiet }),
              ...places('credentialId'),
              paragraph(words.verify, 16, { color: COLOUR.quiet, marginTop: px(8) }),
              ...(facts.development
                ? [paragraph(words.developmentNote, 16, { color: COLOUR.warning, fontWeight: 700, marginTop: px(6) })]
                : []),
            ],
            { width: px(RIGHT) },
          ),
        ],
        { gap: px(GAP), alignItems: 'flex-start' },
      ),
    ],
    { gap: px(22) },
  );
}
