import { textIn } from '../text.ts';
import { type Bilingual, creditWords, numberWords, said } from './bilingual.ts';
import { isMicrocredential } from './offer-kind.ts';
import { against, type Objection, offeringRule } from './rule.ts';

/** Who may claim the Flemish framework, and which sizes are usual elsewhere. */

/** Usual sizes in hundredths of ECTS, both ends included; from published country and alliance overviews. */
interface Band {
  readonly name: Bilingual;
  readonly from?: number;
  readonly to?: number;
}
const COUNTRY_BANDS: Readonly<Record<string, Band>> = {
  ESP: { name: said('Spanje', 'Spain'), from: 1500 },
  DEU: { name: said('Duitsland', 'Germany'), from: 100, to: 900 },
  NLD: { name: said('Nederland', 'the Netherlands'), from: 100, to: 3000 },
  IRL: { name: said('Ierland', 'Ireland'), from: 100, to: 3000 },
  EST: { name: said('Estland', 'Estonia'), from: 600, to: 3000 },
};
const ALLIANCE_BANDS: Readonly<Record<'nova' | 'una-europa' | '4eu' | 'eciu' | 'enhance', Band>> = {
  nova: { name: said('Nova Academy', 'Nova Academy'), from: 300, to: 2000 },
  'una-europa': { name: said('Una Europa', 'Una Europa'), to: 2000 },
  '4eu': { name: said('4EU+', '4EU+'), from: 100, to: 1500 },
  eciu: { name: said('ECIU', 'ECIU'), from: 100, to: 300 },
  // More than 3 and fewer than 30: the bounds themselves lie outside.
  enhance: { name: said('ENHANCE', 'ENHANCE'), from: 301, to: 2999 },
};

function bandWords({ from, to }: Band): Bilingual {
  const [low, high] = [numberWords((from ?? 0) / 100), numberWords((to ?? 0) / 100)];
  if (to === undefined) return said(`minstens ${low.nl} studiepunten`, `at least ${low.en} ECTS credits`);
  if (from === undefined) return said(`hoogstens ${high.nl} studiepunten`, `at most ${high.en} ECTS credits`);
  return said(`${low.nl} tot ${high.nl} studiepunten`, `${low.en} to ${high.en} ECTS credits`);
}

export const SCOPE_1 = offeringRule(
  'SCOPE-1',
  said(
    'De omvang is gebruikelijk in het land en de alliantie van elke toekennende instelling.',
    'The size is usual in the country and alliance of every awarding body.',
  ),
  ({ specification, bodies }) => {
    const { ects } = specification;
    if (!isMicrocredential(specification) || ects === undefined) return [];
    const bands = new Set<Band>();
    for (const { organisation } of bodies) {
      const national = COUNTRY_BANDS[organisation.country];
      if (national) bands.add(national);
      for (const alliance of organisation.memberOf) bands.add(ALLIANCE_BANDS[alliance]);
    }
    return [...bands].flatMap((band): Objection[] => {
      if ((band.from ?? 0) <= ects && ects <= (band.to ?? ects)) return [];
      const [given, usual] = [creditWords(ects), bandWords(band)];
      return [
        against(
          '/ects',
          said(
            `${given.nl} is ongewoon voor ${band.name.nl} (gebruikelijk: ${usual.nl}).`,
            `${given.en} is an unusual size for ${band.name.en} (usual: ${usual.en}).`,
          ),
          said('Niets te doen; het is alleen goed om te weten.', 'Nothing to do; it is only good to know.'),
          { kind: 'note' },
        ),
      ];
    });
  },
);

export const VL_SCOPE = offeringRule(
  'VL-SCOPE',
  said(
    'Het Vlaamse kader geldt alleen voor de Vlaamse hogeronderwijsinstellingen: minstens één toekennende instelling staat op hun lijst.',
    'The Flemish framework only binds Flemish higher-education institutions: at least one awarding body is on their list.',
  ),
  ({ bodies }) => {
    if (bodies.some(({ organisation }) => organisation.recognisedAs?.list === 'flemish-hei')) return [];
    const [first] = bodies;
    if (!first) return [];
    const { legalName } = first.organisation;
    return [
      against(
        `${first.path}/recognisedAs`,
        said(
          `${textIn(legalName, 'nl')} staat niet als Vlaamse hogeronderwijsinstelling geregistreerd.`,
          `${textIn(legalName, 'en')} is not registered as a Flemish higher-education institution.`,
        ),
        said(
          'Kies het regelprofiel eu-2022, of registreer de erkenning van de instelling.',
          'Choose the rule profile eu-2022, or register the recognition of the institution.',
        ),
        { subject: first.subject },
      ),
    ];
  },
);
