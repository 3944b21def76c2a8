import { z } from 'zod';
import { accepts } from '../../record/accepts.ts';
import { StatusPurpose } from './z-issue.ts';

const type = accepts({ en: '"BitstringStatusListEntry"', nl: '"BitstringStatusListEntry"' });

export const StatusRequest = z
  .strictObject({
    credentialId: z
      .string()
      .min(1)
      .max(500)
      .describe(
        'the `id` of the credential, or the `credentialId` it was issued with; without either, the `id` of its (first) `credentialStatus`',
      ),
    credentialStatus: z
      .strictObject({
        id: z.string().max(1_000).optional(),
        type: z.enum(['BitstringStatusListEntry', 'BitstringStatusList'], type),
        statusPurpose: StatusPurpose.optional().describe('may be left out where the credential has one entry'),
        statusListIndex: z.string().max(20).optional(),
        statusListCredential: z.string().max(1_000).optional(),
      })
      .describe('which entry of the credential'),
    status: z.boolean().default(true).describe('set, or cleared; revocation is final'),
    indexAllocator: z.string().max(500).optional().describe('taken, and changes nothing: places are given here'),
  })
  .meta({ id: 'VcApiStatusRequest' });
export type StatusRequest = z.output<typeof StatusRequest>;

export const StatusResponse = z
  .object({
    credentialId: z.string(),
    credentialStatus: z.object({
      id: z.string(),
      type: z.literal('BitstringStatusListEntry'),
      statusPurpose: StatusPurpose,
      statusListIndex: z.string(),
      statusListCredential: z.string(),
    }),
    status: z.boolean(),
  })
  .meta({ id: 'VcApiStatusResponse' });
