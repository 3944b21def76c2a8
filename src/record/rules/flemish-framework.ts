import { creditWords, numberWords, said } from './bilingual.ts';
import { carriesCredit, isMicrocredential } from './offer-kind.ts';
import { givesCreditCertificate } from './programme-units.ts';
import { against, awardRule, type Objection, offeringRule } from './rule.ts';

/** Rules of the Flemish framework for micro-credentials on size, form, registration and who may claim it. */
const NOT_GIVEN = against(
  '/ects',
  said('Het aantal studiepunten ontbreekt.', 'The number of ECTS credits is missing.'),
  said('Vul een geheel aantal studiepunten in.', 'Enter a whole number of ECTS credits.'),
);

function notWhole(ects: number): Objection {
  const given = numberWords(ects / 100);
  return against(
    '/ects',
    said(`${given.nl} studiepunten is geen geheel aantal.`, `${given.en} ECTS credits is not a whole number.`),
    said(
      `Rond af naar ${Math.floor(ects / 100)} of ${Math.ceil(ects / 100)} studiepunten.`,
      `Round to ${Math.floor(ects / 100)} or ${Math.ceil(ects / 100)} ECTS credits.`,
    ),
  );
}

export const VL_SIZE_23 = offeringRule(
  'VL-SIZE-23',
  said(
    'Een microcredential telt een geheel aantal van 1 tot 20 studiepunten (ontwerp juli 2023).',
    'A micro-credential counts a whole number of 1 to 20 ECTS credits (draft of July 2023).',
  ),
  ({ specification }) => {
    const { ects } = specification;
    if (!isMicrocredential(specification)) return [];
    if (ects === undefined) return [NOT_GIVEN];
    if (ects % 100 !== 0) return [notWhole(ects)];
    if (ects <= 2000) return [];
    return [
      against(
        '/ects',
        said(
          `${creditWords(ects).nl}; een microcredential telt er hoogstens 20.`,
          `${creditWords(ects).en}; a micro-credential counts at most 20.`,
        ),
        said(
          'Bied het aan als postgraduaat (20 tot 60 studiepunten), of splits het.',
          'Offer it as a postgraduate certificate (20 to 60 ECTS credits), or split it.',
        ),
      ),
    ];
  },
);

export const VL_SIZE_25 = offeringRule(
  'VL-SIZE-25',
  said(
    'Een microcredential telt normaal 3 tot 20 gehele studiepunten; minder of meer is uitzonderlijk, 60 of meer kan niet.',
    'A micro-credential normally counts 3 to 20 whole ECTS credits; fewer or more is exceptional, 60 or more impossible.',
  ),
  ({ specification }) => {
    const { ects } = specification;
    if (!isMicrocredential(specification)) return [];
    if (ects === undefined) return [NOT_GIVEN];
    const objections = ects % 100 === 0 ? [] : [notWhole(ects)];
    const given = creditWords(ects);
    if (ects < 300)
      objections.push(
        against(
          '/ects',
          said(
            `${given.nl}; normaal telt een microcredential er 3 tot 20.`,
            `${given.en}; a micro-credential normally counts 3 to 20.`,
          ),
          said('Motiveer de kleine omvang.', 'Give the reason for the small size.'),
          { kind: 'doubt' },
        ),
      );
    if (ects >= 6000)
      objections.push(
        against(
          '/ects',
          said(
            `${given.nl}: zo groot is een opleiding, geen microcredential.`,
            `${given.en}: that is the size of a programme, not of a micro-credential.`,
          ),
          said('Splits het aanbod, of bied het aan als opleiding.', 'Split the offer, or offer it as a programme.'),
        ),
      );
    else if (ects > 2000)
      objections.push(
        against(
          '/ects',
          said(
            `${given.nl}; meer dan 20 is uitzonderlijk voor een microcredential.`,
            `${given.en}; more than 20 is exceptional for a micro-credential.`,
          ),
          said(
            'Motiveer de omvang, of bied het aan als postgraduaat (20 tot 60 studiepunten).',
            'Give the reason for the size, or offer it as a postgraduate certificate (20 to 60 ECTS credits).',
          ),
          { kind: 'doubt' },
        ),
      );
    return objections;
  },
);

const DELIVERY = ['presential', 'blended', 'online'];

