import { z } from 'zod';
import { accepts } from '../../record/accepts.ts';
import { CivilDate } from '../../record/civil-date.ts';
import { LegalIdentifier, Mandate, QualityAssuranceRecord } from '../../record/institution.ts';
import { HttpsUrl, ShortId } from '../../record/names.ts';
import { LangMap } from '../../record/text.ts';
import { conceptCode } from '../../record/vocabulary/field.ts';

const Host = z
  .string()
  .regex(
    /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)+$/,
    accepts({ en: 'a host name such as kuleuven.be', nl: 'een hostnaam zoals kuleuven.be' }),
  );

/** A DID or https URL under which credentials are issued. */
const IssuerId = z
  .string()
  .max(500)
  .regex(
    /^(?:did:[a-z0-9]+:[A-Za-z0-9._:%-]+|https:\/\/\S+)$/,
    accepts({ en: 'a DID or an https address', nl: 'een DID of een https-adres' }),
  );

/** A key that is pinned for an issuer, so that nothing has to be fetched. */
export const PinnedKey = z.strictObject({
  id: z.string().max(600).describe('verification method: the DID URL or address that signatures name'),
  publicKeyJwk: z.record(z.string(), z.unknown()).optional(),
  publicKeyMultibase: z.string().max(200).optional(),
  validFrom: CivilDate.optional(),
  validUntil: CivilDate.optional(),
  revokedSince: CivilDate.optional(),
});
export type PinnedKey = z.output<typeof PinnedKey>;

/** An institution that may sign. Empty is unknown: nothing is guessed. */
export const RegisteredInstitution = z
  .strictObject({
    id: ShortId,
    legalName: LangMap(300),
    kind: z.enum(['university', 'university_college', 'association', 'other']),
    association: z.string().max(200).optional(),
    country: conceptCode('country'),
    confirmed: z
      .strictObject({ on: CivilDate, against: z.string().max(300).describe('the official register that was read') })
      .optional()
      .describe('absent until an operator has looked it up: an unconfirmed institution is not trusted'),
    domains: z.array(Host).max(50).default([]),
    issuers: z.array(IssuerId).max(50).default([]),
    keys: z.array(PinnedKey).max(50).default([]),
    legalIdentifiers: z
      .array(LegalIdentifier)
      .max(20)
      .default([])
      .describe('organisation identifiers in its seal certificates'),
    identifiers: z
      .array(z.strictObject({ scheme: z.string().max(50), notation: z.string().max(200) }))
      .max(20)
      .default([]),
    homepage: HttpsUrl.optional(),
    qualityAssurance: z.array(QualityAssuranceRecord).max(50).default([]),
    mandates: z.array(Mandate).max(200).default([]).describe('mandates it holds to seal for others'),
    validFrom: CivilDate.optional(),
    validTo: CivilDate.optional(),
  })
  .meta({ id: 'RegisteredInstitution' });
export type RegisteredInstitution = z.output<typeof RegisteredInstitution>;

/** A list of known issuers as the Digital Credentials Consortium publishes them (`registry.json`). */
export const DidRegistry = z.strictObject({
  name: z.string().max(200),
  url: HttpsUrl.optional(),
  registry: z.record(
    z.string().max(500),
    z.looseObject({
      name: z.string().max(300),
      url: z.string().max(1000).optional(),
      location: z.string().max(300).optional(),
    }),
  ),
});
export type DidRegistry = z.output<typeof DidRegistry>;

/** A dated registry: what is shipped, what an operator loads from a file, and what the API gives out. */
export const Registry = z.strictObject({
  asOf: CivilDate,
  institutions: z.array(RegisteredInstitution).max(5000),
  didRegistries: z.array(DidRegistry).max(50).default([]),
});
export type Registry = z.output<typeof Registry>;
