import { codes } from './code.ts';

/** Reading the bytes: containers, strict syntax, which form it is. */
export const READ_CODES = codes({
  READ_OK: {
    step: 'read',
    outcome: 'passed',
    nl: 'Het bestand kon gelezen worden ({form}).',
    en: 'The file could be read ({form}).',
  },
  NOT_A_CREDENTIAL: {
    step: 'read',
    outcome: 'failed',
    nl: 'Dit is geen bewijs in een vorm die we kennen.',
    en: 'This is not a credential in a form we know.',
  },
  MALFORMED: {
    step: 'read',
    outcome: 'failed',
    nl: 'Het bestand is beschadigd: {reason}.',
    en: 'The file is damaged: {reason}.',
  },
  DUPLICATE_KEY: {
    step: 'read',
    outcome: 'failed',
    nl: 'Een naam staat tweemaal in hetzelfde object; lezers zouden er iets anders in zien.',
    en: 'A name stands twice in one object; readers would see different things in it.',
  },
  TOO_LARGE: {
    step: 'read',
    outcome: 'failed',
    nl: 'Het bestand is groter dan we aannemen ({limit}).',
    en: 'The file is larger than we take ({limit}).',
  },
  TOO_COMPLEX: {
    step: 'read',
    outcome: 'failed',
    nl: 'Het bestand is te diep genest of heeft te veel onderdelen.',
    en: 'The file is nested too deeply or has too many parts.',
  },
  CONTAINER_UNSUPPORTED: {
    step: 'read',
    outcome: 'unknown',
    nl: 'Dit soort bestand ({kind}) kunnen we niet openen.',
    en: 'We cannot open this kind of file ({kind}).',
  },
});