export const VL_MODE = offeringRule(
  'VL-MODE',
  said(
    'Het aanbod is fysiek, hybride (blended) of op afstand (online).',
    'The offer is physical, hybrid (blended) or at a distance (online).',
  ),
  ({ specification: { mode } }) =>
    mode.length > 0 && !mode.some((code) => DELIVERY.includes(code))
      ? [
          against(
            '/mode',
            said(
              `"${mode.join(', ')}" zegt niet of het aanbod fysiek, hybride of op afstand is.`,
              `"${mode.join(', ')}" does not say whether the offer is physical, hybrid or at a distance.`,
            ),
            said('Voeg presential, blended of online toe.', 'Add presential, blended or online.'),
          ),
        ]
      : [],
);

export const VL_CREDITB = awardRule(
  'VL-CREDITB',
  said(
    'Een creditbewijs bestaat alleen voor bestaande opleidingsonderdelen (type 1 en 2).',
    'A creditbewijs only exists for existing course units (types 1 and 2).',
  ),
  ({ specification, award }) =>
    award.components.flatMap((part, index) => {
      const promised = specification.components.find(({ unitCode }) => unitCode === part.unitCode);
      // A unit the specification does not know is an objection of ISS-8.
      if (part.creditbewijs === undefined || !promised || givesCreditCertificate(specification, promised)) return [];
      return [
        against(
          `/components/${index}/creditbewijs`,
          said(
            `${part.unitCode} is geen bestaand opleidingsonderdeel van een type 1 of 2 en geeft geen creditbewijs (${part.creditbewijs}).`,
            `${part.unitCode} is no existing course unit of a type 1 or 2 and gives no creditbewijs (${part.creditbewijs}).`,
          ),
          said('Laat het creditbewijs weg.', 'Leave the creditbewijs out.'),
          { subject: 'award' },
        ),
      ];
    }),
);

export const VL_DHO = offeringRule(
  'VL-DHO',
  said(
    'In DHO staat geen microcredential, alleen de inschrijving in een opleidingsonderdeel (type 1 en 2).',
    'DHO holds no micro-credential, only the enrolment in a course unit (types 1 and 2).',
  ),
  ({ specification }) => {
    const { dho, mcType } = specification;
    if (!isMicrocredential(specification) || !dho?.registeredAs) return [];
    if (dho.registeredAs === 'opleidingsonderdeel' && (mcType === '1' || mcType === '2')) return [];
    return [
      against(
        '/dho/registeredAs',
        dho.registeredAs === 'microcredential'
          ? said(
              'Een microcredential kan niet in DHO geregistreerd worden.',
              'A micro-credential cannot be registered in DHO.',
            )
          : said(
              `Type ${mcType ?? '?'} heeft geen opleidingsonderdeel dat in DHO kan staan.`,
              `Type ${mcType ?? '?'} has no course unit that can be in DHO.`,
            ),
        said('Laat de DHO-registratie leeg.', 'Leave the DHO registration empty.'),
      ),
    ];
  },
);

export const VL_LED = offeringRule(
  'VL-LED',
  said(
    'De LED bevat diploma’s en getuigschriften van de overheid, nog geen microcredentials.',
    'The LED holds government-recognised diplomas, not yet micro-credentials.',
  ),
  ({ specification }) =>
    isMicrocredential(specification) && specification.led?.registered
      ? [
          against(
            '/led/registered',
            said(
              'Een microcredential kan nog niet in de LED geregistreerd worden.',
              'A micro-credential cannot be registered in the LED yet.',
            ),
            said('Zet de LED-registratie uit.', 'Switch the LED registration off.'),
          ),
        ]
      : [],
);

export const VL_CERT = offeringRule(
  'VL-CERT',
  said(
    'Het getuigschrift volgt het diplomasupplement: studiegebied (ISCED-F) en onderwijstaal staan erop.',
    'The certificate follows the diploma supplement: field of study (ISCED-F) and language of instruction are on it.',
  ),
  ({ specification }) => {
    const { offerType, iscedF, languageOfInstruction } = specification;
    if (!carriesCredit(offerType)) return [];
    const objections: Objection[] = [];
    if (iscedF.length === 0)
      objections.push(
        against(
          '/iscedF',
          said('Het studiegebied (ISCED-F) ontbreekt.', 'The field of study (ISCED-F) is missing.'),
          said('Kies minstens één ISCED-F-code.', 'Choose at least one ISCED-F code.'),
        ),
      );
    if (languageOfInstruction.length === 0)
      objections.push(
        against(
          '/languageOfInstruction',
          said('De onderwijstaal ontbreekt.', 'The language of instruction is missing.'),
          said('Vul de onderwijstaal in, zoals NLD.', 'Enter the language of instruction, such as NLD.'),
        ),
      );
    return objections;
  },
);
