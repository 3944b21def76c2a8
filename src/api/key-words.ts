import type { PemFailure } from '../credential/certificates/pem.ts';
import type { SealCertificateFailure } from '../credential/certificates/seal-certificate.ts';
import { accepts } from '../record/accepts.ts';

/** Why a key or a chain is not taken into use. */
export type KeyFailureCode = PemFailure['code'] | SealCertificateFailure['code'];

/** What is wrong and, where that is not plain, what to send instead; a code without words does not compile. */
const KEY_WORDS: Readonly<Record<KeyFailureCode, { readonly en: string; readonly nl: string }>> = {
  PEM_UNREADABLE: {
    en: 'this is not the PEM that belongs here; send whole blocks, only "CERTIFICATE" for the chain and exactly one "PRIVATE KEY" for the key',
    nl: 'dit is niet de PEM die hier hoort; stuur volledige blokken, enkel "CERTIFICATE" voor de keten en precies één "PRIVATE KEY" voor de sleutel',
  },
  PEM_KEY_ENCRYPTED: {
    en: 'the private key is encrypted; decrypt it first',
    nl: 'de private sleutel is versleuteld; ontsleutel ze eerst',
  },
  PEM_KEY_NOT_PKCS8: {
    en: 'the private key is not PKCS#8; convert it to a block "PRIVATE KEY"',
    nl: 'de private sleutel is geen PKCS#8; zet ze om naar een blok "PRIVATE KEY"',
  },
  CHAIN_EMPTY: { en: 'the chain has no certificate', nl: 'de keten bevat geen certificaat' },
  CHAIN_TOO_LONG: {
    en: 'the chain has more certificates than a seal chain can have',
    nl: 'de keten bevat meer certificaten dan een zegelketen kan hebben',
  },
  CERTIFICATE_UNREADABLE: { en: 'the certificate cannot be read', nl: 'het certificaat is niet leesbaar' },
  CHAIN_HAS_ANCHOR: {
    en: 'the certificate is self-signed; leave the root out of the chain',
    nl: 'het certificaat is zelfondertekend; laat de root weg uit de keten',
  },
  CHAIN_ORDER: {
    en: 'the next certificate in the chain is not its issuer; put the leaf first and each issuer after it',
    nl: 'het volgende certificaat in de keten is niet de uitgever ervan; zet het zegelcertificaat eerst en telkens de uitgever erna',
  },
  CHAIN_SIGNATURE: {
    en: 'the next certificate in the chain did not sign it',
    nl: 'het volgende certificaat in de keten heeft het niet ondertekend',
  },
  LEAF_IS_AUTHORITY: {
    en: 'the first certificate is of a certification authority, which cannot seal',
    nl: 'het eerste certificaat is van een certificatieautoriteit, en die kan niet zegelen',
  },
  LEAF_KEY_USAGE: {
    en: 'the certificate is not for signing (nonRepudiation or digitalSignature)',
    nl: 'het certificaat dient niet om te ondertekenen (nonRepudiation of digitalSignature)',
  },
  LEAF_ALGORITHM: {
    en: 'the key is neither P-256 nor RSA of 2048 bits or more',
    nl: 'de sleutel is geen P-256 en geen RSA van minstens 2048 bits',
  },
  NOT_YET_VALID: { en: 'the certificate is not valid yet', nl: 'het certificaat is nog niet geldig' },
  EXPIRED: { en: 'the certificate has expired', nl: 'het certificaat is verlopen' },
  KEY_UNREADABLE: {
    en: 'the private key is no PKCS#8 key of the kind that its role or certificate asks for',
    nl: 'de private sleutel is geen PKCS#8-sleutel van het soort dat de rol of het certificaat vraagt',
  },
  KEY_MISMATCH: {
    en: 'the private key belongs to another certificate',
    nl: 'de private sleutel hoort bij een ander certificaat',
  },
};

/** Parameters of `KEY_NOT_VALID`: the code, and the words with the place in the chain, counted from 1, where one is at fault. */
export function keyFailureParams({ code, index }: { readonly code: KeyFailureCode; readonly index?: number }) {
  const { en, nl } = KEY_WORDS[code];
  const at = index === undefined ? null : String(index + 1);
  return {
    reasonCode: code,
    reason:
      at === null ? accepts({ en, nl }) : accepts({ en: `${en} (certificate ${at})`, nl: `${nl} (certificaat ${at})` }),
    ...(at === null ? {} : { certificate: at }),
  };
}
