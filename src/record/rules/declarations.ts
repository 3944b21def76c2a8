import { type Bilingual, said } from './bilingual.ts';
import { carriesCredit, isMicrocredential, restsOnAttendance } from './offer-kind.ts';
import { against, type OfferingRule, offeringRule } from './rule.ts';

/** Rules that only a person can answer, and what the framework says for information. */

const declared = (
  id: string,
  path: string,
  asks: Bilingual,
  isDeclared: (value: Declarations) => boolean,
): OfferingRule =>
  offeringRule(id, asks, ({ specification: { offerType, declarations } }) =>
    carriesCredit(offerType) && !isDeclared(declarations)
      ? [
          against(
            path,
            said('Nog niet verklaard door de instelling.', 'Not yet declared by the institution.'),
            said(`Verklaar dit als het klopt: ${asks.nl}`, `Declare this if it is true: ${asks.en}`),
            { kind: 'undeclared' },
          ),
        ]
      : [],
  );
type Declarations = Parameters<OfferingRule['judge']>[0]['specification']['declarations'];

export const VL_COMPET = offeringRule(
  'VL-COMPET',
  said(
    'Het studiegebied valt binnen de onderwijsbevoegdheid van de instelling.',
    'The study area lies within the institution’s teaching competence (onderwijsbevoegdheid).',
  ),
  ({ specification: { offerType, declarations } }) => {
    if (!carriesCredit(offerType) || declarations.studyAreaCompetence) return [];
    const path = '/declarations/studyAreaCompetence';
    return declarations.studyAreaCompetence === false
      ? [
          against(
            path,
            said(
              'De instelling verklaart dat het studiegebied buiten haar onderwijsbevoegdheid valt.',
              'The institution declares that the study area lies outside its teaching competence (onderwijsbevoegdheid).',
            ),
            said(
              'Verbeter de verklaring, of motiveer het aanbod.',
              'Correct the declaration, or give the reason for the offer.',
            ),
            { kind: 'doubt' },
          ),
        ]
      : [
          against(
            path,
            said(
              'De onderwijsbevoegdheid is nog niet verklaard.',
              'The teaching competence has not been declared yet.',
            ),
            said(
              'Verklaar dat het studiegebied binnen de onderwijsbevoegdheid valt.',
              'Declare that the study area lies within the teaching competence.',
            ),
            { kind: 'undeclared' },
          ),
        ];
  },
);

export const VL_GUID = declared(
  'VL-GUID',
  '/declarations/guidanceProvided',
  said('Lerenden krijgen begeleiding.', 'Learners are guided.'),
  ({ guidanceProvided }) => guidanceProvided === true,
);

export const VL_SERV = declared(
  'VL-SERV',
  '/declarations/sameServices',
  said(
    'Lerenden hebben dezelfde voorzieningen als andere studenten.',
    'Learners have the same services as other students.',
  ),
  ({ sameServices }) => sameServices === true,
);

export const VL_NEEDS = declared(
  'VL-NEEDS',
  '/declarations/needsMet',
  said(
    'Het aanbod beantwoordt aan een maatschappelijke, persoonlijke, culturele of arbeidsmarktnood.',
    'The offer answers a social, personal, cultural or labour-market need.',
  ),
  ({ needsMet }) => needsMet !== undefined,
);

export const VL_RPL = offeringRule(
  'VL-RPL',
  said(
    'Een beoordeelde microcredential kan dienen om een vrijstelling te vragen (EVK).',
    'An assessed micro-credential can be used to apply for an exemption (EVK).',
  ),
  ({ specification }) =>
    isMicrocredential(specification) && specification.assessments.length > 0 && !restsOnAttendance(specification)
      ? [
          against(
            '/assessments',
            said(
              'De houder kan met dit bewijs een vrijstelling vragen (EVK); de andere instelling beslist.',
              'The holder can use this credential to apply for an exemption (EVK); the other institution decides.',
            ),
            said('Niets te doen.', 'Nothing to do.'),
            { kind: 'note' },
          ),
        ]
      : [],
);

export const VL_FUND = offeringRule(
  'VL-FUND',
  said(
    'Gereguleerd studiegeld en financiering gelden alleen voor bestaande opleidingsonderdelen onder creditcontract.',
    'Regulated fees and funding only apply to existing course units under a credit contract.',
  ),
  ({ specification }) =>
    isMicrocredential(specification) &&
    (specification.mcType === '1' || specification.mcType === '2') &&
    specification.track !== 'credit-contract'
      ? [
          against(
            '/track',
            said(
              `Type ${specification.mcType} zonder creditcontract: geen financiering en geen gereguleerd studiegeld.`,
              `Type ${specification.mcType} without a credit contract: no funding and no regulated fee.`,
            ),
            said(
              'Kies het traject "credit-contract" als dat zo is.',
              'Choose the track "credit-contract" if that is the case.',
            ),
            { kind: 'note' },
          ),
        ]
      : [],
);
