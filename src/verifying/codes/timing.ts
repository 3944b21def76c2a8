import { codes } from './code.ts';

/** Validity of the credential, of the key and of the certificate. */
export const TIMING_CODES = codes({
  VALIDITY_NOT_EXAMINED: {
    step: 'timing',
    outcome: 'skipped',
    nl: 'De geldigheidsduur is niet onderzocht, omdat niets bewijst dat de inhoud echt is.',
    en: 'The validity period was not examined, because nothing proves that the content is genuine.',
  },
  VALID_NOW: { step: 'timing', outcome: 'passed', nl: 'Het bewijs is geldig.', en: 'The credential is valid.' },
  EXPIRED: {
    step: 'timing',
    outcome: 'failed',
    nl: 'Het bewijs is vervallen op {date}.',
    en: 'The credential expired on {date}.',
  },
  NOT_YET_VALID: {
    step: 'timing',
    outcome: 'failed',
    nl: 'Het bewijs is pas geldig vanaf {date}.',
    en: 'The credential is only valid from {date}.',
  },
  VALIDITY_MAY_BE_WITHHELD: {
    step: 'timing',
    outcome: 'unknown',
    nl: 'De houder koos wat te tonen, en een begin- of einddatum is er niet bij: we weten niet of het bewijs nu geldig is.',
    en: 'The holder chose what to show, and a start or end date is not among it: we do not know whether the credential is valid now.',
  },
  DATE_NOT_READABLE: {
    step: 'timing',
    outcome: 'unknown',
    nl: 'Een datum in het bewijs is geen geldig tijdstip: {field}.',
    en: 'A date in the credential is not a moment: {field}.',
  },
  CERTIFICATE_VALID_AT_SIGNING: {
    step: 'timing',
    outcome: 'passed',
    nl: 'Het zegelcertificaat was geldig toen verzegeld werd.',
    en: 'The seal certificate was valid at the time of sealing.',
  },
  CERTIFICATE_EXPIRED: {
    step: 'timing',
    outcome: 'unknown',
    nl: 'Het zegelcertificaat is vervallen op {date}, en geen betrouwbare tijdstempel toont dat het zegel ouder is.',
    en: 'The seal certificate expired on {date}, and no trusted timestamp shows that the seal is older.',
  },
  CERTIFICATE_NOT_YET_VALID: {
    step: 'timing',
    outcome: 'failed',
    nl: 'Er werd verzegeld voor het zegelcertificaat geldig was.',
    en: 'It was sealed before the seal certificate was valid.',
  },
  CERTIFICATE_EXPIRED_AT_SIGNING: {
    step: 'timing',
    outcome: 'failed',
    nl: 'Er werd verzegeld met een certificaat dat toen al vervallen was.',
    en: 'It was sealed with a certificate that had expired by then.',
  },
  CERTIFICATE_REVOKED: {
    step: 'timing',
    outcome: 'failed',
    nl: 'Het zegelcertificaat is ingetrokken op {date}.',
    en: 'The seal certificate was revoked on {date}.',
  },
  CERTIFICATE_REVOKED_LATER: {
    step: 'timing',
    outcome: 'passed',
    nl: 'Het zegelcertificaat is ingetrokken op {date}, nadat er verzegeld was.',
    en: 'The seal certificate was revoked on {date}, after the sealing.',
  },
  CERTIFICATE_NOT_REVOKED: {
    step: 'timing',
    outcome: 'passed',
    nl: 'Het zegelcertificaat was niet ingetrokken (opgave van {date}).',
    en: 'The seal certificate was not revoked (statement of {date}).',
  },
  CERTIFICATE_REVOCATION_UNKNOWN: {
    step: 'timing',
    outcome: 'unknown',
    nl: 'We konden niet nagaan of het zegelcertificaat is ingetrokken.',
    en: 'We could not check whether the seal certificate was revoked.',
  },
  TIMESTAMP_NOT_TRUSTED: {
    step: 'timing',
    outcome: 'skipped',
    nl: 'De tijdstempels op dit zegel komen van een dienst die we niet kennen; we tellen ze niet mee.',
    en: 'The timestamps on this seal come from an authority we do not know; we do not count them.',
  },
  SIGNED_IN_THE_FUTURE: {
    step: 'timing',
    outcome: 'failed',
    nl: 'De handtekening draagt een tijdstip in de toekomst.',
    en: 'The signature carries a time in the future.',
  },
  KEY_COMPROMISED: {
    step: 'timing',
    outcome: 'failed',
    nl: 'De sleutel was niet meer veilig toen getekend werd (sinds {date}).',
    en: 'The key was no longer safe at the time of signing (since {date}).',
  },
  KEY_COMPROMISED_SINCE: {
    step: 'timing',
    outcome: 'unknown',
    nl: 'De sleutel is sinds {date} niet meer veilig, en niets toont dat er eerder getekend werd.',
    en: 'The key has not been safe since {date}, and nothing shows that it was signed before.',
  },
  KEY_NOT_VALID_AT_SIGNING: {
    step: 'timing',
    outcome: 'failed',
    nl: 'De sleutel was niet geldig toen getekend werd.',
    en: 'The key was not valid at the time of signing.',
  },
});
