import type { CivilDate } from '../civil-date.ts';
import type { QualityAssuranceRecord } from '../institution.ts';
import type { Specification } from '../offering.ts';
import type { AwardingBody } from './awarding-bodies.ts';

/** A record of quality assurance of one awarding body, and its JSON pointer in that body's subject. */
export interface HeldRecord {
  readonly body: AwardingBody;
  readonly record: QualityAssuranceRecord;
  readonly path: string;
}

/** Every record of an awarding body. */
export const heldBy = (body: AwardingBody): HeldRecord[] =>
  body.organisation.qualityAssurance.map((record, index) => ({
    body,
    record,
    path: `${body.path}/qualityAssurance/${index}`,
  }));

/**
 * The records a specification relies on for one awarding body: those it names by id, else every institutional record of
 * the body. Ids are looked up among all awarding bodies; a body of which none is named keeps its institutional records.
 */
export function recordsOf({ qualityAssurance }: Specification, body: AwardingBody): HeldRecord[] {
  const held = heldBy(body);
  const named = held.filter(({ record }) => qualityAssurance?.includes(record.id));
  return named.length > 0 ? named : held.filter(({ record }) => record.type.startsWith('institutional-'));
}

/** Whether a record is valid on a day, both ends included; without an end it is still valid. */
export const isValidOn = (
  { validFrom, validTo }: Pick<QualityAssuranceRecord, 'validFrom' | 'validTo'>,
  day: CivilDate,
) => validFrom <= day && (validTo === undefined || day <= validTo);

/** Whether a record covers a level; one without limits covers every level. */
export const coversLevel = ({ limitEqf = [] }: QualityAssuranceRecord, eqf: number | undefined): boolean =>
  limitEqf.length === 0 || eqf === undefined || limitEqf.includes(eqf);

/**
 * Whether a record covers the fields of study: each of them, or a broader field it belongs to (ISCED-F codes are
 * prefixes of their narrower ones). A record without limits covers every field.
 */
export const coversFields = ({ limitIscedF = [] }: QualityAssuranceRecord, fields: readonly string[]): boolean =>
  limitIscedF.length === 0 || fields.every((field) => limitIscedF.some((limit) => field.startsWith(limit)));

/** Whether a record covers an offering on a day: validity, level and fields. */
export const covers = (record: QualityAssuranceRecord, { eqf, iscedF }: Specification, day: CivilDate): boolean =>
  isValidOn(record, day) && coversLevel(record, eqf) && coversFields(record, iscedF);
