import type { Applicant } from '../../record/recognition/applicant.ts';
import { compareHolder, type Likeness } from '../../verifying/checks/holder.ts';
import type { Report } from '../../verifying/report.ts';
import type { HolderStanding } from './evidence.ts';

export type KnownAs = Pick<Applicant, 'givenName' | 'familyName' | 'birthDate' | 'formerNames'>;

const LIKENESS: readonly Likeness[] = ['same', 'different-spelling', 'different', 'unknown'];

/**
 * Whose a credential is. A person who confirmed it settles it. Another birth date is another person, even where a key was
 * proved: keys can be lent. Then a proved key, and then the same name with the same birth date; former names count like
 * the present one. Everything else is open: another spelling, another name, a birth date one side does not give. Where
 * nobody is named, on the credential or because there is no applicant to compare with (the stateless form), nothing is
 * said: `not-described`. Never decides that a difference in names makes it somebody else's.
 */
export function holderStanding(
  { holder, subject }: Pick<Report, 'holder' | 'subject'>,
  applicant: KnownAs | null,
  confirmed: boolean,
): HolderStanding {
  if (confirmed) return { result: 'confirmed' };
  const { name, birthDate } = compared(subject, applicant);
  if (birthDate === 'different') return { result: 'different-birth-date' };
  if (holder.method === 'key') return { result: 'key' };
  if (name === 'unknown') return { result: 'unknown', because: 'not-described' };
  if (name === 'different') return { result: 'unknown', because: 'other-name' };
  if (name === 'different-spelling') return { result: 'unknown', because: 'spelling' };
  return birthDate === 'same' ? { result: 'same' } : { result: 'unknown', because: 'no-birth-date' };
}

function compared(subject: Report['subject'], applicant: KnownAs | null): ReturnType<typeof compareHolder> {
  if (subject === null || applicant === null) return { name: 'unknown', birthDate: 'unknown' };
  const { givenName, familyName, birthDate, formerNames } = applicant;
  const all = [`${givenName} ${familyName}`, ...formerNames].map((name) =>
    compareHolder(subject, { name, ...(birthDate === undefined ? {} : { birthDate }) }),
  );
  const name = LIKENESS.find((likeness) => all.some((one) => one.name === likeness)) ?? 'unknown';
  return { name, birthDate: all[0]?.birthDate ?? 'unknown' };
}
