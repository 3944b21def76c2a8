import { z } from 'zod';
import type { ProblemCode } from './problem.ts';
import { VerifyForm } from './upload.ts';
import { DateTime } from './wire.ts';

/** An address anybody may look at, as the reference describes it. All of them answer GET and HEAD and need no key. */
export interface PublicAddress {
  readonly id: string;
  /** Parameters in braces. */
  readonly path: string;
  readonly summary: string;
  readonly description?: string;
  /** What it answers with: media type to schema, or null where no schema of ours describes it. */
  readonly answers: Readonly<Record<string, z.ZodType | null>>;
  readonly problems: readonly ProblemCode[];
  /** A form that the same address takes by POST; it answers with a page whatever happens. */
  readonly form?: {
    readonly id: string;
    readonly summary: string;
    readonly description: string;
    readonly fields: z.ZodType;
    /** HTTP status to what the page says. */
    readonly answers: Readonly<Record<number, string>>;
  };
}

/** What an address can be asked. */
export const methodsOf = ({ form }: PublicAddress): readonly string[] => (form ? ['GET', 'POST'] : ['GET']);

const PublicKey = z.object({
  id: z.string().describe('verification method in the DID document'),
  role: z.enum(['seal', 'proof-p256', 'proof-ed25519']),
  algorithm: z.string(),
  state: z.enum(['active', 'retired', 'compromised']),
  development: z.boolean(),
  validFrom: DateTime,
  validUntil: DateTime.nullable(),
  compromisedSince: DateTime.nullable(),
  certificate: z
    .object({ subject: z.string(), issuer: z.string(), validFrom: DateTime, validUntil: DateTime })
    .nullable()
    .describe('what the seal certificate says of itself; seal keys only'),
});

/** What anybody may know of an institution that issues here. */
export const PublicInstitution = z
  .object({
    id: z.string().describe('its DID'),
    url: z.string().describe('this address, which the DID document names under `alsoKnownAs`'),
    didDocument: z.string(),
    legalName: z.record(z.string(), z.string()),
    altName: z.record(z.string(), z.string()).optional(),
    homepage: z.string().optional(),
    country: z.string(),
    identifiers: z.array(z.object({ scheme: z.string(), notation: z.string() })),
    development: z.boolean().describe('true: what its keys sign today proves nothing'),
    keys: z.array(PublicKey),
    statusLists: z.array(z.object({ url: z.string(), purpose: z.enum(['revocation', 'suspension']) })),
  })
  .meta({ id: 'PublicInstitution' });
export type PublicInstitution = z.output<typeof PublicInstitution>;

export const PUBLIC_ADDRESSES: readonly PublicAddress[] = [
  {
    id: 'home',
    path: '/',
    summary: 'What this is and who issues here',
    answers: { 'text/html': null },
    problems: ['NOT_READY'],
  },
  {
    id: 'verifyPage',
    path: '/verify',
    summary: 'Verify a credential, for people',
    description: 'A form to choose or paste a credential. `?lang=nl` or `?lang=en` decides the language of the page.',
    answers: { 'text/html': null },
    problems: [],
    form: {
      id: 'verifyOnPage',
      summary: 'The report, for people',
      description: 'The same report as `POST /api/verify`, as a page. It needs no script; nothing is kept.',
      fields: VerifyForm,
      answers: {
        200: 'The report',
        400: 'Nothing was chosen or pasted, or the form is damaged: the form again, with a sentence that says so',
        413: 'More than 15 MB: the form again, with a sentence that says so',
        422: 'The report on a file in which no credential could be read',
        503: 'The service is not ready: the form again, with a sentence that says so',
      },
    },
  },
  {
    id: 'publicInstitution',
    path: '/i/{institution}',
    summary: 'The institution behind a DID',
    description:
      'Name, identifiers, keys with their state, status lists. A page for people; JSON when `Accept` prefers it.',
    answers: { 'text/html': null, 'application/json': PublicInstitution },
    problems: ['NOT_FOUND', 'NOT_READY'],
  },
  {
    id: 'didDocument',
    path: '/i/{institution}/did.json',
    summary: 'DID document (did:web) with every key',
    description:
      'Retired keys stay, because what they signed stays. Compromised ones stay too, with `revoked`, and assert nothing.',
    answers: { 'application/did+json': null },
    problems: ['NOT_FOUND', 'NOT_READY'],
  },
  {
    id: 'statusList',
    path: '/i/{institution}/status/{list}',
    summary: 'Status list, signed',
    description: 'A BitstringStatusListCredential with 131,072 entries; may be kept for five minutes.',
    answers: { 'application/vc': null },
    problems: ['NOT_FOUND', 'NOT_READY'],
  },
  {
    id: 'context',
    path: '/contexts/{name}',
    summary: 'JSON-LD context of the ELM credentials',
    description: 'Its name contains its SHA-256; it never changes.',
    answers: { 'application/ld+json': null },
    problems: ['NOT_FOUND'],
  },
  {
    id: 'openapi',
    path: '/openapi.json',
    summary: 'This reference for machines (OpenAPI 3.1)',
    answers: { 'application/json': null },
    problems: [],
  },
  { id: 'docs', path: '/docs', summary: 'This reference for people', answers: { 'text/html': null }, problems: [] },
];
