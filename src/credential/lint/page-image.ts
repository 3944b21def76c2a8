import { decodeBase64 } from '../../record/base64.ts';
import type { Finding } from '../../record/finding.ts';
import { hex } from '../../record/sha256.ts';
import { vocabulary } from '../../record/vocabulary/index.ts';
import { finding, type LintRule } from './rule.ts';
import { isRecord, type Place, pointer } from './walk.ts';

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
  const image = typeof content === 'string' ? decodeBase64(content) : null;
  if (image === null || image.length === 0)
    return [objection(place, { nl: 'Leeg of geen base64.', en: 'Empty or not base64.' })];
  const { length } = image;
  if (length > MAX_IMAGE_BYTES)
    return [objection(place, { nl: `${length} bytes: meer dan 100 kB.`, en: `${length} bytes: more than 100 kB.` })];
  const magic = MAGIC.get(isRecord(contentType) ? contentType.id : undefined);
  const start = hex(image.subarray(0, 16));
  return magic !== undefined && start.startsWith(magic)
    ? []
    : [objection(place, { nl: 'Geen beeld van het opgegeven type.', en: 'Not an image of the type it claims.' })];
}

const objection = (place: Place, message: Finding['message']): Finding =>
  finding('LINT-PAGE-IMAGE', pointer(place, 'content'), message, {
    nl: 'Teken de pagina opnieuw als PNG onder 100 kB.',
    en: 'Draw the page again as a PNG under 100 kB.',
  });
