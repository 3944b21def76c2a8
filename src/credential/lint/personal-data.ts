import type { Finding } from '../../record/finding.ts';
import { finding, type LintRule } from './rule.ts';
import { listOf, type Place, pointer } from './walk.ts';

/** Members of a person (ELM 3.2 `Person`) that no credential of ours carries (ISS-7). */
const FORBIDDEN_OF_PERSON: readonly string[] = [
  'nationalID',
  'citizenshipCountry',
  'gender',
  'placeOfBirth',
  'birthName',
  'patronymicName',
  'location',
  'contactPoint',
  'groupMemberOf',
];
const FORBIDDEN_ANYWHERE: readonly string[] = ['emailAddress', 'nationalID', 'phone', 'citizenshipCountry', 'gender'];

const E_MAIL = /[^\s@<>"]+@[^\s@<>"]+\.[a-z]{2,}/iu;
const NATIONAL_NUMBER = /(?<![\w.-])\d{2}\.?\d{2}\.?\d{2}[-.\s]?\d{3}[-.\s]?\d{2}(?![\w-])/g;

/**
 * LINT-PERSONAL-DATA: no e-mail address, national register number, gender, nationality or address is sealed into a
 * credential, in no member and in no free text (ISS-7; the national number may be used only by whom the law names).
 * Content of images is not looked at, nor is a name that is in the wrong field.
 */
export const personalData: LintRule = ({ places }) => places.flatMap((place) => [...members(place), ...texts(place)]);

const members = (place: Place): readonly Finding[] =>
  Object.keys(place.value)
    .filter(
      (name) =>
        FORBIDDEN_ANYWHERE.includes(name) || (place.value.type === 'Person' && FORBIDDEN_OF_PERSON.includes(name)),
    )
    .map((name) => objection(pointer(place, name), name, name));

const texts = (place: Place): readonly Finding[] =>
  Object.entries(place.value).flatMap(([name, value]) => {
    if (name === 'content') return [];
    return listOf(value).flatMap((text) => {
      if (typeof text !== 'string') return [];
      if (text.startsWith('mailto:') || (text.includes('@') && E_MAIL.test(text)))
        return [objection(pointer(place, name), 'een e-mailadres', 'an e-mail address')];
      return [...text.matchAll(NATIONAL_NUMBER)].some(([found]) => isNationalNumber(found.replaceAll(/\D/g, '')))
        ? [objection(pointer(place, name), 'een rijksregisternummer', 'a national register number')]
        : [];
    });
  });

/**
 * Whether eleven digits are a Belgian national register number (royal decree of 3 April 1984): birth date, serial number
 * and check digits modulo 97, with a 2 in front for births from 2000. Bis numbers add 20 or 40 to the month.
 */
export function isNationalNumber(digits: string): boolean {
  if (!/^\d{11}$/.test(digits)) return false;
  const month = Number(digits.slice(2, 4)) % 20;
  if (month > 12 || Number(digits.slice(4, 6)) > 31) return false;
  const [base, check] = [digits.slice(0, 9), Number(digits.slice(9))];
  return [base, `2${base}`].some((number) => 97 - (Number(number) % 97) === check);
}

const objection = (path: string, nl: string, en: string): Finding =>
  finding(
    'LINT-PERSONAL-DATA',
    path,
    { nl: `Dit hoort niet in een bewijs: ${nl}.`, en: `This does not belong in a credential: ${en}.` },
    { nl: 'Laat het weg.', en: 'Leave it out.' },
  );
