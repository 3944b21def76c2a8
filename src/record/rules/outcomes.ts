import { dateWords, said } from './bilingual.ts';
import { carriesCredit, provesLearning } from './offer-kind.ts';
import { against, type Objection, type OfferingCase, offeringRule } from './rule.ts';

/** Rules that make learning a qualification: outcomes fixed beforehand, and every one of them assessed. */

/** Objects to something published after the start, or on an unknown day; the start itself is VL-LO's to ask for. */
function publishedInTime(
  { start }: OfferingCase,
  path: string,
  publishedAt: string | undefined,
  what: { nl: string; en: string },
): Objection[] {
  if (publishedAt === undefined)
    return [
      against(
        path,
        said(`Niet bekend wanneer ${what.nl} gepubliceerd werd.`, `It is not known when ${what.en} was published.`),
        said('Vul de publicatiedatum in.', 'Enter the date of publication.'),
        { kind: 'doubt' },
      ),
    ];
  if (start.date === undefined || publishedAt <= start.date) return [];
  const [published, started] = [dateWords(publishedAt), dateWords(start.date)];
  return [
    against(
      path,
      said(
        `Op ${published.nl} werd ${what.nl} gepubliceerd, na de start op ${started.nl}.`,
        `On ${published.en}, ${what.en} was published, after the start on ${started.en}.`,
      ),
      said(
        'Verbeter de datum. Wat pas na de start vastlag, is geen kwalificatie.',
        'Correct the date. What was only fixed after the start is no qualification.',
      ),
    ),
  ];
}

export const VL_LO = offeringRule(
  'VL-LO',
  said(
    'De leerresultaten lagen vast en waren gepubliceerd voor de start.',
    'The learning outcomes were fixed and published before the start.',
  ),
  (subject) => {
    const { specification, start } = subject;
    // Their absence altogether is an objection of A6.
    if (!carriesCredit(specification.offerType) || specification.learningOutcomes.length === 0) return [];
    const objections = publishedInTime(
      subject,
      '/outcomesPublishedAt',
      specification.outcomesPublishedAt,
      said('de lijst van leerresultaten', 'the list of learning outcomes'),
    );
    if (start.date === undefined)
      objections.push(
        against(
          start.path,
          said(
            'De startdatum ontbreekt, zodat niet blijkt dat leerresultaten en toetsvormen vooraf bekend waren.',
            'The start date is missing, so that it does not show that outcomes and assessments were known beforehand.',
          ),
          said('Vul de startdatum in, hier of bij de toekenning.', 'Enter the start date, here or with the award.'),
          { kind: 'doubt', subject: start.subject },
        ),
      );
    return objections;
  },
);

export const VL_ASSESS = offeringRule(
  'VL-ASSESS',
  said(
    'Elk leerresultaat wordt getoetst, met een toetsvorm die voor de start gepubliceerd was.',
    'Every learning outcome is assessed, by a form of assessment published before the start.',
  ),
  (subject) => {
    const { offerType, assessments, learningOutcomes } = subject.specification;
    // No assessment at all is an objection of OFF-R1 and A9.
    if (!carriesCredit(offerType) || assessments.length === 0) return [];
    const proving = assessments.filter(provesLearning);
    const uncovered = learningOutcomes.flatMap((outcome, index) =>
      proving.some(({ outcomes }) => outcomes === undefined || outcomes.includes(outcome.id))
        ? []
        : [
            against(
              `/learningOutcomes/${index}`,
              said(
                `Leerresultaat ${outcome.id} wordt nergens getoetst.`,
                `Learning outcome ${outcome.id} is assessed nowhere.`,
              ),
              said('Voeg het toe aan een toetsvorm.', 'Add it to a form of assessment.'),
            ),
          ],
    );
    const late = assessments.flatMap((form, index) =>
      provesLearning(form)
        ? publishedInTime(
            subject,
            `/assessments/${index}/publishedAt`,
            form.publishedAt,
            said(`toetsvorm ${form.id}`, `form of assessment ${form.id}`),
          )
        : [],
    );
    return [...uncovered, ...late];
  },
);
