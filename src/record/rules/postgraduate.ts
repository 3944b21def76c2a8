import { creditWords, said } from './bilingual.ts';
import { against, type Objection, offeringRule } from './rule.ts';

/** Rules of the postgraduate courses for educational technologists and ICT coordinators. */
export const PG_1 = offeringRule(
  'PG-1',
  said(
    'Het is een postgraduaatsgetuigschrift van EQF-niveau 6 en 20 tot 30 studiepunten.',
    'It is a postgraduate certificate of EQF level 6 and 20 to 30 ECTS credits.',
  ),
  ({ specification: { offerType, eqf, ects } }) => {
    const objections: Objection[] = [];
    if (offerType !== 'postgraduaat')
      objections.push(
        against(
          '/offerType',
          said('Dit profiel is alleen voor postgraduaten.', 'This profile is only for postgraduate certificates.'),
          said('Kies postgraduaat, of een ander regelprofiel.', 'Choose postgraduaat, or another rule profile.'),
        ),
      );
    if (eqf !== 6)
      objections.push(
        against(
          '/eqf',
          eqf === undefined
            ? said('Het EQF-niveau ontbreekt; het is 6.', 'The EQF level is missing; it is 6.')
            : said(
                `EQF-niveau ${eqf}; deze postgraduaten hebben niveau 6.`,
                `EQF level ${eqf}; these postgraduate certificates have level 6.`,
              ),
          said('Vul niveau 6 in.', 'Enter level 6.'),
        ),
      );
    if (ects === undefined || ects < 2000 || ects > 3000)
      objections.push(
        against(
          '/ects',
          ects === undefined
            ? said('Het aantal studiepunten ontbreekt.', 'The number of ECTS credits is missing.')
            : said(
                `${creditWords(ects).nl}; deze postgraduaten tellen er 20 tot 30.`,
                `${creditWords(ects).en}; these postgraduate certificates count 20 to 30.`,
              ),
          said('Vul 20 tot 30 studiepunten in.', 'Enter 20 to 30 ECTS credits.'),
        ),
      );
    return objections;
  },
);
