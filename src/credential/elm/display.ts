import { Buffer } from 'node:buffer';
import type { LangMap, PageLanguage } from '../../record/text.ts';
import { conceptNode } from './concept.ts';
import type { ConceptNode, DisplayParameterNode, IndividualDisplayNode, MediaObjectNode } from './model.ts';
import { node } from './node.ts';
import type { NodeIds } from './node-id.ts';

export interface PageImage {
  readonly language: PageLanguage;
  readonly png: Uint8Array;
}

const LANGUAGE_CODES = { nl: 'NLD', en: 'ENG' } as const satisfies Record<PageLanguage, string>;

export const languageConcept = (language: PageLanguage): ConceptNode =>
  conceptNode('language', LANGUAGE_CODES[language]);

/** ELM 3.2 `DisplayParameter`: one display per language, each with its page image in base64; the first is primary. */
export function displayParameter(
  ids: NodeIds,
  { title, label }: { readonly title: LangMap; readonly label?: LangMap | undefined },
  pages: readonly PageImage[],
): DisplayParameterNode {
  const [primary] = pages;
  if (!primary) throw new Error('a credential needs at least one page image');
  return node<DisplayParameterNode>('DisplayParameter', ids('displayParameter'), {
    title,
    description: label,
    primaryLanguage: languageConcept(primary.language),
    language: pages.map(({ language }) => languageConcept(language)),
    individualDisplay: pages.map((page) => individualDisplay(ids, page)),
  });
}

function individualDisplay(ids: NodeIds, { language, png }: PageImage): IndividualDisplayNode {
  const at = (...path: readonly string[]): string => ids('displayParameter', language, ...path);
  const image: MediaObjectNode = {
    id: at('image'),
    type: 'MediaObject',
    content: Buffer.from(png.buffer, png.byteOffset, png.byteLength).toString('base64'),
    contentEncoding: conceptNode('encoding', 'base64'),
    contentType: conceptNode('file-type', 'PNG'),
  };
  return {
    id: at(),
    type: 'IndividualDisplay',
    language: languageConcept(language),
    displayDetail: [{ id: at('detail'), type: 'DisplayDetail', page: 1, image }],
  };
}
