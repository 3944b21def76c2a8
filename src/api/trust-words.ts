import { accepts } from '../record/accepts.ts';
import type { PageLanguage } from '../record/text.ts';
import type { TrustedListFailure } from '../trust/trusted-list/read-trusted-list.ts';
import type { AnchorFailure } from '../trust/x509/anchor.ts';

type Words = Readonly<Record<PageLanguage, string>>;

const ANCHOR_WORDS: Readonly<Record<AnchorFailure['code'], Words>> = {
  ANCHOR_UNREADABLE: {
    en: 'it cannot be read as an X.509 certificate in PEM or in base64 DER',
    nl: 'het is niet leesbaar als X.509-certificaat in PEM of in base64-DER',
  },
  ANCHOR_NOT_ONE: { en: 'send one certificate at a time', nl: 'stuur één certificaat tegelijk' },
  ANCHOR_NOT_AUTHORITY: {
    en: 'it is neither of a certification authority nor signed by itself',
    nl: 'het is niet van een certificatieautoriteit en ook niet door zichzelf ondertekend',
  },
  ANCHOR_WEAK_KEY: {
    en: 'its key is too weak or of a kind that is not supported',
    nl: 'de sleutel is te zwak of van een soort die niet ondersteund wordt',
  },
};

const LIST_WORDS: Readonly<Record<TrustedListFailure['code'], Words>> = {
  TRUSTED_LIST_TOO_LARGE: { en: 'it is too large', nl: 'ze is te groot' },
  TRUSTED_LIST_UNREADABLE: {
    en: 'it is not a trusted list as ETSI TS 119 612 describes it',
    nl: 'ze is geen vertrouwenslijst zoals ETSI TS 119 612 die beschrijft',
  },
  TRUSTED_LIST_OF_LISTS: {
    en: 'it is the list of trusted lists; send the list of one country',
    nl: 'ze is de lijst van de lijsten; stuur de lijst van één land',
  },
};

/** Parameters of a refusal: the code apart, the words in both languages, and what exactly was found. */
const params = (words: Words, { code, reason }: { readonly code: string; readonly reason: string }) => ({
  reasonCode: code,
  reason: accepts(words),
  found: reason,
});
export const anchorFailureParams = (failure: AnchorFailure) => params(ANCHOR_WORDS[failure.code], failure);
export const listFailureParams = (failure: TrustedListFailure) => params(LIST_WORDS[failure.code], failure);

/** Faults that only a look at the whole finds, in Dutch; a test holds them against what the look can say. */
const FAULTS_IN_DUTCH: Readonly<Record<string, string>> = {
  'the id of another institution': 'het id van een andere instelling',
  'an issuer that is listed twice': 'een uitgever die twee keer voorkomt',
  'ends before it begins': 'eindigt voor het begin',
  'two keys with one id': 'twee sleutels met hetzelfde id',
  'a legal identifier that another confirmed institution has':
    'een wettelijk nummer dat een andere bevestigde instelling heeft',
  'its id lies neither under an issuer of the institution nor on its host':
    'het id ligt niet onder een uitgever van de instelling en ook niet op zijn host',
  'one public key is needed': 'er is precies één publieke sleutel nodig',
  'not a public key we can use': 'geen publieke sleutel die we kunnen gebruiken',
  'neither one PEM certificate nor base64': 'niet één PEM-certificaat en ook geen base64',
  'neither a certification authority nor signed by itself':
    'niet van een certificatieautoriteit en ook niet door zichzelf ondertekend',
};

/** Parameters of a fault in an institution or a trust file: what is wrong, and where. */
export const faultParams = ({ reason, at }: { readonly reason: string; readonly at: string }) => ({
  reason: accepts({ en: reason, nl: FAULTS_IN_DUTCH[reason] ?? reason }),
  at,
});

/** What has to be said with every trusted list. */
export const SIGNATURE_NOT_CHECKED: Words = {
  en: 'The signature of this list was not checked. Whoever loads it answers for where it comes from.',
  nl: 'De handtekening van deze lijst is niet nagekeken. Wie ze inlaadt, staat in voor waar ze vandaan komt.',
};
