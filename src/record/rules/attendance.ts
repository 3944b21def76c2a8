import { capital, creditWords, said } from './bilingual.ts';
import { anOffer, carriesCredit, isMicrocredential, provesLearning, restsOnAttendance } from './offer-kind.ts';
import { against, awardRule, type Objection, offeringRule } from './rule.ts';

/** Rules that keep attendance apart from learning that was assessed. */
export const OFF_7 = offeringRule(
  'OFF-7',
  said(
    'Een ander getuigschrift volgt meestal uit een beoordeling.',
    'An other certificate usually follows from an assessment.',
  ),
  ({ specification }) =>
    specification.offerType === 'ander_getuigschrift' && !specification.assessments.some(provesLearning)
      ? [
          against(
            '/assessments',
            said('Het getuigschrift vermeldt geen beoordeling.', 'The certificate names no assessment.'),
            said(
              'Voeg de toetsvorm toe, of reik een aanwezigheidsattest uit.',
              'Add the form of assessment, or issue a certificate of attendance.',
            ),
          ),
        ]
      : [],
);

export const OFF_8 = awardRule(
  'OFF-8',
  said(
    'Een aanwezigheidsattest bevestigt aanwezigheid, zonder cijfer.',
    'A certificate of attendance confirms attendance, without a mark.',
  ),
  ({ specification, award }) => {
    if (specification.offerType !== 'aanwezigheidsattest') return [];
    const objections: Objection[] = [];
    if (award.result.status === 'passed')
      objections.push(
        against(
          '/result/status',
          said(
            'Het resultaat is "geslaagd", maar op een aanwezigheidsattest kan niemand slagen.',
            'The result is "passed", but nobody can pass a certificate of attendance.',
          ),
          said('Gebruik het resultaat "attended" (aanwezig).', 'Use the result "attended".'),
          { subject: 'award' },
        ),
      );
    if (award.mark)
      objections.push(
        against(
          '/mark',
          said(
            `Een aanwezigheidsattest draagt geen cijfer (${award.mark.value}).`,
            `A certificate of attendance carries no mark (${award.mark.value}).`,
          ),
          said('Laat het cijfer weg.', 'Leave the mark out.'),
          { subject: 'award' },
        ),
      );
    return objections;
  },
);

export const OFF_R2 = offeringRule(
  'OFF-R2',
  said(
    'Een aanwezigheidsattest of ander getuigschrift draagt geen studiepunten en geen niveau; louter aanwezigheid ook niet.',
    'A certificate of attendance or other certificate carries no ECTS credits and no level; nor does mere attendance.',
  ),
  ({ specification }) => {
    const { offerType, ects, eqf, vks, components } = specification;
    const attendance = restsOnAttendance(specification);
    if (carriesCredit(offerType) && !attendance) return [];
    const start = attendance
      ? said('Aanwezigheid alleen geeft', 'Attendance alone gives')
      : said(`${capital(anOffer(offerType)).nl} draagt`, `${capital(anOffer(offerType)).en} carries`);
    const tooMuch = (path: string, nl: string, en: string): Objection =>
      against(
        path,
        said(`${start.nl} geen ${nl}.`, `${start.en} no ${en}.`),
        carriesCredit(offerType)
          ? said(
              'Reik een aanwezigheidsattest uit, zonder dit veld.',
              'Issue a certificate of attendance, without this field.',
            )
          : said('Laat dit veld weg.', 'Leave this field out.'),
      );
    const objections: Objection[] = [];
    if (ects !== undefined)
      objections.push(
        tooMuch('/ects', `studiepunten (hier ${creditWords(ects).nl})`, `ECTS credits (here ${creditWords(ects).en})`),
      );
    if (eqf !== undefined) objections.push(tooMuch('/eqf', `EQF-niveau (hier ${eqf})`, `EQF level (here ${eqf})`));
    if (vks !== undefined) objections.push(tooMuch('/vks', `VKS-niveau (hier ${vks})`, `Flemish level (here ${vks})`));
    for (const [index, part] of components.entries())
      if (part.ects !== undefined)
        objections.push(
          tooMuch(
            `/components/${index}/ects`,
            `studiepunten (hier ${creditWords(part.ects).nl})`,
            `ECTS credits (here ${creditWords(part.ects).en})`,
          ),
        );
    if (objections.length === 0 && carriesCredit(offerType))
      objections.push(tooMuch('/offerType', `recht op ${anOffer(offerType).nl}`, `right to ${anOffer(offerType).en}`));
    return objections;
  },
);

export const OFF_R3 = offeringRule(
  'OFF-R3',
  said(
    'Aanwezigheid is geen kwalificatie: alleen een aanwezigheidsattest rust op aanwezigheid, en het rust op niets anders.',
    'Attendance is no qualification: only a certificate of attendance rests on attendance, and it rests on nothing else.',
  ),
  ({ specification }) => {
    const { offerType, assessments } = specification;
    if (offerType === 'aanwezigheidsattest')
      return assessments.flatMap((form, index) =>
        provesLearning(form)
          ? [
              against(
                `/assessments/${index}/type`,
                said(
                  `"${form.id}" is een toets; een aanwezigheidsattest kent alleen aanwezigheid.`,
                  `"${form.id}" is an assessment; a certificate of attendance only knows attendance.`,
                ),
                said(
                  'Laat de toets weg, of kies microcredential of ander getuigschrift.',
                  'Leave the assessment out, or choose micro-credential or other certificate.',
                ),
              ),
            ]
          : [],
      );
    if (!carriesCredit(offerType) || !restsOnAttendance(specification)) return [];
    const offer = capital(anOffer(offerType));
    return [
      against(
        '/assessments/0/type',
        said(
          `${offer.nl} kan niet op aanwezigheid alleen rusten: een bewijs van deelname is geen kwalificatie.`,
          `${offer.en} cannot rest on attendance alone: a proof of participation is no qualification.`,
        ),
        said(
          'Voeg een toets van de leerresultaten toe, of reik een aanwezigheidsattest uit.',
          'Add an assessment of the learning outcomes, or issue a certificate of attendance.',
        ),
      ),
    ];
  },
);

export const PD_3 = offeringRule(
  'PD-3',
  said(
    'Tevredenheid is nog geen leren: een microcredential heeft minstens één toets die meetelt voor het resultaat.',
    'Satisfaction is not learning: a micro-credential has at least one assessment that counts towards the result.',
  ),
  ({ specification }) => {
    const proving = specification.assessments.filter(provesLearning);
    return isMicrocredential(specification) && proving.length > 0 && !proving.some(({ summative }) => summative)
      ? [
          against(
            '/assessments',
            said(
              `Geen van de ${proving.length} toetsvormen telt mee voor het resultaat (summatief).`,
              `None of the ${proving.length} forms of assessment counts towards the result (summative).`,
            ),
            said(
              'Duid aan welke toets summatief is, of reik een aanwezigheidsattest uit.',
              'Mark which assessment is summative, or issue a certificate of attendance.',
            ),
          ),
        ]
      : [];
  },
);
