import { z } from 'zod';
import { accepts } from '../../record/accepts.ts';
import { AnyObject, Checks, Secured } from './z-credential.ts';

const Asked = z.string().min(1).max(500);

const verifyOptions = {
  checks: Checks.optional(),
  expectedProofPurpose: z
    .string()
    .min(1)
    .max(100)
    .optional()
    .describe(
      '`assertionMethod` of a credential, `authentication` of a presentation; with another one nothing is verified',
    ),
  returnResults: z.boolean().optional().describe('false leaves `results` out'),
  returnProblemDetails: z.boolean().optional().describe('false leaves `problemDetails` out'),
};

export const VerifyCredentialRequest = z
  .strictObject({
    verifiableCredential: Secured,
    options: z
      .strictObject({
        ...verifyOptions,
        returnCredential: z.boolean().optional().describe('false leaves `credential` out'),
        challenge: Asked.optional().describe('what the presenter was asked to sign'),
        domain: Asked.optional().describe('for whom the presenter was asked to sign it'),
      })
      .optional(),
  })
  .meta({ id: 'VcApiVerifyCredentialRequest' });
export type VerifyCredentialRequest = z.output<typeof VerifyCredentialRequest>;

const ONE_OF = accepts({
  en: 'verifiablePresentation, or presentation for one that nobody signed, and not both',
  nl: 'verifiablePresentation, of presentation voor een die niemand tekende, en niet allebei',
});

export const VerifyPresentationRequest = z
  .strictObject({
    verifiablePresentation: Secured.optional(),
    presentation: AnyObject.optional().describe('a presentation that nobody signed'),
    options: z
      .strictObject({
        ...verifyOptions,
        returnPresentation: z.boolean().optional().describe('true puts `presentation` into the answer'),
        challenge: Asked.optional().describe('what the presenter was asked to sign'),
        domain: Asked.optional().describe('for whom the presenter was asked to sign it'),
      })
      .optional(),
  })
  .refine(
    ({ verifiablePresentation, presentation }) =>
      (verifiablePresentation === undefined) !== (presentation === undefined),
    { message: ONE_OF, path: ['verifiablePresentation'] },
  )
  .meta({ id: 'VcApiVerifyPresentationRequest' });
export type VerifyPresentationRequest = z.output<typeof VerifyPresentationRequest>;

export const ProblemDetails = z
  .object({
    type: z.string().describe('of the W3C where one of its specifications has a name for it'),
    title: z.string(),
    detail: z.string(),
    code: z.string().describe('the finding at /api/verify, or the rule of the data model'),
    pointer: z.string().optional().describe('JSON pointer into what was sent'),
  })
  .meta({ id: 'VcApiProblemDetails' });
export type ProblemDetails = z.output<typeof ProblemDetails>;

const One = z.object({ verified: z.boolean(), input: z.unknown() });

export const CredentialResult = z
  .object({
    verified: z.boolean(),
    credential: z.unknown().optional().describe('as it was sent'),
    problemDetails: z.array(ProblemDetails).optional(),
    warnings: z.array(ProblemDetails).optional().describe('what does not apply, and changes nothing'),
    results: z
      .object({
        validFrom: One.optional(),
        validUntil: One.optional(),
        credentialStatus: z.array(One).optional(),
        proof: z.array(One).optional(),
      })
      .optional(),
  })
  .meta({ id: 'VcApiCredentialResult' });
export type CredentialResult = z.output<typeof CredentialResult>;

export const PresentationResult = z
  .object({
    verified: z.boolean(),
    presentation: z.unknown().optional().describe('as it was sent'),
    problemDetails: z.array(ProblemDetails).optional(),
    warnings: z.array(ProblemDetails).optional(),
    results: z
      .object({
        challenge: One.optional(),
        domain: One.optional(),
        holder: One.optional(),
        proof: z.array(One).optional(),
        credentialResults: z.array(CredentialResult).describe('one for each credential in it'),
      })
      .optional(),
  })
  .meta({ id: 'VcApiPresentationResult' });
export type PresentationResult = z.output<typeof PresentationResult>;
