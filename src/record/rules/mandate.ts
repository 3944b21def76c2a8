import { textIn } from '../text.ts';
import { sameLegalIdentifier } from './awarding-bodies.ts';
import { dateWords, said } from './bilingual.ts';
import { isValidOn } from './quality-records.ts';
import { against, offeringRule } from './rule.ts';

/**
 * MAND-1: whoever seals without awarding needs a mandate of one of the awarding bodies, valid on the award date
 * (ELM 3.2, profile *issued by mandate*). Bodies are matched by eIDAS identifier and country. What the mandate's text
 * covers is for people to judge.
 */
export const MAND_1 = offeringRule(
  'MAND-1',
  said(
    'Wie verzegelt zonder zelf toe te kennen, heeft een mandaat van een toekennende instelling dat op de datum van toekenning geldt.',
    'Whoever seals without awarding has a mandate of an awarding body that is valid on the award date.',
  ),
  ({ institution, bodies, judgedOn }) => {
    if (bodies.some(({ self }) => self)) return [];
    const held = institution.mandates
      .map((mandate, index) => ({ mandate, index }))
      .filter(({ mandate }) =>
        bodies.some(({ organisation }) => sameLegalIdentifier(organisation.identifiers.eidas, mandate.mandator)),
      );
    if (held.some(({ mandate }) => isValidOn(mandate, judgedOn))) return [];
    const [sealer, body] = [institution.legalName, bodies[0]?.organisation.legalName ?? {}];
    const more = { subject: 'institution' } as const;
    const last = held.at(-1);
    if (!last)
      return [
        against(
          '/mandates',
          said(
            `${textIn(sealer, 'nl')} verzegelt voor ${textIn(body, 'nl')}, maar heeft geen mandaat.`,
            `${textIn(sealer, 'en')} seals for ${textIn(body, 'en')}, but holds no mandate.`,
          ),
          said(
            'Registreer het mandaat met geldigheid en het ondertekende document, of laat de toekennende instelling zelf verzegelen.',
            'Register the mandate with its validity and signed document, or let the awarding body seal itself.',
          ),
          more,
        ),
      ];
    const { mandate, index } = last;
    const early = judgedOn < mandate.validFrom;
    const [limit, day] = [
      dateWords(early ? mandate.validFrom : (mandate.validTo ?? mandate.validFrom)),
      dateWords(judgedOn),
    ];
    return [
      against(
        `/mandates/${index}/${early ? 'validFrom' : 'validTo'}`,
        said(
          `Mandaat ${mandate.id} geldt ${early ? 'vanaf' : 'tot'} ${limit.nl}, niet op ${day.nl}.`,
          `Mandate ${mandate.id} is valid ${early ? 'from' : 'until'} ${limit.en}, not on ${day.en}.`,
        ),
        said('Registreer het mandaat dat op die datum gold.', 'Register the mandate that was valid on that date.'),
        more,
      ),
    ];
  },
);
