import type { Specification } from '../offering.ts';
import { creditWords, numberWords, said } from './bilingual.ts';
import { isMicrocredential } from './offer-kind.ts';
import { componentTotal } from './programme-units.ts';
import { against, type Objection, offeringRule } from './rule.ts';
import { hoursOutsideRange } from './workload.ts';

/** Rules of the UCLL microdegrees: a whole of 20 to 30 credits built from modules of 5 or 6. */

/** A whole has parts; a module has none. */
const isWhole = ({ components }: Specification): boolean => components.length > 0;

const moduleSize = (path: string, name: string, ects: number | undefined): Objection[] =>
  ects === undefined || (ects >= 500 && ects <= 600)
    ? []
    : [
        against(
          path,
          said(
            `${name} telt ${creditWords(ects).nl}; een module telt er 5 of 6.`,
            `${name} counts ${creditWords(ects).en}; a module counts 5 or 6.`,
          ),
          said('Motiveer de afwijkende omvang.', 'Give the reason for the different size.'),
        ),
      ];

export const UCLL_1 = offeringRule(
  'UCLL-1',
  said(
    'Een module telt 5 of 6 studiepunten en duurt 10 tot 15 weken.',
    'A module counts 5 or 6 ECTS credits and lasts 10 to 15 weeks.',
  ),
  ({ specification }) => {
    const { code, ects, weeks, components } = specification;
    if (isWhole(specification))
      return components.flatMap((part, index) => moduleSize(`/components/${index}/ects`, part.unitCode, part.ects));
    const objections = moduleSize('/ects', code, ects);
    if (weeks !== undefined && (weeks < 10 || weeks > 15))
      objections.push(
        against(
          '/weeks',
          said(`${weeks} weken; een module duurt 10 tot 15 weken.`, `${weeks} weeks; a module lasts 10 to 15 weeks.`),
          said('Motiveer de afwijkende duur.', 'Give the reason for the different duration.'),
        ),
      );
    return objections;
  },
);

export const UCLL_2 = offeringRule(
  'UCLL-2',
  said(
    'Het geheel telt 20 tot 30 studiepunten en is precies de som van de modules.',
    'The whole counts 20 to 30 ECTS credits and is exactly the sum of its modules.',
  ),
  ({ specification }) => {
    const { ects } = specification;
    if (!isWhole(specification) || ects === undefined) return [];
    const objections: Objection[] = [];
    const given = creditWords(ects);
    if (ects < 2000 || ects > 3000)
      objections.push(
        against(
          '/ects',
          said(`${given.nl}; een microdegree telt er 20 tot 30.`, `${given.en}; a microdegree counts 20 to 30.`),
          said('Verbeter de omvang.', 'Correct the size.'),
        ),
      );
    const total = componentTotal(specification);
    if (total !== null && total !== ects)
      objections.push(
        against(
          '/ects',
          said(
            `De modules tellen samen ${creditWords(total).nl}, het geheel ${given.nl}.`,
            `The modules add up to ${creditWords(total).en}, the whole to ${given.en}.`,
          ),
          said(
            `Maak er ${creditWords(total).nl} van, of verbeter de modules.`,
            `Make it ${creditWords(total).en}, or correct the modules.`,
          ),
        ),
      );
    return objections;
  },
);

export const UCLL_3 = offeringRule(
  'UCLL-3',
  said(
    'Weken maal uren per week geven 25 tot 30 uur per studiepunt.',
    'Weeks times hours per week make 25 to 30 hours per credit.',
  ),
  ({ specification: { weeks, hoursPerWeek, ects } }) => {
    if (weeks === undefined || hoursPerWeek === undefined || ects === undefined) return [];
    const total = Math.round(weeks * hoursPerWeek * 100) / 100;
    const perWeek = numberWords(hoursPerWeek);
    return hoursOutsideRange(
      '/hoursPerWeek',
      total,
      ects,
      said(
        `${weeks} weken × ${perWeek.nl} uur: verbeter weken of uren, of motiveer het verschil.`,
        `${weeks} weeks × ${perWeek.en} hours: correct weeks or hours, or give the reason for the difference.`,
      ),
    );
  },
);

