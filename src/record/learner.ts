import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { Code } from './names.ts';
import { PageLanguage, Text } from './text.ts';

/**
 * The person who learned. Only names and birth date go into a credential; the reference and the e-mail address stay
 * with the institution (the address is for delivery and nothing else).
 */
export const Learner = z
  .strictObject({
    reference: Code.describe(
      "the institution's own reference for this person (student number); stays with the institution",
    ),
    givenName: Text(200),
    familyName: Text(200),
    birthDate: CivilDate.optional(),
    discloseReference: z
      .boolean()
      .default(false)
      .describe('writes `reference` into the credential, for a learner whose birth date is not to be shown'),
    email: z.email().max(254).optional().describe('for delivery only; never in a credential'),
    preferredLanguage: PageLanguage.optional(),
  })
  .meta({ id: 'Learner' });
export type Learner = z.output<typeof Learner>;
