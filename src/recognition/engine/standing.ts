import type { Finding } from './finding.ts';

/**
 * How far something can carry, from best to worst. `good`: a full exemption. `soft`: one with a refresher. `identity`: as
 * soon as a person has seen whose it is. `open`: as soon as an assessor has settled something. `evc`: only as support for a
 * competence assessment. `aside`: not at all.
 */
export const STANDINGS = ['good', 'soft', 'identity', 'open', 'evc', 'aside'] as const;
export type Standing = (typeof STANDINGS)[number];

/** What a criterion makes of one thing. */
export interface Judged {
  readonly standing: Standing;
  readonly findings: readonly Finding[];
}

/** Whether something that stands there still belongs to what is looked at. */
export const reaches = (standing: Standing, wanted: Standing): boolean =>
  STANDINGS.indexOf(standing) <= STANDINGS.indexOf(wanted);

/** The worst of several: what is not met by one criterion is not made good by another. */
export const worst = (standings: readonly Standing[]): Standing =>
  standings.reduce<Standing>((found, one) => (reaches(one, found) ? found : one), 'good');

export const judgedTogether = (judged: readonly Judged[]): Judged => ({
  standing: worst(judged.map(({ standing }) => standing)),
  findings: judged.flatMap(({ findings }) => findings),
});
