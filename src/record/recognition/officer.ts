import { z } from 'zod';
import { Text } from '../text.ts';

/** What a person may do in recognition. The applicant is none of these: applicants come through their own link. */
export const OFFICER_ROLES = ['intake', 'lecturer', 'committee', 'precedents'] as const;
export const OfficerRole = z.enum(OFFICER_ROLES);
export type OfficerRole = z.output<typeof OfficerRole>;

/** A member of staff as the institution's own system names them (`On-Behalf-Of`), with what they may do. */
export const Officer = z
  .strictObject({
    name: Text(200),
    roles: z.array(OfficerRole).min(1).max(4),
    units: z.array(Text(100)).max(500).optional().describe('codes of the units a lecturer advises on; all when absent'),
  })
  .meta({ id: 'Officer' });
export type Officer = z.output<typeof Officer>;
