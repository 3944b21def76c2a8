import { textIn } from '../text.ts';
import type { AwardingBody } from './awarding-bodies.ts';
import { type Bilingual, dateWords, said } from './bilingual.ts';
import { carriesCredit } from './offer-kind.ts';
import { covers, coversFields, coversLevel, type HeldRecord, heldBy, isValidOn, recordsOf } from './quality-records.ts';
import { against, type Objection, type OfferingCase, offeringRule } from './rule.ts';

/** Rules on quality assurance: it must be valid on the award date, not on the day somebody verifies. */
const nameOf = ({ organisation }: AwardingBody): Bilingual =>
  said(textIn(organisation.legalName, 'nl'), textIn(organisation.legalName, 'en'));

/** Why the best of some records does not cover the offering, at the field that says so. */
function shortcoming(
  held: readonly HeldRecord[],
  body: AwardingBody,
  subject: OfferingCase,
  what: Bilingual,
): Objection {
  const { judgedOn, specification } = subject;
  const [name, day] = [nameOf(body), dateWords(judgedOn)];
  const more = { subject: body.subject };
  const best =
    held.find(({ record }) => isValidOn(record, judgedOn) && coversLevel(record, specification.eqf)) ??
    held.find(({ record }) => isValidOn(record, judgedOn)) ??
    held.at(-1);
  if (!best)
    return against(
      `${body.path}/qualityAssurance`,
      said(`${name.nl} heeft geen ${what.nl}.`, `${name.en} has no ${what.en}.`),
      said('Voeg ze toe, met agentschap en geldigheid.', 'Add it, with agency and validity.'),
      more,
    );
  const { record, path } = best;
  const remedy = said(
    'Voeg de kwaliteitszorg toe die op die datum en voor dit aanbod gold.',
    'Add the quality assurance that held on that date and for this offer.',
  );
  if (!isValidOn(record, judgedOn)) {
    const early = judgedOn < record.validFrom;
    const limit = dateWords(early ? record.validFrom : (record.validTo ?? record.validFrom));
    return against(
      `${path}/${early ? 'validFrom' : 'validTo'}`,
      said(
        `${record.id} van ${name.nl} geldt ${early ? 'vanaf' : 'tot'} ${limit.nl}, niet op ${day.nl}.`,
        `${record.id} of ${name.en} is valid ${early ? 'from' : 'until'} ${limit.en}, not on ${day.en}.`,
      ),
      remedy,
      more,
    );
  }
  if (!coversLevel(record, specification.eqf))
    return against(
      `${path}/limitEqf`,
      said(
        `${record.id} van ${name.nl} dekt niveau ${record.limitEqf?.join(', ')}, niet ${specification.eqf}.`,
        `${record.id} of ${name.en} covers level ${record.limitEqf?.join(', ')}, not ${specification.eqf}.`,
      ),
      remedy,
      more,
    );
  const outside = specification.iscedF.filter((field) => !coversFields(record, [field]));
  return against(
    `${path}/limitIscedF`,
    said(
      `${record.id} van ${name.nl} dekt studiegebied ${outside.join(', ')} niet.`,
      `${record.id} of ${name.en} does not cover field of study ${outside.join(', ')}.`,
    ),
    remedy,
    more,
  );
}

export const A11 = offeringRule(
  'A11',
  said(
    'Elke toekennende instelling heeft kwaliteitszorg die op de datum van toekenning geldt.',
    'Every awarding body has quality assurance that is valid on the award date.',
  ),
  (subject) => {
    const { specification, bodies, judgedOn } = subject;
    const known = new Set(bodies.flatMap(({ organisation }) => organisation.qualityAssurance.map(({ id }) => id)));
    const unknown = (specification.qualityAssurance ?? []).flatMap((id, index) =>
      known.has(id)
        ? []
        : [
            against(
              `/qualityAssurance/${index}`,
              said(
                `Geen toekennende instelling heeft kwaliteitszorg "${id}".`,
                `No awarding body has quality assurance "${id}".`,
              ),
              said('Verbeter het id, of voeg de kwaliteitszorg toe.', 'Correct the id, or add the quality assurance.'),
            ),
          ],
    );
    const uncovered = bodies.flatMap((body) => {
      const held = recordsOf(specification, body);
      if (held.some(({ record }) => covers(record, specification, judgedOn))) return [];
      const objection = shortcoming(held, body, subject, said('kwaliteitszorg', 'quality assurance'));
      // Annex I is about micro-credentials: for a certificate without credits it only informs.
      return [carriesCredit(specification.offerType) ? objection : { ...objection, kind: 'note' as const }];
    });
    return [...unknown, ...uncovered];
  },
);

