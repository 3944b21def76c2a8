/** More than a file of one person ever holds; a whole cohort comes as a batch of files. */
export const MAX_CREDENTIALS = 100;

/** How many credentials may still be looked at. Files that came together share one, presentations in them as well. */
export interface Allowance {
  left: number;
}

export const allowance = (): Allowance => ({ left: MAX_CREDENTIALS });

/** Takes all or nothing: false when there are not so many left. */
export function take(from: Allowance, count: number): boolean {
  if (count > from.left) return false;
  from.left -= count;
  return true;
}
