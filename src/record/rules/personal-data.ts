import { said } from './bilingual.ts';
import { publicTexts } from './public-text.ts';
import { against, offeringRule } from './rule.ts';

/**
 * A Belgian national register number, in any of its spellings: birth date, serial number and a check of 97 minus the
 * first nine digits modulo 97, with a 2 in front for those born from 2000 on. Months may be raised by 20 or 40 (BIS).
 */
export function nationalRegisterNumbers(text: string): string[] {
  const candidates = text.matchAll(/(?<!\d)\d{2}[ .-]?\d{2}[ .-]?\d{2}[ .-]?\d{3}[ .-]?\d{2}(?!\d)/g);
  return [...candidates].map(([found]) => found).filter(isNationalRegisterNumber);
}

function isNationalRegisterNumber(found: string): boolean {
  const digits = found.replace(/\D/g, '');
  const [month, day, body, check] = [
    Number(digits.slice(2, 4)) % 20,
    Number(digits.slice(4, 6)),
    Number(digits.slice(0, 9)),
    Number(digits.slice(9)),
  ];
  if (month > 12 || day > 31) return false;
  return check === 97 - (body % 97) || check === 97 - ((2_000_000_000 + body) % 97);
}

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+/u;

const REGISTER_NUMBER_FOUND = [
  said('De tekst bevat een rijksregisternummer.', 'The text contains a national register number.'),
  said('Laat het nummer weg.', 'Leave the number out.'),
] as const;
const EMAIL_FOUND = [
  said('De tekst bevat een e-mailadres.', 'The text contains an e-mail address.'),
  said(
    'Laat het adres weg; verwijs voor contact naar een webpagina.',
    'Leave the address out; for contact, refer to a web page.',
  ),
] as const;

export const ISS_7 = offeringRule(
  'ISS-7',
  said(
    'Geen rijksregisternummer en geen e-mailadres in tekst die op het bewijs komt.',
    'No national register number and no e-mail address in text that goes on the credential.',
  ),
  (subject) =>
    publicTexts(subject).flatMap(({ path, text, subject: record }) => {
      // What was found is not repeated: findings are stored and logged.
      const found = [
        ...(nationalRegisterNumbers(text).length > 0 ? [REGISTER_NUMBER_FOUND] : []),
        ...(EMAIL.test(text) ? [EMAIL_FOUND] : []),
      ];
      return found.map(([message, remedy]) => against(path, message, remedy, { subject: record }));
    }),
);
