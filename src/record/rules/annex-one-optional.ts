import { type Bilingual, said } from './bilingual.ts';
import { carriesCredit } from './offer-kind.ts';
import { against, awardRule, type OfferingCase, type OfferingRule, offeringRule } from './rule.ts';

/** The optional standard elements of Annex I: worth giving, never asked. */
const optional = (
  id: string,
  path: string,
  what: Bilingual,
  isGiven: (specification: OfferingCase['specification']) => boolean,
): OfferingRule =>
  offeringRule(id, said(`Facultatief: ${what.nl}.`, `Optional: ${what.en}.`), ({ specification }) =>
    carriesCredit(specification.offerType) && !isGiven(specification) ? [notGiven(path, what)] : [],
  );

const notGiven = (path: string, what: Bilingual) =>
  against(
    path,
    said(`Niet vermeld: ${what.nl}.`, `Not given: ${what.en}.`),
    said('Vul het in als het bekend is.', 'Fill it in if it is known.'),
    { kind: 'note' },
  );

export const B1 = optional(
  'B1',
  '/prerequisites',
  said('toelatingsvoorwaarden', 'prerequisites'),
  ({ prerequisites }) => prerequisites !== undefined,
);

export const B2 = optional(
  'B2',
  '/supervision',
  said('toezicht en identiteitscontrole bij de toets', 'supervision and identity verification during assessment'),
  ({ supervision, assessments }) =>
    supervision !== undefined || assessments.some((form) => form.supervision !== undefined),
);

const GRADE = said('een vrijgegeven cijfer (anders staat er "Geslaagd")', 'a released mark (otherwise it says “Pass”)');
export const B3 = awardRule(
  'B3',
  said(`Facultatief: ${GRADE.nl}.`, `Optional: ${GRADE.en}.`),
  ({ specification, award }) =>
    carriesCredit(specification.offerType) && !award.mark?.released
      ? [{ ...notGiven('/mark', GRADE), subject: 'award' as const }]
      : [],
);

export const B4 = optional(
  'B4',
  '/stackableInto',
  said('waarin het kan meetellen (stapelbaarheid)', 'what it can count towards (stackability)'),
  ({ stackableInto, stackabilityNote }) => stackableInto.length > 0 || stackabilityNote !== undefined,
);

export const B5 = optional(
  'B5',
  '/furtherInformation',
  said('verdere informatie of een webadres', 'further information or a web address'),
  ({ furtherInformation, homepage }) => furtherInformation !== undefined || homepage !== undefined,
);
