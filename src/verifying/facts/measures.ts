import { formatEcts, parseEcts } from '../../record/ects.ts';
import { scalarsOf } from './reading.ts';

const DECIMAL = /^(\d{1,3})(?:[.,](\d+))?$/;
/** What JSON-LD makes of a JSON number with a fraction. */
const DOUBLE = /^\d\.\d+E-?\d$/;

/**
 * Points as a decimal of at most two places without trailing zeros: `6`, `7,5`, `7.50`. Null for anything else, such as a
 * third decimal, a unit or a sign.
 */
export function pointsOf(text: string): string | null {
  const plain = DOUBLE.test(text) ? String(Number(text)) : text.trim();
  const [, whole, fraction = ''] = DECIMAL.exec(plain) ?? [];
  if (whole === undefined) return null;
  const decimals = fraction.replace(/0+$/, '');
  const ects = parseEcts(`${Number(whole)}${decimals === '' ? '' : `.${decimals}`}`);
  return ects === null ? null : formatEcts(ects);
}

const HOURS = /^P(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,5})M)?(?:0+(?:\.0+)?S)?)?$/;

/**
 * Hours of an xsd:duration, as far as it is written in hours and minutes. Days, months and years are other units of
 * learning: a published sample writes `P60M` (60 months) where it means hours, and nobody can tell. Null for those.
 */
export function hoursOf(text: string): number | null {
  const [, days, hours, minutes] = HOURS.exec(text) ?? [];
  if (days !== undefined && Number(days) > 0) return null;
  if (hours === undefined && minutes === undefined) return null;
  return Math.round((Number(hours ?? 0) + Number(minutes ?? 0) / 60) * 100) / 100;
}

/** The hours the durations of a property agree on; null when there are none in hours, or when they differ. */
export function hoursIn(value: unknown): number | null {
  const hours = new Set(scalarsOf(value).flatMap((text) => hoursOf(text) ?? []));
  const [first] = hours;
  return hours.size === 1 && first !== undefined ? first : null;
}
