import type { Finding } from '../../record/finding.ts';
import { finding, type LintRule } from './rule.ts';
import { listOf, pointer } from './walk.ts';

/** Members of a person (ELM 3.2 `Person`) that no credential of ours carries (ISS-7). */
const FORBIDDEN_OF_PERSON: ReadonlySet<string> = new Set([
  'nationalID',
  'citizenshipCountry',
  'gender',
  'placeOfBirth',
  'birthName',
  'patronymicName',
  'location',
  'contactPoint',
  'groupMemberOf',
]);
const FORBIDDEN_ANYWHERE: ReadonlySet<string> = new Set([
  'emailAddress',
  'nationalID',
  'phone',
  'citizenshipCountry',
  'gender',
]);

const E_MAIL = /[^\s@<>"]+@[^\s@<>"]+\.[a-z]{2,}/iu;
const NATIONAL_NUMBER = /(?<![\w.-])\d{2}\.?\d{2}\.?\d{2}[-.\s]?\d{3}[-.\s]?\d{2}(?![\w-])/g;

/**
 * LINT-PERSONAL-DATA: no e-mail address, national register number, gender, nationality or address is sealed into a
 * credential, in no member and in no free text (ISS-7; the national number may be used only by whom the law names).
 * Content of images is not looked at, nor is a name that is in the wrong field.
 */
export const personalData: LintRule = ({ places }) => {
  const findings: Finding[] = [];
  for (const place of places) {
    const { value } = place;
    for (const name in value)
      if (isForbidden(name, value.type)) findings.push(objection(pointer(place, name), name, name));
    for (const name in value)
      if (name !== 'content')
        for (const text of listOf(value[name])) {
          const said = typeof text === 'string' ? personalIn(text) : undefined;
          if (said) findings.push(objection(pointer(place, name), said.nl, said.en));
        }
  }
  return findings;
};

const isForbidden = (name: string, type: unknown): boolean =>
  FORBIDDEN_ANYWHERE.has(name) || (type === 'Person' && FORBIDDEN_OF_PERSON.has(name));

/** What of a person a text says, in words. */
function personalIn(text: string): { readonly nl: string; readonly en: string } | undefined {
  if (text.startsWith('mailto:') || (text.includes('@') && E_MAIL.test(text)))
    return { nl: 'een e-mailadres', en: 'an e-mail address' };
  // A number has eleven digits: shorter texts, which most are, hold none.
  if (text.length < 11) return undefined;
  return [...text.matchAll(NATIONAL_NUMBER)].some(([found]) => isNationalNumber(found.replaceAll(/\D/g, '')))
    ? { nl: 'een rijksregisternummer', en: 'a national register number' }
    : undefined;
}

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
