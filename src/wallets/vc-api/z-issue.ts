import { z } from 'zod';
import { SUITES } from '../../issuing/supplied/ports.ts';
import { accepts } from '../../record/accepts.ts';
import { AnyObject, Pointers } from './z-credential.ts';

export const StatusPurpose = z.enum(['revocation', 'suspension']);

/** An entry that is asked for: the place in a list is given here. */
export const AskedStatus = z.strictObject({
  type: z.literal('BitstringStatusListEntry'),
  statusPurpose: StatusPurpose,
});

const asked = accepts({
  en: '{"type": "BitstringStatusListEntry", "statusPurpose": "revocation" or "suspension"}, or a list of these',
  nl: '{"type": "BitstringStatusListEntry", "statusPurpose": "revocation" of "suspension"}, of een lijst daarvan',
});

export const IssueRequest = z
  .strictObject({
    credential: AnyObject,
    options: z
      .strictObject({
        credentialId: z
          .string()
          .min(1)
          .max(500)
          .optional()
          .describe('how to refer to a credential that has no id of its own'),
        mandatoryPointers: Pointers.optional().describe(
          'what every derived proof shows, as JSON pointers; secures with `ecdsa-sd-2023`',
        ),
        cryptosuite: z
          .enum(SUITES)
          .optional()
          .describe('`ecdsa-sd-2023` with `mandatoryPointers`, else `eddsa-rdfc-2022` unless said otherwise'),
        type: z.literal('DataIntegrityProof').optional().describe('named by older clients; it is what is always made'),
        credentialStatus: z
          .union([AskedStatus, z.array(AskedStatus).max(2)], asked)
          .optional()
          .describe('places in the published lists of the institution'),
      })
      .optional(),
  })
  .meta({ id: 'VcApiIssueRequest' });
export type IssueRequest = z.output<typeof IssueRequest>;

export const IssueResponse = z.object({ verifiableCredential: AnyObject }).meta({ id: 'VcApiIssueResponse' });
