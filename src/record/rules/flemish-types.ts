import type { McType, Specification } from '../offering.ts';
import { creditWords, said } from './bilingual.ts';
import { isMicrocredential } from './offer-kind.ts';
import { componentTotal, existingUnit } from './programme-units.ts';
import { against, type Objection, type OfferingRule, offeringRule } from './rule.ts';

/** Rules on the four types of the Flemish framework: from which building blocks a micro-credential is made. */
export const VL_TYPE = offeringRule(
  'VL-TYPE',
  said(
    'Een microcredential heeft een type: 1, 2, 3a of 3b; ander aanbod heeft er geen.',
    'A micro-credential has a type: 1, 2, 3a or 3b; other offers have none.',
  ),
  ({ specification }) => {
    const { mcType } = specification;
    if (isMicrocredential(specification) && mcType === undefined)
      return [
        against(
          '/mcType',
          said('Het type van de microcredential ontbreekt.', 'The type of the micro-credential is missing.'),
          said(
            'Kies 1 (bestaande opleidingsonderdelen), 2 (bestaand en nieuw), 3a (nieuw, uit een opleiding afgeleid) of 3b (volledig nieuw; "type 4" van sommige catalogi).',
            'Choose 1 (existing course units), 2 (existing and new), 3a (new, derived from a programme) or 3b (entirely new; "type 4" of some catalogues).',
          ),
        ),
      ];
    if (!isMicrocredential(specification) && mcType !== undefined)
      return [
        against(
          '/mcType',
          said(
            `Type ${mcType} hoort bij een microcredential, niet bij dit soort aanbod.`,
            `Type ${mcType} belongs to a micro-credential, not to this kind of offer.`,
          ),
          said('Laat het type weg, of kies microcredential.', 'Leave the type out, or choose micro-credential.'),
        ),
      ];
    return [];
  },
);

const forType = (
  id: string,
  types: readonly McType[],
  asks: { nl: string; en: string },
  judge: (specification: Specification) => Objection[],
): OfferingRule =>
  offeringRule(id, asks, ({ specification }) =>
    isMicrocredential(specification) && specification.mcType && types.includes(specification.mcType)
      ? judge(specification)
      : [],
  );

const NAME_THE_UNIT = said(
  'Vermeld instelling, academiejaar en opleiding van het bestaande onderdeel, of kies type 2 of 3.',
  'Name the institution, academic year and programme of the existing unit, or choose type 2 or 3.',
);

export const VL_TYPE1 = forType(
  'VL-TYPE1',
  ['1'],
  said(
    'Type 1 bevat alleen bestaande opleidingsonderdelen uit graduaat, bachelor of master, en telt precies hun studiepunten.',
    'Type 1 only contains existing course units of graduaat, bachelor or master programmes, and counts exactly their credits.',
  ),
  (specification) => {
    const { components, ects } = specification;
    if (components.length === 0)
      return [
        against(
          '/components',
          said('Type 1 zonder opleidingsonderdelen.', 'Type 1 without course units.'),
          said('Voeg de bestaande opleidingsonderdelen toe.', 'Add the existing course units.'),
        ),
      ];
    const objections = components.flatMap((part, index): Objection[] => {
      if (part.existingUnit === undefined)
        return [
          against(
            `/components/${index}/existingUnit`,
            said(
              `${part.unitCode} is geen bestaand opleidingsonderdeel, en type 1 bevat geen nieuwe onderdelen.`,
              `${part.unitCode} is no existing course unit, and type 1 contains no new parts.`,
            ),
            NAME_THE_UNIT,
          ),
        ];
      if (existingUnit(part) === undefined)
        return [
          against(
            `/components/${index}/existingUnit/parentProgramme/degree`,
            said(
              `${part.unitCode} komt uit een postgraduaat. Type 1 mag alleen bestaande opleidingsonderdelen uit graduaat, bachelor of master bevatten.`,
              `${part.unitCode} comes from a postgraduate course. Type 1 may only contain existing units of graduaat, bachelor or master programmes.`,
            ),
            said('Kies type 3b.', 'Choose type 3b.'),
          ),
        ];
      if (part.ects === undefined)
        return [
          against(
            `/components/${index}/ects`,
            said(
              `Het aantal studiepunten van ${part.unitCode} ontbreekt.`,
              `The ECTS credits of ${part.unitCode} are missing.`,
            ),
            said('Vul de studiepunten van het opleidingsonderdeel in.', 'Enter the credits of the course unit.'),
          ),
        ];
      return [];
    });
    const total = componentTotal(specification);
    if (total !== null && ects !== undefined && total !== ects)
      objections.push(
        against(
          '/ects',
          said(
            `De opleidingsonderdelen tellen samen ${creditWords(total).nl}, de microcredential ${creditWords(ects).nl}.`,
            `The course units add up to ${creditWords(total).en}, the micro-credential counts ${creditWords(ects).en}.`,
          ),
          said(
            `Maak er ${creditWords(total).nl} van, of verbeter de onderdelen.`,
            `Make it ${creditWords(total).en}, or correct the units.`,
          ),
        ),
      );
    return objections;
  },
);

