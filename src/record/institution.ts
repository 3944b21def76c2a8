import { z } from 'zod';
import { CivilDate } from './civil-date.ts';
import { HttpsUrl, Slug } from './names.ts';
import { RuleProfileId } from './rules/profile-id.ts';
import { LangMap } from './text.ts';
import { conceptCode } from './vocabulary/field.ts';

/** A legal identifier and the country whose register gives it (ELM `LegalIdentifier`). */
export const LegalIdentifier = z.strictObject({
  notation: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9 ./:-]{0,98}$/, 'the identifier as its register writes it'),
  country: conceptCode('country'),
});

/**
 * Quality assurance of an institution or of one programme, as a record with validity.
 * `report` is the DEQAR permalink; the Commission's viewer looks the *accredited* profile up under it.
 */
export const QualityAssuranceRecord = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9._-]{1,60}$/, 'a short id'),
  type: conceptCode('accreditation'),
  title: LangMap(300),
  agency: z.strictObject({ legalName: LangMap(300), country: conceptCode('country'), homepage: HttpsUrl.optional() }),
  report: HttpsUrl.optional(),
  validFrom: CivilDate,
  validTo: CivilDate.optional(),
  limitEqf: z.array(z.int().min(1).max(8)).max(8).optional(),
  limitIscedF: z.array(conceptCode('isced-f')).max(50).optional(),
});
export type QualityAssuranceRecord = z.output<typeof QualityAssuranceRecord>;

/**
 * A body that awards: everything ELM 3.2 says about an `Organisation` in a credential.
 * Identifiers: `eidas` is what a seal certificate names (KBO in Belgium); ROR, Erasmus, SCHAC and DEQAR are optional.
 */
export const Organisation = z.strictObject({
  legalName: LangMap(300),
  altName: LangMap(300).optional(),
  identifiers: z.strictObject({
    eidas: LegalIdentifier,
    vat: LegalIdentifier.optional(),
    ror: z
      .string()
      .regex(/^0[a-z0-9]{6}\d{2}$/, 'the last nine characters of the ROR address')
      .optional(),
    erasmus: z
      .string()
      .regex(/^[A-Z]{1,3} ?[A-Z-]{2,12}\d{2,3}$/, 'an Erasmus institution code such as "B LEUVEN01"')
      .optional(),
    schac: z
      .string()
      .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'a domain name')
      .optional(),
    deqar: z
      .string()
      .regex(/^DEQARINST\d{4,6}$/, 'a DEQARINST number')
      .optional(),
  }),
  country: conceptCode('country'),
  region: conceptCode('atu').optional(),
  homepage: HttpsUrl.optional(),
  qualityAssurance: z.array(QualityAssuranceRecord).max(50).default([]),
  /** The list of recognised institutions this body is on, and the date of that list. */
  recognisedAs: z.strictObject({ list: z.enum(['flemish-hei', 'foreign-hei', 'other']), asOf: CivilDate }).optional(),
  /** Association or alliance; only information (size bands). */
  memberOf: z
    .array(z.enum(['nova', 'una-europa', '4eu', 'eciu', 'enhance']))
    .max(5)
    .default([]),
});
export type Organisation = z.output<typeof Organisation>;

/** A mandate this institution holds: it may seal what another body awards. */
export const Mandate = z.strictObject({
  id: z.string().regex(/^[A-Za-z0-9._-]{1,60}$/, 'a short id'),
  /** Notation of the eIDAS identifier of the body that gives the mandate. */
  mandator: LegalIdentifier,
  scope: LangMap(500),
  validFrom: CivilDate,
  validTo: CivilDate.optional(),
  /** SHA-256, in hexadecimal, of the signed document that gives the mandate. */
  documentSha256: z.string().regex(/^[0-9a-f]{64}$/, 'SHA-256 in lower-case hexadecimal'),
});
export type Mandate = z.output<typeof Mandate>;

export const SealSettings = z.strictObject({
  /**
   * Which header parameter carries the claimed signing time of a seal: `iat` (ETSI TS 119 182-1 v1.2.1, EU DSS 6.1 and
   * later) or `sigT` (v1.1.1, EU DSS up to 6.0). Never both.
   */
  signingTime: z.enum(['iat', 'sigT']).default('iat'),
});

/** An institution that issues with Sigillum. */
export const Institution = z.strictObject({
  ...Organisation.shape,
  slug: Slug,
  kind: z.enum(['university', 'university_college', 'association', 'other']),
  /** Rule profile of an offering that names none. */
  ruleProfile: RuleProfileId.default('vl-2025'),
  mandates: z.array(Mandate).max(200).default([]),
  seal: SealSettings.default({ signingTime: 'iat' }),
});
export type Institution = z.output<typeof Institution>;
