import { z } from 'zod';
import { accepts } from './accepts.ts';

/** Credits in hundredths of an ECTS credit, so that sums are exact: 7.5 ECTS is 750. */
export type EctsHundredths = number & { readonly unit: 'ECTS/100' };

const DECIMAL = /^(?:0|[1-9]\d{0,2})(?:\.\d{1,2})?$/;

/** Reads a number of credits with at most two decimals; null when it is no such number. */
export function parseEcts(value: string | number): EctsHundredths | null {
  const text = String(value);
  if (!DECIMAL.test(text)) return null;
  const [whole = '0', fraction = ''] = text.split('.');
  return (Number(whole) * 100 + Number(fraction.padEnd(2, '0'))) as EctsHundredths;
}

/** Writes hundredths as the shortest decimal: 600 is "6", 750 is "7.5". */
export function formatEcts(ects: EctsHundredths): string {
  return String(ects / 100);
}

const CREDITS = accepts({
  en: 'ECTS credits above 0 with at most two decimals, such as "6" or 7.5',
  nl: 'studiepunten boven 0 met hoogstens twee decimalen, zoals "6" of 7.5',
});

/** ECTS credits as a string or a number, above 0 and at most 999.99, two decimals at most; read into hundredths. */
export const Ects = z
  .union([z.string(), z.number()], { error: CREDITS })
  .transform((value, context): EctsHundredths => {
    const ects = parseEcts(value);
    if (ects === null || ects === 0) {
      context.addIssue({ code: 'custom', message: CREDITS });
      return z.NEVER;
    }
    return ects;
  })
  .meta({
    description: 'ECTS credits above 0, two decimals at most, as text or number',
    example: '6',
  });
