import type { Finding } from '../finding.ts';
import { found } from '../found.ts';
import type { RecommendationInput } from '../recommendation.ts';
import { aboutPlace, ownOrWhole, type Placed } from './placed.ts';

/**
 * How near the field of study is (ISCED-F 2013: four digits name a field, the first three a narrow field's group, the first
 * two a broad one). For a person to weigh; says nothing where either side states none.
 */
export function profileFindings(placed: Placed, { unit }: Pick<RecommendationInput, 'unit'>): readonly Finding[] {
  const fields = ownOrWhole(placed, ({ iscedF }) => (iscedF.length > 0 ? iscedF : null))?.value;
  const tgt = unit.iscedF;
  if (fields === undefined || tgt === undefined) return [];
  const { title, where } = aboutPlace(placed);
  const nearest = fields
    .map((src) => ({ src, digits: sharedDigits(src, tgt) }))
    .toSorted((a, b) => b.digits - a.digits || (a.src < b.src ? -1 : 1))[0];
  if (nearest === undefined) return [];
  const { src, digits } = nearest;
  const code = src === tgt || digits >= 4 ? 'FIELD_SAME' : digits >= 2 ? 'FIELD_NEAR' : 'FIELD_OTHER';
  return [found(code, code === 'FIELD_SAME' ? { title, src } : { title, src, tgt }, where)];
}

function sharedDigits(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}