export const VL_QA_INT = offeringRule(
  'VL-QA-INT',
  said(
    'De interne kwaliteitszorg is beschreven en volgt de ESG.',
    'Internal quality assurance is described and follows the ESG.',
  ),
  ({ specification: { offerType, internalQualityAssurance } }) => {
    if (!carriesCredit(offerType) || internalQualityAssurance?.esg) return [];
    return [
      internalQualityAssurance
        ? against(
            '/internalQualityAssurance/esg',
            said('De interne kwaliteitszorg volgt de ESG niet.', 'Internal quality assurance does not follow the ESG.'),
            said('Bevestig dat ze de ESG volgt.', 'Confirm that it follows the ESG.'),
          )
        : against(
            '/internalQualityAssurance',
            said('De interne kwaliteitszorg is niet beschreven.', 'Internal quality assurance is not described.'),
            said(
              'Beschrijf ze in enkele zinnen en verwijs naar de ESG.',
              'Describe it in a few sentences and refer to the ESG.',
            ),
          ),
    ];
  },
);

export const VL_QA_EXT = offeringRule(
  'VL-QA-EXT',
  said(
    'Elke toekennende instelling heeft een instellingsreview die op de datum van toekenning geldt, met een link naar DEQAR.',
    'Every awarding body has an institutional review that is valid on the award date, with a link to DEQAR.',
  ),
  (subject) => {
    const { specification, bodies, judgedOn } = subject;
    if (!carriesCredit(specification.offerType)) return [];
    return bodies.flatMap((body) => {
      const reviews = heldBy(body).filter(({ record }) => record.type === 'institutional-quality-assurance');
      const covering = reviews.filter(({ record }) => covers(record, specification, judgedOn));
      const [first] = covering;
      if (!first) return [shortcoming(reviews, body, subject, said('instellingsreview', 'institutional review'))];
      if (covering.some(({ record }) => record.report !== undefined)) return [];
      const name = nameOf(body);
      return [
        against(
          `${first.path}/report`,
          said(
            `De instellingsreview ${first.record.id} van ${name.nl} heeft geen link naar DEQAR.`,
            `The institutional review ${first.record.id} of ${name.en} has no link to DEQAR.`,
          ),
          said('Voeg de permalink van het DEQAR-verslag toe.', 'Add the permalink of the DEQAR report.'),
          { kind: 'doubt', subject: body.subject },
        ),
      ];
    });
  },
);

export const ACCR_1 = offeringRule(
  'ACCR-1',
  said(
    'Wie het profiel "geaccrediteerd" vraagt, verwijst naar kwaliteitszorg met een DEQAR-verslag die op de datum van toekenning en voor dit niveau geldt.',
    'Whoever asks for the profile “accredited” refers to quality assurance with a DEQAR report that is valid on the award date and for this level.',
  ),
  ({ specification, bodies, judgedOn }) => {
    const id = specification.accreditedBy;
    if (id === undefined) return [];
    const record = bodies.flatMap(({ organisation }) => organisation.qualityAssurance).find((item) => item.id === id);
    const day = dateWords(judgedOn);
    const reason =
      record === undefined
        ? said(
            `Geen toekennende instelling heeft kwaliteitszorg "${id}".`,
            `No awarding body has quality assurance "${id}".`,
          )
        : record.report === undefined
          ? said(`${id} heeft geen DEQAR-verslag.`, `${id} has no DEQAR report.`)
          : !isValidOn(record, judgedOn)
            ? said(`${id} geldt niet op ${day.nl}.`, `${id} is not valid on ${day.en}.`)
            : !coversLevel(record, specification.eqf)
              ? said(
                  `${id} dekt niveau ${record.limitEqf?.join(', ')}, niet ${specification.eqf}.`,
                  `${id} covers level ${record.limitEqf?.join(', ')}, not ${specification.eqf}.`,
                )
              : !coversFields(record, specification.iscedF)
                ? said(
                    `${id} dekt studiegebied ${specification.iscedF.join(', ')} niet.`,
                    `${id} does not cover field of study ${specification.iscedF.join(', ')}.`,
                  )
                : null;
    if (reason === null) return [];
    return [
      against(
        '/accreditedBy',
        reason,
        said(
          'Kies kwaliteitszorg met een geldig DEQAR-verslag, of laat dit veld weg.',
          'Choose quality assurance with a valid DEQAR report, or leave this field out.',
        ),
      ),
    ];
  },
);

export const PD_1 = offeringRule(
  'PD-1',
  said(
    'Het referentiekader voor onderwijskwaliteit (OK) geldt niet voor het hoger onderwijs.',
    'The reference framework for quality in education (OK) does not apply to higher education.',
  ),
  ({ specification: { offerType, qualityScheme, eqf } }) =>
    qualityScheme === 'OK' && carriesCredit(offerType) && eqf !== undefined && eqf >= 5
      ? [
          against(
            '/qualityScheme',
            said(
              `Het OK-kader geldt niet voor het hoger onderwijs (hier EQF-niveau ${eqf}).`,
              `The OK framework does not apply to higher education (here EQF level ${eqf}).`,
            ),
            said('Kies ESG.', 'Choose ESG.'),
          ),
        ]
      : [],
);
