import { dateWords, said } from './bilingual.ts';
import { isDegree } from './offer-kind.ts';
import { against, awardRule, type Objection, offeringRule } from './rule.ts';

/** Rules of issuing: what the registrar hands over must be a final result, complete and on credit. */
const AWARD = { subject: 'award' } as const;

export const ISS_1 = awardRule(
  'ISS-1',
  said(
    'Het resultaat is definitief en geslaagd (aanwezig bij een attest), en de beslissing viel op of voor vandaag en voor de toekenning.',
    'The result is final and passed (attended for an attestation), decided on or before today and before the award.',
  ),
  ({ specification, award, today }) => {
    const { status, final, decidedOn } = award.result;
    const objections: Objection[] = [];
    if (!final)
      objections.push(
        against(
          '/result/final',
          said('Het resultaat is niet definitief.', 'The result is not final.'),
          said('Wacht op de beslissing van de examencommissie.', 'Wait for the decision of the examination committee.'),
          AWARD,
        ),
      );
    if (status === 'failed')
      objections.push(
        against(
          '/result/status',
          said('Het resultaat is "niet geslaagd".', 'The result is “failed”.'),
          said('Reik niets uit.', 'Issue nothing.'),
          AWARD,
        ),
      );
    if (status === 'attended' && specification.offerType !== 'aanwezigheidsattest')
      objections.push(
        against(
          '/result/status',
          said(
            'Aanwezig, maar niet geslaagd: aanwezigheid is geen kwalificatie.',
            'Attended, but not passed: attendance is no qualification.',
          ),
          said('Reik een aanwezigheidsattest uit.', 'Issue a certificate of attendance.'),
          AWARD,
        ),
      );
    const [decided, awarded] = [dateWords(decidedOn), dateWords(award.awardedOn)];
    if (decidedOn > today)
      objections.push(
        against(
          '/result/decidedOn',
          said(`De beslissing valt pas op ${decided.nl}.`, `The decision only falls on ${decided.en}.`),
          said('Wacht tot die dag, of verbeter de datum.', 'Wait until that day, or correct the date.'),
          AWARD,
        ),
      );
    if (award.awardedOn < decidedOn)
      objections.push(
        against(
          '/awardedOn',
          said(
            `Toegekend op ${awarded.nl}, voor de beslissing van ${decided.nl}.`,
            `Awarded on ${awarded.en}, before the decision of ${decided.en}.`,
          ),
          said('Verbeter de datum, of motiveer hem.', 'Correct the date, or give the reason.'),
          { ...AWARD, kind: 'doubt' },
        ),
      );
    return objections;
  },
);

export const ISS_2 = awardRule(
  'ISS-2',
  said(
    'Alles is op credit behaald: een getolereerd of gedelibereerd onderdeel geeft geen studiepunten (behalve in een diploma).',
    'Everything was passed on credit: a tolerated or deliberated part gives no credits (except in a degree).',
  ),
  ({ specification, award }) => {
    if (isDegree(specification.offerType)) return [];
    const words = { tolerated: said('getolereerd', 'tolerated'), deliberated: said('gedelibereerd', 'deliberated') };
    const at = (path: string, basis: typeof award.passBasis, name: { nl: string; en: string }) =>
      basis === 'credit'
        ? []
        : [
            against(
              path,
              said(
                `${name.nl} is ${words[basis].nl} en geeft geen studiepunten.`,
                `${name.en} was ${words[basis].en} and gives no credits.`,
              ),
              said('Reik pas uit als het op credit behaald is.', 'Issue only when it was passed on credit.'),
              AWARD,
            ),
          ];
    return [
      ...at('/passBasis', award.passBasis, said('Het geheel', 'The whole')),
      ...award.components.flatMap(({ passBasis, unitCode }, index) =>
        at(`/components/${index}/passBasis`, passBasis, said(unitCode, unitCode)),
      ),
    ];
  },
);

export const ISS_5 = awardRule(
  'ISS-5',
  said('Vier ogen: wie voorbereidde, verzegelt niet.', 'Four eyes: who prepared does not seal.'),
  ({ award: { preparedBy }, actorPerson }) => {
    if (preparedBy === undefined) return [];
    if (actorPerson === undefined)
      return [
        against(
          '/preparedBy',
          said(
            'Niet nagegaan: het verzoek noemt de persoon niet die verzegelt.',
            'Not checked: the request names no person who seals.',
          ),
          said(
            'Noem die persoon in de header On-Behalf-Of van het verzoek.',
            'Name that person in the On-Behalf-Of header of the request.',
          ),
          { ...AWARD, kind: 'note' },
        ),
      ];
    if (preparedBy.trim().toLowerCase() !== actorPerson.trim().toLowerCase()) return [];
    return [
      against(
        '/preparedBy',
        said(
          `${preparedBy} heeft dit voorbereid en zou het ook verzegelen.`,
          `${preparedBy} prepared this and would also seal it.`,
        ),
        said('Laat iemand anders verzegelen, of motiveer het.', 'Let somebody else seal, or give the reason.'),
        AWARD,
      ),
    ];
  },
);

export const ISS_6 = offeringRule(
  'ISS-6',
  said(
    'De titel is er in het Nederlands, en liefst ook in het Engels.',
    'The title is there in Dutch, and preferably in English too.',
  ),
  ({ specification: { title }, bodies }) => {
    const flemish = bodies.some(({ organisation }) => organisation.recognisedAs?.list === 'flemish-hei');
    if (!flemish) return [];
    const objections: Objection[] = [];
    if (title.nl === undefined)
      objections.push(
        against(
          '/title/nl',
          said('De Nederlandse titel ontbreekt.', 'The Dutch title is missing.'),
          said('Vul de Nederlandse titel in, of motiveer.', 'Enter the Dutch title, or give the reason.'),
        ),
      );
    if (title.en === undefined)
      objections.push(
        against(
          '/title/en',
          said(
            'Er is geen Engelse titel; in het buitenland leest men het bewijs dan moeilijker.',
            'There is no English title, which makes the credential harder to read abroad.',
          ),
          said('Vul een Engelse titel in.', 'Enter an English title.'),
          { kind: 'note' },
        ),
      );
    return objections;
  },
);

export const ISS_8 = awardRule(
  'ISS-8',
  said('Elk deel van het aanbod is precies één keer behaald.', 'Every part of the offering was passed exactly once.'),
  ({ specification, award }) => {
    const promised = new Set(specification.components.map(({ unitCode }) => unitCode));
    const awarded = new Set(award.components.map(({ unitCode }) => unitCode));
    const missing = [...promised].filter((code) => !awarded.has(code));
    const unknown = award.components.flatMap(({ unitCode }, index) =>
      promised.has(unitCode)
        ? []
        : [
            against(
              `/components/${index}/unitCode`,
              said(`${unitCode} is geen deel van dit aanbod.`, `${unitCode} is no part of this offering.`),
              said('Verbeter de code, of laat het deel weg.', 'Correct the code, or leave the part out.'),
              AWARD,
            ),
          ],
    );
    if (missing.length === 0) return unknown;
    return [
      ...unknown,
      against(
        '/components',
        said(`Niet behaald of niet vermeld: ${missing.join(', ')}.`, `Not passed or not named: ${missing.join(', ')}.`),
        said('Vermeld elk deel van het aanbod.', 'Name every part of the offering.'),
        AWARD,
      ),
    ];
  },
);