export const UCLL_4 = offeringRule(
  'UCLL-4',
  said(
    'Studiepunten tellen één keer: de delen tellen samen niet meer dan het geheel, en geen deel komt twee keer voor.',
    'Credits count once: the parts do not add up to more than the whole, and no part occurs twice.',
  ),
  ({ specification }) => {
    const { code, ects, components } = specification;
    const objections: Objection[] = [];
    const total = componentTotal(specification);
    if (total !== null && ects !== undefined && total > ects)
      objections.push(
        against(
          '/ects',
          said(
            `De delen tellen samen ${creditWords(total).nl}, het geheel maar ${creditWords(ects).nl}.`,
            `The parts add up to ${creditWords(total).en}, the whole to only ${creditWords(ects).en}.`,
          ),
          said(
            'Verbeter de studiepunten van het geheel of van de delen.',
            'Correct the credits of the whole or of the parts.',
          ),
        ),
      );
    const seen = new Set([code]);
    for (const [index, { offering }] of components.entries()) {
      if (!offering) continue;
      if (seen.has(offering.code))
        objections.push(
          against(
            `/components/${index}/offering`,
            offering.code === code
              ? said(`${code} kan geen deel van zichzelf zijn.`, `${code} cannot be a part of itself.`)
              : said(
                  `${offering.code} is al een ander deel; de studiepunten zouden dubbel tellen.`,
                  `${offering.code} is another part already; its credits would count twice.`,
                ),
            said('Verwijs naar het aanbod van dit deel zelf.', 'Refer to the offering of this very part.'),
          ),
        );
      seen.add(offering.code);
    }
    return objections;
  },
);

export const UCLL_5 = offeringRule(
  'UCLL-5',
  said(
    'Een geheel van meer dan 20 studiepunten is geen microcredential maar een postgraduaat met het label "microdegree".',
    'A whole of more than 20 ECTS credits is no micro-credential but a postgraduate certificate labelled “microdegree”.',
  ),
  ({ specification }) => {
    const { ects } = specification;
    if (!isMicrocredential(specification) || ects === undefined || ects <= 2000) return [];
    return [
      against(
        '/offerType',
        said(
          `${creditWords(ects).nl} als microcredential; dat kan tot 20.`,
          `${creditWords(ects).en} as a micro-credential; that goes up to 20.`,
        ),
        said(
          'Kies postgraduaat en geef het label "microdegree".',
          'Choose postgraduaat and give the label “microdegree”.',
        ),
      ),
    ];
  },
);

export const UCLL_6 = offeringRule(
  'UCLL-6',
  said(
    'Het aanbod is diplomagericht: het past in minstens één opleiding.',
    'The offer leads towards a degree: it fits in at least one programme.',
  ),
  ({ specification: { stackableInto } }) =>
    stackableInto.length > 0
      ? []
      : [
          against(
            '/stackableInto',
            said('Geen opleiding waarin dit past.', 'No programme this fits in.'),
            said(
              'Vermeld de opleiding, of motiveer waarom er geen is.',
              'Name the programme, or give the reason why there is none.',
            ),
          ),
        ],
);

export const UCLL_7 = offeringRule(
  'UCLL-7',
  said(
    'Management heeft EQF-niveau 7, Facilitation EQF-niveau 6.',
    'Management has EQF level 7, Facilitation EQF level 6.',
  ),
  ({ specification: { title, eqf } }) => {
    const name = Object.values(title).join(' ');
    const expected = /\bfacilitation\b/i.test(name) ? 6 : /\bmanagement\b/i.test(name) ? 7 : eqf;
    if (eqf === undefined || eqf === expected) return [];
    return [
      against(
        '/eqf',
        said(
          `EQF-niveau ${eqf}, maar ${expected === 7 ? 'Management' : 'Facilitation'} heeft niveau ${expected}.`,
          `EQF level ${eqf}, but ${expected === 7 ? 'Management' : 'Facilitation'} has level ${expected}.`,
        ),
        said(`Maak er niveau ${expected} van, of pas de titel aan.`, `Make it level ${expected}, or change the title.`),
      ),
    ];
  },
);

export const UCLL_8 = offeringRule(
  'UCLL-8',
  said(
    'Blended aanbod vermeldt welk deel online is (Management: 80 %).',
    'A blended offer says which share is online (Management: 80%).',
  ),
  ({ specification: { mode, onlineShare } }) =>
    mode.includes('blended') && onlineShare === undefined
      ? [
          against(
            '/onlineShare',
            said('Blended, maar het online deel is niet vermeld.', 'Blended, but the online share is not given.'),
            said('Vul het deel in, zoals 0,8.', 'Enter the share, such as 0.8.'),
          ),
        ]
      : [],
);
