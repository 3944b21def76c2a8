import { codes } from './code.ts';

/** Revocation and suspension. */
export const STATUS_CODES = codes({
  STATUS_ACTIVE: {
    step: 'status',
    outcome: 'passed',
    nl: 'Het bewijs is niet ingetrokken of geschorst (lijst van {date}).',
    en: 'The credential is neither revoked nor suspended (list of {date}).',
  },
  STATUS_REVOKED: {
    step: 'status',
    outcome: 'failed',
    nl: 'Het bewijs is ingetrokken.',
    en: 'The credential is revoked.',
  },
  STATUS_SUSPENDED: {
    step: 'status',
    outcome: 'failed',
    nl: 'Het bewijs is geschorst.',
    en: 'The credential is suspended.',
  },
  STATUS_UNKNOWN: {
    step: 'status',
    outcome: 'unknown',
    nl: 'We konden niet nagaan of dit bewijs is ingetrokken. Probeer later opnieuw.',
    en: 'We could not check whether this credential was revoked. Try again later.',
  },
  STATUS_NOT_OFFERED: {
    step: 'status',
    outcome: 'skipped',
    nl: 'Dit bewijs noemt geen plaats waar intrekking na te gaan is. We weten dus niet of het nog geldt.',
    en: 'This credential names no place where revocation can be checked. So we do not know whether it still stands.',
  },
  STATUS_NOT_EXAMINED: {
    step: 'status',
    outcome: 'skipped',
    nl: 'De status is niet opgevraagd, omdat niemand voor de uitreiker instaat of de handtekening niet klopt.',
    en: 'The status was not asked for, because nobody vouches for the issuer or the signature is not good.',
  },
});
