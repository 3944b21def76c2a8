/** What a record of quality assurance is limited to. An empty or absent limit is no limit. */
export interface AssuranceScope {
  /** Civil dates. Without a first day nobody can tell whether it had begun. */
  readonly from: string | null;
  readonly to?: string | null;
  readonly limitEqf?: readonly number[];
  /** ISCED-F codes: broad, narrow or detailed. */
  readonly limitIscedF?: readonly string[];
  readonly limitQualifications?: readonly string[];
  /** Codes of countries or of units within them (`BEL`, `BEL_RG_VLS`), or their URIs. */
  readonly limitJurisdictions?: readonly string[];
  readonly limitCredentialTypes?: readonly string[];
}

/** What was awarded, where and when. */
export interface AssuredAward {
  /** Civil date of the award; never that of the seal, since old awards are sealed again. */
  readonly awardDate: string;
  readonly eqf: number | null;
  readonly iscedF: readonly string[];
  /** How the specification of what was learned is named. */
  readonly qualificationIds: readonly string[];
  /** Country of the awarding body. */
  readonly country: string | null;
  /** Profiles the credential claims. */
  readonly profile: readonly string[];
}

export type AssuranceLimit = 'date' | 'eqf' | 'field' | 'qualification' | 'jurisdiction' | 'credential-type';

export interface Coverage {
  readonly covered: boolean;
  /** Limits the award does not lie within, or of which nobody can tell. */
  readonly missed: readonly AssuranceLimit[];
}

/**
 * Whether a record of quality assurance covers an award: issued on or before the award date and not expired
 * by it, and within every limit the record has. A field covers what lies beneath it, since ISCED-F codes
 * grow to the right; a jurisdiction covers its parts. What the award does not say lies within no limit.
 *
 * Does not look at whose record it is: that is the awarding body's, and never the body's who assured.
 */
export function covers(record: AssuranceScope, award: AssuredAward): Coverage {
  const within: readonly (readonly [AssuranceLimit, boolean])[] = [
    ['date', coversDate(record, award.awardDate)],
    ['eqf', inside(record.limitEqf, (levels) => award.eqf !== null && levels.includes(award.eqf))],
    [
      'field',
      inside(record.limitIscedF, (fields) =>
        award.iscedF.some((code) => fields.some((field) => code.startsWith(field))),
      ),
    ],
    [
      'qualification',
      inside(record.limitQualifications, (ids) => award.qualificationIds.some((id) => ids.includes(id))),
    ],
    ['jurisdiction', inside(record.limitJurisdictions, (places) => coversPlace(places, award.country))],
    [
      'credential-type',
      inside(record.limitCredentialTypes, (types) =>
        award.profile.map(lastOf).some((type) => types.map(lastOf).includes(type)),
      ),
    ],
  ];
  const missed = within.flatMap(([limit, lies]) => (lies ? [] : [limit]));
  return { covered: missed.length === 0, missed };
}

const coversDate = ({ from, to }: AssuranceScope, date: string): boolean =>
  from !== null && from <= date && (to === undefined || to === null || date <= to);

function inside<T>(limit: readonly T[] | undefined, lies: (limit: readonly T[]) => boolean): boolean {
  return limit === undefined || limit.length === 0 || lies(limit);
}

function coversPlace(limits: readonly string[], country: string | null): boolean {
  const place = country === null ? null : lastOf(country);
  return place !== null && limits.map(lastOf).some((limit) => place === limit || place.startsWith(`${limit}_`));
}

/** Vocabularies are written as codes or as URIs that end in them. */
const lastOf = (name: string): string => name.slice(name.lastIndexOf('/') + 1);
