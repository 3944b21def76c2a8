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
    nl: 'We konden niet nagaan of dit bewijs is ingetrokken of geschorst. Probeer later opnieuw.',
    en: 'We could not check whether this credential was revoked or suspended. Try again later.',
  },
  STATUS_UNSUPPORTED: {
    step: 'status',
    outcome: 'unknown',
    nl: 'Dit bewijs noemt een manier om intrekking na te gaan die we niet kennen ({type}).',
    en: 'This credential names a way to check revocation that we do not know ({type}).',
  },
  STATUS_NOT_REVOKED: {
    step: 'status',
    outcome: 'passed',
    nl: 'Het bewijs is niet ingetrokken (lijst van {date}).',
    en: 'The credential is not revoked (list of {date}).',
  },
  STATUS_NOT_SUSPENDED: {
    step: 'status',
    outcome: 'passed',
    nl: 'Het bewijs is niet geschorst (lijst van {date}).',
    en: 'The credential is not suspended (list of {date}).',
  },
  STATUS_MESSAGE: {
    step: 'status',
    outcome: 'unknown',
    nl: 'De uitreiker geeft dit bewijs een status mee die alleen een mens kan beoordelen: {message}.',
    en: 'The issuer gives this credential a status that only a person can judge: {message}.',
  },
  STATUS_VALUE_UNKNOWN: {
    step: 'status',
    outcome: 'unknown',
    nl: 'De lijst geeft dit bewijs een status die alleen de uitreiker kan uitleggen ({value}).',
    en: 'The list gives this credential a status that only the issuer can explain ({value}).',
  },
  STATUS_REFRESH: {
    step: 'status',
    outcome: 'unknown',
    nl: 'Er bestaat een nieuwere versie van dit bewijs. Vraag ernaar.',
    en: 'There is a newer version of this credential. Ask for it.',
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
