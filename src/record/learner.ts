import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { Code } from './names.ts';
import { PageLanguage, Text } from './text.ts';

/**
 * The person who learned. Only names and birth date go into a credential; the reference and the e-mail address stay
 * with the institution (the address is for delivery and nothing else).
 */
export const Learner = z.strictObject({
  /** The institution's own reference for this person (student number). */
  reference: Code,
  givenName: Text(200),
  familyName: Text(200),
  birthDate: CivilDate.optional(),
  /** Writes `reference` into the credential as an identifier, for a learner whose birth date is not to be shown. */
  discloseReference: z.boolean().default(false),
  email: z.email().max(254).optional(),
  preferredLanguage: PageLanguage.optional(),
});
export type Learner = z.output<typeof Learner>;
