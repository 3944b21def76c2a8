import { codes } from './code.ts';

/** The signature. */
export const PROVE_CODES = codes({
  SIGNATURE_GOOD: {
    step: 'prove',
    outcome: 'passed',
    nl: 'De handtekening klopt: de inhoud is niet gewijzigd sinds ze getekend werd.',
    en: 'The signature is good: the content was not changed since it was signed.',
  },
  NOT_SEALED: {
    step: 'prove',
    outcome: 'unknown',
    nl: 'Dit bewijs is niet verzegeld: niets toont waar het vandaan komt.',
    en: 'This credential is not sealed: nothing shows where it comes from.',
  },
  SEAL_BROKEN: {
    step: 'prove',
    outcome: 'failed',
    nl: 'Dit bewijs is gewijzigd na de verzegeling. De inhoud is niet betrouwbaar.',
    en: 'This credential was changed after sealing. Its content cannot be trusted.',
  },
  SIGNATURE_BROKEN: {
    step: 'prove',
    outcome: 'failed',
    nl: 'De handtekening hoort niet bij deze inhoud. De inhoud is niet betrouwbaar.',
    en: 'The signature does not belong to this content. Its content cannot be trusted.',
  },
  SIGNATURE_MALFORMED: {
    step: 'prove',
    outcome: 'failed',
    nl: 'De handtekening is onregelmatig opgebouwd: {reason}.',
    en: 'The signature is not well formed: {reason}.',
  },
  ALGORITHM_REFUSED: {
    step: 'prove',
    outcome: 'failed',
    nl: 'Met dit algoritme mag niet getekend worden.',
    en: 'This algorithm may not be used for signing.',
  },
  HEADER_REFUSED: {
    step: 'prove',
    outcome: 'failed',
    nl: 'De kop van de handtekening bevat iets dat we weigeren: {reason}.',
    en: 'The header of the signature has something we refuse: {reason}.',
  },
  ISSUER_KEY_MISMATCH: {
    step: 'prove',
    outcome: 'failed',
    nl: 'De sleutel hoort niet bij de uitreiker.',
    en: 'The key does not belong to the issuer.',
  },
  KEY_REVOKED: {
    step: 'prove',
    outcome: 'failed',
    nl: 'De sleutel is ingetrokken.',
    en: 'The key is revoked.',
  },
  PROOF_PURPOSE: {
    step: 'prove',
    outcome: 'failed',
    nl: 'De sleutel of de handtekening is voor iets anders bedoeld.',
    en: 'The key or the signature is meant for something else.',
  },
  PROOF_EXPIRED: {
    step: 'prove',
    outcome: 'failed',
    nl: 'De handtekening is vervallen.',
    en: 'The signature has expired.',
  },
  PROOF_NOT_YET: {
    step: 'prove',
    outcome: 'failed',
    nl: 'De handtekening draagt een datum in de toekomst.',
    en: 'The signature is dated in the future.',
  },
  PROOF_SHAPE: {
    step: 'prove',
    outcome: 'failed',
    nl: 'De handtekeningen op dit bewijs hangen niet samen zoals het hoort: {reason}.',
    en: 'The signatures on this credential do not hang together as they should: {reason}.',
  },
  UNDEFINED_TERM: {
    step: 'prove',
    outcome: 'failed',
    nl: 'Het bewijs bevat iets dat niet mee getekend is: {term}.',
    en: 'The credential has something the signature does not cover: {term}.',
  },
  PROOF_UNSUPPORTED: {
    step: 'prove',
    outcome: 'unknown',
    nl: 'Deze soort handtekening kunnen we niet nagaan. Dat betekent niet dat ze fout is.',
    en: 'We cannot check this kind of signature. That does not mean it is wrong.',
  },
  CONTEXT_NOT_ALLOWED: {
    step: 'prove',
    outcome: 'unknown',
    nl: 'Het bewijs geeft zelf betekenis aan zijn woorden; zo kan een getekend bewijs iets anders lijken te zeggen.',
    en: 'The credential gives its own meaning to its words; that way signed content can be made to look different.',
  },
  CONTEXT_UNKNOWN: {
    step: 'prove',
    outcome: 'unknown',
    nl: 'Het bewijs gebruikt begrippen die we niet kennen: {context}.',
    en: 'The credential uses a vocabulary we do not know: {context}.',
  },
  DOCUMENT_TOO_COMPLEX: {
    step: 'prove',
    outcome: 'unknown',
    nl: 'Het bewijs is ingewikkelder dan we kunnen nagaan.',
    en: 'The credential is more complex than we can check.',
  },
  SD_BASE_PROOF: {
    step: 'prove',
    outcome: 'unknown',
    nl: 'Dit is een basisbewijs voor selectieve vrijgave: de houder moet er eerst een afgeleid bewijs van maken.',
    en: 'This is a base proof for selective disclosure: the holder has to derive a credential from it first.',
  },
  KEY_NOT_FETCHED: {
    step: 'prove',
    outcome: 'unknown',
    nl: 'De sleutel van deze uitreiker halen we niet op, omdat niemand voor de uitreiker instaat.',
    en: 'We do not fetch the key of this issuer, because nobody vouches for the issuer.',
  },
  KEY_NOT_REACHABLE: {
    step: 'prove',
    outcome: 'unknown',
    nl: 'De sleutel van de uitreiker kon niet opgehaald worden: {reason}.',
    en: 'The key of the issuer could not be fetched: {reason}.',
  },
  KEY_UNSUPPORTED: {
    step: 'prove',
    outcome: 'unknown',
    nl: 'Deze soort sleutel of uitreikersadres kennen we niet.',
    en: 'We do not know this kind of key or issuer address.',
  },
  SD_JWT_REFUSED: {
    step: 'prove',
    outcome: 'failed',
    nl: 'De vrijgegeven gegevens horen niet bij wat getekend is: {reason}.',
    en: 'The disclosed data do not belong to what was signed: {reason}.',
  },
  SD_FORBIDDEN_CLAIM: {
    step: 'prove',
    outcome: 'failed',
    nl: 'Een gegeven dat altijd zichtbaar moet zijn, was verborgen: {claim}.',
    en: 'Something that always has to be visible was hidden: {claim}.',
  },
});
