import { z } from 'zod';
import { CivilDate } from '../civil-date.ts';
import { Code } from '../names.ts';
import { PageLanguage, Text } from '../text.ts';
import { ContractType } from './policy.ts';

/** Who asks for an exemption. Stays with the institution; only names and birth date go into a decision credential. */
export const Applicant = z
  .strictObject({
    reference: Code.describe('the institution’s own reference for this person; the ledger counts by it'),
    givenName: Text(200),
    familyName: Text(200),
    birthDate: CivilDate.optional(),
    formerNames: z.array(Text(200)).max(5).default([]).describe('other whole names, such as a birth name'),
    preferredLanguage: PageLanguage.default('nl'),
  })
  .meta({ id: 'Applicant' });
export type Applicant = z.output<typeof Applicant>;

/** What is known of the application itself, apart from evidence. */
export const Application = z
  .strictObject({
    filedOn: CivilDate.describe('day the application was made, Europe/Brussels'),
    contractType: ContractType,
    enrolledOn: CivilDate.optional(),
    examinedThisYear: z.boolean().default(false).describe('whether an examination chance of the unit was used already'),
    motivation: Text(10_000).optional().describe('what the applicant says to it'),
  })
  .meta({ id: 'Application' });
export type Application = z.output<typeof Application>;
