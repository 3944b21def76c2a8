/** Something one of the peers does, or why it is not in the table. */
export interface Comparison {
  readonly peer: string;
  readonly what: string;
  /** One operation; null when it could not be done, and then `reason` says why. */
  readonly run: (() => Promise<unknown>) | null;
  readonly reason?: string;
  /** Name of our row it is compared with. */
  readonly against: string;
}

/** A measured row as it is handed from this folder's process to the bench. */
export interface Compared {
  readonly peer: string;
  readonly version: string;
  readonly what: string;
  /** Microseconds, lowest and median round; null when it could not be done. */
  readonly lowest: number | null;
  readonly median: number | null;
  readonly reason: string | null;
  readonly against: string;
}
