import { z } from 'zod';
import { AnyObject, Pointers } from './z-credential.ts';

export const DeriveRequest = z
  .strictObject({
    verifiableCredential: AnyObject.describe('a credential with a base proof of `ecdsa-sd-2023`'),
    options: z
      .strictObject({
        selectivePointers: Pointers.optional().describe('what is shown beside what the issuer made mandatory'),
      })
      .optional(),
  })
  .meta({ id: 'VcApiDeriveRequest' });
export type DeriveRequest = z.output<typeof DeriveRequest>;
