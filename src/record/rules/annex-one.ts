import { periodOf } from '../period.ts';
import { textIn } from '../text.ts';
import { isHigherEducation, sameLegalIdentifier } from './awarding-bodies.ts';
import { dateWords, said } from './bilingual.ts';
import { carriesCredit, provesLearning } from './offer-kind.ts';
import { against, awardRule, type Objection, offeringRule } from './rule.ts';

/**
 * The mandatory standard elements of Annex I of the Council Recommendation on micro-credentials (2022/C 243/02); A11
 * stands in quality.ts. They apply per kind of offer: what carries no credit needs no level, workload or assessment.
 */
export const A1 = awardRule(
  'A1',
  said(
    'De lerende is herkenbaar: naam en geboortedatum, of een vermelde referentie.',
    'The learner can be identified: name and birth date, or a disclosed reference.',
  ),
  ({ award: { learner, awardedOn } }) => {
    const more = { subject: 'award' } as const;
    if (learner.birthDate === undefined)
      return learner.discloseReference
        ? []
        : [
            against(
              '/learner/birthDate',
              said(
                'Alleen een naam: zonder geboortedatum of referentie is de lerende niet te onderscheiden van een naamgenoot.',
                'Only a name: without birth date or reference, the learner cannot be told from a namesake.',
              ),
              said(
                'Vul de geboortedatum in, of zet discloseReference aan.',
                'Enter the birth date, or switch discloseReference on.',
              ),
              more,
            ),
          ];
    if (learner.birthDate < awardedOn) return [];
    return [
      against(
        '/learner/birthDate',
        said(
          `De geboortedatum (${dateWords(learner.birthDate).nl}) ligt niet voor de toekenning.`,
          `The birth date (${dateWords(learner.birthDate).en}) is not before the award.`,
        ),
        said('Verbeter de geboortedatum.', 'Correct the birth date.'),
        more,
      ),
    ];
  },
);

export const A2 = offeringRule(
  'A2',
  said(
    'Er is een titel in minstens één taal van het document.',
    'There is a title in at least one language of the document.',
  ),
  ({ specification: { title, languages } }) =>
    languages.some((language) => title[language] !== undefined)
      ? []
      : [
          against(
            '/title',
            said(
              `Geen titel in ${languages.join(' of ')} (wel in ${Object.keys(title).join(', ')}).`,
              `No title in ${languages.join(' or ')} (but in ${Object.keys(title).join(', ')}).`,
            ),
            said('Vul een titel in die taal in.', 'Enter a title in that language.'),
          ),
        ],
);

export const A3 = offeringRule(
  'A3',
  said(
    'Het land van elke toekennende instelling staat erop, en in België ook de regio.',
    'The country of every awarding body is given, and in Belgium the region too.',
  ),
  ({ bodies }) =>
    bodies.flatMap(({ organisation, path, subject }) =>
      organisation.country === 'BEL' && organisation.region === undefined
        ? [
            against(
              `${path}/region`,
              said(
                `De regio van ${textIn(organisation.legalName, 'nl')} ontbreekt; in België is onderwijs een gemeenschapsbevoegdheid.`,
                `The region of ${textIn(organisation.legalName, 'en')} is missing; in Belgium, education belongs to the communities.`,
              ),
              said('Vul de regio in, zoals BEL_RG_VLS.', 'Enter the region, such as BEL_RG_VLS.'),
              { kind: 'note', subject },
            ),
          ]
        : [],
    ),
);

export const A4 = offeringRule(
  'A4',
  said(
    'Elke toekennende instelling staat er één keer op en is terug te vinden op een lijst van erkende instellingen.',
    'Every awarding body is named once and can be found on a list of recognised institutions.',
  ),
  ({ bodies }) =>
    bodies.flatMap(({ organisation, path, subject, self, index }): Objection[] => {
      const first = bodies.findIndex(
        (body) =>
          (body.self && self) ||
          sameLegalIdentifier(body.organisation.identifiers.eidas, organisation.identifiers.eidas),
      );
      const name = organisation.legalName;
      if (first < index)
        return [
          against(
            `/awardingBodies/${index}`,
            said(`${textIn(name, 'nl')} staat er twee keer op.`, `${textIn(name, 'en')} is named twice.`),
            said('Laat ze één keer staan.', 'Name it once.'),
          ),
        ];
      if (organisation.recognisedAs) return [];
      return [
        against(
          `${path}/recognisedAs`,
          said(
            `Voor ${textIn(name, 'nl')} is geen erkenning geregistreerd.`,
            `No recognition is registered for ${textIn(name, 'en')}.`,
          ),
          said(
            'Registreer op welke lijst de instelling staat en de datum van die lijst.',
            'Register which list the institution is on, and the date of that list.',
          ),
          { kind: 'doubt', subject },
        ),
      ];
    }),
);

/**
 * Judged are the dates the document will state: the learner's own, else those of the offering. Whoever finishes before the
 * offering ends has an end of their own to enter; without it the document would say that the learning went on after the
 * award.
 */
