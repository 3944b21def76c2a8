import { isHigherEducation } from './awarding-bodies.ts';
import { type Bilingual, creditWords, numberWords, said } from './bilingual.ts';
import { carriesCredit } from './offer-kind.ts';
import { against, type Objection, offeringRule } from './rule.ts';

/** Rules on hours and credits. One ECTS credit is 25 to 30 hours of work (ECTS Users' Guide; Flemish law). */
const HOURS_PER_CREDIT = { least: 25, most: 30 };

/** The range of hours of a size in hundredths, rounded outward to whole hours. */
export const hoursRange = (ects: number): { least: number; most: number } => ({
  least: Math.floor((ects * HOURS_PER_CREDIT.least) / 100),
  most: Math.ceil((ects * HOURS_PER_CREDIT.most) / 100),
});

/** Objects to hours outside the range of a number of credits; compared exactly, in hundredths. */
export function hoursOutsideRange(path: string, hours: number, ects: number, remedy: Bilingual): Objection[] {
  if (ects * HOURS_PER_CREDIT.least <= hours * 100 && hours * 100 <= ects * HOURS_PER_CREDIT.most) return [];
  const { least, most } = hoursRange(ects);
  const [worked, given] = [numberWords(hours), creditWords(ects)];
  return [
    against(
      path,
      said(
        `${worked.nl} uur past niet bij ${given.nl} (25–30 uur per studiepunt: ${least}–${most} uur).`,
        `${worked.en} hours do not match ${given.en} (25–30 hours per credit: ${least}–${most} hours).`,
      ),
      remedy,
    ),
  ];
}

export const WL_1 = offeringRule(
  'WL-1',
  said('Een studiepunt staat voor 25 tot 30 uur werk.', 'One ECTS credit stands for 25 to 30 hours of work.'),
  ({ specification: { ects, hours, components } }) => {
    const remedy = said(
      'Verbeter de uren of de studiepunten, of motiveer het verschil.',
      'Correct the hours or the credits, or give the reason for the difference.',
    );
    return [
      ...(hours !== undefined && ects !== undefined ? hoursOutsideRange('/hours', hours, ects, remedy) : []),
      ...components.flatMap((part, index) =>
        part.hours !== undefined && part.ects !== undefined
          ? hoursOutsideRange(`/components/${index}/hours`, part.hours, part.ects, remedy)
          : [],
      ),
    ];
  },
);

export const WL_2 = offeringRule(
  'WL-2',
  said(
    'Uren zonder studiepunten worden nooit in studiepunten omgezet; de vergelijking is alleen informatie.',
    'Hours without credits are never turned into credits; the comparison is only information.',
  ),
  ({ specification: { offerType, ects, hours }, bodies }) => {
    const higherEducation = bodies.some(({ organisation }) => isHigherEducation(organisation));
    if (!carriesCredit(offerType) || ects !== undefined || hours === undefined || !higherEducation) return [];
    // Indicative: one decimal is all the comparison can bear.
    const [low, high] = [hours / HOURS_PER_CREDIT.most, hours / HOURS_PER_CREDIT.least].map((value) =>
      numberWords(Math.round(value * 10) / 10),
    );
    if (!low || !high) return [];
    return [
      against(
        '/ects',
        said(
          `${hours} uur komt ongeveer overeen met ${low.nl} tot ${high.nl} studiepunten.`,
          `${hours} hours roughly compare to ${low.en} to ${high.en} ECTS credits.`,
        ),
        said(
          'Vul studiepunten alleen in als de instelling ze toekende.',
          'Enter credits only if the institution awarded them.',
        ),
        { kind: 'note' },
      ),
    ];
  },
);
