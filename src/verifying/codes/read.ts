import { codes } from './code.ts';

/** Reading the bytes: containers, strict syntax, which form it is. */
export const READ_CODES = codes({
  READ_OK: {
    step: 'read',
    outcome: 'passed',
    nl: 'Het bestand kon gelezen worden ({form}).',
    en: 'The file could be read ({form}).',
  },
  ONLY_ENCLOSED_JUDGED: {
    step: 'read',
    outcome: 'skipped',
    nl: 'Alleen het bewijs dat in dit bestand ({kind}) zit, is nagegaan. Wat het bestand zelf toont, bewijst niets: ga af op wat hier staat.',
    en: 'Only the credential inside this file ({kind}) was checked. What the file itself shows proves nothing: go by what stands here.',
  },
  NOT_A_CREDENTIAL: {
    step: 'read',
    outcome: 'failed',
    nl: 'Hierin vonden we geen bewijs in een vorm die we kennen. We lezen Europese digitale bewijzen, W3C-bewijzen, Open Badges 3.0 en presentaties: als bestand, als bijlage van een PDF, in een badge (PNG of SVG) of samen in een ZIP.',
    en: 'We found no credential in a form we know. We read European Digital Credentials, W3C credentials, Open Badges 3.0 and presentations: as a file, attached to a PDF, in a badge (PNG or SVG) or together in a ZIP.',
  },
  MALFORMED: {
    step: 'read',
    outcome: 'failed',
    nl: 'Het bestand is beschadigd: {reason}.',
    en: 'The file is damaged: {reason}.',
  },
  MALFORMED_TEXT: {
    step: 'read',
    outcome: 'failed',
    nl: 'De tekst is beschadigd bij teken {position}: daar staat iets dat geen geldige tekst is.',
    en: 'The text is damaged at character {position}: what stands there is not valid text.',
  },
  MALFORMED_NUMBER: {
    step: 'read',
    outcome: 'failed',
    nl: 'Op plaats {pointer} staat een getal dat te groot is om te lezen.',
    en: 'At {pointer} there is a number too large to read.',
  },
  MALFORMED_NAME: {
    step: 'read',
    outcome: 'failed',
    nl: 'Op plaats {pointer} staat een naam die programma’s kan misleiden.',
    en: 'At {pointer} there is a name that can mislead programs.',
  },
  MALFORMED_TOKEN: {
    step: 'read',
    outcome: 'failed',
    nl: 'Dit bewijs is een lange code. Deel {part} ervan is onvolledig of gewijzigd.',
    en: 'This credential is a long code. Part {part} of it is incomplete or was changed.',
  },
  MALFORMED_MEMBER: {
    step: 'read',
    outcome: 'failed',
    nl: 'Het onderdeel {member} van het bewijs hoort hier niet of heeft niet de juiste vorm.',
    en: 'The part {member} of the credential does not belong here or does not have the right form.',
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
  TOO_MANY: {
    step: 'read',
    outcome: 'failed',
    nl: 'Er zit meer in het bestand dan we in één keer lezen ({limit}). Geef het in delen.',
    en: 'There is more in the file than we read at once ({limit}). Hand it over in parts.',
  },
  TOO_COMPLEX: {
    step: 'read',
    outcome: 'failed',
    nl: 'Het bestand is te diep genest of heeft te veel onderdelen.',
    en: 'The file is nested too deeply or has too many parts.',
  },
  CONTAINER_DAMAGED: {
    step: 'read',
    outcome: 'failed',
    nl: 'Het bestand ({kind}) is beschadigd; we kunnen er niets uit halen.',
    en: 'The file ({kind}) is damaged; we cannot take anything out of it.',
  },
  CONTAINER_AMBIGUOUS: {
    step: 'read',
    outcome: 'failed',
    nl: 'Het bestand ({kind}) is zo opgebouwd dat twee programma’s er iets anders in zouden lezen.',
    en: 'The file ({kind}) is made so that two programs would read different things in it.',
  },
  CONTAINER_UNSUPPORTED: {
    step: 'read',
    outcome: 'unknown',
    nl: 'Dit soort bestand ({kind}) kunnen we niet openen. Heeft het een wachtwoord, bewaar het dan eerst zonder.',
    en: 'We cannot open this kind of file ({kind}). If it has a password, save it without one first.',
  },
  BADGE_VERSION_UNSUPPORTED: {
    step: 'read',
    outcome: 'unknown',
    nl: 'Dit is een Open Badge van een oudere versie. We lezen versie 3.0; vraag de uitreiker daarom.',
    en: 'This is an Open Badge of an older version. We read version 3.0; ask the issuer for one.',
  },
});