export const A5 = awardRule(
  'A5',
  said(
    'De datums kloppen: start, einde en toekenning volgen elkaar op, en de toekenning ligt niet in de toekomst.',
    'The dates are in order: start, end and award follow one another, and the award is not in the future.',
  ),
  ({ specification, award, today }) => {
    const { awardedOn, startedOn, endedOn } = award;
    const { start, end } = periodOf(specification, award);
    const objections: Objection[] = [];
    const correct = said('Verbeter de datum.', 'Correct the date.');
    const wrong = (path: string, nl: string, en: string, remedy = correct) =>
      objections.push(against(path, said(nl, en), remedy, { subject: 'award' }));
    const [awarded, now] = [dateWords(awardedOn), dateWords(today)];
    if (awardedOn > today)
      wrong(
        '/awardedOn',
        `Toegekend op ${awarded.nl}, maar vandaag is het ${now.nl}.`,
        `Awarded on ${awarded.en}, but today is ${now.en}.`,
      );
    if (start !== undefined && awardedOn < start)
      wrong(
        startedOn === undefined ? '/startedOn' : '/awardedOn',
        `Toegekend op ${awarded.nl}, voor de start op ${dateWords(start).nl}.`,
        `Awarded on ${awarded.en}, before the start on ${dateWords(start).en}.`,
        startedOn === undefined
          ? said(
              'Vul de eigen start van de lerende in, of verbeter de toekenning.',
              'Enter the learner’s own start, or correct the award.',
            )
          : correct,
      );
    if (end !== undefined && awardedOn < end)
      wrong(
        '/endedOn',
        endedOn === undefined
          ? `Het aanbod loopt tot ${dateWords(end).nl}, na de toekenning op ${awarded.nl}.`
          : `Het einde (${dateWords(end).nl}) ligt na de toekenning op ${awarded.nl}.`,
        endedOn === undefined
          ? `The offering lasts until ${dateWords(end).en}, after the award on ${awarded.en}.`
          : `The end (${dateWords(end).en}) is after the award on ${awarded.en}.`,
        endedOn === undefined
          ? said(
              'Vul het eigen einde van de lerende in, als die vroeger klaar was; ken anders pas na het einde toe.',
              'Enter the learner’s own end, if they finished earlier; otherwise award only after the end.',
            )
          : correct,
      );
    // Two dates of the offering that contradict each other are the offering's fault (DATE-1).
    const own = startedOn !== undefined || endedOn !== undefined;
    if (own && start !== undefined && end !== undefined && end < start)
      wrong(
        endedOn === undefined ? '/startedOn' : '/endedOn',
        `Het einde (${dateWords(end).nl}) ligt voor de start (${dateWords(start).nl}).`,
        `The end (${dateWords(end).en}) is before the start (${dateWords(start).en}).`,
      );
    return objections;
  },
);

export const A6 = offeringRule(
  'A6',
  said('Er is minstens één leerresultaat.', 'There is at least one learning outcome.'),
  ({ specification: { offerType, learningOutcomes } }) =>
    carriesCredit(offerType) && learningOutcomes.length === 0
      ? [
          against(
            '/learningOutcomes',
            said('De leerresultaten ontbreken.', 'The learning outcomes are missing.'),
            said('Voeg minstens één leerresultaat toe.', 'Add at least one learning outcome.'),
          ),
        ]
      : [],
);

export const A7 = offeringRule(
  'A7',
  said('De studieomvang staat erop, liefst in studiepunten.', 'The workload is given, preferably in ECTS credits.'),
  ({ specification: { offerType, ects, hours } }) =>
    carriesCredit(offerType) && ects === undefined && hours === undefined
      ? [
          against(
            '/ects',
            said('De studieomvang ontbreekt.', 'The workload is missing.'),
            said('Vul de studiepunten in, of anders de uren.', 'Enter the ECTS credits, or else the hours.'),
          ),
        ]
      : [],
);

export const A8 = offeringRule(
  'A8',
  said('Het EQF-niveau staat erop.', 'The EQF level is given.'),
  ({ specification: { offerType, eqf }, bodies }) => {
    if (!carriesCredit(offerType) || eqf !== undefined) return [];
    // Outside higher education a missing level is unknown, never wrong.
    const higherEducation = bodies.some(({ organisation }) => isHigherEducation(organisation));
    return [
      against(
        '/eqf',
        said('Het EQF-niveau ontbreekt.', 'The EQF level is missing.'),
        said(
          'Vul het niveau in (6 of 7 voor een microcredential uit het hoger onderwijs).',
          'Enter the level (6 or 7 for a micro-credential of higher education).',
        ),
        { kind: higherEducation ? 'breach' : 'note' },
      ),
    ];
  },
);

export const A9 = offeringRule(
  'A9',
  said(
    'De toetsvorm staat erop, en is meer dan aanwezigheid.',
    'The type of assessment is given, and is more than attendance.',
  ),
  ({ specification: { offerType, assessments } }) =>
    carriesCredit(offerType) && !assessments.some(provesLearning)
      ? [
          against(
            '/assessments',
            assessments.length === 0
              ? said('De toetsvorm ontbreekt.', 'The type of assessment is missing.')
              : said('Aanwezigheid is de enige toetsvorm.', 'Attendance is the only type of assessment.'),
            said(
              'Voeg een toetsvorm toe, zoals een opdracht of examen.',
              'Add a type of assessment, such as an assignment or an examination.',
            ),
          ),
        ]
      : [],
);

export const A10 = offeringRule(
  'A10',
  said('De vorm van deelname staat erop.', 'The form of participation is given.'),
  ({ specification: { mode } }) =>
    mode.length === 0
      ? [
          against(
            '/mode',
            said('De vorm van deelname ontbreekt.', 'The form of participation is missing.'),
            said('Kies presential, blended of online.', 'Choose presential, blended or online.'),
          ),
        ]
      : [],
);
