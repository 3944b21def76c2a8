import type { OfferType, Specification } from '../../record/offering.ts';
import type { LangMap } from '../../record/text.ts';

/**
 * Which entry of the learning-opportunity vocabulary an offer is. The list has no micro-credential; a short learning
 * programme is what the Commission's own Annex I sample uses for one. A certificate of attendance is no qualification.
 */
export const OPPORTUNITY = {
  graduaat: 'educational-programme',
  bachelor: 'educational-programme',
  master: 'educational-programme',
  manama: 'educational-programme',
  postgraduaat: 'educational-programme',
  microcredential: 'short-learning-programme',
  ander_getuigschrift: 'course',
} as const satisfies Record<Exclude<OfferType, 'aanwezigheidsattest'>, string>;

const LABELS: Readonly<Record<OfferType, LangMap>> = {
  graduaat: { nl: 'Diploma van gegradueerde', en: 'Associate degree (graduaat)' },
  bachelor: { nl: 'Bachelordiploma', en: 'Bachelor’s diploma' },
  master: { nl: 'Masterdiploma', en: 'Master’s diploma' },
  manama: { nl: 'Master-na-masterdiploma', en: 'Advanced master’s diploma' },
  postgraduaat: { nl: 'Postgraduaatsgetuigschrift', en: 'Postgraduate certificate' },
  microcredential: { nl: 'Microcredential', en: 'Micro-credential' },
  ander_getuigschrift: { nl: 'Getuigschrift', en: 'Certificate' },
  aanwezigheidsattest: { nl: 'Aanwezigheidsattest', en: 'Certificate of attendance' },
};

/** What people call this kind of document: the offering's own label ("microdegree"), else the name of its kind. */
export const offerLabel = ({ label, offerType }: Specification): LangMap => label ?? LABELS[offerType];
