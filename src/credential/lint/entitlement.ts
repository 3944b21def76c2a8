import type { Finding } from '../../record/finding.ts';
import { vocabulary } from '../../record/vocabulary/index.ts';
import { SCHEME } from '../elm/qualification.ts';
import { finding, type LintRule } from './rule.ts';
import { isRecord, recordsOf } from './walk.ts';

type Json = Readonly<Record<string, unknown>>;

const CLAIM = '/credentialSubject/hasClaim/0';
const OPPORTUNITY = vocabulary('entitlement').get('learning-opportunity').uri;
const ACTUAL = vocabulary('entitlement-status').get('actual').uri;

/**
 * LINT-ENTITLEMENT: an exemption says whom it exempts, from which one unit, by whose decision of which day, and that it
 * holds now; and it stands alone. Whoever reads it without the file behind it must not have to guess any of these. Parts
 * are exempted by the same decision and name what they are part of. That it carries no credits is LINT-CREDIT-ONCE's.
 */
export const entitlement: LintRule = ({ document }) =>
  recordsOf(document.credentialSubject).flatMap((person) => {
    const claims = recordsOf(person.hasClaim);
    const [claim] = claims;
    if (claim === undefined || !claims.some(({ type }) => type === 'LearningEntitlement')) return [];
    return [
      ...unless(claims.length === 1, '/credentialSubject/hasClaim', {
        nl: 'Een vrijstelling staat alleen in een bewijs.',
        en: 'An exemption stands alone in a credential.',
      }),
      ...unless(isIdentified(person), '/credentialSubject', {
        nl: 'Van de houder horen naam en geboortedatum of kenmerk erin.',
        en: 'Name and birth date or reference of the holder belong in it.',
      }),
      ...unless(isDecided(claim), `${CLAIM}/awardedBy`, {
        nl: 'Er staat niet welke instelling besliste, of wanneer.',
        en: 'It does not say which institution decided, or when.',
      }),
      ...[claim, ...recordsOf(claim.hasPart)].flatMap((each, index) =>
        holds(each, index === 0 ? CLAIM : `${CLAIM}/hasPart/${index - 1}`),
      ),
      ...unless(unitsOf(claim).length === 1, `${CLAIM}/specifiedBy/identifier`, {
        nl: 'Een vrijstelling noemt precies één opleidingsonderdeel.',
        en: 'An exemption names exactly one course unit.',
      }),
    ];
  });

const isIdentified = ({ givenName, familyName, dateOfBirth, identifier }: Json): boolean =>
  hasText(givenName) && hasText(familyName) && (typeof dateOfBirth === 'string' || recordsOf(identifier).length > 0);

/** The file of an erased decision has empty names: nothing is sealed from it. */
const hasText = (value: unknown): boolean =>
  isRecord(value) && Object.values(value).some((text) => typeof text === 'string' && text.trim() !== '');

const isDecided = ({ awardedBy }: Json): boolean =>
  recordsOf(awardedBy).some(
    ({ awardingBody, awardingDate }) => recordsOf(awardingBody).length > 0 && typeof awardingDate === 'string',
  );

const unitsOf = ({ specifiedBy }: Json): readonly Json[] =>
  recordsOf(specifiedBy).flatMap(({ identifier }) =>
    recordsOf(identifier).filter(({ schemeName }) => schemeName === SCHEME.unit),
  );

function holds({ specifiedBy }: Json, path: string): readonly Finding[] {
  const [specification = {}] = recordsOf(specifiedBy);
  const is = (value: unknown, uri: string): boolean => isRecord(value) && value.id === uri;
  return [
    ...unless(is(specification.dcType, OPPORTUNITY), `${path}/specifiedBy/dcType`, {
      nl: 'Een vrijstelling gaat over een leermogelijkheid.',
      en: 'An exemption is about a learning opportunity.',
    }),
    ...unless(is(specification.entitlementStatus, ACTUAL), `${path}/specifiedBy/entitlementStatus`, {
      nl: 'Alleen een vrijstelling die nu geldt, wordt verzegeld.',
      en: 'Only an exemption that holds now is sealed.',
    }),
  ];
}

const unless = (isSo: boolean, path: string, message: Finding['message']): readonly Finding[] =>
  isSo
    ? []
    : [
        finding('LINT-ENTITLEMENT', path, message, {
          nl: 'Vul de beslissing aan en laat ze opnieuw verzegelen.',
          en: 'Complete the decision and have it sealed again.',
        }),
      ];
