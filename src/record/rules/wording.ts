import { type Bilingual, said } from './bilingual.ts';
import { publicTexts } from './public-text.ts';
import { against, type OfferingRule, offeringRule } from './rule.ts';

/** Rules on what a text may not promise. They look for words, so a person can justify one that does not mislead. */
const wording = (
  id: string,
  asks: Bilingual,
  pattern: RegExp,
  why: Bilingual,
  isAllowed: (subject: Parameters<OfferingRule['judge']>[0]) => boolean = () => false,
): OfferingRule =>
  offeringRule(id, asks, (subject) =>
    isAllowed(subject)
      ? []
      : publicTexts(subject).flatMap(({ path, text, subject: record }) => {
          const found = pattern.exec(text)?.[0];
          if (found === undefined) return [];
          return [
            against(
              path,
              said(`De tekst zegt "${found}". ${why.nl}`, `The text says "${found}". ${why.en}`),
              said(
                'Herschrijf de zin, of motiveer waarom ze niet misleidt.',
                'Rewrite the sentence, or give the reason why it does not mislead.',
              ),
              { subject: record },
            ),
          ];
        }),
  );

export const VL_RECOG = wording(
  'VL-RECOG',
  said(
    'Geen tekst belooft dat een andere instelling het bewijs automatisch erkent.',
    'No text promises that another institution recognises the credential automatically.',
  ),
  /automatisch(e|\s+wordt)?\s+erken(d|ning)|automatically\s+recogni[sz]ed|automatic\s+recognition/iu,
  said(
    'Een andere instelling hoeft een microcredential niet te erkennen.',
    'Another institution does not have to recognise a micro-credential.',
  ),
);

export const UCLL_9 = wording(
  'UCLL-9',
  said(
    'Alleen met een gelijkwaardigheidsovereenkomst mag een tekst een automatische vrijstelling beloven.',
    'Only with an equivalence agreement may a text promise an automatic exemption.',
  ),
  /automatische?\s+(een\s+)?vrijstelling(en)?|automatisch\s+vrijgesteld|automatic(ally)?\s+exempt(ed|ions?)?/iu,
  said(
    'Er is geen gelijkwaardigheidsovereenkomst met een opleidingsonderdeel.',
    'There is no equivalence agreement with a course unit.',
  ),
  ({ specification }) => specification.equivalenceAgreements.length > 0,
);

export const PG_3 = wording(
  'PG-3',
  said(
    'Een tekst zegt "afgestemd op" het profiel van de ICT-coördinator, niet dat het bewijs ervoor kwalificeert.',
    'A text says “aligned with” the profile of the ICT coordinator, not that the credential qualifies for it.',
  ),
  /kwalificeert\s+(voor|als)|geeft\s+recht\s+op|bekwaamheidsbewijs|qualif(y|ies)\s+(you\s+)?(for|as)|entitles/iu,
  said(
    'De overheid legt voor deze functie geen bewijs op; het verandert geen bekwaamheidsbewijs.',
    'The government requires no certificate for this position; it changes no staff qualification (bekwaamheidsbewijs).',
  ),
);
