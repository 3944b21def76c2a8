import { z } from 'zod';

/** Permanent name of an institution inside URLs and DIDs that are signed; it can never be changed. */
export const Slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'lower-case letters, digits and hyphens, at most 40')
  .meta({ example: 'scheldeland' });

/** A code that comes from a registrar's own system: catalogue code, version, unit code, award id. */
export const Code = z
  .string()
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._:/-]{0,98}[A-Za-z0-9])?$/, 'letters, digits and . _ : / - (at most 100)')
  .refine((value) => !value.includes('..'), 'a code without ".."');

/** A code that also has to fit in one segment of a URL path. */
export const PathCode = z
  .string()
  .regex(/^[A-Za-z0-9](?:[A-Za-z0-9._:-]{0,98}[A-Za-z0-9])?$/, 'letters, digits and . _ : - (at most 100)')
  .refine((value) => !value.includes('..'), 'a code without ".."');

/** An https address without credentials. */
export const HttpsUrl = z
  .string()
  .max(500)
  .refine((value) => {
    if (!URL.canParse(value)) return false;
    const url = new URL(value);
    return url.protocol === 'https:' && url.username === '' && url.password === '';
  }, 'an https address');

export const UrnUuid = z
  .string()
  .regex(
    /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    'a urn:uuid in lower case',
  );

/** Academic year as it is written in Flanders: `2026-2027`. */
export const AcademicYear = z
  .string()
  .regex(/^\d{4}-\d{4}$/, 'an academic year such as 2026-2027')
  .refine((value) => Number(value.slice(5)) === Number(value.slice(0, 4)) + 1, 'two consecutive years');
