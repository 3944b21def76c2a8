import { numberWords, said } from './bilingual.ts';
import { isMicrocredential, provesLearning } from './offer-kind.ts';
import { against, type Objection, type OfferingRule, offeringRule } from './rule.ts';

/** Rules of the Common Microcredential Framework (European MOOC Consortium). They are about micro-credentials only. */
const cmf = (id: string, asks: OfferingRule['asks'], judge: OfferingRule['judge']): OfferingRule =>
  offeringRule(id, asks, (subject) => (isMicrocredential(subject.specification) ? judge(subject) : []));

export const CMF_1 = cmf(
  'CMF-1',
  said('De studietijd is 100 tot 150 uur.', 'The workload is 100 to 150 hours.'),
  ({ specification: { hours } }) => {
    if (hours !== undefined && hours >= 100 && hours <= 150) return [];
    return [
      against(
        '/hours',
        hours === undefined
          ? said('De studietijd in uren ontbreekt.', 'The workload in hours is missing.')
          : said(
              `${numberWords(hours).nl} uur; het kader vraagt 100 tot 150 uur.`,
              `${numberWords(hours).en} hours; the framework asks for 100 to 150 hours.`,
            ),
        said(
          'Vul 100 tot 150 uur in; de uren gelden, niet de studiepunten.',
          'Enter 100 to 150 hours; the hours count, not the credits.',
        ),
      ),
    ];
  },
);

export const CMF_2 = cmf(
  'CMF-2',
  said(
    'Het niveau is EQF 6 of 7, of EQF 4 of 5 met studiepunten.',
    'The level is EQF 6 or 7, or EQF 4 or 5 with ECTS credits.',
  ),
  ({ specification: { eqf, ects } }) => {
    // 8 stands on the framework's own slide and not with its partners: OFF-R6 warns.
    if (eqf !== undefined && eqf >= 6) return [];
    if (eqf === undefined)
      return [
        against(
          '/eqf',
          said('Het EQF-niveau ontbreekt.', 'The EQF level is missing.'),
          said('Vul het niveau in: 6 of 7.', 'Enter the level: 6 or 7.'),
        ),
      ];
    if (eqf >= 4) {
      if (ects !== undefined) return [];
      return [
        against(
          '/ects',
          said(
            `EQF-niveau ${eqf} kan alleen met studiepunten.`,
            `EQF level ${eqf} is only possible with ECTS credits.`,
          ),
          said('Vul de studiepunten in.', 'Enter the ECTS credits.'),
        ),
      ];
    }
    return [
      against(
        '/eqf',
        said(`EQF-niveau ${eqf} is te laag voor dit kader.`, `EQF level ${eqf} is too low for this framework.`),
        said('Gebruik niveau 6 of 7, of 4 of 5 met studiepunten.', 'Use level 6 or 7, or 4 or 5 with ECTS credits.'),
      ),
    ];
  },
);

const summative = (specification: Parameters<OfferingRule['judge']>[0]['specification']) =>
  specification.assessments
    .map((form, index) => ({ form, index }))
    .filter(({ form }) => form.summative && provesLearning(form));

export const CMF_3 = cmf(
  'CMF-3',
  said(
    'Minstens één summatieve toets maakt academische erkenning mogelijk.',
    'At least one summative assessment makes academic credit possible.',
  ),
  ({ specification }) =>
    summative(specification).length > 0
      ? []
      : [
          against(
            '/assessments',
            said('Er is geen summatieve toets.', 'There is no summative assessment.'),
            said('Voeg een summatieve toets toe.', 'Add a summative assessment.'),
          ),
        ],
);

export const CMF_4 = cmf(
  'CMF-4',
  said(
    'Bij elke summatieve toets wordt de identiteit nagegaan.',
    'Identity is verified at every summative assessment.',
  ),
  ({ specification, award }) =>
    summative(specification).flatMap(({ form, index }): Objection[] => {
      // What is said of this learner goes before what is said of the form, and that before the offering.
      const supervision = award?.supervision ?? form.supervision ?? specification.supervision;
      if (supervision?.identityVerified) return [];
      const [subject, path] = award?.supervision
        ? (['award', '/supervision/identityVerified'] as const)
        : form.supervision
          ? (['specification', `/assessments/${index}/supervision/identityVerified`] as const)
          : (['specification', supervision ? '/supervision/identityVerified' : '/supervision'] as const);
      return [
        against(
          path,
          said(
            `Bij toets ${form.id} wordt de identiteit niet nagegaan.`,
            `Identity is not verified at assessment ${form.id}.`,
          ),
          said('Ga de identiteit na bij de toets en vermeld dat.', 'Verify identity at the assessment and say so.'),
          { subject },
        ),
      ];
    }),
);

export const CMF_5 = cmf(
  'CMF-5',
  said(
    'Het transcript bevat leerresultaten, uren, EQF-niveau en studiepunten.',
    'The transcript has learning outcomes, hours, EQF level and credits.',
  ),
  ({ specification: { learningOutcomes, hours, eqf, ects } }) => {
    const missing = [
      {
        path: '/learningOutcomes',
        absent: learningOutcomes.length === 0,
        nl: 'leerresultaten',
        en: 'learning outcomes',
      },
      { path: '/hours', absent: hours === undefined, nl: 'uren', en: 'hours' },
      { path: '/eqf', absent: eqf === undefined, nl: 'EQF-niveau', en: 'EQF level' },
      { path: '/ects', absent: ects === undefined, nl: 'studiepunten', en: 'ECTS credits' },
    ];
    return missing
      .filter(({ absent }) => absent)
      .map(({ path, nl, en }) =>
        against(
          path,
          said(`Voor het transcript ontbreekt: ${nl}.`, `Missing for the transcript: ${en}.`),
          said('Vul dit veld in.', 'Fill in this field.'),
        ),
      );
  },
);

export const CMF_6 = cmf(
  'CMF-6',
  said(
    'De microcredential telt mee in minstens één opleiding.',
    'The micro-credential counts towards at least one programme.',
  ),
  ({ specification: { stackableInto } }) =>
    stackableInto.length > 0
      ? []
      : [
          against(
            '/stackableInto',
            said('Geen opleiding waarin dit meetelt.', 'No programme this counts towards.'),
            said(
              'Vermeld de opleiding, of motiveer waarom er geen is.',
              'Name the programme, or give the reason why there is none.',
            ),
          ),
        ],
);
