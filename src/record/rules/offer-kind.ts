import type { AssessmentForm, OfferType, Specification } from '../offering.ts';
import { type Bilingual, said } from './bilingual.ts';

/** What a kind of offer may carry (table of offers in Flemish higher education). Bounds in hundredths of ECTS. */
export interface OfferRow {
  readonly name: Bilingual;
  /** Allowed sizes: a range, or a list of sizes; null when it carries no credits. */
  readonly size: { readonly from: number; readonly to: number } | { readonly oneOf: readonly number[] } | null;
  /** Allowed levels; empty when it carries none. */
  readonly levels: readonly number[];
}

export const OFFER_ROWS: Readonly<Record<OfferType, OfferRow>> = {
  graduaat: { name: said('graduaat', 'associate degree (graduaat)'), size: { oneOf: [9000, 12000] }, levels: [5] },
  bachelor: { name: said('bachelor', 'bachelor'), size: { from: 18000, to: 24000 }, levels: [6] },
  master: { name: said('master', 'master'), size: { from: 6000, to: 12000 }, levels: [7] },
  manama: { name: said('manama', 'advanced master (manama)'), size: { from: 6000, to: 12000 }, levels: [7] },
  postgraduaat: {
    name: said('postgraduaatsgetuigschrift', 'postgraduate certificate'),
    size: { from: 2000, to: 6000 },
    levels: [6, 7],
  },
  microcredential: { name: said('microcredential', 'micro-credential'), size: { from: 300, to: 2000 }, levels: [6, 7] },
  ander_getuigschrift: { name: said('ander getuigschrift', 'other certificate'), size: null, levels: [] },
  aanwezigheidsattest: { name: said('aanwezigheidsattest', 'certificate of attendance'), size: null, levels: [] },
};

/** The kind of offer with its article: "een microcredential", "an other certificate". */
export function anOffer(offerType: OfferType): Bilingual {
  const { name } = OFFER_ROWS[offerType];
  return said(`een ${name.nl}`, `${/^[aeiou]/.test(name.en) ? 'an' : 'a'} ${name.en}`);
}

/** Whether a kind of offer carries ECTS, a level and assessed outcomes. */
export const carriesCredit = (offerType: OfferType): boolean => OFFER_ROWS[offerType].size !== null;

export const isMicrocredential = ({ offerType }: Specification): boolean => offerType === 'microcredential';

/** Whether a kind of offer is a degree of higher education. */
export const isDegree = (offerType: OfferType): boolean =>
  offerType === 'graduaat' || offerType === 'bachelor' || offerType === 'master' || offerType === 'manama';

/** Whether a form of assessment proves learning; the level of attendance does not. */
export const provesLearning = ({ type }: AssessmentForm): boolean => type !== 'attendance';

/** Whether nothing but attendance is asked of the learner. */
export const restsOnAttendance = ({ assessments }: Specification): boolean =>
  assessments.length > 0 && !assessments.some(provesLearning);
