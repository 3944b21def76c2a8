import type { OfferType, Specification } from '../offering.ts';
import { type Bilingual, capital, creditWords, said } from './bilingual.ts';
import { anOffer, carriesCredit, isMicrocredential, OFFER_ROWS } from './offer-kind.ts';
import { against, type Objection, type OfferingRule, offeringRule } from './rule.ts';

/** The rows of the table of offers in Flemish higher education: which kind carries which size and level. */
const row = (id: string, offerType: OfferType, judge: (spec: Specification) => Objection[]): OfferingRule => {
  const { levels } = OFFER_ROWS[offerType];
  const [offer, size] = [capital(anOffer(offerType)), sizeWords(offerType)];
  const asks = said(
    `${offer.nl} telt ${size.nl} en heeft niveau ${levels.join(' of ')}.`,
    `${offer.en} counts ${size.en} and has level ${levels.join(' or ')}.`,
  );
  return offeringRule(id, asks, ({ specification }) =>
    specification.offerType === offerType ? judge(specification) : [],
  );
};

function sizeWords(offerType: OfferType): Bilingual {
  const { size } = OFFER_ROWS[offerType];
  if (size === null) return said('geen studiepunten', 'no ECTS credits');
  if ('oneOf' in size) {
    const sizes = size.oneOf.map((ects) => ects / 100);
    return said(`${sizes.join(' of ')} studiepunten`, `${sizes.join(' or ')} ECTS credits`);
  }
  const [from, to] = [size.from / 100, size.to / 100];
  return said(`${from} tot ${to} studiepunten`, `${from} to ${to} ECTS credits`);
}

function outsideSize({ ects, offerType }: Specification): Objection[] {
  const { size } = OFFER_ROWS[offerType];
  if (ects === undefined || size === null) return [];
  const fits = 'oneOf' in size ? size.oneOf.includes(ects) : size.from <= ects && ects <= size.to;
  if (fits) return [];
  const [offer, asked, given] = [anOffer(offerType), sizeWords(offerType), creditWords(ects)];
  return [
    against(
      '/ects',
      said(`${given.nl}, maar ${offer.nl} telt ${asked.nl}.`, `${given.en}, but ${offer.en} counts ${asked.en}.`),
      said(
        'Verbeter het aantal studiepunten of kies een ander soort aanbod.',
        'Correct the number of credits or choose another kind of offer.',
      ),
    ),
  ];
}

function outsideLevels({ eqf, offerType }: Specification): Objection[] {
  const { levels } = OFFER_ROWS[offerType];
  const offer = anOffer(offerType);
  if (eqf === undefined || levels.includes(eqf)) return [];
  return [
    against(
      '/eqf',
      said(
        `EQF-niveau ${eqf}, maar ${offer.nl} heeft niveau ${levels.join(' of ')}.`,
        `EQF level ${eqf}, but ${offer.en} has level ${levels.join(' or ')}.`,
      ),
      said('Verbeter het niveau of kies een ander soort aanbod.', 'Correct the level or choose another kind of offer.'),
    ),
  ];
}

const sizeAndLevel = (specification: Specification) => [...outsideSize(specification), ...outsideLevels(specification)];

export const OFF_1 = row('OFF-1', 'graduaat', sizeAndLevel);
export const OFF_2 = row('OFF-2', 'bachelor', sizeAndLevel);
export const OFF_3 = row('OFF-3', 'master', sizeAndLevel);
export const OFF_4 = row('OFF-4', 'manama', sizeAndLevel);
export const OFF_5 = row('OFF-5', 'postgraduaat', sizeAndLevel);
/** Only the size: which levels a micro-credential may have is refined by OFF-R5 and OFF-R6. */
export const OFF_6 = offeringRule(
  'OFF-6',
  said('Een microcredential telt 3 tot 20 studiepunten.', 'A micro-credential counts 3 to 20 ECTS credits.'),
  ({ specification }) => (isMicrocredential(specification) ? outsideSize(specification) : []),
);

export const OFF_R1 = offeringRule(
  'OFF-R1',
  said(
    'Wat studiepunten draagt, vermeldt hoeveel en wordt beoordeeld.',
    'What carries credits says how many and is assessed.',
  ),
  ({ specification }) => {
    const { offerType, ects, assessments } = specification;
    if (!carriesCredit(offerType)) return [];
    const { name } = OFFER_ROWS[offerType];
    const size = sizeWords(offerType);
    const objections: Objection[] = [];
    // The size of a micro-credential is asked by the rule of its framework (VL-SIZE-*).
    if (ects === undefined && !isMicrocredential(specification))
      objections.push(
        against(
          '/ects',
          said(
            `Het aantal studiepunten ontbreekt (${name.nl}).`,
            `The number of ECTS credits is missing (${name.en}).`,
          ),
          said(`Vul het aantal in: ${size.nl}.`, `Enter the number: ${size.en}.`),
        ),
      );
    if (assessments.length === 0)
      objections.push(
        against(
          '/assessments',
          said(
            `${capital(anOffer(offerType)).nl} wordt beoordeeld, maar er staat geen toetsvorm.`,
            `${capital(anOffer(offerType)).en} is assessed, but no form of assessment is given.`,
          ),
          said('Voeg minstens één toetsvorm toe.', 'Add at least one form of assessment.'),
        ),
      );
    return objections;
  },
);
