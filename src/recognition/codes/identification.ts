import { codes } from './code.ts';

/** Whose evidence it is. A spelling never fails anybody; another birth date is another person. */
export const IDENTIFICATION_CODES = codes({
  HOLDER_BY_KEY: {
    criterion: 'identification',
    topic: 'holder',
    result: 'met',
    weight: 'gate',
    nl: 'De aanvrager heeft de sleutel waaraan “{title}” gebonden is.',
    en: 'The applicant holds the key that “{title}” is bound to.',
  },
  HOLDER_CONFIRMED: {
    criterion: 'identification',
    topic: 'holder',
    result: 'met',
    weight: 'gate',
    nl: 'Een medewerker heeft bevestigd dat “{title}” van de aanvrager is.',
    en: 'A member of staff has confirmed that “{title}” belongs to the applicant.',
  },
  HOLDER_SAME: {
    criterion: 'identification',
    topic: 'holder',
    result: 'met',
    weight: 'gate',
    nl: 'Naam en geboortedatum op “{title}” zijn die van de aanvrager.',
    en: 'Name and birth date on “{title}” are those of the applicant.',
  },
  HOLDER_OTHER_PERSON: {
    criterion: 'identification',
    topic: 'holder',
    result: 'not_met',
    weight: 'gate',
    nl: '“{title}” noemt een andere geboortedatum dan die van de aanvrager en telt niet mee.',
    en: '“{title}” names another birth date than the applicant’s and does not count.',
    change: {
      nl: 'Een verbeterd bewijs, als de geboortedatum daarin fout is.',
      en: 'A corrected credential, if its birth date is wrong.',
    },
  },
  HOLDER_NOT_PROVED: {
    criterion: 'identification',
    topic: 'holder',
    result: 'not_met',
    weight: 'gate',
    nl: 'Wie dit bewijs toonde, bewees niet dat het van hem of haar is. Het telt niet mee. {check}',
    en: 'Whoever presented this credential did not prove that it is theirs. It does not count. {check}',
    change: {
      nl: 'Het bewijs opnieuw tonen, als antwoord op onze vraag en met de eigen sleutel.',
      en: 'Presenting it again, in answer to our request and with one’s own key.',
    },
  },
  HOLDER_SPELLING: {
    criterion: 'identification',
    topic: 'holder',
    result: 'unknown',
    weight: 'material',
    nl: 'De naam op “{title}” is anders geschreven dan die van de aanvrager.',
    en: 'The name on “{title}” is spelled differently from the applicant’s.',
    change: {
      nl: 'Een medewerker die de identiteit nagaat en bevestigt.',
      en: 'A member of staff who checks and confirms the identity.',
    },
  },
  HOLDER_OTHER_NAME: {
    criterion: 'identification',
    topic: 'holder',
    result: 'unknown',
    weight: 'material',
    nl: 'Op “{title}” staat een andere naam dan die van de aanvrager.',
    en: 'Another name than the applicant’s stands on “{title}”.',
    change: {
      nl: 'Een stuk dat de andere naam verklaart, zoals een geboorte- of huwelijksakte, en de bevestiging van een medewerker.',
      en: 'A document that explains the other name, such as a birth or marriage certificate, and the confirmation of a member of staff.',
    },
  },
  HOLDER_NO_BIRTH_DATE: {
    criterion: 'identification',
    topic: 'holder',
    result: 'unknown',
    weight: 'material',
    nl: 'De naam op “{title}” klopt, maar een geboortedatum om te vergelijken ontbreekt.',
    en: 'The name on “{title}” is right, but there is no birth date to compare.',
    change: {
      nl: 'Een medewerker die de identiteit nagaat en bevestigt.',
      en: 'A member of staff who checks and confirms the identity.',
    },
  },
  HOLDER_NOT_DESCRIBED: {
    criterion: 'identification',
    topic: 'holder',
    result: 'unknown',
    weight: 'material',
    nl: '“{title}” zegt niet van wie het is.',
    en: '“{title}” does not say whose it is.',
    change: {
      nl: 'Een medewerker die de identiteit nagaat en bevestigt, of het bewijs tonen met de eigen sleutel.',
      en: 'A member of staff who checks and confirms the identity, or presenting it with one’s own key.',
    },
  },
  HOLDER_KEY_OPEN: {
    criterion: 'identification',
    topic: 'holder',
    result: 'unknown',
    weight: 'context',
    nl: 'Of de aanvrager de sleutel van “{title}” heeft, is niet nagegaan. {check}',
    en: 'Whether the applicant holds the key of “{title}” was not established. {check}',
    change: {
      nl: 'Het bewijs opnieuw tonen met de eigen sleutel.',
      en: 'Presenting it again with one’s own key.',
    },
  },
});
