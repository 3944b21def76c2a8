import { codes } from './code.ts';

/** Who awarded, under which quality assurance, by which mandate. */
export const AUTHORITY_CODES = codes({
  AUTHORITY_NOT_EXAMINED: {
    step: 'authority',
    outcome: 'skipped',
    nl: 'Niet nagegaan, omdat niemand voor de uitreiker instaat of de handtekening niet klopt.',
    en: 'Not examined, because nobody vouches for the issuer or the signature is not good.',
  },
  SELF_ISSUED: {
    step: 'authority',
    outcome: 'failed',
    nl: 'Wie dit bewijs uitreikte, is ook wie het kreeg. Niemand anders bevestigt het.',
    en: 'Whoever issued this credential is also the one who received it. Nobody else confirms it.',
  },
  AWARDED_BY_ISSUER: {
    step: 'authority',
    outcome: 'passed',
    nl: 'De instelling die tekende, heeft het bewijs ook zelf toegekend: {name}.',
    en: 'The institution that signed also awarded it: {name}.',
  },
  AWARDING_BODY_UNKNOWN: {
    step: 'authority',
    outcome: 'unknown',
    nl: 'Wie het bewijs toekende, kunnen we niet met zekerheid in ons register vinden: {name}.',
    en: 'We cannot find for certain in our registry who awarded this: {name}.',
  },
  AWARDING_BODY_NOT_NAMED: {
    step: 'authority',
    outcome: 'unknown',
    nl: 'Het bewijs zegt niet wie het heeft toegekend.',
    en: 'The credential does not say who awarded it.',
  },
  MANDATE_REGISTERED: {
    step: 'authority',
    outcome: 'passed',
    nl: '{sealer} verzegelt namens {mandator}. Het mandaat staat in ons register en gold op {date}.',
    en: '{sealer} seals on behalf of {mandator}. The mandate is in our register and was in force on {date}.',
  },
  MANDATE_STATED: {
    step: 'authority',
    outcome: 'unknown',
    nl: '{sealer} zegt te verzegelen namens {mandator}. Ons register bevestigt dat mandaat niet.',
    en: '{sealer} says it seals on behalf of {mandator}. Our register does not confirm that mandate.',
  },
  MANDATE_UNKNOWN: {
    step: 'authority',
    outcome: 'unknown',
    nl: '{sealer} tekent wat {mandator} toekende. We kunnen niet nagaan of daar een mandaat voor was.',
    en: '{sealer} signs what {mandator} awarded. We cannot tell whether there was a mandate for it.',
  },
  MANDATE_MISSING: {
    step: 'authority',
    outcome: 'failed',
    nl: '{sealer} verzegelt wat {mandator} toekende, zonder mandaat.',
    en: '{sealer} seals what {mandator} awarded, without a mandate.',
  },
  AWARD_DATE_UNKNOWN: {
    step: 'authority',
    outcome: 'unknown',
    nl: 'Het bewijs zegt niet wanneer het is toegekend. We weten dus niet welke kwaliteitszorg toen gold.',
    en: 'The credential does not say when it was awarded. So we do not know which quality assurance held then.',
  },
  QA_AT_AWARD_OK: {
    step: 'authority',
    outcome: 'passed',
    nl: 'Kwaliteitszorg geldig op de datum van toekenning ({date}).',
    en: 'Quality assurance valid on the award date ({date}).',
  },
  QA_NOT_COVERING: {
    step: 'authority',
    outcome: 'unknown',
    nl: 'De kwaliteitszorg van {name} die we kennen, dekt deze toekenning van {date} niet.',
    en: 'The quality assurance of {name} that we know of does not cover this award of {date}.',
  },
  QA_CLAIMED: {
    step: 'authority',
    outcome: 'unknown',
    nl: 'Het bewijs noemt kwaliteitszorg voor {name}, maar ons register bevestigt die niet.',
    en: 'The credential states quality assurance for {name}, but our registry does not confirm it.',
  },
  QA_UNKNOWN: {
    step: 'authority',
    outcome: 'unknown',
    nl: 'We weten niet onder welke kwaliteitszorg dit is toegekend.',
    en: 'We do not know under which quality assurance this was awarded.',
  },
});
