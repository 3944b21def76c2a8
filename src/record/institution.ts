import { z } from 'zod';
import { accepts } from './accepts.ts';
import { CivilDate } from './civil-date.ts';
import { HttpsUrl, ShortId, Slug } from './names.ts';
import { RuleProfileId } from './rules/profile-id.ts';
import { LangMap } from './text.ts';
import { conceptCode } from './vocabulary/field.ts';

/** A legal identifier and the country whose register gives it (ELM `LegalIdentifier`). */
export const LegalIdentifier = z
  .strictObject({
    notation: z
      .string()
      .regex(
        /^[A-Za-z0-9][A-Za-z0-9 ./:-]{0,98}$/,
        accepts({ en: 'the identifier as its register writes it', nl: 'het nummer zoals het register het schrijft' }),
      )
      .meta({ example: 'NTRBE-0999000101' }),
    country: conceptCode('country').describe('country whose register gave it'),
  })
  .meta({ id: 'LegalIdentifier' });

/**
 * Quality assurance of an institution or of one programme, as a record with validity.
 * `report` is the DEQAR permalink; the Commission's viewer looks the *accredited* profile up under it.
 */
export const QualityAssuranceRecord = z
  .strictObject({
    id: ShortId,
    type: conceptCode('accreditation'),
    title: LangMap(300),
    agency: z
      .strictObject({ legalName: LangMap(300), country: conceptCode('country'), homepage: HttpsUrl.optional() })
      .describe('who assured the quality'),
    report: HttpsUrl.optional().describe('permalink of the report in DEQAR'),
    validFrom: CivilDate,
    validTo: CivilDate.optional(),
    limitEqf: z.array(z.int().min(1).max(8)).max(8).optional().describe('EQF levels it is limited to'),
    limitIscedF: z.array(conceptCode('isced-f')).max(50).optional().describe('fields of education it is limited to'),
  })
  .meta({ id: 'QualityAssuranceRecord' });
export type QualityAssuranceRecord = z.output<typeof QualityAssuranceRecord>;

/**
 * A body that awards: everything ELM 3.2 says about an `Organisation` in a credential.
 * Identifiers: `eidas` is what a seal certificate names (KBO in Belgium); ROR, Erasmus, SCHAC and DEQAR are optional.
 */
export const Organisation = z
  .strictObject({
    legalName: LangMap(300).describe('name in law, by language'),
    altName: LangMap(300).optional().describe('short name or abbreviation'),
    identifiers: z.strictObject({
      eidas: LegalIdentifier.describe('what a seal certificate names, such as the KBO number as NTRBE-0123456789'),
      vat: LegalIdentifier.optional().describe('VAT number'),
      ror: z
        .string()
        .regex(
          /^0[a-z0-9]{6}\d{2}$/,
          accepts({
            en: 'the last nine characters of the ROR address',
            nl: 'de laatste negen tekens van het ROR-adres',
          }),
        )
        .optional()
        .describe('Research Organization Registry'),
      erasmus: z
        .string()
        .regex(
          /^[A-Z]{1,3} ?[A-Z-]{2,12}\d{2,3}$/,
          accepts({
            en: 'an Erasmus institution code such as "B LEUVEN01"',
            nl: 'een Erasmus-instellingscode zoals "B LEUVEN01"',
          }),
        )
        .optional(),
      schac: z
        .string()
        .regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/, accepts({ en: 'a domain name', nl: 'een domeinnaam' }))
        .optional()
        .describe('home organisation as a domain name'),
      deqar: z
        .string()
        .regex(/^DEQARINST\d{4,6}$/, accepts({ en: 'a DEQARINST number', nl: 'een DEQARINST-nummer' }))
        .optional(),
    }),
    country: conceptCode('country'),
    region: conceptCode('atu').optional(),
    homepage: HttpsUrl.optional(),
    qualityAssurance: z.array(QualityAssuranceRecord).max(50).default([]),
    recognisedAs: z
      .strictObject({ list: z.enum(['flemish-hei', 'foreign-hei', 'other']), asOf: CivilDate })
      .optional()
      .describe('the list of recognised institutions this body is on, and the date of that list'),
    memberOf: z
      .array(z.enum(['nova', 'una-europa', '4eu', 'eciu', 'enhance']))
      .max(5)
      .default([])
      .describe('association or alliance; only information (size bands)'),
  })
  .meta({ id: 'Organisation' });
export type Organisation = z.output<typeof Organisation>;

/** A mandate this institution holds: it may seal what another body awards. */
export const Mandate = z
  .strictObject({
    id: ShortId,
    mandator: LegalIdentifier.describe('eIDAS identifier of the body that gives the mandate'),
    scope: LangMap(500).describe('what may be sealed under it'),
    validFrom: CivilDate,
    validTo: CivilDate.optional(),
    documentSha256: z
      .string()
      .regex(
        /^[0-9a-f]{64}$/,
        accepts({ en: 'SHA-256 in lower-case hexadecimal', nl: 'SHA-256 hexadecimaal in kleine letters' }),
      )
      .describe('digest of the signed document that gives the mandate'),
  })
  .meta({ id: 'Mandate' });
export type Mandate = z.output<typeof Mandate>;

export const SealSettings = z.strictObject({
  signingTime: z
    .enum(['iat', 'sigT'])
    .default('iat')
    .describe(
      'header parameter with the claimed signing time of a seal: `iat` (ETSI TS 119 182-1 v1.2.1, EU DSS 6.1 and later) or `sigT` (v1.1.1, EU DSS up to 6.0); never both',
    ),
});

/** An institution that issues with Sigillum. */
export const Institution = z
  .strictObject({
    ...Organisation.shape,
    slug: Slug.describe('permanent name in addresses and in the DID; signed into every credential'),
    kind: z.enum(['university', 'university_college', 'association', 'other']),
    ruleProfile: RuleProfileId.default('vl-2025').describe('rule profile of an offering that names none'),
    mandates: z.array(Mandate).max(200).default([]).describe('mandates this institution holds to seal for others'),
    seal: SealSettings.default({ signingTime: 'iat' }),
  })
  .meta({ id: 'Institution' });
export type Institution = z.output<typeof Institution>;
