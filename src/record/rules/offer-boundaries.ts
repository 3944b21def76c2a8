import type { Specification } from '../offering.ts';
import { said } from './bilingual.ts';
import { isDegree, isMicrocredential } from './offer-kind.ts';
import { existingUnit } from './programme-units.ts';
import { against, offeringRule } from './rule.ts';

/** Rules at the edges of the table of offers: between two kinds, unusual levels, misleading titles. */
export const OFF_R4 = offeringRule(
  'OFF-R4',
  said(
    'Bij precies 20 studiepunten kiest u bewust tussen microcredential en postgraduaat.',
    'At exactly 20 ECTS credits, micro-credential or postgraduate certificate is a deliberate choice.',
  ),
  ({ specification }) =>
    specification.ects === 2000 && (isMicrocredential(specification) || specification.offerType === 'postgraduaat')
      ? [
          against(
            '/ects',
            said(
              '20 studiepunten: zowel een microcredential als een postgraduaatsgetuigschrift is mogelijk (sommige instellingen houden microcredentials op 3 tot 19).',
              '20 ECTS credits: both a micro-credential and a postgraduate certificate are possible (some institutions keep micro-credentials at 3 to 19).',
            ),
            said('Motiveer de keuze voor dit soort aanbod.', 'Give the reason for this kind of offer.'),
          ),
        ]
      : [],
);

export const OFF_R5 = offeringRule(
  'OFF-R5',
  said(
    'EQF-niveau 5 kan alleen voor een microcredential van type 1, 2 of 3a die vooral uit graduaatsopleidingen komt.',
    'EQF level 5 is only for a micro-credential of type 1, 2 or 3a that mostly comes from graduaat programmes.',
  ),
  ({ specification }) => {
    if (!isMicrocredential(specification) || specification.eqf !== 5) return [];
    return specification.mcType !== '3b' && mostlyGraduaat(specification)
      ? [
          against(
            '/eqf',
            said(
              'EQF-niveau 5 valt buiten de tabel (6 of 7), maar kan: de bouwstenen komen vooral uit graduaatsopleidingen.',
              'EQF level 5 is outside the table (6 or 7) but possible: the building blocks mostly come from graduaat programmes.',
            ),
            said('Motiveer niveau 5.', 'Give the reason for level 5.'),
            { kind: 'doubt' },
          ),
        ]
      : [
          against(
            '/eqf',
            said(
              'EQF-niveau 5, maar de bouwstenen komen niet vooral uit graduaatsopleidingen.',
              'EQF level 5, but the building blocks do not mostly come from graduaat programmes.',
            ),
            said(
              'Gebruik niveau 6 of 7, of vermeld de graduaatsopleidingen.',
              'Use level 6 or 7, or name the graduaat programmes.',
            ),
          ),
        ];
  },
);

/** Weighed by credits for types 1 and 2, by number of programmes for type 3a. */
function mostlyGraduaat({ mcType, components, derivedFromProgrammes }: Specification): boolean {
  const shares =
    mcType === '3a'
      ? derivedFromProgrammes.map(({ degree }) => ({ degree, weight: 1 }))
      : components.flatMap((part) => {
          const unit = existingUnit(part);
          return unit ? [{ degree: unit.parentProgramme.degree, weight: part.ects ?? 0 }] : [];
        });
  const sum = (list: typeof shares) => list.reduce((total, { weight }) => total + weight, 0);
  return sum(shares.filter(({ degree }) => degree === 'graduaat')) * 2 > sum(shares);
}

export const OFF_R6 = offeringRule(
  'OFF-R6',
  said(
    'Een microcredential heeft geen EQF-niveau 8 en geen niveau onder 5.',
    'A micro-credential has neither EQF level 8 nor a level below 5.',
  ),
  ({ specification }) => {
    const { eqf } = specification;
    return isMicrocredential(specification) && eqf !== undefined && (eqf <= 4 || eqf === 8)
      ? [
          against(
            '/eqf',
            said(
              `EQF-niveau ${eqf} kan niet voor een microcredential uit het hoger onderwijs.`,
              `EQF level ${eqf} is not possible for a micro-credential of higher education.`,
            ),
            said('Gebruik niveau 6 of 7.', 'Use level 6 or 7.'),
          ),
        ]
      : [];
  },
);

/** Words a degree owns, as whole words: "postgraduaat" and "microdegree" contain none of them. */
const DEGREE_WORDS = {
  nl: /(?<!\p{L})(diploma|graad|graduaat|gegradueerde|bachelor|master|doctor|ingenieur)(?!\p{L})/iu,
  other: /(?<!\p{L})(diploma|degree|bachelor|master|doctor|phd)(?!\p{L})/iu,
};

export const OFF_R7 = offeringRule(
  'OFF-R7',
  said(
    'De titel van een getuigschrift, microcredential of attest wekt niet de indruk van een diploma of graad.',
    'The title of a certificate, micro-credential or attestation does not suggest a diploma or degree.',
  ),
  ({ specification }) => {
    if (isDegree(specification.offerType)) return [];
    return Object.entries(specification.title).flatMap(([language, title]) => {
      const word = DEGREE_WORDS[language.startsWith('nl') ? 'nl' : 'other'].exec(title)?.[1];
      if (word === undefined) return [];
      return [
        against(
          `/title/${language}`,
          said(
            `De titel bevat "${word}", een woord dat bij een diploma of graad hoort.`,
            `The title contains "${word}", a word that belongs to a diploma or degree.`,
          ),
          said(
            'Kies een andere titel, of motiveer waarom dit woord niet misleidt.',
            'Choose another title, or give the reason why this word does not mislead.',
          ),
        ),
      ];
    });
  },
);

export const VLOR_1 = offeringRule(
  'VLOR-1',
  said(
    'Een microcredential bekroont formeel of niet-formeel leren, geen informeel leren.',
    'A micro-credential rewards formal or non-formal learning, not informal learning.',
  ),
  ({ specification }) =>
    isMicrocredential(specification) && specification.learningSetting === 'informal'
      ? [
          against(
            '/learningSetting',
            said(
              'Informeel leren kan geen microcredential opleveren.',
              'Informal learning cannot lead to a micro-credential.',
            ),
            said(
              'Kies formal of non-formal; informeel leren hoort in een EVC-procedure.',
              'Choose formal or non-formal; informal learning belongs in an EVC procedure.',
            ),
          ),
        ]
      : [],
);
