import { z } from 'zod';
import { accepts } from './accepts.ts';

/** What a slug looks like, in words. */
export const SLUG = accepts({
  en: 'lower-case letters, digits and hyphens, at most 40',
  nl: 'kleine letters, cijfers en koppeltekens, hoogstens 40',
});

/** Permanent name of an institution inside URLs and DIDs that are signed; it can never be changed. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, SLUG)
  .meta({ example: 'scheldeland' });

const notUpwards = (value: string): boolean => !value.includes('..');
const NOT_UPWARDS = accepts({ en: 'a code without ".."', nl: 'een code zonder ".."' });

/** A code that comes from a registrar's own system: catalogue code, version, unit code, award id. */
export const Code = z
  .string()
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9._:/-]{0,98}[A-Za-z0-9])?$/,
    accepts({ en: 'letters, digits and . _ : / - (at most 100)', nl: 'letters, cijfers en . _ : / - (hoogstens 100)' }),
  )
  .refine(notUpwards, NOT_UPWARDS);

/** A code that also has to fit in one segment of a URL path. */
export const PathCode = z
  .string()
  .regex(
    /^[A-Za-z0-9](?:[A-Za-z0-9._:-]{0,98}[A-Za-z0-9])?$/,
    accepts({ en: 'letters, digits and . _ : - (at most 100)', nl: 'letters, cijfers en . _ : - (hoogstens 100)' }),
  )
  .refine(notUpwards, NOT_UPWARDS);

/** Id of a record inside an institution's own data: a quality-assurance record, a mandate. */
export const ShortId = z.string().regex(
  /^[A-Za-z0-9._-]{1,60}$/,
  accepts({
    en: 'a short id: letters, digits and . _ - (at most 60)',
    nl: 'een korte id: letters, cijfers en . _ - (hoogstens 60)',
  }),
);

/** Id of a credential this service issued. */
export const CredentialId = z
  .string()
  .regex(
    /^urn:credential:[0-9a-f-]{36}$/,
    accepts({
      en: 'a credential id: urn:credential: and a UUID',
      nl: 'de id van een bewijs: urn:credential: en een UUID',
    }),
  )
  .meta({ example: 'urn:credential:7c9d1f7e-3a52-4a5b-9d0e-2f6a1f1f7c11' });

/** An https address without credentials. */
export const HttpsUrl = z
  .string()
  .max(500)
  .refine(
    (value) => {
      if (!URL.canParse(value)) return false;
      const url = new URL(value);
      return url.protocol === 'https:' && url.username === '' && url.password === '';
    },
    accepts({ en: 'an https address', nl: 'een https-adres' }),
  )
  .meta({ format: 'uri' });

export const UrnUuid = z
  .string()
  .regex(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    accepts({ en: 'a urn:uuid in lower case', nl: 'een urn:uuid in kleine letters' }),
  );

/** Academic year as it is written in Flanders: `2026-2027`. */
export const AcademicYear = z
  .string()
  .regex(/^\d{4}-\d{4}$/, accepts({ en: 'an academic year such as 2026-2027', nl: 'een academiejaar zoals 2026-2027' }))
  .refine(
    (value) => Number(value.slice(5)) === Number(value.slice(0, 4)) + 1,
    accepts({ en: 'two consecutive years', nl: 'twee opeenvolgende jaren' }),
  )
  .meta({ example: '2025-2026' });
