const DATE_TIME_STAMP = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** XSD 1.1 `dateTimeStamp` (a time zone is required) as UTC seconds, or null. */
export function moment(value: unknown): number | null {
  const day = typeof value === 'string' ? DATE_TIME_STAMP.exec(value)?.[1] : undefined;
  if (typeof value !== 'string' || day === undefined) return null;
  const [milliseconds, midnight] = [Date.parse(value), Date.parse(day)];
  // The 31st of a month of thirty days is rolled over to the next month: no such day.
  if (Number.isNaN(milliseconds) || new Date(midnight).getUTCDate() !== Number(day.slice(8))) return null;
  return milliseconds / 1000;
}

let lastWritten = { second: 0, stamp: '1970-01-01T00:00:00Z' };

/** UTC seconds as a `dateTimeStamp` without fraction. All proofs of one issue are of one second: it is written once. */
export function dateTimeStamp(seconds: number): string {
  const second = Math.floor(seconds);
  if (second !== lastWritten.second) {
    lastWritten = { second, stamp: new Date(second * 1000).toISOString().replace('.000Z', 'Z') };
  }
  return lastWritten.stamp;
}