export const VL_TYPE1_MIN = forType(
  'VL-TYPE1-MIN',
  ['1', '2'],
  said(
    'Een bestaand opleidingsonderdeel onder creditcontract telt minstens 3 studiepunten.',
    'An existing course unit under a credit contract counts at least 3 ECTS credits.',
  ),
  ({ components }) =>
    components.flatMap((part, index) =>
      existingUnit(part) && part.ects !== undefined && part.ects < 300
        ? [
            against(
              `/components/${index}/ects`,
              said(
                `${part.unitCode} telt ${creditWords(part.ects).nl}, minder dan 3.`,
                `${part.unitCode} counts ${creditWords(part.ects).en}, fewer than 3.`,
              ),
              said('Motiveer het kleine opleidingsonderdeel.', 'Give the reason for the small course unit.'),
            ),
          ]
        : [],
    ),
);

export const VL_TYPE2 = forType(
  'VL-TYPE2',
  ['2'],
  said(
    'Type 2 bevat minstens één bestaand opleidingsonderdeel en minstens één nieuw onderdeel.',
    'Type 2 contains at least one existing course unit and at least one new part.',
  ),
  ({ components }) => {
    const existing = components.filter((part) => existingUnit(part)).length;
    if (existing > 0 && existing < components.length) return [];
    return [
      against(
        '/components',
        existing === 0
          ? said(
              'Type 2 zonder bestaand opleidingsonderdeel uit graduaat, bachelor of master.',
              'Type 2 without an existing course unit of a graduaat, bachelor or master programme.',
            )
          : said(
              `Alle ${existing} onderdelen bestaan al; type 2 vraagt ook een nieuw onderdeel.`,
              `All ${existing} parts exist already; type 2 also asks for a new part.`,
            ),
        existing === 0
          ? said('Voeg een bestaand onderdeel toe, of kies type 3.', 'Add an existing unit, or choose type 3.')
          : said('Voeg een nieuw onderdeel toe, of kies type 1.', 'Add a new part, or choose type 1.'),
      ),
    ];
  },
);

const noExistingUnits = ({ components }: Specification, alsoPostgraduate: boolean): Objection[] =>
  components.flatMap((part, index) =>
    (alsoPostgraduate ? part.existingUnit : existingUnit(part))
      ? [
          against(
            `/components/${index}/existingUnit`,
            said(
              `${part.unitCode} is een bestaand opleidingsonderdeel; type 3 bevat alleen nieuwe onderdelen.`,
              `${part.unitCode} is an existing course unit; type 3 only contains new parts.`,
            ),
            said('Kies type 1 of 2.', 'Choose type 1 or 2.'),
          ),
        ]
      : [],
  );

export const VL_TYPE3A = forType(
  'VL-TYPE3A',
  ['3a'],
  said(
    'Type 3a is nieuw, maar afgeleid van minstens één bestaande opleiding.',
    'Type 3a is new, but derived from at least one existing programme.',
  ),
  (specification) => [
    ...noExistingUnits(specification, true),
    ...(specification.derivedFromProgrammes.length === 0
      ? [
          against(
            '/derivedFromProgrammes',
            said(
              'De opleiding waarvan dit aanbod is afgeleid, ontbreekt.',
              'The programme this offer is derived from is missing.',
            ),
            said('Vermeld de opleiding, of kies type 3b.', 'Name the programme, or choose type 3b.'),
          ),
        ]
      : []),
  ],
);

export const VL_TYPE3B = forType(
  'VL-TYPE3B',
  ['3b'],
  said(
    'Type 3b is nieuw of komt uit bestaand levenslang leren (ook een postgraduaat), zonder opleidingsonderdelen van een diploma.',
    'Type 3b is new or comes from existing lifelong learning (a postgraduate course too), without units of a degree programme.',
  ),
  (specification) => noExistingUnits(specification, false),
);

export const TRACK_1 = offeringRule(
  'TRACK-1',
  said(
    'Type 1 loopt via een creditcontract, type 3 via levenslang leren.',
    'Type 1 goes through a credit contract, type 3 through lifelong learning.',
  ),
  ({ specification }) => {
    const { mcType, track } = specification;
    const unusual =
      isMicrocredential(specification) &&
      ((mcType === '1' && track === 'lll') || (mcType?.startsWith('3') && track === 'credit-contract'));
    if (!unusual) return [];
    return [
      against(
        '/track',
        mcType === '1'
          ? said(
              'Type 1 (bestaande opleidingsonderdelen) staat onder levenslang leren.',
              'Type 1 (existing course units) stands under lifelong learning.',
            )
          : said(
              `Type ${mcType} (nieuwe inhoud) staat onder creditcontract.`,
              `Type ${mcType} (new content) stands under credit contract.`,
            ),
        said('Verbeter het traject, of motiveer het.', 'Correct the track, or give the reason.'),
      ),
    ];
  },
);
