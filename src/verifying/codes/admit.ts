import { codes } from './code.ts';

/** Who issued it, and does anybody we trust vouch for them. */
export const ADMIT_CODES = codes({
  ISSUER_TRUSTED: {
    step: 'admit',
    outcome: 'passed',
    nl: 'De uitreikende instelling staat in ons register: {name}.',
    en: 'The issuing institution is in our registry: {name}.',
  },
  ISSUER_DEVELOPMENT: {
    step: 'admit',
    outcome: 'passed',
    nl: 'Ontwikkelomgeving: {name} is hier ingericht om te proberen. Wat hier getekend is, bewijst daarbuiten niets.',
    en: 'Development service: {name} was set up here for trials. What was signed here proves nothing elsewhere.',
  },
  ISSUER_DEVELOPMENT_ELSEWHERE: {
    step: 'admit',
    outcome: 'unknown',
    nl: '{name} is ingericht om te proberen. Wat ermee getekend is, bewijst hier niets.',
    en: '{name} was set up for trials. What was signed with it proves nothing here.',
  },
  ISSUER_UNKNOWN: {
    step: 'admit',
    outcome: 'unknown',
    nl: 'De uitreikende instelling staat niet in ons register. Dat betekent niet dat het bewijs vals is.',
    en: 'The issuing institution is not in our registry. This does not mean the credential is false.',
  },
  ISSUER_UNCONFIRMED: {
    step: 'admit',
    outcome: 'unknown',
    nl: '{name} staat in ons register, maar is nog niet door een beheerder bevestigd.',
    en: '{name} is in our registry, but no operator has confirmed it yet.',
  },
  ISSUER_OUTSIDE_PERIOD: {
    step: 'admit',
    outcome: 'unknown',
    nl: '{name} staat niet voor altijd in ons register ({period}). We zien niet dat dit in die tijd getekend is.',
    en: '{name} is in our registry for a limited time ({period}). We do not see that this was signed within it.',
  },
  ISSUER_NOT_NAMED: {
    step: 'admit',
    outcome: 'failed',
    nl: 'Het bewijs noemt geen uitreiker, of meer dan één.',
    en: 'The credential names no issuer, or more than one.',
  },
  SEAL_CERTIFICATE_TRUSTED: {
    step: 'admit',
    outcome: 'passed',
    nl: 'Het zegelcertificaat komt van een vertrouwde uitgever: {anchor}.',
    en: 'The seal certificate comes from a trusted authority: {anchor}.',
  },
  SEAL_CERTIFICATE_NOT_ANCHORED: {
    step: 'admit',
    outcome: 'unknown',
    nl: 'We kennen de uitgever van het zegelcertificaat niet.',
    en: 'We do not know the authority that issued the seal certificate.',
  },
  SEAL_CERTIFICATE_NOT_VALID: {
    step: 'admit',
    outcome: 'failed',
    nl: 'Het zegelcertificaat deugt niet: {reason}.',
    en: 'The seal certificate is not sound: {reason}.',
  },
  SEAL_NAME_MISMATCH: {
    step: 'admit',
    outcome: 'failed',
    nl: 'Het zegelcertificaat hoort bij een andere organisatie dan de uitreiker die het bewijs noemt.',
    en: 'The seal certificate belongs to another organisation than the issuer the credential names.',
  },
  SEAL_NAME_UNKNOWN: {
    step: 'admit',
    outcome: 'unknown',
    nl: 'We kunnen niet nagaan of het zegelcertificaat bij de genoemde uitreiker hoort.',
    en: 'We cannot tell whether the seal certificate belongs to the issuer that is named.',
  },
  ISSUER_CONTRADICTION: {
    step: 'admit',
    outcome: 'unknown',
    nl: 'Het getekende geheel en het bewijs erin noemen een andere uitreiker.',
    en: 'What was signed and the credential inside it name different issuers.',
  },
  ISSUER_NAME_MISLEADING: {
    step: 'admit',
    outcome: 'unknown',
    nl: 'De naam van de uitreiker in het bewijs gebruikt tekens die een andere naam kunnen nabootsen. Ga af op de naam in ons register.',
    en: 'The issuer name in the credential uses characters that can imitate another name. Go by the name in our registry.',
  },
});
