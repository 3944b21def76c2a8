import { check } from '../check.ts';
import type { CheckCode } from '../codes/index.ts';
import type { Examined } from '../examined.ts';
import type { Check, Holder, Subject } from '../report.ts';

/** What a holder’s signature was made for instead: another question, another verifier, or it is another person's credential. */
export type BindingFault = 'challenge' | 'audience' | 'subject';

const FAULTS: Readonly<Record<BindingFault, CheckCode>> = {
  challenge: 'HOLDER_CHALLENGE_MISMATCH',
  audience: 'HOLDER_AUDIENCE_MISMATCH',
  subject: 'HOLDER_NOT_SUBJECT',
};

/** What a presentation showed about the key a credential is bound to; null where nothing was presented with it. */
export type HolderBinding =
  | { readonly state: 'bound'; readonly keyId?: string }
  | { readonly state: 'failed'; readonly reason: string; readonly because?: BindingFault }
  /** The credential names a key, and nobody proved to hold it. */
  | { readonly state: 'not-presented' }
  /** The verifier asked for a proof of possession, and none came. */
  | { readonly state: 'not-shown' }
  /** A proof of possession for a challenge this service never gave: it may be a replay. */
  | { readonly state: 'challenge-not-expected' }
  /** Signed in a way, or with a kind of key, that could not be checked. */
  | { readonly state: 'unknown'; readonly reason: string };

/**
 * Whether the credential is the presenter's. A key that was proved settles it; a proof that does not hold is a failure;
 * one that was asked for and did not come leaves it open; everything else leaves it to a person who compares names and birth
 * dates, and changes nothing in the verdict: no credential fails for a spelling. Does not compare names itself (`compareHolder`).
 */
export function holderChecks(
  examined: Examined,
  subject: Subject | null,
  binding: HolderBinding | null,
): readonly Check[] {
  const evidence = { subject: subject?.id ?? null };
  switch (binding?.state) {
    case 'bound':
      return examined.proved
        ? [check('HOLDER_KEY_BOUND', {}, { ...evidence, key: binding.keyId ?? null })]
        : [check('HOLDER_TO_COMPARE', {}, evidence)];
    case 'failed':
      return [
        check(
          binding.because === undefined ? 'HOLDER_BINDING' : FAULTS[binding.because],
          { reason: binding.reason },
          evidence,
        ),
      ];
    case 'unknown':
      return [check('HOLDER_NOT_CHECKED', { reason: binding.reason }, evidence)];
    case 'not-presented':
      return [check('HOLDER_KEY_NOT_PRESENTED', {}, evidence)];
    case 'not-shown':
      return [check('HOLDER_KEY_NOT_SHOWN', {}, evidence)];
    case 'challenge-not-expected':
      return [check('HOLDER_CHALLENGE_NOT_EXPECTED', {}, evidence)];
    default:
      if (!examined.proved) return [check('HOLDER_NOT_EXAMINED')];
      return [check(isDescribed(subject) ? 'HOLDER_TO_COMPARE' : 'HOLDER_NOT_DESCRIBED', {}, evidence)];
  }
}

/** How the report says who holds it. A key counts only where a proved credential names it. */
export function holderOf(examined: Examined, subject: Subject | null, binding: HolderBinding | null): Holder {
  const id = subject?.id == null ? {} : { id: subject.id };
  if (binding?.state === 'bound' && examined.proved) {
    return binding.keyId === undefined ? { method: 'key', ...id } : { method: 'key', id: binding.keyId };
  }
  return isDescribed(subject) ? { method: 'compare', ...id } : { method: 'none', ...id };
}

const isDescribed = (subject: Subject | null): subject is Subject =>
  subject !== null &&
  (subject.fullName !== null ||
    subject.familyName !== null ||
    subject.givenName !== null ||
    subject.birth !== null ||
    subject.identifiers.length > 0);

export type Likeness = 'same' | 'different-spelling' | 'different' | 'unknown';

export interface HolderComparison {
  /** `unknown` where one side names nobody. A person decides what a difference means (a married name, a typing error). */
  readonly name: Likeness;
  /** Either date of an ambiguous birth dateTime may match. */
  readonly birthDate: 'same' | 'different' | 'unknown';
}

/**
 * Compares the subject of a credential with a person known from elsewhere. Names are
 * `same` when they are equal in NFC without case; `different-spelling` when they are equal without diacritics, hyphens,
 * apostrophes, spaces (so that "De Smet" is "Desmet") and order of the words, or when one has further given names;
 * else `different`. Decides nothing about whether it is the same person.
 */
export function compareHolder(
  subject: Subject,
  person: { readonly name?: string; readonly birthDate?: string },
): HolderComparison {
  return { name: compareNames(namesOf(subject), person.name), birthDate: compareBirth(subject, person.birthDate) };
}

function compareBirth({ birth }: Subject, given: string | undefined): HolderComparison['birthDate'] {
  if (given === undefined || birth === null || birth.dates.length === 0) return 'unknown';
  return birth.dates.includes(given) ? 'same' : 'different';
}

/** Every way the credential writes the whole name: as one, given before family, family before given, in each language. */
function namesOf({ fullName, givenName, familyName }: Subject): readonly string[] {
  const names = Object.values(fullName ?? {});
  for (const family of Object.values(familyName ?? {}))
    for (const given of Object.values(givenName ?? {})) names.push(`${given} ${family}`, `${family} ${given}`);
  if (names.length === 0) names.push(...Object.values(familyName ?? {}));
  return names;
}

function compareNames(written: readonly string[], given: string | undefined): Likeness {
  if (given === undefined || given.trim() === '' || written.length === 0) return 'unknown';
  if (written.some((name) => exact(name) === exact(given))) return 'same';
  return written.some((name) => isRespelled(name, given)) ? 'different-spelling' : 'different';
}

const exact = (name: string): string => name.normalize('NFC').toLowerCase().trim().replaceAll(/\s+/gu, ' ');

/** Letters without marks. What NFD does not take apart is written as people without that key write it. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
  þ: 'th',
  ð: 'd',
};
const bare = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[ßæœøđłıþð]/gu, (letter) => SPELLED_OUT[letter] ?? letter);

const wordsOf = (name: string): readonly string[] =>
  bare(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');

function isRespelled(one: string, other: string): boolean {
  const [first, second] = [wordsOf(one), wordsOf(other)];
  if (first.length === 0 || second.length === 0) return false;
  if (first.join('') === second.join('')) return true;
  if (first.toSorted().join(' ') === second.toSorted().join(' ')) return true;
  const [few, many] = first.length < second.length ? [first, second] : [second, first];
  // Further given names on one side only: at least two words, all of them among the others.
  return few.length >= 2 && few.every((word) => many.includes(word));
}
