const DATE_TIME_STAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** XSD 1.1 `dateTimeStamp` (a time zone is required) as UTC seconds, or null. */
export function moment(value: unknown): number | null {
  if (typeof value !== 'string' || !DATE_TIME_STAMP.test(value)) return null;
  const milliseconds = Date.parse(value);
  return Number.isNaN(milliseconds) ? null : milliseconds / 1000;
}

/** UTC seconds as a `dateTimeStamp` without fraction. */
export const dateTimeStamp = (seconds: number): string =>
  new Date(Math.floor(seconds) * 1000).toISOString().replace('.000Z', 'Z');
