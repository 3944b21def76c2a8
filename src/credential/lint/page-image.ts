import { Buffer } from 'node:buffer';
import type { Finding } from '../../record/finding.ts';
import { vocabulary } from '../../record/vocabulary/index.ts';
import { finding, type LintRule } from './rule.ts';
import { isRecord, type Place, pointer } from './walk.ts';

const BASE64 = /^(?:[A-Za-z0-9+/]{4})+(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;
const MAGIC: ReadonlyMap<unknown, string> = new Map([
  [vocabulary('file-type').get('PNG').uri, '89504e470d0a1a0a'],
  [vocabulary('file-type').get('JPEG').uri, 'ffd8ff'],
]);

/** Bytes of one page image: 100 kB keeps a document with a page in two languages well under the limit of LINT-SIZE. */
export const MAX_IMAGE_BYTES = 100_000;

/**
 * LINT-PAGE-IMAGE: embedded content is base64 of an image of the type it claims, not empty and under 100 kB. The official
 * shapes accept an empty string as an image. Does not decode the picture.
 */
export const pageImage: LintRule = ({ places }) =>
  places.filter(({ value }) => value.type === 'MediaObject').flatMap((place) => judge(place));

function judge(place: Place): readonly Finding[] {
  const { content, contentType } = place.value;
  if (typeof content !== 'string' || content.length === 0 || !BASE64.test(content))
    return [objection(place, { nl: 'Leeg of geen base64.', en: 'Empty or not base64.' })];
  const bytes = Math.floor((content.length * 3) / 4);
  if (bytes > MAX_IMAGE_BYTES)
    return [objection(place, { nl: `${bytes} bytes: meer dan 100 kB.`, en: `${bytes} bytes: more than 100 kB.` })];
  const magic = MAGIC.get(isRecord(contentType) ? contentType.id : undefined);
  const start = Buffer.from(content.slice(0, 24), 'base64').toString('hex');
  return magic !== undefined && start.startsWith(magic)
    ? []
    : [objection(place, { nl: 'Geen beeld van het opgegeven type.', en: 'Not an image of the type it claims.' })];
}

const objection = (place: Place, message: Finding['message']): Finding =>
  finding('LINT-PAGE-IMAGE', pointer(place, 'content'), message, {
    nl: 'Teken de pagina opnieuw als PNG onder 100 kB.',
    en: 'Draw the page again as a PNG under 100 kB.',
  });
