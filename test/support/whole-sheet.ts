import type { DecisionPageFacts } from '../../src/credential/page/decision-facts.ts';
import type { PageFacts } from '../../src/credential/page/facts.ts';
import { layOut } from '../../src/credential/page/lay-out.ts';
import { commonFacts, personalTexts } from '../../src/credential/page/personal.ts';
import { filled, fitPersonalTexts, roomsOf } from '../../src/credential/page/places.ts';
import type { PageNode, PageRenderer } from '../../src/credential/page/renderer.ts';
import type { PageLanguage } from '../../src/record/text.ts';

/** The sheet of a page with all its texts on it, without paying for its pixels. */
export async function wholeSheet(
  facts: PageFacts | DecisionPageFacts,
  language: PageLanguage,
  renderer: PageRenderer,
): Promise<PageNode> {
  const texts = await fitPersonalTexts(personalTexts(facts, language), renderer);
  const { node, blanks } = await (await layOut(commonFacts(facts), roomsOf(texts), language, renderer))(1);
  return filled(node, blanks, texts);
}
